// HTTP of voters' requests for a dialogue: list, note down, correct, signatures, the scan, the way to the conference.
import { h } from 'preact'
import { calendarOf } from '../calendar/changes.store.ts'
import { shortDate } from '../kit/clock.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { findFile } from '../office/files.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { findCommune } from '../office/store.ts'
import { adoptedVersions } from '../regulation/adopted.ts'
import { standardStatute } from '../regulation/library.ts'
import { earliestLawful } from '../regulation/warnings.ts'
import { correctRequest, countSignatures, receiveRequest } from './request.acts.ts'
import { correctionForm, requestForm, signaturesForm } from './request.form.ts'
import { RequestFormPage, RequestListPage, RequestPage } from './request.pages.tsx'
import { findRequest, listRequests, type VoterRequest } from './request.store.ts'
import { requestPath } from './words.ts'

type Staff = Ctx<Signed>

const URL = '/xa/:commune/yeu-cau-doi-thoai'

export function requestRoutes(app: App): void {
  const read = staff('conference.read')
  const write = staff('conference.write')

  page(app, URL, read, async (ctx) =>
    h(RequestListPage, { who: ctx.who, rows: await listRequests(ctx.read, ctx.scope) }),
  )

  page(app, `${URL}/moi`, write, (ctx) => noting(ctx, NEW_FORM))
  form(
    app,
    `${URL}/moi`,
    write,
    requestForm,
    (ctx, input) =>
      ctx.act(
        (trx) => receiveRequest(trx, ctx.who.by, input),
        ({ id }) => requestPath(ctx.scope, id),
      ),
    noting,
  )

  page(app, `${URL}/:request`, read, (ctx) => shown(ctx, NEW_FORM))
  form(
    app,
    `${URL}/:request/chu-ky`,
    write,
    signaturesForm,
    (ctx, input) =>
      ctx.act(
        (trx) => countSignatures(trx, ctx.who.by, ctx.params.request ?? '', input),
        ({ id }) => requestPath(ctx.scope, id),
      ),
    shown,
  )

  page(app, `${URL}/:request/sua`, write, (ctx) => correcting(ctx, NEW_FORM))
  form(
    app,
    `${URL}/:request/sua`,
    write,
    correctionForm,
    (ctx, input) =>
      ctx.act(
        (trx) => correctRequest(trx, ctx.who.by, ctx.params.request ?? '', input),
        ({ id }) => requestPath(ctx.scope, id),
      ),
    correcting,
  )

  // The list of signatures names people: only who keeps the file opens it.
  page(app, `${URL}/:request/tep`, write, async (ctx) => {
    const request = await findRequest(ctx.read, ctx.scope, ctx.params.request ?? '')
    const stored = request?.file_id ? await findFile(ctx.read, ctx.scope, request.file_id) : undefined
    return stored ? { bytes: stored.bytes, type: stored.mime, name: stored.name } : NOT_FOUND
  })
}

async function noting(ctx: Staff, state: FormState) {
  const commune = await findCommune(ctx.read, ctx.scope)
  const today = shortDate(ctx.clock.today())
  return h(RequestFormPage, {
    who: ctx.who,
    title: 'Ghi đề nghị đối thoại của cử tri',
    action: requestPath(ctx.scope, 'moi'),
    back: requestPath(ctx.scope),
    correcting: false,
    stored: {
      received: today,
      subject: '',
      signatures: '',
      voters: commune && commune.voters > 0 ? String(commune.voters) : '',
      voters_on: '',
      voters_source: '',
    },
    state,
  })
}

async function correcting(ctx: Staff, state: FormState) {
  const request = await findRequest(ctx.read, ctx.scope, ctx.params.request ?? '')
  const last = request?.counts.at(-1)
  if (!request || !last) return NOT_FOUND
  return h(RequestFormPage, {
    who: ctx.who,
    title: 'Đính chính đề nghị đối thoại',
    action: requestPath(ctx.scope, request.id, 'sua'),
    back: requestPath(ctx.scope, request.id),
    version: request.version,
    correcting: true,
    stored: {
      received: shortDate(request.received_on),
      subject: request.subject,
      signatures: String(last.signatures),
      voters: String(last.voters),
      voters_on: shortDate(last.voters_on),
      voters_source: last.voters_source,
    },
    state,
  })
}

async function shown(ctx: Staff, state: FormState) {
  const request = await findRequest(ctx.read, ctx.scope, ctx.params.request ?? '')
  if (!request) return NOT_FOUND
  const [latest] = await adoptedVersions(ctx.read, ctx.scope)
  const due = request.standing.state === 'du' && !request.conference
  return h(RequestPage, {
    who: ctx.who,
    request,
    earliest: due && latest ? await earliest(ctx, latest.regulation) : undefined,
    create: latest
      ? `/xa/${ctx.scope}/hoi-nghi/moi?quy-che=${latest.id}&de-nghi=${request.id}`
      : `/xa/${ctx.scope}/hoi-nghi/moi`,
    state,
  })
}

async function earliest(ctx: Staff, regulation: Parameters<typeof earliestLawful>[0]) {
  const calendar = await calendarOf(ctx.read, ctx.scope)
  return earliestLawful(regulation, ctx.clock.today(), calendar, standardStatute())
}

/** What the new conference's form shows first when it answers a request. */
export function storedFromRequest(request: VoterRequest) {
  return { kind: 'theo_yeu_cau', topics: request.subject, request: request.id }
}
