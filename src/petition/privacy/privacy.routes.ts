// HTTP of personal data: the page of rule, openings and what is to be erased; erasing one submission's on request.
import { h } from 'preact'
import { z } from 'zod'
import type { FormState } from '../../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../../kit/http/route.ts'
import { err, ok } from '../../kit/result.ts'
import { many, optionalText, phone, text } from '../../office/form.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { peopleNames } from '../../office/store.ts'
import { unitNames, villageNames } from '../inbox.names.ts'
import { findSubmission } from '../submission.store.ts'
import { noteOpening, openings } from './access.ts'
import { erasePersonalData, expired, savePrivacyRule } from './erase.acts.ts'
import { HeldPage } from './held.pages.tsx'
import { heldOf } from './held.store.ts'
import { PrivacyPage, type PrivacyProps } from './privacy.pages.tsx'
import { privacySetting } from './public-text.store.ts'
import { ANONYMOUS_RULES, type AnonymousRule } from './tables.ts'

type Staff = Ctx<Signed>

const ruleForm = z.object({
  reviewFirst: z.literal('on').optional(),
  keepYears: z
    .string()
    .optional()
    .transform((value) => value?.trim() ?? '')
    .refine((value) => /^([1-9]\d?)?$/.test(value), 'Số năm là một số từ 1 đến 99.')
    .transform((value) => (value === '' ? null : Number(value))),
  basis: optionalText(300),
  anonymous: z.enum(Object.keys(ANONYMOUS_RULES) as [AnonymousRule, ...AnonymousRule[]], {
    error: 'Hãy chọn cách xử lý ý kiến không ghi tên.',
  }),
})

const eraseManyForm = z.object({
  chon: many.pipe(z.array(z.string().max(80)).min(1, 'Hãy chọn ít nhất một lượt ý kiến.').max(500)),
  sure: z.literal('on', { error: 'Hãy xác nhận đã đối chiếu: việc xóa không lấy lại được.' }),
})

const eraseForm = z.object({
  _version: z.coerce.number().int().positive().optional(),
  phone,
  reason: text('lời yêu cầu', 500),
})

export function privacyRoutes(app: App, again: (ctx: Staff, state: FormState) => Promise<Answer>): void {
  const base = '/xa/:commune/du-lieu-ca-nhan'
  const writes = staff('privacy.write')
  page(app, base, staff('privacy.read'), (ctx) => shown(ctx))
  form(
    app,
    `${base}/quy-dinh`,
    writes,
    ruleForm,
    (ctx, { reviewFirst, ...rule }) =>
      ctx.act(
        (trx) => savePrivacyRule(trx, ctx.who.by, { ...rule, reviewFirst: reviewFirst === 'on' }),
        () => `/xa/${ctx.scope}/du-lieu-ca-nhan`,
      ),
    (ctx, state) => shown(ctx, { act: 'quy-dinh', state }),
  )
  form(
    app,
    `${base}/xoa`,
    writes,
    eraseManyForm,
    (ctx, input) =>
      ctx.act(
        async (trx) => {
          const setting = await privacySetting(trx, ctx.scope)
          const due =
            setting?.keep_years == null
              ? []
              : await expired(trx, ctx.scope, setting.keep_years, ctx.who.by.today)
          const listed = new Set(due.map(({ id }) => id))
          for (const submission of input.chon) {
            if (!listed.has(submission))
              return err({ message: 'Danh sách đã đổi. Hãy xem lại rồi chọn lại.', status: 409 })
            const done = await erasePersonalData(trx, ctx.who.by, {
              submission,
              ground: 'het_han',
              reason: null,
            })
            if (!done.ok) return done
          }
          return ok()
        },
        () => `/xa/${ctx.scope}/du-lieu-ca-nhan`,
      ),
    (ctx, state) => shown(ctx, { act: 'xoa', state }),
  )
  page(app, '/xa/:commune/luot-y-kien/:id/du-lieu', writes, extract)
  form(
    app,
    '/xa/:commune/luot-y-kien/:id/xoa-du-lieu',
    writes,
    eraseForm,
    (ctx, input) =>
      ctx.act(
        async (trx) => {
          const submission = await findSubmission(trx, ctx.scope, ctx.params.id ?? '')
          if (!submission) return err({ message: 'Không tìm thấy lượt ý kiến này.', status: 404 })
          if (submission.phone !== input.phone)
            return err({
              message: 'Số điện thoại không khớp với số đã gửi kèm ý kiến. Hãy hỏi lại người yêu cầu.',
              field: 'phone',
            })
          if (input._version !== undefined && input._version !== submission.version)
            return err({ message: 'Lượt ý kiến vừa được sửa. Hãy xem lại rồi xóa.', status: 409 })
          return erasePersonalData(trx, ctx.who.by, {
            submission: submission.id,
            ground: 'yeu_cau',
            reason: input.reason,
          })
        },
        () => `/xa/${ctx.scope}/luot-y-kien/${ctx.params.id}`,
      ),
    again,
  )
}

/** Whoever draws up the extract opens each submission in it. */
async function extract(ctx: Staff): Promise<Answer> {
  const id = ctx.params.id ?? ''
  const held = await heldOf(ctx.read, ctx.scope, id)
  if (!held) return NOT_FOUND
  for (const { submission } of held)
    await noteOpening(ctx.db, {
      commune: ctx.scope,
      submission: submission.id,
      person: ctx.who.person,
      now: ctx.clock.now(),
    })
  return h(HeldPage, {
    who: ctx.who,
    submission: id,
    held,
    villages: await villageNames(ctx),
    units: await unitNames(ctx),
    people: await peopleNames(ctx.read, ctx.scope),
    keepYears: (await privacySetting(ctx.read, ctx.scope))?.keep_years ?? null,
    today: ctx.clock.today(),
  })
}

async function shown(ctx: Staff, refused?: PrivacyProps['refused']) {
  const setting = await privacySetting(ctx.read, ctx.scope)
  const keep = setting?.keep_years ?? null
  return h(PrivacyPage, {
    who: ctx.who,
    setting,
    openings: await openings(ctx.read, ctx.scope, ctx.query['can-bo']?.slice(0, 80)),
    expired: keep === null ? [] : await expired(ctx.read, ctx.scope, keep, ctx.clock.today()),
    people: await peopleNames(ctx.read, ctx.scope),
    ...(refused ? { refused } : {}),
  })
}
