// A list before it is stored: every row with its verdict, corrected in place, left out or taken; and how far the reading or
// storing of a long one is.
import { Badge, Callout, Progress, Section, Tabs } from '../../kit/html/bits.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  Hidden,
  LinkButton,
  NEW_FORM,
  SubmitButton,
} from '../../kit/html/form.tsx'
import { Icon } from '../../kit/html/icons.tsx'
import { Pager } from '../../kit/html/table.tsx'
import { assetUrl } from '../../kit/http/assets.ts'
import { count } from '../../kit/text.ts'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import { type Draft, type ImportSeen, ROWS_A_PAGE } from './draft.store.ts'
import { VERDICT, type Verdict } from './draft.ts'
import { type Choices, Where } from './import.pages.tsx'
import { RowCard } from './row.pages.tsx'
import type { DraftRowTable } from './tables.ts'
import { sizeWords, whenWords } from './words.ts'

export interface DraftPageProps {
  readonly who: Signed
  readonly draft: Draft
  readonly choices: Choices
  readonly rows: readonly DraftRowTable[]
  readonly counts: Readonly<Record<Verdict, number>>
  readonly verdict: Verdict | null
  readonly page: number
  /** The same file was imported before. */
  readonly before: ImportSeen | undefined
  readonly refused?: {
    readonly form: 'row' | 'settings' | 'other'
    readonly seq?: number
    readonly state: FormState
  }
}

export function draftHref(draft: Draft, verdict: Verdict | null, page = 1): string {
  const query = new URLSearchParams()
  if (verdict !== null) query.set('loc', verdict)
  if (page > 1) query.set('trang', String(page))
  const words = query.toString()
  return `/xa/${draft.commune_id}/nhap-danh-sach/${draft.id}${words === '' ? '' : `?${words}`}`
}

function crumbs(who: Signed) {
  const base = `/xa/${who.commune.id}`
  return [
    { href: `${base}/y-kien`, label: 'Ý kiến' },
    { href: `${base}/nhap-danh-sach`, label: 'Nhập danh sách' },
  ]
}

export function DraftPage(props: DraftPageProps) {
  const { who, draft, counts, refused } = props
  const taken = counts.tot + counts['chu-y']
  const all = Object.values(counts).reduce((sum, each) => sum + each, 0)
  const here = props.verdict === null ? all : counts[props.verdict]
  const other = refused?.form === 'other' ? refused.state : NEW_FORM
  return (
    <Office
      who={who}
      title="Xem trước danh sách"
      current="y-kien"
      crumbs={crumbs(who)}
      intro={`${draft.name} (${sizeWords(draft.size)}). Chưa lưu gì cho đến khi xác nhận ở cuối trang.`}
      tabs={
        <Tabs
          label="Lọc theo nhận xét"
          items={[
            { href: draftHref(draft, null), label: 'Tất cả', count: all, current: props.verdict === null },
            ...(Object.keys(VERDICT) as Verdict[]).map((verdict) => ({
              href: draftHref(draft, verdict),
              label: VERDICT[verdict],
              count: counts[verdict],
              current: props.verdict === verdict,
            })),
          ]}
        />
      }
    >
      <link rel="stylesheet" href={assetUrl('import.css')} />
      <ErrorSummary state={other} />
      <Notes of={props} />
      <details class="more" open={refused?.form === 'settings'}>
        <summary>
          <Icon name="settings" />
          Hội nghị, thôn, cấp của cả danh sách
        </summary>
        <div class="more-body">
          <Form action={`${draftHref(draft, null)}/cach-nhap`} version={draft.version} id="cach-nhap">
            {refused?.form === 'settings' && <ErrorSummary state={refused.state} />}
            <Where
              state={refused?.form === 'settings' ? refused.state : NEW_FORM}
              choices={props.choices}
              draft={draft}
            />
            <Buttons>
              <SubmitButton tone="secondary">Lưu cách nhập</SubmitButton>
            </Buttons>
          </Form>
        </div>
      </details>
      <AllOf of={props} here={here} />
      {props.rows.length === 0 ? (
        <p class="muted">Không có dòng nào ở mục này.</p>
      ) : (
        <div class="imp-rows">
          {props.rows.map((row) => (
            <RowCard
              key={row.seq}
              row={row}
              draft={draft}
              villages={props.choices.villages}
              back={draftHref(draft, props.verdict, props.page)}
              refused={refused?.form === 'row' && refused.seq === row.seq ? refused.state : undefined}
            />
          ))}
        </div>
      )}
      <Pager
        page={props.page}
        pageSize={ROWS_A_PAGE}
        total={here}
        href={(page) => draftHref(draft, props.verdict, page)}
      />
      <Confirm draft={draft} counts={counts} taken={taken} />
    </Office>
  )
}

function Notes(props: { readonly of: DraftPageProps }) {
  const { draft, before, who } = props.of
  const notes = JSON.parse(draft.notes) as string[]
  const converted = notes.find((note) => note.includes('Unicode'))
  return (
    <>
      {before && (
        <Callout tone="due" title="Tệp này đã được nhập">
          <p>
            {before.who ?? 'Dòng lệnh'} nhập lúc {whenWords(before.at)}, tiếp nhận {count(before.received)}{' '}
            lượt. Những dòng đã nhận không thêm lần nữa.{' '}
            <a href={`/xa/${who.commune.id}/lan-nhap/${before.id}`}>Xem lần nhập đó</a>
          </p>
        </Callout>
      )}
      {notes.length > 0 && (
        <Callout tone="waiting" title="Về tệp này">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          {converted && (
            <Form action={`${draftHref(draft, null)}/doc-lai`} id="doc-lai">
              <Hidden name="conversion" value={draft.conversion === 'tu_dong' ? 'giu_nguyen' : 'tu_dong'} />
              <SubmitButton tone="secondary">
                {draft.conversion === 'tu_dong'
                  ? 'Đọc lại, giữ chữ như trong tệp'
                  : 'Đọc lại, chuyển sang Unicode'}
              </SubmitButton>
            </Form>
          )}
        </Callout>
      )}
    </>
  )
}

/** Everything of one verdict at once. */
function AllOf(props: { readonly of: DraftPageProps; readonly here: number }) {
  const { draft, verdict } = props.of
  if (verdict === null || props.here === 0) return null
  const takes = verdict === 'da-co' || verdict === 'bo-ra'
  return (
    <Form action={`${draftHref(draft, null)}/chon-dong`} id="ca-muc">
      <Hidden name="verdict" value={verdict} />
      <Hidden name="take" value={takes ? '1' : '0'} />
      <Hidden name="ve" value={`?loc=${verdict}`} />
      <Buttons>
        <SubmitButton tone="secondary">
          {takes ? `Nhận lại cả ${count(props.here)} dòng` : `Bỏ ra cả ${count(props.here)} dòng`}
        </SubmitButton>
      </Buttons>
    </Form>
  )
}

function Confirm(props: {
  readonly draft: Draft
  readonly counts: Readonly<Record<Verdict, number>>
  readonly taken: number
}) {
  const { draft, counts, taken } = props
  const rest = [
    counts.loi > 0 && `${count(counts.loi)} dòng chưa nhập được sẽ để lại`,
    counts['da-co'] > 0 && `${count(counts['da-co'])} dòng đã có không thêm nữa`,
    counts['bo-ra'] > 0 && `${count(counts['bo-ra'])} dòng bỏ ra`,
  ].filter((part) => part !== false)
  return (
    <section class="imp-confirm" id="xac-nhan" aria-label="Xác nhận">
      <p>
        <strong>{count(taken)} lượt ý kiến sẽ được tiếp nhận.</strong>{' '}
        {rest.length > 0 && <span class="muted">{`${rest.join('; ')}.`}</span>}
      </p>
      <div class="imp-acts">
        {taken > 0 && (
          <Form action={`${draftHref(draft, null)}/xac-nhan`} id="nhap">
            <SubmitButton icon="check">{`Nhập ${count(taken)} lượt ý kiến`}</SubmitButton>
          </Form>
        )}
        <Form action={`${draftHref(draft, null)}/huy`} id="huy">
          <SubmitButton tone="secondary">Bỏ cả danh sách</SubmitButton>
        </Form>
      </div>
    </section>
  )
}

/** While a long list is read or stored: how far, how long still, and that one may go. */
export function ProgressPage(props: {
  readonly who: Signed
  readonly draft: Draft
  readonly remaining: string | undefined
}) {
  const { draft, who } = props
  const storing = draft.state === 'storing' || draft.state === 'confirmed'
  return (
    <Office
      who={who}
      title={storing ? 'Đang nhập danh sách' : 'Đang đọc danh sách'}
      current="y-kien"
      crumbs={crumbs(who)}
      intro={`${draft.name} (${sizeWords(draft.size)})`}
    >
      <link rel="stylesheet" href={assetUrl('import.css')} />
      <Section title={storing ? 'Đang tiếp nhận từng dòng' : 'Đang đọc và xét từng dòng'} card>
        {draft.total > 0 ? (
          <Progress label={storing ? 'Dòng đã nhập' : 'Dòng đã xét'} part={draft.done} whole={draft.total} />
        ) : (
          <p role="status">Đang mở tệp…</p>
        )}
        <p role="status">
          {props.remaining ? `Công việc ${props.remaining}. ` : ''}
          Trang tự cập nhật. Có thể rời trang này: việc vẫn chạy, tìm lại ở mục{' '}
          <a href={`/xa/${who.commune.id}/nhap-danh-sach`}>Nhập danh sách</a>.
        </p>
        <div class="imp-acts">
          <LinkButton href={draftHref(draft, null)}>Xem lại bây giờ</LinkButton>
          {!storing && (
            <Form action={`${draftHref(draft, null)}/huy`} id="huy">
              <SubmitButton tone="secondary">Bỏ cả danh sách</SubmitButton>
            </Form>
          )}
        </div>
      </Section>
    </Office>
  )
}

export function RefusedPage(props: { readonly who: Signed; readonly draft: Draft }) {
  const { draft, who } = props
  return (
    <Office
      who={who}
      title="Không đọc được tệp"
      current="y-kien"
      crumbs={crumbs(who)}
      intro={`${draft.name} (${sizeWords(draft.size)})`}
    >
      <link rel="stylesheet" href={assetUrl('import.css')} />
      <Callout tone="late" role="alert" title="Chưa có gì được lưu">
        <p>{draft.problem}</p>
      </Callout>
      <div class="imp-acts">
        <Form action={`${draftHref(draft, null)}/huy`} id="huy">
          <SubmitButton>Bỏ tệp này, chọn tệp khác</SubmitButton>
        </Form>
        <Badge tone="late">Không đọc được</Badge>
      </div>
    </Office>
  )
}
