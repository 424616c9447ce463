// HTTP of the papers drawn from what the asker may see: filled forms of a village, the receipt slip of a submission.
import { findConference } from '../conference/store.ts'
import { type Answer, type App, type Ctx, NOT_FOUND, page } from '../kit/http/route.ts'
import type { Workers } from '../kit/workers.ts'
import type { Signed } from '../office/session.ts'
import type { PaperModel } from '../paper/model.ts'
import { isPaperFormat, mimeOf } from '../paper/registry.ts'
import { draftBytes } from '../paper/store.ts'
import { filledForm, receiptSlip } from './forms.paper.ts'
import { READERS } from './inbox.names.ts'
import { visibleTo } from './scope.ts'
import { findSubmission } from './submission.store.ts'

type Staff = Ctx<Signed>

export function petitionPaperRoutes(app: App, workers: Workers): void {
  page(app, '/xa/:commune/luot-y-kien/:id/bien-nhan', READERS, async (ctx) => {
    const scope = visibleTo(ctx.who)
    const submission = await findSubmission(ctx.read, ctx.scope, ctx.params.id ?? '', scope)
    if (!submission) return NOT_FOUND
    const model = await receiptSlip(
      ctx.read,
      ctx.scope,
      submission.conference_id,
      submission.id,
      scope,
      ctx.clock.today(),
    )
    if (!model.ok) return NOT_FOUND
    const sized = ctx.query.kho === 'roll80' ? { ...model.value, page: 'roll80' as const } : model.value
    return drawn(ctx, workers, sized, `bien-nhan-${submission.code}`)
  })

  page(app, '/xa/:commune/hoi-nghi/:id/bieu-mau', READERS, async (ctx) => {
    const conference = await findConference(ctx.read, ctx.scope, ctx.params.id ?? '')
    if (!conference) return NOT_FOUND
    const kind = ctx.query.cap === 'province' ? 'bieu_mau_tinh' : 'bieu_mau_xa'
    const want = { kind, village: ctx.query.thon || undefined, scope: visibleTo(ctx.who) } as const
    const model = await filledForm(ctx.read, ctx.scope, conference.id, want, ctx.clock.today())
    return model.ok ? drawn(ctx, workers, model.value, kind.replaceAll('_', '-')) : NOT_FOUND
  })
}

async function drawn(ctx: Staff, workers: Workers, model: PaperModel, name: string): Promise<Answer> {
  const format = ctx.query.dang ?? 'pdf'
  if (!isPaperFormat(format)) return NOT_FOUND
  return {
    bytes: await draftBytes(workers, model, format),
    type: mimeOf(format),
    name: `${name}.${format}`,
    headers: { 'cache-control': 'private, no-store' },
  }
}
