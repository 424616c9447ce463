// Entering opinions: the officer's form, one after another by keyboard; the collector's list, many rows on one page.

import { Callout, Code4, Section } from '../kit/html/bits.tsx'
import {
  Checkbox,
  DateField,
  FieldRow,
  Fieldset,
  FileField,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../kit/html/fields.tsx'
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
import { BACKLOG_SOURCE, CHANNEL, LEVEL } from '../regulation/codes.ts'
import { LIST_CHANNELS } from './form.ts'
import { shortened } from './inbox.pages.tsx'
import { PeopleFields } from './people/people.pages.tsx'
import { ANONYMOUS_RULES, type AnonymousRule } from './privacy/tables.ts'
import type { Alike } from './question.pages.tsx'
import type { Submission } from './submission.store.ts'
import type { NamesOf } from './words.ts'

export interface EntryProps {
  readonly who: Signed
  readonly state: FormState
  /** What the commune's rule says of opinions without a name. */
  readonly anonymous: AnonymousRule
  readonly conferences: readonly { readonly id: string; readonly title: string; readonly year: number }[]
  readonly conference: string | undefined
  readonly villages: NamesOf
  /** What was entered just before: its code is shown, its sender stands in the form again. */
  readonly before: Submission | undefined
  /** The code the opinion in the form will have, to be written on the paper while typing. */
  readonly nextCode: string
  /** The commune's own words of consent, to be read out. */
  readonly consentWords: string | undefined
  /** What was said before that sounds like it; undefined when nobody asked. */
  readonly alike: readonly Alike[] | undefined
}

const options = (list: Readonly<Record<string, string>>) =>
  Object.entries(list).map(([value, text]) => ({ value, label: text }))
const named = (names: NamesOf) => [...names].map(([value, text]) => ({ value, label: text }))

function ConferenceChoice(props: { readonly of: Pick<EntryProps, 'conferences' | 'conference' | 'state'> }) {
  return (
    <Select
      {...field(props.of.state, 'conference', props.of.conference)}
      label="Hội nghị"
      required
      options={props.of.conferences.map(({ id, title, year }) => ({
        value: id,
        label: `${title} (${year})`,
      }))}
    />
  )
}

function crumbs(who: Signed) {
  return [{ href: `/xa/${who.commune.id}/y-kien`, label: 'Ý kiến' }]
}

export function EntryPage(props: EntryProps) {
  const { who, state, before } = props
  const action = `/xa/${who.commune.id}/y-kien/nhap`
  return (
    <Office
      who={who}
      title="Nhập ý kiến"
      current="y-kien"
      crumbs={crumbs(who)}
      intro="Ghi đúng lời người dân; phân loại làm sau. Tab sang ô tiếp theo, Ctrl + Enter để lưu."
      mark={
        <span class="next-code">
          mã tiếp theo <Code4 code={props.nextCode} />
        </span>
      }
      scripts={[assetUrl('entry.js')]}
    >
      {before && (
        <Callout tone="done" role="status" title="Đã tiếp nhận">
          <p>
            Mã biên nhận: <Code4 code={before.code} large />{' '}
            <a href={`/xa/${who.commune.id}/luot-y-kien/${before.id}`}>Xem lượt ý kiến</a> ·{' '}
            <a href={`/xa/${who.commune.id}/luot-y-kien/${before.id}/bien-nhan`} accesskey="i">
              In biên nhận A6
            </a>{' '}
            ·{' '}
            <a href={`/xa/${who.commune.id}/luot-y-kien/${before.id}/bien-nhan?kho=roll80`}>
              giấy cuộn 80 mm
            </a>
          </p>
          <p>
            Người gửi vừa rồi còn ở dưới để nhập ý kiến nữa của họ.{' '}
            <a href={`${action}?hoi-nghi=${encodeURIComponent(before.conference_id)}`} accesskey="n">
              Bắt đầu người khác
            </a>
          </p>
        </Callout>
      )}
      <Form action={action} upload id="nhap">
        <ErrorSummary state={state} />
        <Hidden name="code" value={props.nextCode} />
        <TextArea
          {...field(state, 'content', '')}
          label="Nội dung ý kiến"
          rows={5}
          maxLength={20000}
          required
        />
        <Before of={props} />
        <FieldRow>
          <TextField
            {...field(state, 'name', before?.name ?? '')}
            label="Họ và tên"
            hint={`Để trống nếu không ghi tên. Không ghi tên: ${ANONYMOUS_RULES[props.anonymous].toLowerCase()}.`}
          />
          <TextField {...field(state, 'phone', before?.phone ?? '')} label="Điện thoại" type="tel" />
        </FieldRow>
        <FieldRow>
          <div class="combo">
            <TextField
              {...field(
                state,
                'village',
                before?.village_id ? (props.villages.get(before.village_id) ?? '') : '',
              )}
              label="Thôn"
              hint="Vài chữ không dấu là đủ: hm, huy m, 3."
              autocomplete="off"
            />
            <datalist id="cac-thon">
              {[...props.villages].map(([id, name]) => (
                <option key={id} value={name} />
              ))}
            </datalist>
          </div>
          <TextField {...field(state, 'address', before?.address ?? '')} label="Địa chỉ" />
        </FieldRow>
        <FieldRow>
          <Select
            {...field(state, 'channel', before?.channel ?? 'phieu')}
            label="Nguồn ý kiến"
            required
            options={options(CHANNEL)}
          />
          <ConferenceChoice of={props} />
        </FieldRow>
        <div class="buttons tight">
          <SubmitButton tone="quiet" formAction={`${action}/giong`}>
            Xem đã có ai nêu
          </SubmitButton>
          <SubmitButton tone="quiet" formAction={`${action}/tin-nhan`}>
            Đọc tin Zalo vừa dán
          </SubmitButton>
        </div>
        <Fieldset legend="Khi cần ghi thêm">
          <TextArea
            {...field(state, 'questions', '')}
            label="Tách ngay thành nội dung"
            hint="Mỗi dòng một nội dung. Để trống: cả lời trên là một nội dung, tách sau cũng được."
            rows={2}
          />
          <Radios
            {...field(state, 'level', before?.level ?? 'commune')}
            label="Gửi tới"
            required
            inline
            options={options(LEVEL)}
          />
          <Select
            {...field(state, 'backlogSource', before?.backlog_source ?? '')}
            label="Nguồn của ý kiến tồn đọng"
            hint="Chỉ khi nguồn ý kiến là tồn đọng."
            options={options(BACKLOG_SOURCE)}
          />
          <FieldRow>
            <DateField
              {...field(state, 'receivedOn', '')}
              label="Ngày nhận phiếu"
              hint="Để trống: hôm nay. Phiếu giấy nhập sau thì ghi ngày thật."
            />
            <TextField
              {...field(state, 'receivedAt', '')}
              label="Giờ nhận"
              width="s"
              example="08:30"
              type="text"
            />
          </FieldRow>
          <FileField
            name="files"
            label="Tệp kèm"
            multiple
            error={state.errors.files}
            accept=".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx"
          />
          <Checkbox
            name="consent"
            label="Người gửi đồng ý công khai họ tên"
            checked={state.values.consent === 'on'}
            hint={`${props.consentWords ? `Đọc cho người gửi nghe: “${props.consentWords}” ` : ''}Không chọn: khi công khai chỉ ghi chữ cái đầu của tên và thôn.`}
          />
        </Fieldset>
        <PeopleFields state={state} />
        <Buttons>
          <SubmitButton>Tiếp nhận ý kiến</SubmitButton>
        </Buttons>
      </Form>
      {props.conference !== undefined && (
        <p class="muted">
          Phòng khi mất điện, mất mạng:{' '}
          <a href={`/xa/${who.commune.id}/hoi-nghi/${props.conference}/bo-phieu`}>in bộ phiếu có số</a>.
        </p>
      )}
    </Office>
  )
}

/** Said before, with how often and what the ways of joining will find; a person decides after it is taken in. */
function Before(props: { readonly of: EntryProps }) {
  const { alike, who } = props.of
  return (
    <section id="giong" aria-live="polite" aria-label="Việc giống đã nêu">
      {alike !== undefined && alike.length === 0 && (
        <p class="muted">Chưa thấy ý kiến nào giống trong các hội nghị của xã.</p>
      )}
      {alike !== undefined && alike.length > 0 && (
        <Callout tone="waiting" title="Có vẻ đã có người nêu">
          <ul>
            {alike.map((one) => (
              <li key={one.value}>
                {one.value.startsWith('q:') ? (
                  <a
                    href={`/xa/${who.commune.id}/y-kien/${one.value.slice(2)}`}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {shortened(one.text, 140)}
                  </a>
                ) : (
                  shortened(one.text, 140)
                )}{' '}
                <span class="muted">
                  {one.note}. Giống nhau: {one.shared.join(', ')}.
                </span>
              </li>
            ))}
          </ul>
          <p class="muted">Cứ tiếp nhận như thường; ghép làm ở bước phân loại, mọi người cùng được báo.</p>
        </Callout>
      )}
    </section>
  )
}

export interface ListProps
  extends Omit<EntryProps, 'anonymous' | 'consentWords' | 'before' | 'nextCode' | 'alike'> {
  readonly rows: number
  /** The collector's own village: nothing else can be chosen. */
  readonly village: string | null
  readonly handedIn: number | undefined
}

export function ListPage(props: ListProps) {
  const { who, state, village } = props
  const action = `/xa/${who.commune.id}/y-kien/danh-sach`
  return (
    <Office
      who={who}
      title="Nộp danh sách ý kiến"
      current="y-kien"
      crumbs={crumbs(who)}
      intro="Mỗi dòng một người và nội dung người đó nêu. Dòng trống được bỏ qua."
      action={
        <LinkButton href={`/xa/${who.commune.id}/nhap-danh-sach`} icon="upload">
          Nộp bằng tệp
        </LinkButton>
      }
    >
      {props.handedIn !== undefined && (
        <Callout tone="done" role="status" title="Đã nộp">
          <p>
            {props.handedIn > 0
              ? `Đã tiếp nhận ${props.handedIn} lượt ý kiến, mỗi lượt có mã biên nhận trong danh sách.`
              : 'Đã ghi nhận buổi họp thôn không có ý kiến.'}{' '}
            <a href={`/xa/${who.commune.id}/y-kien`}>Xem danh sách</a>
          </p>
        </Callout>
      )}
      <Form action={action}>
        <ErrorSummary state={state} />
        <FieldRow>
          <ConferenceChoice of={props} />
          {village !== null ? (
            <>
              <Hidden name="village" value={village} />
              <TextField
                name="village_name"
                label="Thôn"
                value={props.villages.get(village) ?? village}
                readOnly
                required
              />
            </>
          ) : (
            <Select
              {...field(state, 'village', '')}
              label="Thôn"
              hint="Để trống nếu danh sách không của riêng thôn nào."
              options={named(props.villages)}
            />
          )}
        </FieldRow>
        <FieldRow>
          <Radios
            {...field(state, 'channel', 'thon')}
            label="Ai tổng hợp"
            required
            options={LIST_CHANNELS.map((value) => ({
              value,
              label: CHANNEL[value],
            }))}
          />
          <Radios
            {...field(state, 'level', 'commune')}
            label="Gửi tới"
            required
            options={options(LEVEL)}
            hint="Ý kiến gửi cấp tỉnh nộp thành danh sách riêng."
          />
        </FieldRow>
        <Fieldset legend="Buổi họp thôn">
          <FieldRow>
            <DateField {...field(state, 'heldOn', '')} label="Ngày họp" />
            <TextField
              {...field(state, 'attendance', '')}
              label="Số người dự"
              inputmode="numeric"
              width="s"
            />
          </FieldRow>
          <Checkbox
            name="nothing"
            label="Họp thôn không có ý kiến"
            checked={state.values.nothing === 'on'}
            error={state.errors.nothing}
          />
        </Fieldset>
        {Array.from({ length: props.rows }, (_, at) => (
          <ListRow key={at} at={at} state={state} />
        ))}
        <Section title="Hết các dòng?">
          <p>
            Nộp danh sách này trước, rồi mở lại trang để ghi tiếp; hoặc{' '}
            <a href={`${action}?dong=${props.rows + 20}`}>mở trang có {props.rows + 20} dòng</a>.
          </p>
        </Section>
        <Buttons>
          <SubmitButton>Nộp danh sách</SubmitButton>
        </Buttons>
      </Form>
    </Office>
  )
}

function ListRow(props: { readonly at: number; readonly state: FormState }) {
  const { at, state } = props
  return (
    <Fieldset legend={`Dòng ${at + 1}`}>
      <TextArea {...field(state, `rows.${at}.content`, '')} label="Nội dung" rows={2} />
      {typeof state.values[`rows.${at}.on`] === 'string' && (
        <>
          <Hidden name={`rows.${at}.on`} value={String(state.values[`rows.${at}.on`])} />
          <Hidden name={`rows.${at}.at`} value={String(state.values[`rows.${at}.at`] ?? '')} />
          <p class="muted">
            Gửi lúc {String(state.values[`rows.${at}.at`] ?? '')} {String(state.values[`rows.${at}.on`])}
          </p>
        </>
      )}
      <FieldRow>
        <TextField {...field(state, `rows.${at}.name`, '')} label="Người gửi" />
        <TextField {...field(state, `rows.${at}.address`, '')} label="Địa chỉ" />
        <TextField {...field(state, `rows.${at}.phone`, '')} label="Điện thoại" type="tel" width="m" />
      </FieldRow>
    </Fieldset>
  )
}
