// The queue on screen: who waits, in which order, the suggestion of a fair turn, who has spoken. The secretary's page and
// the chair's show the same and act the same.
import { Callout, Section } from '../kit/html/bits.tsx'
import { Select } from '../kit/html/fields.tsx'
import { ErrorSummary, Form, field, Hidden, SubmitButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Regulation } from '../regulation/regulation.form.ts'
import { type DayPageProps, dayPath, dayStateOf, stateFor, turnGrounds, villageName } from './parts.tsx'
import { fairTurn, spoken, waiting } from './queue.ts'
import type { Speech } from './store.ts'

interface QueueProps extends DayPageProps {
  readonly regulation: Regulation
  /** The page to come back to when it is not the control page. */
  readonly back?: 'chu-tri'
}

function turnPath({ who, day }: DayPageProps, speech: Speech, part: string): string {
  return dayPath(who.commune.id, day.conference.id, `phat-bieu/${speech.id}/${part}`)
}

function Back({ back }: { readonly back?: 'chu-tri' | undefined }) {
  return back ? <Hidden name="ve" value={back} /> : null
}

export function Waiting(props: QueueProps & { readonly acts: boolean }) {
  const { day } = props
  const turns = day.speeches.filter((speech) => speech.session === day.session)
  const queue = waiting(turns)
  const fair = fairTurn(turns, (id) => villageName(day, id) || undefined)
  const refuse = stateFor(props.again, 'tu-choi')
  return (
    <Section title={`Chờ phát biểu (${queue.length})`} id="cho">
      <ErrorSummary state={stateFor(props.again, 'thu-tu')} form="thu-tu" />
      <ErrorSummary state={refuse} form="tu-choi" />
      {fair && (
        <Callout tone="waiting" title={`Gợi ý mời trước: ${fair.turn.name}`}>
          <p>{fair.because} Chủ trì quyết định; thứ tự không tự đổi.</p>
        </Callout>
      )}
      <DataTable
        caption="Danh sách chờ"
        quietCaption
        rows={queue}
        rowKey={(row) => row.id}
        empty={<p class="muted">Chưa ai chờ phát biểu.</p>}
        columns={[
          {
            key: 'name',
            label: 'Người phát biểu',
            wide: true,
            cell: (row) => (
              <span id={`luot-${row.id}`}>
                {queue.indexOf(row) + 1}. {row.name}
                {row.written && ' (câu hỏi viết)'}
                <small class="muted turn-about">
                  {[villageName(day, row.village), row.spokeBefore ? 'đã phát biểu trước' : 'lần đầu']
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </span>
            ),
          },
          {
            key: 'acts',
            label: 'Việc',
            quietLabel: true,
            cell: (row) => (props.acts ? <TurnActs {...props} speech={row} /> : ''),
          },
        ]}
      />
    </Section>
  )
}

function TurnActs(props: QueueProps & { readonly speech: Speech }) {
  const { speech: row, day } = props
  const refuse = stateFor(props.again, 'tu-choi')
  const grounds = turnGrounds(props.regulation, row, day.setting)
  // Nobody is asked to speak any more once the session is closed.
  const over = dayStateOf(day).phase === 'be_mac'
  return (
    <div class="buttons" data-turn>
      {!over && (
        <Form action={turnPath(props, row, 'bat-dau')} id={`bd-${row.id}`}>
          <Back back={props.back} />
          <SubmitButton tone="quiet">Mời phát biểu</SubmitButton>
        </Form>
      )}
      {!over && (
        <Form action={turnPath(props, row, 'thu-tu')} id={`tt-${row.id}`}>
          <Back back={props.back} />
          <SubmitButton tone="quiet" name="move" value="len">
            Lên
          </SubmitButton>
          <SubmitButton tone="quiet" name="move" value="xuong">
            Xuống
          </SubmitButton>
          <SubmitButton tone="quiet" name="move" value="dau">
            Lên đầu
          </SubmitButton>
        </Form>
      )}
      {grounds.length > 0 && (
        <details class="more">
          <summary>Từ chối</summary>
          <Form action={turnPath(props, row, 'tu-choi')} id={`tc-${row.id}`}>
            <Back back={props.back} />
            <Select {...field(refuse, 'ground')} label="Căn cứ theo quy chế" required options={grounds} />
            <SubmitButton tone="danger">Từ chối lượt này</SubmitButton>
          </Form>
        </details>
      )}
    </div>
  )
}

/** The chair takes the floor back from whoever speaks: with a ground, kept with who did it. */
export function CutTurn(props: QueueProps & { readonly speech: Speech }) {
  const grounds = turnGrounds(props.regulation, props.speech, props.day.setting)
  const state = stateFor(props.again, 'tu-choi')
  if (grounds.length === 0) return null
  return (
    <details class="more">
      <summary>Dừng lượt phát biểu này, có căn cứ</summary>
      <Form action={turnPath(props, props.speech, 'tu-choi')} id="dung-luot">
        <Back back={props.back} />
        <Select {...field(state, 'ground')} label="Căn cứ" required options={grounds} />
        <SubmitButton tone="danger">Dừng lượt phát biểu</SubmitButton>
      </Form>
    </details>
  )
}

export function Spoken({ day, who }: DayPageProps) {
  const own = day.speeches.filter((speech) => speech.session === day.session)
  const rows = [...spoken(own), ...own.filter((speech) => speech.refused)]
  const distinct = rows.filter((row, at) => rows.findIndex((one) => one.id === row.id) === at)
  return (
    <Section title={`Đã phát biểu (${distinct.length})`}>
      <DataTable
        caption="Các lượt đã phát biểu"
        quietCaption
        rows={distinct}
        rowKey={(row) => row.id}
        empty={<p class="muted">Chưa có lượt nào kết thúc.</p>}
        columns={[
          {
            key: 'name',
            label: 'Người phát biểu',
            wide: true,
            cell: (row) => (
              <a href={dayPath(who.commune.id, day.conference.id, `phat-bieu/${row.id}`)}>{row.name}</a>
            ),
          },
          { key: 'village', label: 'Thôn', cell: (row) => villageName(day, row.village) },
          { key: 'state', label: 'Ghi chép', cell: (row) => noteOf(row) },
        ]}
      />
    </Section>
  )
}

function noteOf(row: Speech): string {
  if (row.refused && row.startedAt === null) return 'Bị từ chối'
  const recorded = row.submission_id ? 'Đã ghi' : 'Chưa ghi nội dung'
  return row.refused ? `Bị dừng. ${recorded}` : recorded
}
