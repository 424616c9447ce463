// What can be done with a case, as forms: each where the person in charge may and the state allows it.
import { shortDate } from '../kit/clock.ts'
import { Callout } from '../kit/html/bits.tsx'
import { Checkbox, DateField, FileField, Radios, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import { field, LinkButton } from '../kit/html/form.tsx'
import type { Right } from '../office/rights.ts'
import { DISPOSITION } from '../regulation/codes.ts'
import { AcceptanceActs, isAsked } from './acceptance/parts.tsx'
import { Act, type CaseProps as Props } from './case.act.tsx'
import { GuidanceForm, LetterForm } from './case.letter.tsx'
import { GiveForm, JointActs } from './joint/parts.tsx'
import { isClosed, isGuided, isOwed } from './state.ts'

export function Acts(props: Props) {
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
            {room.latest && <p>Chậm nhất đến {shortDate(room.latest)}.</p>}
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
            {...field(state, 'issuedOn', shortDate(props.today.toString()))}
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
          <DateField
            {...field(state, 'onDate', shortDate(props.today.toString()))}
            label="Ngày xong"
            required
          />
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
