// In the browser: one matter of a turn as the secretary writes it down: the question, the answer, by whom, what is done.
import { Icon } from '../../../kit/html/icons.tsx'
import type { Decision } from '../act.ts'
import { lackOf } from '../outbox.ts'
import { lackOfMatter } from '../unfinished.ts'
import { type SeenMatter, type SeenSpeech, stuckOf } from '../view.ts'
import { Conflict } from './conflict.tsx'
import { type Hands, type Shown, villageName } from './shown.ts'
import type { Engine } from './state.ts'
import { Choice, TypedArea, TypedLine } from './typed.tsx'

export interface MatterProps {
  readonly shown: Shown
  readonly engine: Engine
  readonly hands: Hands
  readonly speech: SeenSpeech
  readonly matter: SeenMatter
  readonly current: boolean
  readonly onFocus: () => void
}

const MAX_TEXT = 5000
const MAX_ANSWER = 20_000

export function MatterCard(props: MatterProps) {
  const { shown, hands, speech, matter, engine } = props
  const { value } = matter
  const { snapshot } = shown
  const decide = (change: Partial<Decision>, words: string) => hands.decide(speech, matter, change, words)
  const stuck = stuckOf(matter.waiting)
  const missing =
    lackOfMatter(matter) ?? (value.decision.code === null ? undefined : lackOf(value.decision, value.unit))
  const begun = matter.server !== undefined || matter.waiting.length > 0
  return (
    <fieldset
      class={`matter card ${props.current ? 'current' : ''} ${begun ? '' : 'blank'}`}
      data-matter={matter.ref}
      data-new={begun ? undefined : ''}
      onFocusCapture={props.onFocus}
    >
      <legend>{begun ? `Nội dung ${matter.seq}` : 'Nội dung mới (F8)'}</legend>
      {begun && (
        <p class="matter-state">
          <MatterState matter={matter} missing={missing?.words} />
          {matter.by && snapshot.who.person !== matter.by && (
            <span class="muted"> {snapshot.staff[matter.by] ?? 'Người khác'} ghi</span>
          )}
        </p>
      )}
      {stuck && <Conflict shown={shown} engine={engine} act={stuck} />}
      <div class="matter-words">
        <TypedArea
          label="Người dân hỏi, kiến nghị"
          name="text"
          rows={3}
          max={MAX_TEXT}
          value={value.text}
          onType={(text) =>
            hands.changeMatter(speech, matter, { text: { was: value.text, now: text } }, 'lời của nội dung')
          }
          onLeave={engine.release}
        />
        {begun && (
          <TypedArea
            label="Trả lời"
            name="answer"
            rows={3}
            max={MAX_ANSWER}
            value={value.decision.answer ?? ''}
            onType={(answer) => decide({ answer: answer || null }, 'lời trả lời')}
            onLeave={engine.release}
          />
        )}
      </div>
      {begun && (
        <div class="matter-choices">
          <Choice
            label="Cách xử lý (Alt+1…9)"
            name="code"
            value={value.decision.code}
            fixed={matter.server?.decision.code != null}
            blank="– Chưa xử lý –"
            options={snapshot.dispositions.map(({ code, label }, at) => ({
              value: code,
              label: at < 9 ? `${at + 1}. ${label}` : label,
            }))}
            onChoose={(code) => decide({ code }, 'cách xử lý')}
          />
          <TypedLine
            label="Ai trả lời"
            name="answeredBy"
            max={150}
            list="nguoi-tra-loi"
            value={value.decision.answeredBy ?? ''}
            onType={(name) => decide({ answeredBy: name || null }, 'người trả lời')}
            onLeave={engine.release}
          />
          <Choice
            label="Đơn vị được giao"
            name="unit"
            value={value.unit}
            fixed={matter.server?.unit != null}
            blank="– Không giao –"
            options={snapshot.units.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={(unit) =>
              hands.changeMatter(speech, matter, { unit: { was: value.unit, now: unit } }, 'đơn vị được giao')
            }
          />
          <DueField {...props} />
          {value.decision.code === 'tu_choi' && (
            <Choice
              label="Căn cứ từ chối"
              name="ground"
              value={value.decision.ground}
              blank="– Chọn căn cứ trong quy chế –"
              options={snapshot.grounds.map(({ id, text }) => ({ value: id, label: text }))}
              onChoose={(ground) => decide({ ground }, 'căn cứ từ chối')}
            />
          )}
        </div>
      )}
      <Linked {...props} />
    </fieldset>
  )
}

function MatterState({
  matter,
  missing,
}: {
  readonly matter: SeenMatter
  readonly missing: string | undefined
}) {
  if (matter.value.text === '')
    return (
      <span class="badge neutral">
        <Icon name="pen" />
        Chưa có lời
      </span>
    )
  if (stuckOf(matter.waiting))
    return (
      <span class="badge late">
        <Icon name="alert" />
        Cần xem lại
      </span>
    )
  return (
    <>
      {matter.waiting.length > 0 ? (
        <span class="badge waiting">
          <Icon name="hourglass" />
          Trên máy, chưa gửi
        </span>
      ) : (
        <span class="badge done">
          <Icon name="check" />
          Đã gửi
        </span>
      )}
      {missing && <span class="badge due">Chưa gửi, còn thiếu: {missing}</span>}
    </>
  )
}

function DueField({ hands, speech, matter }: MatterProps) {
  const { due } = matter.value
  return (
    <div class="field">
      <label>
        Thời hạn chủ trì nêu
        <input
          type="date"
          data-name="due"
          value={due ?? ''}
          onChange={(event) =>
            hands.changeMatter(
              speech,
              matter,
              { due: { was: due, now: event.currentTarget.value || null } },
              'thời hạn',
            )
          }
        />
      </label>
    </div>
  )
}

function Linked({ shown, hands, speech, matter }: MatterProps) {
  const { value } = matter
  const one = (group: 'same' | 'earlier', id: string | null) => {
    if (id === null) return null
    const found = shown.snapshot.collected.find((each) => each.id === id)
    const place = found ? villageName(shown.snapshot, found.village) : ''
    const remove = () => hands.changeMatter(speech, matter, { [group]: { was: id, now: null } }, 'liên kết')
    return (
      <li>
        <Icon name="link" /> {group === 'same' ? 'Cùng nội dung với' : 'Nêu lại'}:{' '}
        {found
          ? `“${short(found.text)}” (${[found.name, place, found.about].filter(Boolean).join(', ')})`
          : 'ý kiến đã ghi trước'}{' '}
        <button type="button" class="button quiet" onClick={remove}>
          Gỡ
        </button>
      </li>
    )
  }
  if (value.same === null && value.earlier === null) return null
  return (
    <ul class="linked bare">
      {one('same', value.same)}
      {one('earlier', value.earlier)}
    </ul>
  )
}

export function short(text: string): string {
  return text.length > 140 ? `${text.slice(0, 137).trimEnd()}…` : text
}
