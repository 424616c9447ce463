// The two pages most forms of the day come back to, drawn for a request: the control page and the chair's.
import { h } from 'preact'
import { type Answer, NOT_FOUND } from '../kit/http/route.ts'
import { ChairPage, speakerOf } from './chair.page.tsx'
import { ControlPage, ofSession } from './control.page.tsx'
import { earlierMatters, mattersOf } from './matters.store.ts'
import type { Again } from './parts.tsx'
import { preparedOf } from './prepared.store.ts'
import { speaking } from './queue.ts'
import { dayFor, id, rulesOf, type Staff } from './web.ts'

export async function controlPage(ctx: Staff, again?: Again): Promise<Answer> {
  const day = await dayFor(ctx, again?.state.values.session)
  if (!day) return NOT_FOUND
  const now = speaking(ofSession(day))
  const said =
    now?.submission_id == null
      ? []
      : (await mattersOf(ctx.read, ctx.who.commune.id, id(ctx))).filter(
          (matter) => matter.submission === now.submission_id,
        )
  return h(ControlPage, { who: ctx.who, day, again, said, ...(await rulesOf(ctx, day)) })
}

const SENT_IN = 6

export async function chairPage(ctx: Staff, again?: Again): Promise<Answer> {
  const day = await dayFor(ctx, again?.state.values.session)
  if (!day) return NOT_FOUND
  const commune = ctx.who.commune.id
  const speaker = speakerOf(day)
  const all = (await mattersOf(ctx.read, commune, id(ctx))).filter(
    (matter) => matter.duplicateOf === null && !matter.splitOff,
  )
  const earlier = speaker
    ? await earlierMatters(ctx.read, commune, id(ctx), { name: speaker.name, village: speaker.village })
    : []
  // What was written in the hall is the secretaries' until they have looked at it.
  const written = new Set(day.written.map((one) => one.submission))
  const sentIn = all.filter(
    (matter) =>
      matter.speech === null &&
      !written.has(matter.submission) &&
      matter.village !== null &&
      matter.village === speaker?.village,
  )
  return h(ChairPage, {
    who: ctx.who,
    day,
    again,
    speaker,
    matters: all.filter(
      (matter) =>
        matter.disposition === null &&
        (matter.channel === 'truc_tiep' || saidIn(day.speeches, matter.speech)),
    ),
    earlier,
    prepared: await preparedOf(ctx.read, commune, id(ctx)),
    sentIn: [
      ...sentIn.filter((matter) => matter.name === speaker?.name),
      ...sentIn.filter((matter) => matter.name !== speaker?.name),
    ].slice(0, SENT_IN),
    ...(await rulesOf(ctx, day)),
  })
}

/** A written question comes to the chair when it is read out, not while it waits. */
function saidIn(
  speeches: readonly { id: string; startedAt: string | null }[],
  speech: string | null,
): boolean {
  return speeches.some((one) => one.id === speech && one.startedAt !== null)
}
