// Pages about personal data: the commune's rule, who opened what, what is to be erased; erasing one submission's.
import { shortTime } from '../../kit/clock.ts'
import { Badge, Callout, Empty, Facts, Section } from '../../kit/html/bits.tsx'
import { Checkbox, Checkboxes, Radios, TextArea, TextField } from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  NEW_FORM,
  SubmitButton,
} from '../../kit/html/form.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import type { Submission } from '../submission.store.ts'
import type { NamesOf } from '../words.ts'
import type { OpeningRow } from './access.ts'
import type { Expired } from './erase.acts.ts'
import { ANONYMOUS_RULES, ERASURE_GROUNDS, type ErasureGround, type PrivacySettingRow } from './tables.ts'

/** Enough to find the paper, too little to look the matter up. */
const tail = (code: string) => `•••• ${code.slice(4)}`

export interface PrivacyProps {
  readonly who: Signed
  readonly setting: PrivacySettingRow | undefined
  readonly openings: readonly OpeningRow[]
  readonly expired: readonly Expired[]
  readonly people: NamesOf
  readonly refused?: { readonly act: 'quy-dinh' | 'xoa'; readonly state: FormState }
}

export function PrivacyPage(props: PrivacyProps) {
  const writes = props.who.rights.has('privacy.write')
  return (
    <Office
      who={props.who}
      title="Dữ liệu cá nhân"
      current="du-lieu"
      intro="Ai đã mở dữ liệu của người gửi ý kiến, giữ bao lâu, đến hạn xóa những gì. Trang này không hiện dữ liệu."
    >
      <Rule {...props} writes={writes} />
      <p>
        <a href={`/xa/${props.who.commune.id}/du-lieu-ca-nhan/dong-y`}>Lời đồng ý của người gửi, các bản</a>
      </p>
      <ToErase {...props} writes={writes} />
      <Section title="Ai đã mở dữ liệu của người gửi">
        <DataTable
          caption="Lượt mở, mới nhất trước"
          quietCaption
          rows={props.openings}
          rowKey={(row) => `${row.at} ${row.person_id} ${row.code}`}
          columns={[
            { key: 'luc', label: 'Lúc', cell: (row) => shortTime(row.at) },
            {
              key: 'ai',
              label: 'Cán bộ',
              wide: true,
              cell: (row) => (
                <a href={`?can-bo=${encodeURIComponent(row.person_id)}`}>
                  {props.people.get(row.person_id) ?? row.person_id}
                </a>
              ),
            },
            { key: 'ma', label: 'Mã biên nhận', cell: (row) => tail(row.code) },
          ]}
          empty={
            <Empty
              title="Chưa có lượt mở nào"
              text="Mỗi lần cán bộ mở trang có tên, điện thoại của người gửi sẽ được ghi ở đây."
              icon="eye"
            />
          }
        />
      </Section>
    </Office>
  )
}

type Part = PrivacyProps & { readonly writes: boolean }

const stateOf = (props: PrivacyProps, act: string) =>
  props.refused?.act === act ? props.refused.state : NEW_FORM

function Rule(props: Part) {
  const { setting } = props
  const state = stateOf(props, 'quy-dinh')
  return (
    <Section title="Quy định của xã" card>
      <Facts
        items={[
          {
            term: 'Công khai',
            value:
              setting?.review_first === 1
                ? 'Chỉ sau khi người duyệt chấp nhận'
                : 'Ngay, mọi chỗ đề xuất đều che; người duyệt sửa lại được',
          },
          { term: 'Ý kiến không ghi tên', value: ANONYMOUS_RULES[setting?.anonymous_rule ?? 'nhu_moi'] },
          {
            term: 'Lưu giữ',
            value:
              setting?.keep_years == null
                ? 'Chưa đặt thời hạn'
                : `${setting.keep_years} năm sau năm nhận (${setting.basis ?? ''})`,
          },
        ]}
      />
      {props.writes && (
        <details class="more" open={props.refused?.act === 'quy-dinh'}>
          <summary>Sửa quy định</summary>
          <div class="more-body">
            <Form action={`/xa/${props.who.commune.id}/du-lieu-ca-nhan/quy-dinh`} id="quy-dinh">
              <ErrorSummary state={state} />
              <Checkbox
                name="reviewFirst"
                label="Chỉ công khai sau khi người duyệt chấp nhận"
                checked={setting?.review_first === 1}
              />
              <Radios
                {...field(state, 'anonymous', setting?.anonymous_rule ?? 'nhu_moi')}
                label="Ý kiến không ghi tên"
                required
                hint="Luôn được nhận và giữ; quy chế của xã quyết định có giải quyết hay không."
                options={Object.entries(ANONYMOUS_RULES).map(([value, label]) => ({ value, label }))}
              />
              <TextField
                {...field(state, 'keepYears', String(setting?.keep_years ?? ''))}
                label="Giữ dữ liệu cá nhân bao nhiêu năm sau năm nhận"
                inputmode="numeric"
                width="xs"
                suffix="năm"
              />
              <TextField
                {...field(state, 'basis', setting?.basis ?? '')}
                label="Căn cứ"
                example="Bảng thời hạn bảo quản của xã, mục 12"
              />
              <Buttons>
                <SubmitButton tone="secondary">Lưu quy định</SubmitButton>
              </Buttons>
            </Form>
          </div>
        </details>
      )}
    </Section>
  )
}

function ToErase(props: Part) {
  const state = stateOf(props, 'xoa')
  if (props.setting?.keep_years == null) return null
  if (props.expired.length === 0)
    return (
      <Section title="Đến hạn xóa">
        <p class="muted">Không có lượt ý kiến nào quá thời hạn lưu giữ.</p>
      </Section>
    )
  return (
    <Section title={`Đến hạn xóa: ${props.expired.length} lượt ý kiến`}>
      {props.writes ? (
        <Form action={`/xa/${props.who.commune.id}/du-lieu-ca-nhan/xoa`} id="xoa">
          <ErrorSummary state={state} />
          <Checkboxes
            name="chon"
            label="Xóa tên, điện thoại, địa chỉ, tệp kèm của"
            hint="Nội dung ý kiến, câu trả lời và nhật ký ở lại. Không lấy lại được."
            error={state.errors.chon}
            options={props.expired.map((row) => ({
              value: row.id,
              label: `${tail(row.code)}, nhận ${shortTime(row.received_at)}`,
            }))}
          />
          <Checkbox
            name="sure"
            label="Tôi đã đối chiếu với thời hạn bảo quản"
            error={state.errors.sure}
            required
          />
          <Buttons>
            <SubmitButton tone="danger">Xóa dữ liệu cá nhân</SubmitButton>
          </Buttons>
        </Form>
      ) : (
        <p>Văn phòng đối chiếu và xóa.</p>
      )}
    </Section>
  )
}

/** On the page of one submission: what was erased, or the form to do it when the person asks. */
export function ErasePart(props: {
  readonly who: Signed
  readonly submission: Submission
  readonly erasure: { readonly ground: ErasureGround; readonly at: string } | undefined
  readonly state: FormState
}) {
  const { submission, erasure, state } = props
  if (erasure)
    return (
      <Callout tone="neutral" title="Dữ liệu cá nhân đã xóa">
        <p>
          {ERASURE_GROUNDS[erasure.ground]}, {shortTime(erasure.at)}.{' '}
          <Badge tone="neutral">Nội dung ở lại</Badge>
        </p>
      </Callout>
    )
  if (!props.who.rights.has('privacy.write')) return null
  return (
    <Section title="Dữ liệu của người gửi" id="xoa-du-lieu" card>
      <p>
        <a href={`/xa/${props.who.commune.id}/luot-y-kien/${submission.id}/du-lieu`}>
          Bản trích: mọi điều đang giữ về người này
        </a>
      </p>
      <details class="more" open={Object.keys(state.values).length > 0}>
        <summary>Xóa khi người gửi yêu cầu</summary>
        <div class="more-body">
          <p>
            Xóa tên, điện thoại, địa chỉ, người liên quan, tệp kèm; che tên và số trong lời. Văn bản đã ban
            hành là hồ sơ lưu trữ, không đổi. Không lấy lại được.
          </p>
          <Form
            action={`/xa/${props.who.commune.id}/luot-y-kien/${submission.id}/xoa-du-lieu`}
            version={submission.version}
            id="xoa"
          >
            <ErrorSummary state={state} />
            <TextField
              {...field(state, 'phone', '')}
              label="Điện thoại người yêu cầu đã gửi kèm ý kiến"
              hint="Để chắc đúng người; bỏ trống nếu ý kiến không có số điện thoại."
              type="tel"
              width="m"
            />
            <TextArea
              {...field(state, 'reason', '')}
              label="Người yêu cầu nói gì"
              hint="Đừng ghi tên, số điện thoại."
              rows={2}
              required
            />
            <Buttons>
              <SubmitButton tone="danger">Xóa dữ liệu cá nhân</SubmitButton>
            </Buttons>
          </Form>
        </div>
      </details>
    </Section>
  )
}
