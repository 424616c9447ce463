// Letters to the superior: the letter's page, and the superior's own list of what was sent to it.

import { shortDate } from '../kit/clock.ts'
import { Badge, Callout, Empty, Facts, Prose, Quote, Section, WithAside } from '../kit/html/bits.tsx'
import { DateField, TextArea } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { villageWords } from '../office/places.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { PaperRow } from '../paper/tables.ts'
import type { QuestionRow } from '../petition/store.ts'
import { IssueFields } from './answer.pages.tsx'
import type { Failed } from './case.act.tsx'
import { LetterFields } from './case.letter.tsx'
import type { Escalation } from './escalation.store.ts'
import { casePath, Deadline, short } from './list.pages.tsx'
import type { LetterRow } from './list.ts'
import { ReplyFields } from './superior/reply.fields.tsx'

interface Props extends LetterRow {
  readonly who: Signed
  /** Only those this person may see. */
  readonly questions: readonly QuestionRow[]
  readonly villages: ReadonlyMap<string, string>
  readonly paper: PaperRow | undefined
  readonly today: Temporal.PlainDate
  readonly failed?: Failed | undefined
}

export function letterPath(commune: string, id: string): string {
  return `/xa/${commune}/de-nghi/${id}`
}

export function LetterPage(props: Props) {
  const { who, letter } = props
  const manages = who.rights.has('case.manage')
  const answers = who.rights.has('superior.answer') || manages
  return (
    <Office
      who={who}
      title={`Đề nghị ${letter.to_body}`}
      current="giai-quyet"
      crumbs={[{ href: `/xa/${who.commune.id}/giai-quyet`, label: 'Giải quyết' }]}
      mark={<LetterBadge letter={letter} />}
    >
      <WithAside aside={<LetterFacts {...props} />}>
        <Section title="Nội dung của Nhân dân">
          {props.questions.map((row) => (
            <Matter key={row.id} {...props} row={row} />
          ))}
        </Section>
        <Section title="Đề nghị" card>
          <Prose text={letter.request} />
        </Section>
        {letter.reply && (
          <Section title="Cấp trên trả lời" card>
            {letter.reply.reference && <p>Văn bản {letter.reply.reference}</p>}
            <Prose text={letter.reply.text} />
            <Callout tone="due">
              <p>
                Cấp trên đã trả lời ngày {shortDate(letter.reply.on_date)}. Xã còn phải trả lời người dân
                {letter.reply.answer_by ? ` chậm nhất ${shortDate(letter.reply.answer_by)}` : ''}.
              </p>
            </Callout>
          </Section>
        )}
        {manages && letter.sent_on === null && <DraftForms {...props} />}
        {letter.returned && (
          <Section title="Cấp trên chuyển trả" card>
            <Callout tone="late">
              <p>
                Chuyển trả ngày {shortDate(letter.returned.on_date)}. Xã làm văn bản đề nghị mới hoặc tự trả
                lời.
              </p>
            </Callout>
            <Prose text={letter.returned.reason} />
          </Section>
        )}
        {answers && isOpen(letter) && <ReplyForm {...props} manages={manages} />}
        {manages && isOpen(letter) && <ReturnForm {...props} />}
      </WithAside>
    </Office>
  )
}

function isOpen(letter: Escalation): boolean {
  return letter.sent_on !== null && !letter.reply && !letter.returned
}

function LetterBadge(props: { readonly letter: Escalation }) {
  const { letter } = props
  if (letter.sent_on === null) return <Badge tone="neutral">Dự thảo</Badge>
  if (letter.returned) return <Badge tone="late">Cấp trên chuyển trả</Badge>
  return letter.reply ? (
    <Badge tone="done">Đã được trả lời</Badge>
  ) : (
    <Badge tone="waiting">Chờ cấp trên</Badge>
  )
}

function Matter(props: Props & { readonly row: QuestionRow }) {
  const { row } = props
  const village = row.village_id ? props.villages.get(row.village_id) : undefined
  const by = [village ? `Nhân dân ${villageWords(village)}` : 'Ý kiến của Nhân dân', `mã ${row.code}`].join(
    ' · ',
  )
  const opens = props.who.rights.has('petition.read') || props.who.rights.has('petition.read_unit')
  return (
    <Quote by={opens ? <a href={casePath(props.who.commune.id, row.id)}>{by}</a> : by}>
      <Prose text={row.text} />
    </Quote>
  )
}

function LetterFacts(props: Props) {
  const { letter, paper } = props
  return (
    <Section title="Thông tin" card>
      <Facts
        items={[
          { term: 'Gửi', value: letter.to_body },
          { term: 'Ngày gửi', value: letter.sent_on ? shortDate(letter.sent_on) : 'Chưa gửi' },
          ...(paper
            ? [
                {
                  term: 'Văn bản',
                  value: props.who.rights.has('paper.read') ? (
                    <a href={`/xa/${props.who.commune.id}/van-ban/${paper.id}`}>{paper.symbol}</a>
                  ) : (
                    paper.symbol
                  ),
                },
              ]
            : []),
          {
            term: 'Cấp trên tiếp nhận',
            value: letter.accepted ? `Hẹn trả lời ${shortDate(letter.accepted.due)}` : 'Chưa ghi nhận',
          },
          {
            term: 'Đề nghị trả lời',
            value: letter.reply ? (
              `Đã trả lời ngày ${shortDate(letter.reply.on_date)}`
            ) : (
              <Deadline row={{ phase: props.phase, deadline: letter.reply_by, distance: props.distance }} />
            ),
          },
        ]}
      />
      {!paper && props.who.rights.has('petition.read') && (
        <p>
          <a
            href={`/xa/${props.who.commune.id}/hoi-nghi/${letter.conference_id}/van-ban/de_nghi_cap_tren?muc=${letter.id}`}
          >
            Xem bản in dự thảo
          </a>
        </p>
      )}
    </Section>
  )
}

function stateOf(props: Props, act: string): FormState {
  return props.failed?.act === act ? props.failed.state : NEW_FORM
}

function DraftForms(props: Props) {
  const { who, letter } = props
  const edit = stateOf(props, 'noi-dung')
  const issue = stateOf(props, 'ban-hanh')
  return (
    <>
      <Section title="Ban hành" card>
        <Form id="ban-hanh" action={`${letterPath(who.commune.id, letter.id)}/ban-hanh`}>
          <ErrorSummary state={issue} />
          <IssueFields state={issue} today={props.today} />
          <Buttons>
            <SubmitButton>Ban hành và gửi cấp trên</SubmitButton>
          </Buttons>
        </Form>
      </Section>
      <Section title="Sửa dự thảo" card>
        <Form
          id="noi-dung"
          action={`${letterPath(who.commune.id, letter.id)}/noi-dung`}
          version={letter.version}
        >
          <ErrorSummary state={edit} />
          <LetterFields
            state={edit}
            stored={{ body: letter.to_body, request: letter.request, replyBy: letter.reply_by }}
          />
          <Buttons>
            <SubmitButton tone="secondary">Lưu dự thảo</SubmitButton>
          </Buttons>
        </Form>
      </Section>
    </>
  )
}

function ReplyForm(props: Props & { readonly manages: boolean }) {
  const { who, letter } = props
  const state = stateOf(props, 'tra-loi')
  return (
    <Section title={props.manages ? 'Ghi trả lời của cấp trên' : 'Trả lời xã'} card>
      <Form id="tra-loi" action={`${letterPath(who.commune.id, letter.id)}/tra-loi`}>
        <ErrorSummary state={state} />
        <ReplyFields state={state} today={props.today} />
        {props.manages && (
          <DateField {...field(state, 'answerBy')} label="Xã trả lời người dân chậm nhất ngày" />
        )}
        <Buttons>
          <SubmitButton>{props.manages ? 'Ghi trả lời của cấp trên' : 'Gửi trả lời'}</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function ReturnForm(props: Props) {
  const { who, letter } = props
  const state = stateOf(props, 'chuyen-tra')
  return (
    <details class="more" open={props.failed?.act === 'chuyen-tra'}>
      <summary>Cấp trên chuyển trả văn bản này</summary>
      <div class="more-body">
        <Form id="chuyen-tra" action={`${letterPath(who.commune.id, letter.id)}/chuyen-tra`}>
          <ErrorSummary state={state} />
          <TextArea
            {...field(state, 'reason')}
            label="Lý do cấp trên nêu"
            required
            rows={3}
            maxLength={4000}
          />
          <Buttons>
            <SubmitButton tone="secondary">Ghi cấp trên chuyển trả</SubmitButton>
          </Buttons>
        </Form>
      </div>
    </details>
  )
}

export function LetterTable(props: {
  readonly who: Signed
  readonly rows: readonly LetterRow[]
  readonly caption: string
}) {
  return (
    <DataTable
      caption={props.caption}
      quietCaption
      rows={props.rows}
      rowKey={(row) => row.letter.id}
      rowTone={(row) => (row.phase === 'late' && isOpen(row.letter) ? 'late' : undefined)}
      columns={[
        {
          key: 'request',
          label: 'Đề nghị',
          wide: true,
          cell: (row) => (
            <a href={letterPath(props.who.commune.id, row.letter.id)}>{short(row.letter.request)}</a>
          ),
        },
        { key: 'body', label: 'Cơ quan', cell: (row) => row.letter.to_body },
        { key: 'count', label: 'Nội dung', align: 'end', cell: (row) => row.letter.questions.length },
        {
          key: 'sent',
          label: 'Ngày gửi',
          cell: (row) => (row.letter.sent_on ? shortDate(row.letter.sent_on) : 'Chưa gửi'),
        },
        { key: 'state', label: 'Trạng thái', cell: (row) => <LetterBadge letter={row.letter} /> },
        {
          key: 'due',
          label: 'Đề nghị trả lời',
          cell: (row) =>
            row.letter.reply ? (
              shortDate(row.letter.reply.on_date)
            ) : (
              <Deadline row={{ phase: row.phase, deadline: row.letter.reply_by, distance: row.distance }} />
            ),
        },
      ]}
      empty={
        <Empty
          title="Chưa có đề nghị nào"
          text="Văn bản xã đề nghị cấp trên xem xét, trả lời hiện ở đây sau khi ban hành."
        />
      }
    />
  )
}

/** What the superior sees of the commune: the letters sent to it, and nothing else. */
export function SuperiorListPage(props: { readonly who: Signed; readonly rows: readonly LetterRow[] }) {
  return (
    <Office
      who={props.who}
      title="Đề nghị của xã"
      current="giai-quyet"
      intro="Nội dung vượt thẩm quyền của xã, chờ cấp trên trả lời để xã trả lời Nhân dân."
    >
      <LetterTable who={props.who} rows={props.rows} caption="Văn bản đề nghị cấp trên" />
    </Office>
  )
}
