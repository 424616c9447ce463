// The case page: what was asked in the person's words, who has it, by when and why, what happened, what is next.

import { shortDate } from '../kit/clock.ts'
import { Badge, Callout, Facts, Prose, Quote, Section, Why, WithAside } from '../kit/html/bits.tsx'
import { Checkbox, DateField, FileField, Radios, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import { Form, type FormState, field, Hidden, LinkButton, SubmitButton } from '../kit/html/form.tsx'
import { villageWords } from '../office/places.ts'
import type { Right } from '../office/rights.ts'
import { Office } from '../office/shell.tsx'
import { unbroken } from '../petition/code.ts'
import { sizeWords } from '../petition/files.pages.tsx'
import { CHANNEL, DISPOSITION, isCode, REQUEST_STATE } from '../regulation/codes.ts'
import { AcceptanceActs, AcceptanceState, AcceptanceStep, isAsked, lastWord } from './acceptance/parts.tsx'
import { Act, type CaseProps as Props } from './case.act.tsx'
import { CaseStory } from './case.story.tsx'
import type { CaseView } from './case.view.ts'
import { GiveForm, HelperStep, JointActs, JointSection } from './joint/parts.tsx'
import { casePath, Deadline, short } from './list.pages.tsx'
import { isClosed, isGuided, isOwed, openPromise } from './state.ts'
import { NEXT_WORD, STATE_TONE } from './words.ts'

export function CasePage(props: Props) {
  const { who, view } = props
  const commune = who.commune.id
  return (
    <Office
      who={who}
      title={short(view.question.text)}
      current="giai-quyet"
      crumbs={[{ href: `/xa/${commune}/giai-quyet`, label: 'Giải quyết' }]}
      mark={<Badge tone={STATE_TONE[view.row.state]}>{REQUEST_STATE[view.row.state]}</Badge>}
    >
      {view.facts.question !== view.question.id && (
        <Callout tone="waiting" title="Nội dung trùng">
          <p>
            Nội dung này dùng chung cách xử lý và câu trả lời với{' '}
            <a href={casePath(commune, view.facts.question)}>nội dung được ghép tới</a>.
          </p>
        </Callout>
      )}
      {view.moved && (
        <Callout tone="waiting" title="Đã chuyển sang xã mới">
          <p>
            Xã đã sáp nhập: {view.moved.name} tiếp tục giải quyết nội dung này, mã {view.moved.code}.
          </p>
        </Callout>
      )}
      <WithAside aside={<Aside {...props} />}>
        <Section title="Người dân hỏi">
          <Quote by={<Sender view={view} />}>
            <Prose text={view.question.text} />
          </Quote>
          <Attached view={view} commune={commune} />
        </Section>
        {view.leads && <AcceptanceStep {...props} />}
        {view.leads ? <NextStep {...props} /> : <HelperStep {...props} />}
        <JointSection {...props} />
        <Section title="Diễn biến">
          <CaseStory view={view} commune={commune} />
        </Section>
        {view.facts.question === view.question.id &&
          !view.moved &&
          ACTS.some((right) => who.rights.has(right)) && (
            <Section title="Việc có thể làm">
              {view.leads ? <Acts {...props} /> : <GiveForm {...props} />}
            </Section>
          )}
      </WithAside>
    </Office>
  )
}

/** Who helps sees what the person sent as well: a photo says where the bridge is rotten. */
function Attached(props: { readonly view: CaseView; readonly commune: string }) {
  const { files, question } = props.view
  if (files.length === 0) return null
  return (
    <p class="muted" id="tep-nguoi-dan">
      Tệp người dân gửi kèm:{' '}
      {files.map((file, at) => (
        <>
          {at > 0 && ' · '}
          <a href={`${casePath(props.commune, question.id)}/tep/${file.id}`}>{file.name}</a> (
          {sizeWords(file.size)})
        </>
      ))}
    </p>
  )
}

/** Who has none of these only reads. */
const ACTS: readonly Right[] = ['answer.draft', 'hall.dispose', 'case.manage']

function Sender(props: { readonly view: CaseView }) {
  const { question, row } = props.view
  const parts = [
    question.name ?? 'Không ghi tên',
    question.address ?? (row.village ? villageWords(row.village) : null),
    isCode(CHANNEL, question.channel) ? CHANNEL[question.channel] : null,
    `mã ${unbroken(question.code)}`,
  ].filter((part) => part !== null)
  return <>{parts.join(' · ')}</>
}

function Aside(props: Props) {
  const { view, who } = props
  const explanation = view.case?.explanation
  const extended = view.record.extensions.at(-1)
  return (
    <Section title="Ai, đến khi nào" card>
      <Facts
        items={[
          {
            term: view.joints.now.length > 0 ? 'Đơn vị chủ trì' : 'Đơn vị',
            value: view.row.unitName ?? 'Chưa phân công',
          },
          ...(lastWord(props) ? [{ term: 'Tiếp nhận xử lý', value: <AcceptanceState {...props} /> }] : []),
          ...(view.joints.now.length > 0
            ? [
                {
                  term: 'Phối hợp',
                  value: view.joints.now
                    .map(({ joint }) => view.units.get(joint.unit) ?? joint.unit)
                    .join(', '),
                },
              ]
            : []),
          {
            term: 'Hạn',
            value: (
              <>
                <Deadline row={view.row} />
                {(explanation || extended) && (
                  <Why>
                    {extended && (
                      <p>
                        Đã gia hạn từ {extended.old_due ? day(extended.old_due) : 'chưa có hạn'} đến{' '}
                        {day(extended.new_due)}: {extended.reason}
                      </p>
                    )}
                    {explanation && <p>{explanation}</p>}
                    {view.case?.rule && <p class="muted">Quy tắc {view.case.rule}</p>}
                  </Why>
                )}
              </>
            ),
          },
          {
            term: 'Hội nghị',
            value: (
              <a href={`/xa/${who.commune.id}/hoi-nghi/${view.conference.id}`}>{view.conference.title}</a>
            ),
          },
          ...(view.question.times > 1 ? [{ term: 'Nêu lần', value: `lần ${view.question.times}` }] : []),
          ...(view.duplicates.length > 0
            ? [{ term: 'Người cùng hỏi', value: `${view.duplicates.length} nội dung trùng, trả lời chung` }]
            : []),
        ]}
      />
      {who.rights.has('supervision.read') && view.followed && (
        <p>
          <Badge tone="waiting">Đang theo dõi</Badge>{' '}
          <a href={`/xa/${who.commune.id}/giam-sat/theo-doi#td-${view.question.id}`}>Xem thay đổi</a>
        </p>
      )}
      {who.rights.has('supervision.read') && !view.followed && (
        <Form action={`/xa/${who.commune.id}/giam-sat/theo-doi`} id="theo-doi">
          <Hidden name="question" value={view.question.id} />
          <SubmitButton tone="quiet" icon="eye">
            Theo dõi
          </SubmitButton>
        </Form>
      )}
    </Section>
  )
}

const day = (iso: string) => shortDate(Temporal.PlainDate.from(iso))

function NextStep(props: Props) {
  const { row, facts } = props.view
  const promise = openPromise(facts)
  if (row.next === 'nothing') return null
  return (
    <Callout
      tone={row.phase === 'late' ? 'late' : row.phase === 'due' ? 'due' : 'waiting'}
      title="Việc tiếp theo"
    >
      <p>{NEXT_WORD[row.next]}.</p>
      {row.next === 'keep_promise' && promise && <p>{promise.text}</p>}
    </Callout>
  )
}

function Acts(props: Props) {
  const { who, view } = props
  const can = (right: Right) => who.rights.has(right)
  const state = view.row.state
  const closed = isClosed(state)
  const owed = isOwed(view.facts)
  const answered = state === 'da_tra_loi'
  const draft = view.answers.find((answer) => answer.state !== 'ban_hanh')
  const waiting = view.escalations.find((letter) => !letter.reply && !letter.returned)
  const written = view.answers.some((answer) => answer.state === 'ban_hanh') && answered
  return (
    <>
      {can('answer.draft') && draft && (
        <p>
          <LinkButton href={`/xa/${who.commune.id}/tra-loi/${draft.id}`} tone="primary" icon="pen">
            Mở dự thảo trả lời
          </LinkButton>
        </p>
      )}
      {can('answer.draft') &&
        !draft &&
        !written &&
        state !== 'tach' &&
        state !== 'tu_choi' &&
        state !== 'da_xong' && <AnswerForm {...props} />}
      {can('hall.dispose') && !written && state !== 'da_xong' && <DispositionForm {...props} />}
      {!closed && <AcceptanceActs {...props} />}
      {can('answer.draft') && !closed && <ProgressForm {...props} />}
      {(can('answer.draft') || can('case.manage')) && !closed && <JointActs {...props} />}
      {can('case.manage') && !closed && <GiveForm {...props} />}
      {can('case.manage') && owed && view.facts.opened && <ExtensionForm {...props} />}
      {can('case.manage') && !closed && !waiting && <LetterForm {...props} />}
      {can('case.manage') && waiting && (
        <p>
          <LinkButton href={`/xa/${who.commune.id}/de-nghi/${waiting.id}`} icon="send">
            Mở văn bản đề nghị {waiting.to_body}
          </LinkButton>
        </p>
      )}
      {can('answer.draft') && (!closed || isGuided(view.facts)) && <GuidanceForm {...props} />}
      {can('case.manage') && state !== 'tach' && state !== 'tu_choi' && state !== 'da_xong' && (
        <PromiseForm {...props} />
      )}
      {can('answer.draft') && answered && <CompletionForm {...props} />}
      {can('case.manage') && closed && state !== 'tach' && <SatisfactionForm {...props} />}
      {can('case.manage') && closed && state !== 'tach' && <ReopeningForm {...props} />}
    </>
  )
}

function AnswerForm(props: Props) {
  const { next } = props.view.row
  // Whether it is this unit's at all is said first.
  const now = (next === 'reply' || next === 'reply_after_superior') && !isAsked(props)
  return (
    <Act
      of={props}
      act="tra-loi"
      title="Soạn trả lời"
      button="Lưu dự thảo"
      tone={now ? 'primary' : 'secondary'}
      open={now}
    >
      {(state) => (
        <>
          <TextArea
            {...field(state, 'text')}
            label="Nội dung trả lời"
            hint="Nêu kết quả, căn cứ; việc chưa xong thì nêu thời hạn hoặc lý do. “Đã tiếp nhận” chưa phải là trả lời."
            rows={8}
            maxLength={20000}
          />
          <TextArea {...field(state, 'legalBasis')} label="Căn cứ pháp lý" rows={2} />
        </>
      )}
    </Act>
  )
}

function DispositionForm(props: Props) {
  const { dispositions, refusals } = props.view.regulation
  return (
    <Act of={props} act="xu-ly" title="Cách xử lý của chủ trì" button="Ghi cách xử lý">
      {(state) => (
        <>
          <Select
            {...field(state, 'code')}
            label="Cách xử lý"
            hint="Chỉ những cách quy chế của hội nghị cho phép. Cách xử lý sau thay cách trước; cả hai đều được lưu."
            required
            options={dispositions.map((code) => ({ value: code, label: DISPOSITION[code] }))}
          />
          <TextArea
            {...field(state, 'answer')}
            label="Nội dung đã trả lời, hướng dẫn"
            hint="Bắt buộc khi trả lời tại chỗ hoặc tiếp thu."
          />
          <TextField {...field(state, 'body')} label="Cơ quan người dân cần liên hệ" maxLength={200} />
          {refusals.length > 0 ? (
            <Select
              {...field(state, 'ground')}
              label="Căn cứ từ chối"
              options={refusals.map((one) => ({ value: one.id, label: one.text }))}
            />
          ) : (
            <TextField {...field(state, 'ground')} label="Căn cứ từ chối" maxLength={500} />
          )}
          <TextField {...field(state, 'answeredBy')} label="Người trả lời" maxLength={150} width="l" />
        </>
      )}
    </Act>
  )
}

function ProgressForm(props: Props) {
  return (
    <Act of={props} act="tien-do" title="Ghi tiến độ" button="Ghi tiến độ">
      {(state) => (
        <TextArea
          {...field(state, 'note')}
          label="Việc đã làm, còn vướng gì"
          required
          rows={3}
          maxLength={4000}
        />
      )}
    </Act>
  )
}

function ExtensionForm(props: Props) {
  const { room } = props.view
  return (
    <Act of={props} act="gia-han" title="Gia hạn trả lời" button="Gia hạn và ban hành thông báo">
      {(state) => (
        <>
          <Callout tone="waiting">
            <p>{room.explanation}</p>
            {room.latest && <p>Chậm nhất đến {day(room.latest)}.</p>}
          </Callout>
          <TextArea
            {...field(state, 'reason')}
            label="Lý do gia hạn"
            hint="In trong thông báo gửi người có ý kiến."
            required
            rows={3}
          />
          <DateField {...field(state, 'newDue')} label="Hạn mới" required />
          <DateField
            {...field(state, 'issuedOn', day(props.today.toString()))}
            label="Ngày ban hành thông báo"
            required
          />
          <TextField
            {...field(state, 'number')}
            label="Số thông báo"
            hint="Theo sổ văn bản; để trống để lấy số tiếp theo."
            inputmode="numeric"
            width="xs"
          />
        </>
      )}
    </Act>
  )
}

export function LetterFields(props: {
  readonly state: FormState
  readonly stored?: { body: string; request: string; replyBy: string | null }
}) {
  const { state, stored } = props
  return (
    <>
      <TextField
        {...field(state, 'body', stored?.body)}
        label="Cơ quan cấp trên"
        example="Sở Xây dựng"
        required
        maxLength={200}
        width="l"
      />
      <TextArea {...field(state, 'request', stored?.request)} label="Nội dung đề nghị" required rows={5} />
      <DateField
        {...field(state, 'replyBy', stored?.replyBy ? day(stored.replyBy) : undefined)}
        label="Đề nghị trả lời chậm nhất ngày"
      />
    </>
  )
}

function LetterForm(props: Props) {
  const now = props.view.row.next === 'letter'
  return (
    <Act
      of={props}
      act="de-nghi"
      title="Đề nghị cấp trên"
      button="Lập dự thảo đề nghị"
      tone={now ? 'primary' : 'secondary'}
      open={now}
    >
      {(state) => <LetterFields state={state} />}
    </Act>
  )
}

function GuidanceForm(props: Props) {
  const now = props.view.row.next === 'guide'
  return (
    <Act
      of={props}
      act="huong-dan"
      title="Hướng dẫn liên hệ cơ quan khác"
      button="Ghi hướng dẫn"
      tone={now ? 'primary' : 'secondary'}
      open={now}
    >
      {(state) => (
        <>
          <TextField
            {...field(state, 'body')}
            label="Cơ quan, tổ chức có trách nhiệm"
            maxLength={200}
            width="l"
          />
          <TextArea
            {...field(state, 'text')}
            label="Hướng dẫn"
            hint="Vì sao thuộc cơ quan khác; liên hệ ai, ở đâu, mang giấy tờ gì."
            required
            rows={4}
            maxLength={4000}
          />
        </>
      )}
    </Act>
  )
}

function PromiseForm(props: Props) {
  return (
    <Act of={props} act="loi-hua" title="Ghi việc đã hứa" button="Ghi việc đã hứa">
      {(state) => (
        <>
          <TextArea {...field(state, 'text')} label="Việc sẽ thực hiện" required rows={3} maxLength={2000} />
          <DateField {...field(state, 'due')} label="Thời hạn đã hứa" />
        </>
      )}
    </Act>
  )
}

function CompletionForm(props: Props) {
  return (
    <Act of={props} act="hoan-thanh" title="Đã thực hiện xong" button="Ghi đã thực hiện xong" upload>
      {(state) => (
        <>
          <TextArea {...field(state, 'note')} label="Kết quả thực hiện" required rows={3} maxLength={4000} />
          <DateField {...field(state, 'onDate', day(props.today.toString()))} label="Ngày xong" required />
          <FileField
            {...field(state, 'file')}
            label="Ảnh hoặc văn bản minh chứng"
            accept=".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx"
          />
        </>
      )}
    </Act>
  )
}

function SatisfactionForm(props: Props) {
  return (
    <Act of={props} act="hai-long" title="Người có ý kiến hài lòng?" button="Ghi ý kiến của người dân">
      {(state) => (
        <>
          <Radios
            {...field(state, 'satisfied')}
            label="Người có ý kiến cho biết"
            required
            inline
            options={[
              { value: 'co', label: 'Hài lòng' },
              { value: 'khong', label: 'Chưa hài lòng' },
            ]}
          />
          <TextArea
            {...field(state, 'reason')}
            label="Lý do"
            hint="Bắt buộc khi chưa hài lòng."
            rows={3}
            maxLength={2000}
          />
        </>
      )}
    </Act>
  )
}

function ReopeningForm(props: Props) {
  return (
    <Act of={props} act="mo-lai" title="Mở lại nội dung" button="Mở lại nội dung">
      {(state) => (
        <>
          <TextArea
            {...field(state, 'reason')}
            label="Lý do mở lại"
            hint="Người dân chưa đồng ý, có thông tin mới, việc đã báo xong nhưng chưa xong …"
            required
            rows={3}
            maxLength={2000}
          />
          {props.view.facts.answered.length > 0 && (
            <Checkbox
              name="mistaken"
              label="Câu trả lời đã ghi nhầm: của nội dung khác"
              hint="Câu trả lời ấy được rút khỏi trang tra cứu và cổng công khai, người dân được báo; hạn cũ giữ nguyên. Văn bản đã ban hành vẫn còn trong sổ."
              checked={state.values.mistaken !== undefined}
              error={state.errors.mistaken}
            />
          )}
          <DateField {...field(state, 'due')} label="Hạn trả lời mới" />
        </>
      )}
    </Act>
  )
}
