// What a citizen fills in: an opinion, a registration; and the receipt.
import type { Conference } from '../conference/store.ts'
import { shortTime } from '../kit/clock.ts'
import { Callout, Code4, DateText, type Fact, Facts, Section } from '../kit/html/bits.tsx'
import { useUi } from '../kit/html/context.tsx'
import { Checkbox, Fieldset, FileField, Radios, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  chosen,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  SubmitButton,
} from '../kit/html/form.tsx'
import type { Village } from '../office/store.ts'
import type { CommuneRow } from '../office/tables.ts'
import type { OwnConsent } from '../petition/privacy/consent.ts'
import { MAX_CONTENT } from '../petition/receive.acts.ts'
import { Facts4 } from './conference.parts.tsx'
import { Closed } from './home.pages.tsx'
import type { Found } from './look-up.store.ts'
import { consentText } from './published.ts'
import { Portal, portalPath, useAddress } from './shell.tsx'
import { useSay } from './words.ts'

export interface SendProps {
  readonly commune: CommuneRow
  readonly conference: Conference
  readonly villages: readonly Village[]
  readonly state: FormState
  readonly open: boolean
  /** The commune's own words of consent. */
  readonly consent: OwnConsent
  readonly sendTo: string | undefined
}

function base(props: SendProps): string {
  return portalPath(props.commune.commune_id, `/hoi-nghi/${encodeURIComponent(props.conference.id)}`)
}

/** What was typed is never taken away: the form stays when the time ran out while it was being filled in. */
function keepsForm(props: SendProps): boolean {
  return props.open || Object.keys(props.state.values).length > 0
}

export function OpinionPage(props: SendProps) {
  const say = useSay()
  const to = useAddress()
  const { commune, conference, state } = props
  return (
    <Portal
      commune={commune}
      title={say.send.title}
      lead={props.open ? say.send.lead : undefined}
      current="send"
      sendTo={props.sendTo}
      robots="noindex"
      crumbs={[
        { href: to(portalPath(commune.commune_id)), label: say.home },
        { href: to(base(props)), label: conference.title },
      ]}
    >
      {!props.open && <Closed title={say.send.closed} text={say.send.closedText} />}
      {keepsForm(props) && (
        <Form action={to(`${base(props)}/gui-y-kien`)} upload id="gui">
          <ErrorSummary state={state} />
          <Fieldset legend={say.send.contentLegend}>
            <TextArea
              {...field(state, 'content')}
              label={say.send.content}
              hint={say.send.contentHint}
              example={say.send.contentExample}
              rows={9}
              maxLength={MAX_CONTENT}
              required
            />
            <FileField
              name="files"
              label={say.send.files}
              hint={say.send.filesHint}
              error={state.errors.files}
              accept="image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx"
              multiple
            />
            <Callout tone="restricted" title={say.send.notHere}>
              <p>{say.send.notHereText}</p>
            </Callout>
          </Fieldset>
          <Fieldset legend={say.send.who} hint={say.send.whoHint}>
            <Sender of={props} />
          </Fieldset>
          <Consent of={props} words={say.send.consent} hint={say.send.consentHint} />
          <Trap state={state} />
          <Buttons>
            <SubmitButton icon="send">{say.send.button}</SubmitButton>
          </Buttons>
        </Form>
      )}
    </Portal>
  )
}

export function RegistrationPage(props: SendProps) {
  const say = useSay()
  const to = useAddress()
  const { commune, conference, state } = props
  return (
    <Portal
      commune={commune}
      title={say.register.title}
      lead={props.open ? say.register.lead : undefined}
      sendTo={props.sendTo}
      robots="noindex"
      crumbs={[
        { href: to(portalPath(commune.commune_id)), label: say.home },
        { href: to(base(props)), label: conference.title },
      ]}
    >
      {!props.open && <Closed title={say.register.closed} text={say.register.closedText} />}
      <Section title={conference.title} card>
        <Facts4
          conference={conference}
          villages={new Map(props.villages.map((village) => [village.id, village.name]))}
        />
      </Section>
      {keepsForm(props) && (
        <Form action={to(`${base(props)}/dang-ky`)} id="dang-ky">
          <ErrorSummary state={state} />
          <Fieldset legend={say.send.who}>
            <Sender of={props} named />
          </Fieldset>
          <Fieldset legend={say.send.contentLegend}>
            <Radios
              {...one(state, 'speaks', 'khong')}
              label={say.register.speaks}
              inline
              required
              options={[
                { value: 'co', label: say.yes },
                { value: 'khong', label: say.no },
              ]}
            />
            <TextArea
              {...field(state, 'content')}
              label={say.register.content}
              hint={say.register.contentHint}
              rows={6}
              maxLength={MAX_CONTENT}
            />
          </Fieldset>
          <Consent of={props} words={say.register.consent} required />
          <Trap state={state} />
          <Buttons>
            <SubmitButton icon="send">{say.register.button}</SubmitButton>
          </Buttons>
        </Form>
      )}
    </Portal>
  )
}

/** Name, value and error of a field with one value out of several; `stored` stands until something was sent. */
function one(
  state: FormState,
  name: string,
  stored: string,
): { name: string; value?: string; error?: string } {
  const { values, error } = chosen(state, name, [stored])
  return { name, value: values[0] ?? stored, error }
}

/** Only what the plans' slips ask for: name, telephone, address; and the village, to sort by. */
function Sender(props: { readonly of: SendProps; readonly named?: boolean }) {
  const say = useSay()
  const { state, villages } = props.of
  return (
    <>
      <TextField
        {...field(state, 'name')}
        label={say.send.name}
        autocomplete="name"
        maxLength={100}
        width="l"
        required={props.named ?? false}
      />
      <TextField
        {...field(state, 'phone')}
        label={say.send.phone}
        hint={say.send.phoneHint}
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        maxLength={20}
        width="m"
      />
      <TextField
        {...field(state, 'address')}
        label={say.send.address}
        autocomplete="street-address"
        maxLength={200}
        width="l"
      />
      <Select
        {...field(state, 'village')}
        label={say.send.village}
        blank={say.send.elsewhere}
        width="m"
        options={villages.map((village) => ({ value: village.id, label: village.name }))}
      />
    </>
  )
}

/** One consent for each purpose; the version of the words is kept with the opinion. */
function Consent(props: {
  readonly of: SendProps
  readonly words: string
  readonly hint?: string
  readonly required?: boolean
}) {
  const say = useSay()
  const { state, commune, consent } = props.of
  const version = consentText(useUi().lang, consent)
  return (
    <Fieldset
      legend={say.send.privacy}
      hint={consent.xu_ly?.text ?? say.send.consentText(say.inSentence(commune.kind, commune.name))}
    >
      <Checkbox
        name="consent"
        label={props.words}
        hint={props.hint}
        checked={state.values.consent === 'on'}
        error={state.errors.consent}
        required={props.required ?? false}
      />
      <Radios
        {...one(state, 'publish', 'viet-tat')}
        label={say.send.publish}
        required
        options={[
          { value: 'viet-tat', label: say.send.publishInitials, hint: say.send.publishInitialsHint },
          { value: 'ten', label: say.send.publishName },
        ]}
      />
      {consent.cong_khai && <p class="hint">{consent.cong_khai.text}</p>}
      <Hidden name="seen" value={version} />
      <p class="hint">{say.send.version(version)}</p>
    </Fieldset>
  )
}

/** Out of sight and out of reach of the keyboard; only programs fill it in. */
export function Trap(props: { readonly state: FormState }) {
  const say = useSay()
  const { error } =
    props.state.errors.trang_web === undefined ? { error: undefined } : { error: say.errors.trap }
  const typed = props.state.values.trang_web
  return (
    <div class={error ? 'field wrong' : 'sr'} aria-hidden={error ? undefined : 'true'}>
      <label for="gui-trang_web">{say.send.trap}</label>
      {error && <p class="error">{error}</p>}
      <input
        id="gui-trang_web"
        name="trang_web"
        type="text"
        value={typeof typed === 'string' ? typed : ''}
        tabindex={error ? undefined : -1}
        autocomplete="off"
      />
    </div>
  )
}

export function ReceiptPage(props: {
  readonly commune: CommuneRow
  readonly found: Found
  readonly sendTo: string | undefined
}) {
  const say = useSay()
  const to = useAddress()
  const { commune, found } = props
  const only = found.parts.length === 0
  const facts: Fact[] = [
    { term: say.receipt.received, value: shortTime(found.receivedAt) },
    ...(found.countedFrom
      ? [
          {
            term: say.receipt.countedFrom,
            value: <DateText date={Temporal.PlainDate.from(found.countedFrom)} />,
          },
        ]
      : []),
    ...(found.conference
      ? [
          {
            term: say.receipt.conference,
            value: (
              <a
                href={to(
                  portalPath(commune.commune_id, `/hoi-nghi/${encodeURIComponent(found.conference.id)}`),
                )}
              >
                {found.conference.title}
              </a>
            ),
          },
        ]
      : []),
    ...(found.registration?.speaks ? [{ term: say.lookUp.speaks, value: say.yes }] : []),
  ]
  return (
    <Portal
      commune={commune}
      title={only ? say.receipt.titleRegistration : say.receipt.title}
      sendTo={props.sendTo}
      robots="noindex"
    >
      <Section title={say.receipt.code}>
        <p>
          <Code4 code={found.code} large />
        </p>
        <p>{only ? say.receipt.keepRegistration : say.receipt.keep}</p>
      </Section>
      <Facts items={facts} />
      <Section title={say.receipt.next}>
        <ol>
          {(only ? say.receipt.stepsRegistration : say.receipt.steps).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Section>
      <Buttons>
        <LinkButton href={to(portalPath(commune.commune_id, '/tra-cuu'), { ma: found.code })} icon="search">
          {say.receipt.lookUp}
        </LinkButton>
      </Buttons>
      <p class="muted">{say.receipt.print}</p>
    </Portal>
  )
}
