// In the browser: the course of the day from the secretary's seat: opening, steps of the agenda, pauses, closing.
import { useState } from 'preact/hooks'
import { allowedNow, MOMENT, type MomentKind, stateLabel } from '../../moments.ts'
import { waitingNow } from '../view.ts'
import { Conflict } from './conflict.tsx'
import type { Hands, Shown } from './shown.ts'
import type { Engine } from './state.ts'

export function Course(props: { readonly shown: Shown; readonly hands: Hands; readonly engine: Engine }) {
  const { shown, hands } = props
  const { course, snapshot, session } = shown
  const can = allowedNow(course)
  const now = 'step' in course && course.step !== null ? course.step : 0
  const next = snapshot.agenda.find((step) => step.seq > now)
  const [step, setStep] = useState<number | undefined>()
  // Closing cannot be taken back: it is asked once more.
  const left = waitingNow(shown.speeches, shown.session).length
  const [closing, setClosing] = useState(false)
  const stuck = shown.stuck.find((act) => act.body.kind === 'moment')
  const record = (moment: MomentKind, agenda: number | null = null) =>
    hands.moment({ session, moment, agenda, note: null })
  const button = (kind: MomentKind, tone: string) =>
    can.includes(kind) && (
      <button type="button" class={`button ${tone}`} data-moment={kind} onClick={() => record(kind)}>
        {MOMENT[kind]}
      </button>
    )
  const chosen = step ?? next?.seq ?? snapshot.agenda[0]?.seq
  return (
    <section class="course" aria-label="Diễn biến">
      <p>
        <strong>{stateLabel(course, (seq) => snapshot.agenda.find((one) => one.seq === seq)?.text)}</strong>
        {snapshot.sessions.length > 1 && ` · buổi ${session}`}
      </p>
      {stuck && <Conflict shown={shown} engine={props.engine} act={stuck} />}
      <div class="buttons">
        {button('khai_mac', '')}
        {button('tiep_tuc', '')}
        {can.includes('buoc') && chosen !== undefined && (
          <span class="step">
            <label class="sr" for="buoc">
              Bước chương trình
            </label>
            <select id="buoc" value={chosen} onChange={(event) => setStep(Number(event.currentTarget.value))}>
              {snapshot.agenda.map((one) => (
                <option key={one.seq} value={one.seq}>
                  {one.seq}. {one.text}
                </option>
              ))}
            </select>
            <button
              type="button"
              class="button secondary"
              onClick={() => {
                record('buoc', chosen)
                setStep(undefined)
              }}
            >
              Chuyển bước
            </button>
          </span>
        )}
        {button('tam_dung', 'secondary')}
        {can.includes('be_mac') && !closing && (
          <button type="button" class="button danger" onClick={() => setClosing(true)}>
            Bế mạc
          </button>
        )}
      </div>
      {can.includes('be_mac') && closing && (
        <div role="alert">
          <p>
            {left > 0 && `Còn ${left} người chờ phát biểu. `}
            Bế mạc rồi thì không mở lại được.
          </p>
          <div class="buttons">
            {button('be_mac', 'danger')}
            <button type="button" class="button secondary" onClick={() => setClosing(false)}>
              Thôi
            </button>
          </div>
        </div>
      )}
    </section>
  )
}
