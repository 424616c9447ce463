// HTTP of moving a conference to another version of the regulation.
import { h } from 'preact'
import { z } from 'zod'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { text, wholeNumber } from '../office/form.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { type AdoptedVersion, adoptedVersions } from '../regulation/adopted.ts'
import { conferencePath } from './frame.tsx'
import { moveConference, movePreview } from './move.acts.ts'
import { MovePage } from './move.pages.tsx'
import type { Follower } from './replan.ts'
import { findConference } from './store.ts'

const moveForm = z.object({
  sang: text('phiên bản quy chế', 60),
  reason: text('lý do chuyển', 1000),
  _version: wholeNumber('phiên bản'),
})

const labelOf = ({ regulation }: AdoptedVersion) => `${regulation.title} (phiên bản ${regulation.version})`

export function moveRoutes(app: App, followers: readonly Follower[]): void {
  const write = staff('conference.write')
  const url = '/xa/:commune/hoi-nghi/:id/quy-che'

  const moving = async (ctx: Ctx<Signed>, state: FormState) => {
    const conference = await findConference(ctx.read, ctx.scope, ctx.params.id ?? '')
    if (!conference) return NOT_FOUND
    const versions = await adoptedVersions(ctx.read, ctx.scope)
    const now = versions.find((each) => each.id === conference.regulation_version_id)
    const others = versions.filter((each) => each !== now)
    const wanted = others.find((each) => each.id === ctx.query.sang)
    const preview = wanted && (await movePreview(ctx.read, ctx.scope, conference, wanted.id))
    return h(MovePage, {
      who: ctx.who,
      conference,
      now: now ? labelOf(now) : '',
      choices: others.map((each) => ({ id: each.id, label: labelOf(each) })),
      to: wanted && { id: wanted.id, label: labelOf(wanted) },
      moves: preview?.ok ? preview.value.moves : [],
      kept: preview?.ok ? preview.value.kept : [],
      problem: preview && !preview.ok ? preview.error : undefined,
      state,
    })
  }
  page(app, url, write, (ctx) => moving(ctx, NEW_FORM))
  form(
    app,
    url,
    write,
    moveForm,
    (ctx, input) =>
      ctx.act(
        (trx) =>
          moveConference(
            trx,
            ctx.who.by,
            {
              conference: ctx.params.id ?? '',
              to: input.sang,
              reason: input.reason,
              version: input._version,
            },
            followers,
          ),
        ({ id }) => conferencePath(ctx.scope, id),
      ),
    moving,
  )
}
