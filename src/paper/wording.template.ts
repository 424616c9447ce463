// Rules: how a sentence with {{places}} and [[parts left out when something in them is unknown]] is read and filled.
import { err, ok, type Result } from '../kit/result.ts'
import type { Run } from './model.ts'

export type Value = string | Run
export type Given = Readonly<Record<string, Value | undefined>>

export type Token =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'place'; readonly name: string }
  | { readonly type: 'optional'; readonly tokens: readonly Token[] }

const PIECE = /\{\{([^{}]*)\}\}|\[\[|\]\]|[{}]+/gu

/** The tokens of a text; the error names what is not closed. */
export function parsed(text: string): Result<readonly Token[], string> {
  const outer: Token[] = []
  let inner: Token[] | undefined
  let from = 0
  const put = (token: Token) => (inner ?? outer).push(token)
  for (const match of text.matchAll(PIECE)) {
    if (match.index > from) put({ type: 'text', text: text.slice(from, match.index) })
    from = match.index + match[0].length
    if (match[1] !== undefined) put({ type: 'place', name: match[1].trim() })
    else if (match[0] === '[[') {
      if (inner)
        return err(`Phần tùy chọn mở hai lần ở “${around(text, match.index)}”: đóng ]] trước khi mở [[ tiếp.`)
      inner = []
    } else if (match[0] === ']]') {
      if (!inner) return err(`Có ]] mà không có [[ ở “${around(text, match.index)}”.`)
      outer.push({ type: 'optional', tokens: inner })
      inner = undefined
    } else
      return err(
        `Dấu ngoặc nhọn không đủ cặp ở “${around(text, match.index)}”: chỗ điền viết {{ten}}, hai dấu mở và hai dấu đóng.`,
      )
  }
  if (inner) return err('Có [[ mà chưa đóng ]].')
  if (from < text.length) put({ type: 'text', text: text.slice(from) })
  return ok(outer)
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 12), at + 12).trim()
}

export function namesIn(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((token) => {
    if (token.type === 'place') return [token.name]
    return token.type === 'optional' ? namesIn(token.tokens) : []
  })
}

/** The text with its values; `unknown` says what stands for one that is not there. Neighbouring texts are one. */
export function filled(
  text: string,
  values: Given,
  unknown: (name: string) => string,
): readonly (string | Run)[] {
  const template = parsed(text)
  if (!template.ok) return text === '' ? [] : [text]
  return joined(parts(template.value, values, unknown))
}

function given(values: Given, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

function parts(
  tokens: readonly Token[],
  values: Given,
  unknown: (name: string) => string,
): readonly (string | Run)[] {
  return tokens.flatMap((token): readonly (string | Run)[] => {
    if (token.type === 'text') return [token.text]
    if (token.type === 'place') return [given(values, token.name) ?? unknown(token.name)]
    const known = namesIn(token.tokens).every((name) => given(values, name) !== undefined)
    return known ? parts(token.tokens, values, unknown) : []
  })
}

function joined(all: readonly (string | Run)[]): readonly (string | Run)[] {
  const found: (string | Run)[] = []
  for (const part of all) {
    const last = found.at(-1)
    if (typeof part === 'string' && typeof last === 'string') found[found.length - 1] = last + part
    else if (part !== '') found.push(part)
  }
  return found
}
