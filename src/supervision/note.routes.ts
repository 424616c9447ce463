// HTTP of what the Front lets everyone read.
import { h } from 'preact'
import { listConferences } from '../conference/store.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { noteForm, reasonForm } from './form.ts'
import { publishNote, withdrawNote } from './note.acts.ts'
import { NotesPage } from './note.pages.tsx'
import { findNote, listNotes } from './note.store.ts'
import { supervisionPath } from './paths.ts'
import { actorTitles } from './store.ts'

type Staff = Ctx<Signed>

const URL = '/xa/:commune/giam-sat/cong-khai'

export function noteRoutes(app: App): void {
  const write = staff('supervision.write')
  page(app, URL, staff('supervision.read'), (ctx) => shown(ctx, NEW_FORM))
  form(
    app,
    URL,
    write,
    noteForm,
    (ctx, input) =>
      ctx.act(
        (trx) => publishNote(trx, ctx.who.by, input),
        ({ id }) => `${supervisionPath(ctx.scope, 'cong-khai')}#tt-${id}`,
      ),
    (ctx, state) => shown(ctx, state),
  )
  form(
    app,
    `${URL}/:note/rut`,
    write,
    reasonForm,
    (ctx, input) => {
      const note = ctx.params.note ?? ''
      return ctx.act(
        (trx) => withdrawNote(trx, ctx.who.by, { note, reason: input.reason }),
        () => `${supervisionPath(ctx.scope, 'cong-khai')}#tt-${note}`,
      )
    },
    async (ctx, state) =>
      (await findNote(ctx.read, ctx.scope, ctx.params.note ?? ''))
        ? shown(ctx, state, ctx.params.note)
        : NOT_FOUND,
  )
}

async function shown(ctx: Staff, state: FormState, withdrawing?: string): Promise<Answer> {
  const notes = await listNotes(ctx.read, ctx.scope)
  return h(NotesPage, {
    who: ctx.who,
    notes,
    conferences: (await listConferences(ctx.read, ctx.scope)).map(({ id, title, announced }) => ({
      id,
      title,
      announced: Boolean(announced),
    })),
    titles: await actorTitles(
      ctx.read,
      ctx.scope,
      notes.map((note) => note.by_person),
    ),
    state,
    withdrawing,
  })
}
