// Reading a plan on screen: give the file, then every value beside the sentence it was read from, to take over, correct or
// leave out; what was not found and what was not understood listed plainly.
import { Callout, Section, Why } from '../kit/html/bits.tsx'
import { FileField, TextArea } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  SubmitButton,
} from '../kit/html/form.tsx'
import { assetUrl } from '../kit/http/assets.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { regulationsPath } from './list.pages.tsx'
import { ReviewEntry } from './plan-reading.entry.tsx'
import { fieldLabel, grouped } from './plan-reading.words.ts'
import type { PlanFile } from './reading/open.ts'
import type { PlanReading, Unread } from './reading/reading.ts'
import { reviewItems } from './reading/review.ts'

const crumbs = (who: Signed) => [{ href: regulationsPath(who.commune.id), label: 'Quy chế của xã' }]
const TITLE = 'Đọc kế hoạch thành quy chế'

export function PlanUploadPage(props: { readonly who: Signed; readonly state: FormState }) {
  const { who, state } = props
  return (
    <Office
      who={who}
      title={TITLE}
      current="hoi-nghi"
      crumbs={crumbs(who)}
      intro="Đưa vào một kế hoạch đã in của xã hoặc của nơi khác. Chương trình đề xuất từng ngày, thời hạn, cơ quan, nơi nhận kèm câu in; điều gì bản in không nêu thì để trống. Chưa có gì được lưu cho đến khi đối chiếu xong."
    >
      <ErrorSummary state={state} />
      <Section title="Kế hoạch" card>
        <Form action={regulationsPath(who.commune.id, 'doc-ke-hoach')} upload id="doc">
          <FileField
            {...field(state, 'tep')}
            label="Tệp kế hoạch"
            hint="Word (.docx), PDF có chữ, hoặc văn bản (.txt), không quá 10 MB. Bản chụp phải nhận dạng chữ trước."
            accept=".docx,.pdf,.txt,application/pdf,text/plain"
          />
          <TextArea
            {...field(state, 'van_ban')}
            label="Hoặc dán văn bản của kế hoạch"
            hint="Dùng khi không có tệp. Có tệp thì tệp được đọc."
            rows={10}
          />
          <Buttons>
            <SubmitButton icon="book">Đọc kế hoạch</SubmitButton>
            <LinkButton href={regulationsPath(who.commune.id)}>Quay lại</LinkButton>
          </Buttons>
        </Form>
      </Section>
    </Office>
  )
}

export interface ReviewProps {
  readonly who: Signed
  readonly state: FormState
  readonly file: PlanFile
  readonly reading: PlanReading
  /** The file in pieces a field can hold: it travels with the form, nothing is stored. */
  readonly pieces: readonly string[]
}

export function PlanReviewPage(props: ReviewProps) {
  const { who, state, file, reading } = props
  const items = reviewItems(reading)
  const doubtful = items.filter(({ found }) => (found.doubts ?? []).length > 0).length
  return (
    <Office
      who={who}
      title="Đối chiếu với bản in"
      current="hoi-nghi"
      crumbs={[...crumbs(who), { href: regulationsPath(who.commune.id, 'doc-ke-hoach'), label: TITLE }]}
      intro={`Đã đọc “${file.name}”: ${items.length} giá trị, ${doubtful} cần xem kỹ. So từng giá trị với câu in bên cạnh: giữ dấu “Nhận” nếu đúng, sửa nếu lệch, bỏ dấu nếu không dùng. Chưa có gì được lưu.`}
    >
      <link rel="stylesheet" href={assetUrl('reading.css')} />
      <ErrorSummary state={state} form="doi-chieu" />
      {reading.notes.map((note) => (
        <Callout key={note} tone="waiting">
          <p>{note}</p>
        </Callout>
      ))}
      <NotRead reading={reading} />
      <Form action={regulationsPath(who.commune.id, 'doc-ke-hoach/du-thao')} upload id="doi-chieu">
        <Hidden name="_ten" value={file.name} />
        {props.pieces.map((piece, at) => (
          <Hidden key={`${at}`} name="_manh" value={piece} />
        ))}
        {grouped(items).map((group) => (
          <Section key={group.title} title={`${group.title} (${group.items.length})`} card>
            <div class="readings">
              {group.items.map((item) => (
                <ReviewEntry key={item.key} item={item} state={state} />
              ))}
            </div>
          </Section>
        ))}
        <Buttons>
          <SubmitButton icon="check">Lập dự thảo quy chế</SubmitButton>
          <LinkButton href={regulationsPath(who.commune.id, 'doc-ke-hoach')}>Đọc kế hoạch khác</LinkButton>
        </Buttons>
      </Form>
    </Office>
  )
}

const placeWords = (unread: Unread) =>
  unread.page === null ? `dòng ${unread.line}` : `trang ${unread.page}, dòng ${unread.line}`

/** What the plan does not say, and sentences that looked like a duty or a deadline and were not understood. */
function NotRead(props: { readonly reading: PlanReading }) {
  const { missing, unread } = props.reading
  return (
    <>
      {missing.length > 0 && (
        <Callout
          tone="due"
          title={`${missing.length} mục bản in không nêu hoặc chưa đọc được: để trống, điền ở dự thảo`}
        >
          <ul>
            {missing.map((each) => (
              <li key={each.field}>
                {fieldLabel(each.field) ? `${fieldLabel(each.field)}: ` : ''}
                {each.reason}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {unread.length > 0 && (
        <Callout
          tone="due"
          title={`${unread.length} câu giống việc hoặc thời hạn mà chưa đọc được: tự thêm ở dự thảo`}
        >
          <ul>
            {unread.map((each, at) => (
              <li key={`${at}`}>
                “{each.sentence}” <span class="soft">({placeWords(each)})</span>
                <Why label="vì sao?">{each.reason}</Why>
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {missing.length === 0 && unread.length === 0 && (
        <Callout tone="done">
          <p>Không mục nào phải có mà thiếu; không câu nào bị bỏ qua.</p>
        </Callout>
      )}
    </>
  )
}
