// Rules: how opinions come in, what may become of them, what is refused, the minutes, posting, money and security, known
// by their words (lexicon/parts.yaml). Luật 10/2022/QH15; lời của từng kế hoạch.
import { type Block, sentencesOf } from './blocks.ts'
import { mentionsOf, ownerOf } from './bodies.ts'
import { ownerOfRow } from './clauses.ts'
import type { Proposal } from './drafting.ts'
import type { Lexicon } from './lexicon.form.ts'
import { has, matchForm, spansOf } from './match.ts'
import { type Found, placeOf } from './reading.ts'

function found(
  field: string,
  value: unknown,
  block: Block,
  sentence: string,
  quote: string,
  reason: string,
): Found {
  return { field, value, sentence, quote, reason, ...placeOf(block) }
}

export function readWays(
  body: readonly Block[],
  proposals: readonly Proposal[],
  lexicon: Lexicon,
): readonly Found[] {
  return [
    ...channelsOf(body, proposals, lexicon),
    ...dispositionsOf(body, lexicon),
    ...refusalsOf(body, lexicon),
    ...minutesOf(body),
    ...publicationOf(body, proposals),
    ...chargeOf(body, 'budget', BUDGET, lexicon),
    ...chargeOf(body, 'security', SECURITY, lexicon),
  ]
}

function firstSentence(body: readonly Block[], pattern: RegExp) {
  for (const block of body)
    for (const { text } of sentencesOf(block.text)) {
      const [span] = spansOf(matchForm(text), pattern)
      if (span) return { block, text, quote: text.slice(span.start, span.end) }
    }
  return undefined
}

function channelsOf(
  body: readonly Block[],
  proposals: readonly Proposal[],
  lexicon: Lexicon,
): readonly Found[] {
  const worded = lexicon.channels.flatMap(({ code, pattern, text }) => {
    const hit = firstSentence(body, pattern)
    return hit ? [{ code, text, quote: hit.quote, block: hit.block, sentence: hit.text }] : []
  })
  const collected = proposals
    .filter(({ rule }) => rule.duty === 'collect' && rule.owner === 'collector')
    .map(({ rule, found: from }) => {
      const cell = /chi (?:bộ|đảng bộ|ủy)/u.test(matchForm(rule.owner_printed ?? ''))
      return { code: cell ? 'chi_bo' : 'thon', text: rule.owner_printed ?? '', quote: rule.quote, from }
    })
  const all = [
    ...worded.map((each) => ({ ...each, place: placeOf(each.block) })),
    ...collected.map((each) => ({ ...each, sentence: each.from.sentence, place: placeOf(each.from) })),
  ].filter((each, at, list) => list.findIndex((other) => other.code === each.code) === at)
  return all.map(({ code, text, quote, sentence, place }, at) => ({
    field: `channels[${at}]`,
    value: { code, text, quote },
    sentence,
    quote,
    reason: 'lời của một kênh tiếp nhận',
    ...place,
  }))
}

function dispositionsOf(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  return lexicon.dispositions
    .flatMap(({ code, pattern }) => {
      const hit = firstSentence(body, pattern)
      return hit ? [{ code, hit }] : []
    })
    .map(({ code, hit }, at) =>
      found(`dispositions[${at}]`, code, hit.block, hit.text, hit.quote, 'lời của một cách xử lý ý kiến'),
    )
}

function refusalsOf(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  const refusals = body.flatMap((block) =>
    sentencesOf(block.text).flatMap(({ text }) => {
      const form = matchForm(text)
      const kind = has(form, lexicon.refuse) ? 'refuse' : has(form, lexicon.prohibit) ? 'prohibit' : undefined
      return kind ? [{ block, text: text.replace(/[.;]\s*$/u, '').trim(), kind }] : []
    }),
  )
  return refusals.map(({ block, text, kind }, at) =>
    found(
      `refusals[${at}]`,
      { id: `${kind === 'refuse' ? 'tu_choi' : 'cam'}_${at + 1}`, kind, text, quote: text },
      block,
      text,
      text,
      kind === 'refuse' ? 'câu cho phép từ chối' : 'câu nghiêm cấm',
    ),
  )
}

const COPIES = /biên bản[^.;\d]{0,60}?(?:gồm|thành|lập|số lượng)[^.;\d]{0,16}(\d{1,2}) (?:bản|bộ)(?![\p{L}])/u

function minutesOf(body: readonly Block[]): readonly Found[] {
  for (const block of body) {
    const form = matchForm(block.text)
    const match = COPIES.exec(form)
    if (!match) continue
    const rest = form.slice(match.index + match[0].length)
    const offset = match.index + match[0].length
    const recipients = [...rest.matchAll(/\d{1,2} (?:bản|bộ) ([^;,.)]+)/gu)].map((each) => {
      const at = offset + each.index + each[0].length - (each[1]?.length ?? 0)
      return block.text.slice(at, at + (each[1]?.length ?? 0)).trim()
    })
    const contents = body
      .filter((each) => each.above[0] === block)
      .map((each) => each.text.replace(/[.;]\s*$/u, ''))
    const quote = block.text.slice(match.index, offset)
    return [
      found(
        'minutes',
        { copies: Number(match[1]), recipients, contents, quote },
        block,
        block.text,
        quote,
        'số bản của biên bản',
      ),
    ]
  }
  return []
}

const POSTED = /niêm yết[^.;\d]{0,60}?(\d{1,3}) ngày(?: liên tục| liên tiếp)?/u

function publicationOf(body: readonly Block[], proposals: readonly Proposal[]): readonly Found[] {
  return proposals
    .filter(({ rule }) => (rule.publish ?? []).length > 0 && rule.paper)
    .map(({ rule, found: from }, at) => {
      const block = body.find((each) => each.line === from.line && each.page === from.page)
      const days = POSTED.exec(matchForm(block?.text ?? ''))
      const same =
        days && (days[0].includes('liên t') || /thời gian niêm yết/u.test(matchForm(block?.text ?? '')))
      const value = {
        duty: rule.duty,
        paper: rule.paper,
        where: rule.publish,
        ...(same ? { days: Number(days[1]) } : {}),
        quote: rule.quote,
      }
      return {
        ...from,
        field: `publication[${at}]`,
        value,
        reason: 'nơi niêm yết, đăng tải nêu trong cùng câu',
      }
    })
}

const BUDGET =
  /(?:bảo đảm|đảm bảo|bố trí|chi|tham mưu|chuẩn bị|dự toán|cân đối|cấp|quyết toán)[^.;]{0,40}kinh phí|kinh phí[^.;]{0,60}(?:do|từ|theo|được)|(?:thanh,? ?(?:và )?quyết toán|thủ tục thanh toán|lập dự toán|thẩm định (?:dự toán|quyết toán)|quyết toán kinh phí)/gu
const SECURITY =
  /(?:bảo đảm|đảm bảo|giữ gìn|giữ vững|giữ)(?: tốt| về| tình hình| công tác)* (?:an (?:ninh|toàn)|trật tự)|phương án[^.;]{0,30}an ninh|bố trí lực lượng/gu

/** Who answers for money or order: only where somebody is named. */
function chargeOf(
  body: readonly Block[],
  field: 'budget' | 'security',
  pattern: RegExp,
  lexicon: Lexicon,
): readonly Found[] {
  const hits = body.flatMap((block) =>
    sentencesOf(block.text)
      .flatMap(({ text }) => text.split(/(?<=;)\s*/u))
      .filter((text) => has(matchForm(text), pattern))
      .flatMap((text) => {
        const owner = block.cells ? ownerOfRow(block, lexicon) : ownerOf(text.trim(), block, [], lexicon)
        return owner && owner.role !== 'chair' ? [{ block, text, owner }] : []
      }),
  )
  const wanted = field === 'security' ? 'police' : 'finance'
  const hit = hits.find(({ owner }) => owner.role === wanted) ?? hits[0]
  if (!hit) return field === 'security' ? attending(body, lexicon) : []
  const text = hit.text.replace(/[.;]\s*$/u, '').trim()
  return [
    found(
      field,
      { owner: hit.owner.role, text, quote: text },
      hit.block,
      hit.text,
      text,
      `người được giao: “${hit.owner.text.trim()}”`,
    ),
  ]
}

/** "Trưởng Công an xã" among those who attend: the one word of a plan without a security clause. */
function attending(body: readonly Block[], lexicon: Lexicon): readonly Found[] {
  const block = body.find(
    (each) =>
      each.level >= 4 &&
      mentionsOf(matchForm(each.text), lexicon)[0]?.role === 'police' &&
      /^trưởng công an/u.test(matchForm(each.text)),
  )
  const quote = block?.text.split(/[;,.]/u)[0] ?? ''
  return block
    ? [
        found(
          'security',
          { owner: 'police', text: `${quote} dự hội nghị`, quote },
          block,
          block.text,
          quote,
          'chỉ thấy trong thành phần dự',
        ),
      ]
    : []
}
