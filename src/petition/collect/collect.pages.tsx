// The collector's own page: a list typed one row after another on a phone, the photograph it is typed from beside it, the
// village's meeting, and what has arrived. Without script it is three plain forms; the program takes the first one over.
import { shortDate, shortTime } from '../../kit/clock.ts'
import { Badge, Callout, Code4, Empty, Section, Why } from '../../kit/html/bits.tsx'
import {
  Checkbox,
  DateField,
  FileField,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  SubmitButton,
} from '../../kit/html/form.tsx'
import { assetUrl } from '../../kit/http/assets.ts'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import { CHANNEL, LEVEL } from '../../regulation/codes.ts'
import type { VillageMeetingRow } from '../tables.ts'
import { type NamesOf, named } from '../words.ts'
import { COLLECTED_BY } from './collect.form.ts'
import type { BroughtRow } from './collect.store.ts'

export interface CollectProps {
  readonly who: Signed
  readonly state: FormState
  readonly conferences: readonly { readonly id: string; readonly title: string; readonly year: number }[]
  readonly conference: string | undefined
  readonly villages: NamesOf
  /** The collector's own; null for the office, which chooses. */
  readonly village: string | null
  readonly brought: readonly BroughtRow[]
  /** The row that was just taken in. */
  readonly done: BroughtRow | undefined
  readonly meetings: readonly VillageMeetingRow[]
  /** The photograph the rows are typed from. */
  readonly photo: string | undefined
}

export function CollectPage(props: CollectProps) {
  const { who, village } = props
  const base = `/xa/${who.commune.id}/thu-thap`
  const where = village === null ? '' : ` ${named(props.villages, village)}`
  return (
    <Office
      who={who}
      title={`Ý kiến của thôn${where}`.replace(/thôn thôn/i, 'thôn')}
      current="y-kien"
      crumbs={[{ href: `/xa/${who.commune.id}/y-kien`, label: 'Ý kiến' }]}
      intro="Ghi từng ý kiến, đúng lời người dân. Mất mạng vẫn ghi được; có mạng lại thì nộp, không nộp hai lần."
      scripts={[assetUrl('collect.js')]}
    >
      {props.conference === undefined ? (
        <Empty
          title="Chưa có hội nghị nào đang nhận ý kiến"
          text="Khi văn phòng lập hội nghị mới, trang này sẽ nhận danh sách của thôn."
          icon="message"
        />
      ) : (
        <>
          {props.done && (
            <Callout tone="done" role="status" title="Đã tiếp nhận">
              <p>
                Mã biên nhận: <Code4 code={props.done.code} large />
              </p>
            </Callout>
          )}
          <div
            id="thu-thap"
            data-owner={`${who.commune.id} ${who.person}`}
            data-base={base}
            data-done={props.done?.code}
            data-photo={props.photo}
          >
            <RowForm {...props} base={base} />
          </div>
          <Photo {...props} base={base} />
          <Meeting {...props} base={base} />
          <Brought {...props} />
        </>
      )}
    </Office>
  )
}

type Part = CollectProps & { readonly base: string }

function Place(props: CollectProps) {
  const { state, village } = props
  return (
    <>
      {props.conferences.length > 1 ? (
        <Select
          {...field(state, 'conference', props.conference)}
          label="Hội nghị"
          required
          blank={null}
          options={props.conferences.map(({ id, title, year }) => ({
            value: id,
            label: `${title} (${year})`,
          }))}
        />
      ) : (
        <Hidden name="conference" value={props.conference ?? ''} />
      )}
      {village === null && (
        <Select
          {...field(state, 'village', '')}
          label="Thôn"
          options={[...props.villages].map(([value, label]) => ({ value, label }))}
        />
      )}
    </>
  )
}

function RowForm(props: Part) {
  const { state, base, photo } = props
  return (
    <div class={photo ? 'beside' : undefined}>
      {photo && (
        <figure class="list-photo">
          <img src={`${base}/anh/${photo}`} alt="Ảnh danh sách viết tay đang ghi theo" />
        </figure>
      )}
      <Form action={`${base}/dong`} id="dong" class="card">
        <ErrorSummary state={state} />
        {photo && <Hidden name="photo" value={photo} />}
        <TextArea
          {...field(state, 'content', '')}
          label="Nội dung ý kiến"
          rows={4}
          maxLength={20000}
          required
        />
        <TextField {...field(state, 'name', '')} label="Người gửi" hint="Để trống nếu không ghi tên." />
        <TextField {...field(state, 'phone', '')} label="Điện thoại" type="tel" width="m" />
        <TextField {...field(state, 'address', '')} label="Địa chỉ" />
        <Place {...props} />
        <Why label="Ai tổng hợp, gửi cấp nào">
          <Radios
            {...field(state, 'channel', 'thon')}
            label="Ai tổng hợp"
            required
            options={COLLECTED_BY.map((value) => ({ value, label: CHANNEL[value] }))}
          />
          <Radios
            {...field(state, 'level', 'commune')}
            label="Gửi tới"
            required
            options={Object.entries(LEVEL).map(([value, label]) => ({ value, label }))}
          />
        </Why>
        <Buttons>
          <SubmitButton>Nộp ý kiến này</SubmitButton>
        </Buttons>
      </Form>
    </div>
  )
}

function Photo(props: Part) {
  return (
    <Section title="Ảnh danh sách viết tay" id="anh" card>
      <p>Chụp cả trang giấy, đủ sáng. Ảnh hiện cạnh ô ghi và được lưu kèm từng ý kiến ghi theo ảnh.</p>
      <Form action={`${props.base}/anh`} id="gui-anh" upload>
        <Hidden name="conference" value={props.conference ?? ''} />
        {props.village === null && <Hidden name="village" value="" />}
        <FileField name="files" label="Ảnh" accept="image/*" required error={props.state.errors.files} />
        <Buttons>
          <SubmitButton tone="secondary">Gửi ảnh</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function Meeting(props: Part) {
  const { state, meetings } = props
  return (
    <Section title="Buổi họp thôn" id="hop" card>
      {meetings.length > 0 && (
        <ul>
          {meetings.map((one) => (
            <li key={one.id}>
              {props.village === null && <strong>{named(props.villages, one.village_id)}: </strong>}
              {shortDate(one.held_on)}, {one.attendance} người dự
              {one.nothing_raised === 1 && (
                <>
                  {' '}
                  <Badge tone="neutral">không có ý kiến</Badge>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <Form action={`${props.base}/hop`} id="ghi-hop">
        <Place {...props} />
        <DateField {...field(state, 'heldOn', '')} label="Ngày họp" required />
        <TextField
          {...field(state, 'attendance', '')}
          label="Số người dự"
          inputmode="numeric"
          width="s"
          required
        />
        <Checkbox name="nothing" label="Họp thôn không có ý kiến" checked={state.values.nothing === 'on'} />
        <Buttons>
          <SubmitButton tone="secondary">Ghi buổi họp</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function Brought(props: CollectProps) {
  const { brought } = props
  return (
    <Section title={`Đã nộp (${brought.length})`} id="da-nop">
      {brought.length === 0 ? (
        <p class="muted">Ý kiến đã nộp sẽ hiện ở đây, mỗi ý kiến một mã biên nhận để báo lại người dân.</p>
      ) : (
        <ol class="brought">
          {brought.map((row) => (
            <li key={row.id}>
              <a href={`/xa/${props.who.commune.id}/luot-y-kien/${row.id}`}>{row.content.slice(0, 120)}</a>
              <div class="muted">
                {row.name ?? 'Không ghi tên'} · {shortTime(row.received_at)} · <Code4 code={row.code} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
