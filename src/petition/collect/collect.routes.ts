// HTTP of the collector's page. The program on the phone and the plain form send to the same addresses, each row with a
// key of its own; what arrived twice is one row.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { h } from 'preact'
import { listConferences } from '../../conference/store.ts'
import { type FormState, NEW_FORM } from '../../kit/html/form.tsx'
import { ASSETS } from '../../kit/http/assets.ts'
import { type App, type Ctx, form, NOT_FOUND, page } from '../../kit/http/route.ts'
import { err } from '../../kit/result.ts'
import { findFile } from '../../office/files.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { villageNames } from '../inbox.names.ts'
import { recordVillageMeeting } from '../meeting.acts.ts'
import { listMeetings } from '../submission.store.ts'
import { addListPhoto, receiveRow } from './collect.acts.ts'
import { meetingForm, photoForm, rowForm } from './collect.form.ts'
import { CollectPage } from './collect.pages.tsx'
import { broughtBy, type Door, findPhoto } from './collect.store.ts'
import { HandedInPage } from './handed.pages.tsx'
import { handedIn } from './handed.store.ts'

type Staff = Ctx<Signed>

const GUARD = staff('petition.collect', 'petition.enter')
const URL = '/xa/:commune/thu-thap'
const SHOWN = 50

const enters = (ctx: Staff) => ctx.who.rights.has('petition.enter')
const doorOf = (ctx: Staff): Door => ({ all: enters(ctx), village: ctx.who.village, person: ctx.who.person })
/** The office enters for any village, a collector only for the own one. */
const villageOf = (ctx: Staff, wanted: string | null) => (enters(ctx) ? wanted : ctx.who.village)

const sentValue = (state: FormState, name: string) => {
  const value = state.values[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

async function shown(ctx: Staff, state: FormState) {
  const conferences = (await listConferences(ctx.read, ctx.scope)).filter(
    (one) => !one.cancelled && !one.closed,
  )
  const wanted = sentValue(state, 'conference') ?? ctx.query['hoi-nghi']
  const conference = conferences.find(({ id }) => id === wanted)?.id ?? conferences[0]?.id
  const brought =
    conference === undefined ? [] : await broughtBy(ctx.read, ctx.scope, conference, ctx.who.person, SHOWN)
  const meetings = conference === undefined ? [] : await listMeetings(ctx.read, ctx.scope, conference)
  const photo = sentValue(state, 'photo') ?? ctx.query.anh
  return h(CollectPage, {
    who: ctx.who,
    state,
    conferences,
    conference,
    villages: await villageNames(ctx),
    village: enters(ctx) ? null : ctx.who.village,
    brought,
    done: brought.find(({ id }) => id === ctx.query.da),
    meetings: enters(ctx) ? meetings : meetings.filter((one) => one.village_id === ctx.who.village),
    photo: photo ? (await findPhoto(ctx.read, ctx.scope, photo, doorOf(ctx)))?.id : undefined,
  })
}

export function collectRoutes(app: App): void {
  page(app, `${URL}/danh-sach`, GUARD, (ctx) => shown(ctx, NEW_FORM))
  // Served from under the pages it keeps: a worker reaches no further than its own folder.
  page(app, `${URL}/may.js`, GUARD, async () => ({
    bytes: readFileSync(path.join(ASSETS, 'collect-worker.js')),
    type: 'text/javascript; charset=utf-8',
    headers: { 'cache-control': 'no-cache' },
  }))
  page(app, `${URL}/anh/:photo`, GUARD, async (ctx) => {
    const photo = await findPhoto(ctx.read, ctx.scope, ctx.params.photo ?? '', doorOf(ctx))
    const file = photo && (await findFile(ctx.read, ctx.scope, photo.file_id))
    if (!file?.mime.startsWith('image/')) return NOT_FOUND
    return { bytes: file.bytes, type: file.mime, headers: { 'cache-control': 'private, max-age=3600' } }
  })
  page(app, '/xa/:commune/y-kien/thon-nop', staff('petition.enter'), async (ctx) => {
    const conferences = (await listConferences(ctx.read, ctx.scope)).filter((one) => !one.cancelled)
    const open = conferences.find((one) => !one.closed)
    const conference =
      conferences.find(({ id }) => id === ctx.query['hoi-nghi'])?.id ?? open?.id ?? conferences[0]?.id
    return h(HandedInPage, {
      who: ctx.who,
      conferences,
      conference,
      rows: conference === undefined ? [] : await handedIn(ctx.read, ctx.scope, conference),
    })
  })
  actRoutes(app)
}

function actRoutes(app: App): void {
  const at = (ctx: Staff, conference: string, more: string) =>
    `/xa/${ctx.scope}/thu-thap/danh-sach?hoi-nghi=${encodeURIComponent(conference)}&${more}`
  form(
    app,
    `${URL}/dong`,
    GUARD,
    rowForm,
    (ctx, input) =>
      ctx.act(
        (trx) =>
          receiveRow(
            trx,
            ctx.who.by,
            {
              ...input,
              village: villageOf(ctx, input.village),
              collector: ctx.who.rights.has('petition.collect') ? ctx.who.person : null,
              consentPublish: false,
            },
            doorOf(ctx),
          ),
        ({ id }) => at(ctx, input.conference, `da=${id}${input.photo ? `&anh=${input.photo}` : ''}`),
      ),
    shown,
  )
  form(
    app,
    `${URL}/anh`,
    GUARD,
    photoForm,
    async (ctx, input) => {
      const file = input.files
      if (!file) return err({ message: 'Hãy chọn ảnh danh sách.', field: 'files' })
      return ctx.act(
        (trx) =>
          addListPhoto(trx, ctx.who.by, {
            conference: input.conference,
            village: villageOf(ctx, input.village),
            file,
          }),
        (id) => at(ctx, input.conference, `anh=${id}`),
      )
    },
    shown,
  )
  form(
    app,
    `${URL}/hop`,
    GUARD,
    meetingForm,
    async (ctx, input) => {
      const village = villageOf(ctx, input.village)
      if (village === null) return err({ message: 'Hãy chọn thôn đã họp.', field: 'village' })
      return ctx.act(
        (trx) =>
          recordVillageMeeting(trx, ctx.who.by, {
            conference: input.conference,
            village,
            heldOn: input.heldOn,
            attendance: input.attendance,
            nothingRaised: input.nothing === 'on',
          }),
        (id) => at(ctx, input.conference, `hop=${id}`),
      )
    },
    shown,
  )
}
