// One value of a reading: its words and fields on one side, the printed sentence with the words marked on the other.

import { shortDate } from '../kit/clock.ts'
import { Badge, Why } from '../kit/html/bits.tsx'
import { Checkbox, DateField, FieldRow, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import { type FormState, field } from '../kit/html/form.tsx'
import { capital } from '../office/shell.tsx'
import { ANCHOR, DIRECTION, EVERY, LIMIT, ROLE, UNIT } from './codes.ts'
import { foundLabel, ruleWords, valueWords } from './plan-reading.words.ts'
import type { Found, ProposedRule } from './reading/reading.ts'
import type { ReviewItem } from './reading/review.ts'

interface EntryProps {
  readonly item: ReviewItem
  readonly state: FormState
}

const sent = (state: FormState) => Object.keys(state.values).length > 0

export function ReviewEntry(props: EntryProps) {
  const { item, state } = props
  const { found, key } = item
  const doubts = found.doubts ?? []
  return (
    <article class={doubts.length > 0 ? 'reading doubtful' : 'reading'} id={key}>
      <div class="reading-value">
        <h3>
          {capital(foundLabel(found))} {doubts.length > 0 && <Badge tone="due">xem kỹ</Badge>}
        </h3>
        <Checkbox
          name={`${key}.nhan`}
          value="1"
          label="Nhận"
          checked={sent(state) ? state.values[`${key}.nhan`] !== undefined : item.sure}
        />
        <Value {...props} />
      </div>
      <div class="reading-print">
        <p class="reading-sentence">
          <Marked found={found} />
        </p>
        <p class="soft">
          {found.page === null ? `Dòng ${found.line}` : `Trang ${found.page}, dòng ${found.line}`}
        </p>
        {doubts.length > 0 && (
          <ul class="reading-doubts">
            {doubts.map((doubt) => (
              <li key={doubt}>{capital(doubt)}.</li>
            ))}
          </ul>
        )}
        <Why label="vì sao đọc như vậy?">{found.reason}</Why>
      </div>
    </article>
  )
}

/** The printed sentence, the words the value stands in marked. */
function Marked(props: { readonly found: Found }) {
  const { sentence, quote } = props.found
  const at = quote === '' ? -1 : sentence.indexOf(quote)
  if (at < 0) return <>{sentence}</>
  return (
    <>
      {sentence.slice(0, at)}
      <mark>{quote}</mark>
      {sentence.slice(at + quote.length)}
    </>
  )
}

function Value(props: EntryProps) {
  const { found, kind, key } = props.item
  switch (kind) {
    case 'rule':
      return <RuleValue {...props} rule={found.value as ProposedRule} />
    case 'text':
      return String(found.value).length > 70 ? (
        <TextArea {...field(props.state, `${key}.gia`, String(found.value))} label="Giá trị" rows={4} />
      ) : (
        <TextField {...field(props.state, `${key}.gia`, String(found.value))} label="Giá trị" />
      )
    case 'lines': {
      const lines = found.value as readonly string[]
      return (
        <TextArea
          {...field(props.state, `${key}.gia`, lines.join('\n'))}
          label="Mỗi dòng một nơi"
          rows={Math.min(12, lines.length + 1)}
        />
      )
    }
    case 'whole':
      return (
        <ul class="reading-words">
          {valueWords(found).map((words, at) => (
            <li key={`${at}`}>{words}</li>
          ))}
        </ul>
      )
  }
}

const options = (codes: Readonly<Record<string, string>>) =>
  Object.entries(codes).map(([value, label]) => ({ value, label }))

function RuleValue(props: EntryProps & { readonly rule: ProposedRule }) {
  const { rule, state } = props
  const { key } = props.item
  const of = (name: string, stored: unknown) =>
    field(state, `${key}.${name}`, stored === null || stored === undefined ? '' : String(stored))
  const dated = (name: 'fixed' | 'from' | 'to') =>
    of(name, rule[name] === undefined ? '' : shortDate(rule[name]))
  const wrong = Object.keys(state.errors).some((name) => name.startsWith(`${key}.`))
  return (
    <>
      <p class="reading-rule">
        <strong>{ruleWords(rule)}</strong>
        <br />
        {rule.owner ? ROLE[rule.owner] : 'Bản in không nêu ai làm'}
        {rule.owner_printed ? ` (“${rule.owner_printed}”)` : ''}
      </p>
      {rule.readings && (
        <Select
          {...of('cach', rule.reading)}
          label="Cách hiểu"
          options={rule.readings.map((each) => ({ value: each.id, label: each.text }))}
          blank={null}
        />
      )}
      <details class="reading-edit" open={wrong || rule.anchor === null}>
        <summary>Sửa giá trị</summary>
        <FieldRow>
          {rule.fixed !== undefined && <DateField {...dated('fixed')} label="Ngày ấn định" />}
          {rule.from !== undefined && <DateField {...dated('from')} label="Từ ngày" />}
          {rule.to !== undefined && <DateField {...dated('to')} label="Đến ngày" />}
          <TextField {...of('count', rule.count)} label="Số ngày" width="s" inputmode="numeric" />
          <Select {...of('unit', rule.unit)} label="Đếm theo" options={options(UNIT)} blank="Không nêu" />
          <Select
            {...of('direction', rule.direction)}
            label="Trước hay sau"
            options={options(DIRECTION)}
            blank="Không có"
          />
          <Select
            {...of('anchor', rule.anchor)}
            label="Tính từ mốc"
            options={options(ANCHOR)}
            blank="Chưa rõ"
          />
          <Select {...of('limit', rule.limit)} label="Ngày cuối" options={options(LIMIT)} blank="Không có" />
          <Select {...of('every', rule.every)} label="Lặp lại" options={options(EVERY)} blank="Không" />
          <Select
            {...of('owner', rule.owner)}
            label="Ai làm"
            options={options(ROLE)}
            blank="Bản in không nêu"
          />
        </FieldRow>
      </details>
    </>
  )
}
