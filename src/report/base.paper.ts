// What every report paper needs: its closing day, its figures (frozen ones first), the matters of that day, and the
// tables that print them. A figure is always printed with what it is of.
import {
  archive,
  type Handle,
  headOfPaper,
  issuerWords,
  leaders,
  type Setting,
  settingOf,
  signature,
} from '../followup/base.paper.ts'
import { currentDue, isClosed, requestState } from '../followup/state.ts'
import { shortDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { count, initials, rate } from '../kit/text.ts'
import { b, p, table } from '../paper/build.ts'
import type { PaperKind } from '../paper/kinds.ts'
import type { Block, PaperModel, TableBlock } from '../paper/model.ts'
import { superiorWords } from '../paper/registry.ts'
import { placesOnce } from '../petition/words.ts'
import { FIELD, REQUEST_STATE } from '../regulation/codes.ts'
import { standardOrganisations } from '../regulation/library.ts'
import { presentNames } from '../regulation/organisations.ts'
import { DIMENSIONS, type Dimension, type Figures, MEASURES, type Measure } from './figures.ts'
import type { ReportKind } from './kinds.ts'
import {
  figuresAsOf,
  frozenFigures,
  frozenOn,
  listFrozen,
  type Matter,
  mattersAsOf,
  type Handle as StoreHandle,
} from './store.ts'
import type { FrozenReportRow } from './tables.ts'

export { archive, type Handle, headOfPaper, issuerWords, leaders, type Setting, settingOf, signature }

export const MISSING = { message: 'Không tìm thấy hội nghị này.', status: 404 } as const

export interface Report {
  readonly setting: Setting
  readonly asOf: Temporal.PlainDate
  readonly frozen: FrozenReportRow | undefined
  readonly figures: Figures
  readonly matters: readonly Matter[]
}

/** `on`: the exact closing day (monthly reports); else that of the figures frozen last, else today. */
export async function reportOf(
  read: Handle,
  commune: string,
  conference: string,
  kind: ReportKind | null,
  today: Temporal.PlainDate,
  on?: Temporal.PlainDate,
): Promise<Result<Report>> {
  const setting = await settingOf(read, commune, conference, today)
  if (!setting) return err(MISSING)
  const frozen = kind === null ? undefined : await frozenFor(read, commune, conference, kind, today, on)
  const asOf = frozen ? Temporal.PlainDate.from(frozen.as_of) : (on ?? today)
  const matters = await mattersAsOf(read, commune, conference, asOf)
  return ok({
    setting,
    asOf,
    frozen,
    figures: frozen ? frozenFigures(frozen) : await figuresAsOf(read, commune, matters, asOf),
    matters,
  })
}

async function frozenFor(
  read: StoreHandle,
  commune: string,
  conference: string,
  kind: ReportKind,
  today: Temporal.PlainDate,
  on: Temporal.PlainDate | undefined,
): Promise<FrozenReportRow | undefined> {
  if (on) return frozenOn(read, commune, conference, kind, on.toString())
  const until = today.toString()
  return (await listFrozen(read, commune, conference)).find((row) => row.kind === kind && row.as_of <= until)
}

export function dayWords(iso: string | null): string {
  return iso === null ? '' : shortDate(iso)
}

/** "Số liệu chốt đến ngày 30/9/2024 …": what day the figures are of, and their digest once frozen. */
export function closingWords(report: Report): string {
  const day = shortDate(report.asOf)
  return report.frozen
    ? `Số liệu chốt đến hết ngày ${day} (mã kiểm tra ${report.frozen.digest.slice(0, 12)}).`
    : `Số liệu tính đến hết ngày ${day}, chưa chốt.`
}

/** How many turns and matters came in, as the reports' sentences say it. */
export function receivedOf(figures: Figures): { readonly so_luot: string; readonly so_noi_dung: string } {
  return { so_luot: count(figures.submissions), so_noi_dung: count(figures.received) }
}

export function rateText(figures: Figures, measure: Measure): string {
  const { part, whole } = figures.rates[measure]
  return rate(part, whole)
}

/** "Đã trả lời bằng văn bản: 8/9 (88,9 %) nội dung phải trả lời bằng văn bản". */
export function measureWords(figures: Figures, measure: Measure): string {
  return `${MEASURES[measure].label}: ${rateText(figures, measure)} ${MEASURES[measure].of}`
}

export function measuresTable(figures: Figures, measures: readonly Measure[]): TableBlock {
  return table(
    [
      { head: 'STT', width: 1, align: 'center' },
      { head: 'Chỉ tiêu', width: 7 },
      { head: 'Tính trên', width: 6 },
      { head: 'Số lượng, tỷ lệ', width: 4, align: 'right' },
    ],
    measures.map((measure, at) => [
      String(at + 1),
      MEASURES[measure].label,
      MEASURES[measure].of,
      rateText(figures, measure),
    ]),
  )
}

export function groupTable(figures: Figures, dimension: Dimension): TableBlock {
  return table(
    [
      { head: DIMENSIONS[dimension], width: 6 },
      { head: 'Tiếp nhận', width: 2, align: 'right' },
      { head: 'Đã giải quyết, trả lời', width: 4, align: 'right' },
      { head: 'Trả lời bằng văn bản', width: 4, align: 'right' },
      { head: 'Quá hạn', width: 4, align: 'right' },
    ],
    figures.groups[dimension].map((group) => [
      group.label,
      count(group.received),
      rate(group.rates.handled.part, group.rates.handled.whole),
      rate(group.rates.written.part, group.rates.written.whole),
      rate(group.rates.late.part, group.rates.late.whole),
    ]),
    { empty: 'Chưa có nội dung nào.' },
  )
}

/** How a person is named: in full only where the plan orders it (product 3.8); else initials. */
export function personOf(report: Pick<Report, 'setting'>, matter: Matter, full: boolean): string {
  const { row } = matter
  const village = row.village_id ? (report.setting.villages.get(row.village_id) ?? '') : ''
  const name = row.name === null ? 'Không nêu tên' : full ? row.name : initials(row.name)
  return [name, ...placesOnce(full ? row.address : null, village)].join(', ')
}

export function namesOrdered(report: Pick<Report, 'setting'>): boolean {
  return report.setting.regulation.minutes?.names_ordered === true
}

export function stateWords(matter: Matter): string {
  const state = requestState(matter.facts)
  const due = currentDue(matter.facts)
  const answered = matter.facts.answered.at(-1)?.onDate
  const more = isClosed(state)
    ? answered
      ? ` (văn bản ngày ${dayWords(answered)})`
      : ''
    : due
      ? ` (hạn ${dayWords(due)})`
      : ''
  return `${REQUEST_STATE[state]}${more}`
}

export function fieldWords(matter: Matter): string {
  return matter.fields
    .map((code) => (Object.hasOwn(FIELD, code) ? FIELD[code as keyof typeof FIELD] : code))
    .join('; ')
}

export function unitWords(report: Pick<Report, 'setting'>, matter: Matter): string {
  return matter.facts.unit === null ? '' : (report.setting.units.get(matter.facts.unit) ?? matter.facts.unit)
}

export function mattersTable(report: Report, matters: readonly Matter[], full: boolean): TableBlock {
  return table(
    [
      { head: 'STT', width: 1, align: 'center' },
      { head: 'Nội dung kiến nghị', width: 9, align: 'justify' },
      { head: 'Người có ý kiến', width: 4 },
      { head: 'Lĩnh vực', width: 3 },
      { head: 'Cơ quan, đơn vị giải quyết', width: 3 },
      { head: 'Tiến độ, kết quả', width: 4 },
    ],
    matters.map((matter, at) => [
      String(at + 1),
      matter.times > 1 ? `${matter.row.text} (nêu lần ${matter.times})` : matter.row.text,
      personOf(report, matter, full),
      fieldWords(matter),
      unitWords(report, matter),
      stateWords(matter),
    ]),
    { empty: 'Chưa có nội dung nào.' },
  )
}

/** Matters of the dialogue: without what was split off to another procedure. */
export function dialogue(matters: readonly Matter[]): readonly Matter[] {
  return matters.filter((matter) => requestState(matter.facts) !== 'tach')
}

/** To whom reports go: what the regulation's duty says, in the words of the day; else the superior of the issuer. */
export function superiorOf(setting: Setting, today: Temporal.PlainDate): readonly string[] {
  const sent = setting.regulation.rules
    .filter((rule) => rule.duty === 'report')
    .flatMap((rule) => rule.sent_to)
    .filter((text) => !/mttq|mặt trận|ct-xh/iu.test(text) && !/^[A-Z_]+$/.test(text))
  const named = sent.map((text) => presentNames(text, today, standardOrganisations()))
  const all =
    named.length > 0
      ? named
      : [setting.body.issuer === 'party' ? 'Ban Thường vụ Tỉnh ủy' : 'Ủy ban nhân dân cấp trên']
  return all.map((body) => superiorWords(body, setting.commune.province))
}

/** plan S2: "đồng thời gửi cho Mặt trận Tổ quốc và các tổ chức chính trị - xã hội cùng cấp". */
export function reportRecipients(setting: Setting): readonly string[] {
  return [
    leaders(setting),
    `Ủy ban MTTQ Việt Nam và các tổ chức chính trị - xã hội ${setting.commune.kind}`,
    archive(setting),
  ]
}

/** "Như trên" stands for those the paper is addressed to, who are not named again; nobody addressed, no "Như trên". */
function recipientsBeside(addressees: readonly string[] = [], others: readonly string[]): readonly string[] {
  const rest = others.filter((one) => one !== 'Như trên' && !addressees.includes(one))
  return addressees.length === 0 ? rest : ['Như trên', ...rest]
}

export function lower(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

/** The silent villages by name: those from which nothing was heard. */
export function silentWords(figures: Figures): readonly Block[] {
  const { part, whole, names } = figures.silent
  return [
    p(
      b('Thôn chưa có ý kiến: '),
      `${rate(part, whole)} thôn${names.length > 0 ? ` (${names.join(', ')})` : ''}.`,
    ),
  ]
}

/** The frame of a report on the issuer's letterhead. */
export function reportModel(
  setting: Setting,
  today: Temporal.PlainDate,
  kind: PaperKind,
  subject: string,
  parts: Pick<PaperModel, 'body'> &
    Partial<Pick<PaperModel, 'addressees' | 'annexes' | 'recipients' | 'signature'>>,
): PaperModel {
  return {
    kind,
    layout: setting.layout,
    title: `Báo cáo ${lower(subject)}`,
    head: headOfPaper(setting, kind, today),
    heading: { type: 'named', name: 'Báo cáo', subject },
    signature: signature(setting),
    ...parts,
    recipients: recipientsBeside(parts.addressees, parts.recipients ?? reportRecipients(setting)),
  }
}
