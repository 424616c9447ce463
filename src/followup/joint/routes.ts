// HTTP of cooperating units: nouns under the case. Asking and taking off are of whoever answers, and the office; handing in of
// the unit that was asked, or the office for it.
import type { z } from 'zod'
import type { Trx } from '../../kit/db/db.ts'
import type { FormState } from '../../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../../kit/http/route.ts'
import { err, type Result } from '../../kit/result.ts'
import { findFile } from '../../office/files.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { readableBy, visibleTo } from '../../petition/scope.ts'
import { findQuestion } from '../../petition/store.ts'
import { casePath } from '../list.pages.tsx'
import { askUnits, contribute, takeOff } from './acts.ts'
import { askForm, contributionForm, takeOffForm } from './form.ts'
import { jointsOf } from './store.ts'

type Staff = Ctx<Signed>
type Again = (ctx: Staff, act: string, state: FormState) => Promise<Answer>

const MISSING = { message: 'Không tìm thấy nội dung này.', status: 404 } as const

export function jointRoutes(app: App, again: Again): void {
  const act = <S extends z.ZodType>(
    noun: string,
    scopeOf: typeof visibleTo,
    schema: S,
    work: (trx: Trx, ctx: Staff, question: string, input: z.output<S>) => Promise<Result<void>>,
  ) =>
    form(
      app,
      `/xa/:commune/giai-quyet/:question/${noun}`,
      staff('answer.draft', 'case.manage'),
      schema,
      async (ctx, input) => {
        const question = await findQuestion(ctx.read, ctx.scope, ctx.params.question ?? '', scopeOf(ctx.who))
        if (!question) return err(MISSING)
        return ctx.act(
          (trx) => work(trx, ctx, question.id, input),
          () => casePath(ctx.scope, question.id),
        )
      },
      (ctx, state) => again(ctx, noun, state),
    )

  act('phoi-hop', visibleTo, askForm, (trx, ctx, question, input) =>
    askUnits(trx, ctx.who.by, { question, ...input }),
  )
  act('thoi-phoi-hop', visibleTo, takeOffForm, (trx, ctx, question, input) =>
    takeOff(trx, ctx.who.by, { question, ...input }),
  )
  act('y-kien-phoi-hop', readableBy, contributionForm, async (trx, ctx, question, input) => {
    const joints = await jointsOf(trx, ctx.scope, [question])
    const unit = joints.find((one) => one.id === input.cooperation)?.unit
    if (unit === undefined || (unit !== ctx.who.unit && !ctx.who.rights.has('case.manage')))
      return err({ message: 'Không tìm thấy đề nghị phối hợp này.', status: 404 })
    return contribute(trx, ctx.who.by, { question, ...input })
  })
  page(
    app,
    '/xa/:commune/giai-quyet/:question/phoi-hop/tep/:file',
    staff('petition.read', 'petition.read_unit'),
    async (ctx) => {
      const id = ctx.params.question ?? ''
      const question = await findQuestion(ctx.read, ctx.scope, id, readableBy(ctx.who))
      const joints = question ? await jointsOf(ctx.read, ctx.scope, [id]) : []
      const given = joints.flatMap((one) => one.given).find((one) => one.file?.id === ctx.params.file)
      const file = given?.file ? await findFile(ctx.read, ctx.scope, given.file.id) : undefined
      if (!file) return NOT_FOUND
      return { bytes: new Uint8Array(file.bytes), type: file.mime, name: file.name }
    },
  )
}
