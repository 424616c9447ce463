// `doithoai verify`: the ledger's chains, of this installation or of an exported bundle, against anchors kept outside.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Read } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { readStoredZip } from '../kit/stored-zip.ts'
import { type BundleSource, type BundleVerdict, checkBundle, readAnchors } from '../ledger/bundle.check.ts'
import {
  ANCHORS,
  type BundleFault,
  LEDGER,
  type Outside,
  printedFaults,
  readPrintedAnchor,
} from '../ledger/bundle.ts'
import type { Anchor } from '../ledger/chain.ts'
import { anchors as headsOf, verifyLedger } from '../ledger/ledger.ts'
import { readLine, refused, usage } from './arguments.ts'
import { type Command, DONE, type Io, REFUSED } from './command.ts'
import { withDatabase } from './open.ts'

const USAGE_LINE = 'verify [GÓI] [--anchors TỆP] [--anchor MỐC] [--print-anchors] [--data THƯ_MỤC] [--json]'

/** Told in full: the ledger's own faults by place, those of other files by name. */
function faultText(fault: BundleFault): string {
  return 'file' in fault
    ? `${fault.file}: ${fault.reason}`
    : `${fault.commune}/${fault.stream} số ${fault.seq}: ${fault.reason}`
}

/** What is kept outside: a file of anchors, or the line printed at the foot of a paper. */
function outsideOf(io: Io, file: unknown, printed: unknown): Result<Outside> {
  const read = typeof file === 'string' ? anchorsFile(path.resolve(io.cwd, file)) : ok([])
  if (!read.ok) return read
  if (typeof printed !== 'string') return ok({ anchors: read.value })
  const anchor = readPrintedAnchor(printed)
  if (anchor) return ok({ anchors: read.value, printed: anchor })
  return err({ message: `--anchor "${printed}" không có dạng in trên giấy, ví dụ 123-9f86d081884c.` })
}

function anchorsFile(file: string): Result<readonly Anchor[]> {
  if (!existsSync(file)) return err({ message: `Không có tệp ${file}.` })
  return readAnchors(readFileSync(file, 'utf8'), file)
}

/** A bundle is an export folder, one ZIP from the supervision's page, or a bare ledger.jsonl with anchors.json beside. */
async function sourceOf(given: string): Promise<Result<BundleSource>> {
  if (!existsSync(given)) return err({ message: `Không có tệp ${given}.` })
  if (statSync(given).isDirectory()) return ok(folderSource(given))
  const bytes = readFileSync(given)
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b) && !given.endsWith('.zip')) return ok(bareSource(given))
  const files = await readStoredZip(bytes)
  if (!files.ok) return err({ message: `${given} ${files.error.message}` })
  return ok({ names: [...files.value.keys()], read: (name) => files.value.get(name) })
}

function bareSource(file: string): BundleSource {
  const beside = path.join(path.dirname(file), ANCHORS)
  const at: Readonly<Record<string, string>> = { [LEDGER]: file, [ANCHORS]: beside }
  return {
    names: [],
    read: (name) => {
      const place = at[name]
      return place !== undefined && existsSync(place) ? readFileSync(place) : undefined
    },
  }
}

function folderSource(folder: string): BundleSource {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
  const known = new Set(names)
  return {
    names,
    read: (name) => (known.has(name) ? readFileSync(path.join(folder, name)) : undefined),
  }
}

function report(
  io: Io,
  verdict: Partial<BundleVerdict> & Pick<BundleVerdict, 'entries' | 'faults'>,
  json: boolean,
): number {
  const { entries, faults, papers, files } = verdict
  const more = [papers ? `${papers} văn bản` : '', files ? `${files} tệp` : ''].filter((text) => text !== '')
  if (json) io.out(JSON.stringify(verdict))
  else if (faults.length === 0) io.out(`Nhật ký nguyên vẹn: ${[`${entries} bút toán`, ...more].join(', ')}.`)
  else for (const fault of faults) io.out(faultText(fault))
  return faults.length === 0 ? DONE : REFUSED
}

async function verifyBundle(io: Io, given: string, outside: Outside, json: boolean): Promise<number> {
  const source = await sourceOf(path.resolve(io.cwd, given))
  if (!source.ok) return refused(io, source.error)
  const verdict = checkBundle(source.value, outside)
  return verdict.ok ? report(io, verdict.value, json) : refused(io, verdict.error)
}

async function verifyOwn(read: Read, outside: Outside): Promise<Pick<BundleVerdict, 'entries' | 'faults'>> {
  const { entries, faults } = await verifyLedger(read, outside.anchors)
  const printed = outside.printed
  if (!printed) return { entries, faults }
  const rows = await read.selectFrom('ledger').selectAll().where('seq', '=', printed.seq).execute()
  return { entries, faults: [...faults, ...printedFaults(rows, printed)] }
}

export const command: Command = {
  name: 'verify',
  usage: USAGE_LINE,
  summary:
    'Kiểm tra chuỗi nhật ký; --print-anchors in mốc neo để giữ bên ngoài, --anchors, --anchor so với mốc đã giữ',
  async run(args, io) {
    const line = readLine(
      args,
      {
        anchors: { type: 'string' },
        anchor: { type: 'string' },
        'print-anchors': { type: 'boolean' },
        data: { type: 'string' },
        json: { type: 'boolean' },
      },
      1,
    )
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const { values, positionals } = line.value
    const json = values.json === true
    const outside = outsideOf(io, values.anchors, values.anchor)
    if (!outside.ok) return refused(io, outside.error)
    const given = positionals[0]
    if (given !== undefined) return verifyBundle(io, given, outside.value, json)
    return withDatabase(io, typeof values.data === 'string' ? values.data : undefined, async ({ db }) => {
      if (values['print-anchors']) {
        io.out(JSON.stringify(await headsOf(db.read), null, json ? 0 : 1))
        return DONE
      }
      return report(io, await verifyOwn(db.read, outside.value), json)
    })
  },
}
