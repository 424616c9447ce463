// What every paper of this chapter needs of its conference: commune, regulation, head, signature, recipients' words.

import { siteOf } from '../conference/setting.paper.ts'
import { type Conference, findConference } from '../conference/store.ts'
import { shortDate } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { villageWords } from '../office/places.ts'
import { findCommune, listUnits, listVillages } from '../office/store.ts'
import type { CommuneRow } from '../office/tables.ts'
import { signedBy } from '../paper/build.ts'
import type { PaperKind } from '../paper/kinds.ts'
import { type Head, type Issuer, layoutFor, type PaperLayout, type SignatureBlock } from '../paper/model.ts'
import { draftHead, type IssuingBody, issuerName, signatureOf } from '../paper/registry.ts'
import { ownWords } from '../paper/wording.store.ts'
import { type Speaker, speaker } from '../paper/wording.ts'
import type { QuestionRow } from '../petition/store.ts'
import { regulationOf } from '../regulation/adopted.ts'
import type { Regulation } from '../regulation/regulation.form.ts'

export type Handle = Read | Trx

export interface Setting {
  readonly commune: CommuneRow
  readonly conference: Conference
  readonly regulation: Regulation
  readonly body: IssuingBody
  readonly layout: PaperLayout
  /** Says the sentences of this conference's papers, in the office's own words where it has some. */
  readonly words: Speaker
  readonly units: ReadonlyMap<string, string>
  readonly villages: ReadonlyMap<string, string>
}

export async function settingOf(
  read: Handle,
  commune: string,
  conferenceId: string,
  today: Temporal.PlainDate,
): Promise<Setting | undefined> {
  const conference = await findConference(read, commune, conferenceId)
  const row = await findCommune(read, commune)
  if (!conference || !row) return undefined
  const regulation = await regulationOf(read, commune, conference.regulation_version_id)
  const body: IssuingBody = {
    issuer: regulation.issuer as Issuer,
    standing: /^ban thường/i.test(regulation.issuing_body.normalize('NFC')),
  }
  return {
    commune: row,
    conference,
    regulation,
    body,
    words: await speakerOf(read, { commune: row, conference, body }),
    layout: layoutFor(regulation.issuer, today),
    units: new Map((await listUnits(read, commune)).map((unit) => [unit.id, unit.name])),
    villages: new Map((await listVillages(read, commune)).map((village) => [village.id, village.name])),
  }
}

/** The speaker of papers after the day; `body` where another than the conference's issuer signs. */
export async function speakerOf(
  read: Handle,
  of: Pick<Setting, 'commune' | 'conference' | 'body'>,
): Promise<Speaker> {
  const { commune } = of
  return speaker(await ownWords(read, commune.commune_id), {
    co_quan: issuerWords(of),
    xa: `${commune.kind} ${commune.name}`,
    hoi_nghi: occasion(of),
    dien_thoai: commune.phone || undefined,
    thu_dien_tu: commune.email || undefined,
    trang_web: siteOf(commune),
  })
}

/** In whose register the chapter's papers are numbered: the conference's issuer. */
export async function issuerOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<{ issuer: Issuer }> {
  const row = await read
    .selectFrom('conference')
    .select('regulation_version_id')
    .where('commune_id', '=', commune)
    .where('id', '=', conference)
    .executeTakeFirstOrThrow()
  return { issuer: (await regulationOf(read, commune, row.regulation_version_id)).issuer }
}

export function headOfPaper(setting: Setting, kind: PaperKind, today: Temporal.PlainDate): Head {
  return draftHead(
    { ...setting.body, commune: setting.commune, kind, layout: setting.layout, ...drafter(setting) },
    { year: today.year, month: today.month },
  )
}

/** NĐ 30/2020 Phụ lục III: a công văn's symbol names the unit that drafted it: the office. */
function drafter(setting: Setting): { unit?: string } {
  return setting.body.issuer === 'ubnd' ? { unit: 'VP' } : {}
}

/** The chair signs; where no chair is set yet the name stays blank. */
export function signature(setting: Setting): SignatureBlock {
  const chair = setting.conference.chairs[0]
  return signedBy(signatureOf(setting.body, chair ? { name: chair.name } : {}))
}

export function issuerWords(setting: Pick<Setting, 'body' | 'commune'>): string {
  return issuerName({ ...setting.body, commune: setting.commune })
}

/** "Chủ tịch, các Phó Chủ tịch …" by issuer, and the archive's line of each layout. */
export function leaders(setting: Setting): string {
  switch (setting.body.issuer) {
    case 'ubnd':
      return `Chủ tịch, các Phó Chủ tịch UBND ${setting.commune.kind}`
    case 'party':
      return `Thường trực Đảng ủy ${setting.commune.kind}`
    case 'front':
      return `Ban Thường trực Ủy ban MTTQ Việt Nam ${setting.commune.kind}`
  }
}

export function archive(setting: Setting): string {
  return setting.layout === 'nd30' ? 'Lưu: VT, VP' : 'Lưu Văn phòng Đảng ủy'
}

/** "Hội nghị … ngày 20/8/2024". */
export function occasion(setting: Pick<Setting, 'conference'>): string {
  const { conference } = setting
  const on = conference.date ? ` ngày ${shortDate(conference.date)}` : ''
  return `${conference.title.charAt(0).toLowerCase()}${conference.title.slice(1)}${on}`
}

/** "Ông (bà) Nguyễn Văn A, thôn Huy Măng"; the code stands for someone who gave no name. */
export function personWords(setting: Setting, row: QuestionRow): string {
  const village = row.village_id ? setting.villages.get(row.village_id) : undefined
  const where = row.address ?? (village ? villageWords(village) : undefined)
  const who = row.name ? `Ông (bà) ${row.name}` : `Người có ý kiến (mã ${row.code})`
  return where && !who.includes(where) ? `${who}, ${where}` : who
}

/** Text typed in paragraphs, one of the paper's each. */
export function paragraphs(text: string): readonly string[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** The person's words on one line between quotation marks, with the full stop where the sentence has none. */
export function quoted(text: string): string {
  const line = paragraphs(text).join(' ')
  return /[.!?…]$/.test(line) ? `“${line}”` : `“${line}.”`
}

/** A sentence that ends as one. */
export function ended(text: string): string {
  const line = paragraphs(text).join('\n')
  return /[.!?…;:]$/.test(line) ? line : `${line}.`
}
