// Reading a YAML file that a person wrote: every error carries the line, the place and what to do.
// Knows nothing of calendars or regulations; both read their files through here.
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLParseError } from 'yaml'
import type { z } from 'zod'
import { err, ok, type Result } from '../kit/result.ts'

export const LARGEST_FILE = 1_000_000

export interface LineError {
  readonly line: number
  readonly path: string
  readonly message: string
}

export type Path = readonly (string | number)[]

export interface Located<T> {
  readonly value: T
  readonly error: (path: Path, message: string) => LineError
}

const first = (line: number, message: string): LineError => ({ line, path: '', message })

export const pathText = (path: Path) =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key),
    '',
  )

/** Where the first character stands that no text file has: NUL, or the mark left by bytes that are not UTF-8. */
function firstBinary(text: string): number {
  return Math.max(text.indexOf('\0'), text.indexOf('\ufffd'))
}

const DEEPEST = 100

/** Nesting no person writes: the parser would need minutes, or more memory than there is, to say so itself. */
export function tooDeep(text: string): boolean {
  let depth = 0
  for (const char of text) {
    if (char === '[' || char === '{') depth++
    else if (char === ']' || char === '}') depth = Math.max(0, depth - 1)
    if (depth > DEEPEST) return true
  }
  return /^ {500}|^ *(?:[-?:] +){60}/m.test(text)
}

function unreadable(text: string): LineError | undefined {
  if (text.length > LARGEST_FILE)
    return first(
      1,
      `Tệp quá lớn (hơn ${LARGEST_FILE.toLocaleString('vi-VN')} ký tự). Chọn đúng tệp quy chế hoặc lịch.`,
    )
  const binary = firstBinary(text)
  if (binary >= 0)
    return first(
      text.slice(0, binary).split('\n').length,
      'Tệp không phải văn bản UTF-8 (có ký tự nhị phân). Lưu lại tệp dạng văn bản thường, mã UTF-8.',
    )
  if (tooDeep(text))
    return first(1, 'Tệp lồng nhau quá sâu (quá 100 lớp ngoặc hoặc thụt lề); viết lại cho gọn.')
  return text.trim() === '' ? first(1, 'Tệp rỗng. Cần nội dung YAML.') : undefined
}

const YAML_WORDS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Khóa này đã có ở trên; xóa một trong hai.',
  TAB_AS_INDENT: 'Dòng thụt lề bằng phím Tab; thay bằng dấu cách.',
  BAD_INDENT: 'Thụt lề không thẳng với các dòng cùng cấp.',
  MISSING_CHAR: 'Thiếu một dấu (thường là dấu đóng ngoặc, dấu nháy hoặc dấu phẩy).',
  MULTIPLE_DOCS: 'Tệp chứa nhiều tài liệu (dấu ---); mỗi tệp chỉ được một.',
  UNEXPECTED_TOKEN: 'Có ký tự đặt sai chỗ.',
  BLOCK_AS_IMPLICIT_KEY: 'Dấu hai chấm đặt sai chỗ; câu có dấu hai chấm phải đặt trong dấu nháy.',
}

function syntaxError(error: YAMLParseError, lines: LineCounter): LineError {
  const words = YAML_WORDS[error.code] ?? `Không đọc được dòng này (YAML: ${error.message.split('\n')[0]}).`
  return first(lines.linePos(error.pos[0]).line, words)
}

/** The line of the deepest part of the path that exists in the file; a wrong key is found by its own line. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const at = positionOf(document, path.slice(0, length))
    if (at !== undefined) return lines.linePos(at).line
  }
  return 1
}

function positionOf(document: Document, path: Path): number | undefined {
  const parent = path.length ? document.getIn(path.slice(0, -1), true) : document.contents
  const key = path.at(-1)
  if (isMap(parent) && key !== undefined) {
    const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key)
    if (pair && isNode(pair.key)) return pair.key.range?.[0]
  }
  const node = path.length ? document.getIn(path, true) : document.contents
  return isNode(node) ? node.range?.[0] : undefined
}

/** Where an issue stands; keys nobody knows are found one by one. */
function issuePaths(issue: z.core.$ZodIssue): readonly Path[] {
  const path = issue.path.filter((key): key is string | number => typeof key !== 'symbol')
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path]
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'một chuỗi chữ',
  number: 'một số',
  int: 'một số nguyên',
  boolean: 'true hoặc false',
  array: 'một danh sách (mỗi dòng bắt đầu bằng “- ”)',
  object: 'một nhóm “khóa: giá trị”',
}

/** Zod's finding in the words of the person who edits the file. */
function issueWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `Thiếu mục này; cần ${TYPE_WORDS[issue.expected] ?? issue.expected}.`
        : `Sai kiểu; cần ${TYPE_WORDS[issue.expected] ?? issue.expected}.`
    case 'unrecognized_keys':
      return 'Không có mục tên này; xem lại chính tả hoặc xóa đi.'
    case 'invalid_value':
      return `${issue.input === undefined ? 'Thiếu mục này; chỉ' : 'Chỉ'} được dùng: ${issue.values.map(String).join(', ')}.`
    case 'too_small':
      return issue.origin === 'number' ? `Phải từ ${issue.minimum} trở lên.` : 'Không được để trống.'
    case 'too_big':
      return issue.origin === 'number' ? `Không được quá ${issue.maximum}.` : `Dài quá ${issue.maximum}.`
    default:
      return issue.message
  }
}

function checked<T>(
  document: Document,
  lines: LineCounter,
  schema: z.ZodType<T>,
): Result<Located<T>, readonly LineError[]> {
  const error = (path: Path, message: string): LineError => ({
    line: lineOf(document, lines, path),
    path: pathText(path),
    message,
  })
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 50 }), { reportInput: true })
  if (parsed.success) return ok({ value: parsed.data, error })
  return err(
    parsed.error.issues
      .flatMap((issue) => issuePaths(issue).map((path) => error(path, issueWords(issue))))
      .sort(byLine),
  )
}

export const byLine = (a: LineError, b: LineError) => a.line - b.line

/** The file's value as the schema gives it, with a way to say on which line any part of it stands. */
export function readYaml<T>(text: string, schema: z.ZodType<T>): Result<Located<T>, readonly LineError[]> {
  const bad = unreadable(text)
  if (bad) return err([bad])
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  if (document.errors.length) return err(document.errors.map((error) => syntaxError(error, lines)))
  if (!isMap(document.contents))
    return err([first(1, 'Tệp phải gồm các dòng “khóa: giá trị”; đây không phải tệp quy chế hay lịch.')])
  try {
    return checked(document, lines, schema)
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    return err([first(1, 'Tệp dùng bí danh (&, *) sai hoặc lồng nhau quá nhiều; viết thẳng giá trị.')])
  }
}

/** "dòng 12 (rules[3].count): …": one error as a line of text. */
export function lineErrorText(error: LineError): string {
  return `dòng ${error.line}${error.path ? ` (${error.path})` : ''}: ${error.message}`
}
