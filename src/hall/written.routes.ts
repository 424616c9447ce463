// HTTP of questions written in the hall, as staff see them; the page people write on is the portal's.
import { h } from 'preact'
import { type Answer, type App, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { staff } from '../office/guard.ts'
import { suggest } from '../petition/sorting/suggest.ts'
import { taughtSorter } from '../petition/taught.ts'
import type { Kind } from '../regulation/codes.ts'
import { moderateForm } from './form.ts'
import type { Again } from './parts.tsx'
import type { Day } from './store.ts'
import { again, BASE, dayFor, id, path, type Staff } from './web.ts'
import { moderateWritten } from './written.acts.ts'
import { WrittenPage } from './written.page.tsx'

/** Kinds that are no dialogue: what is denounced is never read out before a hall. */
const NO_DIALOGUE: readonly Kind[] = ['to_cao', 'to_giac', 'khieu_nai', 'tranh_chap']

async function writtenPage(ctx: Staff, again?: Again): Promise<Answer> {
  const day = await dayFor(ctx)
  return day ? h(WrittenPage, { who: ctx.who, day, again, warnings: await warningsOf(ctx, day) }) : NOT_FOUND
}

async function warningsOf(ctx: Staff, day: Day) {
  const open = day.written.filter((one) => one.decision === null)
  if (open.length === 0) return new Map()
  const sorter = await taughtSorter(ctx.read, ctx.scope)
  return new Map(
    open.flatMap((one) => {
      const found = suggest(sorter, one.content)
      if (!NO_DIALOGUE.includes(found.kind)) return []
      const words = found.because.find((because) => because.of === 'kind')?.words ?? []
      return [[one.id, { kind: found.kind, because: words.map((word) => `“${word}”`).join(', ') }] as const]
    }),
  )
}

export function writtenRoutes(app: App): void {
  const either = staff('hall.run', 'hall.dispose')
  page(app, `${BASE}/cau-hoi-viet`, either, (ctx) => writtenPage(ctx))
  form(
    app,
    `${BASE}/cau-hoi-viet/:written`,
    either,
    moderateForm,
    (ctx, { take, session, reason }) =>
      ctx.act(
        (trx) =>
          moderateWritten(trx, ctx.who.by, {
            conference: id(ctx),
            written: ctx.params.written ?? '',
            ...(take === 'co'
              ? { take: true as const, session }
              : { take: false as const, reason: reason ?? '' }),
          }),
        () => path(ctx, 'cau-hoi-viet'),
      ),
    again(writtenPage, (ctx) => ctx.params.written ?? ''),
  )
}
