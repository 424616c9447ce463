// HTTP of the superior's seat: its inbox, one letter, taking on, answering, sending back. A letter is reached by its grant.
import { h } from 'preact'
import type { z } from 'zod'
import { standardCalendar } from '../../calendar/library.ts'
import type { Read, Trx } from '../../kit/db/db.ts'
import type { FormState } from '../../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../../kit/http/route.ts'
import { err, type Result } from '../../kit/result.ts'
import type { Actor } from '../../ledger/ledger.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { listVillages } from '../../office/store.ts'
import type { Hide } from '../../paper/public-copy.ts'
import { EVERYTHING } from '../../petition/scope.ts'
import { findQuestion } from '../../petition/store.ts'
import { recordSuperiorReply } from '../escalation.acts.ts'
import { findEscalation } from '../escalation.store.ts'
import { datePhase } from '../state.ts'
import { distance } from '../today.view.ts'
import { acceptLetter, returnLetter } from './acts.ts'
import { acceptForm, returnForm, seatReplyForm } from './form.ts'
import { SeatInboxPage, SeatLetterPage, type SeatRow, seatPath } from './pages.tsx'
import { proposedDue, seatActor, seatDue } from './seat.ts'
import { communesUnder, findSeatLetter, type SeatLetter, seatLetters } from './store.ts'

export interface SuperiorParts {
  /** What takes names, numbers and addresses of the people of a conference out of a text. */
  readonly hide: (read: Read, commune: string, conference: string) => Promise<Hide>
}

type Staff = Ctx<Signed>
const MOST = 500
const RECENT = 50

export function superiorRoutes(app: App, parts: SuperiorParts): void {
  const seat = staff('superior.answer')
  page(app, '/xa/:commune/cap-tren/de-nghi', seat, inbox)
  page(app, '/xa/:commune/cap-tren/de-nghi/:matter', seat, (ctx) => letterPage(ctx, parts))

  const act = <S extends z.ZodType>(
    noun: string,
    schema: S,
    work: (trx: Trx, by: Actor, escalation: string, input: z.output<S>) => Promise<Result<unknown>>,
  ) =>
    form(
      app,
      `/xa/:commune/cap-tren/de-nghi/:matter/${noun}`,
      seat,
      schema,
      async (ctx, input) => {
        const found = await findSeatLetter(ctx.read, ctx.scope, ctx.params.matter ?? '')
        if (!found) return err({ message: 'Không tìm thấy văn bản đề nghị này.', status: 404 })
        const by = seatActor(ctx.who.by, found.commune)
        return ctx.act(
          (trx) => work(trx, by, found.escalation, input),
          () => seatPath(ctx.scope, `de-nghi/${found.escalation}`),
          { in: found.commune },
        )
      },
      (ctx, state) => letterPage(ctx, parts, { act: noun, state }),
    )

  act('tiep-nhan', acceptForm, (trx, by, escalation, input) =>
    acceptLetter(trx, by, { escalation, ...input }),
  )
  act('tra-loi', seatReplyForm, (trx, by, escalation, input) =>
    recordSuperiorReply(trx, by, { escalation, ...input, answerBy: null }),
  )
  act('chuyen-tra', returnForm, (trx, by, escalation, input) =>
    returnLetter(trx, by, { escalation, ...input }),
  )
}

function rowOf(letter: SeatLetter, today: Temporal.PlainDate): SeatRow {
  const due = seatDue(letter)
  const calendar = standardCalendar()
  const ended = letter.repliedOn !== null || letter.returnedOn !== null
  return {
    ...letter,
    due,
    phase: ended ? 'closed' : datePhase(due, today, calendar),
    distance: distance(due, today, calendar),
  }
}

async function inbox(ctx: Staff): Promise<Answer> {
  const asked = ctx.query.xa
  const commune =
    asked === undefined
      ? undefined
      : (await communesUnder(ctx.read, ctx.scope)).find((one) => one.id === asked)
  if (asked !== undefined && !commune) return NOT_FOUND
  const today = ctx.clock.today()
  const rows = async (closed: boolean, limit: number) =>
    (await seatLetters(ctx.read, ctx.scope, { commune: commune?.id, closed, limit })).map((row) =>
      rowOf(row, today),
    )
  return h(SeatInboxPage, {
    who: ctx.who,
    open: await rows(false, MOST),
    closed: await rows(true, RECENT),
    commune,
  })
}

async function letterPage(
  ctx: Staff,
  parts: SuperiorParts,
  failed?: { readonly act: string; readonly state: FormState },
): Promise<Answer> {
  const row = await findSeatLetter(ctx.read, ctx.scope, ctx.params.matter ?? '')
  const letter = row && (await findEscalation(ctx.read, row.commune, row.escalation))
  if (!row || !letter) return NOT_FOUND
  const today = ctx.clock.today()
  const hide = await parts.hide(ctx.read, row.commune, row.conference)
  const hidden = (text: string) =>
    hide(text)
      .map((piece) => piece.text)
      .join('')
  const villages = new Map((await listVillages(ctx.read, row.commune)).map(({ id, name }) => [id, name]))
  const matters = []
  for (const id of letter.questions) {
    const question = await findQuestion(ctx.read, row.commune, id, EVERYTHING)
    if (!question) continue
    const village = question.village_id === null ? undefined : villages.get(question.village_id)
    matters.push({ id, text: hidden(question.text), village })
  }
  return h(SeatLetterPage, {
    who: ctx.who,
    row: rowOf(row, today),
    letter,
    request: hidden(letter.request),
    matters,
    proposedDue: proposedDue(letter.reply_by, today, standardCalendar()),
    today,
    failed,
  })
}
