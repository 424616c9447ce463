// HTTP of entering: the officer's form, the collector's list, one submission with its splitting and correction.

import { h } from 'preact'
import { countedWords } from '../calendar/office-hours.ts'
import { countedAt } from '../conference/counted.store.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err, ok } from '../kit/result.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { choices, typed } from './entry.choices.ts'
import { ListPage } from './entry.pages.tsx'
import { correctForm, LIST_ROWS, listForm, splitForm } from './form.ts'
import { READERS, villageNames } from './inbox.names.ts'
import { recordVillageMeeting } from './meeting.acts.ts'
import { officersForm } from './office-entry.routes.ts'
import { peopleOf } from './people/people.form.ts'
import { peopleOfSubmission } from './people/people.store.ts'
import { noteOpening } from './privacy/access.ts'
import { consentRoutes } from './privacy/consent.routes.ts'
import { erasureOf } from './privacy/erase.acts.ts'
import { privacyRoutes } from './privacy/privacy.routes.ts'
import { anonymousRule } from './privacy/public-text.store.ts'
import { correctSubmission, receiveSubmission, splitSubmission } from './receive.acts.ts'
import { visibleTo } from './scope.ts'
import { suggestedCuts } from './sorting/cuts.ts'
import { standardCutter } from './sorting/library.ts'
import { findQuestion, questionsOf } from './store.ts'
import { SubmissionPage } from './submission.pages.tsx'
import { findSubmission } from './submission.store.ts'

type Staff = Ctx<Signed>

export function entryRoutes(app: App): void {
  officersForm(app)
  collectorsList(app)
  submissionRoutes(app)
}

function collectorsList(app: App): void {
  const guard = staff('petition.collect', 'petition.enter')
  /** The office enters lists of any village, a collector only the own one. */
  const ownVillage = (ctx: Staff) => (ctx.who.rights.has('petition.enter') ? null : ctx.who.village)
  const shown = async (ctx: Staff, state: FormState) => {
    const wanted = Number(/^\d{1,3}$/.exec(ctx.query.dong ?? '')?.[0] ?? LIST_ROWS)
    const sent = Object.keys(state.values).filter((name) => /^rows\.\d+\.content$/.test(name)).length
    return h(ListPage, {
      who: ctx.who,
      state,
      rows: Math.min(200, Math.max(LIST_ROWS, wanted, sent)),
      village: ownVillage(ctx),
      handedIn: /^\d{1,3}$/.test(ctx.query['da-nop'] ?? '') ? Number(ctx.query['da-nop']) : undefined,
      ...(await choices(ctx, typed(state, 'conference') ?? ctx.query['hoi-nghi'])),
    })
  }
  page(app, '/xa/:commune/y-kien/danh-sach', guard, (ctx) => shown(ctx, NEW_FORM))
  form(
    app,
    '/xa/:commune/y-kien/danh-sach',
    guard,
    listForm,
    (ctx, input) => {
      const village = ownVillage(ctx) ?? input.village
      return ctx.act(
        async (trx) => {
          if (input.heldOn !== null) {
            if (village === null) return err({ message: 'Hãy chọn thôn đã họp.', field: 'village' })
            const meeting = await recordVillageMeeting(trx, ctx.who.by, {
              conference: input.conference,
              village,
              heldOn: input.heldOn,
              attendance: input.attendance ?? 0,
              nothingRaised: input.nothing === 'on',
            })
            if (!meeting.ok) return meeting
          }
          for (const { at, receivedAt, ...row } of input.rows) {
            const received = await receiveSubmission(trx, ctx.who.by, {
              ...row,
              ...(receivedAt ? { receivedAt } : {}),
              conference: input.conference,
              channel: input.channel,
              level: input.level,
              village,
              collector: ctx.who.rights.has('petition.collect') ? ctx.who.person : null,
              consentPublish: false,
            })
            if (!received.ok)
              return err({
                ...received.error,
                field: `rows.${at}.content`,
                message: `Dòng ${at + 1}: ${received.error.message}`,
              })
          }
          return ok(input.rows.length)
        },
        (count) => `/xa/${ctx.scope}/y-kien/danh-sach?da-nop=${count}`,
      )
    },
    shown,
  )
}

function submissionRoutes(app: App): void {
  const shown = async (
    ctx: Staff,
    refused?: { act: 'tach' | 'sua' | 'xoa' | 'dong-y'; state: FormState },
  ) => {
    const scope = visibleTo(ctx.who)
    const submission = await findSubmission(ctx.read, ctx.scope, ctx.params.id ?? '', scope)
    if (!submission) return NOT_FOUND
    const all = await questionsOf(ctx.read, ctx.scope, submission.id)
    const seen = await Promise.all(all.map((row) => findQuestion(ctx.read, ctx.scope, row.id, scope)))
    const { conference_id: conference, received_at: received } = submission
    const counted = await countedAt(ctx.read, ctx.scope, conference, received)
    await noteOpening(ctx.db, {
      commune: ctx.scope,
      submission: submission.id,
      person: ctx.who.person,
      now: ctx.clock.now(),
    })
    return h(SubmissionPage, {
      who: ctx.who,
      submission,
      counted: counted && countedWords(counted, 'Nhận'),
      questions: seen.filter((row) => row !== undefined),
      whole: seen.every((row) => row !== undefined),
      erasure: await erasureOf(ctx.read, ctx.scope, submission.id),
      people: await peopleOfSubmission(ctx.read, ctx.scope, submission.id),
      anonymous: await anonymousRule(ctx.read, ctx.scope),
      villages: await villageNames(ctx),
      cuts: all.length === 1 && seen[0] ? suggestedCuts(standardCutter(), seen[0].text) : [],
      filled: ctx.query.dien === 'goi-y',
      ...(refused ? { refused } : {}),
    })
  }
  const here = (ctx: Staff, part: string) => `/xa/${ctx.scope}/luot-y-kien/${ctx.params.id}${part}`
  page(app, '/xa/:commune/luot-y-kien/:id', READERS, (ctx) => shown(ctx))
  privacyRoutes(app, (ctx, state) => shown(ctx, { act: 'xoa', state }))
  consentRoutes(app, (ctx, state) => shown(ctx, { act: 'dong-y', state }))
  form(
    app,
    '/xa/:commune/luot-y-kien/:id/tach',
    staff('petition.triage'),
    splitForm,
    (ctx, input) =>
      ctx.act(
        (trx) =>
          splitSubmission(trx, ctx.who.by, {
            submission: ctx.params.id ?? '',
            parts: input.parts.map((part) => ({ id: part.id ?? undefined, text: part.text })),
            version: input._version,
          }),
        () => here(ctx, ''),
      ),
    (ctx, state) => shown(ctx, { act: 'tach', state }),
  )
  form(
    app,
    '/xa/:commune/luot-y-kien/:id/sua',
    staff('petition.enter'),
    correctForm,
    (ctx, { _version, ...input }) =>
      ctx.act(
        (trx) =>
          correctSubmission(trx, ctx.who.by, {
            ...input,
            people: peopleOf(input),
            submission: ctx.params.id ?? '',
            version: _version,
          }),
        () => here(ctx, ''),
      ),
    (ctx, state) => shown(ctx, { act: 'sua', state }),
  )
}
