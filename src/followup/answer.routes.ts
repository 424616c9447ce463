// HTTP of one answer: its page, the steps of the signing chain, issuing, delivering with proof.
import { h } from 'preact'
import type { z } from 'zod'
import type { Trx } from '../kit/db/db.ts'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err, type Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { findFile } from '../office/files.ts'
import { staff } from '../office/guard.ts'
import type { Right } from '../office/rights.ts'
import type { Signed } from '../office/session.ts'
import { listUnits, listVillages, peopleNames } from '../office/store.ts'
import { roundsOf, standingOf } from '../paper/signing.store.ts'
import { takes } from '../paper/signing.ts'
import { findPaper } from '../paper/store.ts'
import { visibleTo } from '../petition/scope.ts'
import { allQuestions, findQuestion, type QuestionRow } from '../petition/store.ts'
import {
  approveAnswer,
  deliverAnswer,
  editAnswer,
  issueAnswer,
  returnAnswer,
  submitAnswer,
  withdrawAnswer,
} from './answer.acts.ts'
import { AnswerPage, type AnswerView, answerPath } from './answer.pages.tsx'
import { type Answer, findAnswer, listAnswers } from './answer.store.ts'
import type { Failed } from './case.act.tsx'
import { answerForm, deliveryForm, issueForm, stepForm } from './form.ts'
import { jointsByQuestion } from './joint/view.ts'
import { isOwed } from './state.ts'
import { caseFacts } from './store.ts'

type Staff = Ctx<Signed>

interface Seen {
  readonly answer: Answer
  readonly questions: ReadonlyMap<string, QuestionRow>
}

/** An answer is seen by who may see every question in it; anyone else finds nothing. */
async function seen(ctx: Staff): Promise<Seen | undefined> {
  const answer = await findAnswer(ctx.read, ctx.scope, ctx.params.answer ?? '')
  if (!answer) return undefined
  const questions = new Map<string, QuestionRow>()
  for (const part of answer.parts) {
    const row = await findQuestion(ctx.read, ctx.scope, part.question_id, visibleTo(ctx.who))
    if (!row) return undefined
    questions.set(row.id, row)
  }
  return { answer, questions }
}

async function answerPage(ctx: Staff, failed?: Failed) {
  const found = await seen(ctx)
  if (!found) return NOT_FOUND
  const view = await viewOf(ctx, found)
  return h(AnswerPage, { who: ctx.who, view, today: ctx.clock.today(), failed })
}

async function viewOf(ctx: Staff, found: Seen): Promise<AnswerView> {
  const { answer } = found
  const paperId = answer.steps.find((step) => step.paper_id !== null)?.paper_id
  const units = await listUnits(ctx.read, ctx.scope)
  return {
    ...found,
    others: await joinable(ctx, answer),
    joints: await jointsByQuestion(ctx.read, ctx.scope, [...found.questions.keys()], ctx.clock.today()),
    units: new Map(units.map((unit) => [unit.id, unit.name])),
    unit: units.find((unit) => unit.id === answer.unit_id)?.name ?? answer.unit_id,
    people: await peopleNames(ctx.read, ctx.scope),
    villages: new Map((await listVillages(ctx.read, ctx.scope)).map((village) => [village.id, village.name])),
    rounds: await roundsOf(ctx.read, ctx.scope, {
      conference: answer.conference_id,
      kind: 'tra_loi',
      subject: answer.id,
    }),
    paper: paperId ? await findPaper(ctx.read, ctx.scope, paperId) : undefined,
  }
}

/** Owed questions of the same conference that stand in no open draft. */
async function joinable(ctx: Staff, answer: Answer): Promise<readonly QuestionRow[]> {
  if (answer.state !== 'du_thao' && answer.state !== 'tra_lai') return []
  const facts = await caseFacts(ctx.read, ctx.scope, answer.conference_id)
  const taken = new Set(
    (await listAnswers(ctx.read, ctx.scope, answer.conference_id))
      .filter((one) => one.state !== 'ban_hanh')
      .flatMap((one) => one.questions),
  )
  const rows = await allQuestions(
    ctx.read,
    ctx.scope,
    { conference: answer.conference_id },
    visibleTo(ctx.who),
  )
  return rows.filter((row) => {
    const mine = facts.get(row.id)
    return mine !== undefined && mine.head === null && isOwed(mine) && !taken.has(row.id)
  })
}

/** Whose turn a step is, the chain says: the door is open to whoever reads the answer. */
const READS = ['petition.read', 'petition.read_unit'] as const

const GONE = { message: 'Không tìm thấy văn bản trả lời này.', status: 404 } as const

/** Someone whom the chain of this answer names at some step; for all others there is no such act. */
async function signs(trx: Trx, ctx: Staff, id: string): Promise<boolean> {
  const answer = await findAnswer(trx, ctx.scope, id)
  if (!answer) return false
  const of = { conference: answer.conference_id, kind: 'tra_loi', subject: id } as const
  const { chain, round } = await standingOf(trx, ctx.scope, of)
  return (round ?? chain).steps.some((step) => takes(step, ctx.who))
}

function answerAct<S extends z.ZodType, T>(
  app: App,
  noun: string,
  rights: readonly [Right, ...Right[]],
  schema: S,
  work: (trx: Trx, by: Actor, answer: string, input: z.output<S>, ctx: Staff) => Promise<Result<T>>,
): void {
  form(
    app,
    `/xa/:commune/tra-loi/:answer/${noun}`,
    staff(...rights),
    schema,
    async (ctx, input) => {
      const found = await seen(ctx)
      if (!found) return err(GONE)
      return ctx.act(
        (trx) => work(trx, ctx.who.by, found.answer.id, input, ctx),
        () => answerPath(ctx.scope, found.answer.id),
      )
    },
    (ctx, state) => answerPage(ctx, { act: noun, state }),
  )
}

export function answerRoutes(app: App): void {
  const read = staff(...READS)
  page(app, '/xa/:commune/tra-loi/:answer', read, (ctx) => answerPage(ctx))
  page(app, '/xa/:commune/tra-loi/:answer/minh-chung/:file', read, async (ctx) => {
    const found = await seen(ctx)
    const mine = found?.answer.deliveries.some((row) => row.file_id === ctx.params.file)
    const file = mine ? await findFile(ctx.read, ctx.scope, ctx.params.file ?? '') : undefined
    if (!file) return NOT_FOUND
    return { bytes: new Uint8Array(file.bytes), type: file.mime, name: file.name }
  })
  answerAct(app, 'noi-dung', ['answer.draft'], answerForm, async (trx, by, answer, input, ctx) => {
    const parts = [...input.parts, ...(input.add ? [{ question: input.add, text: '' }] : [])]
    for (const part of parts)
      if (!(await findQuestion(trx, by.commune, part.question, visibleTo(ctx.who))))
        return err({ message: 'Không tìm thấy nội dung này.', status: 404 })
    return editAnswer(trx, by, { answer, version: input._version, parts, legalBasis: input.legalBasis })
  })
  answerAct(app, 'trinh', ['answer.draft'], stepForm, (trx, by, answer, input) =>
    submitAnswer(trx, by, { answer, version: input._version, comment: input.comment }),
  )
  answerAct(app, 'rut', ['answer.draft'], stepForm, (trx, by, answer, input) =>
    withdrawAnswer(trx, by, { answer, version: input._version, comment: input.comment }),
  )
  answerAct(app, 'tra-lai', READS, stepForm, async (trx, by, answer, input, ctx) =>
    (await signs(trx, ctx, answer))
      ? returnAnswer(trx, by, { answer, version: input._version, comment: input.comment })
      : err(GONE),
  )
  answerAct(app, 'duyet', READS, stepForm, async (trx, by, answer, input, ctx) => {
    if (!(await signs(trx, ctx, answer))) return err(GONE)
    const { _version: version, comment, insists } = input
    return approveAnswer(trx, by, { answer, version, comment, insists })
  })
  answerAct(app, 'ban-hanh', ['answer.issue'], issueForm, (trx, by, answer, input) =>
    issueAnswer(trx, by, { answer, ...input }),
  )
  answerAct(app, 'giao', ['answer.issue'], deliveryForm, (trx, by, answer, input) =>
    deliverAnswer(trx, by, { answer, ...input }),
  )
}
