// One question as a story: the person's own words, what is proposed and why, what is decided, what happened.
import type { ComponentChildren } from 'preact'
import { shortTime } from '../kit/clock.ts'
import {
  Badge,
  Callout,
  Code4,
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
import { Checkbox, Checkboxes, Radios, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  chosen,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { Unit } from '../office/store.ts'
import { BACKLOG_SOURCE, CHANNEL, COMPETENCE, FIELD, type Field, KIND, LEVEL } from '../regulation/codes.ts'
import { isGrave, SPLIT_KINDS, wayOf } from './guidance.ts'
import { shortened } from './inbox.pages.tsx'
import type { QuestionRow, Submission } from './store.ts'
import type { Suggestion } from './suggest.ts'
import type { PastMatterRow } from './tables.ts'
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

const options = (list: Readonly<Record<string, string>>) =>
  Object.entries(list).map(([value, text]) => ({ value, label: text }))

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
        <ul>
          {submission.files.map((file) => (
            <li key={file.id}>
              <a href={`${base}/y-kien/${row.id}/tep/${file.id}`}>{file.name}</a>{' '}
              <span class="muted">({Math.ceil(file.size / 1024)} kB)</span>
            </li>
          ))}
        </ul>
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
          <p>Ý kiến không ghi tên: vẫn giữ; quy chế của xã quyết định có trả lời hay không.</p>
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

function Acts(props: ActProps) {
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
  const fields: readonly Field[] = row.fields.length > 0 ? row.fields : suggestion.fields
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
  const proposed = wanted
    .map((one) => units.find((unit) => unit.fields.includes(one)))
    .find((unit) => unit !== undefined)
  const why = wanted.find((one) => proposed?.fields.includes(one))
  const moves = row.unit_id !== null
  return (
    <Section title={moves ? 'Chuyển đơn vị' : 'Phân công'} id="phan-cong" card>
      <Form action={`${props.base}/y-kien/${row.id}/phan-cong`} version={row.version} id="giao">
        <ErrorSummary state={state} />
        <Present state={state} words={units.find(({ id }) => id === row.unit_id)?.name ?? 'Chưa phân công'} />
        <Select
          {...field(state, 'unit', row.unit_id ?? proposed?.id)}
          label="Cơ quan, đơn vị"
          required
          width="l"
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          hint={proposed && why ? `Gợi ý: ${proposed.name}, vì phụ trách lĩnh vực ${FIELD[why]}.` : undefined}
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
              ' Các nội dung khác trong lượt ý kiến này ở lại, chỉ còn lời của chính chúng.'}
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

export function pastNote(matter: PastMatterRow): string {
  return `Năm ${matter.year}${matter.done === 1 ? ', đã giải quyết' : ', chưa dứt điểm'}`
}
