// HTTP of numbering: one page, four small forms.
import { h } from 'preact'
import { z } from 'zod'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { explainNumbers, reserveRange, returnRange, setRegisterMode } from './numbering.acts.ts'
import { explanationForm, modeForm, rangeForm } from './numbering.form.ts'
import { NumberingPage, type NumberingPart } from './numbering.pages.tsx'
import { numberReasons, numbersOf, registerMode, seriesOfCommune } from './numbering.store.ts'
import { seriesKey } from './register.pages.tsx'
import { gaps, leftIn } from './register.ts'

type Staff = Ctx<Signed>

export function numberingRoutes(app: App): void {
  const guard = staff('paper.issue')
  const at = '/xa/:commune/so-van-ban/danh-so'
  const back = (ctx: Staff, part: string) => {
    const so = ctx.query.so ? `?so=${encodeURIComponent(ctx.query.so)}` : ''
    return () => `/xa/${ctx.scope}/so-van-ban/danh-so${so}#${part}`
  }
  const again = (part: NumberingPart) => (ctx: Staff, state: FormState) => shown(ctx, part, state)

  page(app, at, guard, (ctx) => shown(ctx, undefined, NEW_FORM))
  form(
    app,
    `${at}/dai-so`,
    guard,
    rangeForm,
    (ctx, input) => ctx.act((trx) => reserveRange(trx, ctx.who.by, input), back(ctx, 'dai-so')),
    again('dai-so'),
  )
  form(
    app,
    `${at}/dai-so/:range/tra-lai`,
    guard,
    z.object({}),
    (ctx) => ctx.act((trx) => returnRange(trx, ctx.who.by, ctx.params.range ?? ''), back(ctx, 'dai-so')),
    again('tra-lai'),
  )
  form(
    app,
    `${at}/giai-trinh`,
    guard,
    explanationForm,
    (ctx, input) => ctx.act((trx) => explainNumbers(trx, ctx.who.by, input), back(ctx, 'so-thieu')),
    again('giai-trinh'),
  )
  form(
    app,
    `${at}/cach-danh-so`,
    guard,
    modeForm,
    (ctx, input) => ctx.act((trx) => setRegisterMode(trx, ctx.who.by, input), back(ctx, 'cach-danh-so')),
    again('cach-danh-so'),
  )
}

async function shown(ctx: Staff, open: NumberingPart | undefined, state: FormState) {
  const { read, scope } = ctx
  const { year } = ctx.clock.today()
  const all = await seriesOfCommune(read, scope)
  const chosen =
    ctx.query.so === undefined ? all[0] : all.find((series) => seriesKey(series) === ctx.query.so)
  if (ctx.query.so !== undefined && !chosen) return NOT_FOUND
  const ranges = []
  for (const series of all) {
    const { taken, ranges: open } = await numbersOf(read, scope, series)
    for (const range of open) ranges.push({ ...series, ...range, left: leftIn(range, taken) })
  }
  const numbers = chosen && (await numbersOf(read, scope, chosen))
  return h(NumberingPage, {
    who: ctx.who,
    modes: {
      ubnd: await registerMode(read, scope, 'ubnd', year),
      front: await registerMode(read, scope, 'front', year),
    },
    ranges,
    series: chosen &&
      numbers && {
        ...chosen,
        gaps: gaps(numbers.taken, numbers.ranges, await numberReasons(read, scope, chosen)),
      },
    open,
    state,
  })
}
