// The acts of triage as forms under a question: classify, assign, join, split off, restrict. Each shows its own refusal.
import { Callout, Section, Why } from '../kit/html/bits.tsx'
import { Checkbox, Checkboxes, Radios, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  chosen,
  ErrorSummary,
  Form,
  type FormState,
  field,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import { COMPETENCE, FIELD, type Field, KIND } from '../regulation/codes.ts'
import { isGrave, SPLIT_KINDS, wayOf } from './guidance.ts'
import { shortened } from './inbox.pages.tsx'
import type { QuestionPageProps } from './question.pages.tsx'
import { ownerFor } from './sorting/owner.ts'
import type { Suggestion } from './sorting/suggest.ts'
import { label } from './words.ts'

const options = (list: Readonly<Record<string, string>>) =>
  Object.entries(list).map(([value, text]) => ({ value, label: text }))

type ActProps = QuestionPageProps & { readonly base: string }

function stateOf(props: QuestionPageProps, act: string): FormState {
  return props.refused?.act === act ? props.refused.state : NEW_FORM
}

/** After a stale edit: what stands now, beside what was typed. */
function Present(props: { readonly state: FormState; readonly words: string }) {
  if (props.state.problem?.status !== 409) return null
  return (
    <Callout tone="due" title="Bản hiện có">
      <p>{props.words}</p>
    </Callout>
  )
}

export function Acts(props: ActProps) {
  const { row } = props
  return (
    <>
      {row.split_kind === null && row.duplicate_of === null && <Classify {...props} />}
      {row.split_kind === null && row.duplicate_of === null && <Assign {...props} />}
      {row.duplicate_of === null && <Link {...props} />}
      <Leave {...props} />
    </>
  )
}

function Reasons(props: { readonly of: Suggestion }) {
  const words = (of: 'kind' | 'field' | 'competence', code: string) =>
    props.of.because.find((one) => one.of === of && one.code === code)?.words ?? []
  const reason = (found: readonly string[]) =>
    found.length > 0 ? `vì có ${found.map((word) => `“${word}”`).join(', ')}` : 'không có từ nào gợi khác'
  const { kind, fields, competence } = props.of
  return (
    <Why label="Gợi ý và lý do">
      <ul>
        <li>
          Loại: <strong>{KIND[kind]}</strong>, {reason(words('kind', kind))}
        </li>
        {fields.map((one) => (
          <li key={one}>
            Lĩnh vực: <strong>{FIELD[one]}</strong>, {reason(words('field', one))}
          </li>
        ))}
        <li>
          Thẩm quyền: <strong>{COMPETENCE[competence]}</strong>, {reason(words('competence', competence))}
        </li>
      </ul>
      <p class="muted">Máy chỉ gợi ý theo từ ngữ; người phân loại quyết định.</p>
    </Why>
  )
}

function Classify(props: ActProps) {
  const { row, suggestion } = props
  const state = stateOf(props, 'phan-loai')
  const grave = row.kind === null && isGrave(suggestion.kind)
  const kind = row.kind ?? (suggestion.kind === 'to_cao' ? undefined : suggestion.kind)
  const fields: readonly Field[] =
    row.fields.length > 0 ? row.fields : suggestion.fields.slice(0, suggestion.likely)
  const present = `${label(KIND, row.kind)} · ${row.fields.map((one) => FIELD[one]).join('; ')} · ${label(COMPETENCE, row.competence)}`
  return (
    <Section title={row.kind === null ? 'Phân loại' : 'Sửa phân loại'} id="phan-loai" card>
      {grave && (
        <Callout tone="due" title={`Có thể là ${KIND[suggestion.kind].toLowerCase()}`}>
          <p>
            Nếu đúng, hãy tách khỏi đối thoại ở cuối trang thay vì phân loại. Từ ngữ gợi ra:{' '}
            {suggestion.because.find((one) => one.of === 'kind')?.words.join(', ')}.
          </p>
        </Callout>
      )}
      <Form action={`${props.base}/y-kien/${row.id}/phan-loai`} version={row.version} id="loai">
        <ErrorSummary state={state} />
        <Present state={state} words={present} />
        <Reasons of={suggestion} />
        <Radios
          {...field(state, 'kind', kind)}
          label="Loại"
          required
          inline
          options={options(KIND).filter(({ value }) => value !== 'to_cao')}
        />
        <Select
          {...field(state, 'field', fields[0])}
          label="Lĩnh vực chính"
          required
          width="l"
          options={options(FIELD)}
        />
        <Why label="Thêm lĩnh vực khác">
          <Checkboxes
            {...chosen(state, 'fields', fields.slice(1))}
            label="Lĩnh vực khác"
            options={options(FIELD)}
          />
        </Why>
        <Radios
          {...field(state, 'competence', row.competence ?? suggestion.competence)}
          label="Thẩm quyền"
          required
          options={options(COMPETENCE)}
        />
        <Buttons>
          <SubmitButton tone={row.kind === null ? 'primary' : 'secondary'}>
            {row.kind === null ? 'Phân loại nội dung' : 'Lưu phân loại'}
          </SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function Assign(props: ActProps) {
  const { row, units } = props
  const state = stateOf(props, 'phan-cong')
  const wanted = row.fields.length > 0 ? row.fields : props.suggestion.fields
  const proposed = ownerFor(wanted, units)
  const moves = row.unit_id !== null
  return (
    <Section title={moves ? 'Chuyển đơn vị' : 'Phân công'} id="phan-cong" card>
      <Form action={`${props.base}/y-kien/${row.id}/phan-cong`} version={row.version} id="giao">
        <ErrorSummary state={state} />
        <Present state={state} words={units.find(({ id }) => id === row.unit_id)?.name ?? 'Chưa phân công'} />
        <Select
          {...field(state, 'unit', row.unit_id ?? proposed?.unit.id)}
          label="Cơ quan, đơn vị"
          required
          width="l"
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          hint={
            proposed
              ? `Gợi ý: ${proposed.unit.name}, vì phụ trách lĩnh vực ${FIELD[proposed.because]}.`
              : undefined
          }
        />
        {moves && (
          <TextField
            {...field(state, 'reason')}
            label="Lý do chuyển"
            hint="Chuyển đơn vị không làm đổi thời hạn."
            required
          />
        )}
        <Buttons>
          <SubmitButton tone={row.kind !== null && !moves ? 'primary' : 'secondary'}>
            {moves ? 'Chuyển đơn vị' : 'Phân công đơn vị'}
          </SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function Link(props: ActProps) {
  const { row, alike } = props
  const state = stateOf(props, 'ghep')
  const first = alike[0]
  return (
    <Section title="Ghép với việc đã có" id="ghep" card>
      <Form action={`${props.base}/y-kien/${row.id}/ghep`} version={row.version} id="noi">
        <ErrorSummary state={state} />
        {alike.length > 0 ? (
          <Radios
            {...field(state, 'of')}
            label="Có vẻ cùng một việc"
            options={alike.map((one) => ({
              value: one.value,
              label: shortened(one.text, 140),
              hint: `${one.note}. Giống nhau: ${one.shared.join(', ')}.`,
            }))}
          />
        ) : (
          <p class="muted">Không thấy nội dung nào giống trong các hội nghị của xã.</p>
        )}
        <TextField
          {...field(state, 'code')}
          label="Hoặc mã biên nhận của lượt ý kiến kia"
          width="m"
          example="4F7K 2M9C"
        />
        <Radios
          {...field(state, 'kind', first?.kind ?? 'trung')}
          label="Ghép thế nào"
          required
          options={[
            { value: 'trung', label: 'Trùng', hint: 'Cùng hội nghị này: trả lời chung một lần.' },
            {
              value: 'nhac_lai',
              label: 'Nêu lại',
              hint: 'Đã nêu ở kỳ trước: đếm "lần n", xem đã trả lời gì.',
            },
          ]}
        />
        <Buttons>
          <SubmitButton tone="secondary" icon="link">
            Ghép nội dung
          </SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function Leave(props: ActProps) {
  const { row, submission } = props
  const off = stateOf(props, 'tach-don')
  const secret = stateOf(props, 'han-che')
  const open = props.refused?.act === 'tach-don' || props.refused?.act === 'han-che'
  return (
    <Section title="Tách khỏi đối thoại" id="tach" card>
      <details class="more" open={open || isGrave(props.suggestion.kind)}>
        <summary>Khiếu nại, tố cáo, tố giác, tranh chấp, thủ tục</summary>
        <div class="more-body">
          <h3>Tách theo luật khác</h3>
          <Form action={`${props.base}/y-kien/${row.id}/tach-don`} version={row.version} id="luat">
            <ErrorSummary state={off} />
            <Present state={off} words={label(KIND, row.split_kind) || 'Chưa tách'} />
            <Radios
              {...field(off, 'kind', row.split_kind ?? undefined)}
              label="Đây là"
              required
              options={SPLIT_KINDS.map((kind) => ({ value: kind, label: KIND[kind], hint: wayOf(kind).law }))}
            />
            <TextArea
              {...field(off, 'guidance', row.guidance ?? undefined)}
              label="Lời hướng dẫn người gửi"
              hint="Để trống: dùng lời hướng dẫn theo luật."
              maxLength={3000}
            />
            <Buttons>
              <SubmitButton tone="secondary">Tách nội dung này</SubmitButton>
            </Buttons>
          </Form>
          <h3>Tố cáo: đưa vào sổ hạn chế</h3>
          <p>
            Nội dung, người gửi và tệp kèm rời khỏi mọi danh sách, tìm kiếm, bản xuất. Chỉ người được giao giữ
            sổ hạn chế còn xem được. Mã biên nhận vẫn tra cứu được, với lời báo chung.
            {props.siblings.length > 0 &&
              ' Các nội dung khác trong lượt ý kiến này ở lại, chỉ còn lời của chính chúng và không ghi người gửi: không ai từ đó suy ra người tố cáo. Người gửi vẫn tra cứu bằng mã biên nhận.'}
          </p>
          <Form action={`${props.base}/y-kien/${row.id}/han-che`} version={row.version} id="kin">
            <ErrorSummary state={secret} />
            {props.siblings.length > 0 && submission.files.length > 0 && (
              <Checkboxes
                {...chosen(secret, 'keep')}
                label="Tệp thuộc các nội dung khác, ở lại"
                hint="Tệp không chọn sẽ chuyển theo vào sổ hạn chế."
                options={submission.files.map((file) => ({ value: file.id, label: file.name }))}
              />
            )}
            {props.siblings.length > 0 && (
              <Checkbox
                name="keepsSender"
                label="Người gửi muốn vẫn đứng tên ở các nội dung khác"
                hint="Chỉ chọn khi đã hỏi người gửi."
                checked={secret.values.keepsSender === 'on'}
              />
            )}
            <Checkbox
              name="sure"
              label="Tôi đã đọc và xác nhận đây là tố cáo"
              error={secret.errors.sure}
              required
            />
            <Buttons>
              <SubmitButton tone="danger" icon="lock">
                Đưa vào sổ hạn chế
              </SubmitButton>
            </Buttons>
          </Form>
        </div>
      </details>
    </Section>
  )
}
