// What somebody in the hall opens from the code on the screen: a question in writing. And what opens from the code of an
// invitation: where to bring it; whoever minds the door finds the way to the desk there.
import type { Conference } from '../conference/store.ts'
import { Callout } from '../kit/html/bits.tsx'
import { Checkbox, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  LinkButton,
  SubmitButton,
} from '../kit/html/form.tsx'
import type { Village } from '../office/store.ts'
import type { CommuneRow } from '../office/tables.ts'
import { MAX_WRITTEN } from './ask.form.ts'
import { Closed } from './home.pages.tsx'
import { Trap } from './send.pages.tsx'
import { Portal, portalPath, useAddress } from './shell.tsx'
import { useSay } from './words.ts'

export interface AskProps {
  readonly commune: CommuneRow
  readonly conference: Conference
  readonly villages: readonly Village[]
  readonly state: FormState
  readonly open: boolean
}

export function AskPage(props: AskProps) {
  const say = useSay()
  const to = useAddress()
  const { commune, conference, state } = props
  const base = portalPath(commune.commune_id, `/hoi-nghi/${encodeURIComponent(conference.id)}`)
  const keeps = props.open || Object.keys(state.values).length > 0
  return (
    <Portal
      commune={commune}
      title={say.ask.title}
      lead={props.open ? say.ask.lead : undefined}
      robots="noindex"
      crumbs={[
        { href: to(portalPath(commune.commune_id)), label: say.home },
        { href: to(base), label: conference.title },
      ]}
    >
      {!props.open && <Closed title={say.ask.closed} text={say.ask.closedText} />}
      {keeps && (
        <Form action={to(`${base}/hoi`)} id="hoi">
          <ErrorSummary state={state} />
          <TextArea
            {...field(state, 'content')}
            label={say.ask.content}
            rows={5}
            maxLength={MAX_WRITTEN}
            required
          />
          <TextField
            {...field(state, 'name')}
            label={say.send.name}
            hint={say.ask.nameHint}
            autocomplete="name"
            maxLength={100}
            width="l"
          />
          <Select
            {...field(state, 'village')}
            label={say.send.village}
            blank={say.send.elsewhere}
            width="m"
            options={props.villages.map((village) => ({ value: village.id, label: village.name }))}
          />
          <Checkbox
            name="consent"
            label={say.ask.consent}
            checked={state.values.consent === 'on'}
            error={state.errors.consent}
          />
          <Callout tone="restricted" title={say.send.notHere}>
            <p>{say.send.notHereText}</p>
          </Callout>
          <Trap state={state} />
          <Buttons>
            <SubmitButton icon="send">{say.ask.button}</SubmitButton>
          </Buttons>
        </Form>
      )}
    </Portal>
  )
}

export function InvitationPage(props: {
  readonly commune: CommuneRow
  /** The announced conference; before that nothing of it is said. */
  readonly conference: Conference | undefined
  /** The desk with the person found, for whoever minds it. */
  readonly desk: string | undefined
}) {
  const say = useSay()
  const to = useAddress()
  const { commune, conference } = props
  return (
    <Portal commune={commune} title={say.invitation.title} lead={say.invitation.lead} robots="noindex">
      {props.desk && (
        <p>
          <LinkButton href={props.desk} tone="primary" icon="check">
            {say.invitation.desk}
          </LinkButton>
        </p>
      )}
      {conference && (
        <p>
          <a href={to(portalPath(commune.commune_id, `/hoi-nghi/${encodeURIComponent(conference.id)}`))}>
            {conference.title}
          </a>
        </p>
      )}
    </Portal>
  )
}
