// Boxes of search forms: nothing in them is asked of anybody, so nothing is called optional.
import type { Option } from '../kit/html/fields.tsx'

export function SearchBox(props: {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value: string
}) {
  const hint = props.hint === undefined ? undefined : `${props.id}-hint`
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      {props.hint && (
        <div class="hint" id={hint}>
          {props.hint}
        </div>
      )}
      <input
        id={props.id}
        name={props.name}
        type="search"
        value={props.value}
        maxlength={200}
        autocomplete="off"
        aria-describedby={hint}
      />
    </div>
  )
}

export function Choice(props: {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly any: string
  readonly value: string | undefined
  readonly options: readonly Option[]
}) {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <select id={props.id} name={props.name}>
        <option value="">{props.any}</option>
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
