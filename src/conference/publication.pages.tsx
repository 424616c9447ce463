// Where notice and results are made public, and the proof of it.
import { shortDate, shortTime } from '../kit/clock.ts'
import { Callout, Empty, Section } from '../kit/html/bits.tsx'
import { Checkboxes, DateField, FileField, Radios, Select, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  chosen,
  ErrorSummary,
  Form,
  type FormState,
  field,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import type { Village } from '../office/store.ts'
import { DUTY, isCode } from '../regulation/codes.ts'
import type { Stage } from './conference.ts'
import { ConferenceFrame, conferencePath } from './frame.tsx'
import type { Conference } from './store.ts'
import type { PublicationRow } from './tables.ts'
import { MEANS } from './words.ts'

const PUBLISHED = ['notice', 'result', 'reply'] as const

export function PublicationPage(props: {
  readonly who: Signed
  readonly conference: Conference
  readonly stage: Stage
  readonly rows: readonly PublicationRow[]
  readonly missing: readonly { readonly duty: string; readonly place: string }[]
  readonly villages: readonly Village[]
  readonly state: FormState
}) {
  const { who, conference, state } = props
  const base = conferencePath(who.commune.id, conference.id)
  const dutyWord = (duty: string) => (isCode(DUTY, duty) ? DUTY[duty] : duty)
  return (
    <ConferenceFrame who={who} conference={conference} stage={props.stage} current="cong-khai">
      {props.missing.length > 0 && (
        <Callout tone="due" title="Còn thiếu minh chứng">
          <ul>
            {props.missing.map((each) => (
              <li key={`${each.duty}${each.place}`}>
                {dutyWord(each.duty)}: {each.place}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <DataTable
        caption="Nhật ký công khai, niêm yết"
        rows={props.rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'duty', label: 'Nội dung', cell: (row) => dutyWord(row.duty) },
          {
            key: 'place',
            label: 'Nơi',
            cell: (row) =>
              row.village_id
                ? `${row.place} (${props.villages.find((each) => each.id === row.village_id)?.name ?? ''})`
                : row.place,
          },
          { key: 'from', label: 'Từ ngày', cell: (row) => shortDate(row.from_date) },
          {
            key: 'to',
            label: 'Đến ngày',
            cell: (row) => (row.to_date ? shortDate(row.to_date) : ''),
          },
          {
            key: 'proof',
            label: 'Minh chứng',
            cell: (row) =>
              row.file_id ? (
                <a href={`${base}/cong-khai/${row.id}/minh-chung`}>Xem tệp</a>
              ) : (
                <span class="muted">Không có tệp</span>
              ),
          },
          { key: 'at', label: 'Ghi lúc', cell: (row) => shortTime(row.at) },
        ]}
        empty={
          <Empty
            title="Chưa ghi lần công khai nào"
            text="Mỗi lần niêm yết, đăng tải, phát loa: ghi nơi, ngày và kèm ảnh hoặc bản chụp làm chứng."
          />
        }
      />
      {who.rights.has('conference.write') && (
        <Section title="Ghi một lần công khai">
          <ErrorSummary state={state} />
          <Form action={`${base}/cong-khai`} upload>
            <Select
              {...field(state, 'duty', 'notice')}
              label="Nội dung"
              required
              options={PUBLISHED.map((duty) => ({ value: duty, label: DUTY[duty] }))}
            />
            <Radios
              {...field(state, 'means')}
              label="Bằng cách nào"
              hint="Luật kể riêng ba cách công khai kết quả; chọn đúng cách để hệ thống đối chiếu."
              options={Object.entries(MEANS).map(([value, label]) => ({ value, label }))}
            />
            <Checkboxes
              {...chosen(state, 'villages')}
              label="Trưởng thôn đã nhận"
              hint="Chỉ khi gửi Trưởng thôn: đánh dấu từng thôn đã nhận."
              inline
              options={props.villages.map((village) => ({ value: village.id, label: village.name }))}
            />
            <TextField
              {...field(state, 'place')}
              label="Nơi công khai"
              example="Bảng tin trụ sở UBND xã"
              required
            />
            <DateField {...field(state, 'from')} label="Từ ngày" required />
            <DateField {...field(state, 'to')} label="Đến ngày" />
            <TextField {...field(state, 'note')} label="Ghi chú" />
            <FileField
              name="proof"
              error={state.errors.proof}
              label="Ảnh hoặc bản chụp"
              accept="image/*,.pdf"
            />
            <Buttons>
              <SubmitButton>Ghi nhật ký</SubmitButton>
            </Buttons>
          </Form>
        </Section>
      )}
    </ConferenceFrame>
  )
}
