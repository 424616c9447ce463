// A draft of a regulation: its parts with their errors, its rules in their order, publishing it; the sample schedule beside.
import type { ComponentChildren } from 'preact'
import type { LineError } from '../calendar/lines.ts'
import { Badge, Callout, Section, Tabs, WithAside } from '../kit/html/bits.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  LinkButton,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { ComparisonView } from './compare.pages.tsx'
import { type Comparison, isSame } from './compare.ts'
import type { Draft, PlanOfDraft } from './drafts.store.ts'
import { type Plain, type PlainMap, valueAt } from './editing.ts'
import type { DateMove } from './effect.ts'
import { linesOf } from './fields.ts'
import { regulationsPath } from './list.pages.tsx'
import { fieldsOf, ITEM_TITLE, type ItemKind, PARTS, placeOf } from './parts.ts'
import { RULE } from './rule.form.ts'
import { SampleAside, type SampleShown } from './sample.pages.tsx'
import { ruleWhen } from './words.ts'

export interface DraftShown {
  readonly who: Signed
  readonly draft: Draft
  readonly sample: SampleShown
  /** What the file says; undefined while it cannot be read at all. */
  readonly plain: PlainMap | undefined
  /** The printed plan it was read from. */
  readonly read?: PlanOfDraft | undefined
}

export function draftPath(commune: string, id: string, part = ''): string {
  return regulationsPath(commune, `du-thao/${id}${part && `/${part}`}`)
}

/** The address keeps the sample date that was chosen. */
export function keptPath(of: DraftShown, part: string, anchor = ''): string {
  return `${draftPath(of.who.commune.id, of.draft.id, part)}?ngay=${of.sample.date}${anchor && `#${anchor}`}`
}

type TabKey = 'phan' | 'yaml' | 'cong-bo'

export function DraftPage(
  props: DraftShown & {
    readonly title: string
    readonly tab: TabKey
    readonly crumb?: { readonly href: string; readonly label: string }
    readonly intro?: ComponentChildren
    readonly action?: ComponentChildren
    readonly children?: ComponentChildren
  },
) {
  const { who, draft, sample } = props
  const tab = (key: TabKey, part: string, label: string, count?: number) => ({
    href: keptPath(props, part),
    label,
    current: props.tab === key,
    ...(count ? { count } : {}),
  })
  const against = draft.base_version_id ? `ban:${draft.base_version_id}` : draft.source
  return (
    <Office
      who={who}
      title={props.title}
      current="hoi-nghi"
      crumbs={[
        { href: regulationsPath(who.commune.id), label: 'Quy chế của xã' },
        ...(props.title === draft.title ? [] : [{ href: keptPath(props, ''), label: draft.title }]),
        ...(props.crumb ? [props.crumb] : []),
      ]}
      mark={<Badge tone="due">Dự thảo</Badge>}
      intro={props.intro}
      action={props.action}
      tabs={
        <Tabs
          items={[
            tab('phan', '', 'Các phần'),
            tab('yaml', 'yaml', 'Văn bản YAML', sample.errors.length),
            ...(/^(?:tep|doc):/.test(against)
              ? []
              : [
                  {
                    href: `${regulationsPath(who.commune.id, 'so-sanh')}?cu=${against}&moi=du-thao:${draft.id}&ngay=${sample.date}`,
                    label: 'So với bản gốc',
                  },
                ]),
            tab('cong-bo', 'cong-bo', 'Công bố'),
          ]}
        />
      }
    >
      <WithAside aside={<SampleAside {...sample} beside />}>{props.children}</WithAside>
    </Office>
  )
}

const MOST_ERRORS = 30

/** Every error with its line, and the way to the form where it stands. */
export function DraftErrors(props: DraftShown) {
  const { errors } = props.sample
  if (errors.length === 0)
    return (
      <Callout tone="done">
        <p>Dự thảo không có lỗi, công bố được.</p>
      </Callout>
    )
  return (
    <Callout tone="due" title={`Còn ${errors.length} chỗ cần sửa trước khi công bố`}>
      <ul class="draft-errors">
        {errors.slice(0, MOST_ERRORS).map((error, at) => (
          <li key={`${at}`}>
            <ErrorLink of={props} error={error} />
          </li>
        ))}
        {errors.length > MOST_ERRORS && <li>… và {errors.length - MOST_ERRORS} chỗ nữa.</li>}
      </ul>
    </Callout>
  )
}

function ErrorLink(props: { readonly of: DraftShown; readonly error: LineError }) {
  const { of, error } = props
  const place = of.plain ? placeOf(error.path) : undefined
  const line = <a href={keptPath(of, 'yaml', `dong-${error.line}`)}>dòng {error.line}</a>
  return (
    <>
      {place ? (
        <a href={keptPath(of, place.page, `f-${place.field.replace(/[^\w-]/g, '-')}`)}>{error.message}</a>
      ) : (
        error.message
      )}{' '}
      ({line}
      {error.path ? `, ${error.path}` : ''})
    </>
  )
}

export function OverviewPage(props: DraftShown & { readonly state: FormState }) {
  const { draft } = props
  return (
    <DraftPage
      {...props}
      title={draft.title}
      tab="phan"
      intro="Sửa từng phần rồi lưu; lịch mẫu bên cạnh tính lại sau mỗi lần lưu. Có lỗi vẫn lưu được. Chưa công bố thì chưa ai phải theo."
      action={
        <LinkButton href={keptPath(props, 'tai-ve')} icon="download" download>
          Tải tệp YAML
        </LinkButton>
      }
    >
      <ErrorSummary state={props.state} />
      {props.read && (
        <Callout tone="neutral">
          <p>
            Đọc từ kế hoạch <a href={keptPath(props, 'ban-goc')}>{props.read.name}</a>: nhận nguyên{' '}
            {props.read.accepted}, sửa {props.read.corrected}, bỏ {props.read.left_out} giá trị. Câu in đứng
            trên từng quy tắc ở phần Văn bản YAML.
          </p>
        </Callout>
      )}
      <DraftErrors {...props} />
      {props.plain === undefined ? (
        <Callout tone="late">
          <p>
            Văn bản còn dòng chưa đọc được nên các biểu mẫu chưa mở được.{' '}
            <a href={keptPath(props, 'yaml')}>Sửa ở phần Văn bản YAML</a> trước.
          </p>
        </Callout>
      ) : (
        <>
          <PartsTable {...props} plain={props.plain} />
          <Items {...props} plain={props.plain} kind="quy-tac" />
          <Items {...props} plain={props.plain} kind="muc" />
          <Items {...props} plain={props.plain} kind="bieu-mau" />
        </>
      )}
      <Form action={draftPath(props.who.commune.id, draft.id, 'bo')} version={draft.version} id="bo">
        <Buttons>
          <SubmitButton tone="danger">Bỏ dự thảo này</SubmitButton>
        </Buttons>
      </Form>
    </DraftPage>
  )
}

type WithPlain = DraftShown & { readonly plain: PlainMap }

function PartsTable(props: WithPlain) {
  const count = (page: string) =>
    props.sample.errors.filter((error) => placeOf(error.path)?.page === page).length
  return (
    <DataTable
      caption="Các phần"
      rows={PARTS}
      rowKey={(part) => part.key}
      columns={[
        {
          key: 'title',
          label: 'Phần',
          cell: (part) => <a href={keptPath(props, `phan/${part.key}`)}>{part.title}</a>,
        },
        {
          key: 'says',
          label: 'Đang ghi',
          wide: true,
          cell: (part) => (
            <span class="muted">
              {shortened(linesOf(fieldsOf(part.groups), valueAt(props.plain, part.at)))}
            </span>
          ),
        },
        {
          key: 'errors',
          label: 'Cần sửa',
          cell: (part) => {
            const errors = count(`phan/${part.key}`)
            return errors > 0 ? <Badge tone="due">{errors} chỗ</Badge> : ''
          },
        },
      ]}
    />
  )
}

function shortened(lines: readonly string[]): string {
  if (lines.length === 0) return 'chưa ghi gì'
  const text = lines.slice(0, 3).join(' · ')
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}

interface ItemRow {
  readonly item: string
  readonly depth: number
  readonly name: string
  readonly code: string
  readonly says: string
  readonly first: boolean
  readonly last: boolean
}

const text = (value: Plain): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
const many = (value: Plain): readonly Plain[] => (Array.isArray(value) ? value : [])

export function itemRows(kind: ItemKind, plain: PlainMap): readonly ItemRow[] {
  if (kind === 'muc') return sectionRows(many(valueAt(plain, ['plan', 'sections'])), [])
  const items = many(plain[kind === 'quy-tac' ? 'rules' : 'forms'])
  return items.map((item, at) => ({
    item: String(at),
    depth: 0,
    name: text(valueAt(item, ['title'])) || 'chưa có tên',
    code: text(valueAt(item, ['id'])),
    says: kind === 'quy-tac' ? ruleSays(item) : '',
    first: at === 0,
    last: at === items.length - 1,
  }))
}

function ruleSays(item: Plain): string {
  const rule = RULE.safeParse(item)
  return rule.success ? ruleWhen(rule.data) : 'chưa đủ để tính hạn'
}

function sectionRows(sections: readonly Plain[], above: readonly number[]): readonly ItemRow[] {
  return sections.flatMap((section, at) => {
    const steps = [...above, at]
    const body = [text(valueAt(section, ['body', 'form'])), text(valueAt(section, ['body', 'name']))].join(
      ' ',
    )
    const name = [text(valueAt(section, ['number'])), text(valueAt(section, ['title'])) || body.trim()].join(
      ' ',
    )
    const lines = many(valueAt(section, ['lines'])).length
    return [
      {
        item: steps.join('-'),
        depth: above.length,
        name: name.trim() || 'mục chưa có tên',
        code: '',
        says: lines > 0 ? `${lines} đoạn` : '',
        first: at === 0,
        last: at === sections.length - 1,
      },
      ...sectionRows(many(valueAt(section, ['sections'])), steps),
    ]
  })
}

const CAPTION: Readonly<Record<ItemKind, string>> = {
  'quy-tac': 'Quy tắc',
  'bieu-mau': 'Biểu mẫu kèm kế hoạch',
  muc: 'Các mục của văn bản kế hoạch',
}
const ADD: Readonly<Record<ItemKind, string>> = {
  'quy-tac': 'Thêm quy tắc',
  'bieu-mau': 'Thêm biểu mẫu',
  muc: 'Thêm mục',
}

function Items(props: WithPlain & { readonly kind: ItemKind }) {
  const { kind, who, draft } = props
  const rows = itemRows(kind, props.plain)
  const errors = (row: ItemRow) =>
    props.sample.errors.filter((error) => placeOf(error.path)?.page === `${kind}/${row.item}`).length
  return (
    <Section
      title={CAPTION[kind]}
      id={kind}
      actions={
        <LinkButton href={keptPath(props, `${kind}/moi`)} icon="plus">
          {ADD[kind]}
        </LinkButton>
      }
    >
      <DataTable
        caption={CAPTION[kind]}
        quietCaption
        rows={rows}
        rowKey={(row) => row.item}
        columns={[
          {
            key: 'name',
            label: ITEM_TITLE[kind],
            wide: true,
            cell: (row) => (
              <span class={`depth-${row.depth}`}>
                <a href={keptPath(props, `${kind}/${row.item}`)}>{row.name}</a>
                {row.code && <small class="muted"> {row.code}</small>}
              </span>
            ),
          },
          {
            key: 'says',
            label: kind === 'quy-tac' ? 'Hạn' : 'Nội dung',
            cell: (row) => (
              <>
                {row.says} {errors(row) > 0 && <Badge tone="due">{errors(row)} chỗ cần sửa</Badge>}
              </>
            ),
          },
          {
            key: 'do',
            label: 'Việc',
            quietLabel: true,
            cell: (row) => (
              <Form
                action={keptPath(props, `${kind}/${row.item}/cho`)}
                version={draft.version}
                id={`${kind}-${row.item}`}
              >
                <ItemButtons row={row} kind={kind} commune={who.commune.id} />
              </Form>
            ),
          },
        ]}
      />
    </Section>
  )
}

function ItemButtons(props: { readonly row: ItemRow; readonly kind: ItemKind; readonly commune: string }) {
  const { row } = props
  const button = (value: string, label: string) => (
    <SubmitButton tone="quiet" name="viec" value={value}>
      {label}
      <span class="sr"> {row.name}</span>
    </SubmitButton>
  )
  return (
    <>
      {!row.first && button('len', 'Lên')}
      {!row.last && button('xuong', 'Xuống')}
      {button('chep', 'Chép')}
      {button('xoa', 'Xóa')}
    </>
  )
}

export function PublishPage(
  props: DraftShown & {
    readonly state: FormState
    readonly comparison: Comparison | undefined
    readonly moves: readonly DateMove[]
    readonly version: number
    readonly unchanged: boolean
  },
) {
  const { draft, sample, who } = props
  const ready = sample.errors.length === 0
  return (
    <DraftPage
      {...props}
      title="Công bố phiên bản"
      tab="cong-bo"
      intro="Từ lúc công bố, hội nghị mới lập được theo phiên bản này. Hội nghị đang có giữ phiên bản của nó cho đến khi được chuyển."
    >
      <ErrorSummary state={props.state} />
      <DraftErrors {...props} />
      {props.unchanged && (
        <Callout tone="neutral">
          <p>Dự thảo nói y như phiên bản gốc: công bố sẽ không tạo phiên bản mới.</p>
        </Callout>
      )}
      {ready && (
        <Form action={draftPath(who.commune.id, draft.id, 'cong-bo')} version={draft.version} id="cong-bo">
          <Buttons>
            <SubmitButton>Công bố phiên bản {props.version}</SubmitButton>
            <LinkButton href={keptPath(props, '')}>Sửa tiếp</LinkButton>
          </Buttons>
        </Form>
      )}
      {props.comparison && !isSame(props.comparison) && (
        <>
          <h2>Khác bản gốc ở đâu</h2>
          <ComparisonView comparison={props.comparison} moves={props.moves} />
        </>
      )}
    </DraftPage>
  )
}

export const NOTHING_TYPED = NEW_FORM
