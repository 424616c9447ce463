// The desk at the door: read a code, type a few letters, tick; who is expected and has not come; who is in.
import { Badge, Callout, Section, WithAside } from '../kit/html/bits.tsx'
import { TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, field, Hidden, LinkButton, SubmitButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { assetUrl } from '../kit/http/assets.ts'
import type { Comer } from './attendance.acts.ts'
import { findPeople } from './attendance.ts'
import { DayFigures } from './control.page.tsx'
import { ByVillage, deskAction, Guest, Present, VillageCount, WalkIn } from './desk.parts.tsx'
import { type Expected, expectedOf, LISTS, type ListName, listCounts, scannedPerson } from './expected.ts'
import { hourOf } from './moments.ts'
import { DayPage, type DayPageProps, dayPath, SessionLinks, stateFor, villageName } from './parts.tsx'
import { scanned } from './scan.ts'

const SHOWN = 50

export interface DeskProps extends DayPageProps {
  readonly typed: string
  readonly list: ListName | undefined
  /** Whom the typed code means. */
  readonly byCode: Comer | undefined
  /** The row just written down at this desk, and whether it had been there before. */
  readonly last: { readonly id: string; readonly already: boolean } | undefined
}

export function DeskPage(props: DeskProps) {
  const { who, day } = props
  return (
    <DayPage who={who} day={day} title="Điểm danh" tab="diem-danh" scripts={[assetUrl('camera.js')]}>
      <SessionLinks who={who} day={day} part="diem-danh" />
      <JustNow {...props} />
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
        <Scan {...props} />
        <NotYet {...props} />
        <ByVillage {...props} />
        <Present {...props} />
        <Buttons>
          <LinkButton
            href={`/xa/${who.commune.id}/hoi-nghi/${day.conference.id}/van-ban/danh_sach_diem_danh?dang=pdf`}
          >
            In danh sách để ký
          </LinkButton>
          <LinkButton href={dayPath(who.commune.id, day.conference.id, 'thiet-bi')}>
            Mở thêm bàn điểm danh
          </LinkButton>
        </Buttons>
      </WithAside>
    </DayPage>
  )
}

/** What this desk did last: shown with a way back; someone who was in already is shown, not counted again. */
function JustNow({ day, last, who }: DeskProps) {
  const row = last && day.present.find((one) => one.id === last.id)
  if (!row || !last) return null
  const name = row.name ?? `${row.people} người`
  const village = villageName(day, row.village)
  const label = village ? `${name}, ${village}` : name
  if (last.already) {
    const by = day.people.find((one) => one.id === row.by)?.name
    return (
      <Callout tone="waiting" title={`${label}: đã có mặt từ trước`} role="status">
        <p>
          Đã ghi lúc {hourOf(row.at)}
          {by && ` bởi ${by}`}; không ghi thêm lần nữa.
        </p>
      </Callout>
    )
  }
  return (
    <Callout tone="done" title={`Đã ghi có mặt: ${label}`} role="status">
      <Form action={dayPath(who.commune.id, day.conference.id, `diem-danh/${row.id}/bo`)} id="hoan-tac">
        <Hidden name="session" value={String(day.session)} />
        <SubmitButton tone="quiet">Hoàn tác</SubmitButton>
      </Form>
    </Callout>
  )
}

/** A hand scanner types the code and presses Enter; a camera does the same where the browser can. */
function Scan(props: DeskProps) {
  const state = stateFor(props.again, 'quet')
  return (
    <Section title="Quét mã giấy mời, biên nhận" card>
      <Form action={`${deskAction(props)}/quet`} id="quet">
        <ErrorSummary state={state} />
        <Hidden name="session" value={String(props.day.session)} />
        <TextField
          {...field(state, 'code')}
          label="Mã trên giấy mời, biên nhận"
          hint="Đặt con trỏ ở đây rồi quét; gõ tay cũng được."
          required
          autocomplete="off"
          autofocus
          width="l"
        />
        <Buttons>
          <SubmitButton>Ghi có mặt</SubmitButton>
          <button type="button" class="button secondary" data-camera hidden>
            Quét bằng máy ảnh
          </button>
        </Buttons>
        <p class="muted" data-camera-on hidden>
          Đưa mã vào giữa hình; đọc được thì tự ghi. Bấm nút lần nữa để tắt máy ảnh.
        </p>
        <p data-camera-refused hidden>
          <Badge tone="late">Không mở được máy ảnh</Badge> Hãy cho phép trang này dùng máy ảnh ở thanh địa
          chỉ, tắt chương trình khác đang dùng máy ảnh, hoặc gõ mã.
        </p>
        <video data-camera-view hidden muted playsInline aria-label="Hình máy ảnh" />
      </Form>
    </Section>
  )
}

function NotYet(props: DeskProps) {
  const { day, typed } = props
  const expected = expectedOf(day)
  const code = scanned(typed).type
  const one =
    code === 'delegate' || code === 'code' ? scannedPerson(expected, typed, props.byCode) : undefined
  const rows = one
    ? [one]
    : findPeople(
        expected
          .filter((row) => props.list === undefined || row.list === props.list)
          .filter((row) => !row.present || typed !== ''),
        typed,
      )
  const absent = expected.filter((row) => !row.present).length
  return (
    <Section title={`Chưa đến (${absent} trên ${expected.length} người có tên)`} id="chua-den">
      <ListLinks {...props} expected={expected} />
      <form method="get" data-search="ket-qua">
        <Hidden name="buoi" value={String(day.session)} />
        {props.list && <Hidden name="loai" value={props.list} />}
        <TextField
          name="tim"
          label="Tìm theo tên hoặc số điện thoại"
          hint="Gõ vài chữ, không cần dấu."
          value={typed}
          type="search"
          width="l"
          autocomplete="off"
        />
        <SubmitButton tone="secondary">Tìm</SubmitButton>
      </form>
      <p>
        <a href="#nguoi-moi">Người đến không có trong danh sách</a>
      </p>
      {(['delegate', 'registration', 'official'] as const).map((type) => (
        <ErrorSummary key={type} state={stateFor(props.again, type)} />
      ))}
      <div id="ket-qua">
        <DataTable
          caption="Người có tên trong danh sách"
          quietCaption
          rows={rows.slice(0, SHOWN)}
          rowKey={(row) => `${row.type}-${row.id}`}
          empty={
            <p class="muted">
              {expected.length === 0
                ? 'Chưa có danh sách mời, đăng ký. Ghi người đến ở ô bên cạnh.'
                : typed
                  ? 'Không có ai khớp. Ghi người này ở ô “Người đến không có trong danh sách”.'
                  : 'Mọi người có tên trong danh sách này đã đến.'}
            </p>
          }
          columns={[
            { key: 'name', label: 'Họ và tên', wide: true, cell: (row) => row.name },
            { key: 'about', label: 'Thuộc', cell: (row) => aboutOf(row, day) },
            {
              key: 'in',
              label: 'Điểm danh',
              quietLabel: true,
              cell: (row) =>
                row.present ? <In row={row} day={day} /> : <Tick {...props} row={row} focus={one === row} />,
            },
          ]}
        />
        {rows.length > SHOWN && <p class="muted">Còn {rows.length - SHOWN} người; hãy gõ thêm tên để tìm.</p>}
      </div>
    </Section>
  )
}

function aboutOf(row: Expected, day: DeskProps['day']): string {
  return [row.title, villageName(day, row.village), row.list === 'dang-ky' ? LISTS['dang-ky'] : '']
    .filter(Boolean)
    .join(', ')
}

/** Whoever stands on two lists came by one of them. */
function In({ row, day }: { readonly row: Expected; readonly day: DeskProps['day'] }) {
  if (!row.through) return <>Đã có mặt</>
  const { list, at, by } = row.through
  const who = day.people.find((one) => one.id === by)?.name
  return (
    <>
      Đã có mặt
      <small class="muted turn-about">
        {[`theo danh sách ${LISTS[list]}`, `lúc ${hourOf(at)}`, who && `${who} ghi`]
          .filter(Boolean)
          .join(', ')}
      </small>
    </>
  )
}

function Tick(props: DeskProps & { readonly row: Expected; readonly focus: boolean }) {
  const { row } = props
  const name = row.type === 'official' ? 'person' : row.type
  return (
    <Form action={deskAction(props)} id={`c-${row.id}`}>
      <Hidden name="session" value={String(props.day.session)} />
      <Hidden name="type" value={row.type} />
      <Hidden name={name} value={row.id} />
      <SubmitButton tone={props.focus ? 'secondary' : 'quiet'} icon="check">
        Có mặt
      </SubmitButton>
    </Form>
  )
}

/** The lists with how many of each have come. */
function ListLinks(props: DeskProps & { readonly expected: readonly Expected[] }) {
  const base = `${deskAction(props)}?buoi=${props.day.session}`
  const counts = listCounts(props.expected)
  if (counts.length < 2) return null
  return (
    <ul class="words">
      <li>
        <a class="word" href={`${base}#chua-den`} aria-current={props.list ? undefined : 'true'}>
          Tất cả
        </a>
      </li>
      {counts.map(({ list, present, all }) => (
        <li key={list}>
          <a
            class="word"
            href={`${base}&loai=${list}#chua-den`}
            aria-current={props.list === list ? 'true' : undefined}
          >
            {LISTS[list]}: {present}/{all} có mặt
          </a>
        </li>
      ))}
    </ul>
  )
}
