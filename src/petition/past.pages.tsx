// Matters of conferences held before this system: what was raised, how often, what was answered, whether it is done.
import { Badge, Empty, Section } from '../kit/html/bits.tsx'
import { Checkbox, FieldRow, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, type FormState, field, SubmitButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { PastMatterRow } from './tables.ts'
import { type NamesOf, named } from './words.ts'

export function PastMattersPage(props: {
  readonly who: Signed
  readonly rows: readonly PastMatterRow[]
  readonly villages: NamesOf
  readonly state: FormState
}) {
  const { who, state, villages } = props
  const base = `/xa/${who.commune.id}`
  return (
    <Office
      who={who}
      title="Vấn đề kỳ trước"
      current="y-kien"
      crumbs={[{ href: `${base}/y-kien`, label: 'Ý kiến' }]}
      intro="Vấn đề đã nêu ở những năm chưa có trong hệ thống, để việc nêu lại được đếm đúng."
    >
      <DataTable
        caption="Vấn đề đã nêu"
        quietCaption
        rows={props.rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'noi-dung', label: 'Vấn đề', wide: true, cell: (row) => row.text },
          { key: 'nam', label: 'Năm', align: 'end', cell: (row) => row.year },
          { key: 'thon', label: 'Thôn', cell: (row) => named(villages, row.village_id) },
          { key: 'lan', label: 'Số lần', align: 'end', cell: (row) => row.times },
          { key: 'tra-loi', label: 'Đã trả lời', cell: (row) => row.answered ?? '' },
          {
            key: 'xong',
            label: 'Tình trạng',
            cell: (row) =>
              row.done === 1 ? (
                <Badge tone="done">Đã giải quyết</Badge>
              ) : (
                <Badge tone="due">Chưa dứt điểm</Badge>
              ),
          },
        ]}
        empty={
          <Empty
            title="Chưa ghi vấn đề nào"
            text="Ghi từ biên bản, thông báo kết luận của những năm trước để biết việc nào đã nêu nhiều lần."
            icon="book"
          />
        }
      />
      {who.rights.has('petition.triage') && (
        <Section title="Ghi thêm một vấn đề" card>
          <Form action={`${base}/van-de-ky-truoc`}>
            <ErrorSummary state={state} />
            <TextArea {...field(state, 'text', '')} label="Vấn đề" rows={3} required />
            <FieldRow>
              <TextField {...field(state, 'year', '')} label="Năm" width="xs" inputmode="numeric" required />
              <TextField
                {...field(state, 'times', '')}
                label="Đã nêu mấy lần đến năm đó"
                width="xs"
                inputmode="numeric"
              />
              <Select
                {...field(state, 'village', '')}
                label="Thôn"
                options={[...villages].map(([value, text]) => ({ value, label: text }))}
              />
            </FieldRow>
            <TextArea {...field(state, 'answered', '')} label="Khi đó đã trả lời" rows={2} />
            <Checkbox name="done" label="Đã giải quyết dứt điểm" checked={state.values.done === 'on'} />
            <Buttons>
              <SubmitButton>Ghi vấn đề</SubmitButton>
            </Buttons>
          </Form>
        </Section>
      )}
    </Office>
  )
}
