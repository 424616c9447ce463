// HTTP of the secretary's console: its page, service worker and data, the door for its acts, the file of unsent ones.
import { h } from 'preact'
import { z } from 'zod'
import { findConference } from '../../conference/store.ts'
import { type FormState, NEW_FORM } from '../../kit/html/form.tsx'
import type { UploadedFile } from '../../kit/http/body.ts'
import {
  type Answer,
  type App,
  type Ctx,
  type Download,
  type FormCtx,
  form,
  NOT_FOUND,
  page,
} from '../../kit/http/route.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { asMoments, findDay, momentsOf } from '../store.ts'
import { acts, actsFile, json, sending } from './act.form.ts'
import { PROTOCOL } from './act.ts'
import { consoleAssets, consoleBuild, workerSource } from './build.ts'
import { ConsolePage, consolePath, filePath, manifestOf } from './console.page.tsx'
import { keepReport, reportOf } from './file.acts.ts'
import { FilePage } from './file.page.tsx'
import { fileDigest, receiveActs, receiveFile } from './receive.ts'
import { snapshotOf } from './snapshot.store.ts'
import type { Received } from './snapshot.ts'

type Staff = Ctx<Signed>

const DAY = '/xa/:commune/hoi-nghi/:id/ngay'
const BASE = `${DAY}/thu-ky`

const id = (ctx: Pick<Staff, 'params'>) => ctx.params.id ?? ''

export function consoleRoutes(app: App): void {
  const run = staff('hall.run')
  const found = async (ctx: Staff, answer: () => Answer): Promise<Answer> =>
    (await findConference(ctx.read, ctx.who.commune.id, id(ctx))) ? answer() : NOT_FOUND
  page(app, BASE, run, (ctx) =>
    found(ctx, () => {
      ctx.reply.header('cache-control', 'no-cache')
      return h(ConsolePage, { commune: ctx.who.commune.id, conference: id(ctx), build: consoleBuild() })
    }),
  )
  page(app, `${BASE}/may.js`, run, (ctx) => found(ctx, () => worker(ctx.who.commune.id, id(ctx))))
  page(app, `${BASE}/cai-dat.webmanifest`, run, (ctx) =>
    found(ctx, () => ({
      bytes: manifestOf(ctx.who.commune.id, id(ctx)),
      type: 'application/manifest+json; charset=utf-8',
      headers: FRESH,
    })),
  )
  page(app, `${BASE}/du-lieu`, run, async (ctx) => {
    const snapshot = await snapshotOf(ctx.read, ctx.who, id(ctx), {
      at: ctx.clock.now(),
      today: ctx.clock.today(),
      build: consoleBuild(),
    })
    return snapshot ? jsonFile(snapshot) : NOT_FOUND
  })
  form(app, BASE, run, z.object({ body: json.pipe(sending) }), receive, refuseJson)
  page(app, `${DAY}/nap-tep-thu-ky`, run, (ctx) => filePage(ctx))
  form(app, `${DAY}/nap-tep-thu-ky`, run, z.object({ file: UPLOAD }), handIn, filePage)
}

const FRESH = { 'cache-control': 'no-cache' } as const

function jsonFile(value: unknown): Download {
  return {
    bytes: JSON.stringify(value),
    type: 'application/json; charset=utf-8',
    headers: { 'cache-control': 'no-store' },
  }
}

/** What it keeps stands in front of the worker's program; the worker may serve the console's address and no other. */
function worker(commune: string, conference: string): Download {
  const keep = {
    build: consoleBuild(),
    page: consolePath(commune, conference),
    files: [...consoleAssets(), consolePath(commune, conference, 'cai-dat.webmanifest')],
  }
  return {
    bytes: `self.THU_KY=${JSON.stringify(keep)};\n${workerSource()}`,
    type: 'text/javascript; charset=utf-8',
    headers: { ...FRESH, 'service-worker-allowed': consolePath(commune, conference) },
  }
}

async function receive(
  ctx: FormCtx<Signed>,
  { body }: { readonly body: z.output<typeof sending> },
): Promise<Result<Download>> {
  const { who, db, clock } = ctx
  const conference = id(ctx)
  if (!(await findConference(ctx.read, who.commune.id, conference)))
    return err({ message: 'Không tìm thấy hội nghị.', status: 404 })
  const base = { protocol: PROTOCOL, build: consoleBuild(), moments: [], answers: [] }
  if (body.protocol !== PROTOCOL)
    return ok(
      jsonFile({
        ...base,
        now: clock.now().epochMilliseconds,
        message:
          'Trang bàn thư ký trên máy này thuộc bản khác với máy chủ nên chưa gửi được. Việc đã ghi vẫn còn trên máy: hãy tải lại trang.',
      } satisfies Received),
    )
  const read = acts.safeParse(body.acts)
  if (!read.success) return err({ message: UNREADABLE })
  const answers = await receiveActs(db, who.by, { conference, device: body.device, acts: read.data })
  const moments = asMoments(await momentsOf(ctx.read, who.commune.id, conference))
  return ok(jsonFile({ ...base, now: clock.now().epochMilliseconds, answers, moments } satisfies Received))
}

const UNREADABLE =
  'Máy chủ không đọc được việc gửi lên: có việc sai khuôn dạng nên không ghi việc nào trong lần gửi này. Việc đã ghi vẫn còn trên máy. Hãy tải lại trang bàn thư ký; nếu vẫn vậy, bấm “Tải tệp” để giữ một bản và báo người quản trị của xã.'

/** Programs are answered in JSON; people never see this. */
async function refuseJson(_ctx: Staff, state: FormState): Promise<Answer> {
  return jsonFile({ message: state.problem?.message ?? UNREADABLE, help: UNREADABLE })
}

const UPLOAD = z
  .custom<UploadedFile>((value) => typeof value === 'object' && value !== null && 'bytes' in value, {
    error: 'Hãy chọn tệp .json đã tải từ bàn thư ký.',
  })
  .transform((file, context) => {
    const text = new TextDecoder().decode(file.bytes)
    const read = json.pipe(actsFile).safeParse(text)
    if (read.success && read.data.protocol === PROTOCOL)
      return { ...read.data, digest: fileDigest(file.bytes) }
    context.addIssue({
      code: 'custom',
      message: read.success
        ? 'Tệp do một bản khác của bàn thư ký tải ra. Hãy mở lại bàn thư ký trên máy đã ghi, tải lại trang, rồi tải tệp lần nữa.'
        : 'Đây không phải tệp việc chưa gửi của bàn thư ký, hoặc tệp đã bị sửa, bị cắt. Hãy tải lại tệp từ bàn thư ký rồi nạp.',
    })
    return z.NEVER
  })

async function handIn(
  ctx: FormCtx<Signed>,
  { file }: { readonly file: z.output<typeof UPLOAD> },
): Promise<Result<{ redirect: string }>> {
  const { who, db } = ctx
  const conference = id(ctx)
  if (!(await findConference(ctx.read, who.commune.id, conference)))
    return err({ message: 'Không tìm thấy hội nghị.', status: 404 })
  const foreign = file.acts.find((act) => act.person !== who.person || act.conference !== conference)
  if (foreign)
    return err({
      field: 'file',
      message:
        foreign.conference === conference
          ? 'Tệp này do người khác ghi. Người đó cần đăng nhập bằng tài khoản của mình để nạp.'
          : 'Tệp này thuộc hội nghị khác. Hãy mở trang nạp tệp của hội nghị đó.',
    })
  const { digest, device } = file
  const report = await receiveFile(db, who.by, { conference, device, acts: file.acts })
  const kept = await db.act(who.commune.id, (trx) => keepReport(trx, who.by, { conference, digest, report }))
  return kept.ok
    ? ok({ redirect: `${filePath(who.commune.id, conference)}?tep=${encodeURIComponent(digest)}` })
    : kept
}

async function filePage(ctx: Staff, state: FormState = NEW_FORM): Promise<Answer> {
  const commune = ctx.who.commune.id
  const day = await findDay(ctx.read, commune, id(ctx), ctx.clock.today().toString())
  if (!day) return NOT_FOUND
  const last = await reportOf(ctx.read, commune, id(ctx), ctx.who.person, ctx.query.tep ?? '')
  return h(FilePage, { who: ctx.who, day, state, last })
}
