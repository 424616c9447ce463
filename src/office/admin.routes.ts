// HTTP of administration.
import { h } from 'preact'
import { z } from 'zod'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import {
  appointKeeper,
  disableAccount,
  openAccount,
  saveCommune,
  savePerson,
  saveUnit,
  saveVillage,
} from './acts.ts'
import { AdminPage } from './admin.pages.tsx'
import {
  optionalText,
  ownCommuneForm,
  passwordForm,
  personForm,
  text,
  unitForm,
  villageForm,
} from './form.ts'
import { staff } from './guard.ts'
import { hashPassword } from './password.ts'
import type { Signed } from './session.ts'
import { communeAliases, findCommune, listPeople, listUnits, listVillages } from './store.ts'
import { listSeats, setSuperior, superiorOf } from './superior.ts'

const accountForm = passwordForm.extend({ person: text('cán bộ', 60) })

/** `fields`: the labels of what a unit may answer, which chapters above define. */
export function adminRoutes(app: App, fields: Readonly<Record<string, string>>): void {
  const manage = staff('office.manage')
  const appoint = staff('restricted.appoint')
  const shown = async (ctx: Ctx<Signed>, open = '', state: FormState = NEW_FORM) => {
    const accounts = await ctx.read
      .selectFrom('account')
      .leftJoin('account_disabled', 'account_disabled.login', 'account.login')
      .select(['account.login', 'account.person_id', 'account_disabled.at as disabled'])
      .where('account.commune_id', '=', ctx.scope)
      .execute()
    const keepers = await ctx.read
      .selectFrom('restricted_keeper')
      .select('person_id')
      .where('commune_id', '=', ctx.scope)
      .execute()
    const people = await listPeople(ctx.read, ctx.scope)
    const commune = await findCommune(ctx.read, ctx.scope)
    if (!commune) return NOT_FOUND
    return h(AdminPage, {
      who: ctx.who,
      commune,
      aliases: await communeAliases(ctx.read, ctx.scope),
      units: await listUnits(ctx.read, ctx.scope),
      villages: await listVillages(ctx.read, ctx.scope),
      people: people.map((person) => {
        const account = accounts.find((each) => each.person_id === person.id)
        return { ...person, login: account?.login ?? null, disabled: Boolean(account?.disabled) }
      }),
      keepers: keepers.map((keeper) => keeper.person_id),
      superior: await superiorOf(ctx.read, ctx.scope),
      seats: await listSeats(ctx.read),
      fields,
      open,
      state,
    })
  }
  const back = (ctx: Ctx<Signed>) => () => `/xa/${ctx.scope}/quan-tri`
  const again = (part: string) => (ctx: Ctx<Signed>, state: FormState) => shown(ctx, part, state)

  page(app, '/xa/:commune/quan-tri', staff('office.manage', 'restricted.appoint'), (ctx) => shown(ctx))
  form(
    app,
    '/xa/:commune/quan-tri/thong-tin-xa',
    manage,
    ownCommuneForm,
    (ctx, input) => ctx.act((trx) => saveCommune(trx, ctx.who.by, input), back(ctx)),
    again('thong-tin-xa'),
  )
  form(
    app,
    '/xa/:commune/quan-tri/cap-tren',
    manage,
    z.object({ superior: optionalText(80) }),
    (ctx, input) => ctx.act((trx) => setSuperior(trx, ctx.who.by, input.superior), back(ctx)),
    again('cap-tren'),
  )
  form(
    app,
    '/xa/:commune/quan-tri/don-vi',
    manage,
    unitForm,
    (ctx, input) => ctx.act((trx) => saveUnit(trx, ctx.who.by, input), back(ctx)),
    again('don-vi'),
  )
  form(
    app,
    '/xa/:commune/quan-tri/thon',
    manage,
    villageForm,
    (ctx, input) => ctx.act((trx) => saveVillage(trx, ctx.who.by, input), back(ctx)),
    again('thon'),
  )
  form(
    app,
    '/xa/:commune/quan-tri/can-bo',
    manage,
    personForm,
    (ctx, input) => ctx.act((trx) => savePerson(trx, ctx.who.by, input), back(ctx)),
    again('can-bo'),
  )
  form(
    app,
    '/xa/:commune/quan-tri/tai-khoan',
    manage,
    accountForm,
    async (ctx, input) => {
      const hash = await hashPassword(input.password)
      return ctx.act(
        (trx) => openAccount(trx, ctx.who.by, { login: input.login, person: input.person, hash }),
        back(ctx),
      )
    },
    again('tai-khoan'),
  )
  form(
    app,
    '/xa/:commune/quan-tri/khoa',
    manage,
    z.object({ login: text('tài khoản', 100) }),
    (ctx, input) => ctx.act((trx) => disableAccount(trx, ctx.who.by, input.login), back(ctx)),
    again('khoa'),
  )
  form(
    app,
    '/xa/:commune/quan-tri/giu-so',
    appoint,
    z.object({ person: text('cán bộ', 60) }),
    (ctx, input) => ctx.act((trx) => appointKeeper(trx, ctx.who.by, input.person), back(ctx)),
    again('giu-so'),
  )
}
