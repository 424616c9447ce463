// HTTP of letters to the superior. The superior's seat sees what was sent to it and nothing else.
import { h } from 'preact'
import type { z } from 'zod'
import { calendarOf } from '../calendar/changes.store.ts'
import type { Trx } from '../kit/db/db.ts'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err, type Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { staff } from '../office/guard.ts'
import type { Right } from '../office/rights.ts'
import type { Signed } from '../office/session.ts'
import { listVillages } from '../office/store.ts'
import { findPaper } from '../paper/store.ts'
import { EVERYTHING, visibleTo } from '../petition/scope.ts'
import { findQuestion, type QuestionRow } from '../petition/store.ts'
import type { Failed } from './case.act.tsx'
import { editLetter, recordSuperiorReply, sendLetter } from './escalation.acts.ts'
import { LetterPage, letterPath } from './escalation.pages.tsx'
import { type Escalation, findEscalation } from './escalation.store.ts'
import { issueForm, letterEditForm, superiorReplyForm } from './form.ts'
import { datePhase } from './state.ts'
import { returnLetter } from './superior/acts.ts'
import { returnForm } from './superior/form.ts'
import { distance } from './today.view.ts'

type Staff = Ctx<Signed>

interface Seen {
  readonly letter: Escalation
  readonly questions: readonly QuestionRow[]
}

async function seen(ctx: Staff): Promise<Seen | undefined> {
  const letter = await findEscalation(ctx.read, ctx.scope, ctx.params.letter ?? '')
  if (!letter) return undefined
  const superior = ctx.who.rights.has('superior.answer') && letter.sent_on !== null
  const questions: QuestionRow[] = []
  for (const id of letter.questions) {
    const row = await findQuestion(ctx.read, ctx.scope, id, superior ? EVERYTHING : visibleTo(ctx.who))
    if (row) questions.push(row)
  }
  return questions.length > 0 ? { letter, questions } : undefined
}

async function letterPage(ctx: Staff, failed?: Failed) {
  const found = await seen(ctx)
  if (!found) return NOT_FOUND
  const { letter } = found
  const today = ctx.clock.today()
  const calendar = await calendarOf(ctx.read, ctx.scope)
  return h(LetterPage, {
    who: ctx.who,
    ...found,
    phase: letter.reply || letter.returned ? 'closed' : datePhase(letter.reply_by, today, calendar),
    distance: distance(letter.reply_by, today, calendar),
    villages: new Map((await listVillages(ctx.read, ctx.scope)).map((village) => [village.id, village.name])),
    paper: letter.paper_id ? await findPaper(ctx.read, ctx.scope, letter.paper_id) : undefined,
    today,
    failed,
  })
}

function letterAct<S extends z.ZodType, T>(
  app: App,
  noun: string,
  rights: readonly [Right, ...Right[]],
  schema: S,
  work: (trx: Trx, by: Actor, letter: string, input: z.output<S>, ctx: Staff) => Promise<Result<T>>,
): void {
  form(
    app,
    `/xa/:commune/de-nghi/:letter/${noun}`,
    staff(...rights),
    schema,
    async (ctx, input) => {
      const found = await seen(ctx)
      if (!found) return err({ message: 'Không tìm thấy văn bản đề nghị này.', status: 404 })
      return ctx.act(
        (trx) => work(trx, ctx.who.by, found.letter.id, input, ctx),
        () => letterPath(ctx.scope, found.letter.id),
      )
    },
    (ctx, state) => letterPage(ctx, { act: noun, state }),
  )
}

export function escalationRoutes(app: App): void {
  page(
    app,
    '/xa/:commune/de-nghi/:letter',
    staff('petition.read', 'petition.read_unit', 'superior.answer'),
    (ctx) => letterPage(ctx),
  )
  letterAct(app, 'noi-dung', ['case.manage'], letterEditForm, (trx, by, escalation, input) =>
    editLetter(trx, by, {
      escalation,
      version: input._version,
      body: input.body,
      request: input.request,
      replyBy: input.replyBy,
    }),
  )
  letterAct(app, 'ban-hanh', ['case.manage'], issueForm, (trx, by, escalation, input) =>
    sendLetter(trx, by, { escalation, ...input }),
  )
  letterAct(app, 'chuyen-tra', ['case.manage'], returnForm, (trx, by, escalation, input) =>
    returnLetter(trx, by, { escalation, reason: input.reason }),
  )
  letterAct(
    app,
    'tra-loi',
    ['case.manage', 'superior.answer'],
    superiorReplyForm,
    (trx, by, escalation, input, ctx) =>
      recordSuperiorReply(trx, by, {
        escalation,
        text: input.text,
        reference: input.reference,
        onDate: input.onDate,
        // By when the commune answers its people is the commune's to say.
        answerBy: ctx.who.rights.has('case.manage') ? input.answerBy : null,
      }),
  )
}
