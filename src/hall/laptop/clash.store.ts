// What a clash is about, as people call it.
import type { Read } from '../../kit/db/db.ts'
import type { Clash } from './merge.ts'
import { travellingTable } from './travel.ts'

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
