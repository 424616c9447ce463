// HTTP of the import: bringing a file or text, the preview, the row corrected, the word that it be stored, what was stored.
import { h } from 'preact'
import { type FormState, NEW_FORM } from '../../kit/html/form.tsx'
import { type App, form, NOT_FOUND, page } from '../../kit/http/route.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import type { Workers } from '../../kit/workers.ts'
import { findFile } from '../../office/files.ts'
import type { Signed } from '../../office/session.ts'
import { villageNames } from '../inbox.names.ts'
import { choicesOf, IMPORTERS, type ImportParts, ownOf, type Staff } from './choices.ts'
import { beginDraft } from './draft.acts.ts'
import { draftRoutes } from './draft.routes.ts'
import { listDrafts, listImports } from './draft.store.ts'
import { uploadForm } from './form.ts'
import { ImportedPage, ImportPage } from './import.pages.tsx'
import type { OpinionList } from './items.ts'
import type { ListJob } from './read.ts'
import type { Outcome } from './tables.ts'

const HISTORY = 100
const SHOWN = 200
/** A file up to this size is looked into at once, so that what is wrong with it stands beside the field. */
const AT_ONCE_BYTES = 1024 * 1024
const PATIENCE_MS = 1500

/** What one may see of the imports: the office all, a collector the own ones. */
function seenBy(who: Signed): string | null {
  return who.rights.has('petition.enter') ? null : who.person
}

export function importRoutes(app: App, parts: ImportParts): void {
  upload(app, parts)
  draftRoutes(app, parts)
  imported(app)
}

function upload(app: App, { importer, workers }: ImportParts): void {
  const shown = async (ctx: Staff, state: FormState) => {
    const typed = state.values.conference
    return h(ImportPage, {
      who: ctx.who,
      state,
      choices: await choicesOf(ctx, typeof typed === 'string' ? typed : ctx.query['hoi-nghi']),
      drafts: await listDrafts(ctx.read, ctx.scope, ctx.who.person),
      imports: await listImports(ctx.read, ctx.scope, { person: seenBy(ctx.who), limit: HISTORY }),
    })
  }
  page(app, '/xa/:commune/nhap-danh-sach', IMPORTERS, (ctx) => shown(ctx, NEW_FORM))
  form(
    app,
    '/xa/:commune/nhap-danh-sach',
    IMPORTERS,
    uploadForm,
    async (ctx, input) => {
      const own = ownOf(ctx.who)
      const pasted = { name: 'chu-dan-vao.txt', bytes: new TextEncoder().encode(input.text) }
      const [given] = input.file
      const file = given ?? pasted
      const looked = await lookedInto(workers, file)
      if (!looked.ok) return err({ ...looked.error, field: given ? 'file' : 'text' })
      const begun = await ctx.act(
        (trx) =>
          beginDraft(trx, ctx.who.by, {
            conference: input.conference,
            channel: input.channel,
            level: input.level,
            village: own ? own.village : input.village,
            onlyVillage: own !== undefined,
            file,
          }),
        (id) => `/xa/${ctx.scope}/nhap-danh-sach/${id}`,
      )
      if (begun.ok) {
        importer.wake()
        await importer.settled(PATIENCE_MS)
      }
      return begun
    },
    shown,
  )
}

async function lookedInto(
  workers: Workers,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<void>> {
  if (file.bytes.length > AT_ONCE_BYTES) return ok()
  const job: ListJob = file
  try {
    const list = await workers.run<Result<OpinionList>>('list', job, 20_000)
    return list.ok ? ok() : list
  } catch {
    return err({ message: 'Không đọc được tệp này. Hãy chép các dòng sang một tệp mới rồi gửi lại.' })
  }
}

function imported(app: App): void {
  const one = async (ctx: Staff) => {
    const id = ctx.params.import ?? ''
    const [seen] = await listImports(ctx.read, ctx.scope, { person: seenBy(ctx.who), id, limit: 1 })
    return seen
  }
  page(app, '/xa/:commune/lan-nhap/:import', IMPORTERS, async (ctx) => {
    const seen = await one(ctx)
    if (!seen) return NOT_FOUND
    const rows = await ctx.read
      .selectFrom('list_import_row')
      .select(['file_row', 'outcome'])
      .where('commune_id', '=', ctx.scope)
      .where('import_id', '=', seen.id)
      .where('outcome', '<>', 'received')
      .orderBy('seq')
      .limit(1000)
      .execute()
    const placed = (outcome: Outcome) =>
      rows.filter((row) => row.outcome === outcome).map((row) => row.file_row)
    return h(ImportedPage, {
      who: ctx.who,
      seen,
      villages: await villageNames(ctx),
      places: {
        present: placed('present'),
        left_out: placed('left_out'),
        refused: placed('refused'),
      },
      submissions: await ctx.read
        .selectFrom('submission')
        .select(['id', 'code', 'content'])
        .where('commune_id', '=', ctx.scope)
        .where('conference_id', '=', seen.conference)
        .where('file_id', '=', seen.file)
        .orderBy('id')
        .limit(SHOWN)
        .execute(),
      fresh: ctx.query.moi === '1',
    })
  })
  page(app, '/xa/:commune/lan-nhap/:import/tep', IMPORTERS, async (ctx) => {
    const seen = await one(ctx)
    const file = seen && !seen.withheld ? await findFile(ctx.read, ctx.scope, seen.file) : undefined
    if (!file) return NOT_FOUND
    return { bytes: file.bytes, type: file.mime, name: file.name }
  })
}
