// Opening a packed Office file without trusting it: sizes are counted while unpacking, not read from its headers.
import { inflateRawSync } from 'node:zlib'
import { type AsyncFlateStreamHandler, Unzip, type UnzipDecoder } from 'fflate'
import { err, ok, type Result } from './result.ts'

const STEP = 16 * 1024
const MAX_PARTS = 2000
/** APPNOTE 4.4.4, bit 0 of the flags: the part is encrypted. */
const FLAGS = 6

class TooMuch extends Error {}

/** Deflate by the platform's own library, of one part as a whole; what comes out is limited before it is made. */
function inflaterUpTo(left: () => number) {
  return class implements UnzipDecoder {
    static readonly compression = 8
    ondata: AsyncFlateStreamHandler = () => {}
    readonly #chunks: Uint8Array[] = []

    push(chunk: Uint8Array, final: boolean): void {
      this.#chunks.push(chunk)
      if (final) this.ondata(null, inflated(this.#chunks, left()), true)
    }
  }
}

function inflated(chunks: readonly Uint8Array[], most: number): Uint8Array<ArrayBuffer> {
  try {
    return inflateRawSync(Buffer.concat(chunks), { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    if (error instanceof RangeError) throw new TooMuch()
    throw error
  }
}

export type UnzipFailure = 'locked' | 'broken' | 'too_much'

/** The wanted parts of the package by name; never more than `most` bytes of them. */
export function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  most: number,
): Result<ReadonlyMap<string, Uint8Array>, UnzipFailure> {
  if (((bytes[FLAGS] ?? 0) & 1) === 1) return err('locked')
  if (!hasDirectory(bytes)) return err('broken')
  const parts = new Map<string, { readonly chunks: Uint8Array[]; done: boolean }>()
  try {
    collect(bytes, wanted, parts, most)
  } catch (error) {
    return err(error instanceof TooMuch ? 'too_much' : 'broken')
  }
  if ([...parts.values()].some((part) => !part.done)) return err('broken')
  return ok(new Map([...parts].map(([name, part]) => [name, new Uint8Array(Buffer.concat(part.chunks))])))
}

/** APPNOTE 4.3.16: a whole package ends with its directory and at most 65535 bytes of comment. */
function hasDirectory(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-(22 + 65_535))).includes(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
}

function collect(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  parts: Map<string, { readonly chunks: Uint8Array[]; done: boolean }>,
  most: number,
): void {
  let total = 0
  let seen = 0
  const zip = new Unzip((file) => {
    seen += 1
    if (seen > MAX_PARTS) throw new TooMuch()
    if (!wanted(file.name) || parts.has(file.name)) return
    if ((file.originalSize ?? 0) > most) throw new TooMuch()
    const part = { chunks: [] as Uint8Array[], done: false }
    parts.set(file.name, part)
    file.ondata = (error, chunk, final) => {
      if (error) throw error
      total += chunk.length
      if (total > most) throw new TooMuch()
      part.chunks.push(chunk)
      part.done = final
    }
    file.start()
  })
  zip.register(inflaterUpTo(() => most - total))
  for (let at = 0; at < bytes.length; at += STEP)
    zip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
}
