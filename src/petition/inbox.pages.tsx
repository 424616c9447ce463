// The list of questions: filters as words, state of triage as tabs, one row one question.
import { Tabs } from '../kit/html/bits.tsx'
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
import { type Filter, FilterBar, Pager } from '../kit/html/table.tsx'
import { assetUrl } from '../kit/http/assets.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { CHANNEL, COMPETENCE, FIELD, KIND, LEVEL } from '../regulation/codes.ts'
import type { RecentBulk } from './bulk.store.ts'
import { filterQuery, PAGE_SIZE, PAGE_SIZES, type QuestionFilter, TRIAGE, type Triage } from './filter.ts'
import { Bulk, Done, Keys } from './inbox.bulk.tsx'
import { Counted, Saved } from './inbox.counts.tsx'
import { Rows } from './inbox.rows.tsx'
import type { Proposed } from './proposal.ts'
import type { QuestionRow } from './store.ts'
import type { SavedFilterRow } from './tables.ts'
import { label, type NamesOf, named } from './words.ts'

export interface InboxProps {
  readonly who: Signed
  readonly filter: QuestionFilter
  readonly rows: readonly QuestionRow[]
  readonly total: number
  /** What is proposed for those nobody has sorted, by id. */
  readonly proposals: ReadonlyMap<string, Proposed>
  readonly counts: ReadonlyMap<Triage, number>
  readonly countsBy: Readonly<Record<'village' | 'field' | 'unit', ReadonlyMap<string, number>>>
  readonly conferences: readonly { readonly id: string; readonly title: string; readonly year: number }[]
  readonly units: NamesOf
  readonly villages: NamesOf
  readonly saved: readonly SavedFilterRow[]
  /** Common acts of who looks, newest first. */
  readonly recent: readonly RecentBulk[]
  /** The one that was just done. */
  readonly done: RecentBulk | undefined
  readonly state: FormState
  readonly today: Temporal.PlainDate
}

/** The same list with something changed. */
export type HrefOf = (change: Partial<QuestionFilter>) => string

export const options = (list: Readonly<Record<string, string>> | NamesOf) =>
  (list instanceof Map ? [...list] : Object.entries(list as Readonly<Record<string, string>>)).map(
    ([value, text]) => ({ value, label: text }),
  )

export function InboxPage(props: InboxProps) {
  const { who, filter } = props
  const base = `/xa/${who.commune.id}/y-kien`
  const href: HrefOf = (change) => `${base}${filterQuery({ ...filter, page: 1, ...change })}`
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
          <>
            <LinkButton href={`/xa/${who.commune.id}/hoi-hai-long`} icon="message">
              Hỏi mức hài lòng
            </LinkButton>
            <LinkButton href={`/xa/${who.commune.id}/thu-thap/danh-sach`} tone="primary" icon="plus">
              Ghi ý kiến của thôn
            </LinkButton>
          </>
        ) : undefined
      }
      tabs={<StateTabs of={props} href={href} />}
      scripts={[assetUrl('inbox.js')]}
    >
      <ErrorSummary state={props.state} form="loat" />
      <Done of={props} />
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
      <Saved of={props} />
      <Counted of={props} href={href} />
      {triages ? (
        <Form action={`${base}/nhan-goi-y`} id="loat">
          {/* Enter in a field of the bar must not press the first row's button: the default one does nothing. */}
          <button type="submit" disabled hidden />
          <Hidden name="ve" value={filterQuery(filter)} />
          <Rows of={props} href={href} />
          {props.rows.length > 0 && <Bulk of={props} base={base} />}
        </Form>
      ) : (
        <Rows of={props} href={href} />
      )}
      <Pager
        page={filter.page ?? 1}
        pageSize={filter.pageSize ?? PAGE_SIZE}
        total={props.total}
        href={(page) => `${base}${filterQuery({ ...filter, page })}`}
      />
      <Sizes of={props} href={href} />
      <Keys triages={triages} />
    </Office>
  )
}

/** Longer pages for who sorts many at once. */
function Sizes(props: { readonly of: InboxProps; readonly href: HrefOf }) {
  const { filter, total } = props.of
  const now = filter.pageSize ?? PAGE_SIZE
  if (total <= PAGE_SIZE) return null
  return (
    <p class="muted">
      Số dòng mỗi trang:{' '}
      {PAGE_SIZES.map((size, at) => (
        <span key={size}>
          {at > 0 && ' · '}
          {size === now ? (
            <strong>{size}</strong>
          ) : (
            <a href={props.href({ pageSize: size === PAGE_SIZE ? undefined : size })}>{size}</a>
          )}
        </span>
      ))}
    </p>
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
      {props.enters && (
        <LinkButton href={`${props.base}/thon-nop${props.inConference}`} tone="quiet">
          Thôn đã nộp, chưa nộp
        </LinkButton>
      )}
      {props.who.rights.has('petition.read') && (
        <LinkButton href={`/xa/${props.who.commune.id}/neu-nhieu-lan`} tone="quiet">
          Nêu nhiều lần, chưa dứt điểm
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

function StateTabs(props: { readonly of: InboxProps; readonly href: HrefOf }) {
  const { filter, counts } = props.of
  const shown = (Object.keys(TRIAGE) as Triage[]).filter(
    (state) => (counts.get(state) ?? 0) > 0 || filter.state === state,
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
          count: counts.get(state) ?? 0,
        })),
      ]}
    />
  )
}

/** "Thôn: Huy Măng ✕": every narrowing can be taken away by itself. */
function inForce(props: InboxProps, href: HrefOf): readonly Filter[] {
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
      {filter.pageSize !== undefined && <Hidden name="so" value={String(filter.pageSize)} />}
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

export function shortened(text: string, most = 160): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s\S*$/, '')} …`
}
