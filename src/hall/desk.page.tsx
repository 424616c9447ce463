// The desk at the door: delegates and registered people with one tap, walk-ins by name, a village by count.
import { shortTime } from '../kit/clock.ts'
import { Progress, Section, WithAside } from '../kit/html/bits.tsx'
import { Checkbox, Select, TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, field, Hidden, SubmitButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { figures, findByName } from './attendance.ts'
import { DayFigures } from './control.page.tsx'
import { DayPage, type DayPageProps, dayPath, stateFor, villageName, villageOptions } from './parts.tsx'
import type { Attended } from './store.ts'

const SHOWN = 50

export function DeskPage(props: DayPageProps & { readonly typed: string }) {
  const { who, day } = props
  return (
    <DayPage who={who} day={day} title="Điểm danh" tab="diem-danh">
      <DayFigures day={day} />
      <WithAside
        aside={
          <>
            <WalkIn {...props} />
            <VillageCount {...props} />
            <Guest {...props} />
          </>
        }
      >
        <Expected {...props} />
        <ByVillage {...props} />
        <Present {...props} />
      </WithAside>
    </DayPage>
  )
}

function action({ who, day }: DayPageProps): string {
  return dayPath(who.commune.id, day.conference.id, 'diem-danh')
}

interface ExpectedRow {
  readonly type: 'delegate' | 'registration'
  readonly id: string
  readonly name: string
  readonly about: string
}

/** Whoever is expected and not in yet, found by typing a part of the name. */
function Expected(props: DayPageProps & { readonly typed: string }) {
  const { day } = props
  const here = day.present.filter((row) => row.session === day.session)
  const delegates = new Set(here.map((row) => row.delegate))
  const registrations = new Set(here.map((row) => row.registration))
  const rows: readonly ExpectedRow[] = [
    ...day.delegates
      .filter((row) => !delegates.has(row.id))
      .map((row) => ({
        type: 'delegate' as const,
        id: row.id,
        name: row.name,
        about: [row.title, villageName(day, row.village_id)].filter(Boolean).join(', '),
      })),
    ...day.registrations
      .filter((row) => !registrations.has(row.id))
      .map((row) => ({
        type: 'registration' as const,
        id: row.id,
        name: row.name,
        about: ['Đăng ký trước', villageName(day, row.village_id)].filter(Boolean).join(', '),
      })),
  ]
  const found = findByName(rows, props.typed)
  return (
    <Section title={`Chưa đến (${rows.length})`} id="chua-den">
      <form method="get">
        <Hidden name="buoi" value={String(day.session)} />
        <TextField name="tim" label="Tìm theo tên" value={props.typed} type="search" width="l" />
        <SubmitButton tone="secondary">Tìm</SubmitButton>
      </form>
      <DataTable
        caption="Đại biểu và người đăng ký chưa đến"
        quietCaption
        rows={found.slice(0, SHOWN)}
        rowKey={(row) => `${row.type}-${row.id}`}
        empty={<p class="muted">Không có ai trong danh sách khớp với tên này.</p>}
        columns={[
          { key: 'name', label: 'Họ và tên', wide: true, cell: (row) => row.name },
          { key: 'about', label: 'Thuộc', cell: (row) => row.about },
          {
            key: 'in',
            label: 'Điểm danh',
            quietLabel: true,
            cell: (row) => (
              <Form action={action(props)} id={`c-${row.id}`}>
                <Hidden name="session" value={String(day.session)} />
                <Hidden name="type" value={row.type} />
                <Hidden name={row.type} value={row.id} />
                <SubmitButton tone="quiet" icon="check">
                  Có mặt
                </SubmitButton>
              </Form>
            ),
          },
        ]}
      />
      {found.length > SHOWN && <p class="muted">Còn {found.length - SHOWN} người; hãy gõ thêm tên để tìm.</p>}
    </Section>
  )
}

function WalkIn(props: DayPageProps) {
  const state = stateFor(props.again, 'walk_in')
  return (
    <Section title="Người đến không có trong danh sách" card>
      <Form action={action(props)} id="walk_in">
        <ErrorSummary state={state} />
        <Hidden name="session" value={String(props.day.session)} />
        <Hidden name="type" value="walk_in" />
        <TextField {...field(state, 'name')} label="Họ và tên" required autocomplete="off" />
        <Select {...field(state, 'village')} label="Thôn" options={villageOptions(props.day)} />
        <Checkbox
          name="namesake"
          label="Người khác trùng tên"
          checked={state.values.namesake !== undefined}
          error={state.errors.namesake}
        />
        <Buttons>
          <SubmitButton>Ghi có mặt</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function VillageCount(props: DayPageProps) {
  const state = stateFor(props.again, 'count')
  return (
    <Section title="Đếm theo thôn" card>
      <Form action={action(props)} id="count">
        <ErrorSummary state={state} />
        <Hidden name="session" value={String(props.day.session)} />
        <Hidden name="type" value="count" />
        <Select {...field(state, 'village')} label="Thôn" required options={villageOptions(props.day)} />
        <TextField
          {...field(state, 'people')}
          label="Số người"
          hint="Chỉ đếm những người chưa ghi tên ở trên."
          required
          inputmode="numeric"
          width="xs"
          suffix="người"
        />
        <Buttons>
          <SubmitButton tone="secondary">Ghi số người</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function Guest(props: DayPageProps) {
  const state = stateFor(props.again, 'guest')
  return (
    <Section title="Khách mời ngoài danh sách" card>
      <Form action={action(props)} id="guest">
        <ErrorSummary state={state} />
        <Hidden name="session" value={String(props.day.session)} />
        <Hidden name="type" value="guest" />
        <TextField {...field(state, 'name')} label="Họ tên, chức vụ" required autocomplete="off" />
        <Buttons>
          <SubmitButton tone="secondary">Ghi khách mời</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function ByVillage({ day }: DayPageProps) {
  const all = figures(
    day.present.filter((row) => row.session === day.session),
    day.villages,
    day.commune.population,
  )
  return (
    <Section title="Theo thôn">
      {all.villages.map((village) => (
        <Progress key={village.id} label={village.name} part={village.present} whole={village.population} />
      ))}
    </Section>
  )
}

function Present(props: DayPageProps) {
  const { day, who } = props
  const rows = day.present.filter((row) => row.session === day.session).toReversed()
  return (
    <Section title={`Đã điểm danh (${rows.length} dòng)`}>
      <DataTable
        caption="Đã điểm danh"
        quietCaption
        rows={rows.slice(0, SHOWN)}
        rowKey={(row) => row.id}
        empty={<p class="muted">Chưa có ai.</p>}
        columns={[
          { key: 'name', label: 'Người', wide: true, cell: (row) => nameOf(row) },
          { key: 'village', label: 'Thôn', cell: (row) => villageName(day, row.village) },
          { key: 'people', label: 'Số người', align: 'end', cell: (row) => row.people },
          { key: 'at', label: 'Lúc', cell: (row) => shortTime(row.at) },
          {
            key: 'void',
            label: 'Bỏ dòng ghi nhầm',
            quietLabel: true,
            cell: (row) => (
              <Form
                action={dayPath(who.commune.id, day.conference.id, `diem-danh/${row.id}/bo`)}
                id={`b-${row.id}`}
              >
                <SubmitButton tone="quiet">Bỏ</SubmitButton>
              </Form>
            ),
          },
        ]}
      />
      {rows.length > SHOWN && <p class="muted">Hiện {SHOWN} dòng mới nhất.</p>}
    </Section>
  )
}

function nameOf(row: Attended): string {
  const kind = row.part === 'dai_bieu' ? ' (đại biểu)' : ''
  return row.name === null ? 'Đếm theo thôn' : `${row.name}${kind}`
}
