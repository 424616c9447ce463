// The page of one draft: the paper as it stands, what is missing, the form that issues it.
import { Badge, Callout, Section, WithAside } from '../kit/html/bits.tsx'
import { Checkbox, DateField, TextField } from '../kit/html/fields.tsx'
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
import { Office } from '../office/shell.tsx'
import type { PaperModel } from './model.ts'
import type { Draft } from './overview.ts'
import {
  crumbsOf,
  draftHref,
  Files,
  listHref,
  Missing,
  PAGE_WORDS,
  type Place,
  Printed,
  paperHref,
} from './parts.tsx'
import { usualTerm } from './register.ts'
import type { PaperEntry, Subject } from './registry.ts'
import { wordingHref } from './wording.parts.tsx'
import { ISSUER_WORDS, isoWords, kindWords, symbolWords } from './words.ts'
/** One draft: the paper as it stands, what is missing, its number and date. */
export function DraftPage(
  props: Place & {
    readonly entry: PaperEntry
    readonly subject: Subject
    readonly draft: Draft
    /** The paper as it would print, marks and blanks included. */
    readonly printed: PaperModel | undefined
    readonly state: FormState
    readonly mayIssue: boolean
  },
) {
  const { entry, subject, draft } = props
  const label = kindWords(entry.kind)
  const href = draftHref(props, entry.kind, subject.id)
  const own = entry.issuedBy?.(props.who.commune.id, props.conference.id, subject.id)
  const fits = draft.model !== undefined && draft.numbered && draft.problem === undefined
  return (
    <Office
      who={props.who}
      title={subject.label === '' ? label : `${label}: ${subject.label}`}
      current="hoi-nghi"
      crumbs={[...crumbsOf(props), { href: listHref(props.who, props.conference.id), label: 'Văn bản' }]}
      mark={!draft.numbered ? undefined : <Badge tone="waiting">Dự thảo</Badge>}
    >
      <WithAside
        aside={
          <>
            {draft.model && (
              <Section title="Tải về" card>
                <Files base={`${href}${subject.id === '' ? '?' : '&'}`} label={label} />
                {entry.pages?.map((page) => (
                  <p key={page}>
                    {PAGE_WORDS[page]}:{' '}
                    <Files
                      base={`${href}${subject.id === '' ? '?' : '&'}kho=${page}&`}
                      label={`${label}, ${PAGE_WORDS[page]}`}
                      formats={['docx', 'pdf']}
                    />
                  </p>
                ))}
              </Section>
            )}
            {entry.wording && props.who.rights.has('paper.wording') && (
              <p>
                <a href={wordingHref(props.who, entry.kind, props.conference.id)}>Sửa câu chữ của mẫu này</a>
              </p>
            )}
            {draft.current && (
              <Callout tone="done" title="Đã ban hành">
                <a href={paperHref(props.who, draft.current.id)}>{symbolWords(draft.current)}</a>
              </Callout>
            )}
            {fits && own && (
              <Section title="Ban hành" card>
                <p>Văn bản này được ban hành cùng một việc của hội nghị.</p>
                <LinkButton href={own.href} tone="primary">
                  {own.label}
                </LinkButton>
              </Section>
            )}
            {fits && !own && props.mayIssue && <IssueForm {...props} label={label} />}
          </>
        }
      >
        {draft.problem && (
          <Callout tone="due" title={draft.model ? 'Còn thiếu thông tin' : 'Chưa soạn được văn bản'}>
            <Missing problem={draft.problem} />
          </Callout>
        )}
        {props.printed && <Printed model={props.printed} />}
      </WithAside>
    </Office>
  )
}

function IssueForm(props: Parameters<typeof DraftPage>[0] & { readonly label: string }) {
  const { draft, entry, subject, state, who, conference } = props
  const { register, current } = draft
  const today = who.by.today
  return (
    <Section title={current ? 'Ban hành văn bản thay thế' : 'Ban hành'} card id="ban-hanh">
      <Form action={`${listHref(who, conference.id)}/${entry.kind}/ban-hanh`}>
        <ErrorSummary state={state} />
        <Hidden name="subject" value={subject.id} />
        {current && <Hidden name="replaces" value={current.id} />}
        {current && (
          <p>Văn bản {symbolWords(current)} giữ nguyên trong hồ sơ; bản mới ghi rõ thay thế bản ấy.</p>
        )}
        <TextField
          {...field(state, 'number')}
          label={`Số (sổ ${ISSUER_WORDS[register.issuer]})`}
          hint={numberHint(draft)}
          inputmode="numeric"
          width="s"
        />
        <DateField {...field(state, 'issuedOn', dateText(today))} label="Ngày ban hành" required />
        {register.issuer === 'party' && (
          <TextField
            {...field(state, 'term', register.term ?? usualTerm(today))}
            label="Nhiệm kỳ"
            example="2025-2030"
            width="s"
            required
          />
        )}
        {state.errors.inOrder && (
          <Checkbox
            name="inOrder"
            label="Vẫn ban hành với số và ngày này"
            error={state.errors.inOrder}
            value="1"
            required
          />
        )}
        <Buttons>
          <SubmitButton>{`Ban hành ${props.label.toLocaleLowerCase('vi')}`}</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

/** What happens when the number is left blank, and which one was the last. */
function numberHint(draft: Draft): string {
  const last = draft.last ? ` Số gần nhất: ${draft.last.symbol} ngày ${isoWords(draft.last.issued_on)}.` : ''
  if (draft.next === undefined) return `Đã hết số giữ chỗ: nhập số do sổ của cơ quan cấp.${last}`
  return `Để trống: lấy số ${draft.next}${draft.reserved ? ' trong dải giữ chỗ' : ''}.${last}`
}

function dateText(date: Temporal.PlainDate): string {
  return `${date.day}/${date.month}/${date.year}`
}
