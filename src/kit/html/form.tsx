// Forms: what was typed and what was wrong with it, the form element with its hidden fields, the summary of errors,
// buttons. The fields themselves are in fields.tsx. Every form works without script.
import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Problem } from '../result.ts'
import { useUi, useWords } from './context.tsx'
import { Icon, type IconName } from './icons.tsx'

/** What was typed, by field name, and why it was refused; empty when a form is shown first. */
export interface FormState {
  readonly values: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly errors: Readonly<Record<string, string>>
  readonly problem?: Problem
}

export const NEW_FORM: FormState = { values: {}, errors: {} }

function wasSent(state: FormState): boolean {
  return Object.keys(state.values).length > 0
}

/** Name, value and error of one field, to spread into it; `stored` stands until something was sent. */
export function field(
  state: FormState,
  name: string,
  stored?: string,
): { name: string; value?: string; error?: string } {
  const typed = state.values[name]
  const value = Array.isArray(typed) ? typed[0] : (typed as string | undefined)
  return { name, value: value ?? (wasSent(state) ? '' : stored), error: state.errors[name] }
}

/** The same for a field with several values (Checkboxes). */
export function chosen(
  state: FormState,
  name: string,
  stored: readonly string[] = [],
): { name: string; values: readonly string[]; error?: string } {
  const typed = state.values[name]
  const values =
    typed === undefined ? (wasSent(state) ? [] : stored) : typeof typed === 'string' ? [typed] : typed
  return { name, values, error: state.errors[name] }
}

/** Prefix of the ids of a form's fields, so that two forms on a page may have fields of one name. */
const FormId = createContext('f')

export function useFieldId(name: string): string {
  return fieldId(useContext(FormId), name)
}

function fieldId(form: string, name: string): string {
  return `${form}-${name.replace(/[^\w-]/g, '-')}`
}

export interface FormProps {
  readonly action?: string
  readonly method?: 'post' | 'get'
  /** Sends files. */
  readonly upload?: boolean
  /** The version of the record this form was made from: a stale edit is refused. */
  readonly version?: number | string
  /** Needed when a page has several forms. */
  readonly id?: string
  readonly class?: string
  readonly children?: ComponentChildren
}

/** A form; a POST form carries the token, a fresh idempotency key and the version it was made from. */
export function Form(props: FormProps) {
  const ui = useUi()
  const post = props.method !== 'get'
  return (
    <form
      id={props.id}
      class={props.class}
      action={props.action}
      method={post ? 'post' : 'get'}
      enctype={props.upload ? 'multipart/form-data' : undefined}
      novalidate
    >
      {post && ui.csrf !== undefined && <Hidden name="_csrf" value={ui.csrf} />}
      {post && <Hidden name="_key" value={ui.newKey()} />}
      {props.version !== undefined && <Hidden name="_version" value={String(props.version)} />}
      <FormId.Provider value={props.id ?? 'f'}>{props.children}</FormId.Provider>
    </form>
  )
}

export function Hidden(props: { readonly name: string; readonly value: string }) {
  return <input type="hidden" name={props.name} value={props.value} />
}

/** What was wrong, on top of the form, each with a link to its field. `form` is the form's id when drawn outside it. */
export function ErrorSummary(props: {
  readonly state: Pick<FormState, 'errors' | 'problem'>
  readonly form?: string
}) {
  const words = useWords()
  const inside = useContext(FormId)
  const { problem } = props.state
  const errors = Object.entries(props.state.errors)
  const atField = problem?.field !== undefined && problem.field in props.state.errors
  if (errors.length === 0 && !problem) return null
  return (
    <div class="summary" role="alert" tabindex={-1} id="loi">
      <h2>
        <Icon name="alert" />
        {problem && !atField ? words.problem : words.fix(errors.length)}
      </h2>
      {problem && !atField && <p>{problem.message}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map(([name, message]) => (
            <li key={name}>
              {name === '_' ? message : <a href={`#${fieldId(props.form ?? inside, name)}`}>{message}</a>}
            </li>
          ))}
        </ul>
      )}
      {problem?.details && (
        <ul>
          {problem.details.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {problem?.links && (
        <ul>
          {problem.links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** One primary a page; secondary beside it; danger for what cannot be taken back; quiet inside lists. */
export type ButtonTone = 'primary' | 'secondary' | 'danger' | 'quiet'

/** The row of buttons that ends a form. */
export function Buttons(props: { readonly children?: ComponentChildren }) {
  return <div class="buttons">{props.children}</div>
}

export interface SubmitButtonProps {
  readonly tone?: ButtonTone
  readonly icon?: IconName
  readonly name?: string
  readonly value?: string
  /** Sends the form elsewhere than its action. */
  readonly formAction?: string
  readonly children?: ComponentChildren
}

export function SubmitButton(props: SubmitButtonProps) {
  return (
    <button
      type="submit"
      class={`button ${props.tone ?? 'primary'}`}
      name={props.name}
      value={props.value}
      formaction={props.formAction}
    >
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </button>
  )
}

export interface LinkButtonProps {
  readonly href: string
  readonly tone?: ButtonTone
  readonly icon?: IconName
  /** The file this saves. */
  readonly download?: boolean
  readonly children?: ComponentChildren
}

export function LinkButton(props: LinkButtonProps) {
  return (
    <a class={`button ${props.tone ?? 'secondary'}`} href={props.href} download={props.download}>
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </a>
  )
}
