// HTTP of a commune's regulations: the list, one version, files out and in, two versions side by side. Drafts: draft.routes.ts.
import { h } from 'preact'
import { z } from 'zod'
import { calendarOf } from '../calendar/changes.store.ts'
import { LARGEST_FILE } from '../calendar/lines.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, type Download, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err } from '../kit/result.ts'
import type { Workers } from '../kit/workers.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { capital } from '../office/shell.tsx'
import { findCommune } from '../office/store.ts'
import { adoptedVersions } from './adopted.ts'
import { type Choice, ComparePage } from './compare.pages.tsx'
import { compareRegulations } from './compare.ts'
import { draftRoutes } from './draft.routes.ts'
import { beginDraft } from './drafts.acts.ts'
import { findVersion, openDrafts } from './drafts.store.ts'
import { editYaml } from './editing.ts'
import { type DateMove, dateMoves } from './effect.ts'
import { regulationIds, shippedRegulation, shippedText, standardStatute } from './library.ts'
import {
  ListPage,
  type ListPageProps,
  regulationsPath,
  VersionPage,
  type VersionShown,
} from './list.pages.tsx'
import { planReadingRoutes } from './plan-reading.routes.ts'
import type { Regulation } from './regulation.form.ts'
import { schedule } from './schedule.ts'
import { originRef, readOnce, referred, sampleDate, sampleShown } from './shown.ts'

export type Staff = Ctx<Signed>

export const yamlFile = (text: string, name: string): Download => ({
  bytes: text,
  type: 'application/yaml; charset=utf-8',
  name: `${name}.yaml`,
})

/** Newest first; each with the version before it of the same regulation. */
async function versionsShown(ctx: Staff): Promise<readonly VersionShown[]> {
  const all = await adoptedVersions(ctx.read, ctx.scope)
  return all.map((each) => ({
    id: each.id,
    title: each.regulation.title,
    regulation: each.regulation.id,
    version: each.regulation.version,
    adopted_at: each.adopted_at,
    previous: all
      .filter(
        (other) =>
          other.regulation.id === each.regulation.id && other.regulation.version < each.regulation.version,
      )
      .toSorted((a, b) => b.regulation.version - a.regulation.version)[0]?.id,
  }))
}

async function list(ctx: Staff, state: FormState, refused?: ListPageProps['refused']) {
  const writes = ctx.who.rights.has('regulation.write')
  return h(ListPage, {
    who: ctx.who,
    versions: await versionsShown(ctx),
    drafts: writes ? await openDrafts(ctx.read, ctx.scope) : [],
    shipped: regulationIds().map((id) => {
      const { title, source } = shippedRegulation(id)
      return { id, title, document: source.document }
    }),
    state,
    ...(refused ? { refused } : {}),
  })
}

/** What a clone of a ready regulation becomes at once: this commune's own, beginning with version 1. */
async function made(text: string, ctx: Staff) {
  const { id, name, kind } = ctx.who.commune
  const province = (await findCommune(ctx.read, ctx.scope))?.province
  return editYaml(text, [
    { op: 'set', path: ['id'], value: `${id}-${ctx.clock.today().year}` },
    { op: 'set', path: ['version'], value: 1 },
    { op: 'set', path: ['commune', 'name'], value: name },
    { op: 'set', path: ['commune', 'kind'], value: kind },
    { op: 'set', path: ['commune', 'province'], value: province ?? undefined },
  ])
}

const beginForm = z.object({ tu: z.string().max(200).default(''), yaml: z.string().optional() })
const upload = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })
const importForm = z.object({ file: upload.optional() })

export function regulationRoutes(app: App, workers: Workers): void {
  const read = staff('conference.read')
  const write = staff('regulation.write')

  page(app, '/xa/:commune/quy-che', read, (ctx) => list(ctx, NEW_FORM))

  page(app, '/xa/:commune/quy-che/ban/:version', read, async (ctx) => {
    const version = (await versionsShown(ctx)).find((each) => each.id === ctx.params.version)
    const row = version && (await findVersion(ctx.read, ctx.scope, version.id))
    const parsed = row && readOnce(row.yaml)
    if (!version || !row || !parsed?.ok) return NOT_FOUND
    return h(VersionPage, {
      who: ctx.who,
      version: { ...version, by: row.by_name },
      regulation: parsed.value,
      sample: await sampleShown(
        ctx.read,
        ctx.scope,
        row.yaml,
        undefined,
        sampleDate(ctx.query.ngay, ctx.clock.today()),
      ),
    })
  })
  page(app, '/xa/:commune/quy-che/ban/:version/tep', read, async (ctx) => {
    const row = await findVersion(ctx.read, ctx.scope, ctx.params.version ?? '')
    if (!row) return NOT_FOUND
    const parsed = readOnce(row.yaml)
    return yamlFile(row.yaml, `${row.regulation_id}-v${parsed.ok ? parsed.value.version : 1}`)
  })
  page(app, '/xa/:commune/quy-che/co-san/:shipped/tep', read, async (ctx) => {
    const id = ctx.params.shipped ?? ''
    return regulationIds().includes(id) ? yamlFile(shippedText(id), id) : NOT_FOUND
  })

  form(
    app,
    '/xa/:commune/quy-che/du-thao',
    write,
    beginForm,
    async (ctx, input) => {
      const to = ({ id }: { id: string }) => regulationsPath(ctx.scope, `du-thao/${id}`)
      const kept = input.yaml
      if (kept !== undefined) {
        const source = `tep:${input.tu.replace(/^tep:/, '')}`
        const yaml = kept.replace(/\r\n?/g, '\n')
        return ctx.act((trx) => beginDraft(trx, ctx.who.by, { yaml, base: null, source }), to)
      }
      const origin = await referred(ctx.read, ctx.scope, input.tu, true)
      if (!origin || input.tu.startsWith('du-thao:'))
        return err({ message: 'Không tìm thấy quy chế để sao chép. Hãy chọn một quy chế trong danh sách.' })
      const text = input.tu.startsWith('co-san:')
        ? await made(origin.text, ctx)
        : { ok: true as const, value: origin.text }
      if (!text.ok) return text
      const base = input.tu.startsWith('ban:') ? input.tu.slice('ban:'.length) : null
      return ctx.act((trx) => beginDraft(trx, ctx.who.by, { yaml: text.value, base, source: input.tu }), to)
    },
    (ctx, state) => list(ctx, state),
  )

  importRoute(app)
  planReadingRoutes(app, workers)

  page(app, '/xa/:commune/quy-che/so-sanh', read, (ctx) => comparing(ctx))
  draftRoutes(app)
}

/** A file becomes a draft. One with errors changes nothing; its lines are named and its text may be kept as a draft. */
function importRoute(app: App): void {
  const refusals = new WeakMap<object, NonNullable<ListPageProps['refused']>>()
  form(
    app,
    '/xa/:commune/quy-che/nhap',
    staff('regulation.write'),
    importForm,
    (ctx, { file }) => {
      if (!file)
        return Promise.resolve(err({ field: 'file', message: 'Hãy chọn tệp quy chế (.yaml) để nhập.' }))
      if (file.bytes.length > LARGEST_FILE * 2)
        return Promise.resolve(
          err({
            field: 'file',
            message: 'Tệp quá lớn: tệp quy chế không quá 1 MB. Hãy chọn đúng tệp.',
            status: 413,
          }),
        )
      const text = new TextDecoder('utf-8').decode(file.bytes).replace(/\r\n?/g, '\n')
      const parsed = readOnce(text)
      if (!parsed.ok) {
        const keepable = text.length <= LARGEST_FILE && !/[\0\ufffd]/.test(text) && text.trim() !== ''
        refusals.set(ctx.request, {
          errors: parsed.error,
          text: keepable ? text : '',
          keepable,
          name: file.name,
        })
        return Promise.resolve(err({ message: 'Tệp có lỗi.', status: 422 }))
      }
      return ctx.act(
        (trx) => beginDraft(trx, ctx.who.by, { yaml: text, base: null, source: `tep:${file.name}` }),
        ({ id }) => regulationsPath(ctx.scope, `du-thao/${id}`),
      )
    },
    (ctx, state) => list(ctx, state, refusals.get(ctx.request)),
  )
}

async function comparing(ctx: Staff) {
  const writes = ctx.who.rights.has('regulation.write')
  const versions = await versionsShown(ctx)
  const drafts = writes ? await openDrafts(ctx.read, ctx.scope) : []
  const choices: readonly Choice[] = [
    ...versions.map((each) => ({
      ref: `ban:${each.id}`,
      label: `${each.title} (phiên bản ${each.version})`,
    })),
    ...drafts.map((draft) => ({ ref: `du-thao:${draft.id}`, label: `Dự thảo: ${draft.title}` })),
    ...regulationIds().map((id) => ({
      ref: `co-san:${id}`,
      label: `Có sẵn: ${shippedRegulation(id).title}`,
    })),
  ]
  const newest = drafts[0]
  const after = ctx.query.moi ?? (newest ? `du-thao:${newest.id}` : (choices[0]?.ref ?? ''))
  const before =
    ctx.query.cu ?? (newest && originRef(newest)) ?? choices.find((each) => each.ref !== after)?.ref ?? ''
  const { date } = sampleDate(ctx.query.ngay, ctx.clock.today())
  const [old, now] = [
    await referred(ctx.read, ctx.scope, before, writes),
    await referred(ctx.read, ctx.scope, after, writes),
  ]
  const shared = { who: ctx.who, choices, before, after, date }
  const nothing = { comparison: undefined, moves: [] }
  if (!old || !now)
    return h(ComparePage, {
      ...shared,
      ...nothing,
      problem: 'Hãy chọn hai bản trong danh sách; bản đã chọn không còn, hoặc không thuộc xã này.',
    })
  const [a, b] = [readOnce(old.text), readOnce(now.text)]
  if (!a.ok || !b.ok)
    return h(ComparePage, {
      ...shared,
      ...nothing,
      problem: `${capital(a.ok ? now.label : old.label)} còn lỗi nên chưa so sánh được. Sửa hết lỗi của dự thảo rồi mở lại trang này.`,
    })
  return h(ComparePage, {
    ...shared,
    comparison: compareRegulations(a.value, b.value),
    moves: await movesBetween(ctx, a.value, b.value, date),
    problem: undefined,
  })
}

/** The dates of the sample conference under both. */
export async function movesBetween(
  ctx: Staff,
  before: Regulation,
  after: Regulation,
  date: Temporal.PlainDate,
): Promise<readonly DateMove[]> {
  const calendar = await calendarOf(ctx.read, ctx.scope)
  const [a, b] = [before, after].map((each) =>
    schedule(each, { conference: date }, calendar, standardStatute()),
  )
  return a?.ok && b?.ok ? dateMoves(a.value, b.value) : []
}
