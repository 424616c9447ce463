// HTTP of one draft: its parts, rules, forms and headings as forms, its text, publishing it, laying it aside.
import { h } from 'preact'
import { z } from 'zod'
import { calendarOf } from '../calendar/changes.store.ts'
import type { Path } from '../calendar/lines.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err, type Result } from '../kit/result.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { adoptedVersions } from './adopted.ts'
import { compareRegulations, isSame } from './compare.ts'
import { type DraftShown, draftPath, OverviewPage, PublishPage } from './draft.pages.tsx'
import { dropDraft, NO_DRAFT, publishDraft, STALE, saveDraft } from './drafts.acts.ts'
import { findDraft, planOfDraft } from './drafts.store.ts'
import { EditPage, YamlPage } from './edit.pages.tsx'
import { type Edit, editYaml, type Plain, type PlainMap, plainOf, valueAt } from './editing.ts'
import { dateMoves } from './effect.ts'
import { type FieldGroup, type FieldValues, linesOf, readFields, valuesOf } from './fields.ts'
import { standardStatute } from './library.ts'
import { regulationsPath } from './list.pages.tsx'
import {
  fieldsOf,
  ITEM_TITLE,
  type ItemKind,
  isItemKind,
  itemGroups,
  itemPath,
  listPath,
  partOf,
} from './parts.ts'
import { schedule } from './schedule.ts'
import { originRef, readOnce, referred, sampleDate, sampleShown } from './shown.ts'

type Staff = Ctx<Signed>

/** Every form of a draft sends its fields by name; which fields there are is data (parts.ts). */
const anyForm = z.record(z.string(), z.unknown())

const versionIn = (input: Readonly<Record<string, unknown>>): number =>
  typeof input._version === 'string' && /^\d{1,9}$/.test(input._version) ? Number(input._version) : 0

async function shown(ctx: Staff): Promise<DraftShown | undefined> {
  const draft = await findDraft(ctx.read, ctx.scope, ctx.params.id ?? '')
  if (!draft) return undefined
  const ref = originRef(draft)
  const origin = ref === undefined ? undefined : await referred(ctx.read, ctx.scope, ref, true)
  const plain = plainOf(draft.yaml)
  return {
    who: ctx.who,
    draft,
    read: await planOfDraft(ctx.read, ctx.scope, draft.id),
    plain: plain.ok ? plain.value : undefined,
    sample: await sampleShown(
      ctx.read,
      ctx.scope,
      draft.yaml,
      origin,
      sampleDate(ctx.query.ngay, ctx.clock.today()),
    ),
  }
}

const kept = (ctx: Staff, part: string, anchor = '') =>
  `${draftPath(ctx.scope, ctx.params.id ?? '', part)}${ctx.query.ngay ? `?ngay=${encodeURIComponent(ctx.query.ngay)}` : ''}${anchor && `#${anchor}`}`

/** One form of the draft: a part, or one rule, form or heading, there or new. */
interface Target {
  readonly page: string
  readonly title: string
  readonly groups: readonly FieldGroup[]
  /** Where its fields stand; for a new item the list it joins. */
  readonly at: Path
  readonly isNew: boolean
  readonly value: Plain
  readonly was: string | undefined
  readonly below?: string | undefined
}

function partTarget(key: string, plain: PlainMap): Target | undefined {
  const part = partOf(key)
  return (
    part && {
      page: `phan/${part.key}`,
      title: part.title,
      groups: part.groups,
      at: part.at,
      isNew: false,
      value: valueAt(plain, part.at),
      was: undefined,
    }
  )
}

const text = (value: Plain): string => (typeof value === 'string' ? value : '')
const many = (value: Plain): readonly Plain[] => (Array.isArray(value) ? value : [])

/** What a thing at a place is known by: a rule's id, a heading's number and title. */
function identity(value: Plain): string {
  return ['id', 'number', 'title'].map((key) => text(valueAt(value, [key]))).join('|')
}

function itemTarget(kind: ItemKind, item: string, plain: PlainMap): Target | undefined {
  const ids = many(plain.rules).map((rule) => text(valueAt(rule, ['id'])))
  const fresh = /^(?:(.+)-)?moi$/.exec(item)
  if (fresh) {
    const below = fresh[1] ?? ''
    const at = listPath(kind, below)
    if (!at || (below !== '' && valueAt(plain, itemPath(kind, below) ?? []) === undefined)) return undefined
    return {
      page: `${kind}/${item}`,
      title: `${ITEM_TITLE[kind]} mới`,
      groups: itemGroups(kind, ids.filter(Boolean), []),
      at,
      isNew: true,
      value: {},
      was: undefined,
    }
  }
  const at = itemPath(kind, item)
  const value = at && valueAt(plain, at)
  if (!at || value === undefined || value === null) return undefined
  const own = text(valueAt(value, ['id']))
  const readings = many(valueAt(value, ['readings'])).map((reading) => ({
    id: text(valueAt(reading, ['id'])),
    text: text(valueAt(reading, ['text'])),
  }))
  return {
    page: `${kind}/${item}`,
    title: text(valueAt(value, ['title'])) || ITEM_TITLE[kind],
    groups: itemGroups(
      kind,
      ids.filter((id) => id !== '' && id !== own),
      readings.filter((reading) => reading.id !== ''),
    ),
    at,
    isNew: false,
    value,
    was: identity(value),
    below: kind === 'muc' && at.length < 7 ? item : undefined,
  }
}

function targetOf(ctx: Staff, plain: PlainMap): Target | undefined {
  const { part, kind, item } = ctx.params
  if (part !== undefined) return partTarget(part, plain)
  return kind !== undefined && isItemKind(kind) ? itemTarget(kind, item ?? '', plain) : undefined
}

async function editing(ctx: Staff, state: FormState) {
  const it = await shown(ctx)
  if (!it) return NOT_FOUND
  if (!it.plain) return overview(ctx, { ...state, values: {} })
  const target = targetOf(ctx, it.plain)
  if (!target) return NOT_FOUND
  const fields = fieldsOf(target.groups)
  const quote = text(valueAt(target.value, ['quote']))
  return h(EditPage, {
    ...it,
    title: target.title,
    page: target.page,
    groups: target.groups,
    stored: valuesOf(fields, target.value),
    state,
    ...(target.was === undefined ? {} : { was: target.was }),
    ...(quote && ctx.params.kind === 'quy-tac' ? { quote } : {}),
    ...(state.problem?.status === 409 ? { now: linesOf(fields, target.value) } : {}),
    ...(target.below === undefined
      ? {}
      : { below: { href: kept(ctx, `muc/${target.below}-moi`), label: 'Thêm mục con' } }),
  })
}

/** The values of a form by their flat names, as readFields wants them; the body was read as nested groups. */
function flat(value: unknown, prefix = ''): Record<string, string | readonly string[]> {
  if (typeof value === 'string') return { [prefix]: value }
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return { [prefix]: value }
  if (value === null || typeof value !== 'object') return {}
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inner]) => flat(inner, prefix === '' ? key : `${prefix}.${key}`)),
  )
}

/** The text with what was typed, or what was wrong with it. */
function edited(ctx: Staff, yaml: string, input: Readonly<Record<string, unknown>>): Result<string> {
  const plain = plainOf(yaml)
  if (!plain.ok) return plain
  const target = targetOf(ctx, plain.value)
  if (!target) return err(NO_DRAFT)
  if (target.was !== undefined && input._was !== target.was)
    return err({
      status: 409,
      message:
        'Mục này vừa được chuyển chỗ, đổi mã hoặc xóa nên chưa lưu. Hãy mở lại danh sách các phần và chọn lại.',
    })
  const values: FieldValues = flat(input)
  const fields = fieldsOf(target.groups)
  if (!target.isNew) {
    const typed = readFields(fields, values, target.value, target.at)
    return wrong(typed.errors) ?? editYaml(yaml, typed.edits)
  }
  const place = [...target.at, many(valueAt(plain.value, target.at)).length]
  const typed = readFields(fields, values, {}, place)
  const refusal = wrong(typed.errors)
  if (refusal) return refusal
  const says = typed.edits.some((edit) =>
    edit.op === 'set' ? edit.value !== undefined : edit.op === 'rows' && edit.rows.length > 0,
  )
  if (!says) return err({ message: 'Mục mới chưa ghi gì. Hãy điền ít nhất mã và tên rồi lưu.' })
  const edits: readonly Edit[] = [{ op: 'add', path: target.at, value: {} }, ...typed.edits]
  return editYaml(yaml, edits)
}

function wrong(errors: Readonly<Record<string, string>>) {
  const [first] = Object.entries(errors)
  if (!first) return undefined
  const [name, message] = first
  const each = Object.entries(errors).map(([field, text]) => ({ field, message: text }))
  return err({ field: name, message, errors: each })
}

async function overview(ctx: Staff, state: FormState) {
  const it = await shown(ctx)
  return it ? h(OverviewPage, { ...it, state }) : NOT_FOUND
}

async function yamlPage(ctx: Staff, state: FormState) {
  const it = await shown(ctx)
  if (!it) return NOT_FOUND
  return h(YamlPage, { ...it, state, typed: it.draft.yaml, stale: state.problem?.status === 409 })
}

async function publishing(ctx: Staff, state: FormState) {
  const it = await shown(ctx)
  if (!it) return NOT_FOUND
  const ref = originRef(it.draft)
  const origin = ref === undefined ? undefined : await referred(ctx.read, ctx.scope, ref, true)
  const [old, now] = [origin && readOnce(origin.text), readOnce(it.draft.yaml)]
  const same = (await adoptedVersions(ctx.read, ctx.scope)).filter(
    (each) => now.ok && each.regulation.id === now.value.id,
  )
  const comparison = old?.ok && now.ok ? compareRegulations(old.value, now.value) : undefined
  const calendar = await calendarOf(ctx.read, ctx.scope)
  const rows = (of: typeof now) =>
    of.ok ? schedule(of.value, { conference: it.sample.date }, calendar, standardStatute()) : undefined
  const [a, b] = [old?.ok ? rows(old) : undefined, rows(now)]
  return h(PublishPage, {
    ...it,
    state,
    comparison,
    moves: a?.ok && b?.ok ? dateMoves(a.value, b.value) : [],
    version:
      same.length > 0
        ? Math.max(...same.map((each) => each.regulation.version)) + 1
        : now.ok
          ? now.value.version
          : 1,
    unchanged: it.draft.base_version_id !== null && comparison !== undefined && isSame(comparison),
  })
}

export function draftRoutes(app: App): void {
  const write = staff('regulation.write')
  const url = '/xa/:commune/quy-che/du-thao/:id'
  const draftId = (ctx: Staff) => ctx.params.id ?? ''

  page(app, url, write, (ctx) => overview(ctx, NEW_FORM))
  page(app, `${url}/tai-ve`, write, async (ctx) => {
    const draft = await findDraft(ctx.read, ctx.scope, draftId(ctx))
    if (!draft) return NOT_FOUND
    return {
      bytes: draft.yaml,
      type: 'application/yaml; charset=utf-8',
      name: `du-thao-${draft.id}-${draft.version}.yaml`,
    }
  })

  page(app, `${url}/yaml`, write, (ctx) => yamlPage(ctx, NEW_FORM))
  form(
    app,
    `${url}/yaml`,
    write,
    anyForm,
    async (ctx, input) => {
      const { yaml } = input
      // A request without the text must not empty the draft.
      if (typeof yaml !== 'string')
        return err({ field: 'yaml', message: 'Không nhận được văn bản quy chế. Hãy tải lại trang rồi lưu.' })
      return ctx.act(
        (trx) =>
          saveDraft(trx, ctx.who.by, {
            id: draftId(ctx),
            version: versionIn(input),
            yaml: yaml.replace(/\r\n?/g, '\n'),
          }),
        () => kept(ctx, 'yaml'),
      )
    },
    yamlPage,
  )

  for (const part of ['phan/:part', ':kind/:item']) {
    page(app, `${url}/${part}`, write, (ctx) => editing(ctx, NEW_FORM))
    form(app, `${url}/${part}`, write, anyForm, (ctx, input) => save(ctx, input), editing)
  }

  form(
    app,
    `${url}/:kind/:item/cho`,
    write,
    z.object({
      _version: z.string().default('0'),
      viec: z.enum(['len', 'xuong', 'chep', 'xoa'], { error: 'Hãy chọn việc muốn làm.' }),
    }),
    (ctx, input) => place(ctx, input),
    overview,
  )

  page(app, `${url}/cong-bo`, write, (ctx) => publishing(ctx, NEW_FORM))
  form(
    app,
    `${url}/cong-bo`,
    write,
    anyForm,
    (ctx, input) =>
      ctx.act(
        (trx) => publishDraft(trx, ctx.who.by, { id: draftId(ctx), version: versionIn(input) }),
        ({ id }) => regulationsPath(ctx.scope, `ban/${id}`),
      ),
    publishing,
  )
  form(
    app,
    `${url}/bo`,
    write,
    anyForm,
    (ctx, input) =>
      ctx.act(
        (trx) => dropDraft(trx, ctx.who.by, { id: draftId(ctx), version: versionIn(input) }),
        () => regulationsPath(ctx.scope),
      ),
    overview,
  )
}

type Acting = Parameters<Parameters<typeof form<Signed, typeof anyForm>>[4]>[0]

function save(ctx: Acting, input: Readonly<Record<string, unknown>>) {
  const version = versionIn(input)
  return ctx.act(
    async (trx) => {
      const draft = await findDraft(trx, ctx.scope, ctx.params.id ?? '')
      if (!draft) return err(NO_DRAFT)
      if (draft.version !== version) return err(STALE)
      const yaml = edited(ctx, draft.yaml, input)
      if (!yaml.ok) return yaml
      return saveDraft(trx, ctx.who.by, { id: draft.id, version, yaml: yaml.value })
    },
    () => (ctx.params.part === undefined ? kept(ctx, '', ctx.params.kind) : kept(ctx, '')),
  )
}

/** Up, down, copied, taken out: where an item stands among its like. */
function place(
  ctx: Acting,
  input: { readonly _version: string; readonly viec: 'len' | 'xuong' | 'chep' | 'xoa' },
) {
  const { kind = '', item = '' } = ctx.params
  const path = isItemKind(kind) ? itemPath(kind, item) : undefined
  if (!path) return Promise.resolve(err(NO_DRAFT))
  const version = versionIn(input)
  return ctx.act(
    async (trx) => {
      const draft = await findDraft(trx, ctx.scope, ctx.params.id ?? '')
      if (!draft) return err(NO_DRAFT)
      if (draft.version !== version) return err(STALE)
      const yaml = editYaml(draft.yaml, [placing(draft.yaml, path, input.viec)])
      return yaml.ok ? saveDraft(trx, ctx.who.by, { id: draft.id, version, yaml: yaml.value }) : yaml
    },
    () => kept(ctx, '', kind),
  )
}

function placing(yaml: string, path: Path, what: 'len' | 'xuong' | 'chep' | 'xoa'): Edit {
  switch (what) {
    case 'len':
      return { op: 'shift', path, by: -1 }
    case 'xuong':
      return { op: 'shift', path, by: 1 }
    case 'xoa':
      return { op: 'remove', path }
    case 'chep':
      return { op: 'copy', path, set: copyName(yaml, path) }
  }
}

/** A copy has a code of its own at once: two of one code would be an error. */
function copyName(yaml: string, path: Path): PlainMap {
  const plain = plainOf(yaml)
  const list = plain.ok ? many(valueAt(plain.value, path.slice(0, -1))) : []
  const id = text(valueAt(list[Number(path.at(-1))], ['id']))
  if (id === '') return {}
  const taken = new Set(list.map((each) => text(valueAt(each, ['id']))))
  const joint = path[0] === 'rules' ? '-' : '_'
  for (let at = 2; ; at++) if (!taken.has(`${id}${joint}${at}`)) return { id: `${id}${joint}${at}` }
}
