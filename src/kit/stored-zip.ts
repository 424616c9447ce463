// A ZIP that can be written in one way only: nothing packed, no times, files in the order given. Whoever reads one writes
// it again and compares, so that not one byte of it, header or comment, can be changed unseen.
import { unzipSync, Zip, ZipPassThrough } from 'fflate'
import { err, ok, type Result } from './result.ts'

/** 1 January 1980 by the machine's own clock, whatever its zone: the first moment ZIP can say. */
const NO_TIME = '1980-01-01T00:00:00'

export type Content = Uint8Array | AsyncIterable<Uint8Array>
type Named<Bytes> = readonly [name: string, bytes: Bytes]

/** The files one after another as parts of the ZIP; only a part of one file is in memory. */
export async function* storedZip(
  files: Iterable<Named<Content>> | AsyncIterable<Named<Content>>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, part) => {
    if (error) throw error
    ready.push(part)
  })
  for await (const [name, content] of files) {
    const file = new ZipPassThrough(name)
    file.mtime = NO_TIME
    zip.add(file)
    for await (const part of content instanceof Uint8Array ? [content] : content) {
      file.push(part, false)
      yield* ready.splice(0)
    }
    file.push(new Uint8Array(), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}

/** The files of a ZIP that storedZip wrote; refused when writing them again does not give the same bytes. */
export async function readStoredZip(bytes: Uint8Array): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const files = opened(bytes)
  if (!files) return err({ message: 'không mở được như một tệp ZIP: tệp bị hỏng hoặc tải chưa hết.' })
  let at = 0
  for await (const part of storedZip(files)) {
    if (Buffer.compare(bytes.subarray(at, at + part.length), part) !== 0) return err(CHANGED)
    at += part.length
  }
  return at === bytes.length ? ok(files) : err(CHANGED)
}

const CHANGED = { message: 'không còn đúng từng byte như khi được lập: tệp đã bị sửa hoặc nén lại.' }

function opened(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  try {
    return new Map(Object.entries(unzipSync(bytes)))
  } catch {
    return undefined
  }
}
