// The minutes as they are read aloud at the end: whole sentences in large type, one after the other, and about how long it takes.
import { Callout } from '../kit/html/bits.tsx'
import { Form, Hidden, LinkButton, SubmitButton } from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { PaperModel } from '../paper/model.ts'
import { minutesToRead, spokenLines } from './aloud.ts'
import { ConclusionTabs, placePath } from './minutes.page.tsx'
import type { Minutes } from './minutes.store.ts'

export function AloudPage(props: {
  readonly who: Signed
  readonly minutes: Minutes
  readonly model: PaperModel
  /** Questions written in the hall that no secretary has looked at yet. */
  readonly unseen: number
}) {
  const { who, minutes, unseen } = props
  const lines = spokenLines(props.model)
  const read = minutes.readings.some((one) => one.kind === 'doc_lai')
  return (
    <Office
      who={who}
      title="Đọc lại biên bản"
      current="hoi-nghi"
      crumbs={[
        { href: `/xa/${who.commune.id}/hoi-nghi`, label: 'Hội nghị' },
        { href: `/xa/${who.commune.id}/hoi-nghi/${minutes.conference.id}`, label: minutes.conference.title },
        { href: placePath(who, minutes.conference.id, 'bien-ban'), label: 'Biên bản' },
      ]}
      tabs={<ConclusionTabs who={who} conference={minutes.conference.id} current="bien-ban" />}
    >
      {unseen > 0 && (
        <Callout tone="due" title={`Chưa đọc: còn ${unseen} câu hỏi viết chưa duyệt`}>
          <p>
            Lời của các câu ấy không đọc trước hội trường.{' '}
            <a href={placePath(who, minutes.conference.id, 'ngay/cau-hoi-viet')}>Duyệt câu hỏi viết</a> rồi mở
            lại trang này.
          </p>
        </Callout>
      )}
      <Callout tone="neutral">
        <p>
          Đọc khoảng {minutesToRead(lines)} phút. Có ý kiến thì ghi hoặc sửa ở trang biên bản trước khi ký.
        </p>
      </Callout>
      <div class="aloud">
        {lines.map((line, at) =>
          line.heading ? <h2 key={`${at}`}>{line.text}</h2> : <p key={`${at}`}>{line.text}</p>,
        )}
      </div>
      <div class="buttons">
        {!read && !minutes.issued && (
          <Form action={placePath(who, minutes.conference.id, 'bien-ban/doc-lai')} id="da-doc">
            <Hidden name="kind" value="doc_lai" />
            <SubmitButton>Ghi đã đọc lại</SubmitButton>
          </Form>
        )}
        <LinkButton href={placePath(who, minutes.conference.id, 'bien-ban')}>Về trang biên bản</LinkButton>
      </div>
    </Office>
  )
}
