// The page of supervision: findings with their answers, beside what the ledger holds (ledger.pages.tsx).
import { longDate, shortTime } from '../kit/clock.ts'
import { Badge, Callout, Empty, Facts, Prose, Section } from '../kit/html/bits.tsx'
import { useUi } from '../kit/html/context.tsx'
import { DateField, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import type { LedgerRow } from '../ledger/tables.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { findingState } from './finding.ts'
import { Changes, Ledger } from './ledger.pages.tsx'
import { supervisionPath } from './paths.ts'
import type { Finding, Head, Verified } from './store.ts'
import { SupervisionTabs } from './tabs.tsx'

export interface SupervisionPageProps {
  readonly who: Signed
  readonly findings: readonly Finding[]
  /** Words of the question a finding is about; absent where it is not (or no longer) in the list of opinions. */
  readonly questions: ReadonlyMap<string, { readonly code: string; readonly text: string }>
  readonly conferences: readonly { readonly id: string; readonly title: string }[]
  readonly about: { readonly id: string; readonly conference: string; readonly text: string } | undefined
  /** The visit a new finding comes of, and of each finding the visit it came of. */
  readonly visit: { readonly id: string; readonly conference: string; readonly words: string } | undefined
  readonly visits: ReadonlyMap<string, { readonly id: string; readonly words: string }>
  readonly titles: ReadonlyMap<string, string>
  readonly rows: readonly LedgerRow[]
  /** Of the subjects of these rows, which are records with a page: their address. */
  readonly links: ReadonlyMap<string, string>
  readonly filter: string | undefined
  readonly acts: readonly string[]
  readonly older: string | undefined
  readonly newest: boolean
  readonly heads: readonly Head[]
  readonly verified: Verified | undefined
  readonly anchor: { readonly typed: string; readonly readable: boolean } | undefined
  readonly state: FormState
  /** The finding whose answer was refused: its form shows what was typed. */
  readonly answering: string | undefined
}

export function SupervisionPage(props: SupervisionPageProps) {
  const { rights } = props.who
  const made = props.answering === undefined ? props.state : NEW_FORM
  return (
    <Office
      who={props.who}
      title="Giám sát"
      current="giam-sat"
      tabs={<SupervisionTabs commune={props.who.commune.id} current="" />}
      intro="Kiến nghị giám sát của Mặt trận và mọi thay đổi đã ghi trong nhật ký. Nhật ký chỉ ghi thêm, không sửa, không xóa."
    >
      <Section title="Kiến nghị giám sát" id="kien-nghi">
        {props.findings.length === 0 ? (
          <Empty
            title="Chưa có kiến nghị giám sát"
            icon="eye"
            text="Mặt trận ghi nhận xét, kiến nghị kèm hạn trả lời ở đây; Văn phòng trả lời ngay dưới từng kiến nghị."
          />
        ) : (
          <div class="stack">
            {props.findings.map((finding) => (
              <FindingCard key={finding.id} finding={finding} of={props} />
            ))}
          </div>
        )}
      </Section>
      {rights.has('supervision.write') && <FindingForm of={props} state={made} />}
      <Ledger of={props} />
      <Changes of={props} />
    </Office>
  )
}

const STATE = {
  answered: { tone: 'done', words: 'Đã trả lời' },
  late: { tone: 'late', words: 'Quá hạn trả lời' },
  waiting: { tone: 'waiting', words: 'Chờ trả lời' },
} as const

function FindingCard(props: { readonly finding: Finding; readonly of: SupervisionPageProps }) {
  const { finding, of } = props
  const ui = useUi()
  const state = STATE[findingState({ ...finding, answered: finding.answer !== null }, ui.today.toString())]
  const conference = of.conferences.find((each) => each.id === finding.conference_id)
  const question = finding.question_id === null ? undefined : of.questions.get(finding.question_id)
  const base = `/xa/${of.who.commune.id}`
  const visit = of.visits.get(finding.id)
  return (
    <article class="card stack" id={`kn-${finding.id}`}>
      <p>
        <Badge tone={state.tone}>{state.words}</Badge>{' '}
        <span class="muted">
          {of.titles.get(finding.by_person) ?? 'Cán bộ'} · {shortTime(finding.at)}
        </span>
      </p>
      <Facts
        items={[
          {
            term: 'Về',
            value: question ? (
              <a href={`${base}/y-kien/${finding.question_id}`}>
                {question.code}: {excerpt(question.text)}
              </a>
            ) : (
              <a href={`${base}/hoi-nghi/${finding.conference_id}`}>{conference?.title ?? 'Hội nghị'}</a>
            ),
          },
          ...(visit
            ? [
                {
                  term: 'Từ đợt giám sát',
                  value: (
                    <a href={supervisionPath(of.who.commune.id, `ke-hoach/${visit.id}`)}>{visit.words}</a>
                  ),
                },
              ]
            : []),
          {
            term: 'Hạn trả lời',
            value: finding.deadline ? longDate(finding.deadline) : 'Không đặt hạn',
          },
        ]}
      />
      <Prose text={finding.text} />
      {finding.answer && (
        <Callout tone="done" title="Trả lời">
          <Prose text={finding.answer.text} />
          <p class="muted">
            {of.titles.get(finding.answer.by_person) ?? 'Văn phòng'} · {shortTime(finding.answer.at)}
          </p>
        </Callout>
      )}
      {!finding.answer && of.who.rights.has('supervision.answer') && (
        <AnswerForm of={of} finding={finding.id} />
      )}
    </article>
  )
}

function AnswerForm(props: { readonly of: SupervisionPageProps; readonly finding: string }) {
  const { of, finding } = props
  const state = of.answering === finding ? of.state : NEW_FORM
  return (
    <Form action={supervisionPath(of.who.commune.id, `${finding}/tra-loi`)} id={`tl-${finding}`}>
      <ErrorSummary state={state} />
      <TextArea label="Trả lời Mặt trận" {...field(state, 'text')} rows={3} maxLength={4000} required />
      <Buttons>
        <SubmitButton tone="secondary" icon="send">
          Trả lời kiến nghị
        </SubmitButton>
      </Buttons>
    </Form>
  )
}

function FindingForm(props: { readonly of: SupervisionPageProps; readonly state: FormState }) {
  const { of, state } = props
  const { about, visit } = of
  return (
    <Section title="Ghi kiến nghị giám sát" id="ghi" card>
      <Form action={supervisionPath(of.who.commune.id)} id="ghi-nhan">
        <ErrorSummary state={state} />
        {visit && (
          <>
            <Hidden name="visit" value={visit.id} />
            <p>
              Từ đợt giám sát{' '}
              <a href={supervisionPath(of.who.commune.id, `ke-hoach/${visit.id}`)}>{visit.words}</a>
            </p>
          </>
        )}
        {about ? (
          <>
            <Hidden name="conference" value={about.conference} />
            <Hidden name="question" value={about.id} />
            <p>
              Về nội dung: <q>{excerpt(about.text)}</q>
            </p>
          </>
        ) : (
          <>
            <Select
              label="Hội nghị"
              {...field(state, 'conference', visit?.conference ?? of.conferences[0]?.id)}
              options={of.conferences.map((each) => ({ value: each.id, label: each.title }))}
              blank={null}
              required
            />
            <TextField
              label="Mã biên nhận của ý kiến"
              {...field(state, 'code')}
              width="m"
              hint="Khi kiến nghị về một ý kiến; để trống khi kiến nghị về cả hội nghị."
            />
          </>
        )}
        <TextArea label="Nội dung giám sát, kiến nghị" {...field(state, 'text')} maxLength={4000} required />
        <DateField label="Hạn đề nghị trả lời" {...field(state, 'deadline')} />
        <Buttons>
          <SubmitButton icon="eye">Ghi kiến nghị</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function excerpt(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text
}
