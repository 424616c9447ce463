// In the browser: who speaks, found by a few letters or typed anew. Enter takes what is marked; what fits nobody is a new
// name; nothing at all is "chưa rõ người nói".
import { useId, useState } from 'preact/hooks'
import type { Speaker } from '../act.ts'
import { type Candidate, candidates, typedSpeaker } from '../picker.ts'
import { speakingNow, waitingNow } from '../view.ts'
import { type Shown, villageName } from './shown.ts'

export interface Picked {
  readonly speaker: Speaker
  readonly speech: string | null
  readonly registration: string | null
}

/** Who waits, then whom the server knows of, then who spoke on this device. */
function everybody(shown: Shown): readonly Candidate[] {
  const { snapshot, session, speeches } = shown
  const queue = waitingNow(speeches, session).map(({ id, value }) => ({
    ...value.speaker,
    speech: id,
    registration: null,
    why: 'Đang chờ',
  }))
  const names = new Set(queue.map((one) => `${one.name}|${one.village}`))
  const spoken = speakingNow(speeches, session)?.value.speaker
  return [
    ...queue,
    ...snapshot.people.filter((one) => !names.has(`${one.name}|${one.village}`) && one.name !== spoken?.name),
  ]
}

function isSearch(text: string): boolean {
  return /^[a-z0-9 ]+$/.test(text.trim())
}

export function WhoField(props: {
  readonly shown: Shown
  readonly label: string
  /** Turns that wait may be taken; otherwise only names. */
  readonly turns: boolean
  readonly start: string
  readonly action: string
  readonly onPick: (picked: Picked) => void
  readonly onCancel?: () => void
}) {
  const { shown } = props
  const id = useId()
  const [text, setText] = useState(props.start)
  const [chosen, setChosen] = useState<number | undefined>()
  const all = everybody(shown).filter((one) => props.turns || one.speech === null)
  const found = candidates(all, text, (village) => villageName(shown.snapshot, village))
  // Small letters without marks are a search; a name with its marks and capitals is a name.
  const marked = chosen ?? (found.length > 0 && isSearch(text) ? 0 : -1)
  const typed = typedSpeaker(text, shown.snapshot.villages)
  const pick = (one: Candidate) => {
    const { name, village, address, speech, registration } = one
    props.onPick({ speaker: { name, village, address }, speech, registration })
  }
  const take = () => {
    const one = marked >= 0 ? found[marked] : undefined
    if (one) pick(one)
    else props.onPick({ speaker: typed, speech: null, registration: null })
  }
  const keys = (event: KeyboardEvent) => {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (move !== 0 && found.length > 0) {
      event.preventDefault()
      const next = marked + move
      setChosen(next < -1 ? found.length - 1 : next >= found.length ? -1 : next)
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault()
      take()
    } else if (event.key === 'Escape' && props.onCancel) {
      event.preventDefault()
      props.onCancel()
    }
  }
  const place = villageName(shown.snapshot, typed.village)
  return (
    <div class="who">
      <label for={id}>{props.label}</label>
      <p class="hint" id={`${id}-h`}>
        Vài chữ không dấu rồi ↓ để chọn, hoặc gõ mới “Họ tên, thôn”. Để trống nếu chưa rõ.
      </p>
      <div class="who-line">
        <input
          id={id}
          type="text"
          role="combobox"
          autocomplete="off"
          maxLength={300}
          aria-expanded={found.length > 0}
          aria-controls={`${id}-l`}
          aria-autocomplete="list"
          aria-describedby={`${id}-h`}
          aria-activedescendant={marked >= 0 ? `${id}-${marked}` : undefined}
          data-name="who"
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value)
            setChosen(undefined)
          }}
          onKeyDown={keys}
        />
        <button type="button" class="button" onClick={take}>
          {props.action}
        </button>
        {props.onCancel && (
          <button type="button" class="button secondary" onClick={props.onCancel}>
            Thôi
          </button>
        )}
      </div>
      {text.trim() !== '' && marked < 0 && (
        <p class="hint">
          Enter ghi mới: <strong>{typed.name || 'chưa rõ người nói'}</strong>
          {place && `, ${place}`}
          {typed.address && ` (${typed.address})`}
        </p>
      )}
      <div class="who-list" id={`${id}-l`} role="listbox" aria-label="Người có thể phát biểu">
        {found.map((one, at) => (
          <div
            key={`${one.speech ?? one.name}${one.village}`}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === marked}
            onMouseDown={(event) => {
              event.preventDefault()
              pick(one)
            }}
          >
            <strong>{one.name}</strong> {villageName(shown.snapshot, one.village)}
            <small>{one.why}</small>
          </div>
        ))}
      </div>
    </div>
  )
}
