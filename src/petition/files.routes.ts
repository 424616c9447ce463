// HTTP of what came with an opinion: one attachment beside the words it came with, pictures shown in place.
import { h } from 'preact'
import { type App, type Ctx, NOT_FOUND, page } from '../kit/http/route.ts'
import { cleanPicture } from '../kit/image.ts'
import { findFile } from '../office/files.ts'
import type { Signed } from '../office/session.ts'
import { FilesPage } from './files.pages.tsx'
import { READERS, villageNames } from './inbox.names.ts'
import { noteOpening } from './privacy/access.ts'
import { visibleTo } from './scope.ts'
import { findQuestion, questionsOf } from './store.ts'
import { findSubmission } from './submission.store.ts'

type Staff = Ctx<Signed>

/** The question and its submission, when they are in sight of who asks. */
async function inSight(ctx: Staff) {
  const scope = visibleTo(ctx.who)
  const row = await findQuestion(ctx.read, ctx.scope, ctx.params.id ?? '', scope)
  const submission = row && (await findSubmission(ctx.read, ctx.scope, row.submission_id, scope))
  return row && submission ? { row, submission, scope } : undefined
}

export function filesRoutes(app: App): void {
  const url = '/xa/:commune/y-kien/:id/tep'
  page(app, url, READERS, async (ctx) => {
    const found = await inSight(ctx)
    if (!found) return NOT_FOUND
    const { row, submission, scope } = found
    await noteOpening(ctx.db, {
      commune: ctx.scope,
      submission: submission.id,
      person: ctx.who.person,
      now: ctx.clock.now(),
    })
    const all = await questionsOf(ctx.read, ctx.scope, submission.id)
    const seen = await Promise.all(all.map(({ id }) => findQuestion(ctx.read, ctx.scope, id, scope)))
    const at = submission.files.findIndex((file) => file.id === ctx.query.xem)
    return h(FilesPage, {
      who: ctx.who,
      row,
      // Who may not see every question of the submission is not shown its whole words either.
      content: seen.every((one) => one !== undefined) ? submission.content : row.text,
      files: submission.files,
      at: Math.max(0, at),
      villages: await villageNames(ctx),
    })
  })
  page(app, `${url}/:file/anh`, READERS, async (ctx) => {
    const found = await inSight(ctx)
    const listed = found?.submission.files.some((file) => file.id === ctx.params.file)
    const file = listed ? await findFile(ctx.read, ctx.scope, ctx.params.file ?? '') : undefined
    if (!file?.mime.startsWith('image/')) return NOT_FOUND
    // Drawn anew: what else the file may carry beside its picture never reaches the page.
    const drawn = await cleanPicture(file)
    if (!drawn.ok) return NOT_FOUND
    return { bytes: drawn.value, type: file.mime, headers: { 'cache-control': 'private, max-age=3600' } }
  })
}
