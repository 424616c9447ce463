// HTTP of the public on the day: a question in writing from the code on the hall's screen, the address in an invitation.
import { h } from 'preact'
import { dayPath } from '../hall/parts.tsx'
import { INVITATION } from '../hall/scan.ts'
import { askInWriting, writtenNow } from '../hall/written.acts.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err } from '../kit/result.ts'
import { anyone } from '../office/guard.ts'
import { findCommune, listVillages } from '../office/store.ts'
import { askForm } from './ask.form.ts'
import { AskPage, InvitationPage } from './ask.pages.tsx'
import { type AtCommune, citizen } from './guard.ts'
import { consentText } from './published.ts'
import { own } from './send.ts'
import { address, portalPath, spelt } from './shell.tsx'
import { announcedConference } from './store.ts'
import { portalWords } from './words.ts'

type Here = Ctx<AtCommune>

/** A hall full of people may share one line; a machine that sends without end may not. */
const SENDING = { rateLimit: { max: 30, timeWindow: '1 minute' } }

async function askPage(ctx: Here, state: FormState): Promise<Answer> {
  const conference = await announcedConference(ctx.read, ctx.scope, ctx.params.id ?? '')
  if (!conference) return NOT_FOUND
  const takes = await writtenNow(ctx.read, ctx.who.by, conference)
  return own(
    ctx,
    h(AskPage, {
      commune: ctx.who.commune,
      conference,
      villages: await listVillages(ctx.read, ctx.scope),
      state: spelt(portalWords(ctx.ui.lang), state),
      open: takes.open && conference.cancellation === null,
    }),
  )
}

export function askRoutes(app: App): void {
  const url = '/cong/:commune/hoi-nghi/:id/hoi'
  page(app, url, citizen, (ctx) => askPage(ctx, NEW_FORM))
  form(
    app,
    url,
    citizen,
    askForm,
    (ctx, input) =>
      ctx.act(
        async (trx) => {
          const conference = await announcedConference(trx, ctx.scope, ctx.params.id ?? '')
          if (!conference) return err({ message: 'closed', status: 404 })
          if (!(await writtenNow(trx, ctx.who.by, conference)).open)
            return err({ message: 'closed', status: 409 })
          return askInWriting(trx, ctx.who.by, {
            conference: conference.id,
            name: input.name || null,
            village: input.village || null,
            content: input.content,
            consentText: input.consent ? consentText(ctx.ui.lang) : null,
          })
        },
        ({ code }) => address(portalPath(ctx.scope, `/bien-nhan/${code}`), ctx.ui.lang),
      ),
    askPage,
    SENDING,
  )
  invitationRoute(app)
}

/**
 * The address in an invitation's code. It changes nothing by itself: whoever minds the door goes on to the desk with the
 * person found, anybody else reads where to bring it. Nobody is named here.
 */
function invitationRoute(app: App): void {
  page(app, `/cong/:commune/${INVITATION}/:delegate`, anyone, async (ctx): Promise<Answer> => {
    const { commune = '', delegate = '' } = ctx.params
    const house = await findCommune(ctx.read, commune)
    const found = await ctx.read
      .selectFrom('conference_delegate')
      .select('conference_id')
      .where('commune_id', '=', commune)
      .where('id', '=', delegate)
      .executeTakeFirst()
    if (!house || !found) return NOT_FOUND
    const minds = ctx.who?.commune.id === commune && ctx.who.rights.has('hall.run')
    const desk = `${dayPath(commune, found.conference_id, 'diem-danh')}?tim=${INVITATION}/${encodeURIComponent(delegate)}#ket-qua`
    return own(
      ctx,
      h(InvitationPage, {
        commune: house,
        conference: await announcedConference(ctx.read, commune, found.conference_id),
        desk: minds ? desk : undefined,
      }),
    )
  })
}
