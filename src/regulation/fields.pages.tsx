// Draws the fields of a regulation's forms (fields.ts) with the house's own controls. Works without script: rows are added
// in the empty ones below, taken out by emptying them, moved by their number.
import {
  Checkbox,
  Checkboxes,
  DateField,
  Fieldset,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../kit/html/fields.tsx'
import { chosen, type FormState, field as fieldProps, Hidden } from '../kit/html/form.tsx'
import { type Field, type FieldGroup, type FieldValues, type Input, rowCount } from './fields.ts'

interface Shown {
  readonly state: FormState
  readonly stored: FieldValues
}

export function FieldGroups(props: Shown & { readonly groups: readonly FieldGroup[] }) {
  return (
    <>
      {props.groups.map((group) =>
        group.legend === undefined ? (
          <Fields key="" {...props} fields={group.fields} prefix="" />
        ) : (
          <Fieldset key={group.legend} legend={group.legend} hint={group.hint}>
            <Fields {...props} fields={group.fields} prefix="" />
          </Fieldset>
        ),
      )}
    </>
  )
}

function Fields(props: Shown & { readonly fields: readonly Field[]; readonly prefix: string }) {
  return (
    <>
      {props.fields.map((field) =>
        field.input.as === 'rows' ? (
          <Rows key={field.key} {...props} field={field} input={field.input} />
        ) : (
          <One key={field.key} {...props} field={field} name={`${props.prefix}${field.key}`} />
        ),
      )}
    </>
  )
}

const wasSent = (state: FormState) => Object.keys(state.values).length > 0

function One(props: Shown & { readonly field: Field; readonly name: string }) {
  const { field, name, state, stored } = props
  const before = stored[name]
  const { hint, example, required, label } = field
  const wired = {
    ...fieldProps(state, name, typeof before === 'string' ? before : undefined),
    label,
    hint,
    example,
    required: required ?? false,
  }
  const { input } = field
  switch (input.as) {
    case 'text':
      return <TextField {...wired} width={input.width} maxLength={2000} />
    case 'area':
      return <TextArea {...wired} rows={input.rows ?? 3} />
    case 'lines':
      return <TextArea {...wired} rows={input.rows ?? 3} />
    case 'number':
      return <TextField {...wired} inputmode="numeric" width="xs" />
    case 'date':
      return <DateField {...wired} />
    case 'yes': {
      const on = wasSent(state) ? state.values[name] !== undefined : before === 'on'
      return <Checkbox {...wired} value="on" checked={on} required />
    }
    case 'truth':
      return (
        <Radios
          {...wired}
          inline
          options={[
            { value: '', label: 'Văn bản không nêu' },
            { value: 'true', label: input.yes },
            { value: 'false', label: input.no },
          ]}
        />
      )
    case 'code':
      return <CodeSelect {...wired} input={input} />
    case 'codes': {
      const many = chosen(
        state,
        name,
        Array.isArray(before) ? before : before === undefined ? [] : [before as string],
      )
      const options = Object.entries(input.options).map(([value, text]) => ({ value, label: text }))
      return <Checkboxes {...many} label={label} hint={hint} required={required ?? false} options={options} />
    }
    case 'rows':
      return null
  }
}

function CodeSelect(props: {
  readonly name: string
  readonly value?: string
  readonly error?: string
  readonly label: string
  readonly hint?: string
  readonly required: boolean
  readonly input: Extract<Input, { as: 'code' }>
}) {
  const { input, ...wired } = props
  const known = Object.entries(input.options).map(([value, label]) => ({ value, label }))
  const strange =
    wired.value !== undefined && wired.value !== '' && !Object.hasOwn(input.options, wired.value)
  const options = strange
    ? [...known, { value: wired.value as string, label: `Không có trong danh sách: ${wired.value}` }]
    : known
  const blank = input.otherwise !== undefined ? null : (input.blank ?? undefined)
  return <Select {...wired} options={options} blank={blank} width="l" />
}

function Rows(
  props: Shown & {
    readonly field: Field
    readonly prefix: string
    readonly input: Extract<Input, { as: 'rows' }>
  },
) {
  const { field, input, state, stored, prefix } = props
  const name = `${prefix}${field.key}`
  const values = wasSent(state) ? state.values : stored
  const count = rowCount(name, values, input.spare)
  return (
    <div class="part-rows">
      <h3>{field.label}</h3>
      {field.hint && <p class="hint">{field.hint}</p>}
      {Array.from({ length: count }, (_, at) => {
        const row = `${name}.${at}`
        const was = values[`${row}._was`]
        const there = typeof was === 'string' && was !== ''
        return (
          <fieldset class={there ? 'part-row' : 'part-row new'} key={row}>
            <legend>
              {there ? `${input.noun} ${at + 1}` : `Thêm: ${input.noun.toLocaleLowerCase('vi')} ${at + 1}`}
            </legend>
            <Hidden name={`${row}._was`} value={there ? was : ''} />
            <Fields state={state} stored={stored} fields={input.fields} prefix={`${row}.`} />
            {there && (
              <TextField
                {...fieldProps(state, `${row}._place`, stored[`${row}._place`] as string | undefined)}
                label="Thứ tự"
                hint="Đổi số để chuyển chỗ. Xóa hết chữ trong các ô trên để bỏ mục này."
                inputmode="numeric"
                width="xs"
                required
              />
            )}
          </fieldset>
        )
      })}
    </div>
  )
}
