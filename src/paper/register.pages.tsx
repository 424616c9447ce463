// The commune's register of papers: all of it, or one series with what is missing in it.
import { shortDate } from '../kit/clock.ts'
import { Badge, Callout, Empty } from '../kit/html/bits.tsx'
import { Select, TextField } from '../kit/html/fields.tsx'
import { Buttons, Form, LinkButton, SubmitButton } from '../kit/html/form.tsx'
import { DataTable, type Filter, FilterBar, Pager } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { PaperKind } from './kinds.ts'
import type { SeriesName } from './numbering.store.ts'
import type { RegisterFilter, RegisterView } from './overview.ts'
import { gapWords, rangeWords, seriesWords } from './register.ts'
import { deskHref } from './signing.parts.tsx'
import { ISSUER_WORDS, kindWords } from './words.ts'

export const PAGE_SIZE = 100

export interface RegisterPageProps {
  readonly who: Signed
  readonly series: readonly SeriesName[]
  readonly kinds: readonly PaperKind[]
  readonly filter: RegisterFilter
  readonly view: RegisterView
  readonly page: number
}

/** "Ủy ban nhân dân, KH, năm 2024". */
export function seriesTitle(series: SeriesName): string {
  return `${ISSUER_WORDS[series.issuer]}, ${seriesWords(series.series)}`
}

/** "ubnd:2024/KH": how an address names a series. */
export function seriesKey(series: SeriesName): string {
  return `${series.issuer}:${series.series}`
}

export function numberingHref(who: Signed, of?: SeriesName): string {
  const base = `/xa/${who.commune.id}/so-van-ban/danh-so`
  return of ? `${base}?so=${encodeURIComponent(seriesKey(of))}` : base
}

function href(who: Signed, of: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(
    Object.entries(of).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== ''),
  ).toString()
  return `/xa/${who.commune.id}/so-van-ban${query === '' ? '' : `?${query}`}`
}

export function RegisterPage(props: RegisterPageProps) {
  const { who, filter, view } = props
  if (props.series.length === 0)
    return (
      <Office who={who} title="Sổ văn bản" current="van-ban">
        <Empty
          title="Chưa có văn bản nào được ban hành"
          icon="file"
          text="Văn bản vào số hiện ở đây, xếp theo cơ quan, loại và năm (của Đảng: theo loại và nhiệm kỳ)."
          action={<LinkButton href={`/xa/${who.commune.id}/hoi-nghi`}>Xem hội nghị</LinkButton>}
        />
        <p>
          <a href={deskHref(who)}>Trình ký</a>
        </p>
      </Office>
    )
  const now = { so: filter.of && seriesKey(filter.of), q: filter.query, loai: filter.kind }
  const shown = view.rows.slice((props.page - 1) * PAGE_SIZE, props.page * PAGE_SIZE)
  return (
    <Office who={who} title="Sổ văn bản" current="van-ban" intro={filter.of && seriesTitle(filter.of)}>
      <FilterBar
        filters={wordsOf(props, filter)}
        total={view.rows.length}
        unit="văn bản"
        actions={
          <>
            <LinkButton href={deskHref(who)} icon="pen">
              Trình ký
            </LinkButton>
            {who.rights.has('paper.issue') && (
              <LinkButton href={numberingHref(who, filter.of)}>Đánh số, giải trình</LinkButton>
            )}
            <LinkButton href={href(who, { ...now, dang: 'xlsx' })} icon="download" download>
              Tải Excel
            </LinkButton>
          </>
        }
      >
        <RegisterFilters {...props} filter={filter} />
      </FilterBar>
      {view.gaps.length > 0 && (
        <Callout tone="waiting" title="Số không có ở đây">
          <ul>
            {view.gaps.slice(0, 20).map((gap) => (
              <li key={gap.from}>{gapWords(gap)}</li>
            ))}
          </ul>
        </Callout>
      )}
      {view.ranges.length > 0 && (
        <p>
          Số giữ chỗ: {view.ranges.map((range) => `${rangeWords(range)} (còn ${range.left})`).join('; ')}.
        </p>
      )}
      {view.hidden > 0 && (
        <p class="muted">
          {view.hidden} văn bản khác của sổ này không thuộc phần việc của tài khoản đang dùng.
        </p>
      )}
      <DataTable
        caption="Văn bản đã vào số"
        quietCaption
        rows={shown}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'so',
            label: 'Số, ký hiệu',
            cell: (row) => <a href={`/xa/${who.commune.id}/van-ban/${row.id}`}>{row.symbol}</a>,
          },
          { key: 'ngay', label: 'Ngày', cell: (row) => shortDate(row.issued_on) },
          { key: 'loai', label: 'Loại', cell: (row) => kindWords(row.kind) },
          { key: 'trich-yeu', label: 'Trích yếu', wide: true, cell: (row) => row.title },
          {
            key: 'thay',
            label: 'Hiệu lực',
            cell: (row) =>
              row.replacedBy ? (
                <>
                  <Badge tone="late">Đã thay thế</Badge>{' '}
                  <a href={`/xa/${who.commune.id}/van-ban/${row.replacedBy.id}`}>{row.replacedBy.symbol}</a>
                </>
              ) : (
                <Badge tone="done">Hiện hành</Badge>
              ),
          },
        ]}
        empty={
          <Empty title="Không có văn bản nào khớp" icon="search" text="Hãy bỏ bớt điều kiện lọc ở trên." />
        }
      />
      <Pager
        page={props.page}
        pageSize={PAGE_SIZE}
        total={view.rows.length}
        href={(page) => href(who, { ...now, trang: String(page) })}
      />
    </Office>
  )
}

function wordsOf(props: RegisterPageProps, filter: RegisterFilter): readonly Filter[] {
  const so = filter.of && seriesKey(filter.of)
  const words: Filter[] = []
  if (filter.of)
    words.push({
      label: 'Sổ',
      value: seriesTitle(filter.of),
      removeHref: href(props.who, { q: filter.query, loai: filter.kind }),
    })
  if (filter.kind)
    words.push({
      label: 'Loại',
      value: kindWords(filter.kind),
      removeHref: href(props.who, { so, q: filter.query }),
    })
  if (filter.query)
    words.push({
      label: 'Tìm',
      value: filter.query,
      removeHref: href(props.who, { so, loai: filter.kind }),
    })
  return words
}

function RegisterFilters(props: RegisterPageProps & { readonly filter: RegisterFilter }) {
  const { filter, who } = props
  return (
    <Form method="get" action={href(who, {})} id="loc">
      <Select
        name="so"
        label="Sổ"
        value={filter.of ? seriesKey(filter.of) : ''}
        blank="Mọi sổ"
        options={props.series.map((series) => ({
          value: seriesKey(series),
          label: seriesTitle(series),
        }))}
      />
      <Select
        name="loai"
        label="Loại văn bản"
        value={filter.kind ?? ''}
        blank="Mọi loại"
        options={props.kinds.map((kind) => ({ value: kind, label: kindWords(kind) }))}
      />
      <TextField name="q" label="Tìm trong số và trích yếu" type="search" value={filter.query} />
      <Buttons>
        <SubmitButton tone="secondary">Lọc văn bản</SubmitButton>
      </Buttons>
    </Form>
  )
}
