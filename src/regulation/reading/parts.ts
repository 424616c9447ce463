// Rules: the parts of a plan that carry a label ("Địa điểm:", "Chủ trì:", "Thành phần mời:") or are known by their words:
// when and where, who chairs, takes minutes, attends, is invited; agenda and topics. Luật 72/2025/QH15 Điều 43.
import { type Block, sentencesOf } from './blocks.ts'
import { mentionsOf } from './bodies.ts'
import type { Label, Lexicon } from './lexicon.form.ts'
import { has, matchForm } from './match.ts'
import { NUMBER, numberOf } from './numbers.ts'
import { type Found, placeOf } from './reading.ts'

/** What stands behind a label: on its line, or in the lines under it. */
export interface Labelled {
  readonly block: Block
  readonly text: string
  /** The lines under the label, each an item; empty where it all stands on one line. */
  readonly items: readonly Block[]
}

/** The text behind the label, undefined where the block is not of that label. */
function behind(block: Block, label: RegExp): string | undefined {
  const form = matchForm(block.text)
  const match = label.exec(form)
  if (!match) return undefined
  const rest = block.text.slice(match[0].length)
  const colon = /^[^:.;]{0,60}?:\s*/u.exec(rest)
  if (colon) return rest.slice(colon[0].length).trim()
  return /^\s*(?:$|[,(]|-|và )/u.test(rest) ? '' : undefined
}

/** "II. THÀNH PHẦN, THỜI GIAN, ĐỊA ĐIỂM" is over several parts: its own lines may belong to it, its headings do not. */
const ofSeveral = (block: Block) => /,|-| và /u.test(block.text)

export function labelled(blocks: readonly Block[], label: Label, lexicon: Lexicon): readonly Labelled[] {
  const all = blocks.flatMap((block) => {
    const text = behind(block, lexicon.labels[label])
    if (text === undefined) return []
    const under = text === '' ? blocks.filter((each) => each.above[0] === block) : []
    const items = ofSeveral(block) ? under.filter((each) => each.level >= 4) : under
    return text === '' && items.length === 0 ? [] : [{ block, text, items }]
  })
  return all.toSorted((a, b) => Number(a.text === '') - Number(b.text === ''))
}

const first = (text: string) =>
  sentencesOf(text)[0]
    ?.text.replace(/[.;,]\s*$/u, '')
    .trim() ?? ''
const bare = (text: string) => text.replace(/[.;,]\s*$/u, '').trim()
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function found(field: string, value: unknown, block: Block, quote: string, reason: string): Found {
  return { field, value, sentence: block.text, quote, reason, ...placeOf(block) }
}

export function readParts(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  return [
    ...placePart(body, lexicon),
    ...formPart(body, lexicon),
    ...chairParts(body, lexicon),
    ...standIn(body),
    ...secretaryParts(body, lexicon),
    ...peopleParts(body, lexicon),
    ...topicParts(body, lexicon),
    ...agendaPart(body, lexicon),
    ...perYear(body),
    ...quotaPart(body),
  ]
}

function placePart(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  const combined = labelled(body, 'time', lexicon).flatMap(({ block, text }) => {
    const at = /địa điểm/u.test(matchForm(block.text)) ? /(?:^|[ ,;])tại /u.exec(matchForm(text)) : null
    return at ? [{ block, text: text.slice(at.index + at[0].length) }] : []
  })
  for (const { block, text, items } of [
    ...labelled(body, 'place', lexicon),
    ...combined.map((each) => ({ ...each, items: [] })),
  ]) {
    const line = text === '' ? (items[0]?.text ?? '') : text
    const value = bare(first(line).replace(/^(?:dự kiến )?(?:tổ chức )?tại\s+/iu, ''))
    if (value === '' || has(matchForm(line), lexicon.later)) continue
    return [found('place', value, block, value, 'sau chữ “Địa điểm”')]
  }
  return []
}

function formPart(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  for (const { block, text, items } of labelled(body, 'form', lexicon)) {
    const line = text === '' ? (items[0]?.text ?? '') : text
    const value = bare(first(line))
    if (value === '' || has(matchForm(line), lexicon.later)) continue
    return [found('form', { text: capital(value), quote: value }, block, value, 'sau chữ “Hình thức”')]
  }
  return []
}

interface Chair {
  readonly block: Block
  readonly text: string
}

/** Behind the chair of the same line: who is only invited. */
const ALSO = /^cùng chủ trì:?\s+|,? mời (?:đại diện |các |thường trực |đồng chí ).*$/giu
/** "Mời đại diện …", "Vắng mặt thì …" behind the same label: no chair. */
const NO_CHAIR = /^(?:mời|vắng|khi|nếu|trường hợp|thư ký|dự|điều hành)(?![\p{L}])/u

function chairParts(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  const [label] = labelled(body, 'chairs', lexicon).filter(
    ({ text, items }) =>
      mentionsOf(matchForm(text === '' ? (items[0]?.text ?? '') : text), lexicon).length > 0 ||
      /chủ tịch|bí thư/u.test(matchForm(text)),
  )
  const chairs: readonly Chair[] = label
    ? label.text === ''
      ? label.items.map((block) => ({ block, text: bare(block.text) }))
      : first(label.text)
          .split(';')
          .map((text) => ({ block: label.block, text: bare(text) }))
    : spokenChair(body, lexicon)
  return chairs
    .map((chair) => ({ ...chair, text: chair.text.replace(ALSO, '').trim() }))
    .filter(({ text }) => text !== '' && !NO_CHAIR.test(matchForm(text)))
    .map(({ block, text }, at) =>
      found(
        `chairs[${at}]`,
        {
          position: capital(text.replace(/^đồng chí\s+/iu, '')),
          standing_council: /chủ tịch (?:hđnd|hội đồng)/u.test(matchForm(text)),
          quote: text,
        },
        block,
        text,
        label ? 'sau chữ “Chủ trì”' : 'người “trực tiếp chủ trì” hoặc “trực tiếp đối thoại”',
      ),
    )
}

/** "Chủ tịch UBND xã trực tiếp chủ trì …", "… trực tiếp đối thoại với Nhân dân". */
function spokenChair(body: readonly Block[], lexicon: Lexicon): readonly Chair[] {
  for (const block of body) {
    const form = matchForm(block.text)
    const [mention] = mentionsOf(form, lexicon)
    if (!mention || mention.start > 10 || mention.role !== 'chair') continue
    const act = /^[^.;]{0,30}?(?:trực tiếp )(?:chủ trì|đối thoại|tiếp xúc)|^[ ,]*(?:là người )?chủ trì/u.exec(
      form.slice(mention.end),
    )
    if (act) return [{ block, text: block.text.slice(mention.start, mention.end) }]
  }
  return []
}

const STAND_IN =
  /(?:trường hợp|nếu) ([^.;]{0,60}?(?:bận|vắng|đi công tác|không (?:thể )?(?:tham dự|chủ trì))[^.;,]{0,40}),? ?(?:thì)?[^.;]{0,60}?(?:phân công|ủy quyền|giao)(?: cho)? (?:(\d{1,2}) |một )?((?:đồng chí )?phó (?:chủ tịch|bí thư)[^.;,]{0,40})/u

function standIn(body: readonly Block[]): readonly Found[] {
  for (const block of body) {
    const match = STAND_IN.exec(matchForm(block.text))
    if (!match) continue
    const slice = (words: string | undefined) => {
      const at = matchForm(block.text).indexOf(words ?? '', match.index)
      return block.text.slice(at, at + (words ?? '').length).trim()
    }
    const who = slice(match[3])
      .replace(/^đồng chí\s+/iu, '')
      .replace(/\s+(?:thực hiện|chủ trì|điều hành).*$/u, '')
    const value = {
      who: capital(who),
      count: match[2] === undefined ? 1 : Number(match[2]),
      when: capital(slice(match[1]).replace(/\s+thì(?:\s.*)?$/u, '')),
      quote: slice(match[0]),
    }
    return [found('stand_in', value, block, value.quote, 'câu nêu khi người chủ trì vắng')]
  }
  return []
}

const COUNTED = new RegExp(`^${NUMBER} (?:đồng chí )?`, 'u')

function secretaryParts(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  const [label] = labelled(body, 'secretaries', lexicon)
  const block = label?.block ?? body.find((each) => /làm thư ký/u.test(matchForm(each.text)))
  if (!block) return []
  const parts = label
    ? label.text === ''
      ? label.items.map((each) => bare(each.text))
      : first(label.text)
          .split(/;| và (?=\d)|(?<=\)),/u)
          .map(bare)
    : mentionsOf(matchForm(block.text), lexicon)
        .slice(0, 1)
        .map((mention) => block.text.slice(mention.start, mention.end))
  return parts
    .filter((part) => part !== '')
    .map((part, at) => {
      const count = COUNTED.exec(matchForm(part))
      const behind = /\s*\((\d{1,2}) (?:người|đồng chí)\)$/u.exec(part)
      const who = capital(count ? part.slice(count[0].length) : behind ? part.slice(0, behind.index) : part)
      const [mention] = mentionsOf(matchForm(who), lexicon)
      const value = {
        who,
        ...(mention ? { role: mention.doer } : {}),
        ...(count
          ? { count: numberOf(count.groups ?? {}) ?? 1 }
          : behind
            ? { count: Number(behind[1]) }
            : {}),
      }
      return found(
        `secretaries[${at}]`,
        value,
        block,
        part,
        label ? 'sau chữ “Thư ký”' : 'câu có “làm thư ký”',
      )
    })
}

function itemsOf(label: Labelled): readonly { readonly block: Block; readonly text: string }[] {
  if (label.text !== '') return [{ block: label.block, text: bare(label.text) }]
  return label.items.map((block) => ({ block, text: bare(block.text) }))
}

/** "phân bổ theo phụ lục": says how many come, not who. */
const ALLOTTED = /^phân bổ|^(?:theo|có) (?:phụ lục|danh sách)/u

function peopleParts(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  const other = (['chairs', 'secretaries', 'invited', 'participants', 'time', 'place', 'form'] as const).map(
    (label) => lexicon.labels[label],
  )
  const participants = labelled(body, 'participants', lexicon)
    .flatMap(itemsOf)
    .filter(
      ({ block, text }) =>
        !other.some(
          (label) =>
            label.test(matchForm(text)) ||
            (block.text !== text &&
              label !== lexicon.labels.participants &&
              label.test(matchForm(block.text))),
        ),
    )
    .filter(({ block, text }) => text !== '' && !block.row && !ALLOTTED.test(matchForm(text)))
  const invited = labelled(body, 'invited', lexicon).flatMap(itemsOf)
  const proposed = invited.filter(({ text }) =>
    /^do\s.*(?:đề xuất|giới thiệu|lập danh sách|tham mưu)/u.test(matchForm(text)),
  )
  const named = invited.filter((each) => !proposed.includes(each))
  const spoken = named.length === 0 && proposed.length === 0 ? spokenInvitation(body) : []
  const people = participants.find(({ text }) => has(matchForm(text), lexicon.people))
  return [
    ...participants.map(({ block, text }, at) =>
      found(`participants[${at}]`, capital(text), block, text, 'dưới “Thành phần”'),
    ),
    ...[...named, ...spoken].map(({ block, text }, at) =>
      found(`invited[${at}]`, capital(text), block, text, 'dưới “Mời”'),
    ),
    ...proposed.map(({ block, text }) => {
      const [mention] = mentionsOf(matchForm(text), lexicon)
      return found(
        'invitees_proposed_by',
        mention ? text.slice(mention.start, mention.end) : text,
        block,
        text,
        'câu nêu ai đề xuất thành phần mời',
      )
    }),
    ...(people
      ? [
          found(
            'people',
            { text: capital(people.text), quote: people.text },
            people.block,
            people.text,
            'thành phần là Nhân dân',
          ),
        ]
      : []),
  ]
}

/** "mời đại diện lãnh đạo Đảng ủy, … tham gia". */
function spokenInvitation(
  body: readonly Block[],
): readonly { readonly block: Block; readonly text: string }[] {
  for (const block of body) {
    const match = /(?:^|[ ;,])mời (đại diện [^.;]{10,240}?)(?= tham gia| tham dự| dự |[.;]|$)/u.exec(
      matchForm(block.text),
    )
    if (match?.[1]) {
      const at = match.index + match[0].length - match[1].length
      return [{ block, text: block.text.slice(at, at + match[1].length).trim() }]
    }
  }
  return []
}

function topicParts(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  const topics = labelled(body, 'topics', lexicon).filter(({ items }) => items.length > 0)
  const chosen = topics.at(-1)
  return (chosen?.items ?? []).map((block, at) =>
    found(`topics[${at}]`, bare(block.text), block, bare(block.text), 'dưới “Nội dung”'),
  )
}

/** Steps with days to be done by are the way to the conference, not its agenda. */
const DATED = /ngày \d|chậm nhất|\d ngày|trước ngày/u

function agendaPart(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  const [agenda] = labelled(body, 'agenda', lexicon)
    .concat(titledAgenda(body, lexicon))
    .filter(
      ({ items }) => items.length >= 2 && items.filter((item) => DATED.test(matchForm(item.text))).length < 2,
    )
    .sort((a, b) => listed(b) - listed(a) || b.items.length - a.items.length)
  if (!agenda) return []
  const steps = agenda.items.map((block) => {
    const form = matchForm(block.text)
    const [mention] = mentionsOf(form, lexicon)
    const who = mention && mention.start < 22 ? block.text.slice(mention.start, mention.end) : 'Không nêu'
    return {
      who: capital(who),
      text: bare(block.text),
      opinions: /phát biểu|nêu (?:ý kiến|kiến nghị)|trao đổi, đối thoại/u.test(form),
    }
  })
  const change = /(?:có thể )?(?:được )?(?:thay đổi|điều chỉnh)|dự kiến/u.test(
    matchForm(agenda.block.text + (agenda.items[0]?.text ?? '')),
  )
  const quote = agenda.items.map((block) => block.text).join(' / ')
  return [
    found('agenda', { can_change: change, steps }, agenda.block, quote, 'dưới “Chương trình”, “Trình tự”'),
  ]
}

/** Steps stand as lines; headings under it are parts of the plan. */
const listed = (label: Labelled) => label.items.filter((block) => block.level >= 4).length

/** A heading that only names the agenda: "III. TRÌNH TỰ HỘI NGHỊ". */
function titledAgenda(body: readonly Block[], lexicon: Lexicon): Labelled[] {
  return body
    .filter(
      (block) =>
        block.level <= 3 && block.text.length < 80 && lexicon.labels.agenda.test(matchForm(block.text)),
    )
    .map((block) => ({ block, text: '', items: body.filter((each) => each.above[0] === block) }))
}

const PER_YEAR = new RegExp(
  `(?:mỗi năm|hằng năm|hàng năm|01 năm|1 năm)(?<between>[^.;]{0,40}?) ${NUMBER} (?:cuộc|lần|hội nghị|kỳ|buổi)|${NUMBER.replaceAll('?<', '?<b')} (?:cuộc|lần|hội nghị|buổi)[^.;\\d]{0,16}(?:trong năm|\\/ ?năm|mỗi năm|một năm)`,
  'u',
)

/** "mỗi năm ít nhất 02 cuộc", "01 cuộc trong năm 2024"; a condition ("nếu … trở lên") is no number. */
function perYear(body: readonly Block[]): readonly Found[] {
  for (const block of body)
    for (const { text } of sentencesOf(block.text)) {
      const form = matchForm(text)
      const match = PER_YEAR.exec(form)
      if (
        !match ||
        /(?:nếu|trường hợp) [^.;]{0,40}$/u.test(form.slice(0, match.index)) ||
        /^ ?trở lên/u.test(form.slice(match.index + match[0].length))
      )
        continue
      const groups = match.groups ?? {}
      const count =
        (groups.figure ?? groups.words)
          ? numberOf(groups)
          : numberOf({
              figure: groups.bfigure,
              words: groups.bwords,
              spoken: groups.bspoken,
              inner: groups.binner,
            })
      if (count === null || count < 1 || count > 52) continue
      const quote = text.slice(match.index, match.index + match[0].length)
      const least = /ít nhất|tối thiểu|trở lên/u.test(form)
      return [
        found('hold.per_year_min', count, block, quote, 'số cuộc trong năm'),
        ...(least
          ? []
          : [found('hold.per_year_max', count, block, quote, 'nêu đúng số cuộc, không phải “ít nhất”')]),
      ]
    }
  return []
}

const EACH = new RegExp(
  `(?:mỗi|từng) (?<unit>thôn|ấp|bản|buôn|làng|xóm|khóm|khu phố|khu dân cư|tổ dân phố|tổ|chi bộ)(?:, (?:thôn|ấp|bản|buôn|làng|xóm|khóm|khu phố|tổ dân phố))*[^.;:\\d]{0,30}?${NUMBER}(?: (?:-|đến) \\d{1,3})? (?:người|đại biểu|đại diện|hộ|đồng chí)`,
  'u',
)
const CHOSEN = /(?:^|[ ,(])do ((?:các )?[^,.;()]{2,60}?) (?:cử|bầu|chọn|giới thiệu|lựa chọn|lập|phân bổ)/u

/** "mỗi thôn 12 người, do hội nghị thôn cử": places by village; who decides stays empty where nobody is named. */
export function quotaPart(body: readonly Block[]): readonly Found[] {
  for (const block of body)
    for (const { text } of sentencesOf(block.text)) {
      const form = matchForm(text)
      const match = EACH.exec(form)
      if (!match) continue
      const words = bare(text.slice(match.index))
      const by = CHOSEN.exec(form)
      const decided =
        by?.[1] && text.slice(by.index + by[0].indexOf(by[1]), by.index + by[0].indexOf(by[1]) + by[1].length)
      const value = {
        per: match.groups?.unit ?? '',
        ...(decided ? { decided_by: decided } : {}),
        text: capital(words),
        quote: text.slice(match.index, match.index + match[0].length),
      }
      return [found('quota', value, block, words, 'số đại biểu của mỗi đơn vị')]
    }
  return []
}
