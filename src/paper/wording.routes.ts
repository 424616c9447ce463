// HTTP of the office's own sentences: the kinds, one kind with its paper beside, saving, trying, taking back.
import { h } from 'preact'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { oldEncoded } from '../kit/old-encoding.ts'
import { err } from '../kit/result.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { maySee } from './access.ts'
import type { ConferenceName } from './overview.ts'
import type { PaperEntry } from './registry.ts'
import type { PaperHost } from './routes.ts'
import { forPrint } from './store.ts'
import { faultsOf, resetWording, restoreWording, saveWording, triedWording } from './wording.acts.ts'
import { resetForm, restoreForm, wordingForm } from './wording.form.ts'
import { type Preview, WordingPage } from './wording.page.tsx'
import { WordingsPage } from './wording.pages.tsx'
import { wordingAct } from './wording.parts.tsx'
import { lastChanges, ownWords, wordingHistory, wordingVersion } from './wording.store.ts'
import { keyOf, samplePaper, unknownIn, type Wording } from './wording.ts'
import { kindWords } from './words.ts'

type Staff = Ctx<Signed>
type Worded = PaperEntry & { readonly wording: Wording }

const GONE = err({ message: 'Không tìm thấy mẫu văn bản này.', status: 404 } as const)
/** A look never acts: the page comes back with what was typed, as itself and not as a refusal. */
const TRIED = err({ message: 'Bản xem trước, chưa lưu.' })

export function wordingRoutes(app: App, host: PaperHost): void {
  const guard = staff('paper.wording')
  const at = '/xa/:commune/mau-van-ban'
  const asked = (ctx: Staff) => wordedEntry(host, ctx)
  const back = (ctx: Staff, entry: Worded, part: string) => () =>
    `${wordingAct(ctx.who, entry.kind, '', ctx.query['hoi-nghi'] ?? '').replace('/?', '?')}#${part}`
  const again = async (ctx: Staff, state: FormState) => {
    const entry = asked(ctx)
    return entry ? shown(host, ctx, entry, state) : NOT_FOUND
  }

  page(app, at, guard, async (ctx) => {
    const own = await ownWords(ctx.read, ctx.scope)
    const changes = await lastChanges(ctx.read, ctx.scope)
    const kinds = host.registry.entries.filter(isWorded).filter((entry) => maySee(entry.kind, ctx.who.rights))
    return h(WordingsPage, {
      who: ctx.who,
      lines: kinds.map(({ kind, wording }) => ({
        kind,
        blocks: wording.blocks.length,
        changed: wording.blocks.filter((block) => own.has(keyOf(block))).length,
        last: changes.get(kind),
      })),
    })
  })

  page(app, `${at}/:kind`, guard, (ctx) => again(ctx, NEW_FORM))

  form(
    app,
    `${at}/:kind/cau-chu`,
    guard,
    wordingForm,
    async (ctx, { _version, cau }) => {
      const entry = asked(ctx)
      if (!entry) return GONE
      return ctx.act(
        (trx) => saveWording(trx, ctx.who.by, entry.wording, { version: _version, texts: cau }),
        back(ctx, entry, 'da-luu'),
      )
    },
    again,
  )

  form(
    app,
    `${at}/:kind/xem-truoc`,
    guard,
    wordingForm,
    async (ctx) => (asked(ctx) ? TRIED : GONE),
    async (ctx, state) => {
      const entry = asked(ctx)
      if (!entry) return NOT_FOUND
      if (state.problem !== TRIED.error) return shown(host, ctx, entry, state)
      ctx.reply.status(200)
      const { values } = converted(state)
      return shown(host, ctx, entry, { values, errors: {} }, true)
    },
  )

  form(
    app,
    `${at}/:kind/lay-lai`,
    guard,
    restoreForm,
    async (ctx, { _version, block, from }) => {
      const entry = asked(ctx)
      if (!entry) return GONE
      return ctx.act(
        (trx) => restoreWording(trx, ctx.who.by, entry.wording, { version: _version, block, from }),
        back(ctx, entry, 'da-luu'),
      )
    },
    again,
  )

  form(
    app,
    `${at}/:kind/cau-chinh-thuc`,
    guard,
    resetForm,
    async (ctx, { _version, block }) => {
      const entry = asked(ctx)
      if (!entry) return GONE
      return ctx.act(
        (trx) => resetWording(trx, ctx.who.by, entry.wording, { version: _version, block: block ?? null }),
        back(ctx, entry, 'da-luu'),
      )
    },
    again,
  )
}

function isWorded(entry: PaperEntry): entry is Worded {
  return entry.wording !== undefined
}

function wordedEntry(host: PaperHost, ctx: Staff): Worded | undefined {
  const entry = host.registry.find(ctx.params.kind ?? '')
  return entry && isWorded(entry) && maySee(entry.kind, ctx.who.rights) ? entry : undefined
}

/** The text of the block whose conversion was accepted, in Unicode. */
function converted(state: FormState): FormState {
  const { chuyen } = state.values
  if (typeof chuyen !== 'string' || chuyen === '') return state
  const name = `cau.${chuyen}`
  const typed = state.values[name]
  const found = typeof typed === 'string' ? oldEncoded(typed) : undefined
  return found ? { ...state, values: { ...state.values, [name]: found.text } } : state
}

/** What was typed, by block; empty when the form was not sent. */
function typedOf(state: FormState): Readonly<Record<string, string>> {
  const typed = Object.entries(state.values).flatMap(([name, value]) =>
    name.startsWith('cau.') && typeof value === 'string' ? [[name.slice(4), value] as const] : [],
  )
  return Object.fromEntries(typed)
}

async function shown(
  host: PaperHost,
  ctx: Staff,
  entry: Worded,
  state: FormState,
  tried = false,
): Promise<Answer> {
  const { read, scope, who } = ctx
  const { wording } = entry
  const typed = typedOf(state)
  const conferences = await host.conferences(read, scope)
  const wanted = ctx.query['hoi-nghi']
  const conference =
    wanted === undefined || wanted === '' ? conferences[0] : conferences.find((each) => each.id === wanted)
  if (wanted && wanted !== 'vi-du' && !conference) return NOT_FOUND
  const chosen = wanted === 'vi-du' ? undefined : conference
  const faults = Object.entries(faultsOf(wording, typed)).map(([id, message]) => [`cau.${id}`, message])
  return h(WordingPage, {
    who,
    wording,
    own: await ownWords(read, scope),
    version: await wordingVersion(read, scope, entry.kind),
    history: await wordingHistory(read, scope, entry.kind),
    conferences,
    chosen,
    preview: await previewOf(ctx, entry, chosen, typed),
    tried,
    state: { ...state, errors: { ...state.errors, ...Object.fromEntries(faults) } },
  })
}

/** The paper as it would be: with a conference's own data, or its sentences with samples. */
async function previewOf(
  ctx: Staff,
  entry: Worded,
  conference: ConferenceName | undefined,
  typed: Readonly<Record<string, string>>,
): Promise<Preview> {
  const { read, scope, who } = ctx
  const own = await ownWords(read, scope)
  const sample = () =>
    samplePaper(
      entry.wording,
      (block) => typed[block.id] ?? own.get(keyOf(block)) ?? block.text,
      kindWords(entry.kind),
    )
  if (!conference) return { type: 'sample', model: sample() }
  const subjects = entry.subjects && (await entry.subjects(read, scope, conference.id))
  if (subjects?.length === 0) return { type: 'sample', model: sample(), nothing: true }
  const subject = subjects?.[0]
  const built =
    Object.keys(typed).length === 0
      ? await entry.build(read, scope, conference.id, subject?.id ?? '', ctx.clock.today())
      : await triedWording(ctx.db, who.by, entry.wording, typed, (trx) =>
          entry.build(trx, scope, conference.id, subject?.id ?? '', ctx.clock.today()),
        )
  if (!built.ok) return { type: 'sample', model: sample(), problem: built.error }
  return {
    type: 'real',
    model: forPrint(built.value),
    subject: subject?.label ?? '',
    unknown: unknownIn(built.value).map(({ label }) => label),
  }
}
