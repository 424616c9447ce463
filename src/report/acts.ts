// Acts of reports: freezing figures at a closing day, and issuing a report that quotes them.
import { findConference } from '../conference/store.ts'
import { instantText, parseDate, shortDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { canonicalJson, newId, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { type Issued, issuePaper } from '../paper/issue.ts'
import { PAPER_LABELS } from '../paper/kinds.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { meetDuty, meetDutyOfMonth } from '../regulation/dues.ts'
import { checkClosing, closingDay, REPORTS, type ReportKind } from './kinds.ts'
import { currentFigures, frozenOn } from './store.ts'

export interface Freezing {
  readonly conference: string
  readonly kind: ReportKind
  /** ISO date. */
  readonly asOf: string
}

/** Product 3.11, "chốt số liệu": what is frozen is never computed again, whatever happens later. */
export async function freezeReport(trx: Trx, by: Actor, input: Freezing): Promise<Result<{ id: string }>> {
  if (!(await findConference(trx, by.commune, input.conference)))
    return err({ message: 'Không tìm thấy hội nghị.', status: 404 })
  const day = parseDate(input.asOf)
  if (!day) return err({ field: 'asOf', message: 'Ngày chốt theo dạng ngày/tháng/năm, ví dụ 30/9/2024.' })
  const asOf = checkClosing(day, by.today)
  if (!asOf.ok) return asOf
  const before = await frozenOn(trx, by.commune, input.conference, input.kind, day.toString())
  if (before)
    return err({
      field: 'asOf',
      status: 409,
      message: `Số liệu ${PAPER_LABELS[input.kind].toLocaleLowerCase('vi')} đến ngày ${shortDate(day)} đã chốt, không chốt lại được. Hãy chốt đến một ngày khác.`,
    })
  const data = canonicalJson(await currentFigures(trx, by.commune, input.conference, day))
  const row = {
    commune_id: by.commune,
    id: newId(),
    conference_id: input.conference,
    kind: input.kind,
    as_of: day.toString(),
    data,
    digest: sha256(data),
    by_person: by.person,
    at: instantText(by.now),
  }
  await trx.insertInto('frozen_report').values(row).execute()
  await append(trx, by, 'report.frozen', row.id, {
    conference: row.conference_id,
    kind: row.kind,
    as_of: row.as_of,
    digest: row.digest,
  })
  return ok({ id: row.id })
}

export interface ReportIssuing {
  readonly entry: PaperEntry
  readonly kind: ReportKind
  readonly conference: string
  /** The month of a monthly report, else ''. */
  readonly subject: string
  readonly number: number | null
  /** ISO date. */
  readonly issuedOn: string
  /** The report this one replaces. */
  readonly replaces?: string
}

/** Freezes the figures where that was not done, issues the report with them, and marks its duty as met. */
export async function issueReport(trx: Trx, by: Actor, input: ReportIssuing): Promise<Result<Issued>> {
  const { entry, kind, conference, subject } = input
  const asOf = subject === '' ? by.today : closingDay(subject, by.today)
  if (!asOf) return err({ field: 'subject', message: 'Hãy chọn một tháng trong danh sách.' })
  const frozen = await newestOr(trx, by, { conference, kind, asOf: asOf.toString() }, subject !== '')
  if (!frozen.ok) return frozen
  const model = await entry.build(trx, by.commune, conference, subject, by.today)
  if (!model.ok) return model
  const { issuer, term } = await entry.issuer(trx, by.commune, conference)
  const issued = await issuePaper(trx, by, {
    conference,
    kind,
    subject,
    model: model.value,
    redraw: (day) => entry.build(trx, by.commune, conference, subject, day),
    issuer,
    number: input.number,
    issuedOn: input.issuedOn,
    ...(term === undefined ? {} : { term }),
    ...(input.replaces === undefined ? {} : { replaces: input.replaces }),
  })
  const { duty } = REPORTS[kind]
  if (issued.ok && duty !== null) {
    if (subject === '') await meetDuty(trx, by, conference, duty, input.issuedOn)
    else await meetDutyOfMonth(trx, by, conference, duty, subject, input.issuedOn)
  }
  return issued
}

/** A monthly report is of its own month's day; any other quotes what was frozen last, if anything was. */
async function newestOr(trx: Trx, by: Actor, wanted: Freezing, exact: boolean): Promise<Result<void>> {
  const held = await trx
    .selectFrom('frozen_report')
    .select('id')
    .where('commune_id', '=', by.commune)
    .where('conference_id', '=', wanted.conference)
    .where('kind', '=', wanted.kind)
    .$if(exact, (query) => query.where('as_of', '=', wanted.asOf))
    .executeTakeFirst()
  if (held) return ok()
  const frozen = await freezeReport(trx, by, wanted)
  return frozen.ok ? ok() : frozen
}
