// What moves, shown before it happens: by conference, each date old and new with its reason.
import { longDate } from '../kit/clock.ts'
import { Callout, Section, Why } from '../kit/html/bits.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { count } from '../kit/text.ts'
import { byConference, type CaseGroup, type ConferenceMoves, type Replanned } from './moves.ts'

/** Words of roles and units, which chapters above and the office know. */
export interface MoveWords {
  readonly role: (code: string) => string
  readonly unit: (id: string) => string
}

export function dateOrNone(date: string | null): string {
  return date === null ? 'chưa có ngày' : longDate(date)
}

/** One sentence: how many dates of how many conferences. */
export function movesSentence(replanned: Replanned): string {
  const groups = byConference(replanned.moves)
  const cases = replanned.moves.filter((move) => move.kind === 'case').length
  const dues = replanned.moves.length - cases
  if (replanned.moves.length === 0) return 'Không có hạn nào đang mở phải dời.'
  const parts = [
    ...(dues > 0 ? [`${count(dues)} mốc thời hạn`] : []),
    ...(cases > 0 ? [`${count(cases)} nội dung chờ trả lời`] : []),
  ]
  return `${parts.join(' và ')} của ${count(groups.length)} hội nghị sẽ dời ngày. Việc đã hoàn thành giữ nguyên.`
}

/** Everything that moves, grouped by conference. */
export function Moves(props: {
  readonly replanned: Replanned
  readonly words: MoveWords
  /** One conference alone needs no heading of its own. */
  readonly single?: boolean
}) {
  const { replanned } = props
  return (
    <>
      <Callout tone={replanned.moves.length > 0 ? 'due' : 'done'} title={movesSentence(replanned)}>
        {replanned.explained > 0 && (
          <p>{count(replanned.explained)} hạn khác giữ nguyên ngày, chỉ cập nhật lời giải thích.</p>
        )}
      </Callout>
      {byConference(replanned.moves).map((group) =>
        props.single ? (
          <MovesOf key={group.conference} group={group} words={props.words} />
        ) : (
          <Section key={group.conference} title={group.title}>
            <MovesOf group={group} words={props.words} />
          </Section>
        ),
      )}
    </>
  )
}

interface Row {
  readonly key: string
  readonly title: string
  readonly who: string
  readonly from: string | null
  readonly to: string | null
  readonly explanation: string
}

function MovesOf(props: { readonly group: ConferenceMoves; readonly words: MoveWords }) {
  const { group, words } = props
  const rows: readonly Row[] = [
    ...group.dues.map((move) => ({
      key: move.subject,
      title: move.title,
      who: move.role === null ? '' : words.role(move.role),
      from: move.from,
      to: move.to,
      explanation: move.explanation,
    })),
    ...group.cases.map((cases) => ({
      key: `${cases.rule} ${cases.from} ${cases.to}`,
      title: `${count(cases.count)} nội dung chờ trả lời (${cases.title})`,
      who: unitWords(cases, words),
      from: cases.from,
      to: cases.to,
      explanation: cases.explanation,
    })),
  ]
  return (
    <DataTable
      caption={`Các hạn dời ngày: ${group.title}`}
      quietCaption
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'title',
          label: 'Việc',
          wide: true,
          cell: (row) => (
            <>
              {row.title}
              <Why>
                <p>{row.explanation}</p>
              </Why>
            </>
          ),
        },
        { key: 'who', label: 'Ai làm', cell: (row) => row.who },
        { key: 'from', label: 'Hạn cũ', cell: (row) => <s>{dateOrNone(row.from)}</s> },
        { key: 'to', label: 'Hạn mới', cell: (row) => <strong>{dateOrNone(row.to)}</strong> },
      ]}
    />
  )
}

function unitWords(cases: CaseGroup, words: MoveWords): string {
  return [...cases.units]
    .map(([unit, number]) => `${unit === '' ? 'Chưa phân công' : words.unit(unit)}: ${count(number)}`)
    .join('; ')
}
