// HTTP of the numbered slips: the page that asks, and with its answer the sheets as PDF.
import { h } from 'preact'
import { z } from 'zod'
import { findConference } from '../../conference/store.ts'
import { type FormState, NEW_FORM } from '../../kit/html/form.tsx'
import { type Answer, type App, type Ctx, fieldErrors, NOT_FOUND, page } from '../../kit/http/route.ts'
import type { Workers } from '../../kit/workers.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { mimeOf } from '../../paper/registry.ts'
import { forPrint, mergedBytes } from '../../paper/store.ts'
import { KitPage } from './kit.pages.tsx'
import { MAX_SLIPS, numbersOf, slipKit } from './kit.paper.ts'
import { lastSlip } from './people.store.ts'

const whole = (what: string, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, `${what} là một số.`)
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, `${what} từ 1 đến ${most.toLocaleString('vi-VN')}.`)

const asked = z.object({
  loat: z
    .string()
    .trim()
    .regex(/^\p{L}{0,3}$/u, 'Chữ đầu của số là một đến ba chữ cái, hoặc để trống.')
    .default(''),
  tu: whole('Số đầu', 99_999),
  so: whole('Số phiếu mỗi lần in', MAX_SLIPS),
})

export function slipKitRoutes(app: App, workers: Workers): void {
  page(app, '/xa/:commune/hoi-nghi/:id/bo-phieu', staff('petition.enter'), async (ctx): Promise<Answer> => {
    const conference = await findConference(ctx.read, ctx.scope, ctx.params.id ?? '')
    if (!conference) return NOT_FOUND
    const shown = async (state: FormState) =>
      h(KitPage, {
        who: ctx.who,
        conference,
        state,
        last: await lastSlip(ctx.read, ctx.scope, conference.id),
      })
    if (ctx.query.so === undefined) return shown(NEW_FORM)
    const range = asked.safeParse(ctx.query)
    if (!range.success) return refused(ctx, shown, range.error)
    const { loat: series, tu: from, so: count } = range.data
    const slips = await slipKit(
      ctx.read,
      ctx.scope,
      conference.id,
      { series, from, count },
      ctx.clock.today(),
    )
    if (!slips.ok) return NOT_FOUND
    const [slip, ...others] = slips.value
    const [first = ''] = numbersOf({ series, from, count: 1 })
    return {
      bytes: await mergedBytes(workers, [forPrint(slip), ...others.map(forPrint)], 'pdf'),
      type: mimeOf('pdf'),
      name: `bo-phieu-tu-${first}.pdf`,
    }
  })
}

async function refused(
  ctx: Ctx<Signed>,
  shown: (state: FormState) => Promise<Answer>,
  error: z.ZodError,
): Promise<Answer> {
  ctx.reply.status(422)
  return shown({ values: ctx.query, errors: fieldErrors(error) })
}
