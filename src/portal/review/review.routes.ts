// HTTP of accepting what goes out: the matters of a conference with what is proposed to be hidden, one of them as a
// neighbour will read it. Staff pages, kept beside the public view they decide about.
import { h } from 'preact'
import { z } from 'zod'
import { findConference } from '../../conference/store.ts'
import { type FormState, NEW_FORM } from '../../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../../kit/http/route.ts'
import { err, ok } from '../../kit/result.ts'
import { many, text } from '../../office/form.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { listVillages } from '../../office/store.ts'
import { acceptPublicText } from '../../petition/privacy/public-text.store.ts'
import { saidOf } from '../published.ts'
import { publishable } from '../store.ts'
import { ReviewListPage, ReviewPage } from './review.pages.tsx'
import { lengthMark, type ReviewPart, type ReviewRow, reviewPart } from './review.ts'

type Staff = Ctx<Signed>

const acceptForm = z.object({
  cau_hoi: text('bản công khai của câu hỏi', 20_000),
  cau_hoi_goc: z.string().max(100),
  tra_loi: z.string().max(20_000, 'Nội dung quá dài.').optional(),
  tra_loi_goc: z.string().max(100).optional(),
})

const bulkForm = z.object({
  chon: many.pipe(z.array(z.string().max(80)).min(1, 'Hãy chọn ít nhất một nội dung.').max(300)),
})

export function reviewRoutes(app: App): void {
  const guard = staff('privacy.write')
  const base = '/xa/:commune/hoi-nghi/:id/duyet-cong-khai'
  page(app, base, guard, (ctx) => list(ctx, NEW_FORM))
  form(
    app,
    `${base}/chap-nhan`,
    guard,
    bulkForm,
    async (ctx, input) => {
      const rows = await reviewRows(ctx)
      const chosen = rows.filter((row) => input.chon.includes(row.question))
      if (chosen.length < new Set(input.chon).size)
        return err({
          status: 409,
          message:
            'Có nội dung đã chọn không còn trong danh sách của hội nghị này. Hãy xem lại danh sách rồi chọn lại.',
        })
      return ctx.act(
        async (trx) => {
          for (const row of chosen)
            for (const part of row.parts.filter((one) => one.accepted === undefined)) {
              const { source, proposed } = part
              const done = await acceptPublicText(trx, ctx.who.by, {
                question: row.question,
                part: part.part,
                source,
                text: proposed,
              })
              if (!done.ok) return done
            }
          return ok()
        },
        () => `/xa/${ctx.scope}/hoi-nghi/${ctx.params.id}/duyet-cong-khai`,
      )
    },
    list,
  )
  page(app, `${base}/:question`, guard, (ctx) => single(ctx, NEW_FORM))
  form(
    app,
    `${base}/:question`,
    guard,
    acceptForm,
    async (ctx, input) => {
      const row = (await reviewRows(ctx)).find((one) => one.question === ctx.params.question)
      if (!row) return err({ message: 'Không tìm thấy nội dung này.', status: 404 })
      const stale = row.parts.find((part) => lengthMark(part) !== input[`${part.part}_goc`])
      if (stale)
        return err({
          message: 'Trong lúc bạn duyệt, lời gốc đã đổi. Hãy xem lại bản mới ở dưới rồi duyệt lại.',
          status: 409,
        })
      return ctx.act(
        async (trx) => {
          for (const { part, source } of row.parts) {
            const words = input[part] ?? ''
            const accepted = { question: row.question, part, source, text: words }
            const done = await acceptPublicText(trx, ctx.who.by, accepted)
            if (!done.ok) return done
          }
          return ok()
        },
        () => `/xa/${ctx.scope}/hoi-nghi/${ctx.params.id}/duyet-cong-khai`,
      )
    },
    single,
  )
}

async function reviewRows(ctx: Staff): Promise<readonly ReviewRow[]> {
  const found = await publishable(ctx.read, ctx.scope, ctx.params.id ?? '')
  const villages = new Map((await listVillages(ctx.read, ctx.scope)).map(({ id, name }) => [id, name]))
  return found.rows.map(({ question, facts, spoken }) => {
    const said = saidOf(facts, spoken, found.concluded)?.text ?? null
    const part = (which: ReviewPart['part'], source: string) =>
      reviewPart(which, source, question.id, found.known, found.accepted)
    return {
      question: question.id,
      name: question.name,
      consents: question.consent_publish === 1,
      village: question.village_id === null ? null : (villages.get(question.village_id) ?? null),
      parts: [part('cau_hoi', question.text), ...(said === null ? [] : [part('tra_loi', said)])],
    }
  })
}

async function list(ctx: Staff, state: FormState) {
  const conference = await findConference(ctx.read, ctx.scope, ctx.params.id ?? '')
  if (!conference) return NOT_FOUND
  return h(ReviewListPage, { who: ctx.who, conference, rows: await reviewRows(ctx), state })
}

async function single(ctx: Staff, state: FormState) {
  const conference = await findConference(ctx.read, ctx.scope, ctx.params.id ?? '')
  const row = (await reviewRows(ctx)).find((one) => one.question === ctx.params.question)
  return conference && row ? h(ReviewPage, { who: ctx.who, conference, row, state }) : NOT_FOUND
}
