// The answer page: its parts, what holds it back, the signing chain with comments, and the next step by right.

import { shortDate, shortTime } from '../kit/clock.ts'
import { Badge, Callout, Facts, Prose, Quote, Section, Story, WithAside } from '../kit/html/bits.tsx'
import { Checkbox, DateField, FileField, Select, TextArea, TextField } from '../kit/html/fields.tsx'
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
import { villageWords } from '../office/places.ts'
import type { Right } from '../office/rights.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { UrgencyField } from '../paper/parts.tsx'
import { ChainSteps, SIGNED, storyOf } from '../paper/signing.parts.tsx'
import type { Round } from '../paper/signing.store.ts'
import { isTurnOf, takes } from '../paper/signing.ts'
import type { PaperRow } from '../paper/tables.ts'
import type { QuestionRow } from '../petition/store.ts'
import type { Answer } from './answer.store.ts'
import { ANSWER_STATE, canEdit, DELIVERY, heldParts } from './answer.ts'
import type { Failed } from './case.act.tsx'
import { JointBeside } from './joint/parts.tsx'
import type { JointRow } from './joint/view.ts'
import { casePath, short } from './list.pages.tsx'
import { ANSWER_TONE } from './words.ts'

export interface AnswerView {
  readonly answer: Answer
  readonly questions: ReadonlyMap<string, QuestionRow>
  /** Questions that could join this answer. */
  readonly others: readonly QuestionRow[]
  /** Units that help, by question. */
  readonly joints: ReadonlyMap<string, readonly JointRow[]>
  readonly units: ReadonlyMap<string, string>
  readonly unit: string
  readonly people: ReadonlyMap<string, string>
  readonly villages: ReadonlyMap<string, string>
  readonly paper: PaperRow | undefined
  /** The rounds it went through the signing chain. */
  readonly rounds: readonly Round[]
}

interface Props {
  readonly who: Signed
  readonly view: AnswerView
  readonly today: Temporal.PlainDate
  readonly failed?: Failed | undefined
}

export function answerPath(commune: string, id: string): string {
  return `/xa/${commune}/tra-loi/${id}`
}

export function AnswerPage(props: Props) {
  const { who, view } = props
  const { answer } = view
  const editable = canEdit(answer.state) && who.rights.has('answer.draft')
  return (
    <Office
      who={who}
      title={`Văn bản trả lời ${answer.parts.length} nội dung`}
      current="giai-quyet"
      crumbs={[{ href: `/xa/${who.commune.id}/giai-quyet`, label: 'Giải quyết' }]}
      mark={<Badge tone={ANSWER_TONE[answer.state]}>{ANSWER_STATE[answer.state]}</Badge>}
    >
      <WithAside aside={<Chain {...props} />}>
        <HeldBack {...props} />
        {editable ? <EditForm {...props} /> : <ReadOnly {...props} />}
        <NextSteps {...props} />
      </WithAside>
    </Office>
  )
}

function stateOf(props: Props, act: string): FormState {
  return props.failed?.act === act ? props.failed.state : NEW_FORM
}

function HeldBack(props: Props) {
  const { answer, questions } = props.view
  if (answer.state === 'ban_hanh') return null
  const held = heldParts(answer.parts.map((part) => ({ question: part.question_id, text: part.text })))
  if (held.length === 0) return null
  return (
    <Callout tone="due" title="Chưa có nội dung thực chất">
      <ul>
        {held.map((part) => (
          <li key={part.question}>
            {short(questions.get(part.question)?.text ?? '')}: {part.reason}
          </li>
        ))}
      </ul>
    </Callout>
  )
}

function Asked(props: { readonly view: AnswerView; readonly question: string; readonly commune: string }) {
  const row = props.view.questions.get(props.question)
  if (!row) return null
  const village = row.village_id ? props.view.villages.get(row.village_id) : undefined
  return (
    <Quote
      by={
        <a href={casePath(props.commune, row.id)}>
          {[row.name ?? 'Không ghi tên', village ? villageWords(village) : null, `mã ${row.code}`]
            .filter((part) => part !== null)
            .join(' · ')}
        </a>
      }
    >
      <Prose text={row.text} />
    </Quote>
  )
}

function Beside(props: { readonly view: AnswerView; readonly question: string; readonly commune: string }) {
  const { view, commune } = props
  return <JointBeside of={{ commune, ...view }} rows={view.joints.get(props.question) ?? []} />
}

function ReadOnly(props: Props) {
  const { answer } = props.view
  return (
    <>
      {answer.parts.map((part) => (
        <Section key={part.question_id} title={`Nội dung ${part.seq}`} card>
          <Asked view={props.view} question={part.question_id} commune={props.who.commune.id} />
          <Prose text={part.text} />
          <Beside view={props.view} question={part.question_id} commune={props.who.commune.id} />
        </Section>
      ))}
      {answer.legal_basis && (
        <Section title="Căn cứ pháp lý" card>
          <Prose text={answer.legal_basis} />
        </Section>
      )}
    </>
  )
}

function EditForm(props: Props) {
  const { who, view } = props
  const { answer } = view
  const state = stateOf(props, 'noi-dung')
  const stale = state.problem?.status === 409
  return (
    <Form id="noi-dung" action={`${answerPath(who.commune.id, answer.id)}/noi-dung`} version={answer.version}>
      <ErrorSummary state={state} />
      {answer.parts.map((part, at) => (
        <Section key={part.question_id} title={`Nội dung ${at + 1}`} card>
          <Asked view={view} question={part.question_id} commune={who.commune.id} />
          <Beside view={view} question={part.question_id} commune={who.commune.id} />
          <Hidden name={`parts.${at}.question`} value={part.question_id} />
          {stale && (
            <Callout tone="due" title="Bản đang lưu">
              <Prose text={part.text} />
            </Callout>
          )}
          <TextArea
            {...field(state, `parts.${at}.text`, part.text)}
            label="Trả lời"
            hint="Nêu kết quả, căn cứ; việc chưa xong thì nêu thời hạn hoặc lý do."
            rows={8}
            maxLength={20000}
          />
        </Section>
      ))}
      <Section title="Chung cho văn bản" card>
        {stale && answer.legal_basis && (
          <Callout tone="due" title="Bản đang lưu">
            <Prose text={answer.legal_basis} />
          </Callout>
        )}
        <TextArea
          {...field(state, 'legalBasis', answer.legal_basis ?? undefined)}
          label="Căn cứ pháp lý"
          rows={3}
        />
        {view.others.length > 0 && (
          <Select
            {...field(state, 'add')}
            label="Trả lời chung thêm nội dung"
            blank="– Không thêm –"
            options={view.others.map((row) => ({
              value: row.id,
              label: `${row.code}: ${short(row.text).slice(0, 90)}`,
            }))}
          />
        )}
        <Buttons>
          <SubmitButton tone="secondary">Lưu dự thảo</SubmitButton>
        </Buttons>
      </Section>
    </Form>
  )
}

function Chain(props: Props) {
  const { answer, people, unit, paper, rounds } = props.view
  const round = rounds.at(-1)
  const commune = props.who.commune.id
  return (
    <>
      <Section title="Thông tin" card>
        <Facts
          items={[
            { term: 'Đơn vị soạn', value: unit },
            { term: 'Người soạn', value: people.get(answer.by_person) ?? answer.by_person },
            { term: 'Bản thứ', value: String(answer.version) },
            ...(paper
              ? [
                  {
                    term: 'Văn bản',
                    value: (
                      <a href={`/xa/${commune}/van-ban/${paper.id}`}>
                        {paper.symbol} ngày {shortDate(paper.issued_on)}
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
        {!paper && props.who.rights.has('petition.read') && (
          <p>
            <a href={`/xa/${commune}/hoi-nghi/${answer.conference_id}/van-ban/tra_loi?muc=${answer.id}`}>
              Xem bản in dự thảo
            </a>
          </p>
        )}
      </Section>
      <Section title="Trình ký" card>
        {round && <ChainSteps round={round} names={people} />}
        <Story
          label="Các bước trình ký"
          items={[
            {
              id: 'soan',
              at: shortTime(answer.at),
              by: people.get(answer.by_person),
              title: 'Soạn dự thảo',
              icon: 'pen',
            },
            ...chainStory(props.view),
            ...answer.deliveries.map((row) => ({
              id: `giao-${row.seq}`,
              at: shortDate(row.on_date),
              by: people.get(row.by_person),
              title: `${Object.hasOwn(DELIVERY, row.how) ? DELIVERY[row.how as keyof typeof DELIVERY] : row.how}: ${row.to_whom}`,
              icon: 'send' as const,
              body: row.file_id ? (
                <a href={`${answerPath(commune, answer.id)}/minh-chung/${row.file_id}`}>Minh chứng</a>
              ) : undefined,
            })),
          ]}
        />
      </Section>
    </>
  )
}

/** The rounds as the chain tells them, with the approval that was insisted on named as such. */
function chainStory({ answer, rounds, people }: AnswerView) {
  const insisted = answer.steps.filter((step) => step.insists === 1).map((step) => shortTime(step.at))
  return storyOf(rounds, people).map((item) =>
    item.title === SIGNED && typeof item.at === 'string' && insisted.includes(item.at)
      ? { ...item, title: 'Vẫn duyệt dù bị giữ lại', tone: 'due' as const }
      : item,
  )
}

function NextSteps(props: Props) {
  const { who, view } = props
  const can = (right: Right) => who.rights.has(right)
  const { state } = view.answer
  const round = view.rounds.at(-1)
  const mine = round !== undefined && isTurnOf(round, who)
  const last = round?.steps.at(-1)
  const mayReturn = mine || (state === 'da_duyet' && last !== undefined && takes(last, who))
  const mayWithdraw =
    (state === 'cho_duyet' || state === 'da_duyet') && round?.by_person === who.person && can('answer.draft')
  return (
    <>
      {canEdit(state) && can('answer.draft') && (
        <StepForm
          {...props}
          act="trinh"
          title="Trình duyệt"
          button="Trình duyệt"
          label="Lời trình"
          tone="primary"
        />
      )}
      {state === 'cho_duyet' && mine && (
        <StepForm
          {...props}
          act="duyet"
          title="Duyệt"
          button="Duyệt trả lời"
          label="Ý kiến"
          tone="primary"
          insist
        />
      )}
      {mayReturn && (
        <StepForm
          {...props}
          act="tra-lai"
          title="Trả lại"
          button="Trả lại để sửa"
          label="Cần sửa điều gì"
          tone="secondary"
        />
      )}
      {mayWithdraw && (
        <StepForm {...props} act="rut" title="Rút về" button="Rút về để sửa" label="Lý do" tone="secondary" />
      )}
      {state === 'da_duyet' && can('answer.issue') && <IssueForm {...props} />}
      {state === 'ban_hanh' && can('answer.issue') && <DeliveryForm {...props} />}
    </>
  )
}

function StepForm(
  props: Props & {
    readonly act: string
    readonly title: string
    readonly button: string
    readonly label: string
    readonly tone: 'primary' | 'secondary'
    readonly insist?: boolean
  },
) {
  const { answer } = props.view
  const state = stateOf(props, props.act)
  const held = heldParts(answer.parts.map((part) => ({ question: part.question_id, text: part.text })))
  return (
    <Section title={props.title} card>
      <Form
        id={props.act}
        action={`${answerPath(props.who.commune.id, answer.id)}/${props.act}`}
        version={answer.version}
      >
        <ErrorSummary state={state} />
        {props.insist && held.length > 0 && (
          <Checkbox
            name="insists"
            label="Vẫn duyệt dù câu trả lời bị giữ lại"
            hint="Phải ghi lý do; cả hai được lưu vào nhật ký."
            checked={state.values.insists !== undefined}
            error={state.errors.insists}
          />
        )}
        <TextArea
          {...field(state, 'comment')}
          label={props.label}
          required={props.act === 'tra-lai'}
          rows={3}
        />
        <Buttons>
          <SubmitButton tone={props.tone}>{props.button}</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

export function IssueFields(props: { readonly state: FormState; readonly today: Temporal.PlainDate }) {
  return (
    <>
      <DateField
        {...field(props.state, 'issuedOn', shortDate(props.today.toString()))}
        label="Ngày ban hành"
        required
      />
      <TextField
        {...field(props.state, 'number')}
        label="Số văn bản"
        hint="Theo sổ văn bản của cơ quan; để trống để lấy số tiếp theo."
        inputmode="numeric"
        width="xs"
      />
      <UrgencyField state={props.state} />
    </>
  )
}

function IssueForm(props: Props) {
  const state = stateOf(props, 'ban-hanh')
  return (
    <Section title="Ban hành" card>
      <Form id="ban-hanh" action={`${answerPath(props.who.commune.id, props.view.answer.id)}/ban-hanh`}>
        <ErrorSummary state={state} />
        <IssueFields state={state} today={props.today} />
        <Buttons>
          <SubmitButton>Ban hành văn bản trả lời</SubmitButton>
          <LinkButton href={`/xa/${props.who.commune.id}/giai-quyet`}>Để sau</LinkButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function DeliveryForm(props: Props) {
  const state = stateOf(props, 'giao')
  return (
    <Section title="Giao tới người có ý kiến" card>
      <Form id="giao" action={`${answerPath(props.who.commune.id, props.view.answer.id)}/giao`} upload>
        <ErrorSummary state={state} />
        <Select
          {...field(state, 'how')}
          label="Cách giao"
          required
          options={Object.entries(DELIVERY).map(([value, label]) => ({ value, label }))}
        />
        <TextField {...field(state, 'toWhom')} label="Người nhận" required maxLength={300} width="l" />
        <DateField
          {...field(state, 'onDate', shortDate(props.today.toString()))}
          label="Ngày giao"
          required
        />
        <FileField
          {...field(state, 'file')}
          label="Minh chứng"
          hint="Ảnh phiếu ký nhận, biên lai bưu điện, ảnh niêm yết. Mỗi tệp không quá 10 MB."
          accept=".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx"
        />
        <Buttons>
          <SubmitButton>Ghi việc giao văn bản</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}
