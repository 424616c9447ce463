// HTTP of the work list and of one case: every act on it is a noun under the question.
import { h } from 'preact'
import type { z } from 'zod'
import { calendarOf } from '../calendar/changes.store.ts'
import { listConferences } from '../conference/store.ts'
import type { Trx } from '../kit/db/db.ts'
import type { FormState } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err, type Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { findFile } from '../office/files.ts'
import { staff } from '../office/guard.ts'
import type { Right } from '../office/rights.ts'
import type { Signed } from '../office/session.ts'
import { listUnits } from '../office/store.ts'
import { readableBy, visibleTo } from '../petition/scope.ts'
import { findQuestion } from '../petition/store.ts'
import { findSubmission } from '../petition/submission.store.ts'
import { acceptanceRoutes } from './acceptance/routes.ts'
import { draftAnswer } from './answer.acts.ts'
import { answerPath } from './answer.pages.tsx'
import type { Failed } from './case.act.tsx'
import { complete, guide, promise, recordProgress, recordSatisfaction, reopen } from './case.acts.ts'
import { CasePage } from './case.pages.tsx'
import { caseView } from './case.view.ts'
import { disposeQuestion } from './disposition.acts.ts'
import { draftLetter } from './escalation.acts.ts'
import { letterPath, SuperiorListPage } from './escalation.pages.tsx'
import { extendCase } from './extension.acts.ts'
import {
  completionForm,
  dispositionForm,
  draftForm,
  extensionForm,
  guidanceForm,
  letterForm,
  progressForm,
  promiseForm,
  reopeningForm,
  satisfactionForm,
} from './form.ts'
import { jointRoutes } from './joint/routes.ts'
import { jointWork } from './joint/view.ts'
import { casePath, WorkListPage } from './list.pages.tsx'
import { countsByUnit, PAGE_SIZE, readWorkFilter, type WorkFilter, workItems } from './list.ts'
import { settleDuties } from './settle.acts.ts'
import { communeFacts } from './store.ts'
import { letterRows, workRows } from './today.view.ts'

type Staff = Ctx<Signed>

export function caseRoutes(app: App): void {
  page(
    app,
    '/xa/:commune/giai-quyet',
    staff('petition.read', 'petition.read_unit', 'superior.answer'),
    workList,
  )
  page(app, '/xa/:commune/giai-quyet/:question', staff('petition.read', 'petition.read_unit'), (ctx) =>
    casePage(ctx),
  )
  page(
    app,
    '/xa/:commune/giai-quyet/:question/tep/:file',
    staff('petition.read', 'petition.read_unit'),
    sentFile,
  )
  caseActs(app)
  const again = (ctx: Staff, act: string, state: FormState) => casePage(ctx, { act, state })
  jointRoutes(app, again)
  acceptanceRoutes(app, again)
}

async function workList(ctx: Staff) {
  const today = ctx.clock.today()
  const all = ctx.who.rights.has('petition.read')
  if (!all && !ctx.who.rights.has('petition.read_unit'))
    return h(SuperiorListPage, { who: ctx.who, rows: await letterRows(ctx.read, ctx.who, today) })
  const asked = readWorkFilter(ctx.query)
  const filter: WorkFilter = all ? asked : { ...asked, unit: ctx.who.unit ?? 'không có đơn vị' }
  const facts = await communeFacts(ctx.read, ctx.scope)
  const calendar = await calendarOf(ctx.read, ctx.scope)
  const items = workItems(facts.values(), filter, today, calendar)
  const owed = workItems(facts.values(), { page: 1 }, today, calendar)
  const from = (filter.page - 1) * PAGE_SIZE
  return h(WorkListPage, {
    who: ctx.who,
    filter,
    rows: await workRows(ctx.read, ctx.scope, items.slice(from, from + PAGE_SIZE), today),
    total: items.length,
    counts: all ? countsByUnit(owed) : [],
    units: new Map((await listUnits(ctx.read, ctx.scope)).map((unit) => [unit.id, unit.name])),
    conferences: new Map((await listConferences(ctx.read, ctx.scope)).map((row) => [row.id, row.title])),
    ownUnit: !all,
    joint: all ? [] : await jointWork(ctx.read, ctx.who, today),
  })
}

async function casePage(ctx: Staff, failed?: Failed) {
  const today = ctx.clock.today()
  const view = await caseView(ctx.read, ctx.scope, ctx.params.question ?? '', ctx.who, today)
  if (!view) return NOT_FOUND
  return h(CasePage, { who: ctx.who, view, today, failed })
}

/** What the person sent with the words, for whoever reads the case. */
async function sentFile(ctx: Staff) {
  const scope = readableBy(ctx.who)
  const question = await findQuestion(ctx.read, ctx.scope, ctx.params.question ?? '', scope)
  const submission = question && (await findSubmission(ctx.read, ctx.scope, question.submission_id, scope))
  const listed = submission?.files.some((file) => file.id === ctx.params.file)
  const file = listed ? await findFile(ctx.read, ctx.scope, ctx.params.file ?? '') : undefined
  return file ? { bytes: new Uint8Array(file.bytes), type: file.mime, name: file.name } : NOT_FOUND
}

/** One act of the case page: seen by who may see the question, done by who has the right, back to the same page. */
function caseAct<S extends z.ZodType, T>(
  app: App,
  noun: string,
  right: Right,
  schema: S,
  work: (trx: Trx, by: Actor, question: string, input: z.output<S>) => Promise<Result<T>>,
  to: (commune: string, question: string, value: T) => string = casePath,
): void {
  form(
    app,
    `/xa/:commune/giai-quyet/:question/${noun}`,
    staff(right),
    schema,
    async (ctx, input) => {
      const question = await findQuestion(ctx.read, ctx.scope, ctx.params.question ?? '', visibleTo(ctx.who))
      if (!question) return err({ message: 'Không tìm thấy nội dung này.', status: 404 })
      return ctx.act(
        (trx) => work(trx, ctx.who.by, question.id, input),
        (value) => to(ctx.scope, question.id, value),
      )
    },
    (ctx, state) => casePage(ctx, { act: noun, state }),
  )
}

function caseActs(app: App): void {
  caseAct(app, 'xu-ly', 'hall.dispose', dispositionForm, (trx, by, question, input) =>
    disposeQuestion(trx, by, { question, ...input }),
  )
  caseAct(app, 'tien-do', 'answer.draft', progressForm, (trx, by, question, input) =>
    recordProgress(trx, by, { question, ...input }),
  )
  caseAct(app, 'gia-han', 'case.manage', extensionForm, (trx, by, question, input) =>
    extendCase(trx, by, { question, ...input }),
  )
  caseAct(app, 'huong-dan', 'answer.draft', guidanceForm, async (trx, by, question, input) => {
    const guided = await guide(trx, by, { question, ...input })
    const row = guided.ok ? await findQuestion(trx, by.commune, question) : undefined
    if (row) await settleDuties(trx, by, row.conference_id, by.today.toString())
    return guided
  })
  caseAct(app, 'loi-hua', 'case.manage', promiseForm, (trx, by, question, input) =>
    promise(trx, by, { question, ...input }),
  )
  caseAct(app, 'hoan-thanh', 'answer.draft', completionForm, (trx, by, question, input) =>
    complete(trx, by, { question, ...input }),
  )
  caseAct(app, 'hai-long', 'case.manage', satisfactionForm, (trx, by, question, input) =>
    recordSatisfaction(trx, by, { question, satisfied: input.satisfied === 'co', reason: input.reason }),
  )
  caseAct(app, 'mo-lai', 'case.manage', reopeningForm, (trx, by, question, input) =>
    reopen(trx, by, { question, ...input }),
  )
  caseAct(
    app,
    'tra-loi',
    'answer.draft',
    draftForm,
    (trx, by, question, input) =>
      draftAnswer(trx, by, { parts: [{ question, text: input.text }], legalBasis: input.legalBasis }),
    (commune, _question, { id }) => answerPath(commune, id),
  )
  caseAct(
    app,
    'de-nghi',
    'case.manage',
    letterForm,
    (trx, by, question, input) =>
      draftLetter(trx, by, {
        questions: [question, ...input.questions],
        body: input.body,
        request: input.request,
        replyBy: input.replyBy,
      }),
    (commune, _question, { id }) => letterPath(commune, id),
  )
}
