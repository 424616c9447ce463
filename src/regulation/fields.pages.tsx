// Draws the fields of a regulation's forms (fields.ts) with the house's own controls. Works without script: rows are added
// in the empty ones below, taken out by emptying them, moved by their number.
import {
  Checkbox,
  Checkboxes,
  DateField,
  FieldRow,
  Fieldset,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../kit/html/fields.tsx'
import { chosen, type FormState, field as fieldProps, Hidden } from '../kit/html/form.tsx'
import { Icon } from '../kit/html/icons.tsx'
import { type Field, type FieldGroup, type FieldValues, type Input, rowCount } from './fields.ts'

interface Shown {
  readonly state: FormState
  readonly stored: FieldValues
}

export function FieldGroups(props: Shown & { readonly groups: readonly FieldGroup[] }) {
  return (
    <>
      {props.groups.map((group) => {
        const fields = <Fields {...props} fields={group.fields} prefix="" />
        if (group.legend === undefined) return fields
        const part = (
          <Fieldset key={group.legend} legend={group.legend} hint={group.hint}>
            {fields}
          </Fieldset>
        )
        if (!group.seldom || says(props, group)) return part
        return (
          <details class="more seldom" key={group.legend}>
            <summary>
              <Icon name="plus" />
              {group.legend}
            </summary>
            {part}
          </details>
        )
      })}
    </>
  )
}

/** Something stands in the group, or was wrong there. */
function says(props: Shown, group: FieldGroup): boolean {
  const values = wasSent(props.state) ? props.state.values : props.stored
  return group.fields.some((field) => {
    const own = Object.keys({ ...values, ...props.state.errors }).filter(
      (name) => name === field.key || name.startsWith(`${field.key}.`),
    )
    return own.some((name) => {
      if (props.state.errors[name] !== undefined) return true
      const value = values[name]
      const silent = field.input.as === 'yes' && field.input.otherwise ? 'on' : ''
      return value !== undefined && value !== silent && value.length > 0
    })
  })
}

const NARROW = new Set(['number', 'date', 'code'])

function isNarrow(field: Field): boolean {
  const { input } = field
  return NARROW.has(input.as) || (input.as === 'text' && (input.width === 's' || input.width === 'm'))
}

/** Short fields that follow each other stand side by side. */
function lines(fields: readonly Field[]): readonly (readonly Field[])[] {
  const found: Field[][] = []
  for (const field of fields) {
    const last = found.at(-1)
    if (last && isNarrow(field) && last.every(isNarrow)) last.push(field)
    else found.push([field])
  }
  return found
}

function Fields(props: Shown & { readonly fields: readonly Field[]; readonly prefix: string }) {
  const one = (field: Field) =>
    field.input.as === 'rows' ? (
      <Rows key={field.key} {...props} field={field} input={field.input} />
    ) : (
      <One key={field.key} {...props} field={field} name={`${props.prefix}${field.key}`} />
    )
  return (
    <>
      {lines(props.fields).map((line) =>
        line.length === 1 ? line.map(one) : <FieldRow key={line[0]?.key}>{line.map(one)}</FieldRow>,
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
        const noun = input.noun.toLocaleLowerCase('vi')
        if (!there && !typedIn(state, row))
          return (
            <details class="more" key={row}>
              <summary>
                <Icon name="plus" />
                Thêm {noun}
                <span class="sr"> {at + 1}</span>
              </summary>
              <fieldset class="part-row new">
                <legend>
                  {input.noun} {at + 1}
                </legend>
                <Hidden name={`${row}._was`} value="" />
                <Fields state={state} stored={stored} fields={input.fields} prefix={`${row}.`} />
              </fieldset>
            </details>
          )
        return (
          <fieldset class={there ? 'part-row' : 'part-row new'} key={row}>
            <legend>{`${input.noun} ${at + 1}`}</legend>
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

const typedIn = (state: FormState, row: string) =>
  Object.entries(state.values).some(([name, value]) => name.startsWith(`${row}.`) && value !== '')
