// Form bodies: url-encoded and multipart, read into flat values (to show again) and a nested object (to parse).
import type { FastifyRequest } from 'fastify'
import { cleanPicture } from '../image.ts'
import type { Problem } from '../result.ts'
import { clean } from '../text.ts'

/** A file as it arrived, pictures drawn anew; its type is judged by kit/files, never by its name. */
export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Body {
  /** What was typed, by field name, for showing the form again. */
  readonly values: Readonly<Record<string, string | readonly string[]>>
  /** Why the request as a whole cannot be taken; what was read of it still stands in `values`. */
  readonly problem?: Problem
  /** `questions.0.text=…` as nested objects and arrays, files included: what a schema parses. */
  readonly nested: Record<string, unknown>
}

export const MAX_FILE_BYTES = 10 * 1024 * 1024
/** So much of a file that is too large is still read. */
export const MAX_READ_BYTES = 5 * MAX_FILE_BYTES
/** All of one form together: ten files of the largest size and what is typed beside them. */
export const MAX_BODY_BYTES = 11 * MAX_FILE_BYTES
export const MAX_FIELDS = 2000

export async function readBody(request: FastifyRequest, fileBytes?: number): Promise<Body> {
  const pairs: [string, string | UploadedFile][] = []
  if (request.isMultipart()) {
    const problem = await readMultipart(request, pairs, fileBytes)
    return problem ? { ...assemble(pairs), problem } : assemble(pairs)
  }
  for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>))
    for (const one of Array.isArray(value) ? value : [value]) pairs.push([name, String(one)])
  return assemble(pairs)
}

interface Arrived {
  /** Nothing when the file is larger than it may be. */
  readonly bytes?: Buffer
  readonly size: number
}

/** What is larger than allowed is read on and forgotten, up to `end` bytes: so its sender gets the answer. */
async function bytesOf(file: AsyncIterable<Uint8Array>, largest: number, end: number): Promise<Arrived> {
  let chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of file) {
    size += chunk.length
    if (size > end) return { size }
    if (size > largest) chunks = []
    else chunks.push(chunk)
  }
  return size > largest ? { size } : { size, bytes: Buffer.concat(chunks) }
}

function tooLarge(largest: number): Problem {
  return {
    message: `Tệp quá lớn: mỗi tệp không quá ${largest / 1024 / 1024} MB. Hãy chọn tệp nhỏ hơn, hoặc chụp ảnh ở cỡ vừa, rồi gửi lại.`,
    status: 413,
  }
}

const TOO_MUCH: Problem = {
  message: 'Gửi lên quá 100 MB trong một lần. Hãy gửi ít tệp hơn mỗi lần, mỗi tệp không quá 10 MB.',
  status: 413,
}

async function readMultipart(
  request: FastifyRequest,
  pairs: [string, string | UploadedFile][],
  largest = MAX_FILE_BYTES,
): Promise<Problem | undefined> {
  const whole = Math.max(MAX_BODY_BYTES, largest + MAX_FILE_BYTES)
  const end = Math.max(MAX_READ_BYTES, largest)
  let bad: Problem | undefined
  let total = 0
  // Who says beforehand that it is too much need not send it; the server's own word for it is enough.
  if (Number(request.headers['content-length'] ?? 0) > whole)
    throw Object.assign(new Error('more than one form may hold'), { statusCode: 413 })
  try {
    for await (const part of request.parts({ limits: { fileSize: end + 1 } })) {
      if (part.type === 'field') pairs.push([part.fieldname, String(part.value)])
      else {
        const { bytes, size } = await bytesOf(part.file, largest, end)
        total += size
        if (size > end) return tooLarge(largest)
        if (total > whole) return TOO_MUCH
        if (!bytes) bad = tooLarge(largest)
        if (!bytes || !part.filename || size === 0 || bad?.status === 413) continue
        const name = clean(part.filename)
        const picture = await cleanPicture({ name, bytes })
        if (picture.ok) pairs.push([part.fieldname, { name, bytes: picture.value }])
        else bad ??= { ...picture.error, field: part.fieldname }
      }
    }
    return bad
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge(largest)
    if (code.startsWith('FST_'))
      return {
        message: 'Gửi quá nhiều tệp hoặc quá nhiều ô trong một lần. Hãy chia làm nhiều lần.',
        status: 413,
      }
    return { message: 'Việc gửi tệp bị ngắt giữa chừng, chưa có gì được lưu. Hãy gửi lại.', status: 422 }
  }
}

function assemble(pairs: readonly [string, string | UploadedFile][]): Body {
  const values: Record<string, string | string[]> = Object.create(null)
  const nested: Record<string, unknown> = Object.create(null)
  for (const [name, value] of pairs.slice(0, MAX_FIELDS)) {
    if (!/^[\w.-]{1,100}$/.test(name) || /(^|\.)(__proto__|constructor|prototype)(\.|$)/.test(name)) continue
    // A NUL is nothing a person types, and PostgreSQL refuses it as text.
    const typed = typeof value === 'string' ? value.replaceAll('\u0000', '').normalize('NFC') : value
    if (typeof typed === 'string') values[name] = append(values[name], typed)
    place(nested, name.split('.'), typed)
  }
  return { values, nested: arrays(nested) as Record<string, unknown> }
}

function append(before: string | string[] | undefined, value: string): string | string[] {
  if (before === undefined) return value
  return Array.isArray(before) ? [...before, value] : [before, value]
}

function place(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [head, ...rest] = path as [string, ...string[]]
  if (rest.length === 0) {
    const before = into[head]
    into[head] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
    return
  }
  const inner = into[head]
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) into[head] = Object.create(null)
  place(into[head] as Record<string, unknown>, rest, value)
}

/** Objects whose keys are all numbers become arrays, in the order of the numbers. */
function arrays(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || 'bytes' in value) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, arrays(inner)] as const)
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,4}$/.test(key)))
    return [...entries].sort((a, b) => Number(a[0]) - Number(b[0])).map(([, inner]) => inner)
  return Object.fromEntries(entries)
}
