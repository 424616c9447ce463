// Pieces of a conference as the people see it: when and where, what changed, how to take part, one matter, the Front's word.
import type { Conference } from '../conference/store.ts'
import { dateOf } from '../kit/clock.ts'
import { Badge, Callout, DateText, type Fact, Facts, Prose, Section } from '../kit/html/bits.tsx'
import { Buttons, LinkButton } from '../kit/html/form.tsx'
import type { Tone } from '../kit/html/tone.ts'
import type { CommuneRow } from '../office/tables.ts'
import type { RequestState } from '../regulation/codes.ts'
import type { PublicMatter, Said } from './published.ts'
import { day, useAddress } from './shell.tsx'
import type { PublicNote } from './store.ts'
import { useSay } from './words.ts'

/** Time, place, form, chairs, intake. */
export function Facts4(props: {
  readonly conference: Conference
  readonly villages: ReadonlyMap<string, string>
  /** Also the chairs, the bodies, and when it was announced. */
  readonly full?: boolean
}) {
  const say = useSay()
  const { conference: c, full } = props
  const facts: Fact[] = [
    { term: say.conf.when, value: <When conference={c} villages={props.villages} /> },
    ...(c.sessions.length === 0 && c.place ? [{ term: say.conf.where, value: c.place }] : []),
    { term: say.conf.form, value: say.forms[c.form] },
  ]
  if (full) {
    if (c.chairs.length > 0)
      facts.push({
        term: say.conf.chairs,
        value: c.chairs.map((chair) => <div key={chair.id}>{[chair.name, chair.title].join(', ')}</div>),
      })
    if (c.bodies.length > 0)
      facts.push({ term: say.conf.bodies, value: c.bodies.map((body) => body.name).join('; ') })
    if (c.announcement) facts.push({ term: say.conf.announced, value: day(c.announcement.on_date) })
  }
  if ((c.intake_from || c.intake_to) && !c.cancellation)
    facts.push({
      term: say.conf.intake,
      value: [
        c.intake_from && say.conf.intakeFrom(day(c.intake_from)),
        c.intake_to && say.conf.intakeTo(day(c.intake_to)),
      ]
        .filter(Boolean)
        .join(' '),
    })
  return <Facts items={facts} />
}

function When(props: { readonly conference: Conference; readonly villages: ReadonlyMap<string, string> }) {
  const say = useSay()
  const { conference: c } = props
  if (c.sessions.length === 0) {
    const month = c.expected_month?.split('-').reverse().map(Number).join('/')
    return (
      <>
        {say.conf.noDate}
        {month && ` (${say.conf.tentative} ${month})`}
      </>
    )
  }
  return (
    <>
      {c.sessions.map((session) => (
        <div key={session.seq}>
          <DateText date={Temporal.PlainDate.from(session.date)} calendarDistance />{' '}
          {say.conf.hours(session.start_time, session.end_time)}
          {c.tentative === 1 && ` (${say.conf.tentative})`}
          <div class="muted">
            {session.place}
            {session.villages.length > 0 &&
              ` · ${say.conf.forVillages} ${session.villages.map((id) => props.villages.get(id) ?? id).join(', ')}`}
          </div>
        </div>
      ))}
    </>
  )
}

/** Cancelled or moved: said before anything else. */
export function Changes(props: { readonly conference: Conference }) {
  const say = useSay()
  const { cancellation, postponements } = props.conference
  const last = postponements.at(-1)
  if (cancellation)
    return (
      <Callout tone="late" title={say.conf.cancelled}>
        <p>
          {say.conf.reason}: {cancellation.reason}
        </p>
      </Callout>
    )
  if (!last?.from_date) return null
  const from = day(last.from_date)
  return (
    <Callout
      tone="due"
      title={last.to_date ? say.conf.postponed(from, day(last.to_date)) : say.conf.postponedOpen(from)}
    >
      <p>
        {say.conf.reason}: {last.reason}
      </p>
    </Callout>
  )
}

export function TakePart(props: {
  readonly base: string
  readonly lookUp: string
  readonly open: { readonly send: boolean; readonly register: boolean }
  /** A way to the conference's own page. */
  readonly more?: boolean
}) {
  const say = useSay()
  const to = useAddress()
  return (
    <>
      {(props.open.send || props.open.register) && <p>{say.conf.how}</p>}
      <Buttons>
        {props.open.send && (
          <LinkButton href={to(`${props.base}/gui-y-kien`)} tone="primary" icon="message">
            {say.conf.send}
          </LinkButton>
        )}
        {props.open.register && (
          <LinkButton href={to(`${props.base}/dang-ky`)} icon="pen">
            {say.conf.register}
          </LinkButton>
        )}
        {props.more && (
          <LinkButton href={to(props.base)} icon="arrow">
            {say.conf.open}
          </LinkButton>
        )}
        {!props.more && (
          <LinkButton href={to(props.lookUp)} icon="search">
            {say.conf.lookUp}
          </LinkButton>
        )}
      </Buttons>
    </>
  )
}

const STATE_TONE: Readonly<Record<RequestState, Tone>> = {
  tiep_nhan: 'neutral',
  phan_cong: 'waiting',
  dang_giai_quyet: 'waiting',
  cho_cap_tren: 'due',
  da_tra_loi: 'done',
  da_huong_dan: 'done',
  da_xong: 'done',
  tu_choi: 'neutral',
  tach: 'neutral',
}

export function stateTone(state: RequestState): Tone {
  return STATE_TONE[state]
}

export function StateBadge(props: { readonly state: RequestState }) {
  const say = useSay()
  return <Badge tone={STATE_TONE[props.state]}>{say.states[props.state]}</Badge>
}

/** One matter: asked, by whom, what became of it, the answer. */
export function Matter(props: { readonly matter: PublicMatter }) {
  const say = useSay()
  const { matter: m } = props
  const about = [
    say.matters.by(m.who ?? say.matters.anonymous, m.village ?? ''),
    m.fields.map((field) => say.fields[field]).join('; '),
    m.submissions > 1 ? say.matters.people(m.submissions) : '',
    m.times > 1 ? say.matters.times(m.times) : '',
  ].filter(Boolean)
  return (
    <article class="section card" id={`nd-${m.id}`}>
      <Prose text={m.text} />
      <p class="story-body muted">
        <small>{about.join(' · ')}</small>
      </p>
      <p class="legend">
        <StateBadge state={m.state} />
        <small class="muted">
          {[
            `${say.matters.received} ${day(m.receivedOn)}`,
            m.unit && `${say.matters.unitOf}: ${m.unit}`,
            m.due && `${say.matters.due}: ${day(m.due)}`,
            m.doneOn && say.matters.done(day(m.doneOn)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </p>
      {m.said && <Answer said={m.said} />}
      {m.promise && <Promised promise={m.promise} />}
    </article>
  )
}

export function Answer(props: { readonly said: Said }) {
  const say = useSay()
  const { said } = props
  if (said.text === null) return <p class="muted">{say.matters.later}</p>
  const title = {
    van_ban: say.matters.answer(said.on === null ? '' : day(said.on)),
    tai_cho: say.matters.spoken,
    huong_dan: say.matters.guided,
    can_cu: say.matters.ground,
  }[said.way]
  return (
    <div class="why-body">
      <p>
        <strong>{title}</strong>
      </p>
      <Prose text={said.text} />
    </div>
  )
}

export function Promised(props: {
  readonly promise: { readonly text: string; readonly due: string | null }
}) {
  const say = useSay()
  const { promise } = props
  return (
    <p class="story-body">
      <strong>
        {promise.due === null ? say.matters.promiseOpen : say.matters.promise(day(promise.due))}:
      </strong>{' '}
      {promise.text}
    </p>
  )
}

/** What the Front lets everyone read; of what was withdrawn stands when and why. */
export function FrontNotes(props: { readonly commune: CommuneRow; readonly notes: readonly PublicNote[] }) {
  const say = useSay()
  return (
    <Section title={say.frontNotes.title} id="mat-tran">
      <div class="stack">
        {props.notes.map((note) =>
          note.withdrawn ? (
            <p class="muted" key={note.id}>
              {say.frontNotes.withdrawn(
                day(dateOf(note.at).toString()),
                day(dateOf(note.withdrawn.at).toString()),
              )}{' '}
              {note.withdrawn.reason}
            </p>
          ) : (
            <div class="card" key={note.id}>
              <Prose text={note.text ?? ''} />
              <p class="muted">
                {say.frontNotes.by(
                  `${props.commune.kind} ${props.commune.name}`,
                  day(dateOf(note.at).toString()),
                )}
              </p>
            </div>
          ),
        )}
      </div>
    </Section>
  )
}
