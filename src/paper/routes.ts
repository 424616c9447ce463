// HTTP of papers: the list of a conference, drafts, issuing, issued papers with their files and scans.
import { h } from 'preact'
import type { Read } from '../kit/db/db.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, type Download, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err, ok, type Result } from '../kit/result.ts'
import type { Workers } from '../kit/workers.ts'
import { findFile } from '../office/files.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { findPerson, listUnits, listVillages } from '../office/store.ts'
import { maySee, visibleKinds } from './access.ts'
import { type CopiesTo, copiesTo } from './copies.ts'
import { DossierPage } from './dossier.pages.tsx'
import { type Dossier, dossierOf, dossierZip } from './dossier.ts'
import { DraftPage } from './draft.pages.tsx'
import { issueForm, scanForm } from './form.ts'
import { attachScan, type Issued, issuePaper } from './issue.ts'
import { IssuedPage } from './issued.pages.tsx'
import type { PaperModel } from './model.ts'
import { type ConferenceName, draftOf, oddOrder, standings, subjectOf } from './overview.ts'
import { PapersPage, SubjectsPage } from './pages.tsx'
import { publicDraft, publicIssued } from './public-copy.routes.ts'
import type { Hide } from './public-copy.ts'
import { registerRoutes } from './register.routes.ts'
import { isPaperFormat, mimeOf, type PaperEntry, type PaperRegistry, type Subject } from './registry.ts'
import { signedModel } from './signing.acts.ts'
import { signingRoutes, submitRoute } from './signing.routes.ts'
import { standingOf } from './signing.store.ts'
import {
  draftBytes,
  findPaper,
  forPrint,
  frozenModel,
  latestPaper,
  mergedBytes,
  paperBytes,
  replacementOf,
  scansOf,
} from './store.ts'
import type { PaperRow } from './tables.ts'
import { wordingRoutes } from './wording.routes.ts'
import { fileName, isPaperKind } from './words.ts'

export interface PaperHost {
  readonly registry: PaperRegistry
  readonly workers: Workers
  /** The conference by its id, in words; undefined when the commune has none such. */
  readonly conference: (read: Read, commune: string, id: string) => Promise<ConferenceName | undefined>
  /** What of a conference's papers must not be read outside the office. */
  readonly hide: (read: Read, commune: string, conference: string) => Promise<Hide>
  /** The commune's conferences, newest first. */
  readonly conferences: (read: Read, commune: string) => Promise<readonly ConferenceName[]>
}

type Staff = Ctx<Signed>

export function paperRoutes(app: App, host: PaperHost): void {
  page(app, '/xa/:commune/hoi-nghi/:id/van-ban', staff('paper.read'), async (ctx) => {
    const conference = await host.conference(ctx.read, ctx.scope, ctx.params.id ?? '')
    if (!conference) return NOT_FOUND
    const { rights } = ctx.who
    const today = ctx.clock.today()
    const list = await standings(host.registry, ctx.read, ctx.scope, conference.id, rights, today)
    return h(PapersPage, { who: ctx.who, conference, standings: list })
  })

  page(app, '/xa/:commune/hoi-nghi/:id/ho-so', staff('paper.read'), async (ctx) => {
    const conference = await host.conference(ctx.read, ctx.scope, ctx.params.id ?? '')
    if (!conference) return NOT_FOUND
    const dossier = await dossierFor(host, ctx, conference)
    return h(DossierPage, { who: ctx.who, conference, dossier })
  })

  page(app, '/xa/:commune/hoi-nghi/:id/ho-so.zip', staff('paper.read'), async (ctx) => {
    const conference = await host.conference(ctx.read, ctx.scope, ctx.params.id ?? '')
    if (!conference) return NOT_FOUND
    const dossier = await dossierFor(host, ctx, conference)
    if (!dossier.ok) {
      ctx.reply.status(422)
      return h(DossierPage, { who: ctx.who, conference, dossier })
    }
    const bytes = dossierZip(ctx.db, host.workers, dossier.value)
    return { bytes, name: 'ho-so-hoi-nghi.zip', type: 'application/zip', headers: PRIVATE }
  })

  page(app, '/xa/:commune/hoi-nghi/:id/van-ban/:kind', staff('paper.read'), async (ctx) => {
    const { muc, dang } = ctx.query
    const asked = await askedFor(host, ctx, muc ?? '')
    if (!asked) return NOT_FOUND
    if (!asked.subject && muc === undefined)
      return dang === undefined ? subjectsPage(ctx, asked) : mergedFile(host, ctx, asked, dang)
    if (!asked.subject) return NOT_FOUND
    if (ctx.query.xem === 'cong-khai') {
      const copy = await publicDraft(host, ctx, { ...asked, subject: asked.subject }, dang)
      return copy ?? draftPage(ctx, { ...asked, subject: asked.subject }, NEW_FORM)
    }
    if (dang === undefined) return draftPage(ctx, { ...asked, subject: asked.subject }, NEW_FORM)
    return draftFile(host, ctx, { ...asked, subject: asked.subject }, dang)
  })

  form(
    app,
    '/xa/:commune/hoi-nghi/:id/van-ban/:kind/ban-hanh',
    staff('paper.issue'),
    issueForm,
    async (ctx, input) => {
      const asked = await askedFor(host, ctx, input.subject)
      if (!asked?.subject) return err({ message: 'Không tìm thấy văn bản.', status: 404 })
      const { entry, conference } = asked
      if (entry.issuedBy)
        return err({ message: 'Văn bản này được ban hành ở bước riêng của hội nghị, không ban hành ở đây.' })
      const odd = input.inOrder
        ? undefined
        : await oddOrder(entry, ctx.read, ctx.scope, conference.id, {
            number: input.number,
            issuedOn: input.issuedOn,
            ...(input.term ? { term: input.term } : {}),
          })
      if (odd) return err({ field: 'inOrder', message: odd })
      return ctx.act(
        async (trx): Promise<Result<Issued>> => {
          const { by } = ctx.who
          const of = { conference: conference.id, kind: entry.kind, subject: input.subject }
          // What was signed is issued, word for word; without a chain the newest text.
          const signed = await signedModel(trx, by.commune, of)
          const model = signed
            ? ok(signed)
            : await entry.build(trx, by.commune, conference.id, input.subject, by.today)
          if (!model.ok) return model
          const register = await entry.issuer(trx, by.commune, conference.id)
          const term = input.term || register.term
          return issuePaper(trx, by, {
            conference: conference.id,
            kind: entry.kind,
            subject: input.subject,
            model: model.value,
            issuer: register.issuer,
            number: input.number,
            issuedOn: input.issuedOn,
            urgency: input.urgency,
            ...(term ? { term } : {}),
            ...(input.replaces ? { replaces: input.replaces } : {}),
          })
        },
        (issued) => `/xa/${ctx.scope}/van-ban/${issued.id}`,
      )
    },
    async (ctx, state) => {
      const typed = state.values.subject
      const asked = await askedFor(host, ctx, typeof typed === 'string' ? typed : '')
      if (!asked?.subject) return NOT_FOUND
      return draftPage(ctx, { ...asked, subject: asked.subject }, state)
    },
  )

  page(app, '/xa/:commune/van-ban/:paper', staff('paper.read'), async (ctx) => {
    const paper = await seenPaper(ctx)
    if (!paper) return NOT_FOUND
    const { dang } = ctx.query
    if (ctx.query.xem === 'cong-khai') return publicIssued(host, ctx, paper, dang)
    return dang === undefined ? issuedPage(host, ctx, paper, NEW_FORM) : issuedFile(host, ctx, paper, dang)
  })

  form(
    app,
    '/xa/:commune/van-ban/:paper/ban-ky',
    staff('paper.issue'),
    scanForm,
    async (ctx, input) => {
      const paper = await seenPaper(ctx)
      if (!paper) return err({ message: 'Không tìm thấy văn bản.', status: 404 })
      return ctx.act(
        (trx) => attachScan(trx, ctx.who.by, { paper: paper.id, file: input.scan }),
        () => `/xa/${ctx.scope}/van-ban/${paper.id}#ban-ky`,
      )
    },
    async (ctx, state) => {
      const paper = await seenPaper(ctx)
      return paper ? issuedPage(host, ctx, paper, state) : NOT_FOUND
    },
  )

  page(app, '/xa/:commune/van-ban/:paper/ban-ky/:file', staff('paper.read'), async (ctx) => {
    const paper = await seenPaper(ctx)
    if (!paper) return NOT_FOUND
    const scans = await scansOf(ctx.read, ctx.scope, paper.id)
    if (!scans.some((scan) => scan.file_id === ctx.params.file)) return NOT_FOUND
    const file = await findFile(ctx.read, ctx.scope, ctx.params.file ?? '')
    return file ? { bytes: file.bytes, type: file.mime, name: file.name } : NOT_FOUND
  })

  submitRoute(app, host, async (ctx, state) => {
    const typed = state.values.subject
    const asked = await askedFor(host, ctx, typeof typed === 'string' ? typed : '')
    return asked?.subject ? draftPage(ctx, { ...asked, subject: asked.subject }, NEW_FORM, state) : NOT_FOUND
  })
  signingRoutes(app, host)
  registerRoutes(app, host.workers)
  wordingRoutes(app, host)
}

function dossierFor(host: PaperHost, ctx: Staff, conference: ConferenceName): Promise<Result<Dossier>> {
  return dossierOf(ctx.read, host.registry, {
    commune: ctx.scope,
    conference: conference.id,
    title: conference.title,
    today: ctx.clock.today(),
    kinds: new Set(visibleKinds(ctx.who.rights)),
  })
}

const PRIVATE = { 'cache-control': 'private, no-store' } as const

interface Asked {
  readonly entry: PaperEntry
  readonly conference: ConferenceName
  readonly subject: Subject | undefined
}

/** The paper an address names, if this person may see its kind; `subject` undefined: none such. */
async function askedFor(host: PaperHost, ctx: Staff, subject: string): Promise<Asked | undefined> {
  const entry = host.registry.find(ctx.params.kind ?? '')
  if (!entry || !maySee(entry.kind, ctx.who.rights)) return undefined
  const conference = await host.conference(ctx.read, ctx.scope, ctx.params.id ?? '')
  if (!conference) return undefined
  return {
    entry,
    conference,
    subject: await subjectOf(entry, ctx.read, ctx.scope, conference.id, subject),
  }
}

async function subjectsPage(ctx: Staff, asked: Asked): Promise<Answer> {
  const { entry, conference } = asked
  if (!entry.subjects) return NOT_FOUND
  const subjects = await entry.subjects(ctx.read, ctx.scope, conference.id)
  const lines = []
  for (const subject of subjects)
    lines.push({
      ...subject,
      paper: await latestPaper(ctx.read, ctx.scope, conference.id, entry.kind, subject.id),
    })
  return h(SubjectsPage, { who: ctx.who, conference, entry, lines })
}

type Found = Asked & { readonly subject: Subject }

async function draftPage(
  ctx: Staff,
  asked: Found,
  state: FormState,
  submitting: FormState = NEW_FORM,
): Promise<Answer> {
  const { entry, conference, subject } = asked
  const draft = await draftOf(entry, ctx.read, ctx.scope, conference.id, subject.id, ctx.clock.today())
  return h(DraftPage, {
    who: ctx.who,
    conference,
    entry,
    subject,
    draft,
    printed: draft.model && forPrint(draft.model),
    copies: await copiesFor(ctx, draft.model),
    state,
    mayIssue: ctx.who.rights.has('paper.issue'),
    signing: await standingOf(ctx.read, ctx.scope, {
      conference: conference.id,
      kind: entry.kind,
      subject: subject.id,
    }),
    submitting,
  })
}

async function copiesFor(
  { read, scope }: Staff,
  model: PaperModel | undefined,
): Promise<readonly CopiesTo[]> {
  if (!model?.recipients) return []
  const villages = (await listVillages(read, scope)).length
  const units = (await listUnits(read, scope)).length
  return copiesTo(model.recipients, model.addressees ?? [], { villages, units })
}

async function draftFile(host: PaperHost, ctx: Staff, asked: Found, format: string): Promise<Answer> {
  if (!isPaperFormat(format)) return NOT_FOUND
  const { entry, conference, subject } = asked
  const { kho } = ctx.query
  const page = entry.pages?.find((each) => each === kho)
  if (kho !== undefined && page === undefined) return NOT_FOUND
  const model = await entry.build(ctx.read, ctx.scope, conference.id, subject.id, ctx.clock.today())
  // Not yet to be written: the page says what is missing.
  if (!model.ok) {
    ctx.reply.status(422)
    return draftPage(ctx, asked, NEW_FORM)
  }
  const sized = page === undefined ? model.value : { ...model.value, page }
  const bytes = await draftBytes(host.workers, sized, format)
  return download(bytes, fileName(entry.kind, page, format), mimeOf(format))
}

/** Every paper of a kind in one file: the issued as issued, the others as drafts. */
async function mergedFile(host: PaperHost, ctx: Staff, asked: Asked, format: string): Promise<Answer> {
  const { entry, conference } = asked
  if (!entry.merged || !entry.subjects || (format !== 'docx' && format !== 'pdf')) return NOT_FOUND
  const models: PaperModel[] = []
  for (const subject of await entry.subjects(ctx.read, ctx.scope, conference.id)) {
    const issued = await latestPaper(ctx.read, ctx.scope, conference.id, entry.kind, subject.id)
    const built = issued
      ? ok(frozenModel(issued))
      : await entry.build(ctx.read, ctx.scope, conference.id, subject.id, ctx.clock.today())
    if (!built.ok) {
      ctx.reply.status(422)
      return draftPage(ctx, { ...asked, subject }, NEW_FORM)
    }
    models.push(issued ? built.value : forPrint(built.value))
  }
  const [first, ...others] = models
  if (!first) return NOT_FOUND
  const bytes = await mergedBytes(host.workers, [first, ...others], format)
  return download(bytes, fileName(entry.kind, 'tat-ca', format), mimeOf(format))
}

function download(bytes: Uint8Array, name: string, type: string): Download {
  return { bytes, name, type, headers: PRIVATE }
}

async function seenPaper(ctx: Staff): Promise<PaperRow | undefined> {
  const paper = await findPaper(ctx.read, ctx.scope, ctx.params.paper ?? '')
  return paper && isPaperKind(paper.kind) && maySee(paper.kind, ctx.who.rights) ? paper : undefined
}

async function issuedPage(host: PaperHost, ctx: Staff, paper: PaperRow, state: FormState): Promise<Answer> {
  const { read, scope } = ctx
  const person = await findPerson(read, scope, paper.by_person)
  return h(IssuedPage, {
    who: ctx.who,
    paper,
    model: frozenModel(paper),
    conference:
      paper.conference_id === null ? undefined : await host.conference(read, scope, paper.conference_id),
    issuedBy: person?.name ?? 'hệ thống',
    old: paper.replaces === null ? undefined : await findPaper(read, scope, paper.replaces),
    newer: await replacementOf(read, scope, paper.id),
    scans: await scansOf(read, scope, paper.id),
    copies: await copiesFor(ctx, frozenModel(paper)),
    state,
    mayIssue: ctx.who.rights.has('paper.issue'),
  })
}

async function issuedFile(host: PaperHost, ctx: Staff, paper: PaperRow, format: string): Promise<Answer> {
  if (!isPaperFormat(format) || !isPaperKind(paper.kind)) return NOT_FOUND
  const bytes = await paperBytes(ctx.db, host.workers, ctx.scope, paper.id, format)
  return bytes ? download(bytes, fileName(paper.kind, paper.symbol, format), mimeOf(format)) : NOT_FOUND
}
