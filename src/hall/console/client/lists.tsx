// In the browser: who waits and who has spoken, and the opinions collected before, to link the current matter to.
import { useState } from 'preact/hooks'
import { Icon } from '../../../kit/html/icons.tsx'
import { fold } from '../../../kit/text.ts'
import { type SeenMatter, type SeenSpeech, spokenNow, stuckOf, waitingNow } from '../view.ts'
import { short } from './matter.tsx'
import { type Hands, type Shown, villageName } from './shown.ts'
import { hourOf } from './time.ts'

export function Turns(props: {
  readonly shown: Shown
  readonly open: string | undefined
  readonly onOpen: (speech: string) => void
  /** Absent: nobody can be given the floor now. */
  readonly onBegin: ((speech: SeenSpeech) => void) | undefined
}) {
  const { shown, onBegin } = props
  const over = shown.course.phase === 'be_mac'
  const waiting = waitingNow(shown.speeches, shown.session)
  const spoken = spokenNow(shown.speeches, shown.session)
  return (
    <>
      <h2>
        {over ? 'Chưa được phát biểu' : 'Chờ phát biểu'} ({waiting.length})
      </h2>
      {waiting.length === 0 && (
        <p class="muted">
          {over ? 'Không còn ai chờ.' : 'Chưa có ai chờ.'}
          {onBegin && ' F2 để ghi người phát biểu mới.'}
        </p>
      )}
      <ol class="turns">
        {waiting.map((speech) => (
          <li key={speech.id}>
            <span>
              {speech.value.speaker.name}{' '}
              <small>{villageName(shown.snapshot, speech.value.speaker.village)}</small>
            </span>
            {onBegin && (
              <button type="button" class="button secondary" onClick={() => onBegin(speech)}>
                Mời<span class="sr"> {speech.value.speaker.name} phát biểu</span>
              </button>
            )}
          </li>
        ))}
      </ol>
      <h2>Đã phát biểu ({spoken.length})</h2>
      {spoken.length === 0 && <p class="muted">Lượt đã ghi hiện ở đây, lượt mới nhất trên cùng.</p>}
      <ol class="turns spoken" reversed>
        {spoken.map((speech) => (
          <li key={speech.id}>
            <button
              type="button"
              class="turn"
              aria-current={speech.id === props.open ? 'true' : undefined}
              onClick={() => props.onOpen(speech.id)}
            >
              <span>
                {speech.value.speaker.name || <em>Chưa rõ người nói</em>}{' '}
                <small>{villageName(shown.snapshot, speech.value.speaker.village)}</small>
              </span>
              <small class="turn-state">
                {hourOf(speech.value.times.start)} · {speech.matters.length} nội dung{' '}
                <TurnMark shown={shown} speech={speech} />
              </small>
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}

function TurnMark({ shown, speech }: { readonly shown: Shown; readonly speech: SeenSpeech }) {
  const all = [...speech.waiting, ...speech.matters.flatMap((matter) => matter.waiting)]
  if (stuckOf(all)) return <span class="mark late">cần xem lại</span>
  if (shown.unfinished.some((one) => one.speech === speech.id))
    return <span class="mark due">chưa ghi đủ</span>
  if (all.length > 0) return <span class="mark waiting">chưa gửi</span>
  const open = speech.matters.filter((matter) => matter.value.decision.code === null).length
  return open > 0 ? <span class="mark due">{open} chưa xử lý</span> : <span class="mark done">đã gửi</span>
}

const MOST = 20

/** Asked for nothing, it offers what the speaker, then the speaker's village, sent in. */
export function Links(props: {
  readonly shown: Shown
  readonly hands: Hands
  readonly speech: SeenSpeech | undefined
  readonly matter: SeenMatter | undefined
}) {
  const { shown, speech, matter, hands } = props
  const [asked, setAsked] = useState('')
  const words = fold(asked).split(' ').filter(Boolean)
  const speaker = speech?.value.speaker
  const found = shown.snapshot.collected
    .map((one) => {
      const text = fold(`${one.text} ${one.name ?? ''} ${villageName(shown.snapshot, one.village)}`)
      const own = speaker?.name ? fold(one.name ?? '') === fold(speaker.name) : false
      const near = speaker?.village != null && one.village === speaker.village
      const fits = words.length > 0 ? words.every((word) => text.includes(word)) : own || near
      return { one, rank: fits ? (own ? 0 : near ? 1 : 2) : -1 }
    })
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
  return (
    <section class="links" aria-labelledby="da-thu-thap">
      <h2 id="da-thu-thap">Ý kiến đã thu thập</h2>
      <label class="sr" for="tim-y-kien">
        Tìm ý kiến đã thu thập
      </label>
      <input
        id="tim-y-kien"
        type="search"
        placeholder="Tìm không cần dấu (F9)"
        value={asked}
        onInput={(event) => setAsked(event.currentTarget.value)}
      />
      <p class="muted">
        {matter ? `Liên kết với nội dung ${matter.seq} đang ghi.` : 'Chọn một nội dung ở giữa để liên kết.'}{' '}
        {words.length === 0 && 'Đang hiện ý kiến của người nói và của thôn.'}
      </p>
      {found.length === 0 && <p class="muted">Không có ý kiến phù hợp.</p>}
      <ul class="bare collected">
        {found.map(({ one }) => (
          <li key={one.id}>
            <p>{short(one.text)}</p>
            <p class="muted">
              {[one.name, villageName(shown.snapshot, one.village), one.about].filter(Boolean).join(' · ')}
            </p>
            {one.answer && (
              <details class="more">
                <summary>Câu trả lời đã có</summary>
                <p>{one.answer}</p>
              </details>
            )}
            {speech && matter && (
              <button
                type="button"
                class="button quiet"
                disabled={matter.value[one.link] === one.id}
                onClick={() =>
                  hands.changeMatter(
                    speech,
                    matter,
                    { [one.link]: { was: matter.value[one.link], now: one.id } },
                    'liên kết',
                  )
                }
              >
                <Icon name="link" /> {one.link === 'same' ? 'Cùng nội dung' : 'Nêu lại vấn đề này'}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
