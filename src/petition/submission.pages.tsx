// One submission: its receipt, its words as they came, splitting into questions, the sender's data.
import { shortTime } from '../kit/clock.ts'
import { Callout, Code4, type Fact, Facts, Prose, Quote, Section, WithAside } from '../kit/html/bits.tsx'
import { FieldRow, Radios, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { CHANNEL, LEVEL } from '../regulation/codes.ts'
import { shortened } from './inbox.pages.tsx'
import { PeopleFields, peopleItems } from './people/people.pages.tsx'
import { onBehalfWords, type PeopleFacts } from './people/people.ts'
import { ConsentPart } from './privacy/consent.pages.tsx'
import { ErasePart } from './privacy/privacy.pages.tsx'
import type { AnonymousRule, ErasureGround } from './privacy/tables.ts'
import type { Cut } from './sorting/cuts.ts'
import type { QuestionRow } from './store.ts'
import type { Submission } from './submission.store.ts'
import { label, type NamesOf, senderWords, triageWord } from './words.ts'

export interface SubmissionPageProps {
  readonly who: Signed
  readonly submission: Submission
  readonly questions: readonly QuestionRow[]
  /** Not every question of it is in sight: its whole words are not either. */
  readonly whole: boolean
  readonly people: PeopleFacts
  /** What the commune's rule says of opinions without a name. */
  readonly anonymous: AnonymousRule
  readonly erasure: { readonly ground: ErasureGround; readonly at: string } | undefined
  readonly villages: NamesOf
  /** Where the clock starts later than it was received: both times. */
  readonly counted: string | undefined
  /** Where its words go over to another matter; empty where nothing says so, or it is split already. */
  readonly cuts: readonly Cut[]
  /** The cuts are wanted in the form. */
  readonly filled: boolean
  readonly refused?: { readonly act: 'tach' | 'sua' | 'xoa' | 'dong-y'; readonly state: FormState }
}

const NEW_PARTS = 3

/** What stands in the form: the questions there are, or the suggested parts in their place. */
function partsOf(props: SubmissionPageProps): readonly string[] {
  const { questions, cuts } = props
  const [only] = questions
  if (props.filled && questions.length === 1 && only && cuts.length > 1)
    return [...cuts.map(({ text }) => text), '']
  return [...questions.map(({ text }) => text), ...Array.from({ length: NEW_PARTS }, () => '')]
}

function Cuts(props: SubmissionPageProps) {
  const { who, submission, cuts } = props
  if (cuts.length < 2) return null
  return (
    <Callout tone="neutral" title={`Có thể là ${cuts.length} nội dung`}>
      <ol>
        {cuts.map((cut) => (
          <li key={cut.text}>
            {cut.text} {cut.because !== '' && <span class="muted">({cut.because})</span>}
          </li>
        ))}
      </ol>
      {!props.filled && (
        <p>
          <a href={`/xa/${who.commune.id}/luot-y-kien/${submission.id}?dien=goi-y#tach`}>
            Điền các phần này vào ô bên dưới để xem và sửa
          </a>
        </p>
      )}
    </Callout>
  )
}

export function SubmissionPage(props: SubmissionPageProps) {
  const { who, submission, questions } = props
  const base = `/xa/${who.commune.id}`
  return (
    <Office
      who={who}
      title="Lượt ý kiến"
      current="y-kien"
      crumbs={[
        { href: `${base}/y-kien?hoi-nghi=${encodeURIComponent(submission.conference_id)}`, label: 'Ý kiến' },
      ]}
      action={
        who.rights.has('petition.enter') ? (
          <LinkButton href={`${base}/y-kien/nhap?sau=${submission.id}`} icon="plus">
            Nhập ý kiến tiếp theo
          </LinkButton>
        ) : undefined
      }
    >
      <WithAside
        aside={
          <>
            <Section title="Biên nhận" card>
              <p>
                <Code4 code={submission.code} large />
              </p>
              <p class="muted">Đọc từng nhóm bốn ký tự qua điện thoại. Mã dùng để tra cứu kết quả.</p>
              <p>
                <a href={`${base}/luot-y-kien/${submission.id}/bien-nhan`}>
                  In phiếu biên nhận (PDF, khổ A6)
                </a>{' '}
                · <a href={`${base}/luot-y-kien/${submission.id}/bien-nhan?kho=roll80`}>giấy cuộn 80 mm</a>
              </p>
            </Section>
            <Facts
              items={[
                {
                  term: 'Ngày nhận',
                  value: (
                    <>
                      {shortTime(submission.received_at)}
                      {props.counted && <p class="muted">{props.counted}</p>}
                    </>
                  ),
                },
                { term: 'Nhập vào hệ thống', value: shortTime(submission.entered_at) },
                { term: 'Nguồn', value: label(CHANNEL, submission.channel) },
                { term: 'Cấp', value: LEVEL[submission.level] },
                { term: 'Người gửi', value: senderWords(submission, props.villages) },
                { term: 'Điện thoại', value: submission.phone ?? 'Không có' },
                ...carriedWords(props),
                ...peopleItems(props.people, submission.name === null ? props.anonymous : undefined),
              ]}
            />
          </>
        }
      >
        {props.whole && (
          <Section title="Lời gửi đến" card>
            <Quote by={senderWords(submission, props.villages)}>
              <Prose text={submission.content} />
            </Quote>
          </Section>
        )}
        <Section title={`Gồm ${questions.length} nội dung`}>
          <ul>
            {questions.map((row) => (
              <li key={row.id}>
                <a href={`${base}/y-kien/${row.id}`}>{shortened(row.text)}</a>{' '}
                <span class="muted">{triageWord(row).word}</span>
              </li>
            ))}
          </ul>
        </Section>
        {who.rights.has('petition.triage') && <Split {...props} />}
        {who.rights.has('petition.enter') && <Correct {...props} />}
        <ConsentPart
          who={who}
          submission={submission}
          state={props.refused?.act === 'dong-y' ? props.refused.state : NEW_FORM}
        />
        <ErasePart
          who={who}
          submission={submission}
          erasure={props.erasure}
          state={props.refused?.act === 'xoa' ? props.refused.state : NEW_FORM}
        />
      </WithAside>
    </Office>
  )
}

/** Words of lists and of the hall, where nothing more exact is recorded. */
function carriedWords(props: SubmissionPageProps): readonly Fact[] {
  const words = props.submission.on_behalf
  return words === null || onBehalfWords(props.people) !== null ? [] : [{ term: 'Gửi thay', value: words }]
}

function Split(props: SubmissionPageProps) {
  const { who, submission, questions } = props
  const state = props.refused?.act === 'tach' ? props.refused.state : NEW_FORM
  return (
    <Section title="Tách thành nội dung" id="tach" card>
      <p>
        Mỗi nội dung có lĩnh vực, đơn vị, thời hạn và câu trả lời riêng. Lời người dân gửi đến vẫn giữ nguyên
        ở trên.
      </p>
      <Cuts {...props} />
      <Form
        action={`/xa/${who.commune.id}/luot-y-kien/${submission.id}/tach`}
        version={submission.version}
        id="noi-dung-moi"
      >
        <ErrorSummary state={state} />
        {state.problem?.status === 409 && (
          <Callout tone="due" title="Bản hiện có">
            <ol>
              {questions.map((row) => (
                <li key={row.id}>{row.text}</li>
              ))}
            </ol>
          </Callout>
        )}
        {partsOf(props).map((text, at) => {
          const row = questions[at]
          return row ? (
            <div key={row.id}>
              <Hidden name={`parts.${at}.id`} value={row.id} />
              <TextArea
                {...field(state, `parts.${at}.text`, text)}
                label={`Nội dung ${at + 1}`}
                rows={3}
                required
              />
            </div>
          ) : (
            <TextArea
              key={`them-${at + 1}`}
              {...field(state, `parts.${at}.text`, text)}
              label={`Nội dung ${at + 1} (thêm)`}
              rows={2}
            />
          )
        })}
        <Buttons>
          <SubmitButton tone="secondary">Lưu các nội dung</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function Correct(props: SubmissionPageProps) {
  const { who, submission, villages } = props
  const state = props.refused?.act === 'sua' ? props.refused.state : NEW_FORM
  return (
    <Section title="Sửa thông tin người gửi" id="sua" card>
      <Form
        action={`/xa/${who.commune.id}/luot-y-kien/${submission.id}/sua`}
        version={submission.version}
        id="nguoi"
      >
        <ErrorSummary state={state} />
        {state.problem?.status === 409 && (
          <Callout tone="due" title="Bản hiện có">
            <p>
              {senderWords(submission, villages)} · {submission.phone ?? 'không có điện thoại'}
            </p>
          </Callout>
        )}
        <FieldRow>
          <TextField {...field(state, 'name', submission.name ?? '')} label="Họ và tên" />
          <TextField {...field(state, 'phone', submission.phone ?? '')} label="Điện thoại" type="tel" />
        </FieldRow>
        <FieldRow>
          <TextField {...field(state, 'address', submission.address ?? '')} label="Địa chỉ" />
          <Select
            {...field(state, 'village', submission.village_id ?? '')}
            label="Thôn"
            options={[...villages].map(([value, text]) => ({ value, label: text }))}
          />
        </FieldRow>
        <Radios
          {...field(state, 'level', submission.level)}
          label="Cấp"
          required
          inline
          options={Object.entries(LEVEL).map(([value, text]) => ({ value, label: text }))}
        />
        <PeopleFields state={state} stored={props.people} />
        <Buttons>
          <SubmitButton tone="secondary">Lưu thông tin</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}
