// How papers are numbered here: the way of numbering, ranges set aside by the commune's own register, missing numbers.
import { shortDate } from '../kit/clock.ts'
import { Callout, Empty, Section } from '../kit/html/bits.tsx'
import { FieldRow, Radios, Select, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { TYPES } from './numbering.form.ts'
import type { SeriesName, StoredRange } from './numbering.store.ts'
import { numberingHref, seriesTitle } from './register.pages.tsx'
import { type Gap, gapWords, type RegisterMode, rangeWords, usualTerm } from './register.ts'
import { ISSUER_WORDS } from './words.ts'

export const MODE_WORDS: Readonly<Record<RegisterMode, string>> = {
  kind: 'Mỗi loại văn bản một dãy số riêng trong năm',
  year: 'Mọi loại văn bản chung một dãy số trong năm',
}

/** Which of the page's forms was sent last. */
export type NumberingPart = 'dai-so' | 'giai-trinh' | 'cach-danh-so' | 'tra-lai'

export interface NumberingProps {
  readonly who: Signed
  readonly modes: Readonly<Record<'ubnd' | 'front', RegisterMode>>
  readonly ranges: readonly (SeriesName & StoredRange & { readonly left: number })[]
  /** The series looked at, with what is missing in it. */
  readonly series: (SeriesName & { readonly gaps: readonly Gap[] }) | undefined
  readonly open: NumberingPart | undefined
  readonly state: FormState
}

function stateOf(props: NumberingProps, part: NumberingPart): FormState {
  return props.open === part ? props.state : { values: {}, errors: {} }
}

export function NumberingPage(props: NumberingProps) {
  const { who } = props
  return (
    <Office
      who={who}
      title="Đánh số văn bản"
      current="van-ban"
      crumbs={[{ href: `/xa/${who.commune.id}/so-van-ban`, label: 'Sổ văn bản' }]}
      intro="Sổ văn bản của xã thường nằm ở hệ thống khác. Ở đây có thể nhận trước một dải số để khi ban hành lấy ngay, hoặc nhập từng số do sổ cấp."
    >
      <Ranges {...props} />
      <Gaps {...props} />
      <Modes {...props} />
    </Office>
  )
}

function Ranges(props: NumberingProps) {
  const { who, ranges } = props
  const state = stateOf(props, 'dai-so')
  const today = who.by.today
  return (
    <Section title="Dải số giữ chỗ" id="dai-so">
      {props.open === 'tra-lai' && <ErrorSummary state={props.state} />}
      <DataTable
        caption="Các dải đang giữ"
        quietCaption
        rows={ranges}
        rowKey={(range) => range.id}
        columns={[
          {
            key: 'so',
            label: 'Sổ',
            cell: seriesTitle,
          },
          { key: 'dai', label: 'Dải số', cell: rangeWords },
          { key: 'con', label: 'Còn', cell: (range) => `${range.left}/${range.to - range.from + 1}` },
          {
            key: 'nguon',
            label: 'Ai cấp',
            wide: true,
            cell: (range) => `${range.source} (ghi ngày ${shortDate(range.at.slice(0, 10))})`,
          },
          {
            key: 'tra',
            label: 'Trả lại',
            quietLabel: true,
            cell: (range) => (
              <Form id={`tra-${range.id}`} action={`${numberingHref(who)}/dai-so/${range.id}/tra-lai`}>
                <SubmitButton tone="secondary">Trả lại số còn thừa</SubmitButton>
              </Form>
            ),
          },
        ]}
        empty={
          <Empty
            icon="file"
            title="Chưa giữ dải số nào"
            text="Khi không có dải giữ chỗ, văn bản để trống số sẽ lấy số tiếp theo của sổ ở đây."
          />
        }
      />
      <details class="more" open={props.open === 'dai-so'}>
        <summary>Nhận thêm dải số</summary>
        <div class="more-body">
          <Form id="dai-so" action={`${numberingHref(who)}/dai-so`}>
            <ErrorSummary state={state} />
            <FieldRow>
              <Select
                {...field(state, 'issuer', 'ubnd')}
                label="Cơ quan ban hành"
                blank={null}
                options={Object.entries(ISSUER_WORDS).map(([value, label]) => ({ value, label }))}
                required
              />
              <Select
                {...field(state, 'type', 'TB')}
                label="Loại văn bản"
                blank={null}
                hint="Đánh số chung một dãy thì loại nào cũng được."
                options={TYPES.map((type) => ({
                  value: type,
                  label: type === 'CV' ? 'CV (công văn)' : type,
                }))}
                required
              />
            </FieldRow>
            <FieldRow>
              <TextField
                {...field(state, 'year', String(today.year))}
                label="Năm"
                inputmode="numeric"
                width="s"
                required
              />
              <TextField
                {...field(state, 'term', '')}
                label="Nhiệm kỳ (văn bản của Đảng)"
                hint={`Để trống: ${usualTerm(today)}.`}
                width="s"
              />
            </FieldRow>
            <FieldRow>
              <TextField {...field(state, 'from')} label="Từ số" inputmode="numeric" width="s" required />
              <TextField {...field(state, 'to')} label="Đến số" inputmode="numeric" width="s" required />
            </FieldRow>
            <TextField
              {...field(state, 'source')}
              label="Ai cấp, khi nào"
              example={`Văn thư xã cấp ngày ${today.day}/${today.month}/${today.year}`}
              required
            />
            <Buttons>
              <SubmitButton>Giữ dải số này</SubmitButton>
            </Buttons>
          </Form>
        </div>
      </details>
    </Section>
  )
}

function Gaps(props: NumberingProps) {
  const { who, series } = props
  if (!series) return null
  const state = stateOf(props, 'giai-trinh')
  const first = series.gaps.find((gap) => gap.reason === undefined)
  return (
    <Section title={`Số không có ở đây: ${seriesTitle(series)}`} id="so-thieu">
      {series.gaps.length === 0 ? (
        <p>Không thiếu số nào đứng trước số lớn nhất đã dùng.</p>
      ) : (
        <ul>
          {series.gaps.map((gap) => (
            <li key={gap.from}>{gapWords(gap)}</li>
          ))}
        </ul>
      )}
      {(first || props.open === 'giai-trinh') && (
        <Form id="giai-trinh" action={`${numberingHref(who, series).replace('?', '/giai-trinh?')}`}>
          <ErrorSummary state={state} />
          <Hidden name="issuer" value={series.issuer} />
          <Hidden name="series" value={series.series} />
          <FieldRow>
            <TextField
              {...field(state, 'from', first && String(first.from))}
              label="Từ số"
              inputmode="numeric"
              width="s"
              required
            />
            <TextField
              {...field(state, 'to', first && String(first.to))}
              label="Đến số"
              inputmode="numeric"
              width="s"
              required
            />
          </FieldRow>
          <TextField
            {...field(state, 'reason')}
            label="Lý do"
            example="Dùng cho văn bản khác của xã"
            required
          />
          <Buttons>
            <SubmitButton tone="secondary">Ghi giải trình</SubmitButton>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}

function Modes(props: NumberingProps) {
  const { who, modes } = props
  const state = stateOf(props, 'cach-danh-so')
  return (
    <Section title="Cách đánh số" id="cach-danh-so">
      <p>
        Ủy ban nhân dân: {lower(MODE_WORDS[modes.ubnd])}. Ủy ban MTTQ: {lower(MODE_WORDS[modes.front])}. Văn
        bản của Đảng luôn đánh số theo loại trong cả nhiệm kỳ.
      </p>
      <details class="more" open={props.open === 'cach-danh-so'}>
        <summary>Đổi cách đánh số</summary>
        <div class="more-body">
          <Callout tone="waiting">
            <p>Năm đã có văn bản thì giữ nguyên cách đánh số đến hết năm, để không có hai văn bản cùng số.</p>
          </Callout>
          <Form id="cach-danh-so" action={`${numberingHref(who)}/cach-danh-so`}>
            <ErrorSummary state={state} />
            <Select
              {...field(state, 'issuer', 'ubnd')}
              label="Cơ quan"
              blank={null}
              options={(['ubnd', 'front'] as const).map((value) => ({ value, label: ISSUER_WORDS[value] }))}
              required
            />
            <TextField
              {...field(state, 'year', String(who.by.today.year + 1))}
              label="Từ năm"
              inputmode="numeric"
              width="s"
              required
            />
            <Radios
              {...field(state, 'mode', modes.ubnd === 'kind' ? 'year' : 'kind')}
              label="Cách đánh số"
              options={Object.entries(MODE_WORDS).map(([value, label]) => ({ value, label }))}
              required
            />
            <Buttons>
              <SubmitButton tone="secondary">Đổi cách đánh số</SubmitButton>
            </Buttons>
          </Form>
        </div>
      </details>
    </Section>
  )
}

function lower(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
