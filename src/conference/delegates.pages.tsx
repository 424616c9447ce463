// Who comes: quotas, invitees, attendance.
import { Empty, Section } from '../kit/html/bits.tsx'
import { Radios, Select, TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, type FormState, field, SubmitButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import type { Village } from '../office/store.ts'
import type { Stage } from './conference.ts'
import { ConferenceFrame, conferencePath } from './frame.tsx'
import type { Conference } from './store.ts'
import type { DelegateRow } from './tables.ts'

export function DelegatesPage(props: {
  readonly who: Signed
  readonly conference: Conference
  readonly stage: Stage
  readonly villages: readonly Village[]
  readonly quotas: readonly { readonly village_id: string; readonly places: number }[]
  readonly delegates: readonly DelegateRow[]
  readonly state: FormState
}) {
  const { who, conference, state } = props
  const base = conferencePath(who.commune.id, conference.id)
  const write = who.rights.has('conference.write')
  const invite = who.rights.has('invite.write')
  const quota = (village: string) => props.quotas.find((each) => each.village_id === village)?.places ?? 0
  const chosen = (village: string) =>
    props.delegates.filter((each) => each.village_id === village && each.part === 'thon').length
  const villageName = (id: string | null) => props.villages.find((village) => village.id === id)?.name ?? ''
  return (
    <ConferenceFrame who={who} conference={conference} stage={props.stage} current="dai-bieu">
      <ErrorSummary state={state} form="dai-bieu" />
      <Form id="phan-bo" action={`${base}/phan-bo`}>
        <DataTable
          caption="Phân bổ đại biểu theo thôn"
          rows={props.villages}
          rowKey={(village) => village.id}
          columns={[
            { key: 'name', label: 'Thôn', cell: (village) => village.name },
            { key: 'people', label: 'Số dân', align: 'end', cell: (village) => village.population },
            {
              key: 'places',
              label: 'Được phân bổ',
              align: 'end',
              cell: (village) =>
                write ? (
                  <input
                    name={`village.${village.id}`}
                    aria-label={`Số đại biểu của ${village.name}`}
                    inputmode="numeric"
                    class="w-xs"
                    value={String(quota(village.id))}
                  />
                ) : (
                  quota(village.id)
                ),
            },
            {
              key: 'filled',
              label: 'Đã có tên',
              align: 'end',
              cell: (village) => `${chosen(village.id)}/${quota(village.id)}`,
            },
          ]}
        />
        {write && (
          <>
            <TextField
              {...field(state, 'places')}
              label="Chia lại theo số dân: tổng số đại biểu"
              hint="Để trống thì lưu các số ở bảng trên."
              inputmode="numeric"
              width="s"
            />
            <Buttons>
              <SubmitButton tone="secondary">Lưu phân bổ</SubmitButton>
            </Buttons>
          </>
        )}
      </Form>
      <DataTable
        caption="Danh sách đại biểu và khách mời"
        rows={props.delegates}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', label: 'Họ và tên', cell: (row) => row.name },
          { key: 'title', label: 'Chức vụ', cell: (row) => row.title ?? '' },
          { key: 'village', label: 'Thôn', cell: (row) => villageName(row.village_id) },
          {
            key: 'part',
            label: 'Thành phần',
            cell: (row) => (row.part === 'moi' ? 'Khách mời' : 'Đại biểu thôn'),
          },
        ]}
        empty={
          <Empty
            title="Chưa có tên đại biểu"
            text="Ghi tên khách mời và đại biểu của từng thôn; giấy mời in ra cho từng người."
          />
        }
      />
      {invite && (
        <Section title="Thêm đại biểu">
          <Form id="dai-bieu" action={`${base}/dai-bieu`}>
            <TextField {...field(state, 'name')} label="Họ và tên" required width="l" />
            <TextField {...field(state, 'title')} label="Chức vụ, đơn vị" width="l" />
            <Radios
              {...field(state, 'part', 'moi')}
              label="Thành phần"
              required
              inline
              options={[
                { value: 'moi', label: 'Khách mời' },
                { value: 'thon', label: 'Đại biểu thôn' },
              ]}
            />
            <Select
              {...field(state, 'village')}
              label="Thôn"
              options={props.villages.map((village) => ({ value: village.id, label: village.name }))}
            />
            <Buttons>
              <SubmitButton>Thêm đại biểu</SubmitButton>
            </Buttons>
          </Form>
        </Section>
      )}
    </ConferenceFrame>
  )
}
