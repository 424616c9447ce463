// Matters sent in before the day, for the chair's answer at the conference: one by one or many at once.
import { Badge, Empty, Section } from '../kit/html/bits.tsx'
import { Select } from '../kit/html/fields.tsx'
import { ErrorSummary, Form, SubmitButton } from '../kit/html/form.tsx'
import { BulkBar, DataTable, FilterBar } from '../kit/html/table.tsx'
import type { Unit } from '../office/store.ts'
import { CHANNEL, DISPOSITION, isCode } from '../regulation/codes.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import type { Matter } from './matters.store.ts'
import {
  AnswerField,
  DayPage,
  type DayPageProps,
  DecisionFields,
  dayPath,
  stateFor,
  villageName,
  villageOptions,
} from './parts.tsx'

export interface CollectedProps extends DayPageProps {
  readonly matters: readonly Matter[]
  readonly regulation: Regulation
  readonly units: readonly Unit[]
  readonly village: string | undefined
  readonly undecided: boolean
}

export function CollectedPage(props: CollectedProps) {
  const { who, day } = props
  const path = dayPath(who.commune.id, day.conference.id, 'y-kien')
  const heads = props.matters.filter((matter) => matter.duplicateOf === null)
  const shown = heads
    .filter((matter) => props.village === undefined || matter.village === props.village)
    .filter((matter) => !props.undecided || matter.disposition === null)
  const state = stateFor(props.again, 'nhieu')
  return (
    <DayPage who={who} day={day} title="Ý kiến gửi trước" tab="y-kien">
      <FilterBar
        total={shown.length}
        unit="nội dung"
        filters={[
          ...(props.village === undefined
            ? []
            : [
                {
                  label: 'Thôn',
                  value: villageName(day, props.village),
                  removeHref: `${path}?${props.undecided ? '' : 'tat-ca=1'}`,
                },
              ]),
          ...(props.undecided
            ? [{ label: 'Cách xử lý', value: 'chưa có', removeHref: `${path}?tat-ca=1` }]
            : []),
        ]}
      >
        <form method="get">
          <Select name="thon" label="Thôn" value={props.village} options={villageOptions(day)} />
          <SubmitButton tone="secondary">Lọc</SubmitButton>
        </form>
      </FilterBar>
      <Form action={path} id="nhieu">
        <ErrorSummary state={state} />
        <DataTable
          caption="Ý kiến gửi đến trước hội nghị"
          quietCaption
          rows={shown}
          rowKey={(row) => row.id}
          choose={{ name: 'question', value: (row) => row.id, label: (row) => `Chọn ${row.code}` }}
          empty={
            <Empty
              title="Không còn nội dung nào ở đây"
              text="Ý kiến gửi trước chưa có cách xử lý sẽ hiện ở trang này để chủ trì trả lời tại hội nghị."
            />
          }
          columns={[
            { key: 'text', label: 'Nội dung', wide: true, cell: (row) => row.text },
            {
              key: 'who',
              label: 'Người có ý kiến',
              cell: (row) =>
                [row.name ?? 'Không nêu tên', villageName(day, row.village)].filter(Boolean).join(', '),
            },
            {
              key: 'channel',
              label: 'Nguồn',
              cell: (row) => (isCode(CHANNEL, row.channel) ? CHANNEL[row.channel] : row.channel),
            },
            {
              key: 'same',
              label: 'Cùng nội dung',
              align: 'end',
              cell: (row) => joined(props.matters, row) || '',
            },
            { key: 'state', label: 'Cách xử lý', cell: (row) => <Decided matter={row} /> },
          ]}
        />
        {shown.length > 0 && (
          <>
            <BulkBar label="Ghi cho các nội dung đã chọn">
              <SubmitButton>Ghi cách xử lý</SubmitButton>
            </BulkBar>
            <Section title="Trả lời của chủ trì" card>
              <AnswerField state={state} />
              <DecisionFields
                state={state}
                regulation={props.regulation}
                units={props.units}
                answerers={day.conference.chairs.map((chair) => chair.name).join(', ')}
              />
            </Section>
          </>
        )}
      </Form>
    </DayPage>
  )
}

function joined(matters: readonly Matter[], head: Matter): number {
  return matters.filter((matter) => matter.duplicateOf === head.id).length
}

export function Decided(props: { readonly matter: Matter }) {
  const { disposition, splitOff } = props.matter
  if (splitOff) return <Badge tone="neutral">Đã tách xử lý</Badge>
  if (!disposition) return <Badge tone="due">Chưa xử lý</Badge>
  return (
    <Badge tone="done">
      {isCode(DISPOSITION, disposition.code) ? DISPOSITION[disposition.code] : disposition.code}
    </Badge>
  )
}
