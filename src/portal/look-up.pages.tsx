// Looking up by code: the box, what was wrong with the code, and what became of each matter behind it.

import type { Moved } from '../followup/succession/store.ts'
import { dateOf } from '../kit/clock.ts'
import {
  Badge,
  Callout,
  Code4,
  type Fact,
  Facts,
  Prose,
  Section,
  type Step,
  Steps,
} from '../kit/html/bits.tsx'
import { Checkbox, Radios, TextArea } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  SubmitButton,
} from '../kit/html/form.tsx'
import type { CommuneRow } from '../office/tables.ts'
import { parseCode } from '../petition/code.ts'
import type { RequestState } from '../regulation/codes.ts'
import { Answer, Promised, StateBadge } from './conference.parts.tsx'
import { CodeBox } from './home.pages.tsx'
import type { Found, OpenPart, Part } from './look-up.store.ts'
import { Front, Portal, portalPath, useAddress, useDay } from './shell.tsx'
import { useSay } from './words.ts'

/** What is said about what was typed; a code nobody knows gets the same words whatever the reason. */
export type Asking = 'nothing' | 'none' | 'mistyped' | 'unknown' | 'too_many'

export interface LookUpProps {
  readonly commune: CommuneRow | undefined
  readonly typed: string
  readonly asking: Asking
  readonly found: Found | undefined
  /** A word about an answer that was refused. */
  readonly state: FormState
  readonly sendTo: string | undefined
}

export function LookUpPage(props: LookUpProps) {
  const say = useSay()
  const { commune, found } = props
  const inside = <Inside of={props} />
  const title = found ? `${say.lookUp.for} ${found.code.match(/.{4}/g)?.join(' ')}` : say.lookUp.title
  if (!commune)
    return (
      <Front title={say.lookUp.title} heading={say.lookUp.title} lead={say.lookUp.lead} robots="noindex">
        {inside}
      </Front>
    )
  return (
    <Portal
      commune={commune}
      title={title}
      heading={found ? say.lookUp.for : say.lookUp.title}
      lead={found ? <Code4 code={found.code} large /> : say.lookUp.lead}
      current="lookUp"
      sendTo={props.sendTo}
      robots={props.typed ? 'noindex' : undefined}
    >
      {inside}
    </Portal>
  )
}

function Inside(props: { readonly of: LookUpProps }) {
  const say = useSay()
  const { commune, found, asking, typed, state } = props.of
  const action = commune ? portalPath(commune.commune_id, '/tra-cuu') : '/tra-cuu'
  const wrong = {
    nothing: undefined,
    none: say.lookUp.none,
    mistyped: mistypedWords(say, typed),
    unknown: undefined,
    too_many: undefined,
  }[asking]
  return (
    <>
      {found && commune && <Result commune={commune} found={found} state={state} />}
      {asking === 'unknown' && (
        <Callout tone="waiting" role="status">
          <p>{say.lookUp.unknown}</p>
        </Callout>
      )}
      {asking === 'too_many' && (
        <Callout tone="due" role="alert">
          <p>{say.tooMany}</p>
        </Callout>
      )}
      {found ? (
        <Section title={say.lookUp.title}>
          <CodeBox action={action} />
        </Section>
      ) : (
        <CodeBox action={action} value={typed} error={wrong} />
      )}
    </>
  )
}

/** One group of four to look at when the slip can only be there. */
function mistypedWords(say: ReturnType<typeof useSay>, typed: string): string {
  const read = parseCode(typed)
  const [group, other] = read.state === 'mistyped' ? read.look : []
  if (group === undefined || other !== undefined) return say.lookUp.mistyped
  return `${say.lookUp.mistyped} ${say.lookUp.lookAtGroup(group)}`
}

function Result(props: { readonly commune: CommuneRow; readonly found: Found; readonly state: FormState }) {
  const say = useSay()
  const to = useAddress()
  const inWords = useDay()
  const { commune, found } = props
  const facts: Fact[] = [
    { term: say.lookUp.received, value: inWords(dateOf(found.receivedAt).toString()) },
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
    ...(found.registration
      ? [
          { term: say.lookUp.registered, value: say.yes },
          { term: say.lookUp.speaks, value: found.registration.speaks ? say.yes : say.no },
        ]
      : []),
  ]
  return (
    <>
      <Facts items={facts} />
      {found.parts.map((part, at) => (
        <PartView
          key={part.way === 'open' ? part.question : String(at)}
          commune={commune}
          code={found.code}
          part={part}
          title={found.parts.length === 1 ? say.lookUp.content : say.matters.number(at + 1)}
          state={props.state}
        />
      ))}
    </>
  )
}

interface PartProps {
  readonly commune: CommuneRow
  readonly code: string
  readonly part: Part
  readonly title: string
  readonly state: FormState
}

function PartView(props: PartProps) {
  const say = useSay()
  const { part, title } = props
  if (part.way === 'neutral')
    return (
      <Section title={title} card>
        <p>
          <Badge tone="neutral">{say.states.tiep_nhan}</Badge>
        </p>
        <p>{say.lookUp.neutral}</p>
      </Section>
    )
  if (part.way === 'moved') return <MovedPart text={part.text} to={part.to} title={title} />
  if (part.way === 'split')
    return (
      <Section title={title} card>
        <p>
          <StateBadge state="tach" />
        </p>
        <Prose text={part.guidance} />
      </Section>
    )
  return <Open {...props} part={part} />
}

function MovedPart(props: { readonly text: string; readonly to: Moved; readonly title: string }) {
  const say = useSay()
  const link = useAddress()
  const { to } = props
  return (
    <Section title={props.title} card>
      <Prose text={props.text} />
      <Callout tone="waiting">
        <p>{say.lookUp.moved(to.name)}</p>
        <p>
          <a href={link(portalPath(to.commune, '/tra-cuu'), { ma: to.code })}>
            {say.lookUp.movedCode} <Code4 code={to.code} />
          </a>
        </p>
      </Callout>
    </Section>
  )
}

function Open(props: Omit<PartProps, 'part'> & { readonly part: OpenPart }) {
  const say = useSay()
  const inWords = useDay()
  const { part } = props
  const facts: Fact[] = [
    ...(part.unit ? [{ term: say.lookUp.unit, value: part.unit }] : []),
    ...(part.due
      ? [
          {
            term: say.lookUp.due,
            value: `${inWords(part.due)}${part.extended ? ` (${say.lookUp.extended.toLowerCase()})` : ''}`,
          },
        ]
      : []),
    ...(part.doneOn ? [{ term: say.states.da_xong, value: inWords(part.doneOn) }] : []),
  ]
  return (
    <Section title={props.title} card>
      <Prose text={part.text} />
      <p class="legend">
        <StateBadge state={part.state} /> <span>{say.follows[part.state]}</span>
      </p>
      <Way part={part} />
      {facts.length > 0 && <Facts items={facts} />}
      {part.said && <Answer said={part.said} />}
      {part.promise && <Promised promise={part.promise} />}
      {part.satisfied !== null && (
        <Callout tone={part.satisfied ? 'done' : 'due'}>
          <p>{part.satisfied ? say.lookUp.saidYes : say.lookUp.saidNo}</p>
        </Callout>
      )}
      {part.again && (
        <Callout tone="waiting">
          <p>{part.takenBack ? say.lookUp.takenBack : say.lookUp.taken}</p>
        </Callout>
      )}
      {part.mayRate && (part.satisfied === null || (!part.satisfied && part.mayAskAgain)) && (
        <Rating {...props} />
      )}
    </Section>
  )
}

const ON_THE_WAY: readonly RequestState[] = [
  'tiep_nhan',
  'phan_cong',
  'dang_giai_quyet',
  'da_tra_loi',
  'da_xong',
]

/** The plain way of a matter; a matter on another way has its words above and no steps. */
function Way(props: { readonly part: OpenPart }) {
  const say = useSay()
  const { part } = props
  const at = ON_THE_WAY.indexOf(part.state)
  if (at < 0) return null
  const labels = [
    say.lookUp.stepReceived,
    say.lookUp.stepAssigned,
    say.lookUp.stepWork,
    say.lookUp.stepAnswered,
    say.lookUp.stepDone,
  ]
  // What only asked for an answer ends with it; a promise adds the last step.
  const wanted = part.promise || part.state === 'da_xong' ? labels : labels.slice(0, 4)
  const finished = at === wanted.length - 1
  const steps: Step[] = wanted.map((label, step) => ({
    label,
    state: step < at || finished ? 'done' : step === at ? 'current' : 'ahead',
  }))
  return (
    <div class="story-body">
      <Steps items={steps} label={say.lookUp.steps} />
    </div>
  )
}

function Rating(props: Omit<PartProps, 'part'> & { readonly part: OpenPart }) {
  const say = useSay()
  const to = useAddress()
  const { part, commune, code } = props
  const mine = props.state.values.question === part.question
  const state: FormState = mine ? props.state : { values: {}, errors: {} }
  const typed = state.values.satisfied
  return (
    <Form
      action={to(portalPath(commune.commune_id, `/tra-cuu/${code}/hai-long`))}
      id={`nx-${part.question.replace(/[^\w-]/g, '')}`}
    >
      <hr />
      <ErrorSummary state={state} />
      <Hidden name="question" value={part.question} />
      <Radios
        name="satisfied"
        label={say.lookUp.opinion}
        error={state.errors.satisfied}
        value={typeof typed === 'string' ? typed : undefined}
        inline
        required
        options={[
          { value: 'co', label: say.lookUp.satisfied },
          { value: 'khong', label: say.lookUp.notSatisfied },
        ]}
      />
      <TextArea
        {...field(state, 'reason')}
        label={say.lookUp.reason}
        hint={say.lookUp.reasonHint}
        rows={3}
        maxLength={2000}
      />
      {part.mayAskAgain && (
        <Checkbox
          name="again"
          label={say.lookUp.again}
          hint={say.lookUp.againHint}
          error={state.errors.again}
          checked={state.values.again === 'on'}
        />
      )}
      <Buttons>
        <SubmitButton tone="secondary">{say.lookUp.say}</SubmitButton>
      </Buttons>
    </Form>
  )
}
