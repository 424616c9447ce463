// What the routes of the day share: the day of the address, where to go on, the same page again with what was typed.
import { instantText } from '../kit/clock.ts'
import type { FormState } from '../kit/html/form.tsx'
import type { Answer, Ctx, FormCtx } from '../kit/http/route.ts'
import { err, type Problem } from '../kit/result.ts'
import type { Signed } from '../office/session.ts'
import { listUnits } from '../office/store.ts'
import { regulationOf } from '../regulation/adopted.ts'
import { type Again, dayPath } from './parts.tsx'
import { type Day, findDay, findSpeech } from './store.ts'

export type Staff = Ctx<Signed>

export const BASE = '/xa/:commune/hoi-nghi/:id/ngay'

export function id(ctx: Pick<Staff, 'params'>): string {
  return ctx.params.id ?? ''
}

export function path(ctx: Staff, part = '', session?: number): string {
  const buoi = session === undefined ? '' : `?buoi=${session}`
  return `${dayPath(ctx.who.commune.id, id(ctx), part)}${buoi}`
}

/** The day of the conference in the address, in the session asked for. */
export async function dayFor(
  ctx: Pick<Staff, 'read' | 'who' | 'clock' | 'query' | 'params'>,
  session?: string | readonly string[],
): Promise<Day | undefined> {
  const asked = Number(typeof session === 'string' ? session : ctx.query.buoi)
  return findDay(
    ctx.read,
    ctx.who.commune.id,
    id(ctx),
    ctx.clock.today().toString(),
    Number.isInteger(asked) ? asked : undefined,
  )
}

export async function rulesOf(ctx: Staff, day: Day) {
  return {
    regulation: await regulationOf(ctx.read, ctx.who.commune.id, day.conference.regulation_version_id),
    units: await listUnits(ctx.read, ctx.who.commune.id),
    now: instantText(ctx.clock.now()),
  }
}

export type Show = (ctx: Staff, again: Again) => Promise<Answer>

/** The same page again with what was typed in one of its forms. */
export function again(show: Show, name: string | ((ctx: Staff) => string)) {
  return (ctx: Staff, state: FormState) =>
    show(ctx, { form: typeof name === 'string' ? name : name(ctx), state })
}

const GONE: Problem = { message: 'Không tìm thấy.', status: 404 }

/** Runs an act on a speech of the conference in the address; a speech of another one is not found. */
export async function onSpeech<T>(
  ctx: FormCtx<Signed>,
  work: Parameters<typeof ctx.act<T>>[0],
  to: string,
): ReturnType<typeof ctx.act<T>> {
  const speech = await findSpeech(ctx.read, ctx.who.commune.id, ctx.params.speech ?? '')
  if (!speech || speech.conference_id !== id(ctx)) return err(GONE)
  return ctx.act(work, () => to)
}
