// Lists: tables that keep head and first column in sight and become cards on a phone, filters as words one can
// remove, pages, and the bar for what is chosen.
import type { ComponentChildren } from 'preact'
import { count } from '../text.ts'
import { useWords } from './context.tsx'
import { useFieldId } from './form.tsx'
import { Icon } from './icons.tsx'
import type { Tone } from './tone.ts'

export interface Column<Row> {
  readonly key: string
  readonly label: string
  readonly cell: (row: Row) => ComponentChildren
  readonly sortable?: boolean
  /** Numbers stand at the end. */
  readonly align?: 'end'
  /** Codes and names that are short anyway stay on one line. */
  readonly nowrap?: boolean
  /** The column with the long text: takes the room that is left. */
  readonly wide?: boolean
  /** Long names: room for two or three words a line. */
  readonly roomy?: boolean
  /** Hidden from sight, kept for screen readers: a column of buttons. */
  readonly quietLabel?: boolean
}

export interface Sort {
  readonly key: string
  readonly dir: 'asc' | 'desc'
  readonly href: (key: string, dir: 'asc' | 'desc') => string
}

/** Rows that can be chosen for a common act; the table must then stand inside a Form. */
export interface Choosing<Row> {
  readonly name: string
  readonly value: (row: Row) => string
  readonly label: (row: Row) => string
}

export interface DataTableProps<Row> {
  readonly caption: string
  /** The caption repeats a heading that stands right above. */
  readonly quietCaption?: boolean
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly rowTone?: (row: Row) => Tone | undefined
  readonly sort?: Sort
  readonly choose?: Choosing<Row>
  /** Shown in place of the table when there is no row. */
  readonly empty?: ComponentChildren
  /** A last row, set apart. */
  readonly total?: readonly ComponentChildren[]
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const words = useWords()
  const captionId = useFieldId(`bang-${props.caption}`)
  if (props.rows.length === 0 && props.empty) return <>{props.empty}</>
  return (
    <section
      class={props.columns.length > 8 ? 'table scroll' : 'table'}
      aria-labelledby={captionId}
      tabindex={0}
    >
      <table>
        <caption id={captionId} class={props.quietCaption ? 'sr' : undefined}>
          {props.caption}
        </caption>
        <thead>
          <tr>
            {props.choose && (
              <th scope="col" class="tick">
                <span class="sr">{words.chooseRow}</span>
              </th>
            )}
            {props.columns.map((column) => (
              <Head key={column.key} column={column} sort={props.sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <BodyRow key={props.rowKey(row)} row={row} of={props} />
          ))}
        </tbody>
        {props.total && (
          <tfoot>
            <tr>
              {props.choose && <td />}
              {props.total.map((cell, at) => {
                const column = props.columns[at]
                const key = column?.key ?? String(at)
                return at === 0 ? (
                  <th key={key} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={key} class={cellClass(column)} data-label={column?.label}>
                    {cell}
                  </td>
                )
              })}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

function Head<Row>(props: { readonly column: Column<Row>; readonly sort?: Sort }) {
  const words = useWords()
  const { column, sort } = props
  const now = sort?.key === column.key ? sort.dir : undefined
  const next = now === 'asc' ? 'desc' : 'asc'
  return (
    <th scope="col" class={cellClass(column)} aria-sort={now && (now === 'asc' ? 'ascending' : 'descending')}>
      {column.sortable && sort ? (
        <a class="sort" href={sort.href(column.key, next)}>
          {column.label}
          <span class="sr">, {next === 'asc' ? words.sortUp : words.sortDown}</span>
          <span class="sort-mark" aria-hidden="true">
            {now === 'asc' ? '▲' : now === 'desc' ? '▼' : '↕'}
          </span>
        </a>
      ) : (
        <span class={column.quietLabel ? 'sr' : undefined}>{column.label}</span>
      )}
    </th>
  )
}

function BodyRow<Row>(props: { readonly row: Row; readonly of: DataTableProps<Row> }) {
  const { row, of } = props
  const tone = of.rowTone?.(row)
  return (
    <tr class={tone && `row-${tone}`}>
      {of.choose && (
        <td class="tick">
          <input
            type="checkbox"
            name={of.choose.name}
            value={of.choose.value(row)}
            aria-label={of.choose.label(row)}
          />
        </td>
      )}
      {of.columns.map((column, at) =>
        at === 0 ? (
          <th key={column.key} scope="row" class={cellClass(column)}>
            {column.cell(row)}
          </th>
        ) : (
          <td
            key={column.key}
            class={cellClass(column)}
            data-label={column.quietLabel ? undefined : column.label}
          >
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

function cellClass<Row>(column: Column<Row> | undefined): string | undefined {
  return (
    [
      column?.align === 'end' && 'end',
      column?.wide && 'wide',
      column?.roomy && 'roomy',
      column?.nowrap && 'nowrap',
    ]
      .filter(Boolean)
      .join(' ') || undefined
  )
}

export interface PagerProps {
  /** From 1. */
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly href: (page: number) => string
}

export function Pager(props: PagerProps) {
  const words = useWords()
  const { page, pageSize, total } = props
  if (total <= pageSize) return null
  const from = (page - 1) * pageSize + 1
  const to = Math.min(page * pageSize, total)
  return (
    <StepPager
      text={words.shown(count(from), count(to), count(total))}
      previous={page > 1 ? props.href(page - 1) : undefined}
      next={to < total ? props.href(page + 1) : undefined}
    />
  )
}

/** Pages of a list that is walked from key to key, where nobody counted the rows. */
export function StepPager(props: {
  readonly text?: string
  readonly previous?: string
  readonly next?: string
}) {
  const words = useWords()
  return (
    <nav class="pager" aria-label={words.pages}>
      {props.previous && (
        <a class="button secondary" rel="prev" href={props.previous}>
          <Icon name="back" />
          {words.previous}
        </a>
      )}
      {props.text && <span class="num">{props.text}</span>}
      {props.next && (
        <a class="button secondary" rel="next" href={props.next}>
          {words.next}
          <Icon name="arrow" />
        </a>
      )}
    </nav>
  )
}

export interface Filter {
  readonly label: string
  readonly value: string
  readonly removeHref: string
}

export interface FilterBarProps {
  /** What is in force: "Thôn: Huy Măng ✕". */
  readonly filters: readonly Filter[]
  readonly clearHref?: string
  /** How many the list holds now, and of what: 193, "nội dung". */
  readonly total?: number
  readonly unit?: string
  /** Exports, at the end of the line. */
  readonly actions?: ComponentChildren
  /** The form (method get) that adds filters; folded away. */
  readonly children?: ComponentChildren
}

export function FilterBar(props: FilterBarProps) {
  const words = useWords()
  return (
    <div class="filters">
      <div class="filters-line">
        {props.total !== undefined && (
          <strong class="num" role="status">
            {words.results(count(props.total), props.unit ?? '')}
          </strong>
        )}
        {props.filters.length > 0 && <FilterWords of={props} />}
        {props.actions && <div class="filters-actions">{props.actions}</div>}
      </div>
      {props.children && (
        <details class="more">
          <summary>
            <Icon name="plus" />
            {words.moreFilters}
          </summary>
          <div class="more-body">{props.children}</div>
        </details>
      )}
    </div>
  )
}

function FilterWords(props: { readonly of: FilterBarProps }) {
  const words = useWords()
  return (
    <>
      <span class="sr">{words.filters}:</span>
      <ul class="words">
        {props.of.filters.map((filter) => (
          <li key={`${filter.label} ${filter.value}`}>
            <a class="word" href={filter.removeHref}>
              <span class="sr">{words.removeFilter('')}</span>
              {filter.label}: <b>{filter.value}</b>
              <Icon name="x" />
            </a>
          </li>
        ))}
        {props.of.clearHref && props.of.filters.length > 1 && (
          <li>
            <a href={props.of.clearHref}>{words.clearFilters}</a>
          </li>
        )}
      </ul>
    </>
  )
}

/** What can be done with the chosen rows; stands in the same Form under the table and stays in sight. */
export function BulkBar(props: { readonly label: string; readonly children?: ComponentChildren }) {
  return (
    <fieldset class="bulk">
      <legend class="sr">{props.label}</legend>
      <span>{props.label}</span>
      {props.children}
    </fieldset>
  )
}
