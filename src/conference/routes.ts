// HTTP of conferences: list, create, the timeline, changes, cancelling and closing.
import type { ComponentChildren } from 'preact'
import { h } from 'preact'
import { z } from 'zod'
import { calendarOf } from '../calendar/changes.store.ts'
import type { Trx } from '../kit/db/db.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err, type Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { listPeople, listVillages } from '../office/store.ts'
import { adoptedVersions, adoptRegulation, regulationOf } from '../regulation/adopted.ts'
import { duesOf, dueToday } from '../regulation/dues.ts'
import { regulationIds, shippedRegulation, shippedText } from '../regulation/library.ts'
import { cancelConference, closeConference, createConference, editConference } from './acts.ts'
import { backPlanRoutes, dayAsked } from './backplan.routes.ts'
import { dueState, stageOf } from './conference.ts'
import { dateRoutes } from './dates.routes.ts'
import { storedFromConference, storedFromRegulation } from './defaults.ts'
import { LawDemands } from './demands.pages.tsx'
import { lawDemands } from './demands.store.ts'
import { ChooseRegulationPage, ConferenceFormPage } from './edit.pages.tsx'
import { type ConferenceInput, cancellationForm, conferenceForm, editForm, metForm } from './form.ts'
import { found } from './found.ts'
import { conferencePath } from './frame.tsx'
import { holdingWarnings } from './holding.store.ts'
import { ConferenceListPage } from './list.pages.tsx'
import { recordMet } from './preparation.acts.ts'
import { preparationRoutes, publicationRoutes } from './preparation.routes.ts'
import { ReasonPage } from './reason.pages.tsx'
import type { Follower } from './replan.ts'
import { answerRequest } from './request.acts.ts'
import { requestRoutes, storedFromRequest } from './request.routes.ts'
import { findRequest } from './request.store.ts'
import { SchedulePrintPage } from './schedule.pages.tsx'
import { type Conference, listConferences } from './store.ts'
import { TimelinePage } from './timeline.pages.tsx'

/** What chapters above show on the conference's page: their counts, their next steps. Given by wiring. */
export type ConferencePanel = (ctx: Ctx<Signed>, conference: Conference) => Promise<ComponentChildren>

/** What still keeps a conference's file from being closed; asked of the chapters above. */
export type OpenMatters = (ctx: Ctx<Signed>, conference: string) => Promise<readonly string[]>

type Staff = Ctx<Signed>

export function conferenceRoutes(
  app: App,
  parts: {
    readonly panels: readonly ConferencePanel[]
    readonly openMatters: OpenMatters
    readonly followers: readonly Follower[]
  },
): void {
  const read = staff('conference.read')
  const write = staff('conference.write')
  const at = (ctx: Staff, part = '') => conferencePath(ctx.scope, ctx.params.id ?? '', part)

  page(app, '/xa/:commune/hoi-nghi', read, async (ctx) => {
    const today = ctx.clock.today()
    const rows = await listConferences(ctx.read, ctx.scope)
    return h(ConferenceListPage, {
      who: ctx.who,
      rows: rows.map((row) => ({
        ...row,
        stage: stageOf(
          {
            date: row.date,
            endDate: row.end_date,
            intakeFrom: row.intake_from,
            intakeTo: row.intake_to,
            announced: row.announced,
            cancelled: row.cancelled,
            closed: row.closed,
          },
          today,
        ),
      })),
      warnings: await holdingWarnings(ctx.read, ctx.scope, today),
    })
  })

  const chooseRegulation = async (ctx: Staff, state: FormState) => {
    const adopted = await adoptedVersions(ctx.read, ctx.scope)
    const taken = new Set(adopted.map((each) => each.regulation.id))
    return h(ChooseRegulationPage, {
      who: ctx.who,
      adopted: adopted.map((each) => ({
        id: each.id,
        title:
          each.regulation.version > 1
            ? `${each.regulation.title} (phiên bản ${each.regulation.version})`
            : each.regulation.title,
      })),
      shipped: regulationIds()
        .filter((id) => !taken.has(id))
        .map((id) => ({ id, title: shippedRegulation(id).title })),
      state,
    })
  }
  const creating = async (ctx: Staff, state: FormState, version: string) => {
    const adopted = (await adoptedVersions(ctx.read, ctx.scope)).find((each) => each.id === version)
    if (!adopted) return chooseRegulation(ctx, state)
    const request = await findRequest(ctx.read, ctx.scope, ctx.query['de-nghi'] ?? '')
    const people = await listPeople(ctx.read, ctx.scope)
    const villages = await listVillages(ctx.read, ctx.scope)
    const { themes } = adopted.regulation
    const theme = /^\d{1,2}$/.test(ctx.query['chu-de'] ?? '') ? Number(ctx.query['chu-de']) : undefined
    const address = (nth?: number) =>
      `/xa/${ctx.scope}/hoi-nghi/moi?quy-che=${adopted.id}${nth === undefined ? '' : `&chu-de=${nth}`}`
    return h(ConferenceFormPage, {
      who: ctx.who,
      title: 'Lập hội nghị',
      action: theme === undefined ? `/xa/${ctx.scope}/hoi-nghi/moi` : address(theme),
      back: `/xa/${ctx.scope}/hoi-nghi`,
      regulation: { id: adopted.id, title: adopted.regulation.title },
      themes: themes.map((each, at) => ({ href: address(at), name: each.name, chosen: at === theme })),
      withSessions: true,
      people,
      villages,
      stored: {
        ...storedFromRegulation(
          adopted.regulation,
          ctx.who.commune,
          people,
          ctx.clock.today(),
          villages,
          theme === undefined ? undefined : themes[theme],
        ),
        ...(request ? storedFromRequest(request) : {}),
        'sessions.0.date': dayAsked(ctx.query),
      },
      state,
    })
  }
  page(app, '/xa/:commune/hoi-nghi/moi', write, (ctx) => creating(ctx, NEW_FORM, ctx.query['quy-che'] ?? ''))
  form(
    app,
    '/xa/:commune/hoi-nghi/moi',
    write,
    conferenceForm,
    (ctx, input) =>
      ctx.act(
        (trx) => createFrom(trx, ctx.who.by, input),
        ({ id }) => conferencePath(ctx.scope, id),
      ),
    (ctx, state) =>
      creating(ctx, state, typeof state.values.regulation === 'string' ? state.values.regulation : ''),
  )

  form(
    app,
    '/xa/:commune/quy-che',
    staff('regulation.write'),
    z.object({
      regulation: z.enum(regulationIds() as [string, ...string[]], {
        error: 'Hãy chọn một quy chế trong danh sách.',
      }),
    }),
    (ctx, input) =>
      ctx.act(
        (trx) => adoptRegulation(trx, ctx.who.by, shippedText(input.regulation)),
        ({ id }) => `/xa/${ctx.scope}/hoi-nghi/moi?quy-che=${id}`,
      ),
    (ctx, state) => chooseRegulation(ctx, state),
  )

  const timeline = async (ctx: Staff, state: FormState, openRule?: string) => {
    const it = await found(ctx)
    if (!it) return NOT_FOUND
    const { conference, today } = it
    const regulation = await regulationOf(ctx.read, ctx.scope, conference.regulation_version_id)
    const dues = await duesOf(ctx.read, ctx.scope, conference.id)
    const panels = await Promise.all(parts.panels.map((panel) => panel(ctx, conference)))
    const plan = await ctx.read
      .selectFrom('paper')
      .select('id')
      .where('commune_id', '=', ctx.scope)
      .where('conference_id', '=', conference.id)
      .where('kind', '=', 'ke_hoach')
      .executeTakeFirst()
    const law = await lawDemands(ctx.read, ctx.scope, conference, today)
    return h(TimelinePage, {
      who: ctx.who,
      calendar: await calendarOf(ctx.read, ctx.scope),
      ...it,
      dues,
      planIssued: plan !== undefined,
      impossible: dues
        .filter(
          (due) =>
            due.direction === 'before' &&
            dueState(due, today) === 'qua_han' &&
            conference.date !== null &&
            conference.date > today.toString(),
        )
        .map((due) => `${due.title}: hạn ${due.binding} đã qua mà chưa làm. ${due.explanation}`),
      demands: law && h(LawDemands, { ...law, base: at(ctx), write: ctx.who.rights.has('conference.write') }),
      panels,
      regulationTitle: regulation.title,
      state,
      openRule,
    })
  }
  page(app, '/xa/:commune/hoi-nghi/:id', read, (ctx) => timeline(ctx, NEW_FORM))
  page(app, '/xa/:commune/hoi-nghi/:id/lich-in', read, async (ctx) => {
    const it = await found(ctx)
    if (!it) return NOT_FOUND
    const regulation = await regulationOf(ctx.read, ctx.scope, it.conference.regulation_version_id)
    const closedOn = it.conference.closure?.on_date ?? null
    return h(SchedulePrintPage, {
      who: ctx.who,
      ...it,
      calendar: await calendarOf(ctx.read, ctx.scope),
      regulationTitle: regulation.title,
      dues: (await duesOf(ctx.read, ctx.scope, it.conference.id)).map((due) =>
        dueToday(due, it.today, closedOn),
      ),
    })
  })
  form(
    app,
    '/xa/:commune/hoi-nghi/:id/moc/:rule',
    write,
    metForm,
    (ctx, input) =>
      ctx.act(
        (trx) => recordMet(trx, ctx.who.by, ctx.params.id ?? '', ctx.params.rule ?? '', input),
        () => at(ctx),
      ),
    (ctx, state) => timeline(ctx, state, ctx.params.rule),
  )

  const editing = async (ctx: Staff, state: FormState) => {
    const it = await found(ctx)
    if (!it) return NOT_FOUND
    return h(ConferenceFormPage, {
      who: ctx.who,
      title: 'Sửa thông tin hội nghị',
      action: at(ctx, 'sua'),
      back: at(ctx),
      version: it.conference.version,
      withSessions: false,
      people: await listPeople(ctx.read, ctx.scope),
      villages: await listVillages(ctx.read, ctx.scope),
      stored: storedFromConference(it.conference),
      state,
    })
  }
  page(app, '/xa/:commune/hoi-nghi/:id/sua', write, (ctx) => editing(ctx, NEW_FORM))
  form(
    app,
    '/xa/:commune/hoi-nghi/:id/sua',
    write,
    editForm,
    (ctx, input) =>
      ctx.act(
        (trx) => editConference(trx, ctx.who.by, ctx.params.id ?? '', input._version, input),
        () => at(ctx),
      ),
    editing,
  )

  dateRoutes(app, parts.followers)
  reasonRoute(app, 'huy', cancellationForm, {
    title: 'Hủy hội nghị',
    explain: 'Hội nghị đã hủy không mở lại được; ý kiến đã nhận vẫn giữ nguyên và vẫn phải trả lời.',
    button: 'Hủy hội nghị',
    act: (ctx, input) =>
      ctx.act(
        (trx) => cancelConference(trx, ctx.who.by, ctx.params.id ?? '', input.reason),
        () => at(ctx),
      ),
  })
  reasonRoute(app, 'khep', z.object({}), {
    title: 'Khép hồ sơ hội nghị',
    explain: 'Khép khi mọi nội dung đã có câu trả lời. Hồ sơ đã khép không sửa được nữa.',
    button: 'Khép hồ sơ',
    withReason: false,
    act: async (ctx) => {
      const open = await parts.openMatters(ctx, ctx.params.id ?? '')
      if (open.length > 0)
        return err({ message: 'Chưa khép được: còn việc chưa xong.', details: open.slice(0, 20) })
      return ctx.act(
        (trx) => closeConference(trx, ctx.who.by, ctx.params.id ?? ''),
        () => at(ctx),
      )
    },
  })

  preparationRoutes(app)
  publicationRoutes(app)
  requestRoutes(app)
  backPlanRoutes(app)
}

/** A conference, and where it was made from a request of the voters the answer to that request, in one act. */
async function createFrom(trx: Trx, by: Actor, input: ConferenceInput): Promise<Result<{ id: string }>> {
  const made = await createConference(trx, by, input)
  return made.ok && input.request ? answerRequest(trx, by, input.request, made.value.id) : made
}

function reasonRoute<S extends z.ZodType>(
  app: App,
  part: 'huy' | 'khep',
  schema: S,
  say: {
    readonly title: string
    readonly explain: string
    readonly button: string
    readonly withReason?: boolean
    readonly act: Parameters<typeof form<Signed, S>>[4]
  },
): void {
  const guard = staff('conference.write')
  const shown = async (ctx: Staff, state: FormState) => {
    const it = await found(ctx)
    if (!it) return NOT_FOUND
    const { act: _, explain, ...words } = say
    return h(ReasonPage, { who: ctx.who, ...it, part, state, ...words, explain: h('p', null, explain) })
  }
  page(app, `/xa/:commune/hoi-nghi/:id/${part}`, guard, (ctx) => shown(ctx, NEW_FORM))
  form(app, `/xa/:commune/hoi-nghi/:id/${part}`, guard, schema, say.act, shown)
}
