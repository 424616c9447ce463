// `doithoai verify`: the ledger's chains, of this installation or of an exported bundle, against anchors kept outside.
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Anchor, type Entry, type Fault, faults } from '../ledger/chain.ts'
import { anchors as headsOf, verifyLedger } from '../ledger/ledger.ts'
import { readLine, refused, usage } from './arguments.ts'
import { type Command, DONE, type Io, REFUSED } from './command.ts'
import { withDatabase } from './open.ts'

const USAGE_LINE = 'verify [GÓI] [--anchors TỆP] [--print-anchors] [--data THƯ_MỤC] [--json]'

const anchorShape = z.object({
  commune: z.string(),
  stream: z.string(),
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
const entryShape = z.object({
  commune_id: z.string(),
  stream: z.string(),
  seq: z.int(),
  at: z.string(),
  actor: z.string(),
  act: z.string(),
  subject: z.string(),
  data: z.string(),
  prev: z.string(),
  hash: z.string(),
})

function readJson(file: string): Result<unknown> {
  if (!existsSync(file)) return err({ message: `Không có tệp ${file}.` })
  try {
    return ok(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return err({ message: `${file} không phải tệp JSON đọc được.` })
  }
}

function readAnchors(file: string | undefined): Result<readonly Anchor[]> {
  if (file === undefined) return ok([])
  const read = readJson(file)
  if (!read.ok) return read
  const parsed = z
    .union([z.array(anchorShape), z.object({ anchors: z.array(anchorShape) })])
    .safeParse(read.value)
  if (!parsed.success)
    return err({ message: `${file} không phải tệp mốc neo (tạo bằng doithoai verify --print-anchors).` })
  return ok(Array.isArray(parsed.data) ? parsed.data : parsed.data.anchors)
}

/** A bundle is an export folder or its ledger.jsonl; its own anchors.json is compared too. */
function readBundle(given: string): Result<{ entries: readonly Entry[]; anchors: readonly Anchor[] }> {
  const folder = existsSync(given) && statSync(given).isDirectory()
  const file = folder ? path.join(given, 'ledger.jsonl') : given
  if (!existsSync(file)) return err({ message: `Không có tệp ${file}.` })
  const entries: Entry[] = []
  for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      return err({ message: `${file}, dòng ${at + 1}: không đọc được; tệp đã bị hỏng hoặc bị sửa.` })
    }
    const parsed = entryShape.safeParse(value)
    if (!parsed.success) return err({ message: `${file}, dòng ${at + 1}: không phải bút toán nhật ký.` })
    entries.push(parsed.data)
  }
  const heads = path.join(path.dirname(file), 'anchors.json')
  const anchors = existsSync(heads) ? readAnchors(heads) : ok([])
  return anchors.ok ? ok({ entries, anchors: anchors.value }) : anchors
}

function report(io: Io, entries: number, found: readonly Fault[], json: boolean): number {
  if (json) io.out(JSON.stringify({ entries, faults: found }))
  else if (found.length === 0) io.out(`Nhật ký nguyên vẹn: ${entries} bút toán.`)
  else for (const fault of found) io.out(`${fault.commune}/${fault.stream} số ${fault.seq}: ${fault.reason}`)
  return found.length === 0 ? DONE : REFUSED
}

export const command: Command = {
  name: 'verify',
  usage: USAGE_LINE,
  summary: 'Kiểm tra chuỗi nhật ký; --print-anchors in mốc neo để giữ bên ngoài, --anchors so với mốc đã giữ',
  async run(args, io) {
    const line = readLine(
      args,
      {
        anchors: { type: 'string' },
        'print-anchors': { type: 'boolean' },
        data: { type: 'string' },
        json: { type: 'boolean' },
      },
      1,
    )
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const { values, positionals } = line.value
    const json = values.json === true
    const outside = readAnchors(
      typeof values.anchors === 'string' ? path.resolve(io.cwd, values.anchors) : undefined,
    )
    if (!outside.ok) return refused(io, outside.error)
    const given = positionals[0]
    if (given !== undefined) {
      const bundle = readBundle(path.resolve(io.cwd, given))
      if (!bundle.ok) return refused(io, bundle.error)
      return report(
        io,
        bundle.value.entries.length,
        faults(bundle.value.entries, [...bundle.value.anchors, ...outside.value], sha256),
        json,
      )
    }
    return withDatabase(io, typeof values.data === 'string' ? values.data : undefined, async ({ db }) => {
      if (values['print-anchors']) {
        io.out(JSON.stringify(await headsOf(db.read), null, json ? 0 : 1))
        return DONE
      }
      const { entries, faults: found } = await verifyLedger(db.read, outside.value)
      return report(io, entries, found, json)
    })
  },
}
