// HTTP of what is prepared for a conference: tasks, delegates and quotas, the publication log.
import { h } from 'preact'
import { calendarOf } from '../calendar/changes.store.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { findFile } from '../office/files.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { listUnits, listVillages } from '../office/store.ts'
import { regulationOf } from '../regulation/adopted.ts'
import { DelegatesPage } from './delegates.pages.tsx'
import { delegateForm, publicationForm, quotaForm, taskForm, taskReportForm } from './form.ts'
import { found } from './found.ts'
import { conferencePath } from './frame.tsx'
import {
  addDelegate,
  addTask,
  allotQuota,
  recordPublication,
  reportTask,
  saveQuota,
} from './preparation.acts.ts'
import { PreparationPage } from './preparation.pages.tsx'
import { PublicationPage } from './publication.pages.tsx'
import { missingPublications } from './publication.ts'
import { delegatesOf, publicationsOf, quotasOf, tasksOf } from './store.ts'

type Staff = Ctx<Signed>

const at = (ctx: Staff, part: string) => conferencePath(ctx.scope, ctx.params.id ?? '', part)

/** Tasks, delegates, quotas. */
export function preparationRoutes(app: App): void {
  const preparation = async (ctx: Staff, state: FormState, openTask?: string) => {
    const it = await found(ctx)
    if (!it) return NOT_FOUND
    return h(PreparationPage, {
      who: ctx.who,
      calendar: await calendarOf(ctx.read, ctx.scope),
      ...it,
      tasks: await tasksOf(ctx.read, ctx.scope, it.conference.id),
      units: await listUnits(ctx.read, ctx.scope),
      state,
      ...(openTask === undefined ? {} : { openTask }),
    })
  }
  page(app, '/xa/:commune/hoi-nghi/:id/chuan-bi', staff('conference.read'), (ctx) =>
    preparation(ctx, NEW_FORM),
  )
  form(
    app,
    '/xa/:commune/hoi-nghi/:id/chuan-bi',
    staff('conference.write'),
    taskForm,
    (ctx, input) =>
      ctx.act(
        (trx) => addTask(trx, ctx.who.by, ctx.params.id ?? '', input),
        () => at(ctx, 'chuan-bi'),
      ),
    (ctx, state) => preparation(ctx, state),
  )
  form(
    app,
    '/xa/:commune/hoi-nghi/:id/chuan-bi/:task/bao-cao',
    staff('task.report'),
    taskReportForm,
    (ctx, input) => {
      const unit = ctx.who.rights.has('conference.write') ? null : (ctx.who.unit ?? '')
      return ctx.act(
        (trx) => reportTask(trx, ctx.who.by, ctx.params.task ?? '', unit, input),
        () => at(ctx, 'chuan-bi'),
      )
    },
    (ctx, state) => preparation(ctx, state, ctx.params.task),
  )

  const delegates = async (ctx: Staff, state: FormState) => {
    const it = await found(ctx)
    if (!it) return NOT_FOUND
    return h(DelegatesPage, {
      who: ctx.who,
      ...it,
      villages: await listVillages(ctx.read, ctx.scope),
      quotas: await quotasOf(ctx.read, ctx.scope, it.conference.id),
      delegates: await delegatesOf(ctx.read, ctx.scope, it.conference.id),
      state,
    })
  }
  page(app, '/xa/:commune/hoi-nghi/:id/dai-bieu', staff('conference.read'), (ctx) => delegates(ctx, NEW_FORM))
  form(
    app,
    '/xa/:commune/hoi-nghi/:id/dai-bieu',
    staff('invite.write'),
    delegateForm,
    (ctx, input) =>
      ctx.act(
        (trx) => addDelegate(trx, ctx.who.by, ctx.params.id ?? '', input),
        () => at(ctx, 'dai-bieu'),
      ),
    delegates,
  )
  form(
    app,
    '/xa/:commune/hoi-nghi/:id/phan-bo',
    staff('conference.write'),
    quotaForm,
    (ctx, input) =>
      ctx.act(
        (trx) =>
          input.places === null
            ? saveQuota(trx, ctx.who.by, ctx.params.id ?? '', new Map(Object.entries(input.village ?? {})))
            : allotQuota(trx, ctx.who.by, ctx.params.id ?? '', input.places),
        () => at(ctx, 'dai-bieu'),
      ),
    delegates,
  )
}

/** The log of publication with its proofs. */
export function publicationRoutes(app: App): void {
  const publications = async (ctx: Staff, state: FormState) => {
    const it = await found(ctx)
    if (!it) return NOT_FOUND
    const regulation = await regulationOf(ctx.read, ctx.scope, it.conference.regulation_version_id)
    const rows = await publicationsOf(ctx.read, ctx.scope, it.conference.id)
    return h(PublicationPage, {
      who: ctx.who,
      ...it,
      rows,
      missing: missingPublications(regulation, rows),
      villages: await listVillages(ctx.read, ctx.scope),
      state,
    })
  }
  page(app, '/xa/:commune/hoi-nghi/:id/cong-khai', staff('conference.read'), (ctx) =>
    publications(ctx, NEW_FORM),
  )
  form(
    app,
    '/xa/:commune/hoi-nghi/:id/cong-khai',
    staff('conference.write'),
    publicationForm,
    (ctx, input) =>
      ctx.act(
        (trx) => recordPublication(trx, ctx.who.by, ctx.params.id ?? '', input),
        () => at(ctx, 'cong-khai'),
      ),
    publications,
  )
  page(
    app,
    '/xa/:commune/hoi-nghi/:id/cong-khai/:publication/minh-chung',
    staff('conference.read'),
    async (ctx) => {
      const rows = await publicationsOf(ctx.read, ctx.scope, ctx.params.id ?? '')
      const file = rows.find((row) => row.id === ctx.params.publication)?.file_id
      const stored = file ? await findFile(ctx.read, ctx.scope, file) : undefined
      return stored
        ? {
            bytes: stored.bytes,
            type: stored.mime,
            ...(stored.mime.startsWith('image/') ? {} : { name: stored.name }),
          }
        : NOT_FOUND
    },
  )
}
