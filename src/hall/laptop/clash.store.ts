// What a clash is about, as people call it, and the names behind its ids.
import type { Read } from '../../kit/db/db.ts'
import { listPeople, listUnits, listVillages } from '../../office/store.ts'
import { regulationOf } from '../../regulation/adopted.ts'
import type { Clash } from './merge.ts'
import { travellingTable } from './travel.ts'
import type { Names } from './values.ts'

const LONGEST = 120

/** A title for each clash, by its id. */
export async function titlesOf(
  read: Read,
  commune: string,
  clashes: readonly Clash[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>()
  for (const clash of clashes) titles.set(clash.id, await titleOf(read, commune, clash))
  return titles
}

async function titleOf(read: Read, commune: string, { id, owner, rows }: Clash): Promise<string> {
  if (owner?.kind === 'question') {
    const row = await read
      .selectFrom('question')
      .select('text')
      .where('commune_id', '=', commune)
      .where('id', '=', owner.id)
      .executeTakeFirst()
    return `Nội dung: ${short(row?.text ?? 'đã rời danh sách ở máy chính')}`
  }
  if (owner?.kind === 'submission') {
    const row = await read
      .selectFrom('submission')
      .select('code')
      .where('commune_id', '=', commune)
      .where('id', '=', owner.id)
      .executeTakeFirst()
    return row ? `Lượt ý kiến ${row.code}` : 'Lượt ý kiến đã rời danh sách ở máy chính'
  }
  if (owner?.kind === 'speech' || owner?.kind === 'attendance') {
    const row = await read
      .selectFrom(owner.kind as 'speech')
      .select('name')
      .where('commune_id', '=', commune)
      .where('id', '=', owner.id)
      .executeTakeFirst()
    return `${owner.kind === 'speech' ? 'Lượt phát biểu' : 'Điểm danh'}: ${row?.name ?? ''}`
  }
  if (owner?.kind === 'answer') return 'Văn bản trả lời đang soạn'
  if (id === 'hoi-nghi-ngay') return 'Diễn biến của ngày đối thoại'
  const label = travellingTable(rows[0]?.change.table ?? '')?.label ?? 'Hội nghị'
  return `Hội nghị: ${label}`
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** What the ids in these clashes stand for. */
export async function namesOf(
  read: Read,
  commune: string,
  conference: string,
  clashes: readonly Clash[],
): Promise<Names> {
  if (clashes.length === 0) return NO_NAMES
  const held = await read
    .selectFrom('conference')
    .select('regulation_version_id')
    .where('commune_id', '=', commune)
    .where('id', '=', conference)
    .executeTakeFirstOrThrow()
  const linked = clashes.flatMap(({ rows }) =>
    rows.flatMap(({ home, change }) =>
      [home?.of_question, change.row?.of_question].filter((id): id is string => typeof id === 'string'),
    ),
  )
  const questions =
    linked.length === 0
      ? []
      : await read
          .selectFrom('question')
          .select(['id', 'text'])
          .where('commune_id', '=', commune)
          .where('id', 'in', linked)
          .execute()
  const named = (rows: readonly { readonly id: string; readonly name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]))
  return {
    villages: named(await listVillages(read, commune)),
    units: named(await listUnits(read, commune)),
    people: named(await listPeople(read, commune)),
    questions: new Map(questions.map(({ id, text }) => [id, short(text)])),
    refusals: (await regulationOf(read, commune, held.regulation_version_id)).refusals,
  }
}

const NO_NAMES: Names = {
  villages: new Map(),
  units: new Map(),
  people: new Map(),
  questions: new Map(),
  refusals: [],
}
