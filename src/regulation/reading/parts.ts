// Rules: the parts of a plan that carry a label ("Địa điểm:", "Nội dung:") or are known by their words: where and in which
// form, agenda and topics, how often a year, places by village; who comes stands in people.ts. Luật 72/2025/QH15 Điều 43.
import { type Block, sentencesOf } from './blocks.ts'
import { mentionsOf } from './bodies.ts'
import { bare, capital, first, type Labelled, labelled } from './labels.ts'
import type { Lexicon } from './lexicon.form.ts'
import { has, matchForm } from './match.ts'
import { NUMBER, numberOf } from './numbers.ts'
import { chairParts, peopleParts, secretaryParts, standIn } from './people.ts'
import { type Found, found } from './reading.ts'

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

function topicParts(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  // "II. NỘI DUNG" over "1. Thời gian", "2. Địa điểm" names parts of the plan, not what is talked about.
  const parts = (['time', 'place', 'form', 'chairs', 'participants', 'invited', 'agenda'] as const).map(
    (label) => lexicon.labels[label],
  )
  const isPart = ({ text }: Block) => parts.some((label) => label.test(matchForm(text)))
  const topics = labelled(body, 'topics', lexicon).filter(
    ({ items }) => items.length > 0 && !items.some(isPart),
  )
  const chosen = topics.at(-1)
  return (chosen?.items ?? []).map((block, at) =>
    found(`topics[${at}]`, bare(block.text), block, bare(block.text), 'dưới “Nội dung”'),
  )
}

/** Steps with days to be done by are the way to the conference, not its agenda. */
const DATED = /ngày \d|chậm nhất|\d ngày|trước ngày/u

/** "1. Trước đối thoại", "3. Sau đối thoại": the stages of the whole work. */
const AROUND =
  /^(?:(?:công việc|bước|giai đoạn|các bước|công tác) )*(?:trước|sau) (?:khi )?(?:tổ chức |kết thúc |tiến hành )?(?:buổi |cuộc |hội nghị |tiếp xúc,? )*(?:đối thoại|hội nghị|tiếp xúc)?[.:]?$/u

function agendaPart(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  const [agenda] = labelled(body, 'agenda', lexicon)
    .concat(titledAgenda(body, lexicon))
    .filter(
      ({ items }) =>
        items.length >= 2 &&
        items.filter((item) => DATED.test(matchForm(item.text))).length < 2 &&
        !items.some((item) => AROUND.test(matchForm(item.text))),
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
/** "05 hộ dân/khu phố". */
const PER = new RegExp(
  `(?<![\\d/])${NUMBER} (?:người|đại biểu|đại diện|hộ|đồng chí)(?: dân| gia đình)? ?/ ?(?:mỗi )?(?<unit>thôn|ấp|bản|buôn|làng|xóm|khóm|khu phố|khu dân cư|tổ dân phố|chi bộ)(?![\\p{L}])`,
  'u',
)
const CHOSEN = /(?:^|[ ,(])do ((?:các )?[^,.;()]{2,60}?) (?:cử|bầu|chọn|giới thiệu|lựa chọn|lập|phân bổ)/u

/** "mỗi thôn 12 người, do hội nghị thôn cử": places by village; who decides stays empty where nobody is named. */
export function quotaPart(body: readonly Block[]): readonly Found[] {
  for (const block of body)
    for (const { text } of sentencesOf(block.text)) {
      const form = matchForm(text)
      const match = EACH.exec(form) ?? PER.exec(form)
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
