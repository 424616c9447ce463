// Rules: the end of the paper: who receives it and who signs it. NĐ 30/2020/NĐ-CP Phụ lục I (nơi nhận, chữ ký).
import { type Block, isCapitals } from './blocks.ts'
import { matchForm } from './match.ts'
import { type Found, placeOf } from './reading.ts'

const RECIPIENTS = /^nơi nhận/u
const KEPT = /^lưu(?![\p{L}])/u
const FORM = /^(TM\.|T\/M|TM|KT\.|KT|TL\.|TUQ\.|Q\.)\s*/u
const POSITION = /^(?:QUYỀN )?(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG BAN|CHÁNH VĂN PHÒNG)(?: THƯỜNG TRỰC)?$/u
const NAME = /^(?:\p{Lu}[\p{L}'’-]*\s+){1,6}\p{Lu}[\p{L}'’-]*$/u

export function readClosing(blocks: readonly Block[], from: number): readonly Found[] {
  const tail = blocks.slice(from)
  const own = signatureOf(tail)
  // Some print the recipients below the signatures.
  const signature = own.length > 0 ? own : signatureOf(blocks.slice(Math.max(0, from - 10), from))
  return [...recipientsOf(tail), ...signature, ...closingOf(blocks.slice(0, from))]
}

function recipientsOf(tail: readonly Block[]): readonly Found[] {
  const head = tail.find((block) => RECIPIENTS.test(matchForm(block.text)))
  if (!head) return []
  const items: string[] = []
  for (const block of tail.slice(tail.indexOf(head) + 1)) {
    const text = block.text.replace(/[;,.]\s*$/u, '').trim()
    if (isCapitals(text.replace(/\(.*\)/u, '')) && (FORM.test(text) || POSITION.test(text))) break
    if (block.level !== 4 && block.level !== 5 && items.length > 0 && !KEPT.test(matchForm(text))) break
    items.push(text)
    if (KEPT.test(matchForm(text))) break
  }
  if (items.length === 0) return []
  return [
    {
      field: 'plan.recipients',
      value: items,
      sentence: items.join('; '),
      quote: items.join('; '),
      reason: 'các dòng dưới “Nơi nhận”',
      ...placeOf(head),
    },
  ]
}

function signatureOf(tail: readonly Block[]): readonly Found[] {
  const signs = tail.filter(
    (block) => isCapitals(block.text) && (FORM.test(block.text) || POSITION.test(block.text)),
  )
  const last = signs.at(-1)
  if (!last) return []
  const printed = signs.map((block) => FORM.exec(block.text)).findLast((match) => match !== null)
  const own = signs.findLast((block) => printed && block.text.startsWith(printed[0]))
  const position = signs.map((block) => block.text).findLast((text) => POSITION.test(text))
  const of = own && printed ? own.text.slice(printed[0].length).trim() : undefined
  const form = printed?.[1] === undefined ? undefined : printed[1].replace(/^(TM|KT)$/u, '$1.')
  const name = tail
    .slice(tail.indexOf(last) + 1, tail.indexOf(last) + 6)
    .find((block) => NAME.test(block.text))
  const field = (
    key: string,
    value: string | undefined,
    block: Block | undefined,
    reason: string,
  ): Found[] =>
    value === undefined || block === undefined
      ? []
      : [
          {
            field: `plan.signature.${key}`,
            value,
            sentence: block.text,
            quote: value,
            reason,
            ...placeOf(block),
          },
        ]
  return [
    ...field('form', form, own, 'cách ký thay mặt, ký thay'),
    ...field('of', of === '' ? undefined : of, own, 'ký thay mặt'),
    ...field('position', position, last, 'chức vụ người ký'),
    ...field('name', isCapitals(name?.text ?? 'A') ? undefined : name?.text, name, 'họ tên người ký'),
  ]
}

function closingOf(body: readonly Block[]): readonly Found[] {
  const last = body.findLast((block) => /^trên đây là/u.test(matchForm(block.text)))
  if (!last) return []
  const text = last.text.replace(/\.\/\.?\s*$/u, '').trim()
  return [
    {
      field: 'plan.closing',
      value: text,
      sentence: last.text,
      quote: text,
      reason: 'câu kết thúc',
      ...placeOf(last),
    },
  ]
}
