// HTTP of acceptance: two nouns under the case, of the unit that has it or the office for it; the list, many at once, the days.
import { h } from 'preact'
import type { FormState } from '../../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, page } from '../../kit/http/route.ts'
import { err, type Result } from '../../kit/result.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { listUnits } from '../../office/store.ts'
import { acceptanceTerm } from '../../petition/acceptance.acts.ts'
import { visibleTo } from '../../petition/scope.ts'
import { findQuestion } from '../../petition/store.ts'
import { casePath } from '../list.pages.tsx'
import { saveTerm, sendBack, takeMany, takeQuestion } from './acts.ts'
import { sendBackForm, takeForm, takeManyForm, termForm } from './form.ts'
import { AcceptancePage, type AcceptancePageProps } from './pages.tsx'
import { acceptancePath } from './parts.tsx'
import { acceptanceView } from './view.ts'

type Staff = Ctx<Signed>
type Again = (ctx: Staff, act: string, state: FormState) => Promise<Answer>

const MISSING = { message: 'Không tìm thấy nội dung này.', status: 404 } as const

/** The question, if it is of this person's unit, or they act for every unit. */
async function theirs(ctx: Staff, question: string): Promise<Result<string>> {
  const row = await findQuestion(ctx.read, ctx.scope, question, visibleTo(ctx.who))
  const own =
    row && (ctx.who.rights.has('case.manage') || (row.unit_id !== null && row.unit_id === ctx.who.unit))
  return own ? { ok: true, value: row.id } : err(MISSING)
}

export function acceptanceRoutes(app: App, again: Again): void {
  const guard = staff('answer.draft', 'case.manage')
  form(
    app,
    '/xa/:commune/giai-quyet/:question/tiep-nhan',
    guard,
    takeForm,
    async (ctx) => {
      const question = await theirs(ctx, ctx.params.question ?? '')
      if (!question.ok) return question
      return ctx.act(
        (trx) => takeQuestion(trx, ctx.who.by, { question: question.value }),
        () => casePath(ctx.scope, question.value),
      )
    },
    (ctx, state) => again(ctx, 'tiep-nhan', state),
  )
  form(
    app,
    '/xa/:commune/giai-quyet/:question/tra-lai',
    guard,
    sendBackForm,
    async (ctx, input) => {
      const question = await theirs(ctx, ctx.params.question ?? '')
      if (!question.ok) return question
      return ctx.act(
        (trx) => sendBack(trx, ctx.who.by, { question: question.value, reason: input.reason }),
        () => casePath(ctx.scope, question.value),
      )
    },
    (ctx, state) => again(ctx, 'tra-lai', state),
  )
  listRoutes(app)
}

function listRoutes(app: App): void {
  page(app, '/xa/:commune/tiep-nhan', staff('petition.read', 'petition.read_unit'), (ctx) => shown(ctx))
  form(
    app,
    '/xa/:commune/tiep-nhan',
    staff('answer.draft', 'case.manage'),
    takeManyForm,
    async (ctx, input) => {
      for (const question of input.questions) {
        const found = await theirs(ctx, question)
        if (!found.ok)
          return err({
            message:
              'Có nội dung được chọn không còn giao cho đơn vị. Chưa tiếp nhận nội dung nào: danh sách dưới đây là bản mới, hãy chọn lại.',
            status: 409,
          })
      }
      return ctx.act(
        (trx) => takeMany(trx, ctx.who.by, input.questions),
        () => acceptancePath(ctx.scope),
      )
    },
    (ctx, state) => shown(ctx, { form: 'nhieu', state }),
  )
  form(
    app,
    '/xa/:commune/tiep-nhan/thoi-han',
    staff('case.manage'),
    termForm,
    (ctx, { days, _version }) =>
      ctx.act(
        (trx) => saveTerm(trx, ctx.who.by, { days, version: _version }),
        () => `${acceptancePath(ctx.scope)}#thoi-han`,
      ),
    (ctx, state) => shown(ctx, { form: 'thoi-han', state }),
  )
}

async function shown(ctx: Staff, failed?: AcceptancePageProps['failed']): Promise<Answer> {
  const view = await acceptanceView(ctx.read, ctx.who, ctx.clock.today())
  const asked = ctx.query['don-vi']
  const unit = asked ? (await listUnits(ctx.read, ctx.scope)).find((one) => one.id === asked) : undefined
  const narrowed = (rows: typeof view.asked) =>
    unit ? rows.filter(({ acceptance }) => acceptance.unit === unit.id) : rows
  return h(AcceptancePage, {
    who: ctx.who,
    view: { asked: narrowed(view.asked), back: narrowed(view.back) },
    unit: unit && { id: unit.id, name: unit.name },
    term: await acceptanceTerm(ctx.read, ctx.scope),
    failed,
  })
}
