// In the browser: what the server did not take, with the reason, and a way out. Two sides of one entry stand beside each
// other; a person chooses.
import { Icon } from '../../../kit/html/icons.tsx'
import { type Decision, type MatterValue, NEW_MATTER, type SpeechValue, subjectOf } from '../act.ts'
import { changesTo, type Waiting } from '../outbox.ts'
import { labelOf, type Shown, villageName } from './shown.ts'
import type { Engine } from './state.ts'
import { hourOf } from './time.ts'

export function Conflict(props: { readonly shown: Shown; readonly engine: Engine; readonly act: Waiting }) {
  const { act, engine } = props
  const { standing } = act
  const drop = () => engine.settle(subjectOf(act.body), undefined)
  if (standing.state === 'conflict') return <Sides {...props} groups={standing.groups} />
  if (standing.state !== 'refused') return null
  const again = () => engine.settle(subjectOf(act.body), act.body)
  return (
    <div class="callout late" role="alert">
      <Icon name="alert" />
      <div>
        <p class="callout-title">Máy chủ chưa nhận việc này</p>
        <p>{standing.message}</p>
        <div class="buttons">
          <button type="button" class="button secondary" onClick={again}>
            Gửi lại
          </button>
          <button type="button" class="button danger" onClick={drop}>
            Bỏ việc này
          </button>
        </div>
      </div>
    </div>
  )
}

const GROUP: Readonly<Record<string, string>> = {
  text: 'Lời của nội dung',
  decision: 'Cách xử lý, trả lời',
  unit: 'Đơn vị được giao',
  due: 'Thời hạn',
  same: 'Cùng nội dung với',
  earlier: 'Nêu lại',
  speaker: 'Người phát biểu',
  times: 'Giờ',
  note: 'Ghi nhanh',
}

function Sides(props: {
  readonly shown: Shown
  readonly engine: Engine
  readonly act: Waiting
  readonly groups: readonly string[]
}) {
  const { shown, engine, act, groups } = props
  const { body } = act
  if (body.kind !== 'matter' && body.kind !== 'speech') return null
  const speech = shown.speeches.find((one) => one.id === body.speech)
  const seen = body.kind === 'speech' ? speech : speech?.matters.find((one) => one.ref === body.matter)
  if (!seen) return null
  const mine = () => {
    if (body.kind === 'speech' && speech?.server)
      engine.settle(subjectOf(body), { ...body, changes: changesTo(speech.server, speech.value) })
    const matter = speech?.matters.find((one) => body.kind === 'matter' && one.ref === body.matter)
    if (body.kind === 'matter' && matter)
      engine.settle(subjectOf(body), {
        ...body,
        fresh: matter.server === undefined,
        changes: changesTo(matter.server ?? NEW_MATTER, matter.value),
      })
  }
  const theirs = () => engine.settle(subjectOf(body), undefined)
  return (
    <div class="callout due sides" role="alert">
      <Icon name="alert" />
      <div>
        <p class="callout-title">
          Người khác đã sửa cùng chỗ này. Hãy so hai bản rồi chọn; chưa bản nào mất.
        </p>
        {groups.map((group) => (
          <dl class="two-sides" key={group}>
            <div>
              <dt>{GROUP[group] ?? group}: bản của bạn</dt>
              <dd>
                <ins>{say(shown, group, seen.value)}</ins>
              </dd>
            </div>
            <div>
              <dt>Bản trên máy chủ</dt>
              <dd>{seen.server ? say(shown, group, seen.server) : 'không còn'}</dd>
            </div>
          </dl>
        ))}
        <div class="buttons">
          <button type="button" class="button secondary" data-keep="mine" onClick={mine}>
            Giữ bản của tôi
          </button>
          <button type="button" class="button secondary" data-keep="theirs" onClick={theirs}>
            Lấy bản trên máy chủ
          </button>
        </div>
        <p class="hint">Muốn gộp hai bản: giữ bản của bạn rồi sửa tiếp cho đủ.</p>
      </div>
    </div>
  )
}

function say(shown: Shown, group: string, value: SpeechValue | MatterValue): string {
  const { snapshot } = shown
  if ('speaker' in value) {
    if (group === 'speaker')
      return [
        value.speaker.name || 'Chưa rõ người nói',
        villageName(snapshot, value.speaker.village),
        value.speaker.address,
      ]
        .filter(Boolean)
        .join(', ')
    if (group === 'times') return `${hourOf(value.times.start)} – ${hourOf(value.times.end)}`
    return value.note || '(trống)'
  }
  switch (group) {
    case 'decision':
      return decisionWords(shown, value.decision)
    case 'unit':
      return snapshot.units.find((unit) => unit.id === value.unit)?.name ?? '(không giao)'
    case 'due':
      return value.due ?? '(không có)'
    case 'same':
    case 'earlier': {
      const id = value[group]
      return id === null ? '(không liên kết)' : (snapshot.collected.find((one) => one.id === id)?.text ?? id)
    }
    default:
      return value.text || '(trống)'
  }
}

export function decisionWords(shown: Shown, decision: Decision): string {
  const ground = shown.snapshot.grounds.find((one) => one.id === decision.ground)?.text
  const label = labelOf(shown.snapshot, decision.code) || '(chưa xử lý)'
  return (
    [
      decision.answer ? `${label}: ${decision.answer}` : label,
      decision.answeredBy && `– ${decision.answeredBy}`,
      ground && `(${ground})`,
    ]
      .filter(Boolean)
      .join(' ') || '(trống)'
  )
}

/** A waiting act in a few words, for the list of what was not taken. */
export function actWords(shown: Shown, act: Waiting): string {
  const { body } = act
  if (body.kind === 'moment') return 'Diễn biến'
  const speech = shown.speeches.find((one) => one.id === body.speech)
  const who = (body.kind === 'turn' ? body.speaker.name : speech?.value.speaker.name) || 'chưa rõ người nói'
  switch (body.kind) {
    case 'turn':
      return `Mời phát biểu: ${who}`
    case 'end':
      return `Kết thúc lượt: ${who}`
    case 'back':
      return `Trả về hàng chờ: ${who}`
    case 'speech':
      return `Sửa lượt: ${who}`
    case 'matter':
      return `Nội dung của ${who} “${(speech?.matters.find((one) => one.ref === body.matter)?.value.text ?? '').slice(0, 60)}”`
  }
}
