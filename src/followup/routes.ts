// HTTP of follow-up: work list and cases, answers, letters to the superior, Việc hôm nay. And what other chapters'
// pages show of it: the panel on the conference's page, what keeps a conference from being closed.
import { h } from 'preact'
import { calendarOf } from '../calendar/changes.store.ts'
import type { ConferencePanel, OpenMatters } from '../conference/routes.ts'
import { type App, page } from '../kit/http/route.ts'
import { count } from '../kit/text.ts'
import { staff } from '../office/guard.ts'
import { answerRoutes } from './answer.routes.ts'
import { askRoutes } from './ask/ask.routes.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { caseRoutes } from './case.routes.ts'
import { chairRoutes } from './chair/routes.ts'
import { escalationRoutes } from './escalation.routes.ts'
import { handoverRoutes } from './handover/routes.ts'
import { workItems } from './list.ts'
import { FollowupPanel } from './panel.pages.tsx'
import { reminderRoutes } from './reminder/routes.ts'
import type { ReminderParts } from './reminder/run.ts'
import { caseFacts } from './store.ts'
import { successionRoutes } from './succession/routes.ts'
import { TodayPage } from './today.pages.tsx'
import { todayView } from './today.view.ts'

export interface FollowupParts {
  /** The address people use, when it is not the one the request came to. */
  readonly publicUrl: string | undefined
  readonly reminders: ReminderParts
}

export function followupRoutes(app: App, parts: FollowupParts): void {
  page(app, '/xa/:commune/viec', staff('conference.read', 'superior.answer'), async (ctx) => {
    const today = ctx.clock.today()
    return h(TodayPage, { who: ctx.who, view: await todayView(ctx.read, ctx.who, today), today })
  })
  caseRoutes(app)
  answerRoutes(app)
  escalationRoutes(app)
  calendarRoutes(app, parts.publicUrl)
  reminderRoutes(app, parts.reminders)
  handoverRoutes(app)
  successionRoutes(app)
  chairRoutes(app)
  askRoutes(app)
}

/** On the conference's page: what is still owed of it and what is late. */
export const followupPanel: ConferencePanel = async (ctx, conference) => {
  if (!ctx.who.rights.has('petition.read')) return null
  const facts = await caseFacts(ctx.read, ctx.scope, conference.id)
  const items = workItems(
    facts.values(),
    { page: 1 },
    ctx.clock.today(),
    await calendarOf(ctx.read, ctx.scope),
  )
  if (![...facts.values()].some((one) => one.dispositions.length > 0 || one.opened !== null)) return null
  return h(FollowupPanel, { commune: ctx.scope, conference: conference.id, items })
}

/** A conference's file is closed when nothing is owed to anybody; promises with a later date may run on. */
export const openMatters: OpenMatters = async (ctx, conference) => {
  const facts = await caseFacts(ctx.read, ctx.scope, conference)
  const items = workItems(
    facts.values(),
    { page: 1 },
    ctx.clock.today(),
    await calendarOf(ctx.read, ctx.scope),
  )
  const owed = items.filter((item) => item.next !== 'keep_promise')
  return owed.length > 0 ? [`Còn ${count(owed.length)} nội dung nợ người dân câu trả lời.`] : []
}
