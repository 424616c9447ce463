// HTTP of the stand-alone laptop, at home and on the laptop: one page that shows where the day is, and its acts.
import { h } from 'preact'
import { z } from 'zod'
import type { Read } from '../../kit/db/db.ts'
import type { FormState } from '../../kit/html/form.tsx'
import { NEW_FORM } from '../../kit/html/form.tsx'
import { MAX_FILE_BYTES, type UploadedFile } from '../../kit/http/body.ts'
import {
  type Answer,
  type App,
  type Ctx,
  type Download,
  form,
  NOT_FOUND,
  page,
  type Visit,
} from '../../kit/http/route.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { gateOf } from '../../ledger/ledger.ts'
import { anyone, staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { peopleNames } from '../../office/store.ts'
import type { Again } from '../parts.tsx'
import { again, dayFor, id } from '../web.ts'
import { layDown, mergeDay, putAway } from './bring.acts.ts'
import { TakePage } from './laptop.parts.tsx'
import { lendDay, recallDay } from './lend.acts.ts'
import { findParcel, heldHere, parcelLine } from './loans.store.ts'
import { packDay, reopenDay } from './pack.acts.ts'
import { LaptopPage } from './page.tsx'
import { laptopPath, parcelName } from './paths.ts'
import { typedCode } from './sealed.ts'
import { takeDay } from './take.acts.ts'
import { laptopView } from './view.store.ts'

type Staff = Ctx<Signed>

const BASE = '/xa/:commune/hoi-nghi/:id/ngay/may-xach-tay'
const MAX_PARCEL = 300 * 1024 * 1024
const OFTEN = { rateLimit: { max: 20, timeWindow: '1 minute' } }
const PARCEL = { ...OFTEN, fileBytes: async () => MAX_PARCEL }

const UPLOAD = z.custom<UploadedFile>(
  (value) => typeof value === 'object' && value !== null && 'bytes' in value,
  { error: 'Hãy chọn tệp gói (.dtgoi).' },
)

const lendForm = z.object({
  name: z
    .string({ error: 'Hãy đặt tên cho máy xách tay.' })
    .trim()
    .min(1, 'Hãy đặt tên cho máy xách tay.')
    .max(60, 'Tên không quá 60 ký tự.'),
})

const recallForm = z.object({
  reason: z
    .string({ error: 'Hãy ghi lý do gọi về.' })
    .trim()
    .min(1, 'Hãy ghi lý do gọi về.')
    .max(500, 'Lý do không quá 500 ký tự.'),
})

const parcelForm = z.object({ parcel: z.string().max(100) })

const mergeForm = parcelForm.extend({
  seen: z.string().max(100),
  chon: z.unknown().optional(),
})

async function laptopPage(ctx: Staff, again?: Again): Promise<Answer> {
  const day = await dayFor(ctx)
  if (!day) return NOT_FOUND
  const view = await laptopView(ctx.read, ctx.who.commune.id, id(ctx))
  const names = await peopleNames(ctx.read, ctx.who.commune.id)
  return h(LaptopPage, { who: ctx.who, day, again, view, names })
}

export function laptopRoutes(app: App): void {
  const office = staff('conference.write')
  const either = staff('conference.write', 'hall.run')
  const there = (ctx: Staff) => laptopPath(ctx.who.commune.id, id(ctx))
  page(app, BASE, either, (ctx) => laptopPage(ctx))
  form(
    app,
    BASE,
    office,
    lendForm,
    (ctx, { name }) =>
      ctx.act(
        (trx) => lendDay(trx, ctx.who.by, { conference: id(ctx), name }),
        () => there(ctx),
      ),
    again(laptopPage, 'giao'),
  )
  form(
    app,
    `${BASE}/goi-ve`,
    office,
    recallForm,
    (ctx, { reason }) =>
      ctx.act(
        (trx) => recallDay(trx, ctx.who.by, { conference: id(ctx), reason }),
        () => there(ctx),
      ),
    again(laptopPage, 'goi-ve'),
  )
  form(app, `${BASE}/tai-goi`, either, z.object({}), (ctx) => download(ctx), again(laptopPage, 'tai'))
  form(
    app,
    `${BASE}/dong-goi`,
    either,
    z.object({}),
    (ctx) =>
      ctx.act(
        (trx) => ofThis(ctx, trx, () => packDay(trx, ctx.who.by)),
        () => there(ctx),
      ),
    again(laptopPage, 'dong-goi'),
  )
  form(
    app,
    `${BASE}/mo-lai`,
    either,
    z.object({}),
    (ctx) =>
      ctx.act(
        (trx) => ofThis(ctx, trx, () => reopenDay(trx, ctx.who.by)),
        () => there(ctx),
      ),
    again(laptopPage, 'mo-lai'),
  )
  bringRoutes(app)
  takeRoutes(app)
}

function bringRoutes(app: App): void {
  const office = staff('conference.write')
  const there = (ctx: Staff) => laptopPath(ctx.who.commune.id, id(ctx))
  form(
    app,
    `${BASE}/dua-ve`,
    office,
    z.object({ file: UPLOAD }),
    (ctx, { file }) =>
      ctx.act(
        (trx) => layDown(trx, ctx.who.by, { conference: id(ctx), bytes: file.bytes }),
        () => there(ctx),
      ),
    again(laptopPage, 'dua-ve'),
    PARCEL,
  )
  form(
    app,
    `${BASE}/nhap`,
    office,
    mergeForm,
    (ctx, { parcel, seen, chon }) =>
      ctx
        .act(
          (trx) => mergeDay(trx, ctx.who.by, { conference: id(ctx), parcel, seen, choices: choicesOf(chon) }),
          () => there(ctx),
        )
        .catch(unlikely),
    again(laptopPage, 'nhap'),
  )
  form(
    app,
    `${BASE}/bo`,
    office,
    parcelForm,
    (ctx, { parcel }) =>
      ctx.act(
        (trx) => putAway(trx, ctx.who.by, parcel),
        () => there(ctx),
      ),
    again(laptopPage, 'bo'),
  )
}

/** The names of choices hold ids, so they come as one word after "chon.". */
function choicesOf(given: unknown): ReadonlyMap<string, string> {
  if (typeof given !== 'object' || given === null) return new Map()
  return new Map(Object.entries(given).map(([name, value]) => [name, String(value)]))
}

/** What the database itself does not allow beside what is there: everything is undone, and said. */
function unlikely(error: unknown): Result<never> {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  const constraint = /^23/.test(String(code)) || (typeof errcode === 'number' && (errcode & 0xff) === 19)
  if (!constraint) throw error
  return err({
    message:
      'Có việc ghi ở hai máy không thể cùng đứng trong sổ (ví dụ cùng một số văn bản). Chưa nhập gì; hãy báo người quản trị và giữ máy xách tay.',
    status: 409,
  })
}

async function ofThis<T>(
  ctx: Staff,
  trx: Parameters<typeof heldHere>[0],
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const here = await heldHere(trx, ctx.who.commune.id)
  return here && here.conference_id !== id(ctx)
    ? err({ message: 'Máy này giữ ngày đối thoại của hội nghị khác.', status: 409 })
    : work()
}

async function download(ctx: Staff): Promise<Result<Download>> {
  const commune = ctx.who.commune.id
  const gate = await gateOf(ctx.read, commune)
  if (gate?.conference !== id(ctx))
    return err({ message: 'Không có gói nào chờ tải của hội nghị này.', status: 409 })
  const way = gate.side === 'home' ? 'di' : 've'
  if (way === 'di' && !ctx.who.rights.has('conference.write'))
    return err({ message: 'Văn phòng tải gói mang đi.', status: 409 })
  const line = await parcelLine(ctx.read, commune, gate.loan, way)
  const parcel = line && (await findParcel(ctx.read, commune, line.id))
  if (!parcel || (way === 've' && !gate.packed))
    return err({ message: 'Chưa có gói nào để tải. Hãy đóng gói trước.', status: 409 })
  return ok({
    bytes: parcel.bytes,
    type: 'application/octet-stream',
    name: parcelName(way, commune, ctx.clock.today().toString()),
    headers: { 'cache-control': 'no-store' },
  })
}

/** Only an installation that holds nothing yet reads anything large from somebody who has not signed in. */
const TAKEN = {
  ...OFTEN,
  fileBytes: async ({ read }: Pick<Visit, 'read'>) => ((await holderOf(read)) ? MAX_FILE_BYTES : MAX_PARCEL),
}

async function holderOf(read: Read): Promise<string | undefined> {
  return (await read.selectFrom('commune').select('name').limit(1).executeTakeFirst())?.name
}

const takeForm = z.object({
  file: UPLOAD,
  code: z.string({ error: 'Hãy nhập mã mở gói.' }).trim().min(1, 'Hãy nhập mã mở gói.').max(60),
})

function takeRoutes(app: App): void {
  const url = '/nhan-goi'
  const shown = async (ctx: Ctx<Signed | undefined>, state: FormState): Promise<Answer> => {
    return h(TakePage, { state, holds: await holderOf(ctx.read) })
  }
  page(app, url, anyone, (ctx) => shown(ctx, NEW_FORM))
  form(
    app,
    url,
    anyone,
    takeForm,
    async (ctx, { file, code }) => {
      const taken = await takeDay(ctx.db, {
        bytes: file.bytes,
        code: typedCode(code),
        now: ctx.clock.now(),
        today: ctx.clock.today(),
      })
      if (!taken.ok) return taken
      const { commune, conference } = taken.value
      return ok({ redirect: `/dang-nhap?ve=${encodeURIComponent(laptopPath(commune, conference))}` })
    },
    shown,
    TAKEN,
  )
}
