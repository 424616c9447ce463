// One question as a story: the person's own words, what is proposed and why, what is decided, what happened.

import type { ComponentChildren } from 'preact'
import { shortTime } from '../kit/clock.ts'
import {
  Badge,
  Callout,
  Code4,
  DateText,
  type Fact,
  Facts,
  Prose,
  Quote,
  Section,
  Story,
  type StoryItem,
  Why,
  WithAside,
} from '../kit/html/bits.tsx'
import { Form, type FormState, Hidden, SubmitButton } from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { Unit } from '../office/store.ts'
import { BACKLOG_SOURCE, CHANNEL, COMPETENCE, FIELD, KIND, LEVEL } from '../regulation/codes.ts'
import { filesPath, sizeWords } from './files.pages.tsx'
import { shortened } from './inbox.pages.tsx'
import { ANONYMOUS_RULES, type AnonymousRule } from './privacy/tables.ts'
import type { Suggestion } from './sorting/suggest.ts'
import type { QuestionRow } from './store.ts'
import type { Submission } from './submission.store.ts'
import type { PastMatterRow } from './tables.ts'
import { Acts } from './triage.pages.tsx'
import { label, type NamesOf, named, senderWords, triageWord } from './words.ts'

/** Something said before or elsewhere that sounds like this. */
export interface Alike {
  /** "q:…" or "p:…", as the form sends it. */
  readonly value: string
  readonly text: string
  readonly note: string
  readonly shared: readonly string[]
  readonly kind: 'trung' | 'nhac_lai'
}

export interface QuestionPageProps {
  readonly who: Signed
  readonly row: QuestionRow
  /** What the commune's rule says of opinions without a name. */
  readonly anonymous: AnonymousRule
  readonly submission: Submission
  readonly conference: string
  readonly siblings: readonly QuestionRow[]
  readonly duplicates: readonly QuestionRow[]
  readonly head: QuestionRow | undefined
  readonly repeats: { readonly question?: QuestionRow | undefined; readonly past?: PastMatterRow | undefined }
  readonly alike: readonly Alike[]
  readonly suggestion: Suggestion
  readonly units: readonly Unit[]
  readonly villages: NamesOf
  readonly history: readonly StoryItem[]
  /** What higher chapters tell about it: disposition, case, answer. */
  readonly panels: readonly ComponentChildren[]
  /** The form that was sent and refused, by the last word of its address. */
  readonly refused?: { readonly act: string; readonly state: FormState }
}

export function QuestionPage(props: QuestionPageProps) {
  const { who, row } = props
  const base = `/xa/${who.commune.id}`
  const triages = who.rights.has('petition.triage')
  const word = triageWord(row)
  return (
    <Office
      who={who}
      title={`Nội dung ý kiến ${row.code.slice(0, 4)} ${row.code.slice(4)}`}
      current="y-kien"
      crumbs={[{ href: `${base}/y-kien?hoi-nghi=${encodeURIComponent(row.conference_id)}`, label: 'Ý kiến' }]}
      mark={<Badge tone={word.tone}>{word.word}</Badge>}
      intro={props.conference}
    >
      <WithAside aside={<Aside {...props} />}>
        <Said {...props} />
        {row.guidance !== null && (
          <Callout tone="neutral" title={`Đã tách: ${label(KIND, row.split_kind)}`}>
            <p>{row.guidance}</p>
          </Callout>
        )}
        {props.head && (
          <Callout tone="neutral" title="Ghép trùng">
            <p>
              Cùng một việc với{' '}
              <a href={`${base}/y-kien/${props.head.id}`}>{shortened(props.head.text, 100)}</a>: trả lời chung
              ở nội dung đó.
            </p>
            {triages && <Unlink base={base} row={row} kind="trung" />}
          </Callout>
        )}
        <Repeats {...props} base={base} triages={triages} />
        {props.panels}
        {triages && <Acts {...props} base={base} />}
        <Section title="Quá trình" id="qua-trinh">
          <Story items={props.history} label="Quá trình xử lý" />
        </Section>
      </WithAside>
    </Office>
  )
}

function Said(props: QuestionPageProps) {
  const { row, submission, who } = props
  const base = `/xa/${who.commune.id}`
  const sender = senderWords(row, props.villages)
  const whole = submission.content !== row.text
  return (
    <Section
      title="Người dân nói"
      card
      actions={<a href={`${base}/luot-y-kien/${submission.id}`}>Lượt ý kiến, biên nhận</a>}
    >
      <Quote by={sender}>
        <Prose text={row.text} />
      </Quote>
      {whole && (
        <Why label="Cả lượt ý kiến, đúng lời gửi đến">
          <Prose text={submission.content} />
        </Why>
      )}
      {submission.files.length > 0 && (
        <>
          <ul>
            {submission.files.map((file) => (
              <li key={file.id}>
                <a href={`${base}/y-kien/${row.id}/tep/${file.id}`}>{file.name}</a>{' '}
                <span class="muted">({sizeWords(file.size)})</span>
              </li>
            ))}
          </ul>
          <p>
            <a href={filesPath(who.commune.id, row.id)}>Xem tệp cạnh lời gửi đến</a>
          </p>
        </>
      )}
      {props.siblings.length > 0 && (
        <>
          <h3>Nội dung khác trong cùng lượt ý kiến</h3>
          <ul>
            {props.siblings.map((other) => (
              <li key={other.id}>
                <a href={`${base}/y-kien/${other.id}`}>{shortened(other.text)}</a>{' '}
                <span class="muted">{triageWord(other).word}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function Aside(props: QuestionPageProps) {
  const { row, submission } = props
  const unit = props.units.find(({ id }) => id === row.unit_id)
  const facts: readonly (Fact | false)[] = [
    { term: 'Mã biên nhận', value: <Code4 code={row.code} /> },
    { term: 'Ngày nhận', value: shortTime(row.received_at) },
    {
      term: 'Nguồn',
      value: `${label(CHANNEL, row.channel)}${row.backlog_source ? `: ${label(BACKLOG_SOURCE, row.backlog_source)}` : ''}`,
    },
    { term: 'Cấp', value: LEVEL[row.level] },
    { term: 'Thôn', value: named(props.villages, row.village_id) || 'Không rõ' },
    row.phone !== null && { term: 'Điện thoại', value: row.phone },
    submission.on_behalf !== null && { term: 'Gửi thay', value: submission.on_behalf },
    { term: 'Loại', value: label(KIND, row.kind) || 'Chưa phân loại' },
    { term: 'Lĩnh vực', value: row.fields.map((one) => FIELD[one]).join('; ') || 'Chưa phân loại' },
    { term: 'Thẩm quyền', value: label(COMPETENCE, row.competence) || 'Chưa phân loại' },
    { term: 'Đơn vị', value: unit?.name ?? 'Chưa phân công' },
    row.due_on !== null && {
      term: 'Hạn chuẩn bị trả lời',
      value: <DateText date={Temporal.PlainDate.from(row.due_on)} />,
    },
    {
      term: 'Công khai',
      value: row.consent_publish === 1 ? 'Đồng ý ghi họ tên' : 'Chữ cái đầu của tên và thôn',
    },
    row.times > 1 && { term: 'Lần nêu', value: <Badge tone="waiting">lần {row.times}</Badge> },
  ]
  return (
    <>
      <Facts items={facts.filter((fact): fact is Fact => fact !== false)} />
      {row.name === null && (
        <Callout tone="due">
          <p>Ý kiến không ghi tên: vẫn nhận và giữ. Quy định của xã: {ANONYMOUS_RULES[props.anonymous]}.</p>
        </Callout>
      )}
    </>
  )
}

function Repeats(props: QuestionPageProps & { readonly base: string; readonly triages: boolean }) {
  const { row, repeats, duplicates, base } = props
  return (
    <>
      {(repeats.question || repeats.past) && (
        <Callout tone="waiting" title={`Đã nêu lại: lần ${row.times}`}>
          {repeats.question && (
            <p>
              Kỳ trước:{' '}
              <a href={`${base}/y-kien/${repeats.question.id}`}>{shortened(repeats.question.text)}</a>
            </p>
          )}
          {repeats.past && (
            <p>
              Năm {repeats.past.year}: {shortened(repeats.past.text)}
              {repeats.past.answered && <> Khi đó trả lời: “{repeats.past.answered}”</>}
            </p>
          )}
          {props.triages && <Unlink base={base} row={row} kind="nhac_lai" />}
        </Callout>
      )}
      {duplicates.length > 0 && (
        <Section title={`${duplicates.length} ý kiến khác cùng việc này`}>
          <p class="muted">Trả lời một lần, báo cho mọi người.</p>
          <ul>
            {duplicates.map((other) => (
              <li key={other.id}>
                <a href={`${base}/y-kien/${other.id}`}>{shortened(other.text)}</a>{' '}
                <span class="muted">{senderWords(other, props.villages)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Unlink(props: {
  readonly base: string
  readonly row: QuestionRow
  readonly kind: 'trung' | 'nhac_lai'
}) {
  const { row, kind } = props
  return (
    <Form action={`${props.base}/y-kien/${row.id}/go-ghep`} version={row.version} id={`go-${kind}`}>
      <Hidden name="kind" value={kind} />
      <SubmitButton tone="quiet">Gỡ ghép</SubmitButton>
    </Form>
  )
}

export function pastNote(matter: PastMatterRow): string {
  return `Năm ${matter.year}${matter.done === 1 ? ', đã giải quyết' : ', chưa dứt điểm'}`
}
