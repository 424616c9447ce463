// HTTP of reading a plan: give a file or paste its text, compare what was read with the print, make a draft of it. Nothing
// is stored before the last step: the page itself carries the file.
import { h } from 'preact'
import { z } from 'zod'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err, type Problem, type Result } from '../kit/result.ts'
import type { Workers } from '../kit/workers.ts'
import { findFile } from '../office/files.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { findDraft, planOfDraft } from './drafts.store.ts'
import { regulationsPath } from './list.pages.tsx'
import { beginReadDraft } from './plan-reading.acts.ts'
import { PlanReviewPage, PlanUploadPage } from './plan-reading.pages.tsx'
import type { PlanFile } from './reading/open.ts'
import type { PlanReading } from './reading/reading.ts'
import { applyReview, type Choice } from './reading/review.ts'

type Staff = Ctx<Signed>

const upload = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })
const givenForm = z.object({ tep: upload.optional(), van_ban: z.string().max(400_000).optional() })
/** The file comes back in pieces a form field can hold. */
const reviewForm = z.looseObject({
  _ten: z.string().max(200).default('ke-hoach.txt'),
  _manh: z.union([z.string(), z.array(z.string()).max(40)]).default([]),
})

/** Opening a file costs: a few a minute are enough for any person. */
const SLOWLY = { rateLimit: { max: 30, timeWindow: '1 minute' } }

const PIECE = 700_000

export function piecesOf(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString('base64')
  return Array.from({ length: Math.max(1, Math.ceil(text.length / PIECE)) }, (_each, at) =>
    text.slice(at * PIECE, (at + 1) * PIECE),
  )
}

interface Shown {
  readonly file: PlanFile
  readonly reading: PlanReading
}

export function planReadingRoutes(app: App, workers: Workers): void {
  const write = staff('regulation.write')
  const url = '/xa/:commune/quy-che/doc-ke-hoach'
  const readings = new WeakMap<object, Shown>()
  const read = (file: PlanFile) =>
    workers.run<Result<PlanReading, Problem>>('plan', { name: file.name, bytes: file.bytes })

  const first = (ctx: Staff, state: FormState) => Promise.resolve(h(PlanUploadPage, { who: ctx.who, state }))
  const review = (ctx: Staff, state: FormState) => {
    const shown = readings.get(ctx.request)
    return shown
      ? Promise.resolve(
          h(PlanReviewPage, { who: ctx.who, state, ...shown, pieces: piecesOf(shown.file.bytes) }),
        )
      : first(ctx, { values: {}, errors: {}, ...(state.problem ? { problem: state.problem } : {}) })
  }

  page(app, url, write, (ctx) => first(ctx, NEW_FORM))
  form(
    app,
    url,
    write,
    givenForm,
    async (ctx, input) => {
      const file = fileOf(input)
      if (!file)
        return err({
          field: 'tep',
          message: 'Hãy chọn tệp kế hoạch (.docx, .pdf, .txt), hoặc dán văn bản của kế hoạch.',
        })
      const reading = await read(file)
      if (!reading.ok) return err({ ...reading.error, field: input.tep ? 'tep' : 'van_ban' })
      readings.set(ctx.request, { file, reading: reading.value })
      // Not a refusal: the review is drawn by the same door, and nothing has happened yet.
      return err({ message: '' })
    },
    (ctx, state) => {
      if (!readings.has(ctx.request)) return first(ctx, state)
      ctx.reply.status(200)
      return review(ctx, NEW_FORM)
    },
    SLOWLY,
  )
  form(
    app,
    `${url}/du-thao`,
    write,
    reviewForm,
    async (ctx, input) => {
      const pieces = typeof input._manh === 'string' ? [input._manh] : input._manh
      const file = { name: input._ten, bytes: new Uint8Array(Buffer.from(pieces.join(''), 'base64')) }
      const reading = await read(file)
      if (!reading.ok)
        return err({ ...reading.error, message: `${reading.error.message} Hãy gửi lại tệp từ đầu.` })
      readings.set(ctx.request, { file, reading: reading.value })
      const reviewed = applyReview(reading.value, choicesOf(input))
      if (!reviewed.ok) return reviewed
      if (reviewed.value.accepted + reviewed.value.corrected === 0)
        return err({ message: 'Chưa nhận giá trị nào. Hãy đánh dấu “Nhận” ở những giá trị đúng với bản in.' })
      return ctx.act(
        (trx) =>
          beginReadDraft(trx, ctx.who.by, { file, format: reading.value.format, reviewed: reviewed.value }),
        ({ id }) => regulationsPath(ctx.scope, `du-thao/${id}`),
      )
    },
    review,
    SLOWLY,
  )

  page(app, '/xa/:commune/quy-che/du-thao/:id/ban-goc', write, async (ctx) => {
    const draft = await findDraft(ctx.read, ctx.scope, ctx.params.id ?? '')
    const plan = draft && (await planOfDraft(ctx.read, ctx.scope, draft.id))
    const file = plan && (await findFile(ctx.read, ctx.scope, plan.file_id))
    return file ? { bytes: file.bytes, type: file.mime, name: file.name } : NOT_FOUND
  })
}

function fileOf(input: z.output<typeof givenForm>): PlanFile | undefined {
  if (input.tep) return { name: input.tep.name, bytes: input.tep.bytes }
  const text = input.van_ban?.replace(/\r\n?/g, '\n') ?? ''
  if (text.trim() === '') return undefined
  return { name: 'van-ban-dan-vao.txt', bytes: new TextEncoder().encode(text) }
}

function choicesOf(input: Readonly<Record<string, unknown>>): Readonly<Record<string, Choice>> {
  const of = Object.entries(input).filter(
    ([key, value]) => /^m\d{1,4}$/.test(key) && value !== null && typeof value === 'object',
  )
  return Object.fromEntries(of) as Record<string, Choice>
}
