// Pages of supervision: findings with their answers, what changed, the ledger's state, the anchor to keep outside.
import { longDate, shortDate, shortTime } from '../kit/clock.ts'
import { Badge, Callout, Empty, Facts, Section, Story, type StoryItem } from '../kit/html/bits.tsx'
import { useUi } from '../kit/html/context.tsx'
import { DateField, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import { FilterBar, StepPager } from '../kit/html/table.tsx'
import { count } from '../kit/text.ts'
import type { LedgerRow } from '../ledger/tables.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { DATE_ACTS, findingState, isSealed, moveOf } from './finding.ts'
import { supervisionPath } from './paths.ts'
import type { Finding, Head, Verified } from './store.ts'
import { SupervisionTabs } from './tabs.tsx'
import { actWords, MOVED } from './words.ts'

export interface SupervisionPageProps {
  readonly who: Signed
  readonly findings: readonly Finding[]
  /** Words of the question a finding is about; absent where it is not (or no longer) in the list of opinions. */
  readonly questions: ReadonlyMap<string, { readonly code: string; readonly text: string }>
  readonly conferences: readonly { readonly id: string; readonly title: string }[]
  readonly about: { readonly id: string; readonly conference: string; readonly text: string } | undefined
  /** The visit a new finding comes of, and of each finding the visit it came of. */
  readonly visit: { readonly id: string; readonly conference: string; readonly words: string } | undefined
  readonly visits: ReadonlyMap<string, { readonly id: string; readonly words: string }>
  readonly titles: ReadonlyMap<string, string>
  readonly rows: readonly LedgerRow[]
  /** Of the subjects of these rows, which are records with a page: their address. */
  readonly links: ReadonlyMap<string, string>
  readonly filter: string | undefined
  readonly acts: readonly string[]
  readonly older: string | undefined
  readonly newest: boolean
  readonly heads: readonly Head[]
  readonly verified: Verified | undefined
  readonly anchor: { readonly typed: string; readonly readable: boolean } | undefined
  readonly state: FormState
  /** The finding whose answer was refused: its form shows what was typed. */
  readonly answering: string | undefined
}

export function SupervisionPage(props: SupervisionPageProps) {
  const { rights } = props.who
  const made = props.answering === undefined ? props.state : NEW_FORM
  return (
    <Office
      who={props.who}
      title="Giám sát"
      current="giam-sat"
      tabs={<SupervisionTabs commune={props.who.commune.id} current="" />}
      intro="Kiến nghị giám sát của Mặt trận và mọi thay đổi đã ghi trong nhật ký. Nhật ký chỉ ghi thêm, không sửa, không xóa."
    >
      <Section title="Kiến nghị giám sát" id="kien-nghi">
        {props.findings.length === 0 ? (
          <Empty
            title="Chưa có kiến nghị giám sát"
            icon="eye"
            text="Mặt trận ghi nhận xét, kiến nghị kèm hạn trả lời ở đây; Văn phòng trả lời ngay dưới từng kiến nghị."
          />
        ) : (
          <div class="stack">
            {props.findings.map((finding) => (
              <FindingCard key={finding.id} finding={finding} of={props} />
            ))}
          </div>
        )}
      </Section>
      {rights.has('supervision.write') && <FindingForm of={props} state={made} />}
      <Ledger of={props} />
      <Changes of={props} />
    </Office>
  )
}

const STATE = {
  answered: { tone: 'done', words: 'Đã trả lời' },
  late: { tone: 'late', words: 'Quá hạn trả lời' },
  waiting: { tone: 'waiting', words: 'Chờ trả lời' },
} as const

function FindingCard(props: { readonly finding: Finding; readonly of: SupervisionPageProps }) {
  const { finding, of } = props
  const ui = useUi()
  const state = STATE[findingState({ ...finding, answered: finding.answer !== null }, ui.today.toString())]
  const conference = of.conferences.find((each) => each.id === finding.conference_id)
  const question = finding.question_id === null ? undefined : of.questions.get(finding.question_id)
  const base = `/xa/${of.who.commune.id}`
  const visit = of.visits.get(finding.id)
  return (
    <article class="card stack" id={`kn-${finding.id}`}>
      <p>
        <Badge tone={state.tone}>{state.words}</Badge>{' '}
        <span class="muted">
          {of.titles.get(finding.by_person) ?? 'Cán bộ'} · {shortTime(finding.at)}
        </span>
      </p>
      <Facts
        items={[
          {
            term: 'Về',
            value: question ? (
              <a href={`${base}/y-kien/${finding.question_id}`}>
                {question.code}: {excerpt(question.text)}
              </a>
            ) : (
              <a href={`${base}/hoi-nghi/${finding.conference_id}`}>{conference?.title ?? 'Hội nghị'}</a>
            ),
          },
          ...(visit
            ? [
                {
                  term: 'Từ đợt giám sát',
                  value: (
                    <a href={supervisionPath(of.who.commune.id, `ke-hoach/${visit.id}`)}>{visit.words}</a>
                  ),
                },
              ]
            : []),
          {
            term: 'Hạn trả lời',
            value: finding.deadline ? longDate(finding.deadline) : 'Không đặt hạn',
          },
        ]}
      />
      <Lines text={finding.text} />
      {finding.answer && (
        <Callout tone="done" title="Trả lời">
          <Lines text={finding.answer.text} />
          <p class="muted">
            {of.titles.get(finding.answer.by_person) ?? 'Văn phòng'} · {shortTime(finding.answer.at)}
          </p>
        </Callout>
      )}
      {!finding.answer && of.who.rights.has('supervision.answer') && (
        <AnswerForm of={of} finding={finding.id} />
      )}
    </article>
  )
}

function AnswerForm(props: { readonly of: SupervisionPageProps; readonly finding: string }) {
  const { of, finding } = props
  const state = of.answering === finding ? of.state : NEW_FORM
  return (
    <Form action={supervisionPath(of.who.commune.id, `${finding}/tra-loi`)} id={`tl-${finding}`}>
      <ErrorSummary state={state} />
      <TextArea label="Trả lời Mặt trận" {...field(state, 'text')} rows={3} maxLength={4000} required />
      <Buttons>
        <SubmitButton tone="secondary" icon="send">
          Trả lời kiến nghị
        </SubmitButton>
      </Buttons>
    </Form>
  )
}

function FindingForm(props: { readonly of: SupervisionPageProps; readonly state: FormState }) {
  const { of, state } = props
  const { about, visit } = of
  return (
    <Section title="Ghi kiến nghị giám sát" id="ghi" card>
      <Form action={supervisionPath(of.who.commune.id)} id="ghi-nhan">
        <ErrorSummary state={state} />
        {visit && (
          <>
            <Hidden name="visit" value={visit.id} />
            <p>
              Từ đợt giám sát{' '}
              <a href={supervisionPath(of.who.commune.id, `ke-hoach/${visit.id}`)}>{visit.words}</a>
            </p>
          </>
        )}
        {about ? (
          <>
            <Hidden name="conference" value={about.conference} />
            <Hidden name="question" value={about.id} />
            <p>
              Về nội dung: <q>{excerpt(about.text)}</q>
            </p>
          </>
        ) : (
          <>
            <Select
              label="Hội nghị"
              {...field(state, 'conference', visit?.conference ?? of.conferences[0]?.id)}
              options={of.conferences.map((each) => ({ value: each.id, label: each.title }))}
              blank={null}
              required
            />
            <TextField
              label="Mã biên nhận của ý kiến"
              {...field(state, 'code')}
              width="m"
              hint="Khi kiến nghị về một ý kiến; để trống khi kiến nghị về cả hội nghị."
            />
          </>
        )}
        <TextArea label="Nội dung giám sát, kiến nghị" {...field(state, 'text')} maxLength={4000} required />
        <DateField label="Hạn đề nghị trả lời" {...field(state, 'deadline')} />
        <Buttons>
          <SubmitButton icon="eye">Ghi kiến nghị</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function Ledger(props: { readonly of: SupervisionPageProps }) {
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

function Changes(props: { readonly of: SupervisionPageProps }) {
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

function excerpt(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text
}

/** Text as typed, its line breaks kept. */
function Lines(props: { readonly text: string }) {
  return (
    <div class="prose">
      {props.text.split('\n').map((line, at) => (
        <p key={`${at}`}>{line}</p>
      ))}
    </div>
  )
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
