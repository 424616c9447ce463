// HTTP of the list of questions: filters, search, exports of the same filter, assigning several at once.
import { h } from 'preact'
import { listConferences } from '../conference/store.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, page } from '../kit/http/route.ts'
import { err, ok } from '../kit/result.ts'
import type { Workers } from '../kit/workers.ts'
import { CSV_TYPE, csvText, XLSX_TYPE, xlsxBytes } from '../kit/xlsx.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { listUnits, listVillages } from '../office/store.ts'
import { KIND } from '../regulation/codes.ts'
import { sheetOf } from './export.ts'
import { type QuestionFilter, readFilter, TRIAGE, type Triage } from './filter.ts'
import { bulkAssignForm } from './form.ts'
import { isGrave } from './guidance.ts'
import { InboxPage } from './inbox.pages.tsx'
import { visibleTo } from './scope.ts'
import type { Sorter } from './sorting/sorter.ts'
import { suggest } from './sorting/suggest.ts'
import { allQuestions, countQuestions, listQuestions, type QuestionRow } from './store.ts'
import { taughtSorter } from './taught.ts'
import { assignQuestion } from './triage.acts.ts'
import type { NamesOf } from './words.ts'

type Staff = Ctx<Signed>

export const READERS = staff('petition.read', 'petition.read_unit', 'petition.read_village')

export async function unitNames(ctx: Pick<Staff, 'read' | 'scope'>): Promise<NamesOf> {
  return new Map((await listUnits(ctx.read, ctx.scope)).map((unit) => [unit.id, unit.name]))
}

export async function villageNames(ctx: Pick<Staff, 'read' | 'scope'>): Promise<NamesOf> {
  return new Map((await listVillages(ctx.read, ctx.scope)).map((village) => [village.id, village.name]))
}

/** Sorting at the door: what looks like a complaint, a denunciation, a crime or a dispute is seen in the list. */
function graveOf(rows: readonly QuestionRow[], sorter: Sorter): ReadonlyMap<string, string> {
  const open = rows.filter((row) => row.kind === null && row.duplicate_of === null)
  const suggested = open.map((row) => [row.id, suggest(sorter, row.text).kind] as const)
  return new Map(
    suggested.filter(([, kind]) => isGrave(kind)).map(([id, kind]) => [id, KIND[kind].toLowerCase()]),
  )
}

export function inboxRoutes(app: App, workers: Workers): void {
  const shown = async (ctx: Staff, state: FormState, filter: QuestionFilter) => {
    const scope = visibleTo(ctx.who)
    const { rows, total } = await listQuestions(ctx.read, ctx.scope, filter, scope)
    const states = Object.keys(TRIAGE) as Triage[]
    const counts = await Promise.all(
      states.map((one) => countQuestions(ctx.read, ctx.scope, { ...filter, state: one }, scope)),
    )
    return h(InboxPage, {
      who: ctx.who,
      filter,
      rows,
      grave: ctx.who.rights.has('petition.triage')
        ? graveOf(rows, await taughtSorter(ctx.read, ctx.scope))
        : new Map(),
      total,
      counts: Object.fromEntries(states.map((one, at) => [one, counts[at] ?? 0])),
      conferences: await listConferences(ctx.read, ctx.scope),
      units: await unitNames(ctx),
      villages: await villageNames(ctx),
      state,
    })
  }

  page(app, '/xa/:commune/y-kien', READERS, async (ctx) => {
    if (Object.keys(ctx.query).length > 0) return shown(ctx, NEW_FORM, readFilter(ctx.query))
    // Without a word the conference being prepared or followed up is meant.
    const latest = (await listConferences(ctx.read, ctx.scope)).find((conference) => !conference.cancelled)
    return shown(ctx, NEW_FORM, readFilter(latest ? { 'hoi-nghi': latest.id } : {}))
  })

  form(
    app,
    '/xa/:commune/y-kien/phan-cong',
    staff('petition.triage'),
    bulkAssignForm,
    (ctx, input) =>
      ctx.act(
        async (trx) => {
          for (const question of input.chon) {
            const done = await assignQuestion(trx, ctx.who.by, { question, unit: input.unit })
            if (!done.ok)
              return err({
                ...done.error,
                status: 422,
                message: `Chưa giao nội dung nào: ${done.error.message} Hãy bỏ chọn nội dung đang do đơn vị khác giữ hoặc đã ghép trùng, rồi giao lại.`,
              })
          }
          return ok(input.chon.length)
        },
        () => `/xa/${ctx.scope}/y-kien${input.ve?.startsWith('?') ? input.ve : ''}`,
      ),
    (ctx, state) => {
      const back = typeof state.values.ve === 'string' ? state.values.ve : ''
      return shown(ctx, state, readFilter(Object.fromEntries(new URLSearchParams(back))))
    },
  )

  const sheet = async (ctx: Staff) => {
    const filter = { ...readFilter(ctx.query), page: undefined }
    const rows = await allQuestions(ctx.read, ctx.scope, filter, visibleTo(ctx.who))
    return sheetOf(rows, await unitNames(ctx), await villageNames(ctx))
  }
  const name = (ctx: Staff, ending: string) => `y-kien-${ctx.scope}-${ctx.clock.today()}.${ending}`

  page(app, '/xa/:commune/y-kien.xlsx', READERS, async (ctx) => ({
    bytes: await xlsxBytes(workers, await sheet(ctx)),
    type: XLSX_TYPE,
    name: name(ctx, 'xlsx'),
  }))
  page(app, '/xa/:commune/y-kien.csv', READERS, async (ctx) => ({
    bytes: csvText(await sheet(ctx)),
    type: CSV_TYPE,
    name: name(ctx, 'csv'),
  }))
}
