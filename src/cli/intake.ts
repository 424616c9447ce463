// `doithoai intake`: a list of opinions read and shown row by row; stored only with --commit.

import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { tune } from '../kit/db/tune.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { SYSTEM } from '../ledger/ledger.ts'
import { importList } from '../petition/list/import.acts.ts'
import type { OpinionList } from '../petition/list/items.ts'
import { readList } from '../petition/list/read.ts'
import { MAX_BYTES } from '../petition/list/row.ts'
import { LEVEL } from '../regulation/codes.ts'
import { type Line, readLine, refused, table, text, usage } from './arguments.ts'
import { type Command, DONE, type Io } from './command.ts'
import { withDatabase } from './open.ts'

const USAGE_LINE =
  'intake TỆP [--json] [--commune XÃ] [--conference MÃ --commit] [--data THƯ_MỤC]  (.docx, .xlsx, .csv, .txt)'

interface Given {
  readonly name: string
  readonly bytes: Uint8Array
}

function readGiven(io: Io, given: string): Result<Given> {
  const file = path.resolve(io.cwd, given)
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat) return err({ message: `Không có tệp ${given}.` })
  if (!stat.isFile()) return err({ message: `${given} không phải một tệp.` })
  if (stat.size > MAX_BYTES)
    return err({ message: `${given} lớn hơn 10 MB. Hãy bỏ ảnh trong tệp hoặc chia thành nhiều tệp.` })
  try {
    return ok({ name: path.basename(file), bytes: new Uint8Array(readFileSync(file)) })
  } catch {
    return err({ message: `Không đọc được ${given}: hãy xem quyền đọc tệp.` })
  }
}

const WIDEST = 60

function short(words: string): string {
  const line = words.replaceAll('\n', ' ⏎ ')
  return line.length > WIDEST ? `${line.slice(0, WIDEST - 1)}…` : line
}

function show(io: Io, list: OpinionList): void {
  if (list.items.length > 0)
    io.out(
      table([
        ['Dòng', 'Nội dung', 'Số câu hỏi', 'Người gửi', 'Địa chỉ', 'Điện thoại', 'Gửi tới'],
        ...list.items.map((item) => [
          String(item.row),
          short(item.content),
          String(item.questions.length),
          short(item.sender.name ?? '(ẩn danh)'),
          short(item.sender.address ?? ''),
          item.sender.phone ?? '',
          LEVEL[item.level],
        ]),
      ]),
    )
  for (const note of list.notes) io.err(`Chú ý: ${note}`)
  for (const item of list.items)
    for (const warning of item.warnings) io.err(`Dòng ${item.row}: chú ý: ${warning}`)
  for (const error of list.errors) io.err(`Dòng ${error.row}: không nhận: ${error.reason}`)
  io.out(`\n${list.items.length} lượt ý kiến đọc được, ${list.errors.length} dòng không nhận.`)
}

async function commit(io: Io, line: Line, file: Given, list: OpinionList): Promise<number> {
  const conference = text(line.values.conference) ?? ''
  return withDatabase(io, text(line.values.data), async ({ db, clock }) => {
    const row = await db.read
      .selectFrom('conference')
      .select('commune_id')
      .where('id', '=', conference)
      .executeTakeFirst()
    const commune = text(line.values.commune) ?? row?.commune_id
    if (!row || commune !== row.commune_id)
      return refused(io, {
        message: `Không có hội nghị mang mã ${conference}${row ? ` ở xã ${commune}` : ''}. Xem: doithoai conference list.`,
      })
    const by = { commune: row.commune_id, person: SYSTEM, now: clock.now(), today: clock.today() }
    const stored = await db.act(row.commune_id, (trx) => importList(trx, by, { conference, file, list }))
    if (!stored.ok) return refused(io, stored.error)
    await tune(db)
    const { received, questions, present } = stored.value
    io.err(
      `Đã tiếp nhận ${received} lượt ý kiến (${questions} nội dung); ${present} lượt đã có từ trước; ${list.errors.length} dòng không nhận.`,
    )
    return DONE
  })
}

export const command: Command = {
  name: 'intake',
  usage: USAGE_LINE,
  summary: 'Đọc một danh sách ý kiến từ tệp; chỉ lưu vào hội nghị khi có --commit',
  async run(args, io) {
    const option = { type: 'string' } as const
    const line = readLine(
      args,
      {
        commune: option,
        conference: option,
        commit: { type: 'boolean' },
        data: option,
        json: { type: 'boolean' },
      },
      1,
    )
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const { values, positionals } = line.value
    const given = positionals[0]
    if (given === undefined) return usage(io, 'Thiếu tệp danh sách.', USAGE_LINE)
    if (values.commit === true && values.conference === undefined)
      return usage(io, 'Lưu cần --conference MÃ.', USAGE_LINE)
    const file = readGiven(io, given)
    if (!file.ok) return refused(io, file.error)
    const list = await readList(file.value)
    if (!list.ok) return refused(io, list.error)
    if (values.json === true) io.out(JSON.stringify({ items: list.value.items, errors: list.value.errors }))
    else show(io, list.value)
    if (values.commit === true) return commit(io, line.value, file.value, list.value)
    if (values.json !== true) io.out('Chưa lưu gì. Thêm --conference MÃ --commit để lưu.')
    return DONE
  },
}
