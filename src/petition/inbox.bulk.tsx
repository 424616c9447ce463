// What can be done with the chosen rows, what was done a moment ago and how to take it back, and the keys.
import { shortTime } from '../kit/clock.ts'
import { Callout } from '../kit/html/bits.tsx'
import { DateField, Select, TextField } from '../kit/html/fields.tsx'
import { Form, field, Hidden, SubmitButton } from '../kit/html/form.tsx'
import { BulkBar } from '../kit/html/table.tsx'
import { COMPETENCE, FIELD, KIND } from '../regulation/codes.ts'
import type { RecentBulk } from './bulk.store.ts'
import { filterQuery } from './filter.ts'
import { type InboxProps, options } from './inbox.pages.tsx'
import type { BulkAct } from './tables.ts'

const DONE: Readonly<Record<BulkAct, string>> = {
  suggested: 'Đã nhận gợi ý',
  classified: 'Đã phân loại',
  assigned: 'Đã phân công',
  linked: 'Đã ghép thành một việc',
  due_set: 'Đã đặt hạn chuẩn bị',
}

function Undo(props: { readonly of: InboxProps; readonly bulk: RecentBulk }) {
  const { who, filter } = props.of
  return (
    <Form
      action={`/xa/${who.commune.id}/y-kien/hang-loat/${props.bulk.id}/hoan-tac`}
      id={`hoan-tac-${props.bulk.id}`}
      class="undo"
    >
      <Hidden name="ve" value={filterQuery(filter)} />
      <SubmitButton tone="secondary">Hoàn tác</SubmitButton>
    </Form>
  )
}

export function Done(props: { readonly of: InboxProps }) {
  const { done } = props.of
  if (!done) return null
  if (done.undone_at !== null)
    return (
      <Callout tone="done" role="status">
        <p>Đã hoàn tác: {done.rows} nội dung trở lại như trước.</p>
      </Callout>
    )
  return (
    <Callout tone="done" role="status">
      <p>
        {DONE[done.act]}: {done.rows} nội dung.
        {done.left_out > 0 &&
          ` ${done.left_out} nội dung để lại vì không có gợi ý nhận được, hoặc có thể là khiếu nại, tố cáo: hãy mở từng nội dung.`}
      </p>
      <Undo of={props.of} bulk={done} />
    </Callout>
  )
}

/** One row of controls each; every button says what it will do with the chosen rows. */
export function Bulk(props: { readonly of: InboxProps; readonly base: string }) {
  const { base } = props
  const { state, units, proposals } = props.of
  return (
    <BulkBar label="Các nội dung đã chọn:">
      {proposals.size > 0 && (
        <SubmitButton tone="secondary" icon="check" formAction={`${base}/nhan-goi-y`}>
          Nhận gợi ý
        </SubmitButton>
      )}
      <details
        class="more bulk-more"
        open={state.errors.unit !== undefined || state.errors.reason !== undefined}
      >
        <summary>Phân công</summary>
        <div class="more-body">
          <Select {...field(state, 'unit')} label="Giao cho" options={options(units)} width="m" required />
          <TextField {...field(state, 'reason')} label="Lý do, khi chuyển từ đơn vị khác" width="l" />
          <SubmitButton tone="secondary" formAction={`${base}/phan-cong`}>
            Phân công
          </SubmitButton>
        </div>
      </details>
      <details
        class="more bulk-more"
        open={state.errors.field !== undefined || state.errors.kind !== undefined}
      >
        <summary>Phân loại</summary>
        <div class="more-body">
          <Select
            {...field(state, 'kind')}
            label="Loại"
            blank="Giữ nguyên, hoặc theo gợi ý"
            options={options(KIND).filter(({ value }) => value !== 'to_cao')}
            width="m"
          />
          <Select
            {...field(state, 'field')}
            label="Lĩnh vực chính"
            blank="Giữ nguyên, hoặc theo gợi ý"
            options={options(FIELD)}
            width="m"
          />
          <Select
            {...field(state, 'competence')}
            label="Thẩm quyền"
            blank="Giữ nguyên, hoặc theo gợi ý"
            options={options(COMPETENCE)}
            width="m"
          />
          <SubmitButton tone="secondary" formAction={`${base}/phan-loai`}>
            Phân loại
          </SubmitButton>
        </div>
      </details>
      <details class="more bulk-more" open={state.errors.due !== undefined}>
        <summary>Đặt hạn</summary>
        <div class="more-body">
          <DateField {...field(state, 'due')} label="Hạn chuẩn bị trả lời" required />
          <SubmitButton tone="secondary" formAction={`${base}/dat-han`}>
            Đặt hạn
          </SubmitButton>
        </div>
      </details>
      <SubmitButton tone="secondary" icon="link" formAction={`${base}/ghep`}>
        Ghép thành một việc
      </SubmitButton>
      <Recent of={props.of} />
    </BulkBar>
  )
}

/** The last common acts by name; the newest that stands can be taken back from the callout as well. */
function Recent(props: { readonly of: InboxProps }) {
  const { recent, who } = props.of
  if (recent.length === 0) return null
  return (
    <details class="more bulk-more">
      <summary>Vừa làm</summary>
      <ul class="more-body">
        {recent.map((one) => (
          <li key={one.id}>
            {shortTime(one.at)}: {DONE[one.act]}, {one.rows} nội dung
            {one.undone_at !== null ? (
              <span class="muted"> (đã hoàn tác)</span>
            ) : (
              <>
                {' '}
                <SubmitButton
                  tone="quiet"
                  formAction={`/xa/${who.commune.id}/y-kien/hang-loat/${one.id}/hoan-tac`}
                >
                  Hoàn tác
                </SubmitButton>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

const KEYS: readonly (readonly [keys: string, does: string, triage: boolean])[] = [
  ['j hoặc ↓, k hoặc ↑', 'dòng sau, dòng trước', false],
  ['Enter hoặc o', 'mở nội dung', false],
  ['x', 'chọn, bỏ chọn dòng', true],
  ['Shift + x', 'chọn, bỏ chọn mọi dòng của trang', true],
  ['a', 'nhận gợi ý cho dòng này, hoặc cho các dòng đã chọn', true],
  ['l', 'phân loại các dòng đã chọn', true],
  ['g', 'giao đơn vị cho các dòng đã chọn', true],
  ['d', 'đặt hạn chuẩn bị cho các dòng đã chọn', true],
  ['m', 'ghép các dòng đã chọn thành một việc; một dòng: tìm việc cùng loại', true],
  ['s', 'tách lượt ý kiến của dòng này', true],
  ['r', 'tách khỏi đối thoại, đưa vào sổ hạn chế', true],
  ['u', 'hoàn tác việc hàng loạt vừa làm', true],
  ['n', 'nhập ý kiến mới', true],
  ['/', 'tìm', false],
  ['?', 'mở, đóng bảng phím này', false],
]

export function Keys(props: { readonly triages: boolean }) {
  return (
    <details class="more keys" id="phim-tat">
      <summary>Phím tắt (?)</summary>
      <dl class="more-body">
        {KEYS.filter(([, , triage]) => props.triages || !triage).map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
