// In the browser: the turn under the secretary's hands: who, from when to when, raw notes, its matters.
import { useRef, useState } from 'preact/hooks'
import { Icon } from '../../../kit/html/icons.tsx'
import { fold } from '../../../kit/text.ts'
import { NEW_MATTER } from '../act.ts'
import { actsOf } from '../outbox.ts'
import { type SeenMatter, type SeenSpeech, stuckOf, twins } from '../view.ts'
import { Conflict } from './conflict.tsx'
import { MatterCard } from './matter.tsx'
import { type Hands, type Shown, villageName } from './shown.ts'
import { type Engine, newKey } from './state.ts'
import { hourOf, hourTyped, minutesSince } from './time.ts'
import { TypedArea } from './typed.tsx'
import { WhoField } from './who.tsx'

export interface SpeechProps {
  readonly shown: Shown
  readonly engine: Engine
  readonly hands: Hands
  readonly speech: SeenSpeech
  readonly current: string | undefined
  readonly onMatter: (ref: string) => void
}

export function SpeechPane(props: SpeechProps) {
  const { shown, engine, hands, speech } = props
  const { speaker, times, note } = speech.value
  const stuck = stuckOf(speech.waiting)
  const others = twins(shown.speeches, speech, fold)
  // Where the next matter is begun: it becomes one with its first letter, under the same hands.
  const ref = useRef(newKey())
  if (speech.matters.some((matter) => matter.ref === ref.current)) ref.current = newKey()
  const next: SeenMatter = {
    ref: ref.current,
    seq: speech.matters.length + 1,
    by: null,
    value: NEW_MATTER,
    server: undefined,
    waiting: [],
  }
  const orphans = stuck ? [] : actsOf(shown.stuck, speech.id)
  return (
    <section class="pane" aria-labelledby="luot" data-speech={speech.id}>
      <SpeechHead {...props} />
      {stuck && <Conflict shown={shown} engine={engine} act={stuck} />}
      {orphans[0] && <Conflict shown={shown} engine={engine} act={orphans[0]} />}
      {others.length > 0 && (
        <p class="callout due">
          <Icon name="users" />
          <span>
            Có {others.length} lượt khác cùng người, cùng lúc ({speaker.name}): có thể hai bàn thư ký cùng
            ghi. Hãy so lại; nội dung trùng thì ghép ở mục liên kết.
          </span>
        </p>
      )}
      <div class="raw">
        <TypedArea
          label="Ghi nhanh lời phát biểu"
          name="note"
          hint="Bôi đen một đoạn rồi F8 để tách thành nội dung."
          rows={3}
          max={20_000}
          value={note}
          onType={(text) => hands.changeSpeech(speech, { note: { was: note, now: text } }, 'ghi nhanh')}
          onLeave={engine.release}
        />
        {speech.matters.length === 0 && note.trim() !== '' && (
          <button
            type="button"
            class="button secondary"
            onClick={() => addMatter(hands, speech, note.trim(), props.onMatter)}
          >
            Lấy ghi nhanh làm nội dung
          </button>
        )}
      </div>
      {[...speech.matters, next].map((matter) => (
        <MatterCard
          key={matter.ref}
          {...props}
          matter={matter}
          current={matter.ref === props.current}
          onFocus={() => props.onMatter(matter.ref)}
        />
      ))}
      <p class="sr" aria-live="polite">
        {times.end === null ? '' : `Lượt kết thúc lúc ${hourOf(times.end)}`}
      </p>
    </section>
  )
}

/** Adds a matter with these words and makes it the current one. */
export function addMatter(
  hands: Hands,
  speech: SeenSpeech,
  text: string,
  onMatter: (ref: string) => void,
): void {
  const ref = newKey()
  hands.changeMatter(speech, ref, { text: { was: '', now: text.slice(0, 5000) } }, 'nội dung mới')
  onMatter(ref)
}

function SpeechHead({ shown, engine, hands, speech }: SpeechProps) {
  const [naming, setNaming] = useState(false)
  const { speaker, times } = speech.value
  const place = villageName(shown.snapshot, speaker.village)
  const rename = (now: typeof speaker) => {
    hands.changeSpeech(speech, { speaker: { was: speaker, now } }, 'người phát biểu')
    engine.release()
    setNaming(false)
  }
  return (
    <header class="speech-head">
      <h2 id="luot">
        {speaker.name || <em>Chưa rõ người nói</em>}
        {place && <small> {place}</small>}
        {speaker.address && <small> · {speaker.address}</small>}
      </h2>
      {times.start !== null && times.end === null && (
        <span class="timer">{minutesSince(times.start, engine.now())}</span>
      )}
      <p class="speech-times">
        <Hour
          label="Bắt đầu"
          value={times.start}
          near={engine.now()}
          onSet={(start) =>
            hands.changeSpeech(speech, { times: { was: times, now: { ...times, start } } }, 'giờ bắt đầu')
          }
        />
        <Hour
          label="Kết thúc"
          value={times.end}
          near={times.start === null ? engine.now() : Date.parse(times.start)}
          onSet={(end) =>
            hands.changeSpeech(speech, { times: { was: times, now: { ...times, end } } }, 'giờ kết thúc')
          }
        />
      </p>
      <div class="buttons">
        {times.start !== null && times.end === null && (
          <button type="button" class="button" onClick={() => hands.end(speech.id)}>
            Kết thúc lượt (F4)
          </button>
        )}
        {!naming && (
          <button type="button" class="button secondary" onClick={() => setNaming(true)}>
            {speaker.name ? 'Sửa người nói' : 'Ghi tên người nói'}
          </button>
        )}
        {times.start !== null && speech.matters.length === 0 && (
          <button type="button" class="button secondary" onClick={() => hands.back(speech.id)}>
            Trả về hàng chờ
          </button>
        )}
      </div>
      {naming && (
        <WhoField
          shown={shown}
          label="Người phát biểu"
          turns={false}
          start={[speaker.name, place].filter(Boolean).join(', ')}
          action="Ghi tên"
          onPick={(picked) => rename(picked.speaker)}
          onCancel={() => setNaming(false)}
        />
      )}
    </header>
  )
}

function Hour(props: {
  readonly label: string
  readonly value: string | null
  readonly near: number
  readonly onSet: (at: string) => void
}) {
  const [wrong, setWrong] = useState(false)
  if (props.value === null) return null
  return (
    <label class="hour">
      {props.label}
      <input
        key={props.value}
        type="text"
        inputMode="numeric"
        size={5}
        aria-invalid={wrong ? 'true' : undefined}
        defaultValue={hourOf(props.value)}
        onChange={(event) => {
          const typed = event.currentTarget.value
          if (typed === hourOf(props.value)) return setWrong(false)
          const at = hourTyped(typed, props.near)
          setWrong(at === undefined)
          if (at !== undefined) props.onSet(at)
        }}
      />
      {wrong && <span class="error">Ghi giờ như 9:42</span>}
    </label>
  )
}
