// The rows of the list of questions; what is proposed for the unsorted ones stands in them with its reasons.
import { parseDate, shortDate, shortTime } from '../kit/clock.ts'
import { Badge, Code4, Empty, Why } from '../kit/html/bits.tsx'
import { Hidden, SubmitButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { COMPETENCE, FIELD, KIND, LEVEL } from '../regulation/codes.ts'
import { SORT, type SortKey } from './filter.ts'
import { type HrefOf, type InboxProps, shortened } from './inbox.pages.tsx'
import { seenText } from './proposal.ts'
import type { QuestionRow } from './store.ts'
import { label, named, triageWord } from './words.ts'

function graveWord(of: InboxProps, row: QuestionRow): string {
  const found = of.proposals.get(row.id)
  return found ? KIND[found.proposal.kind].toLowerCase() : ''
}

function DueOn(props: { readonly row: QuestionRow; readonly today: Temporal.PlainDate }) {
  const due = parseDate(props.row.due_on ?? '')
  if (!due) return null
  const late = Temporal.PlainDate.compare(due, props.today) < 0
  return (
    <div class={late ? 'late-words' : 'muted'}>
      {late ? 'quá hạn chuẩn bị' : 'hạn chuẩn bị'} {shortDate(due)}
    </div>
  )
}

/** The way a matter was split off stands under its badge: the words are long. */
function State(props: { readonly row: QuestionRow }) {
  const { tone, word } = triageWord(props.row)
  const [state, way] = word.split(': ')
  return (
    <>
      <Badge tone={tone}>{state}</Badge>
      {way && <div class="muted">{way}</div>}
    </>
  )
}

const spoken = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ')

/** What is proposed, why, and the button that accepts it; with how the row was read, for every common act. */
function Proposal(props: { readonly of: InboxProps; readonly row: QuestionRow }) {
  const { of, row } = props
  if (!of.who.rights.has('petition.triage')) return null
  const found = of.proposals.get(row.id)
  const seen = <Hidden name={`thay.${row.id}`} value={seenText(row.version, found?.proposal)} />
  if (!found) return seen
  const { proposal, suggestion, owner, wanted, grave } = found
  const because = (what: 'kind' | 'field' | 'competence', code: string) =>
    suggestion.because.find((one) => one.of === what && one.code === code)?.words ?? []
  const line = (name: string, value: string, words: readonly string[]) => (
    <li key={`${name} ${value}`}>
      {name}: {value}
      {words.length > 0 && <>, vì có {spoken(words)}</>}
    </li>
  )
  return (
    <div class="proposal">
      {seen}
      <span class="muted">Gợi ý:</span> {KIND[proposal.kind]} ·{' '}
      {proposal.fields.map((one) => FIELD[one]).join('; ')}
      {proposal.competence !== 'commune' && <> · {COMPETENCE[proposal.competence]}</>}
      {owner && <> · {owner.name}</>}
      <Why label="vì sao?">
        <ul>
          {line('Loại', KIND[proposal.kind], because('kind', proposal.kind))}
          {proposal.fields.map((one) => line('Lĩnh vực', FIELD[one], because('field', one)))}
          {line('Thẩm quyền', COMPETENCE[proposal.competence], because('competence', proposal.competence))}
          {owner && (
            <li>
              Đơn vị: {owner.name}, vì phụ trách lĩnh vực {FIELD[owner.because]}
            </li>
          )}
          {wanted && (
            <li>
              Hạn chuẩn bị trả lời: {wanted.due.split('-').reverse().join('/')}. {wanted.because}
            </li>
          )}
        </ul>
      </Why>
      {!grave && (
        <SubmitButton tone="quiet" name="mot" value={row.id}>
          Nhận gợi ý
        </SubmitButton>
      )}
    </div>
  )
}

export function Rows(props: { readonly of: InboxProps; readonly href: HrefOf }) {
  const { of } = props
  const { who, filter, units, villages } = of
  return (
    <DataTable
      caption="Danh sách nội dung ý kiến"
      quietCaption
      rows={of.rows}
      rowKey={(row) => row.id}
      rowTone={(row) => (triageWord(row).tone === 'due' ? 'due' : undefined)}
      {...(who.rights.has('petition.triage')
        ? {
            choose: {
              name: 'chon',
              value: (row: QuestionRow) => row.id,
              label: (row: QuestionRow) => `Chọn nội dung mã ${row.code}`,
            },
          }
        : {})}
      sort={{
        key: filter.sort ?? 'nhan',
        dir: filter.dir ?? (filter.sort === undefined || filter.sort === 'nhan' ? 'desc' : 'asc'),
        href: (key, dir) => props.href({ sort: key as SortKey, dir }),
      }}
      columns={[
        {
          key: 'noi_dung',
          label: SORT.noi_dung,
          wide: true,
          sortable: true,
          cell: (row) => (
            <>
              <a href={`/xa/${who.commune.id}/y-kien/${row.id}`}>{shortened(row.text)}</a>
              {row.times > 1 && (
                <>
                  {' '}
                  <Badge tone="waiting">lần {row.times}</Badge>
                </>
              )}
              {of.proposals.get(row.id)?.grave && (
                <>
                  {' '}
                  <Badge tone="due">có thể là {graveWord(of, row)}</Badge>
                </>
              )}
              {row.level === 'province' && (
                <>
                  {' '}
                  <Badge tone="neutral">{LEVEL.province}</Badge>
                </>
              )}
              <Proposal of={of} row={row} />
            </>
          ),
        },
        {
          key: 'thon',
          label: 'Người gửi, thôn',
          sortable: true,
          cell: (row) => (
            <>
              {row.name ?? 'Không ghi tên'}
              <div class="muted">{named(villages, row.village_id)}</div>
            </>
          ),
        },
        {
          key: 'don_vi',
          label: 'Lĩnh vực, đơn vị',
          sortable: true,
          cell: (row) => (
            <>
              {label(KIND, row.kind)}
              {row.fields.length > 0 && (
                <div class="muted">{row.fields.map((field) => FIELD[field]).join('; ')}</div>
              )}
              {row.unit_id !== null && <div>{named(units, row.unit_id)}</div>}
            </>
          ),
        },
        {
          key: 'han',
          label: 'Tình trạng',
          sortable: true,
          cell: (row) => (
            <>
              <State row={row} />
              {row.due_on !== null && <DueOn row={row} today={of.today} />}
            </>
          ),
        },
        {
          key: 'nhan',
          label: SORT.nhan,
          sortable: true,
          cell: (row) => (
            <>
              {shortTime(row.received_at)}
              <div>
                <a href={`/xa/${who.commune.id}/luot-y-kien/${row.submission_id}#tach`} data-split="">
                  <Code4 code={row.code} />
                </a>
              </div>
            </>
          ),
        },
      ]}
      empty={
        <Empty
          title={filter.q ? 'Không tìm thấy nội dung nào' : 'Chưa có ý kiến nào ở đây'}
          text={
            filter.q
              ? `Không có nội dung nào chứa mọi từ của "${filter.q}". Hãy bớt từ hoặc bỏ bớt điều kiện lọc.`
              : 'Ý kiến từ phiếu, từ thôn, từ trang thông tin và từ hội trường sẽ hiện ở đây.'
          }
          icon="message"
        />
      }
    />
  )
}
