// Acts: issuing the plan, and issuing the notice which announces the conference. Drawing, number, ledger and the clocks
// that start from it are one transaction.
import { parseDate, shortDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { type Issued, issuePaper } from '../paper/issue.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { announceConference, NO_CONFERENCE } from './acts.ts'
import { planIssued } from './dates.acts.ts'
import { noticeEntry } from './notice.paper.ts'
import { planEntry } from './plan.paper.ts'
import { type Conference, findConference } from './store.ts'

export interface IssueInput {
  readonly conference: string
  /** Null: the next of the register. */
  readonly number: number | null
  /** ISO date. */
  readonly issuedOn: string
  /** The issued paper this one replaces; absent: none was issued before. */
  readonly replaces?: string | null
}

/** Kế hoạch: the rules that count from the plan start on its day. */
export async function issuePlan(trx: Trx, by: Actor, input: IssueInput): Promise<Result<Issued>> {
  const found = await stillOpen(trx, by, input.conference)
  if (!found.ok) return found
  const issued = await issue(trx, by, planEntry, found.value, input)
  if (!issued.ok) return issued
  const started = await planIssued(trx, by, input.conference, input.issuedOn)
  return started.ok ? issued : started
}

/** Thông báo: the conference counts as announced on the day of issue. A later notice (a new day) only replaces the paper. */
export async function issueNotice(trx: Trx, by: Actor, input: IssueInput): Promise<Result<Issued>> {
  const found = await stillOpen(trx, by, input.conference)
  if (!found.ok) return found
  const issued = await issue(trx, by, noticeEntry, found.value, input)
  if (!issued.ok || found.value.announcement) return issued
  const announced = await announceConference(trx, by, input.conference, input.issuedOn, issued.value.id)
  return announced.ok ? issued : announced
}

async function stillOpen(trx: Trx, by: Actor, id: string): Promise<Result<Conference>> {
  const conference = await findConference(trx, by.commune, id)
  if (!conference) return err(NO_CONFERENCE)
  if (conference.closure)
    return err({ message: 'Hồ sơ hội nghị đã khép, không ban hành thêm được nữa.', status: 409 })
  if (conference.cancellation)
    return err({ message: 'Hội nghị đã hủy, không ban hành thêm được nữa.', status: 409 })
  return ok(conference)
}

/** The paper is drawn for its day of issue: layout and names of bodies are those of that day. */
async function issue(
  trx: Trx,
  by: Actor,
  entry: PaperEntry,
  conference: Conference,
  input: IssueInput,
): Promise<Result<Issued>> {
  const day = parseDate(input.issuedOn)
  if (!day)
    return err({ field: 'issuedOn', message: 'Ngày ban hành có dạng ngày/tháng/năm, ví dụ 05/9/2024.' })
  if (conference.date && day.toString() > conference.date)
    return err({
      field: 'issuedOn',
      message: `Ngày ban hành phải trước ngày tổ chức hội nghị (${shortDate(conference.date)}).`,
    })
  const model = await entry.build(trx, by.commune, conference.id, '', day)
  if (!model.ok) return model
  const register = await entry.issuer(trx, by.commune, conference.id)
  return issuePaper(trx, by, {
    conference: conference.id,
    kind: entry.kind,
    model: model.value,
    redraw: (earlier) => entry.build(trx, by.commune, conference.id, '', earlier),
    issuer: register.issuer,
    number: input.number,
    issuedOn: day.toString(),
    ...(register.term === undefined ? {} : { term: register.term }),
    ...(input.replaces ? { replaces: input.replaces } : {}),
  })
}
