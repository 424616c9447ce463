// One part or one rule of a draft as a form; and the whole text with its line numbers.
import { Callout, Quote, Section } from '../kit/html/bits.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DraftErrors, DraftPage, type DraftShown, keptPath } from './draft.pages.tsx'
import { FieldGroups } from './fields.pages.tsx'
import type { FieldGroup, FieldValues } from './fields.ts'
import { placeOf } from './parts.ts'

export interface EditPageProps extends DraftShown {
  readonly title: string
  /** The address below the draft: "phan/chu-tri", "quy-tac/3". */
  readonly page: string
  readonly groups: readonly FieldGroup[]
  readonly stored: FieldValues
  readonly state: FormState
  /** What names the thing at that place, so that a form of another one is refused. */
  readonly was?: string
  /** The printed words the rule comes from. */
  readonly quote?: string
  /** The lines of the stored part, shown when somebody else saved in between. */
  readonly now?: readonly string[]
  readonly below?: { readonly href: string; readonly label: string }
}

/** A part's own errors of the stored file stand beside their fields until something is typed. */
function withStoredErrors(props: EditPageProps): FormState {
  if (Object.keys(props.state.values).length > 0) return props.state
  const errors: Record<string, string> = {}
  for (const error of props.sample.errors) {
    const place = placeOf(error.path)
    if (place?.page === props.page && place.field !== '') errors[place.field] ??= error.message
  }
  return { ...props.state, errors }
}

export function EditPage(props: EditPageProps) {
  const state = withStoredErrors(props)
  return (
    <DraftPage {...props} title={props.title} tab="phan">
      {props.quote && <Quote by="Lời in trong kế hoạch">{props.quote}</Quote>}
      <ErrorSummary state={state} />
      <p class="hint">Ô nào kế hoạch không nói đến thì để trống.</p>
      <Form action={keptPath(props, props.page)} version={props.draft.version} class="part-form">
        {props.was !== undefined && <Hidden name="_was" value={props.was} />}
        <FieldGroups groups={props.groups} state={state} stored={props.stored} />
        <Buttons>
          <SubmitButton>Lưu phần này</SubmitButton>
          <LinkButton href={keptPath(props, '')}>Về danh sách các phần</LinkButton>
          {props.below && <LinkButton href={props.below.href}>{props.below.label}</LinkButton>}
        </Buttons>
      </Form>
      {props.now && (
        <Section title="Bản đang lưu" card>
          <ul>
            {props.now.map((line, at) => (
              <li key={`${at}`}>{line}</li>
            ))}
          </ul>
        </Section>
      )}
    </DraftPage>
  )
}

export function YamlPage(
  props: DraftShown & { readonly state: FormState; readonly typed: string; readonly stale: boolean },
) {
  const lines = props.draft.yaml.split('\n')
  const wrong = new Map(props.sample.errors.map((error) => [error.line, error.message]))
  const yaml = field(props.state, 'yaml', props.typed)
  return (
    <DraftPage
      {...props}
      title="Văn bản YAML"
      tab="yaml"
      intro="Toàn bộ quy chế dạng văn bản, cho người quen dùng tệp. Lưu được cả khi còn lỗi."
      action={
        <LinkButton href={keptPath(props, 'tai-ve')} icon="download" download>
          Tải tệp YAML
        </LinkButton>
      }
    >
      <ErrorSummary state={props.state} />
      <DraftErrors {...props} />
      {wrong.size > 0 && (
        <Section title="Dòng có lỗi" card>
          <ol class="code-lines">
            {[...wrong].map(([line, message]) => (
              <li key={line} id={`dong-${line}`}>
                <span class="line-number">{line}</span>
                <code>{lines[line - 1] ?? ''}</code>
                <p class="error">{message}</p>
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Form action={keptPath(props, 'yaml')} version={props.draft.version} upload>
        <div class={yaml.error ? 'field wide-field wrong' : 'field wide-field'}>
          <label for="f-yaml">Văn bản</label>
          <div class="yaml">
            <pre aria-hidden="true">{numbers((yaml.value ?? '').split('\n').length)}</pre>
            <textarea
              id="f-yaml"
              name="yaml"
              spellcheck={false}
              wrap="off"
              rows={(yaml.value ?? '').split('\n').length + 2}
              value={yaml.value}
            />
          </div>
        </div>
        <Buttons>
          <SubmitButton>Lưu văn bản</SubmitButton>
          <LinkButton href={keptPath(props, '')}>Về danh sách các phần</LinkButton>
        </Buttons>
      </Form>
      {props.stale && (
        <Section title="Bản đang lưu" card>
          <Callout tone="neutral">
            <p>Người khác vừa lưu bản này. So với bản của bạn ở trên; lưu lần nữa là thay bản này.</p>
          </Callout>
          <div class="yaml">
            <pre aria-hidden="true">{numbers(lines.length)}</pre>
            <pre class="yaml-text">{props.draft.yaml}</pre>
          </div>
        </Section>
      )}
    </DraftPage>
  )
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1).join('\n')
