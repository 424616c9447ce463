// Fields of a form: label above, hint under it, the error beside it; nothing typed is lost.
import type { ComponentChildren } from 'preact'
import { shortDate } from '../clock.ts'
import { count } from '../text.ts'
import { useWords } from './context.tsx'
import { useFieldId } from './form.tsx'
import { Icon } from './icons.tsx'

export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: ComponentChildren
  /** A right answer, shown under the label. */
  readonly example?: string
  readonly error?: string
  /** What is not required says so after its label. */
  readonly required?: boolean
}

/** What joins a control to its hint and its error for those who hear the page. */
interface Wiring {
  readonly id: string
  readonly name: string
  readonly required?: boolean
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: 'true'
}

function useWiring(props: FieldProps): Wiring {
  const id = useFieldId(props.name)
  const described = [hasHint(props) && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ')
  return {
    id,
    name: props.name,
    ...(props.required ? { required: true } : {}),
    ...(described ? { 'aria-describedby': described } : {}),
    ...(props.error ? { 'aria-invalid': 'true' } : {}),
  }
}

function hasHint(props: FieldProps): boolean {
  return props.hint !== undefined || props.example !== undefined
}

function Field(props: {
  readonly of: FieldProps
  readonly id: string
  readonly children: ComponentChildren
}) {
  return (
    <div class={props.of.error ? 'field wrong' : 'field'}>
      <label for={props.id}>
        {props.of.label}
        <Optional of={props.of} />
      </label>
      <Hints of={props.of} id={props.id} />
      {props.children}
    </div>
  )
}

function Optional(props: { readonly of: FieldProps }) {
  const words = useWords()
  return props.of.required ? null : <span class="optional"> ({words.optional})</span>
}

function Hints(props: { readonly of: FieldProps; readonly id: string }) {
  const words = useWords()
  const { hint, example, error } = props.of
  return (
    <>
      {hasHint(props.of) && (
        <div class="hint" id={`${props.id}-hint`}>
          {hint}
          {hint && example ? ' ' : ''}
          {example && `${words.example}: ${example}`}
        </div>
      )}
      {error && (
        <p class="error" id={`${props.id}-error`}>
          <Icon name="alert" />
          <span>
            <span class="sr">{words.error} </span>
            {error}
          </span>
        </p>
      )}
    </>
  )
}

/** Room for the expected answer: xs 4, s 10, m 20, l 34 characters; full is the reading width. */
export type FieldWidth = 'xs' | 's' | 'm' | 'l' | 'full'

export interface TextFieldProps extends FieldProps {
  readonly value?: string
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url' | 'time'
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  readonly autocomplete?: string
  readonly maxLength?: number
  readonly width?: FieldWidth
  readonly readOnly?: boolean
  /** The one field a page is opened for. */
  readonly autofocus?: boolean
  /** Stands behind the box: "người", "phút". */
  readonly suffix?: string
}

export function TextField(props: TextFieldProps) {
  const wiring = useWiring(props)
  return (
    <Field of={props} id={wiring.id}>
      <span class="affix">
        <input
          {...wiring}
          class={`w-${props.width ?? 'full'}`}
          // The types want one literal; all of these take the same attributes.
          type={(props.type ?? 'text') as 'text'}
          value={props.value}
          inputmode={props.inputmode}
          autocomplete={props.autocomplete}
          maxlength={props.maxLength}
          readOnly={props.readOnly}
          autofocus={props.autofocus}
        />
        {props.suffix && <span class="suffix">{props.suffix}</span>}
      </span>
    </Field>
  )
}

export interface TextAreaProps extends FieldProps {
  readonly value?: string
  readonly rows?: number
  readonly maxLength?: number
}

export function TextArea(props: TextAreaProps) {
  const words = useWords()
  const limit = props.maxLength === undefined ? undefined : words.atMost(count(props.maxLength))
  const hint = limit && props.hint ? [props.hint, ' ', limit] : (limit ?? props.hint)
  const withLimit: TextAreaProps = { ...props, hint }
  const wiring = useWiring(withLimit)
  return (
    <Field of={withLimit} id={wiring.id}>
      <textarea {...wiring} rows={props.rows ?? 5} maxlength={props.maxLength} value={props.value} />
    </Field>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string
  /** Options of one group stand together in a Select. */
  readonly group?: string
  readonly disabled?: boolean
}

export interface SelectProps extends FieldProps {
  readonly value?: string
  readonly options: readonly Option[]
  /** The words of the empty choice; `null` when there is none. */
  readonly blank?: string | null
  readonly width?: FieldWidth
}

export function Select(props: SelectProps) {
  const words = useWords()
  const wiring = useWiring(props)
  const groups = [...new Set(props.options.map((option) => option.group))]
  return (
    <Field of={props} id={wiring.id}>
      <select {...wiring} class={`w-${props.width ?? 'full'}`}>
        {props.blank !== null && <option value="">{props.blank ?? words.choose}</option>}
        {groups.map((group) => {
          const choices = props.options
            .filter((option) => option.group === group)
            .map((option) => (
              <option
                key={option.value}
                value={option.value}
                selected={option.value === props.value}
                disabled={option.disabled}
              >
                {option.label}
              </option>
            ))
          return group === undefined ? choices : <optgroup label={group}>{choices}</optgroup>
        })}
      </select>
    </Field>
  )
}

interface ChoicesProps extends FieldProps {
  readonly options: readonly Option[]
  /** Side by side, for two or three short words. */
  readonly inline?: boolean
}

export interface RadiosProps extends ChoicesProps {
  readonly value?: string
}

/** One of a few, all in sight. */
export function Radios(props: RadiosProps) {
  return <Choices of={props} type="radio" on={props.value === undefined ? [] : [props.value]} />
}

export interface CheckboxesProps extends ChoicesProps {
  readonly values?: readonly string[]
}

/** Any of a few; sent as repeated values of one name. */
export function Checkboxes(props: CheckboxesProps) {
  return <Choices of={props} type="checkbox" on={props.values ?? []} />
}

function Choices(props: {
  readonly of: ChoicesProps
  readonly type: 'radio' | 'checkbox'
  readonly on: readonly string[]
}) {
  const { of } = props
  const { id, 'aria-describedby': described } = useWiring(of)
  return (
    <fieldset class={of.error ? 'field wrong' : 'field'} aria-describedby={described}>
      <legend>
        {of.label}
        <Optional of={of} />
      </legend>
      <Hints of={of} id={id} />
      <div class={of.inline ? 'choices inline' : 'choices'}>
        {of.options.map((option, at) => (
          <Choice
            key={option.value}
            type={props.type}
            id={at === 0 ? id : `${id}-${at}`}
            name={of.name}
            option={option}
            checked={props.on.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  )
}

function Choice(props: {
  readonly type: 'radio' | 'checkbox'
  readonly id: string
  readonly name: string
  readonly option: Option
  readonly checked: boolean
  readonly described?: string
}) {
  const { option, id } = props
  const described = [option.hint && `${id}-more`, props.described].filter(Boolean).join(' ')
  return (
    <div class="choice">
      <input
        type={props.type}
        id={id}
        name={props.name}
        value={option.value}
        checked={props.checked}
        disabled={option.disabled}
        aria-describedby={described || undefined}
      />
      <label for={id}>{option.label}</label>
      {option.hint && (
        <div class="hint" id={`${id}-more`}>
          {option.hint}
        </div>
      )}
    </div>
  )
}

export interface CheckboxProps extends FieldProps {
  readonly checked?: boolean
  /** What is sent when it is ticked. */
  readonly value?: string
}

/** One yes: a consent, a setting. */
export function Checkbox(props: CheckboxProps) {
  const { id, 'aria-describedby': described } = useWiring(props)
  return (
    <div class={props.error ? 'field wrong' : 'field'}>
      <Choice
        type="checkbox"
        id={id}
        name={props.name}
        option={{ value: props.value ?? 'on', label: props.label }}
        checked={props.checked ?? false}
        described={described}
      />
      <Hints of={props} id={id} />
    </div>
  )
}

export interface DateFieldProps extends FieldProps {
  readonly value?: Temporal.PlainDate | string
}

/** A date typed as dd/mm/yyyy: faster than any calendar widget, the same on every phone. */
export function DateField(props: DateFieldProps) {
  const words = useWords()
  const value = typeof props.value === 'object' ? shortDate(props.value) : props.value
  const shown: FieldProps = {
    ...props,
    hint: props.hint ?? `${words.dateHint}.`,
    example: props.example ?? '26/9/2025',
  }
  const wiring = useWiring(shown)
  return (
    <Field of={shown} id={wiring.id}>
      <input {...wiring} class="w-s" type="text" inputmode="numeric" autocomplete="off" value={value} />
    </Field>
  )
}

export interface FileFieldProps extends FieldProps {
  /** What may be chosen: ".docx,.pdf,image/*". */
  readonly accept?: string
  readonly multiple?: boolean
}

export function FileField(props: FileFieldProps) {
  const words = useWords()
  const shown: FieldProps = { ...props, hint: props.hint ?? words.fileHint }
  const wiring = useWiring(shown)
  return (
    <Field of={shown} id={wiring.id}>
      <input {...wiring} type="file" accept={props.accept} multiple={props.multiple} />
    </Field>
  )
}

/** Fields that belong together under one heading. */
export function Fieldset(props: {
  readonly legend: string
  readonly hint?: ComponentChildren
  readonly children?: ComponentChildren
}) {
  return (
    <fieldset class="group">
      <legend>{props.legend}</legend>
      {props.hint && <p class="hint">{props.hint}</p>}
      {props.children}
    </fieldset>
  )
}

/** Short fields side by side where there is room. */
export function FieldRow(props: { readonly children?: ComponentChildren }) {
  return <div class="field-row">{props.children}</div>
}
