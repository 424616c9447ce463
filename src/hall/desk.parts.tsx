// Parts of the desk: people without a name on any list, a village by count, figures by village, who is in with undo.
import { Section } from '../kit/html/bits.tsx'
import { Checkbox, Select, TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, field, Hidden, SubmitButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { count } from '../kit/text.ts'
import { figures } from './attendance.ts'
import { expectedOf } from './expected.ts'
import { hourOf } from './moments.ts'
import { type DayPageProps, dayPath, stateFor, villageName, villageOptions } from './parts.tsx'
import type { Attended } from './store.ts'

const SHOWN = 50

export function deskAction({ who, day }: DayPageProps): string {
  return dayPath(who.commune.id, day.conference.id, 'diem-danh')
}

export function WalkIn(props: DayPageProps) {
  const state = stateFor(props.again, 'walk_in')
  return (
    <Section title="Người đến không có trong danh sách" card id="nguoi-moi">
      <Form action={deskAction(props)} id="walk_in">
        <ErrorSummary state={state} />
        <Hidden name="session" value={String(props.day.session)} />
        <Hidden name="type" value="walk_in" />
        <TextField {...field(state, 'name')} label="Họ và tên" required autocomplete="off" />
        <Select {...field(state, 'village')} label="Thôn" options={villageOptions(props.day)} />
        {state.errors.name !== undefined && (
          <Checkbox
            name="namesake"
            label="Người khác trùng tên"
            checked={state.values.namesake !== undefined}
            error={state.errors.namesake}
          />
        )}
        <Buttons>
          <SubmitButton tone="secondary">Ghi người mới đến</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

export function VillageCount(props: DayPageProps) {
  const state = stateFor(props.again, 'count')
  return (
    <Section title="Đếm theo thôn" card>
      <Form action={deskAction(props)} id="count">
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

export function Guest(props: DayPageProps) {
  const state = stateFor(props.again, 'guest')
  return (
    <Section title="Khách mời ngoài danh sách" card>
      <Form action={deskAction(props)} id="guest">
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

/** Seed 5: people present of all people, and what each village was asked to send beside who came. */
export function ByVillage({ day }: DayPageProps) {
  const here = day.present.filter((row) => row.session === day.session)
  const all = figures(here, day.villages, day.commune.population)
  const listed = expectedOf(day).filter((row) => row.list === 'thon')
  const session = day.conference.sessions.find((one) => one.seq === day.session)
  const own = session && session.villages.length > 0 ? new Set(session.villages) : undefined
  const rows = all.villages
    .filter((village) => !own || own.has(village.id) || village.present > 0)
    .map((village) => {
      const named = listed.filter((one) => one.village === village.id)
      return {
        ...village,
        places: day.quotas.find((one) => one.village_id === village.id)?.places ?? 0,
        named: named.length,
        absent: named.filter((one) => !one.present).length,
      }
    })
  const withQuota = rows.some((row) => row.places > 0 || row.named > 0)
  return (
    <Section title="Theo thôn">
      <DataTable
        caption="Số người có mặt theo thôn"
        quietCaption
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', label: 'Thôn', wide: true, cell: (row) => row.name },
          { key: 'present', label: 'Có mặt', align: 'end', cell: (row) => count(row.present) },
          { key: 'all', label: 'Tổng số', align: 'end', cell: (row) => count(row.population) },
          ...(withQuota
            ? [
                {
                  key: 'quota',
                  label: 'Đại biểu được cử',
                  cell: (row: (typeof rows)[number]) =>
                    row.named === 0 && row.places === 0
                      ? '–'
                      : `${row.named - row.absent} đến, ${row.absent} vắng; ${row.named}/${row.places} suất có tên`,
                },
              ]
            : []),
        ]}
      />
      {all.elsewhere > 0 && <p class="muted">Chưa rõ thôn: {all.elsewhere} người.</p>}
    </Section>
  )
}

export function Present(props: DayPageProps) {
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
          { key: 'at', label: 'Lúc', cell: (row) => hourOf(row.at) },
          {
            key: 'void',
            label: 'Bỏ dòng ghi nhầm',
            quietLabel: true,
            cell: (row) => (
              <Form
                action={dayPath(who.commune.id, day.conference.id, `diem-danh/${row.id}/bo`)}
                id={`b-${row.id}`}
              >
                <Hidden name="session" value={String(day.session)} />
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
