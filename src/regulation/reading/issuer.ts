// Rules: who issues the plan: by its symbol, its body's name above the number, the place of signing. NĐ 30/2020/NĐ-CP Phụ
// lục I; Hướng dẫn của Văn phòng Trung ương Đảng về thể thức.
import type { Block } from './blocks.ts'
import { matchForm } from './match.ts'
import { type Found, found } from './reading.ts'

const SYMBOL = /số\s*:?\s*([\d.…*_ ]*?)\s*[-/]\s*(KH(?:LT|PH)?\s*[-–/]\s*[\p{Lu}][\p{Lu}-]*)/iu

export function symbolOf(head: readonly Block[]) {
  for (const block of head) {
    const match = SYMBOL.exec(block.text)
    if (match?.[2])
      return { value: match[2].replace(/\s+/g, '').replace('–', '-'), block, quote: match[0].trim() }
  }
  return undefined
}

const ISSUERS: readonly (readonly [RegExp, 'ubnd' | 'party' | 'front'])[] = [
  [
    /(?:tm\.?|t\/m|^)\s*(?:ủy ban mặt trận|ủy ban mttq|ban thường trực|ubmttq)|kh-mttq|kh\/mttq|mttq-btt/u,
    'front',
  ],
  [/kh[-/](?:đu|btv|bch|đb)|^đảng (?:ủy|bộ)|đảng cộng sản việt nam|t\/m (?:ban|đảng)/u, 'party'],
  [/kh-ubnd|^(?:ủy ban nhân dân|ubnd)|tm\.? ?(?:ủy ban nhân dân|ubnd)/u, 'ubnd'],
]

/** "KHLT-HĐND-UBND-UBMTTQ": of several bodies the one named first that issues plans here. */
const JOINT: Readonly<Record<string, 'ubnd' | 'party' | 'front'>> = {
  ubnd: 'ubnd',
  mttq: 'front',
  ubmttq: 'front',
  đu: 'party',
}
const jointIssuer = (text: string) => {
  const named = matchForm(text)
    .split(/[-/ ]+/u)
    .flatMap((part) => JOINT[part] ?? [])
  return new Set(named).size > 1 ? named[0] : undefined
}

export function issuerOf(symbol: string | undefined, head: readonly Block[], blocks: readonly Block[]) {
  const end = blocks.filter((block) => /^(?:TM|T\/M)/u.test(block.text))
  const own = head.find(
    (block) => symbol !== undefined && block.text.replace(/\s+/g, '').replace('–', '-').includes(symbol),
  )
  const candidates = [
    ...(symbol && own ? [{ block: own, text: symbol }] : []),
    ...[...head, ...end].map((block) => ({ block, text: block.text })),
  ]
  const joint = symbol === undefined ? undefined : jointIssuer(symbol)
  if (joint && own)
    return { value: joint, block: own, quote: symbol ?? '', reason: 'tên đứng trước trong ký hiệu liên tịch' }
  for (const { block, text } of candidates) {
    const hit = ISSUERS.find(([pattern]) => pattern.test(matchForm(text)))
    if (hit) return { value: hit[1], block, quote: text, reason: 'theo ký hiệu, tên cơ quan hoặc chỗ ký' }
  }
  return undefined
}

/** The issuing body in capitals above the number. */
export function bodyName(head: readonly Block[]): readonly Found[] {
  // "ỦY BAN NHÂN DÂN TỈNH …" stands over the issuer.
  const at = head.findIndex((block) =>
    /^(?!.{6,24} (?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ)(?![\p{L}]))(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND (?:XÃ|PHƯỜNG)|BAN THƯỜNG VỤ|ĐẢNG ỦY (?:XÃ|PHƯỜNG)|ỦY BAN M)/u.test(
      block.text,
    ),
  )
  const block = head[at]
  if (!block) return []
  const next = head[at + 1]
  const more = next && /^(?:XÃ|PHƯỜNG|ĐẶC KHU) /u.test(next.text) ? ` ${next.text}` : ''
  const text = `${block.text.split(/\s+CỘNG H/u)[0]}${more}`.trim()
  return [found('issuing_body', text, block, text, 'tên cơ quan ban hành ở đầu văn bản')]
}
