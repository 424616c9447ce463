// Signing in and out, changing one's password.
import { h } from 'preact'
import { z } from 'zod'
import { NEW_FORM } from '../kit/html/form.tsx'
import { type App, form, page, type Visit } from '../kit/http/route.ts'
import { err, ok } from '../kit/result.ts'
import { openAccount } from './acts.ts'
import { anyone, anyStaff } from './guard.ts'
import { hashPassword, passwordFits } from './password.ts'
import { findSession, SESSION_COOKIE, signIn, signOut } from './session.ts'
import { homeOf } from './shell.tsx'
import { AccountPage, SignInPage } from './sign-in.pages.tsx'
import { demonstrationAccounts } from './store.ts'

/** The one password of the demonstration's accounts; real accounts cannot be opened with it (too short). */
export const DEMONSTRATION_PASSWORD = 'doithoai'

const signInForm = z.object({
  login: z.string({ error: 'Hãy nhập tên đăng nhập.' }).trim().min(1, 'Hãy nhập tên đăng nhập.').max(100),
  password: z.string({ error: 'Hãy nhập mật khẩu.' }).min(1, 'Hãy nhập mật khẩu.').max(200),
  ve: z.string().optional(),
})

const passwordForm = z.object({
  current: z.string({ error: 'Hãy nhập mật khẩu hiện tại.' }).min(1, 'Hãy nhập mật khẩu hiện tại.').max(200),
  password: z
    .string({ error: 'Hãy nhập mật khẩu mới.' })
    .min(10, 'Mật khẩu mới cần ít nhất 10 ký tự.')
    .max(200),
})

/** Only an address of this site may be gone back to. */
export function localPath(path: string | undefined): string | undefined {
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : undefined
}

export function signInRoutes(app: App, settings: { readonly secureCookies: boolean }): void {
  const shown = async (ctx: Visit, state = NEW_FORM, next = ctx.query.ve) =>
    h(SignInPage, {
      state,
      next: localPath(next) ?? '',
      demonstration: await demonstrationAccounts(ctx.read),
      password: DEMONSTRATION_PASSWORD,
    })

  page(app, '/dang-nhap', anyone, async (ctx) => (ctx.who ? { redirect: homeOf(ctx.who) } : shown(ctx)))

  form(
    app,
    '/dang-nhap',
    anyone,
    signInForm,
    async (ctx, input) => {
      const result = await signIn(ctx.db, input.login, input.password, ctx.clock.now(), ctx.clock.today())
      if (!result.ok) return result
      ctx.reply.setCookie(SESSION_COOKIE, result.value.token, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: settings.secureCookies,
      })
      const who = await findSession(ctx.read, result.value.token, ctx.clock.now(), ctx.clock.today())
      return ok({ redirect: localPath(input.ve) ?? (who ? homeOf(who) : '/') })
    },
    (ctx, state) => shown(ctx, state, typeof state.values.ve === 'string' ? state.values.ve : undefined),
    { rateLimit: { max: 20, timeWindow: '1 minute' } },
  )

  form(
    app,
    '/dang-xuat',
    anyStaff,
    z.object({}),
    async (ctx) => {
      const token = ctx.request.cookies[SESSION_COOKIE] ?? ''
      await ctx.db.act(ctx.scope, (trx) => signOut(trx, ctx.who.by, token))
      ctx.reply.clearCookie(SESSION_COOKIE, { path: '/' })
      return ok({ redirect: '/' })
    },
    (ctx) => shown(ctx),
  )

  page(app, '/tai-khoan', anyStaff, async (ctx) => h(AccountPage, { who: ctx.who, state: NEW_FORM }))

  form(
    app,
    '/tai-khoan/mat-khau',
    anyStaff,
    passwordForm,
    async (ctx, input) => {
      const account = await ctx.read
        .selectFrom('account')
        .select(['login', 'password_hash'])
        .where('commune_id', '=', ctx.scope)
        .where('person_id', '=', ctx.who.person)
        .executeTakeFirstOrThrow()
      if (!(await passwordFits(input.current, account.password_hash)))
        return err({ message: 'Mật khẩu hiện tại không đúng.', field: 'current' })
      const hash = await hashPassword(input.password)
      return ctx.act(
        (trx) => openAccount(trx, ctx.who.by, { login: account.login, person: ctx.who.person, hash }),
        () => '/dang-nhap',
      )
    },
    async (ctx, state) => h(AccountPage, { who: ctx.who, state }),
    { rateLimit: { max: 10, timeWindow: '1 minute' } },
  )
}
