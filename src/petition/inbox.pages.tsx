// The list of questions: filters as words, state of triage as tabs, one row one question.
import { shortTime } from '../kit/clock.ts'
import { Badge, Code4, Empty, Tabs } from '../kit/html/bits.tsx'
import { FieldRow, Select, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  Hidden,
  LinkButton,
  SubmitButton,
} from '../kit/html/form.tsx'
import { BulkBar, DataTable, type Filter, FilterBar, Pager } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { CHANNEL, COMPETENCE, FIELD, KIND, LEVEL } from '../regulation/codes.ts'
import {
  filterQuery,
  PAGE_SIZE,
  type QuestionFilter,
  SORT,
  type SortKey,
  TRIAGE,
  type Triage,
} from './filter.ts'
import type { QuestionRow } from './store.ts'
import { label, type NamesOf, named, triageWord } from './words.ts'

export interface InboxProps {
  readonly who: Signed
  readonly filter: QuestionFilter
  readonly rows: readonly QuestionRow[]
  readonly total: number
  /** Unsorted ones whose words suggest that they leave the dialogue: what they may be. */
  readonly grave: ReadonlyMap<string, string>
  readonly counts: Readonly<Partial<Record<Triage, number>>>
  readonly conferences: readonly { readonly id: string; readonly title: string; readonly year: number }[]
  readonly units: NamesOf
  readonly villages: NamesOf
  readonly state: FormState
}

const options = (list: Readonly<Record<string, string>> | NamesOf) =>
  (list instanceof Map ? [...list] : Object.entries(list as Readonly<Record<string, string>>)).map(
    ([value, text]) => ({ value, label: text }),
  )

export function InboxPage(props: InboxProps) {
  const { who, filter } = props
  const base = `/xa/${who.commune.id}/y-kien`
  const href = (change: Partial<QuestionFilter>) => `${base}${filterQuery({ ...filter, page: 1, ...change })}`
  const enters = who.rights.has('petition.enter')
  const collects = who.rights.has('petition.collect') || enters
  const inConference = filter.conference ? `?hoi-nghi=${encodeURIComponent(filter.conference)}` : ''
  const triages = who.rights.has('petition.triage')
  return (
    <Office
      who={who}
      title="Ý kiến"
      current="y-kien"
      intro="Mỗi dòng là một nội dung; lĩnh vực, đơn vị và câu trả lời đi theo nội dung."
      action={
        enters ? (
          <LinkButton href={`${base}/nhap${inConference}`} tone="primary" icon="plus">
            Nhập ý kiến
          </LinkButton>
        ) : collects ? (
          <LinkButton href={`${base}/danh-sach${inConference}`} tone="primary" icon="plus">
            Nộp danh sách
          </LinkButton>
        ) : undefined
      }
      tabs={<StateTabs of={props} href={href} />}
    >
      <ErrorSummary state={props.state} />
      <FilterBar
        filters={inForce(props, href)}
        clearHref={`${base}${filterQuery({ conference: filter.conference })}`}
        total={props.total}
        unit="nội dung"
        actions={
          <Actions base={base} filter={filter} enters={enters} inConference={inConference} who={who} />
        }
      >
        <FilterForm of={props} base={base} />
      </FilterBar>
      {triages ? (
        <Form action={`${base}/phan-cong`} id="giao">
          <Hidden name="ve" value={filterQuery(filter)} />
          <Rows of={props} href={href} />
          {props.rows.length > 0 && (
            <BulkBar label="Các nội dung đã chọn:">
              <Select name="unit" label="Giao cho" options={options(props.units)} width="m" required />
              <SubmitButton tone="secondary">Phân công</SubmitButton>
            </BulkBar>
          )}
        </Form>
      ) : (
        <Rows of={props} href={href} />
      )}
      <Pager
        page={filter.page ?? 1}
        pageSize={PAGE_SIZE}
        total={props.total}
        href={(page) => `${base}${filterQuery({ ...filter, page })}`}
      />
    </Office>
  )
}

function Actions(props: {
  readonly base: string
  readonly filter: QuestionFilter
  readonly enters: boolean
  readonly inConference: string
  readonly who: Signed
}) {
  const query = filterQuery({ ...props.filter, page: undefined })
  return (
    <>
      {props.enters && (
        <LinkButton href={`${props.base}/danh-sach${props.inConference}`} tone="quiet">
          Nhập danh sách
        </LinkButton>
      )}
      {props.enters && (
        <LinkButton href={`/xa/${props.who.commune.id}/nhap-danh-sach${props.inConference}`} tone="quiet">
          Nhập từ tệp
        </LinkButton>
      )}
      {props.who.rights.has('petition.triage') && (
        <LinkButton href={`/xa/${props.who.commune.id}/van-de-ky-truoc`} tone="quiet">
          Vấn đề kỳ trước
        </LinkButton>
      )}
      {props.who.rights.has('restricted.read') && (
        <LinkButton href={`/xa/${props.who.commune.id}/so-han-che`} tone="quiet" icon="lock">
          Sổ hạn chế
        </LinkButton>
      )}
      {props.filter.conference && (
        <LinkButton
          href={`/xa/${props.who.commune.id}/hoi-nghi/${encodeURIComponent(props.filter.conference)}/bieu-mau?cap=${props.filter.level ?? 'commune'}&thon=${encodeURIComponent(props.filter.village ?? '')}`}
          tone="quiet"
          icon="print"
          download
        >
          Biểu mẫu đã điền
        </LinkButton>
      )}
      <LinkButton href={`${props.base}.xlsx${query}`} tone="quiet" icon="download" download>
        XLSX
      </LinkButton>
      <LinkButton href={`${props.base}.csv${query}`} tone="quiet" icon="download" download>
        CSV
      </LinkButton>
    </>
  )
}

function StateTabs(props: {
  readonly of: InboxProps
  readonly href: (c: Partial<QuestionFilter>) => string
}) {
  const { filter, counts } = props.of
  const shown = (Object.keys(TRIAGE) as Triage[]).filter(
    (state) => (counts[state] ?? 0) > 0 || filter.state === state,
  )
  return (
    <Tabs
      label="Tình trạng phân loại"
      items={[
        { href: props.href({ state: undefined }), label: 'Tất cả', current: filter.state === undefined },
        ...shown.map((state) => ({
          href: props.href({ state }),
          label: TRIAGE[state],
          current: filter.state === state,
          count: counts[state] ?? 0,
        })),
      ]}
    />
  )
}

/** "Thôn: Huy Măng ✕": every narrowing can be taken away by itself. */
function inForce(props: InboxProps, href: (change: Partial<QuestionFilter>) => string): readonly Filter[] {
  const { filter } = props
  const conference = props.conferences.find(({ id }) => id === filter.conference)
  const words: readonly (readonly [keyof QuestionFilter, string, string])[] = [
    ['conference', 'Hội nghị', conference ? `${conference.title} (${conference.year})` : 'không có'],
    ['q', 'Tìm', filter.q ?? ''],
    ['kind', 'Loại', label(KIND, filter.kind ?? null)],
    ['field', 'Lĩnh vực', label(FIELD, filter.field ?? null)],
    ['competence', 'Thẩm quyền', label(COMPETENCE, filter.competence ?? null)],
    ['unit', 'Đơn vị', named(props.units, filter.unit ?? null)],
    ['village', 'Thôn', named(props.villages, filter.village ?? null)],
    ['channel', 'Nguồn', label(CHANNEL, filter.channel ?? null)],
    ['level', 'Cấp', label(LEVEL, filter.level ?? null)],
  ]
  return words
    .filter(([key]) => filter[key] !== undefined)
    .map(([key, name, value]) => ({ label: name, value, removeHref: href({ [key]: undefined }) }))
}

function FilterForm(props: { readonly of: InboxProps; readonly base: string }) {
  const { filter, conferences, units, villages } = props.of
  const choice = (
    name: string,
    text: string,
    list: Readonly<Record<string, string>> | NamesOf,
    value?: string,
  ) => <Select name={name} label={text} options={options(list)} value={value} blank="Tất cả" />
  return (
    <Form action={props.base} method="get" id="loc">
      {filter.state !== undefined && <Hidden name="tinh-trang" value={filter.state} />}
      {filter.sort !== undefined && <Hidden name="xep" value={filter.sort} />}
      {filter.dir !== undefined && <Hidden name="chieu" value={filter.dir} />}
      <TextField
        name="q"
        label="Tìm trong nội dung, người gửi"
        hint="Có dấu hay không dấu đều được; hoặc gõ mã biên nhận."
        type="search"
        value={filter.q}
      />
      <FieldRow>
        {choice(
          'hoi-nghi',
          'Hội nghị',
          new Map(conferences.map(({ id, title, year }) => [id, `${title} (${year})`])),
          filter.conference,
        )}
        {choice('thon', 'Thôn', villages, filter.village)}
        {choice('kenh', 'Nguồn', CHANNEL, filter.channel)}
        {choice('cap', 'Cấp', LEVEL, filter.level)}
      </FieldRow>
      <FieldRow>
        {choice('loai', 'Loại', KIND, filter.kind)}
        {choice('linh-vuc', 'Lĩnh vực', FIELD, filter.field)}
        {choice('tham-quyen', 'Thẩm quyền', COMPETENCE, filter.competence)}
        {choice('don-vi', 'Đơn vị', units, filter.unit)}
      </FieldRow>
      <Buttons>
        <SubmitButton tone="secondary" icon="search">
          Lọc danh sách
        </SubmitButton>
      </Buttons>
    </Form>
  )
}

function Rows(props: { readonly of: InboxProps; readonly href: (c: Partial<QuestionFilter>) => string }) {
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
              {of.grave.has(row.id) && (
                <>
                  {' '}
                  <Badge tone="due">có thể là {of.grave.get(row.id)}</Badge>
                </>
              )}
              {row.level === 'province' && (
                <>
                  {' '}
                  <Badge tone="neutral">{LEVEL.province}</Badge>
                </>
              )}
            </>
          ),
        },
        { key: 'nguoi', label: 'Người gửi', cell: (row) => row.name ?? 'Không ghi tên' },
        { key: 'thon', label: SORT.thon, sortable: true, cell: (row) => named(villages, row.village_id) },
        {
          key: 'linh_vuc',
          label: 'Loại, lĩnh vực',
          cell: (row) => (
            <>
              {label(KIND, row.kind)}
              {row.fields.length > 0 && (
                <div class="muted">{row.fields.map((field) => FIELD[field]).join('; ')}</div>
              )}
            </>
          ),
        },
        { key: 'don_vi', label: SORT.don_vi, sortable: true, cell: (row) => named(units, row.unit_id) },
        {
          key: 'tinh_trang',
          label: 'Tình trạng',
          cell: (row) => <Badge tone={triageWord(row).tone}>{triageWord(row).word}</Badge>,
        },
        {
          key: 'nhan',
          label: SORT.nhan,
          sortable: true,
          cell: (row) => (
            <>
              {shortTime(row.received_at)}
              <div>
                <Code4 code={row.code} />
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

export function shortened(text: string, most = 160): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s\S*$/, '')} …`
}
