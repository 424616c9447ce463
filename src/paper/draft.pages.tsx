// The page of one draft: the paper as it stands, what is missing, the form that issues it.
import { shortDate } from '../kit/clock.ts'
import { Badge, Callout, Section, WithAside } from '../kit/html/bits.tsx'
import { Checkbox, DateField, TextArea, TextField } from '../kit/html/fields.tsx'
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
import { carriesNames } from './access.ts'
import type { CopiesTo } from './copies.ts'
import type { PaperModel } from './model.ts'
import type { Draft } from './overview.ts'
import {
  Copies,
  crumbsOf,
  draftHref,
  Files,
  listHref,
  Missing,
  PAGE_WORDS,
  type Place,
  Printed,
  paperHref,
  UrgencyField,
} from './parts.tsx'
import { publicHref } from './public-copy.page.tsx'
import { usualTerm } from './register.ts'
import type { PaperEntry, Subject } from './registry.ts'
import { roundHref } from './signing.parts.tsx'
import type { Standing } from './signing.store.ts'
import { SIGNING_STATE, signingState } from './signing.ts'
import { wordingHref } from './wording.parts.tsx'
import { ISSUER_WORDS, kindWords, symbolWords } from './words.ts'
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
    readonly signing: Standing
    readonly copies: readonly CopiesTo[]
    /** The submission that was refused. */
    readonly submitting: FormState
  },
) {
  const { entry, subject, draft } = props
  const label = kindWords(entry.kind)
  const href = draftHref(props, entry.kind, subject.id)
  const own = entry.issuedBy?.(props.who.commune.id, props.conference.id, subject.id)
  const fits = draft.model !== undefined && draft.numbered && draft.problem === undefined
  const { round, chain } = props.signing
  const signing = round && signingState(round)
  const ready = signing === 'da_ky' || (chain.steps.length === 0 && signing !== 'dang_trinh')
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
            {draft.model && carriesNames(entry.kind) && (
              <p>
                <a href={publicHref(href)}>Xem như hàng xóm</a>
              </p>
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
            {fits && !ready && <SigningSection {...props} label={label} />}
            {fits && ready && own && (
              <Section title="Ban hành" card>
                <p>Văn bản này được ban hành cùng một việc của hội nghị.</p>
                <LinkButton href={own.href} tone="primary">
                  {own.label}
                </LinkButton>
              </Section>
            )}
            {fits && ready && !own && props.mayIssue && <IssueForm {...props} label={label} />}
            <Copies lines={props.copies} />
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

/** The chain comes before the number: submitting, or where the paper stands. */
function SigningSection(props: Parameters<typeof DraftPage>[0] & { readonly label: string }) {
  const { who, conference, entry, subject, signing, submitting } = props
  const { round } = signing
  const state = round && signingState(round)
  const own = entry.signedAt?.(who.commune.id, subject.id)
  const href = own ?? (round && roundHref(who, round.id))
  return (
    <Section title="Trình ký" card id="trinh-ky">
      <ErrorSummary state={props.state} />
      {round && state !== 'ban_hanh' && href && (
        <p>
          <a href={href}>{state && SIGNING_STATE[state]}</a>
        </p>
      )}
      {state === 'dang_trinh' ? (
        <p>Chưa đủ các bước nên chưa ban hành được.</p>
      ) : own ? (
        <LinkButton href={own} tone="primary">
          Mở trang trình duyệt
        </LinkButton>
      ) : props.mayIssue ? (
        <Form id="trinh-ky-mau" action={`${listHref(who, conference.id)}/${entry.kind}/trinh-ky`}>
          <ErrorSummary state={submitting} />
          <Hidden name="subject" value={subject.id} />
          <p>Loại văn bản này qua {signing.chain.steps.length} bước trình ký trước khi ban hành.</p>
          <TextArea {...field(submitting, 'comment')} label="Lời trình" rows={3} maxLength={2000} />
          <Buttons>
            <SubmitButton>{`Trình ký ${props.label.toLocaleLowerCase('vi')}`}</SubmitButton>
          </Buttons>
        </Form>
      ) : (
        <p>Văn bản này phải qua trình ký trước khi ban hành.</p>
      )}
    </Section>
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
        {mayBeUrgent(draft.model) && <UrgencyField state={state} />}
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

/** Letters and invitations go by messenger when they must. */
function mayBeUrgent(model: PaperModel | undefined): boolean {
  return model?.heading.type === 'letter' || model?.kind === 'giay_moi'
}

/** What happens when the number is left blank, and which one was the last. */
function numberHint(draft: Draft): string {
  const last = draft.last ? ` Số gần nhất: ${draft.last.symbol} ngày ${shortDate(draft.last.issued_on)}.` : ''
  if (draft.next === undefined) return `Đã hết số giữ chỗ: nhập số do sổ của cơ quan cấp.${last}`
  return `Để trống: lấy số ${draft.next}${draft.reserved ? ' trong dải giữ chỗ' : ''}.${last}`
}

function dateText(date: Temporal.PlainDate): string {
  return `${date.day}/${date.month}/${date.year}`
}
