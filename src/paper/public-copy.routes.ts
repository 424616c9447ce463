// HTTP of public copies: a draft or an issued paper as a neighbour would read it, as a page and as files. Nothing is kept.
import { h } from 'preact'
import type { Read } from '../kit/db/db.ts'
import { type Answer, type Ctx, NOT_FOUND } from '../kit/http/route.ts'
import type { Workers } from '../kit/workers.ts'
import type { Signed } from '../office/session.ts'
import { carriesNames } from './access.ts'
import type { PaperKind } from './kinds.ts'
import type { PaperModel } from './model.ts'
import type { ConferenceName } from './overview.ts'
import { draftHref, paperHref } from './parts.tsx'
import { PublicCopyPage } from './public-copy.page.tsx'
import { type Hide, publicCopy } from './public-copy.ts'
import { isPaperFormat, mimeOf, type PaperEntry, type PaperRegistry, type Subject } from './registry.ts'
import { forPrint, frozenModel, latestPaper, mergedBytes } from './store.ts'
import type { PaperRow } from './tables.ts'
import { fileName, isPaperKind } from './words.ts'

interface Host {
  readonly registry: PaperRegistry
  readonly workers: Workers
  readonly hide: (read: Read, commune: string, conference: string) => Promise<Hide>
}

type Staff = Ctx<Signed>

interface Asked {
  readonly entry: PaperEntry
  readonly conference: ConferenceName
  readonly subject: Subject
}

/**
 * The draft as it would be read outside: the paper written for everyone where there is one, else this one
 * without names. Undefined: it cannot be written yet, which its own page explains.
 */
export async function publicDraft(
  host: Host,
  ctx: Staff,
  asked: Asked,
  format: string | undefined,
): Promise<Answer | undefined> {
  const { entry, conference, subject } = asked
  if (!carriesNames(entry.kind)) return NOT_FOUND
  const open = (entry.publicKind && host.registry.find(entry.publicKind)) ?? entry
  const built = await open.build(ctx.read, ctx.scope, conference.id, subject.id, ctx.clock.today())
  if (!built.ok) {
    ctx.reply.status(422)
    return undefined
  }
  const full = draftHref({ who: ctx.who, conference }, entry.kind, subject.id)
  return publicView(
    host,
    ctx,
    { kind: entry.kind, conference: conference.id, full },
    forPrint(built.value),
    format,
  )
}

export async function publicIssued(
  host: Host,
  ctx: Staff,
  paper: PaperRow,
  format: string | undefined,
): Promise<Answer> {
  const { kind, conference_id: conference } = paper
  if (conference === null || !isPaperKind(kind) || !carriesNames(kind)) return NOT_FOUND
  const full = paperHref(ctx.who, paper.id)
  const model = (await postedOf(host, ctx, kind, conference)) ?? frozenModel(paper)
  return publicView(host, ctx, { kind, conference, full }, model, format)
}

/** The posted copy that stands for this kind: as issued, else as it would be now. */
async function postedOf(
  host: Host,
  ctx: Staff,
  kind: PaperKind,
  conference: string,
): Promise<PaperModel | undefined> {
  const posted = host.registry.find(kind)?.publicKind
  if (posted === undefined) return undefined
  const issued = await latestPaper(ctx.read, ctx.scope, conference, posted)
  if (issued) return frozenModel(issued)
  const built = await host.registry
    .find(posted)
    ?.build(ctx.read, ctx.scope, conference, '', ctx.clock.today())
  return built?.ok ? forPrint(built.value) : undefined
}

async function publicView(
  host: Host,
  ctx: Staff,
  of: { readonly kind: PaperKind; readonly conference: string; readonly full: string },
  model: PaperModel,
  format: string | undefined,
): Promise<Answer> {
  const hide = await host.hide(ctx.read, ctx.scope, of.conference)
  const marked = { ...model, marks: { ...model.marks, copy: model.marks?.copy ?? PUBLIC_COPY } }
  if (format === undefined) {
    const copy = publicCopy(marked, hide, true)
    return h(PublicCopyPage, { who: ctx.who, kind: of.kind, full: of.full, copy })
  }
  if (!isPaperFormat(format)) return NOT_FOUND
  const bytes = await mergedBytes(host.workers, [publicCopy(marked, hide, false).model], format)
  return {
    bytes,
    name: fileName(of.kind, 'ban-cong-khai', format),
    type: mimeOf(format),
    headers: { 'cache-control': 'private, no-store' },
  }
}

const PUBLIC_COPY = 'Bản công khai'
