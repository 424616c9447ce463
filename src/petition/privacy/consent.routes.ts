// HTTP of consent: the commune's words by purpose and version; consent given later or withdrawn for one submission.
import { h } from 'preact'
import { z } from 'zod'
import { type FormState, NEW_FORM } from '../../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, page } from '../../kit/http/route.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { peopleNames } from '../../office/store.ts'
import { codesOf } from '../../regulation/codes.ts'
import { ConsentPage } from './consent.pages.tsx'
import { changeConsent, listConsentTexts, PURPOSES, saveConsentText, WAYS } from './consent.ts'

type Staff = Ctx<Signed>

const textForm = z.object({
  purpose: z.enum(codesOf(PURPOSES), { error: 'Hãy chọn mục đích.' }),
  text: z.string({ error: 'Hãy ghi lời đồng ý.' }),
  seen: z.coerce.number({ error: 'Hãy mở lại trang rồi sửa.' }).int().nonnegative(),
})

const changeForm = z.object({
  _version: z.coerce.number().int().positive().optional(),
  publish: z.enum(['co', 'khong'], { error: 'Hãy chọn đồng ý hay rút đồng ý.' }),
  way: z.enum(codesOf(WAYS), { error: 'Hãy chọn người gửi yêu cầu bằng cách nào.' }),
})

export function consentRoutes(app: App, again: (ctx: Staff, state: FormState) => Promise<Answer>): void {
  const url = '/xa/:commune/du-lieu-ca-nhan/dong-y'
  page(app, url, staff('privacy.read'), (ctx) => shown(ctx, NEW_FORM))
  form(
    app,
    url,
    staff('privacy.write'),
    textForm,
    (ctx, { seen, ...input }) =>
      ctx.act(
        (trx) => saveConsentText(trx, ctx.who.by, { ...input, version: seen }),
        () => `/xa/${ctx.scope}/du-lieu-ca-nhan/dong-y`,
      ),
    shown,
  )
  form(
    app,
    '/xa/:commune/luot-y-kien/:id/dong-y',
    staff('petition.enter'),
    changeForm,
    (ctx, input) =>
      ctx.act(
        (trx) =>
          changeConsent(trx, ctx.who.by, {
            submission: ctx.params.id ?? '',
            publish: input.publish === 'co',
            way: input.way,
            version: input._version,
          }),
        () => `/xa/${ctx.scope}/luot-y-kien/${ctx.params.id}`,
      ),
    again,
  )
}

async function shown(ctx: Staff, state: FormState) {
  return h(ConsentPage, {
    who: ctx.who,
    rows: await listConsentTexts(ctx.read, ctx.scope),
    people: await peopleNames(ctx.read, ctx.scope),
    state,
  })
}
