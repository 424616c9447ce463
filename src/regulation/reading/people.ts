// Rules: who comes and who leads: the chair and who stands in, who takes minutes, who takes part and who is invited. Luật
// 72/2025/QH15 Điều 43.
import type { Block } from './blocks.ts'
import { mentionsOf } from './bodies.ts'
import { bare, capital, first, type Labelled, labelled } from './labels.ts'
import type { Lexicon } from './lexicon.form.ts'
import { has, matchForm } from './match.ts'
import { NUMBER, numberOf } from './numbers.ts'
import { type Found, found } from './reading.ts'

interface Chair {
  readonly block: Block
  readonly text: string
}

/** Behind the chair of the same line: who is only invited. */
const ALSO = /^cùng chủ trì:?\s+|,? mời (?:đại diện |các |thường trực |đồng chí ).*$/giu
/** "Mời đại diện …", "Vắng mặt thì …" behind the same label: no chair. */
const NO_CHAIR = /^(?:mời|vắng|khi|nếu|trường hợp|thư ký|dự|điều hành)(?![\p{L}])/u

export function chairParts(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  const [label] = labelled(body, 'chairs', lexicon).filter(
    ({ text, items }) =>
      mentionsOf(matchForm(text === '' ? (items[0]?.text ?? '') : text), lexicon).length > 0 ||
      /chủ tịch|bí thư/u.test(matchForm(text)),
  )
  const [spoken, listed] = [spokenChair(body, lexicon), listedChairs(body)]
  const chairs: readonly Chair[] = label
    ? label.text === ''
      ? label.items.map((block) => ({ block, text: bare(block.text) }))
      : first(label.text)
          .split(';')
          .map((text) => ({ block: label.block, text: bare(text) }))
    : spoken.length > listed.length
      ? spoken
      : listed
  return chairs
    .map((chair) => ({ ...chair, text: chair.text.replace(ALSO, '').trim() }))
    .filter(({ text }) => text !== '' && !NO_CHAIR.test(matchForm(text)))
    .map(({ block, text }, at) =>
      found(
        `chairs[${at}]`,
        {
          position: capital(text.replace(/^đồng chí\s+/iu, '')),
          standing_council: /(?:chủ tịch|thường trực) (?:hđnd|hội đồng)/u.test(matchForm(text)),
          quote: text,
        },
        block,
        text,
        label ? 'sau chữ “Chủ trì”' : 'câu nêu người “chủ trì”, “đồng chủ trì” hoặc “trực tiếp đối thoại”',
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

const LEADS =
  /^(?:đồng chí )?(?<who>(?:phó |đại diện )?(?:chủ tịch|bí thư|thường trực)[^.;:]{2,80}?),? (?:là )?(?:người )?(?:đồng )?chủ trì(?: hội nghị| đối thoại)*[.;]?$/u

/** "Chủ tịch UBND xã chủ trì; đại diện Thường trực HĐND xã đồng chủ trì" among those who come. */
function listedChairs(body: readonly Block[]): readonly Chair[] {
  return body.flatMap((block) =>
    block.row
      ? []
      : block.text.split(/(?<=;)\s*/u).flatMap((part): readonly Chair[] => {
          const who = LEADS.exec(matchForm(part))?.groups?.who
          return who === undefined
            ? []
            : [{ block, text: part.slice(matchForm(part).indexOf(who)).slice(0, who.length) }]
        }),
  )
}

const STAND_IN =
  /(?:trường hợp|nếu) ([^.;]{0,60}?(?:bận|vắng|đi công tác|không (?:thể )?(?:tham dự|chủ trì))[^.;,]{0,40}),? ?(?:thì)?[^.;]{0,60}?(?:phân công|ủy quyền|ủy nhiệm|giao|cử)(?: cho)? (?:(\d{1,2}) |một )?((?:đồng chí )?phó (?:chủ tịch|bí thư)[^.;,]{0,40})/u

export function standIn(body: readonly Block[]): readonly Found[] {
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

export function secretaryParts(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  const [label] = labelled(body, 'secretaries', lexicon)
  const block = label?.block ?? body.find((each) => /làm thư ký/u.test(matchForm(each.text)))
  if (!block) return []
  const listed = /^\d{1,2} (?:đồng chí|người) ?\((\d{1,2} .*)\)$/u.exec(first(label?.text ?? ''))?.[1]
  const parts = label
    ? label.text === ''
      ? label.items.map((each) => bare(each.text))
      : listed !== undefined
        ? listed.split(/[;,] (?=\d)/u).map(bare)
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

export function peopleParts(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
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
