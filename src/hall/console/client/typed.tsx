// In the browser: text fields that never lose a letter. While somebody writes in the field it holds its own text, blanks and
// all; what somebody else wrote meanwhile is shown.
import { useId, useRef, useState } from 'preact/hooks'
import { clean } from '../../../kit/text.ts'

interface TypedProps {
  readonly label: string
  readonly value: string
  readonly onType: (text: string) => void
  readonly onLeave?: () => void
  readonly onFocus?: () => void
  readonly hint?: string | undefined
  readonly max: number
  readonly class?: string
  readonly name?: string
  readonly list?: string
}

function useTyped({ value, onType, onLeave, onFocus }: TypedProps) {
  const [text, setText] = useState<string | undefined>()
  // What the console knows differs by more than the blanks it takes away: somebody else wrote here. It is shown at once, so
  // that the next letter stands on what was seen.
  const own = text !== undefined && clean(text) === clean(value)
  return {
    value: own ? text : value,
    onFocus: () => onFocus?.(),
    onInput: (event: { readonly currentTarget: HTMLTextAreaElement | HTMLInputElement }) => {
      setText(event.currentTarget.value)
      onType(event.currentTarget.value)
    },
    onBlur: () => {
      setText(undefined)
      onLeave?.()
    },
  }
}

export function TypedArea(props: TypedProps & { readonly rows: number }) {
  const id = useId()
  const typed = useTyped(props)
  const area = useRef<HTMLTextAreaElement>(null)
  return (
    <div class={`field ${props.class ?? ''}`}>
      <label for={id}>{props.label}</label>
      {props.hint && (
        <p class="hint" id={`${id}-h`}>
          {props.hint}
        </p>
      )}
      <textarea
        ref={area}
        id={id}
        rows={props.rows}
        maxLength={props.max}
        data-name={props.name}
        aria-describedby={props.hint ? `${id}-h` : undefined}
        {...typed}
      />
    </div>
  )
}

export function TypedLine(props: TypedProps) {
  const id = useId()
  const typed = useTyped(props)
  return (
    <div class={`field ${props.class ?? ''}`}>
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="text"
        maxLength={props.max}
        data-name={props.name}
        list={props.list}
        autocomplete="off"
        {...typed}
      />
    </div>
  )
}

export function Choice(props: {
  readonly label: string
  readonly value: string | null
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly blank: string
  /** A choice once sent cannot be made empty again. */
  readonly fixed?: boolean
  readonly onChoose: (value: string | null) => void
  readonly name?: string
}) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        data-name={props.name}
        value={props.value ?? ''}
        onChange={(event) => props.onChoose(event.currentTarget.value || null)}
      >
        {!(props.fixed && props.value !== null) && <option value="">{props.blank}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
