// HTTP of one list before it is stored. Only the person who brought it finds it.
import { h } from 'preact'
import { type App, form, NOT_FOUND, page } from '../../kit/http/route.ts'
import { ok } from '../../kit/result.ts'
import { choicesOf, IMPORTERS, type ImportParts, type Staff } from './choices.ts'
import { cancelDraft, chooseRows, confirmDraft, correctRow, readAnew, settleDraft } from './draft.acts.ts'
import { DraftPage, type DraftPageProps, ProgressPage, RefusedPage } from './draft.pages.tsx'
import {
  countVerdicts,
  draftRows,
  findDraft,
  importOfDraft,
  listImports,
  ROWS_A_PAGE,
} from './draft.store.ts'
import { remaining, VERDICT, type Verdict } from './draft.ts'
import { anewForm, chooseForm, plainForm, rowForm, settingsForm } from './form.ts'
import { markAnew } from './reading.job.ts'
import { takenBefore } from './store.acts.ts'
import { AT_ONCE, storeAtOnce } from './storing.job.ts'

const REFRESH_SECONDS = 3
const PATIENCE_MS = 1500

type Refused = NonNullable<DraftPageProps['refused']>

export function draftRoutes(app: App, { importer }: ImportParts): void {
  const url = '/xa/:commune/nhap-danh-sach/:draft'
  const draftOf = (ctx: Staff) => findDraft(ctx.read, ctx.scope, ctx.who.person, ctx.params.draft ?? '')
  const here = (ctx: Staff, more = '') => `/xa/${ctx.scope}/nhap-danh-sach/${ctx.params.draft}${more}`

  page(app, url, IMPORTERS, (ctx) => shown(ctx))
  form(
    app,
    `${url}/cach-nhap`,
    IMPORTERS,
    settingsForm,
    async (ctx, { _version, ...input }) => {
      const settled = await ctx.act(
        (trx) => settleDraft(trx, ctx.who.by, { ...input, draft: ctx.params.draft ?? '', version: _version }),
        () => here(ctx),
      )
      const draft = settled.ok ? await draftOf(ctx) : undefined
      if (draft) await markAnew(ctx.db, draft)
      return settled
    },
    (ctx, state) => shown(ctx, { form: 'settings', state }),
  )
  form(
    app,
    `${url}/dong/:row`,
    IMPORTERS,
    rowForm,
    (ctx, { _version, ...input }) =>
      ctx.act(
        (trx) =>
          correctRow(trx, ctx.who.by, {
            ...input,
            draft: ctx.params.draft ?? '',
            seq: seqOf(ctx),
            version: _version,
          }),
        () => here(ctx, `?trang=${1 + Math.floor(seqOf(ctx) / ROWS_A_PAGE)}#dong-${seqOf(ctx)}`),
      ),
    async (ctx, state) => (seqOf(ctx) < 0 ? NOT_FOUND : shown(ctx, { form: 'row', seq: seqOf(ctx), state })),
  )
  form(
    app,
    `${url}/chon-dong`,
    IMPORTERS,
    chooseForm,
    (ctx, input) =>
      ctx.act(
        (trx) =>
          chooseRows(trx, ctx.who.by, {
            draft: ctx.params.draft ?? '',
            seq: input.seq,
            verdict: input.verdict,
            take: input.take === '1',
          }),
        () => here(ctx, /^\?[\w=&-]*(#[\w-]+)?$|^#[\w-]+$/.test(input.ve ?? '') ? (input.ve ?? '') : ''),
      ),
    (ctx, state) => shown(ctx, { form: 'other', state }),
  )
  form(
    app,
    `${url}/doc-lai`,
    IMPORTERS,
    anewForm,
    async (ctx, input) => {
      const anew = await ctx.act(
        (trx) => readAnew(trx, ctx.who.by, ctx.params.draft ?? '', input.conversion),
        () => here(ctx),
      )
      importer.wake()
      await importer.settled(PATIENCE_MS)
      return anew
    },
    (ctx, state) => shown(ctx, { form: 'other', state }),
  )
  form(
    app,
    `${url}/huy`,
    IMPORTERS,
    plainForm,
    (ctx) =>
      ctx.act(
        (trx) => cancelDraft(trx, ctx.who.by, ctx.params.draft ?? ''),
        () => `/xa/${ctx.scope}/nhap-danh-sach`,
      ),
    (ctx, state) => shown(ctx, { form: 'other', state }),
  )
  form(
    app,
    `${url}/xac-nhan`,
    IMPORTERS,
    plainForm,
    async (ctx) => {
      const draft = await draftOf(ctx)
      const before = draft ? undefined : await stored(ctx)
      if (before && 'redirect' in before) return ok(before)
      const confirmed = await ctx.act(
        async (trx) => {
          const done = await confirmDraft(trx, ctx.who.by, ctx.params.draft ?? '')
          if (!done.ok) return done
          return ok(draft && draft.total <= AT_ONCE ? await storeAtOnce(trx, ctx.who.by, draft) : undefined)
        },
        (id) => (id === undefined ? here(ctx) : `/xa/${ctx.scope}/lan-nhap/${id}?moi=1`),
      )
      importer.wake()
      return confirmed
    },
    (ctx, state) => shown(ctx, { form: 'other', state }),
  )

  async function shown(ctx: Staff, refused?: Refused) {
    const draft = await draftOf(ctx)
    if (!draft) return stored(ctx)
    switch (draft.state) {
      case 'waiting':
      case 'reading':
      case 'confirmed':
      case 'storing': {
        ctx.reply.header('refresh', String(REFRESH_SECONDS))
        const began = draft.began_at === null ? ctx.clock.now() : Temporal.Instant.from(draft.began_at)
        const seconds = began.until(ctx.clock.now()).total('seconds')
        return h(ProgressPage, {
          who: ctx.who,
          draft,
          remaining: remaining(draft.done, draft.total, seconds),
        })
      }
      case 'refused':
        return h(RefusedPage, { who: ctx.who, draft })
      case 'read':
        return preview(ctx, draft, refused)
    }
  }

  /** A page left open, or sent from two windows: the list is in, and this is where. */
  async function stored(ctx: Staff) {
    const done = await importOfDraft(ctx.read, ctx.scope, ctx.who.person, ctx.params.draft ?? '')
    return done === undefined ? NOT_FOUND : { redirect: `/xa/${ctx.scope}/lan-nhap/${done}?moi=1` }
  }

  async function preview(
    ctx: Staff,
    draft: NonNullable<Awaited<ReturnType<typeof draftOf>>>,
    refused: Refused | undefined,
  ) {
    const verdict = verdictIn(ctx.query.loc)
    const typed = Number(/^\d{1,5}$/.exec(ctx.query.trang ?? '')?.[0] ?? 1)
    const page = refused?.seq === undefined ? Math.max(1, typed) : 1 + Math.floor(refused.seq / ROWS_A_PAGE)
    const [again] = (await takenBefore(ctx.read, ctx.scope, draft.conference_id, draft.sha256)).imports
    return h(DraftPage, {
      who: ctx.who,
      draft,
      choices: await choicesOf(ctx, draft.conference_id),
      rows: await draftRows(ctx.read, ctx.scope, draft.id, { verdict, page }),
      counts: await countVerdicts(ctx.read, ctx.scope, draft.id),
      verdict,
      page,
      before: again
        ? (await listImports(ctx.read, ctx.scope, { person: null, id: again, limit: 1 }))[0]
        : undefined,
      ...(refused ? { refused } : {}),
    })
  }
}

function seqOf(ctx: Staff): number {
  return Number(/^\d{1,6}$/.exec(ctx.params.row ?? '')?.[0] ?? -1)
}

function verdictIn(text: string | undefined): Verdict | null {
  return text !== undefined && Object.hasOwn(VERDICT, text) ? (text as Verdict) : null
}
