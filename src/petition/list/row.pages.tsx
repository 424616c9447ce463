// One row of a list before it is stored: what it says, the verdict and why, and the form that corrects it in place.
import { Badge } from '../../kit/html/bits.tsx'
import { FieldRow, Radios, Select, TextArea, TextField } from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  NEW_FORM,
  SubmitButton,
} from '../../kit/html/form.tsx'
import { Icon } from '../../kit/html/icons.tsx'
import type { Tone } from '../../kit/html/tone.ts'
import { LEVEL } from '../../regulation/codes.ts'
import { type NamesOf, named } from '../words.ts'
import { MAX_ADDRESS, MAX_CONTENT, MAX_NAME } from './check.ts'
import type { Draft } from './draft.store.ts'
import { VERDICT, type Verdict, verdictOf } from './draft.ts'
import type { DraftRowTable } from './tables.ts'

const TONE: Readonly<Record<Verdict, Tone>> = {
  tot: 'done',
  'chu-y': 'due',
  loi: 'late',
  'da-co': 'neutral',
  'bo-ra': 'neutral',
}

const SHOWN = 1200

export function RowCard(props: {
  readonly row: DraftRowTable
  readonly draft: Draft
  readonly villages: NamesOf
  readonly back: string
  /** What was typed and why it was refused. */
  readonly refused: FormState | undefined
}) {
  const { row, draft, villages } = props
  const verdict = verdictOf(row)
  const taken = row.take === 1
  const warnings = JSON.parse(row.warnings) as string[]
  const questions = JSON.parse(row.questions) as string[]
  const village = draft.only_village === 1 ? draft.village_id : (row.village_id ?? draft.village_id)
  const base = `/xa/${draft.commune_id}/nhap-danh-sach/${draft.id}`
  return (
    <article class={`imp-row ${TONE[verdict]}`} id={`dong-${row.seq}`}>
      <header>
        <strong>
          {row.sheet === null ? '' : `${row.sheet}, `}dòng {row.file_row}
        </strong>{' '}
        <Badge tone={TONE[verdict]}>{VERDICT[verdict]}</Badge>
        {row.edited === 1 && <span class="muted"> đã sửa</span>}
      </header>
      <div class="imp-said">
        <Words content={row.content} questions={questions} />
        <p class="muted">
          {[
            row.name ?? 'Không ghi tên',
            row.address,
            village === null ? null : named(villages, village),
            row.phone,
            LEVEL[draft.level ?? row.level],
          ]
            .filter((part): part is string => part !== null && part !== '')
            .filter((part, at, all) => !all.some((other, before) => before < at && other.includes(part)))
            .join(' · ')}
        </p>
        {row.problem !== null && <p class="error">{row.problem}</p>}
        {row.present === 1 && (
          <p class="imp-why">
            {row.take === 1
              ? 'Nhập thêm dù lời này của người này đã có.'
              : 'Lời này của người này đã có trong hội nghị, hoặc đứng ở dòng trên.'}
          </p>
        )}
        {warnings.length > 0 && (
          <ul class="bare imp-why">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
      </div>
      <div class="imp-acts">
        <details class="more" open={props.refused !== undefined}>
          <summary>
            <Icon name="edit" />
            {row.problem === null ? 'Sửa' : 'Sửa để nhập'}
            <span class="sr"> dòng {row.file_row}</span>
          </summary>
          <div class="more-body">
            <RowForm
              row={row}
              draft={draft}
              villages={villages}
              questions={questions}
              back={props.back}
              state={props.refused ?? NEW_FORM}
            />
          </div>
        </details>
        {(row.problem === null || !taken || row.content !== '') && (
          <Form action={`${base}/chon-dong`} id={`chon-${row.seq}`}>
            <Hidden name="seq" value={String(row.seq)} />
            <Hidden name="take" value={taken ? '0' : '1'} />
            <Hidden name="ve" value={`${props.back.slice(base.length)}#dong-${row.seq}`} />
            <SubmitButton tone="quiet">
              {taken ? 'Bỏ dòng này' : row.present === 1 ? 'Vẫn nhập dòng này' : 'Nhận lại dòng này'}
            </SubmitButton>
          </Form>
        )}
      </div>
    </article>
  )
}

/** Several questions each on its own line, as they will be kept. */
function Words(props: { readonly content: string; readonly questions: readonly string[] }) {
  const { content, questions } = props
  if (content === '') return <p class="muted">(không có nội dung)</p>
  if (questions.length > 1)
    return (
      <ol class="imp-questions">
        {questions.map((text, at) => (
          <li key={`${at}`}>{text}</li>
        ))}
      </ol>
    )
  return <p class="imp-words">{content.length > SHOWN ? `${content.slice(0, SHOWN)}…` : content}</p>
}

function RowForm(props: {
  readonly row: DraftRowTable
  readonly draft: Draft
  readonly villages: NamesOf
  readonly questions: readonly string[]
  readonly back: string
  readonly state: FormState
}) {
  const { row, draft, state } = props
  const action = `/xa/${draft.commune_id}/nhap-danh-sach/${draft.id}/dong/${row.seq}`
  const split = props.questions.length > 1 ? props.questions.map((text) => text.replaceAll('\n', ' ')) : []
  return (
    <Form action={action} version={row.version} id={`sua-${row.seq}`}>
      <ErrorSummary state={state} />
      <TextArea
        {...field(state, 'content', row.content)}
        label="Nội dung"
        rows={4}
        maxLength={MAX_CONTENT}
        required
      />
      <TextArea
        {...field(state, 'questions', split.join('\n'))}
        label="Tách thành từng nội dung"
        hint="Mỗi dòng một nội dung. Để trống: tách theo cách đánh số trong lời, nếu có."
        rows={Math.max(2, Math.min(8, split.length))}
      />
      <FieldRow>
        <TextField {...field(state, 'name', row.name ?? '')} label="Người gửi" maxLength={MAX_NAME} />
        <TextField {...field(state, 'phone', row.phone ?? '')} label="Điện thoại" type="tel" />
      </FieldRow>
      <FieldRow>
        <TextField {...field(state, 'address', row.address ?? '')} label="Địa chỉ" maxLength={MAX_ADDRESS} />
        {draft.only_village === 0 && (
          <Select
            {...field(state, 'village', row.village_id ?? draft.village_id ?? '')}
            label="Thôn"
            options={[...props.villages].map(([value, text]) => ({ value, label: text }))}
          />
        )}
      </FieldRow>
      <Radios
        {...field(state, 'level', row.level)}
        label="Gửi tới"
        required
        inline
        options={Object.entries(LEVEL).map(([value, text]) => ({ value, label: text }))}
      />
      <Buttons>
        <SubmitButton tone="secondary">Lưu dòng này</SubmitButton>
      </Buttons>
    </Form>
  )
}
