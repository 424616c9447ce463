// HTTP of the officer's form: one opinion after another by keyboard, what was said before shown while it is typed, a
// village by a few letters, a message pasted from a telephone.

import { h, type JSX } from 'preact'
import { z } from 'zod'
import { renderDocument } from '../kit/html/context.tsx'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, type Download, form, page } from '../kit/http/route.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { listVillages } from '../office/store.ts'
import { alikeOf } from './alike.view.ts'
import { choices, typed } from './entry.choices.ts'
import { EntryPage, ListPage } from './entry.pages.tsx'
import { type EntryInput, entryForm, instantOf, LIST_ROWS } from './form.ts'
import { peopleOf } from './people/people.form.ts'
import { officeConsentVersion, ownConsent } from './privacy/consent.ts'
import { anonymousRule } from './privacy/public-text.store.ts'
import { newCode, receiveSubmission } from './receive.acts.ts'
import { visibleTo } from './scope.ts'
import { findSubmission } from './submission.store.ts'
import { villageMeant } from './village.ts'
import { messagesIn } from './zalo.ts'

type Staff = Ctx<Signed>

const GUARD = staff('petition.enter')
const URL = '/xa/:commune/y-kien/nhap'
/** Shorter words are like everything. */
const LONG_ENOUGH = 12

async function shown(ctx: Staff, state: FormState, asked = false) {
  const before = ctx.query.sau
    ? await findSubmission(ctx.read, ctx.scope, ctx.query.sau, visibleTo(ctx.who))
    : undefined
  const chosen = await choices(
    ctx,
    typed(state, 'conference') ?? ctx.query['hoi-nghi'] ?? before?.conference_id,
  )
  const text = typed(state, 'content') ?? ''
  const compares = asked && text.length >= LONG_ENOUGH && chosen.conference !== undefined
  return h(EntryPage, {
    who: ctx.who,
    state,
    before,
    anonymous: await anonymousRule(ctx.read, ctx.scope),
    consentWords: (await ownConsent(ctx.read, ctx.scope)).cong_khai?.text,
    nextCode: typed(state, 'code') ?? newCode(),
    alike: compares ? await alikeOf(ctx, { text, conference_id: chosen.conference ?? '' }) : undefined,
    ...chosen,
  })
}

/** The id of the village that is meant, or which ones it may be. */
async function meant(ctx: Staff, words: string | null): Promise<Result<string | null>> {
  if (words === null) return ok(null)
  const villages = await listVillages(ctx.read, ctx.scope)
  const found = villageMeant(
    words,
    villages.map(({ id, name, names }) => ({ id, name, names: names.map(({ alias }) => alias) })),
  )
  switch (found.state) {
    case 'one':
      return ok(found.id)
    case 'many':
      return err({
        message: `Có nhiều thôn gõ như vậy: ${found.names.slice(0, 6).join(', ')}. Hãy gõ thêm chữ.`,
        field: 'village',
      })
    case 'none':
      return err({
        message:
          'Xã không có thôn nào gõ như vậy. Gõ vài chữ đầu không dấu, hoặc để trống nếu không rõ thôn.',
        field: 'village',
      })
  }
}

function inputOf(input: EntryInput, village: string | null, consentVersion: string) {
  const receivedAt = instantOf(input.receivedOn, input.receivedAt)
  return {
    conference: input.conference,
    channel: input.channel,
    level: input.level,
    village,
    name: input.name,
    phone: input.phone,
    address: input.address,
    content: input.content,
    questions: input.questions,
    people: peopleOf(input),
    signers: input.signers,
    backlogSource: input.channel === 'ton_dong' ? input.backlogSource : null,
    consentText: input.consent === 'on' ? consentVersion : null,
    consentPublish: input.consent === 'on',
    files: input.files,
    code: input.code,
    ...(receivedAt ? { receivedAt } : {}),
  }
}

export function officersForm(app: App): void {
  page(app, URL, GUARD, (ctx) => shown(ctx, NEW_FORM))
  form(
    app,
    URL,
    GUARD,
    entryForm,
    async (ctx, input) => {
      const village = await meant(ctx, input.village)
      if (!village.ok) return village
      return ctx.act(
        async (trx) =>
          receiveSubmission(
            trx,
            ctx.who.by,
            inputOf(input, village.value, await officeConsentVersion(trx, ctx.scope)),
          ),
        ({ id }) => `/xa/${ctx.scope}/y-kien/nhap?sau=${id}`,
      )
    },
    (ctx, state) => shown(ctx, state, true),
  )
  lookingRoutes(app)
}

const anything = z.record(z.string(), z.unknown())

/** What was typed, whatever it is: nothing is stored by looking. */
function stateOf(input: z.output<typeof anything>): FormState {
  const values = Object.entries(input).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('_'),
  )
  return { values: Object.fromEntries(values), errors: {} }
}

function lookingRoutes(app: App): void {
  const drawn = async (ctx: Staff, page: JSX.Element): Promise<Result<Download>> =>
    ok({ bytes: renderDocument(ctx.ui, page), type: 'text/html; charset=utf-8' })
  form(
    app,
    `${URL}/giong`,
    GUARD,
    anything,
    async (ctx, input) => drawn(ctx, await shown(ctx, stateOf(input), true)),
    (ctx, state) => shown(ctx, state),
  )
  form(
    app,
    `${URL}/tin-nhan`,
    GUARD,
    anything,
    async (ctx, input) => {
      const state = stateOf(input)
      const messages = messagesIn(typed(state, 'content') ?? '')
      const [first, ...rest] = messages
      if (!first)
        return err({
          message:
            'Không thấy tin nhắn nào: mỗi tin bắt đầu bằng tên người gửi và giờ, như khi sao chép từ Zalo. Lời dán vào vẫn còn trong ô.',
          field: 'content',
        })
      if (rest.length > 0) return drawn(ctx, await listed(ctx, messages))
      const { content: _pasted, ...kept } = state.values
      const values = {
        ...kept,
        content: first.text,
        name: first.name ?? '',
        channel: 'dien_thoai',
        receivedOn: first.on ?? '',
        receivedAt: first.on === null ? '' : (first.at ?? ''),
      }
      return drawn(ctx, await shown(ctx, { values, errors: {} }, true))
    },
    (ctx, state) => shown(ctx, state),
  )
}

/** Several messages become the rows of a list, to be looked through and taken in together. */
async function listed(ctx: Staff, messages: ReturnType<typeof messagesIn>) {
  const values: Record<string, string> = { channel: 'dien_thoai', level: 'commune' }
  for (const [at, one] of messages.slice(0, 200).entries()) {
    values[`rows.${at}.content`] = one.text
    values[`rows.${at}.name`] = one.name ?? ''
    if (one.on) values[`rows.${at}.on`] = one.on
    if (one.on && one.at) values[`rows.${at}.at`] = one.at
  }
  return h(ListPage, {
    who: ctx.who,
    state: { values, errors: {} },
    rows: Math.max(LIST_ROWS, messages.length),
    village: null,
    handedIn: undefined,
    ...(await choices(ctx, undefined)),
  })
}
