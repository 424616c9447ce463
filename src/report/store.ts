// Queries of reports: the matters of a conference as they stood at the end of a day, and frozen figures.
import { listUnits, listVillages } from '../office/store.ts'
import { CHANNEL, FIELD } from '../regulation/codes.ts'
import { type Handle, type Matter, mattersByTime } from './bytime.store.ts'
import { closedDay, matterDays, namesOfDay } from './day.store.ts'
import { figuresByTime } from './figures.store.ts'
import type { Figures, Names } from './figures.ts'
import type { FrozenReportRow } from './tables.ts'
import { figuresOf } from './tally.ts'
import './tables.ts'

export type { Handle, Matter }

/**
 * Every question entered by the end of the day, oldest first, as it then stood. A day that is closed is read as it was
 * written down. Never a restricted matter: one that was put into the restricted register since is in no list and no count,
 * also of days before (Luật Tố cáo 25/2018/QH14 Điều 8).
 */
export async function mattersAsOf(
  read: Handle,
  commune: string,
  conference: string,
  day: Temporal.PlainDate,
): Promise<readonly Matter[]> {
  return (await closedDay(read, commune, day.toString()))
    ? matterDays(read, commune, conference, day.toString())
    : mattersByTime(read, commune, conference, day)
}

export async function namesOf(read: Handle, commune: string): Promise<Names> {
  const named = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([id, label]) => ({ id, label }))
  return {
    channel: named(CHANNEL),
    field: named(FIELD),
    village: (await listVillages(read, commune)).map(({ id, name }) => ({ id, label: name })),
    unit: (await listUnits(read, commune)).map(({ id, name }) => ({ id, label: name })),
  }
}

/**
 * The figures of a conference at the end of a day, computed now: a day that is closed from what was written down of it,
 * any other by the database.
 */
export async function currentFigures(
  read: Handle,
  commune: string,
  conference: string,
  day: Temporal.PlainDate,
): Promise<Figures> {
  const iso = day.toString()
  const names = await namesAsOf(read, commune, iso)
  return (await closedDay(read, commune, iso))
    ? figuresOf(await matterDays(read, commune, conference, iso), names, iso)
    : figuresByTime(read, commune, conference, day, names)
}

/** The figures of these matters, with the names of that day. */
export async function figuresAsOf(
  read: Handle,
  commune: string,
  matters: readonly Matter[],
  day: Temporal.PlainDate,
): Promise<Figures> {
  return figuresOf(matters, await namesAsOf(read, commune, day.toString()), day.toString())
}

async function namesAsOf(read: Handle, commune: string, day: string): Promise<Names> {
  const { village, unit } = (await namesOfDay(read, commune, day)) ?? {}
  const names = await namesOf(read, commune)
  return { ...names, village: village ?? names.village, unit: unit ?? names.unit }
}

/** Frozen figures of a conference, or of the commune; newest closing day first. */
export async function listFrozen(
  read: Handle,
  commune: string,
  conference?: string,
): Promise<readonly FrozenReportRow[]> {
  return read
    .selectFrom('frozen_report')
    .selectAll()
    .where('commune_id', '=', commune)
    .$if(conference !== undefined, (query) => query.where('conference_id', '=', conference as string))
    .orderBy('as_of', 'desc')
    .orderBy('at', 'desc')
    .execute()
}

export async function findFrozen(
  read: Handle,
  commune: string,
  id: string,
): Promise<FrozenReportRow | undefined> {
  return read
    .selectFrom('frozen_report')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function frozenOn(
  read: Handle,
  commune: string,
  conference: string,
  kind: string,
  asOf: string,
): Promise<FrozenReportRow | undefined> {
  return read
    .selectFrom('frozen_report')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .where('kind', '=', kind)
    .where('as_of', '=', asOf)
    .executeTakeFirst()
}

/** The figures as they were frozen: read, never computed again. */
export function frozenFigures(row: FrozenReportRow): Figures {
  return JSON.parse(row.data) as Figures
}
