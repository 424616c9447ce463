// Screens of how a submission came: the folded part of the entry form, and what a submission's page says of it.
import { Badge, type Fact } from '../../kit/html/bits.tsx'
import { Checkbox, FieldRow, Fieldset, TextArea, TextField } from '../../kit/html/fields.tsx'
import { type FormState, field } from '../../kit/html/form.tsx'
import { ANONYMOUS_RULES, type AnonymousRule } from '../privacy/tables.ts'
import { NO_PEOPLE, type PeopleFacts, signerLines } from './people.ts'

const FIELDS = [
  'proxyName',
  'proxyRelation',
  'writtenBy',
  'readBack',
  'thumbPrint',
  'guardianName',
  'guardianRelation',
  'slip',
  'signerList',
  'signers',
]

const said = (value: unknown) => typeof value === 'string' && value.trim() !== ''

function isOpen(state: FormState, stored: PeopleFacts): boolean {
  return (
    FIELDS.some((name) => said(state.values[name]) || state.errors[name] !== undefined) ||
    JSON.stringify(stored) !== JSON.stringify(NO_PEOPLE)
  )
}

/** For whoever did not simply come and write themselves; folded, so that the usual entry stays short. */
export function PeopleFields(props: { readonly state: FormState; readonly stored?: PeopleFacts }) {
  const { state, stored = NO_PEOPLE } = props
  return (
    <details class="more" open={isOpen(state, stored)}>
      <summary>Gửi thay, ghi hộ, nhiều người ký, người giám hộ, phiếu đánh số</summary>
      <div class="more-body">
        <Fieldset legend="Gửi thay người khác" hint="Ô Họ và tên ở trên ghi người có ý kiến.">
          <FieldRow>
            <TextField {...field(state, 'proxyName', stored.proxyName ?? '')} label="Người gửi thay" />
            <TextField
              {...field(state, 'proxyRelation', stored.proxyRelation ?? '')}
              label="Quan hệ"
              example="con"
            />
          </FieldRow>
        </Fieldset>
        <Fieldset legend="Người không tự viết được">
          <TextField {...field(state, 'writtenBy', stored.writtenBy ?? '')} label="Người ghi hộ" width="l" />
          <Checkbox
            name="readBack"
            label="Đã đọc lại cho người có ý kiến nghe"
            checked={ticked(state, 'readBack', stored.readBack)}
            error={state.errors.readBack}
          />
          <Checkbox
            name="thumbPrint"
            label="Người có ý kiến đã ký hoặc điểm chỉ"
            checked={ticked(state, 'thumbPrint', stored.thumbPrint)}
          />
        </Fieldset>
        <Fieldset legend="Nhiều người cùng ký" hint="Người đại diện ghi ở ô Họ và tên.">
          <TextField
            {...field(state, 'signers', '')}
            label="Số người cùng ký"
            hint="Chỉ khi không ghi danh sách dưới đây."
            inputmode="numeric"
            width="xs"
          />
          <TextArea
            {...field(state, 'signerList', signerLines(stored.signers))}
            label="Danh sách người ký khác"
            hint="Mỗi dòng một người."
            example="Trần Văn Bình, tổ 2"
            rows={3}
          />
        </Fieldset>
        <Fieldset legend="Người chưa thành niên, người cần giám hộ">
          <FieldRow>
            <TextField
              {...field(state, 'guardianName', stored.guardianName ?? '')}
              label="Người giám hộ, đại diện"
            />
            <TextField
              {...field(state, 'guardianRelation', stored.guardianRelation ?? '')}
              label="Quan hệ với người đó"
              example="mẹ"
            />
          </FieldRow>
        </Fieldset>
        <TextField
          {...field(state, 'slip', stored.slip ?? '')}
          label="Số phiếu"
          hint="Số in sẵn trên phiếu dự phòng; ngày, giờ nhận thật ghi ở ô ngày nhận."
          width="s"
        />
      </div>
    </details>
  )
}

function ticked(state: FormState, name: string, stored: boolean): boolean {
  return Object.keys(state.values).length === 0 ? stored : state.values[name] === 'on'
}

/** What the submission's page tells: only what there is. */
export function peopleItems(people: PeopleFacts, anonymous: AnonymousRule | undefined): readonly Fact[] {
  const named = (name: string, relation: string | null) =>
    relation === null ? name : `${name} (${relation})`
  const items: (Fact | false)[] = [
    anonymous !== undefined && {
      term: 'Không ghi tên',
      value: (
        <>
          <Badge tone="due">Ẩn danh: giữ lại và đánh dấu</Badge>
          <p class="muted">{ANONYMOUS_RULES[anonymous]}.</p>
        </>
      ),
    },
    people.proxyName !== null && {
      term: 'Người gửi thay',
      value: named(people.proxyName, people.proxyRelation),
    },
    people.guardianName !== null && {
      term: 'Người giám hộ',
      value: named(people.guardianName, people.guardianRelation),
    },
    people.writtenBy !== null && {
      term: 'Ghi hộ',
      value: `${people.writtenBy}${people.readBack ? '; đã đọc lại' : ''}${people.thumbPrint ? '; đã ký hoặc điểm chỉ' : ''}`,
    },
    people.slip !== null && { term: 'Phiếu số', value: people.slip },
    people.signers.length > 0 && {
      term: `Cùng ký: ${people.signers.length + 1} người`,
      value: (
        <details class="why">
          <summary>Xem danh sách</summary>
          <ol>
            {people.signers.map((signer) => (
              <li key={`${signer.name} ${signer.address}`}>
                {signer.name}
                {signer.address && `, ${signer.address}`}
              </li>
            ))}
          </ol>
        </details>
      ),
    },
  ]
  return items.filter((item): item is Fact => item !== false)
}
