// HTTP of one question: its page, and the acts of triage under it. What one may not see is not found.

import type { ComponentChildren } from 'preact'
import { h } from 'preact'
import { findConference } from '../conference/store.ts'
import { shortTime } from '../kit/clock.ts'
import type { StoryItem } from '../kit/html/bits.tsx'
import type { FormState } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err, type Result } from '../kit/result.ts'
import { ACTS, type ActCode } from '../ledger/acts.ts'
import { CITIZEN, history, SYSTEM } from '../ledger/ledger.ts'
import { findFile } from '../office/files.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { listUnits, peopleNames } from '../office/store.ts'
import { alikeOf } from './alike.view.ts'
import { parseCode } from './code.ts'
import { assignForm, classifyForm, linkForm, restrictForm, splitOffForm, unlinkForm } from './form.ts'
import { READERS, unitNames, villageNames } from './inbox.names.ts'
import { linkQuestion, unlinkQuestion } from './link.acts.ts'
import { noteOpening } from './privacy/access.ts'
import { anonymousRule } from './privacy/public-text.store.ts'
import { QuestionPage } from './question.pages.tsx'
import { type Leaving, restrictQuestion } from './restrict.acts.ts'
import { visibleTo } from './scope.ts'
import { suggest } from './sorting/suggest.ts'
import { duplicatesOf, findQuestion, listQuestions, type QuestionRow, questionsOf } from './store.ts'
import { assignmentsOf, findPastMatter, findSubmission } from './submission.store.ts'
import { taughtSorter } from './taught.ts'
import { assignQuestion, classifyQuestion, splitOffQuestion } from './triage.acts.ts'
import { factWords } from './words.ts'

type Staff = Ctx<Signed>

/** What a higher chapter tells about a question on its page. */
export type QuestionPanel = (ctx: Staff, row: QuestionRow) => Promise<ComponentChildren>

export interface QuestionParts {
  readonly leaving: readonly Leaving[]
  readonly panels: readonly QuestionPanel[]
}

export function questionRoutes(app: App, parts: QuestionParts): void {
  const shown = async (ctx: Staff, refused?: { act: string; state: FormState }) => {
    const scope = visibleTo(ctx.who)
    const row = await findQuestion(ctx.read, ctx.scope, ctx.params.id ?? '', scope)
    const submission = row && (await findSubmission(ctx.read, ctx.scope, row.submission_id, scope))
    if (!row || !submission) return NOT_FOUND
    const seen = async (id: string | null) =>
      id === null ? undefined : findQuestion(ctx.read, ctx.scope, id, scope)
    await noteOpening(ctx.db, {
      commune: ctx.scope,
      submission: submission.id,
      person: ctx.who.person,
      now: ctx.clock.now(),
    })
    const siblings = await questionsOf(ctx.read, ctx.scope, submission.id)
    const visible = await Promise.all(siblings.map((other) => seen(other.id)))
    // Who may not see every question of the submission is not shown its whole words either.
    const whole = visible.every((other) => other !== undefined)
    return h(QuestionPage, {
      who: ctx.who,
      row,
      anonymous: await anonymousRule(ctx.read, ctx.scope),
      submission: whole ? submission : { ...submission, content: row.text },
      conference: (await findConference(ctx.read, ctx.scope, row.conference_id))?.title ?? '',
      siblings: visible.filter((other): other is QuestionRow => other !== undefined && other.id !== row.id),
      duplicates: scope.all ? await duplicatesOf(ctx.read, ctx.scope, row.id) : [],
      head: await seen(row.duplicate_of),
      repeats: {
        question: await seen(row.repeat_of),
        past:
          row.repeat_of_past === null
            ? undefined
            : await findPastMatter(ctx.read, ctx.scope, row.repeat_of_past),
      },
      alike: ctx.who.rights.has('petition.triage') ? await alikeOf(ctx, row) : [],
      suggestion: suggest(await taughtSorter(ctx.read, ctx.scope), row.text),
      units: await listUnits(ctx.read, ctx.scope),
      villages: await villageNames(ctx),
      history: await storyOf(ctx, row),
      panels: await Promise.all(parts.panels.map((panel) => panel(ctx, row))),
      ...(refused ? { refused } : {}),
    })
  }

  page(app, '/xa/:commune/y-kien/:id', READERS, (ctx) => shown(ctx))
  triageRoutes(app, parts, (ctx, act, state) => shown(ctx, { act, state }))

  page(app, '/xa/:commune/y-kien/:id/tep/:file', READERS, async (ctx) => {
    const scope = visibleTo(ctx.who)
    const row = await findQuestion(ctx.read, ctx.scope, ctx.params.id ?? '', scope)
    const submission = row && (await findSubmission(ctx.read, ctx.scope, row.submission_id, scope))
    const listed = submission?.files.some((file) => file.id === ctx.params.file)
    const file = listed ? await findFile(ctx.read, ctx.scope, ctx.params.file ?? '') : undefined
    return file ? download(file) : NOT_FOUND
  })
}

/** Always saved, never shown in place: what people send is not run by our pages. */
export function download(file: { readonly bytes: Uint8Array; readonly mime: string; readonly name: string }) {
  return { bytes: file.bytes, type: file.mime, name: file.name }
}

function triageRoutes(
  app: App,
  parts: QuestionParts,
  again: (ctx: Staff, act: string, state: FormState) => ReturnType<Parameters<typeof page<Signed>>[3]>,
): void {
  const guard = staff('petition.triage')
  const url = (act: string) => `/xa/:commune/y-kien/:id/${act}`
  const here = (ctx: Staff, part = '') => `/xa/${ctx.scope}/y-kien/${ctx.params.id}${part}`
  const question = (ctx: Staff) => ctx.params.id ?? ''

  form(
    app,
    url('phan-loai'),
    guard,
    classifyForm,
    (ctx, input) =>
      ctx.act(
        (trx) =>
          classifyQuestion(trx, ctx.who.by, {
            question: question(ctx),
            kind: input.kind,
            competence: input.competence,
            fields: [input.field, ...input.fields],
            version: input._version,
          }),
        () => here(ctx, '#phan-cong'),
      ),
    (ctx, state) => again(ctx, 'phan-loai', state),
  )
  form(
    app,
    url('phan-cong'),
    guard,
    assignForm,
    (ctx, input) =>
      ctx.act(
        (trx) =>
          assignQuestion(trx, ctx.who.by, {
            question: question(ctx),
            unit: input.unit,
            reason: input.reason,
            version: input._version,
          }),
        () => here(ctx),
      ),
    (ctx, state) => again(ctx, 'phan-cong', state),
  )
  form(
    app,
    url('ghep'),
    guard,
    linkForm,
    async (ctx, input) => {
      const of = await targetOf(ctx, input)
      if (!of.ok) return of
      return ctx.act(
        (trx) =>
          linkQuestion(trx, ctx.who.by, {
            question: question(ctx),
            kind: input.kind,
            ...of.value,
            version: input._version,
          }),
        () => here(ctx),
      )
    },
    (ctx, state) => again(ctx, 'ghep', state),
  )
  form(
    app,
    url('go-ghep'),
    guard,
    unlinkForm,
    (ctx, input) =>
      ctx.act(
        (trx) =>
          unlinkQuestion(trx, ctx.who.by, {
            question: question(ctx),
            kind: input.kind,
            version: input._version,
          }),
        () => here(ctx),
      ),
    (ctx, state) => again(ctx, 'ghep', state),
  )
  form(
    app,
    url('tach-don'),
    guard,
    splitOffForm,
    (ctx, input) =>
      ctx.act(
        (trx) =>
          splitOffQuestion(trx, ctx.who.by, {
            question: question(ctx),
            kind: input.kind,
            guidance: input.guidance,
            version: input._version,
          }),
        () => here(ctx),
      ),
    (ctx, state) => again(ctx, 'tach-don', state),
  )
  form(
    app,
    url('han-che'),
    guard,
    restrictForm,
    (ctx, input) =>
      ctx.act(
        (trx) =>
          restrictQuestion(
            trx,
            ctx.who.by,
            {
              question: question(ctx),
              filesThatStay: input.keep,
              keepsSender: input.keepsSender === 'on',
              version: input._version,
            },
            parts.leaving,
          ),
        () => `/xa/${ctx.scope}/y-kien`,
      ),
    (ctx, state) => again(ctx, 'han-che', state),
  )
}

/** The chosen matter, or the only question of the submission with the typed receipt code. */
async function targetOf(
  ctx: Staff,
  input: { readonly of: string | null; readonly code: string | null },
): Promise<Result<{ ofQuestion?: string; ofPast?: string }>> {
  if (input.code === null) {
    const of = input.of ?? ''
    if (of.startsWith('p:')) return { ok: true, value: { ofPast: of.slice(2) } }
    return { ok: true, value: { ofQuestion: of.replace(/^q:/, '') } }
  }
  const typed = parseCode(input.code)
  if (typed.state === 'mistyped')
    return err({ message: 'Mã biên nhận gõ sai một ký tự. Hãy xem lại từng nhóm bốn.', field: 'code' })
  if (typed.state === 'none')
    return err({ message: 'Đây không phải mã biên nhận. Mã có 8 ký tự, ví dụ 4F7K 2M9C.', field: 'code' })
  const { rows } = await listQuestions(
    ctx.read,
    ctx.scope,
    { q: typed.code, pageSize: 2 },
    visibleTo(ctx.who),
  )
  const [only, second] = rows.filter((row) => row.id !== ctx.params.id)
  if (!only) return err({ message: 'Không có lượt ý kiến nào mang mã này.', field: 'code' })
  if (second)
    return err({
      message: 'Lượt ý kiến đó có nhiều nội dung. Hãy mở nội dung cần ghép và ghép từ trang của nó.',
      field: 'code',
    })
  return { ok: true, value: { ofQuestion: only.id } }
}

/** The ledger's entries about the question and its submission, each in its sentence. */
async function storyOf(ctx: Staff, row: QuestionRow): Promise<readonly StoryItem[]> {
  const entries = [
    ...(await history(ctx.read, ctx.scope, row.submission_id)),
    ...(await history(ctx.read, ctx.scope, row.id)),
  ].sort((a, b) => (a.at === b.at ? a.seq - b.seq : a.at < b.at ? -1 : 1))
  const reasons = new Map(
    (await assignmentsOf(ctx.read, ctx.scope, row.id)).map(({ at, reason }) => [at, reason]),
  )
  const people = await peopleNames(ctx.read, ctx.scope)
  const units = await unitNames(ctx)
  const who = (actor: string) =>
    actor === CITIZEN ? 'Người dân' : actor === SYSTEM ? 'Hệ thống' : (people.get(actor) ?? actor)
  return entries.map((entry) => {
    const reason = entry.act === 'question.transferred' ? reasons.get(entry.at) : undefined
    const words = [factWords(JSON.parse(entry.data) as Record<string, unknown>, units), reason]
      .filter((part) => part)
      .join('. Lý do: ')
    return {
      id: `${entry.stream}-${entry.seq}`,
      at: shortTime(entry.at),
      title: ACTS[entry.act as ActCode] ?? entry.act,
      by: who(entry.actor),
      ...(words ? { body: words } : {}),
    }
  })
}
