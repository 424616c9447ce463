// What the editor's pages are drawn from: a text by its reference ("ban:ID", "co-san:ID", "du-thao:ID") and the sample
// conference of a draft. Reads only.
import { calendarOf } from '../calendar/changes.store.ts'
import type { LineError } from '../calendar/lines.ts'
import { parseDate } from '../kit/clock.ts'
import type { Read } from '../kit/db/db.ts'
import { sha256 } from '../kit/id.ts'
import type { Result } from '../kit/result.ts'
import { type Draft, findDraft, findVersion } from './drafts.store.ts'
import { sampleOf } from './effect.ts'
import { regulationIds, shippedText, standardStatute } from './library.ts'
import { type Regulation, readRegulation } from './regulation.form.ts'
import type { SampleShown } from './sample.pages.tsx'

type ReadText = Result<Regulation, readonly LineError[]>

/** The last texts that were read: a form, its sample and its comparison ask for the same one. */
const lately = new Map<string, ReadText>()
const KEPT = 40

export function readOnce(text: string): ReadText {
  const digest = sha256(text)
  const known = lately.get(digest)
  if (known) return known
  const read = readRegulation(text)
  lately.set(digest, read)
  const [oldest] = lately.keys()
  if (lately.size > KEPT && oldest !== undefined) lately.delete(oldest)
  return read
}

export interface Referred {
  readonly label: string
  readonly text: string
}

/** The text a reference names, in this commune; drafts only for those who write them. */
export async function referred(
  read: Read,
  commune: string,
  ref: string,
  writes: boolean,
): Promise<Referred | undefined> {
  const [kind, id = ''] = ref.split(':')
  if (kind === 'co-san')
    return regulationIds().includes(id) ? { label: `quy chế có sẵn ${id}`, text: shippedText(id) } : undefined
  if (kind === 'ban') {
    const version = await findVersion(read, commune, id)
    if (!version) return undefined
    const parsed = readOnce(version.yaml)
    const number = parsed.ok ? parsed.value.version : ''
    return { label: `phiên bản ${number} của ${version.regulation_id}`, text: version.yaml }
  }
  if (kind !== 'du-thao' || !writes) return undefined
  const draft = await findDraft(read, commune, id)
  return draft && { label: `dự thảo “${draft.title}”`, text: draft.yaml }
}

/** What a draft began from, as far as it can still be found. */
export function originRef(draft: Pick<Draft, 'base_version_id' | 'source'>): string | undefined {
  if (draft.base_version_id !== null) return `ban:${draft.base_version_id}`
  return draft.source.startsWith('co-san:') ? draft.source : undefined
}

/** About two months ahead: time enough for every notice there is. */
const AHEAD_DAYS = 60

export function sampleDate(
  typed: string | undefined,
  today: Temporal.PlainDate,
): { readonly date: Temporal.PlainDate; readonly typed: string | undefined } {
  const standard = today.add({ days: AHEAD_DAYS })
  const date = typed === undefined || typed === '' ? standard : parseDate(typed)
  const fits = date !== undefined && date.year >= 2000 && date.year <= 2100
  return fits ? { date, typed: undefined } : { date: standard, typed: typed?.slice(0, 40) }
}

export async function sampleShown(
  read: Read,
  commune: string,
  text: string,
  origin: Referred | undefined,
  when: { readonly date: Temporal.PlainDate; readonly typed: string | undefined },
): Promise<SampleShown> {
  const parsed = readOnce(text)
  if (!parsed.ok) return { ...when, sample: undefined, errors: parsed.error }
  const base = origin && readOnce(origin.text)
  const sample = sampleOf(
    parsed.value,
    base?.ok ? base.value : undefined,
    when.date,
    await calendarOf(read, commune),
    standardStatute(),
  )
  return sample.ok
    ? { ...when, sample: sample.value, errors: [], against: base?.ok ? origin?.label : undefined }
    : { ...when, sample: undefined, problem: sample.error, errors: [] }
}
