// HTTP of personal calendars: the page of the person's own address, and the file under the address.
import { h, type JSX } from 'preact'
import { z } from 'zod'
import { renderDocument } from '../../kit/html/context.tsx'
import { type FormState, NEW_FORM } from '../../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page, type Visit } from '../../kit/http/route.ts'
import { ICS_TYPE, icsCalendar } from '../../kit/ics.ts'
import { sha256 } from '../../kit/id.ts'
import { ok } from '../../kit/result.ts'
import { anyone, anyStaff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { findPerson } from '../../office/store.ts'
import { addressOf, addressPath, endAddress, makeAddress, type Owner, ownerOf } from './address.ts'
import { MyCalendarPage } from './pages.tsx'
import { personalEvents } from './view.ts'

const PAGE = '/tai-khoan/lich'
/** A calendar program asks a few times an hour; whoever guesses asks more often. */
const READING = { rateLimit: { max: 60, timeWindow: '1 minute' } }
const MAKING = { rateLimit: { max: 10, timeWindow: '1 minute' } }

export function calendarRoutes(app: App, publicUrl: string | undefined): void {
  const base = (visit: Visit) => publicUrl ?? `${visit.request.protocol}://${visit.request.host}`
  const link = (visit: Visit, commune: string) => (path: string) =>
    new URL(`/xa/${commune}${path}`, base(visit)).href

  const shown = async (
    ctx: Ctx<Signed>,
    state: FormState,
    fresh?: string,
  ): Promise<JSX.Element | typeof NOT_FOUND> => {
    const person = await findPerson(ctx.read, ctx.scope, ctx.who.person)
    if (!person) return NOT_FOUND
    const owner: Owner = { commune: ctx.scope, person, rights: ctx.who.rights }
    const events = await personalEvents(ctx.read, owner, ctx.clock.today(), link(ctx, ctx.scope))
    const categories = new Map<string, number>()
    for (const { category = '' } of events) categories.set(category, (categories.get(category) ?? 0) + 1)
    return h(MyCalendarPage, {
      who: ctx.who,
      address: await addressOf(ctx.read, ctx.scope, ctx.who.person),
      counts: [...categories].map(([label, count]) => ({ label, count })),
      state,
      ...(fresh === undefined ? {} : { fresh }),
    })
  }

  page(app, PAGE, anyStaff, (ctx) => shown(ctx, NEW_FORM))

  form(
    app,
    `${PAGE}/dia-chi`,
    anyStaff,
    z.object({}),
    async (ctx) => {
      let secret: string | undefined
      const done = await ctx.act(
        (trx) => makeAddress(trx, ctx.who.by),
        (made) => {
          secret = made
          return PAGE
        },
      )
      // The same form sent twice made its address the first time; the secret is not there to be shown again.
      if (!done.ok || secret === undefined) return done
      const whole = new URL(addressPath(ctx.scope, secret), base(ctx)).href
      const drawn = await shown(ctx, NEW_FORM, whole)
      if ('notFound' in drawn) return done
      return ok({
        bytes: renderDocument(ctx.ui, drawn),
        type: 'text/html; charset=utf-8',
        headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
      })
    },
    (ctx, state) => shown(ctx, state),
    MAKING,
  )

  form(
    app,
    `${PAGE}/thu-hoi`,
    anyStaff,
    z.object({}),
    (ctx) =>
      ctx.act(
        (trx) => endAddress(trx, ctx.who.by),
        () => PAGE,
      ),
    (ctx, state) => shown(ctx, state),
    MAKING,
  )

  page(
    app,
    '/lich/:file',
    anyone,
    async (ctx) => {
      const owner = await ownerOf(ctx.read, ctx.params.file ?? '')
      if (!owner) return NOT_FOUND
      const text = icsCalendar({
        name: 'Lịch đối thoại của tôi',
        description: 'Buổi đối thoại, thời hạn và việc của tôi trong hệ thống Đối Thoại',
        events: await personalEvents(ctx.read, owner, ctx.clock.today(), link(ctx, owner.commune)),
        refreshHours: 2,
      })
      const tag = `"${sha256(text).slice(0, 24)}"`
      const headers = { 'cache-control': 'private, no-cache', etag: tag, 'x-robots-tag': 'noindex' }
      if (ctx.request.headers['if-none-match'] === tag) {
        ctx.reply.status(304)
        return { bytes: '', type: ICS_TYPE, headers }
      }
      return { bytes: text, type: ICS_TYPE, headers }
    },
    READING,
  )
}
