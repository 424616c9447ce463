// What planning backwards shows, to staff and to anyone: the last day of each preparation, the earliest lawful day, and
// the days that suit with what speaks for and against each.
import type { ComponentChildren } from 'preact'
import { shortDate } from '../kit/clock.ts'
import { Callout, dateWords, Section } from '../kit/html/bits.tsx'
import { useUi } from '../kit/html/context.tsx'
import { Icon, type IconName } from '../kit/html/icons.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Lang } from '../kit/html/words.ts'
import type { Candidate, Remark } from '../regulation/backplan.days.ts'
import type { Preparation } from '../regulation/backplan.steps.ts'
import type { BackPlan } from '../regulation/backplan.ts'
import {
  planEnglish,
  planWords,
  type RemarkTone,
  remarkEnglish,
  remarkTone,
  remarkWords,
} from '../regulation/backplan.words.ts'

const vi = {
  target: (date: string) => `Lùi từ ${date}`,
  wished: 'ngày mong muốn',
  latest: 'ngày chậm nhất',
  window: (rule: string, quote: string) => `Kỳ hạn tổ chức theo ${rule}: “${quote}”.`,
  earliest: (date: string, because: string) =>
    `Ngày sớm nhất còn kịp mọi hạn nếu bắt đầu ngay hôm nay: ${date}${because ? ` (mốc quyết định: ${because})` : ''}.`,
  noEarliest: 'Trong 400 ngày tới không có ngày nào giữ được mọi hạn trước hội nghị.',
  late: (n: number) => `Ngày này không còn kịp: ${n} việc đã quá ngày cuối.`,
  table: 'Ngày cuối của từng việc chuẩn bị',
  duty: 'Việc',
  last: 'Ngày cuối',
  office: (date: string) => `trong giờ làm việc: ${date}`,
  state: 'Còn kịp không',
  passed: (n: number) => `Đã qua ${n} ngày`,
  today: 'Hôm nay là ngày cuối',
  left: (n: number) => `Còn ${n} ngày`,
  plan: 'Ban hành kế hoạch',
  nothing: 'Quy chế và luật không đặt hạn nào trước hội nghị này: không có gì để lùi.',
  candidates: 'Những ngày nên chọn',
  candidatesText: 'Mỗi tuần một ngày tốt nhất còn kịp mọi hạn, ngày thuận hơn đứng trước.',
  none: 'Không còn ngày nào vừa kịp mọi hạn vừa không quá ngày chậm nhất.',
  remarks: 'Điều thuận và không thuận',
  day: 'Ngày',
  why: 'Vì sao là những ngày ấy',
  fine: 'Không có gì vướng.',
}

const en: typeof vi = {
  target: (date) => `Backwards from ${date}`,
  wished: 'wished day',
  latest: 'latest day',
  window: (rule, quote) => `Window for holding it by ${rule}: “${quote}”.`,
  earliest: (date, because) =>
    `Earliest day that still keeps every deadline, starting today: ${date}${because ? ` (decided by ${because})` : ''}.`,
  noEarliest: 'No day within the next 400 keeps every deadline before the conference.',
  late: (n) => `Too late for this day: ${n} duty(ies) are past their last day.`,
  table: 'Last day of each preparation',
  duty: 'Duty',
  last: 'Last day',
  office: (date) => `in office hours: ${date}`,
  state: 'Still in time?',
  passed: (n) => `${n} day(s) ago`,
  today: 'Today is the last day',
  left: (n) => `${n} day(s) left`,
  plan: 'Issue the plan',
  nothing: 'Neither regulation nor law sets a date before this conference: there is nothing to count back.',
  candidates: 'Days that suit',
  candidatesText: 'The best day of each week that keeps every deadline, the better ones first.',
  none: 'No day keeps every deadline and the latest day.',
  remarks: 'For and against',
  day: 'Day',
  why: 'Why these dates',
  fine: 'Nothing against it.',
}

const WORDS: Readonly<Record<Lang, typeof vi>> = { vi, en }

export interface BackPlanProps {
  readonly plan: BackPlan
  /** What can be done with a day that suits. */
  readonly choose: (date: Temporal.PlainDate) => ComponentChildren
}

export function BackPlanResult(props: BackPlanProps) {
  const { lang } = useUi()
  const say = WORDS[lang]
  const { plan } = props
  const { target } = plan
  const late = target.steps.filter((step) => step.obliges && step.daysLate > 0)
  const kind = plan.wished ? say.wished : say.latest
  return (
    <>
      {plan.window && (
        <p>
          {say.window(plan.window.rule, plan.window.quote)} ({shortDate(plan.window.from)}–
          {shortDate(plan.window.to)})
        </p>
      )}
      <Callout tone={plan.earliest ? 'waiting' : 'late'}>
        <p>
          {plan.earliest
            ? say.earliest(dateWords(plan.earliest.date, lang), plan.earliest.because)
            : say.noEarliest}
        </p>
      </Callout>
      <Section title={`${say.target(dateWords(target.date, lang))} (${kind})`}>
        {late.length > 0 && (
          <Callout tone="late" role="status">
            <p>{say.late(late.length)}</p>
          </Callout>
        )}
        <Remarks remarks={target.remarks.filter((remark) => remark.kind !== 'impossible')} />
        <Steps plan={plan} />
      </Section>
      <Section title={say.candidates}>
        {plan.candidates.length === 0 ? (
          <Callout tone="late">
            <p>{say.none}</p>
          </Callout>
        ) : (
          <>
            <p>{say.candidatesText}</p>
            <Days rows={plan.candidates} choose={props.choose} />
          </>
        )}
      </Section>
    </>
  )
}

interface StepRow {
  readonly key: string
  readonly title: string
  readonly last: Temporal.PlainDate
  readonly workingDay: Temporal.PlainDate
  readonly why: string
  readonly rule: string
}

function Steps(props: { readonly plan: BackPlan }) {
  const { lang, today } = useUi()
  const say = WORDS[lang]
  const { plan, target } = { plan: props.plan.plan, target: props.plan.target }
  if (target.steps.length === 0) return <p>{say.nothing}</p>
  const stepRow = (step: Preparation): StepRow => ({
    key: step.rule,
    title: step.title,
    last: step.last,
    workingDay: step.workingDay,
    why: lang === 'en' ? step.explanationEnglish : step.explanation,
    rule: step.bindingRule,
  })
  const rows: readonly StepRow[] = [
    ...(plan
      ? [
          {
            key: 'ke-hoach',
            title: say.plan,
            last: plan.last,
            workingDay: plan.workingDay,
            why: lang === 'en' ? planEnglish(plan) : planWords(plan),
            rule: '',
          },
        ]
      : []),
    ...target.steps.map(stepRow),
  ]
  const left = (row: StepRow) => {
    const days = today.until(row.last).days
    return days < 0 ? say.passed(-days) : days === 0 ? say.today : say.left(days)
  }
  return (
    <>
      <DataTable
        caption={say.table}
        rows={rows}
        rowKey={(row) => row.key}
        rowTone={(row) => (Temporal.PlainDate.compare(row.last, today) < 0 ? 'late' : undefined)}
        columns={[
          {
            key: 'title',
            label: say.duty,
            wide: true,
            cell: (row) => (
              <>
                {row.title}
                {row.rule && <p class="muted">{row.rule}</p>}
              </>
            ),
          },
          {
            key: 'last',
            label: say.last,
            cell: (row) => (
              <>
                {dateWords(row.last, lang)}
                {Temporal.PlainDate.compare(row.last, row.workingDay) !== 0 && (
                  <p class="muted">{say.office(dateWords(row.workingDay, lang))}</p>
                )}
              </>
            ),
          },
          { key: 'state', label: say.state, cell: left },
        ]}
      />
      <Reasons items={rows} />
    </>
  )
}

/** Under a table of dates, the sentence each of them says of itself. */
export function Reasons(props: {
  readonly items: readonly { readonly key: string; readonly title: string; readonly why: string }[]
}) {
  const say = WORDS[useUi().lang]
  return (
    <section class="reasons">
      <h3>{say.why}</h3>
      <dl>
        {props.items.map((item) => (
          <div key={item.key}>
            <dt>{item.title}</dt>
            <dd>{item.why}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Days(props: { readonly rows: readonly Candidate[]; readonly choose: BackPlanProps['choose'] }) {
  const { lang } = useUi()
  const say = WORDS[lang]
  return (
    <DataTable
      caption={say.candidates}
      quietCaption
      rows={props.rows}
      rowKey={(row) => row.date.toString()}
      columns={[
        {
          key: 'date',
          label: say.day,
          cell: (row) => (
            <>
              {dateWords(row.date, lang)}
              <p>{props.choose(row.date)}</p>
            </>
          ),
        },
        {
          key: 'remarks',
          label: say.remarks,
          wide: true,
          cell: (row) => (row.remarks.length ? <Remarks remarks={row.remarks} /> : say.fine),
        },
      ]}
    />
  )
}

const ICON: Readonly<Record<RemarkTone, IconName>> = { against: 'alert', mind: 'info', for: 'check' }

function Remarks(props: { readonly remarks: readonly Remark[] }) {
  const { lang } = useUi()
  if (props.remarks.length === 0) return null
  return (
    <ul class="remarks">
      {props.remarks.map((remark) => {
        const words = lang === 'en' ? remarkEnglish(remark) : remarkWords(remark)
        const tone = remarkTone(remark)
        return (
          <li key={words} class={tone}>
            <Icon name={ICON[tone]} />
            <span>{words}</span>
          </li>
        )
      })}
    </ul>
  )
}
