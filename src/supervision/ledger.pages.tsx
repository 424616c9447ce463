// What the ledger holds, for those who watch over it: its state, what changed, the anchor to keep outside.
import { shortDate, shortTime } from '../kit/clock.ts'
import { Callout, Empty, Facts, Section, Story, type StoryItem } from '../kit/html/bits.tsx'
import { TextField } from '../kit/html/fields.tsx'
import { Buttons, Form, LinkButton, SubmitButton } from '../kit/html/form.tsx'
import { FilterBar, StepPager } from '../kit/html/table.tsx'
import { count } from '../kit/text.ts'
import type { LedgerRow } from '../ledger/tables.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { DATE_ACTS, isSealed, moveOf } from './finding.ts'
import type { SupervisionPageProps } from './pages.tsx'
import { supervisionPath } from './paths.ts'
import type { Head, Verified } from './store.ts'
import { actWords, MOVED } from './words.ts'

/** The ledger's state: counted, checked on request, held against an anchor kept outside. */
export function Ledger(props: { readonly of: SupervisionPageProps }) {
  const { of } = props
  const base = supervisionPath(of.who.commune.id)
  const head = of.heads[0]
  return (
    <Section
      title="Nhật ký"
      id="nhat-ky"
      card
      actions={
        <>
          <LinkButton href={`${base}/moc-neo`} tone="secondary" icon="file">
            Mốc neo để giữ bên ngoài
          </LinkButton>
          <LinkButton href={`${base}/goi-kiem-tra`} tone="secondary" icon="download">
            Tải gói kiểm tra
          </LinkButton>
        </>
      }
    >
      <Facts
        items={[
          { term: 'Số bút toán', value: count(of.heads.reduce((sum, each) => sum + each.seq, 0)) },
          { term: 'Dấu băm cuối', value: head ? <code class="wrap">{head.hash}</code> : 'Chưa có bút toán' },
        ]}
      />
      {of.verified && <VerifiedNote verified={of.verified} />}
      {of.anchor && <AnchorNote of={of} anchor={of.anchor} />}
      <Form action={`${base}#nhat-ky`} method="get" id="kiem-tra">
        <TextField
          label="Mốc đã giữ"
          name="moc"
          {...(of.anchor ? { value: of.anchor.typed } : {})}
          width="l"
          hint="In cuối biên bản, thông báo kết luận, dạng 123-9f86d081884c. Để trống để chỉ kiểm tra chuỗi."
        />
        <Buttons>
          <SubmitButton tone="secondary" icon="check" name="kiem-tra" value="1">
            Kiểm tra nhật ký
          </SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function VerifiedNote(props: { readonly verified: Verified }) {
  const { entries, faults } = props.verified
  if (faults.length === 0)
    return (
      <Callout tone="done" role="status" title="Nhật ký nguyên vẹn">
        <p>Đã kiểm tra {count(entries)} bút toán: không có bút toán nào bị sửa, bỏ hoặc chèn.</p>
      </Callout>
    )
  return (
    <Callout tone="late" role="alert" title="Nhật ký không nguyên vẹn">
      <ul>
        {faults.slice(0, 50).map((fault) => (
          <li key={`${fault.stream}-${fault.seq}-${fault.reason}`}>
            Bút toán số {fault.seq}: {fault.reason}.
          </li>
        ))}
      </ul>
    </Callout>
  )
}

function AnchorNote(props: {
  readonly of: SupervisionPageProps
  readonly anchor: { readonly typed: string; readonly readable: boolean }
}) {
  if (!props.anchor.readable)
    return (
      <Callout tone="due" role="alert">
        <p>Mốc phải có dạng số bút toán, gạch nối, rồi ít nhất 12 chữ của dấu băm, ví dụ 123-9f86d081884c.</p>
      </Callout>
    )
  if (props.of.verified?.anchorHolds)
    return (
      <Callout tone="done" role="status">
        <p>Mốc đã giữ có trong nhật ký: phần đến mốc ấy chưa bị viết lại.</p>
      </Callout>
    )
  return (
    <Callout tone="late" role="alert">
      <p>Mốc đã giữ không có trong nhật ký: phần đến mốc ấy đã bị viết lại hoặc cắt bỏ.</p>
    </Callout>
  )
}

export function Changes(props: { readonly of: SupervisionPageProps }) {
  const { of } = props
  const base = supervisionPath(of.who.commune.id)
  const chosen =
    of.filter === undefined
      ? []
      : [
          {
            label: 'Việc',
            value: of.filter === MOVED ? 'Thay đổi ngày, thời hạn' : actWords(of.filter),
            removeHref: `${base}#thay-doi`,
          },
        ]
  return (
    <Section title="Những gì đã thay đổi" id="thay-doi">
      <FilterBar filters={chosen}>
        <ul>
          <li>
            <a href={`${base}?viec=${MOVED}#thay-doi`}>Thay đổi ngày, thời hạn</a>
          </li>
          {of.acts
            .filter((act) => !isSealed(act))
            .map((act) => (
              <li key={act}>
                <a href={`${base}?viec=${act}#thay-doi`}>{actWords(act)}</a>
              </li>
            ))}
        </ul>
      </FilterBar>
      {of.filter === undefined && (
        <p class="muted">Không kể các lần đăng nhập, đăng xuất; chọn ở “Lọc thêm” để xem.</p>
      )}
      {of.rows.length === 0 ? (
        <Empty title="Không có bút toán nào" text="Việc nào ghi vào nhật ký sẽ hiện ở đây." icon="clock" />
      ) : (
        <Story label="Nhật ký, mới nhất trước" items={of.rows.map((row) => storyItem(row, of))} />
      )}
      <StepPager
        {...(of.newest ? {} : { previous: `${base}${query(of.filter)}#thay-doi` })}
        {...(of.older === undefined ? {} : { next: `${base}${query(of.filter, of.older)}#thay-doi` })}
      />
    </Section>
  )
}

function query(filter: string | undefined, before?: string): string {
  const pairs = new URLSearchParams()
  if (filter !== undefined) pairs.set('viec', filter)
  if (before !== undefined) pairs.set('truoc', before)
  const text = pairs.toString()
  return text === '' ? '' : `?${text}`
}

function storyItem(row: LedgerRow, of: SupervisionPageProps): StoryItem {
  const id = String(row.seq)
  if (isSealed(row.act)) return { id, at: `số ${row.seq}`, title: actWords(row.act), tone: 'restricted' }
  const move = moveOf(row.act, row.data)
  const href = of.links.get(row.subject)
  return {
    id,
    at: `${shortTime(row.at)} · số ${row.seq}`,
    title: href ? <a href={href}>{actWords(row.act)}</a> : actWords(row.act),
    by: of.titles.get(row.actor) ?? 'Cán bộ',
    ...(DATE_ACTS.includes(row.act) ? { tone: 'due' as const, icon: 'calendar' as const } : {}),
    ...(move && (move.from ?? move.to)
      ? {
          body: (
            <p>
              {move.rule && <code>{move.rule}</code>} từ <strong>{day(move.from)}</strong> thành{' '}
              <strong>{day(move.to)}</strong>
            </p>
          ),
        }
      : {}),
  }
}

function day(iso: string | null): string {
  return iso === null ? 'chưa có ngày' : shortDate(iso)
}

export function AnchorPage(props: {
  readonly who: Signed
  readonly heads: readonly Head[]
  readonly at: string
}) {
  const base = supervisionPath(props.who.commune.id)
  return (
    <Office
      who={props.who}
      title="Mốc neo của nhật ký"
      current="giam-sat"
      crumbs={[{ href: base, label: 'Giám sát' }]}
      intro="In trang này hoặc chép dòng dưới đây và giữ ở nơi khác. Sau này, so với mốc này sẽ thấy nhật ký có bị viết lại hay không."
      action={
        <LinkButton href={`${base}/moc-neo?dang=json`} icon="download" download>
          Tải tệp mốc neo
        </LinkButton>
      }
    >
      {props.heads.length === 0 ? (
        <Empty title="Chưa có bút toán" text="Mốc neo có sau việc đầu tiên được ghi vào nhật ký." />
      ) : (
        props.heads.map((head) => (
          <Section key={head.stream} title={`Đến bút toán số ${count(head.seq)}`} card>
            <Facts
              items={[
                { term: 'Xã', value: props.who.commune.name },
                { term: 'Lúc', value: shortTime(props.at) },
                { term: 'Mốc', value: <code>{`${head.seq}-${head.hash.slice(0, 12)}`}</code> },
                { term: 'Dấu băm đầy đủ', value: <code class="wrap">{head.hash}</code> },
              ]}
            />
          </Section>
        ))
      )}
      <p class="muted">
        Kiểm tra trên máy khác: <code>doithoai verify GÓI --anchors TỆP</code> với tệp tải ở trên.
      </p>
    </Office>
  )
}
