// Queries of how the day is run: its setting, the agenda's changes, who chairs, notes, sessions broken off. Every one takes
// the commune.
import type { Read, Trx } from '../kit/db/db.ts'
import type { AgendaChange } from './agenda.ts'
import type { Handover } from './chairing.ts'
import { type HallSetting, USUAL } from './setting.ts'
import type { BreakOffRow } from './tables.ts'
import './tables.ts'

type Handle = Read | Trx

export async function settingOfHall(read: Handle, commune: string, conference: string): Promise<HallSetting> {
  const row = await read
    .selectFrom('hall_setting')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  if (!row) return USUAL
  return {
    names: row.names,
    turnMinutes: row.turn_minutes,
    warnMinutes: row.warn_minutes,
    written: row.written === 1,
    version: row.seq,
  }
}

export async function agendaChangesOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly AgendaChange[]> {
  const rows = await read
    .selectFrom('agenda_change')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    session: row.session_seq,
    kind: row.kind,
    step: row.agenda_seq,
    after: row.after_seq,
    text: row.text,
    minutes: row.minutes,
    reason: row.reason,
    at: row.at,
  }))
}

export async function handoversOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly Handover[]> {
  const rows = await read
    .selectFrom('chair_handover')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    session: row.session_seq,
    from: row.from_person,
    to: row.to_person,
    reason: row.reason,
    at: row.at,
  }))
}

export async function breakOffsOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly BreakOffRow[]> {
  return read
    .selectFrom('session_break_off')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('seq')
    .execute()
}

export interface Note {
  readonly id: string
  readonly session: number
  readonly text: string
  readonly by: string
  readonly at: string
  readonly seen: { readonly by: string; readonly at: string } | null
}

/** Notes of the chair, the newest first. */
export async function notesOf(read: Handle, commune: string, conference: string): Promise<readonly Note[]> {
  const rows = await read
    .selectFrom('hall_note as n')
    .leftJoin('hall_note_seen as v', (join) =>
      join.onRef('v.commune_id', '=', 'n.commune_id').onRef('v.note_id', '=', 'n.id'),
    )
    .leftJoin('person as p', (join) =>
      join.onRef('p.commune_id', '=', 'n.commune_id').onRef('p.id', '=', 'n.by_person'),
    )
    .leftJoin('person as w', (join) =>
      join.onRef('w.commune_id', '=', 'v.commune_id').onRef('w.id', '=', 'v.by_person'),
    )
    .select([
      'n.id',
      'n.session_seq',
      'n.text',
      'n.at',
      'p.name as writer',
      'w.name as reader',
      'v.at as seen_at',
    ])
    .where('n.commune_id', '=', commune)
    .where('n.conference_id', '=', conference)
    .orderBy('n.at', 'desc')
    .orderBy('n.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    session: row.session_seq,
    text: row.text,
    by: row.writer ?? '',
    at: row.at,
    seen: row.seen_at === null ? null : { by: row.reader ?? '', at: row.seen_at },
  }))
}

/** The number of the next row of a conference in a table of numbered rows. */
export async function nextSeq(
  trx: Trx,
  table: 'hall_setting' | 'agenda_change' | 'chair_handover',
  commune: string,
  conference: string,
): Promise<number> {
  const row = await trx
    .selectFrom(table as 'hall_setting')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}
