// Gathers what the list of questions shows: the rows of a filter, what is proposed for the unsorted ones, counts, the
// filters somebody keeps, and the common acts that can still be taken back.
import { listConferences } from '../conference/store.ts'
import type { FormState } from '../kit/html/form.tsx'
import type { Ctx } from '../kit/http/route.ts'
import type { Signed } from '../office/session.ts'
import { listUnits } from '../office/store.ts'
import { duesOf } from '../regulation/dues.ts'
import { findBulk, recentBulk } from './bulk.store.ts'
import type { QuestionFilter } from './filter.ts'
import { villageNames } from './inbox.names.ts'
import type { InboxProps } from './inbox.pages.tsx'
import { type Proposed, propose, type Wanted } from './proposal.ts'
import { savedFilters } from './saved.acts.ts'
import { type Scope, visibleTo } from './scope.ts'
import { suggest } from './sorting/suggest.ts'
import { countsBy, countsByState, type Handle, listQuestions, type QuestionRow } from './store.ts'
import { taughtSorter } from './taught.ts'

type Staff = Ctx<Signed>

const RECENT = 5

/** The day by which units prepare their answers, as the conference's schedule has it, while it is ahead. */
export async function wantedOf(
  read: Handle,
  commune: string,
  conference: string,
  today: Temporal.PlainDate,
): Promise<Wanted | undefined> {
  const ahead = (await duesOf(read, commune, conference))
    .filter((due) => due.duty === 'prepare' && due.met === null)
    .flatMap((due) => {
      const date = due.binding ?? due.due
      return date === null || date < today.toString() ? [] : [{ due: date, because: due.explanation }]
    })
    .sort((a, b) => (a.due < b.due ? -1 : 1))
  return ahead[0]
}

/** What is proposed for the rows nobody has sorted yet. */
export async function proposalsFor(
  ctx: Staff,
  rows: readonly QuestionRow[],
): Promise<ReadonlyMap<string, Proposed>> {
  const open = rows.filter((row) => row.kind === null && row.duplicate_of === null)
  if (open.length === 0) return new Map()
  const sorter = await taughtSorter(ctx.read, ctx.scope)
  const units = await listUnits(ctx.read, ctx.scope)
  const wanted = new Map<string, Wanted | undefined>()
  for (const id of new Set(open.map((row) => row.conference_id)))
    wanted.set(id, await wantedOf(ctx.read, ctx.scope, id, ctx.clock.today()))
  return new Map(
    open.map((row) => [row.id, propose(suggest(sorter, row.text), units, wanted.get(row.conference_id))]),
  )
}

async function countsOf(ctx: Staff, filter: QuestionFilter, scope: Scope) {
  const by = async (what: 'village' | 'field' | 'unit') =>
    countsBy(ctx.read, ctx.scope, { ...filter, [what]: undefined }, what, scope)
  return { village: await by('village'), field: await by('field'), unit: await by('unit') }
}

export async function inboxOf(ctx: Staff, state: FormState, filter: QuestionFilter): Promise<InboxProps> {
  const scope = visibleTo(ctx.who)
  const triages = ctx.who.rights.has('petition.triage')
  const { rows, total } = await listQuestions(ctx.read, ctx.scope, filter, scope)
  const units = await listUnits(ctx.read, ctx.scope)
  const done = triages && ctx.query.viec ? await findBulk(ctx.read, ctx.scope, ctx.query.viec) : undefined
  const recent = triages ? await recentBulk(ctx.read, ctx.scope, ctx.who.person, RECENT) : []
  return {
    who: ctx.who,
    filter,
    rows,
    proposals: triages ? await proposalsFor(ctx, rows) : new Map(),
    total,
    counts: await countsByState(ctx.read, ctx.scope, filter, scope),
    countsBy: await countsOf(ctx, filter, scope),
    conferences: await listConferences(ctx.read, ctx.scope),
    units: new Map(units.map(({ id, name }) => [id, name])),
    villages: await villageNames(ctx),
    saved: await savedFilters(ctx.read, ctx.scope, ctx.who.person),
    recent,
    done: recent.find((one) => one.id === done?.id),
    state,
    today: ctx.clock.today(),
  }
}
