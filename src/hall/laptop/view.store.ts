// What the laptop's page shows: where the day is, what waits, what came before; of each clash the two versions in words.
import type { Read } from '../../kit/db/db.ts'
import { gateOf } from '../../ledger/ledger.ts'
import { planDigest } from './bring.acts.ts'
import { checkReturn, planOf } from './bring.store.ts'
import { namesOf, titlesOf } from './clash.store.ts'
import { findParcel, heldHere, type Loan, loansOf, type ParcelLine, parcelLine } from './loans.store.ts'
import type { Choice, Clash } from './merge.ts'
import { changesOf, countsOf } from './pack.acts.ts'
import { bothInWords, type Names } from './values.ts'

export interface ShownClash {
  readonly id: string
  readonly title: string
  readonly may: readonly Choice[]
  readonly gone: Clash['gone']
  readonly rows: readonly {
    readonly label: string
    readonly home: string | null
    readonly laptop: string | null
  }[]
}

export interface Preview {
  readonly parcel: ParcelLine
  readonly seen: string
  readonly counts: Readonly<Record<string, number>>
  readonly same: number
  readonly clashes: readonly ShownClash[]
}

export type LaptopView =
  | {
      readonly side: 'home'
      readonly loans: readonly Loan[]
      /** The day of this conference is away. */
      readonly away: { readonly loan: Loan; readonly parcel: ParcelLine | undefined } | undefined
      /** A day of another conference is. */
      readonly other: string | undefined
      readonly counts: Readonly<Record<string, number>>
      readonly preview: Preview | undefined
    }
  | {
      readonly side: 'laptop'
      readonly name: string
      readonly takenAt: string
      readonly ours: boolean
      readonly packed: ParcelLine | undefined
      readonly counts: Readonly<Record<string, number>>
    }

export async function laptopView(read: Read, commune: string, conference: string): Promise<LaptopView> {
  const gate = await gateOf(read, commune)
  const here = gate?.side === 'laptop' ? await heldHere(read, commune) : undefined
  if (here)
    return {
      side: 'laptop',
      name: here.name,
      takenAt: here.taken_at,
      ours: here.conference_id === conference,
      packed: gate?.packed ? await parcelLine(read, commune, here.loan_id, 've') : undefined,
      counts: gate?.packed ? {} : countsOf(await changesOf(read, commune)),
    }
  const loans = await loansOf(read, commune, conference)
  const loan = gate && loans.find((one) => one.id === gate.loan)
  return {
    side: 'home',
    loans,
    away: loan && { loan, parcel: await parcelLine(read, commune, loan.id, 'di') },
    other: gate && !loan ? gate.name : undefined,
    counts: gate ? {} : await goingCounts(read, commune),
    preview: await previewOf(read, commune, conference, loans),
  }
}

/** Before it is lent: how much of what people know would go along. */
async function goingCounts(read: Read, commune: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const table of [
    'submission',
    'question',
    'registration',
    'conference_delegate',
    'paper',
    'person',
    'village',
  ] as const) {
    const row = await read
      .selectFrom(table as 'submission')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('commune_id', '=', commune)
      .executeTakeFirstOrThrow()
    counts[table] = Number(row.count)
  }
  return counts
}

async function previewOf(
  read: Read,
  commune: string,
  conference: string,
  loans: readonly Loan[],
): Promise<Preview | undefined> {
  for (const loan of loans) {
    const line = await parcelLine(read, commune, loan.id, 've')
    const parcel = line && (await findParcel(read, commune, line.id))
    if (!line || !parcel) continue
    const checked = await checkReturn(read, commune, conference, parcel.bytes)
    if (!checked.ok) continue
    const plan = await planOf(read, checked.value)
    const titles = await titlesOf(read, commune, plan.clashes)
    const names = await namesOf(read, commune, conference, plan.clashes)
    return {
      parcel: line,
      seen: planDigest(plan),
      counts: countsOf(plan.take),
      same: plan.same,
      clashes: plan.clashes.map((clash) => shown(clash, titles.get(clash.id) ?? clash.id, names)),
    }
  }
  return undefined
}

function shown({ id, rows, may, gone }: Clash, title: string, names: Names): ShownClash {
  // Of what has left the ordinary lists no word is shown here either.
  if (gone !== null)
    return {
      id,
      title,
      may,
      gone,
      rows: rows.map(({ of }) => ({ label: of.label, home: null, laptop: null })),
    }
  const all = rows.map(({ of, change, home }) => ({
    label: of.label,
    ...bothInWords(of.table, home, change.row, names),
  }))
  const read = all.filter((row) => row.home !== '' || row.laptop !== '')
  return { id, title, may, gone, rows: read.length > 0 ? read : all }
}
