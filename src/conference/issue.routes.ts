// HTTP of issuing the plan and the notice: what is missing, the paper to read, number and date.
import { h } from 'preact'
import { longDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import type { Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { optionalText } from '../office/form.ts'
import { staff } from '../office/guard.ts'
import type { Right } from '../office/rights.ts'
import type { Signed } from '../office/session.ts'
import type { Issued } from '../paper/issue.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { forPrint, latestPaper } from '../paper/store.ts'
import { duesOf } from '../regulation/dues.ts'
import { issueForm } from './form.ts'
import { conferencePath } from './frame.tsx'
import { type IssueInput, issueNotice, issuePlan } from './issue.acts.ts'
import { IssuePage, type IssuePageProps } from './issue.pages.tsx'
import { noticeEntry } from './notice.paper.ts'
import { planEntry } from './plan.paper.ts'
import { type Conference, findConference, stageOfConference } from './store.ts'

type Staff = Ctx<Signed>

interface Step {
  readonly right: Right
  readonly entry: PaperEntry
  readonly words: Pick<IssuePageProps, 'part' | 'title' | 'button' | 'explain'>
  readonly act: (trx: Trx, by: Actor, input: IssueInput) => Promise<Result<Issued>>
  readonly remarks: (ctx: Staff, conference: Conference) => Promise<readonly string[]>
}

const PLAN: Step = {
  right: 'conference.issue',
  entry: planEntry,
  words: {
    part: 'ke-hoach',
    title: 'Ban hành kế hoạch',
    button: 'Ban hành kế hoạch',
    explain: 'Kế hoạch được vào số và giữ nguyên; các thời hạn tính từ ngày ban hành kế hoạch bắt đầu chạy.',
  },
  act: issuePlan,
  remarks: async () => [],
}

const NOTICE: Step = {
  right: 'conference.write',
  entry: noticeEntry,
  words: {
    part: 'thong-bao',
    title: 'Thông báo hội nghị',
    button: 'Ban hành thông báo',
    explain:
      'Thông báo được vào số; hội nghị được coi là đã thông báo từ ngày ban hành. Việc niêm yết, phát loa, đăng tải ghi ở mục Công khai.',
  },
  act: issueNotice,
  remarks: lateNotice,
}

/** The notice's limit, when it has passed: said before issuing, with the rule's own explanation. */
async function lateNotice(ctx: Staff, conference: Conference): Promise<readonly string[]> {
  const today = ctx.clock.today().toString()
  const dues = await duesOf(ctx.read, ctx.scope, conference.id)
  return dues
    .filter((due) => due.duty === 'notice' && !due.met && due.binding !== null && due.binding < today)
    .map(
      (due) =>
        `Hạn thông báo là ${longDate(due.binding as string)}, nay đã qua. ${due.explanation} Nên hoãn hội nghị sang ngày còn kịp, rồi thông báo ngày mới.`,
    )
}

const formWithReplaced = issueForm.extend({ replaces: optionalText(60) })

export function issueRoutes(app: App): void {
  for (const step of [PLAN, NOTICE]) issueRoute(app, step)
}

function issueRoute(app: App, step: Step): void {
  const url = `/xa/:commune/hoi-nghi/:id/${step.words.part}`
  const guard = staff(step.right)
  page(app, url, guard, (ctx) => shown(step, ctx, NEW_FORM))
  form(
    app,
    url,
    guard,
    formWithReplaced,
    (ctx, input) =>
      ctx.act(
        (trx) => step.act(trx, ctx.who.by, { ...input, conference: ctx.params.id ?? '' }),
        () => conferencePath(ctx.scope, ctx.params.id ?? ''),
      ),
    (ctx, state) => shown(step, ctx, state),
  )
}

async function shown(step: Step, ctx: Staff, state: FormState): Promise<Answer> {
  const conference = await findConference(ctx.read, ctx.scope, ctx.params.id ?? '')
  if (!conference) return NOT_FOUND
  const today = ctx.clock.today()
  const draft = await step.entry.build(ctx.read, ctx.scope, conference.id, '', today)
  return h(IssuePage, {
    who: ctx.who,
    conference,
    stage: stageOfConference(conference, today),
    ...step.words,
    remarks: await step.remarks(ctx, conference),
    draft: draft.ok ? { ok: true, value: forPrint(draft.value) } : draft,
    current: await latestPaper(ctx.read, ctx.scope, conference.id, step.entry.kind),
    today,
    state,
  })
}
