// In the browser: the console's page. Keys, which turn is open, and the three columns.
import { useLayoutEffect, useState } from 'preact/hooks'
import type { Waiting } from '../outbox.ts'
import type { Unfinished } from '../unfinished.ts'
import { floorShut, speakingNow, spokenNow } from '../view.ts'
import { Course } from './course.tsx'
import { Help } from './help.tsx'
import { Links, Turns } from './lists.tsx'
import { type Hands, hands as handsOf, type Shown, shownOf } from './shown.ts'
import { addMatter, SpeechPane } from './speech.tsx'
import { type Spot, useSpot } from './spot.ts'
import type { Engine } from './state.ts'
import { type Place, Status } from './status.tsx'
import { hourOf } from './time.ts'
import { type Picked, WhoField } from './who.tsx'

export interface AppProps {
  readonly engine: Engine
  readonly place: Place & { readonly day: string }
  readonly offline: boolean | undefined
  readonly kept: boolean | undefined
  readonly onReload: () => void
}

export function Console(props: AppProps) {
  const { engine } = props
  const [, draw] = useState(0)
  const [hands] = useState(() => handsOf(engine))
  const [told, setTold] = useState<string | undefined>()
  const spot = useSpot()
  useLayoutEffect(() => {
    engine.onChange(() => draw((count) => count + 1))
    // The timer of the present speech.
    const tick = setInterval(() => draw((count) => count + 1), 1000)
    return () => clearInterval(tick)
  }, [engine])
  const state = engine.state()
  const shown = shownOf(engine)
  /** The turn of an act, where it has one. */
  const look = ({ body }: Waiting) => {
    if (body.kind !== 'moment') spot.go(body.speech, body.kind === 'matter' ? body.matter : undefined)
  }
  const finish = ({ speech, matter, field }: Unfinished) => {
    spot.go(speech, matter)
    spot.focus(`[data-matter="${matter}"] [data-name=${field}]`)
  }
  return (
    <>
      <header class="top console-top">
        <a class="top-name" href={props.place.day}>
          Bàn thư ký
        </a>
        <span class="console-title">{shown?.snapshot.conference.title}</span>
        <span class="console-clock">{hourOf(engine.now())}</span>
        {shown && <span class="console-who">{shown.snapshot.who.name}</span>}
      </header>
      <main id="noi-dung" class="console" tabindex={-1}>
        <Status
          {...props}
          state={state}
          shown={shown}
          told={told}
          matter={spot.matter}
          onFinish={finish}
          onOpen={look}
        />
        {shown && state.line !== 'no_right' ? (
          <Work shown={shown} engine={engine} hands={hands} tell={setTold} spot={spot} />
        ) : (
          <Nothing
            loaded={state.loaded}
            asking={state.line === 'down' && state.downSince === null}
            right={state.line !== 'no_right'}
          />
        )}
      </main>
    </>
  )
}

function Nothing(props: { readonly loaded: boolean; readonly asking: boolean; readonly right: boolean }) {
  if (!props.loaded) return <p>Đang mở dữ liệu trên máy…</p>
  if (props.asking) return <p>Đang lấy dữ liệu hội nghị từ máy chủ…</p>
  return (
    <div class="empty">
      <h1>
        {props.right ? 'Máy này chưa có dữ liệu của hội nghị' : 'Tài khoản này không ghi được hội nghị này'}
      </h1>
      <p>
        {props.right
          ? 'Cần nối với máy chủ một lần để lấy chương trình, danh sách phát biểu và ý kiến đã thu thập; sau đó bàn thư ký làm việc được khi mất mạng. Trang tự thử lại.'
          : 'Hãy đăng nhập bằng tài khoản của thư ký hoặc Văn phòng. Việc đã ghi trên máy vẫn còn.'}
      </p>
    </div>
  )
}

interface WorkProps {
  readonly shown: Shown
  readonly engine: Engine
  readonly hands: Hands
  readonly tell: (words: string | undefined) => void
  readonly spot: Spot
}

function Work({ shown, engine, hands, tell, spot }: WorkProps) {
  const [naming, setNaming] = useState(false)
  const [help, setHelp] = useState(false)
  const speaking = speakingNow(shown.speeches, shown.session)
  const shut = floorShut(shown.course, shown.state.line === 'up')
  const speech =
    shown.speeches.find((one) => one.id === spot.open) ??
    speaking ??
    spokenNow(shown.speeches, shown.session)[0]
  const matter = speech?.matters.find((one) => one.ref === spot.matter)

  const begin = (picked: Picked) => {
    const { speaker, speech: waits, registration } = picked
    const id = hands.begin(
      { session: shown.session, speaker, registration, waiting: waits !== null },
      waits ?? undefined,
    )
    engine.release()
    setNaming(false)
    spot.go(id)
    spot.focus('[data-new] textarea')
  }

  const name = () => {
    if (shut !== undefined) return tell(shut)
    setNaming(true)
    spot.focus('[data-name=who]')
  }

  const newMatter = () => {
    const field = document.activeElement
    if (speech && field instanceof HTMLTextAreaElement && field.dataset.name === 'note') {
      const chosen = field.value.slice(field.selectionStart, field.selectionEnd).trim()
      if (chosen !== '') {
        addMatter(hands, speech, chosen, (ref) => {
          spot.at(ref)
          spot.focus(`[data-matter="${ref}"] [data-name=answer]`)
        })
        return
      }
    }
    engine.release()
    spot.focus('[data-new] textarea')
  }

  const dispose = (at: number) => {
    const code = shown.snapshot.dispositions[at]?.code
    const last = matter ?? speech?.matters.at(-1)
    if (!speech || !last || code === undefined) return
    hands.decide(speech, last, { code }, 'cách xử lý')
  }

  const act = (event: KeyboardEvent): boolean => {
    const { key, altKey, ctrlKey } = event
    if (event.isComposing) return false
    if (altKey && /^Digit[1-9]$/.test(event.code)) dispose(Number(event.code.slice(5)) - 1)
    else if (altKey && key === 'Backspace') tell(hands.undo() ?? 'Không có việc nào để hoàn tác.')
    else if (ctrlKey && key.toLowerCase() === 's') engine.sendNow()
    else if (key === 'F2') name()
    else if (key === 'F4' && speaking) hands.end(speaking.id)
    else if (key === 'F8' || (ctrlKey && key === 'Enter')) newMatter()
    else if (key === 'F9') spot.focus('#tim-y-kien')
    else if (key === 'F1' || (key === '?' && !isField(event.target))) setHelp(true)
    else return false
    return true
  }

  // At once with every drawing: a key that follows right behind must not meet the page of before.
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (act(event)) event.preventDefault()
    }
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  })

  return (
    <>
      <datalist id="nguoi-tra-loi">
        {shown.snapshot.answerers.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <h1 class="sr">Bàn thư ký</h1>
      <div class="columns">
        <nav class="left" aria-label="Lượt phát biểu">
          <Course shown={shown} hands={hands} engine={engine} />
          {shut !== undefined ? (
            <p class="muted" data-shut>
              {shut}
            </p>
          ) : naming ? (
            <WhoField
              shown={shown}
              label="Ai phát biểu?"
              turns
              start=""
              action="Mời phát biểu"
              onPick={begin}
              onCancel={() => setNaming(false)}
            />
          ) : (
            <button type="button" class={`button new-turn ${speaking ? 'secondary' : ''}`} onClick={name}>
              Lượt mới (F2)
            </button>
          )}
          <Turns
            shown={shown}
            open={speech?.id}
            onOpen={(id) => spot.go(id)}
            onBegin={
              shut === undefined
                ? (one) => begin({ speaker: one.value.speaker, speech: one.id, registration: null })
                : undefined
            }
          />
          <p class="tools">
            <button
              type="button"
              class="button quiet"
              onClick={() => tell(hands.undo() ?? 'Không có việc nào để hoàn tác.')}
            >
              Hoàn tác
            </button>
            <button type="button" class="button quiet" onClick={() => setHelp(true)}>
              Phím tắt (?)
            </button>
            <Forget engine={engine} empty={shown.state.acts.length === 0} />
          </p>
        </nav>
        {speech && speech.value.times.start !== null ? (
          <SpeechPane
            key={speech.id}
            shown={shown}
            engine={engine}
            hands={hands}
            speech={speech}
            current={spot.matter}
            onMatter={spot.at}
          />
        ) : (
          <section class="pane empty" aria-label="Lượt phát biểu">
            <p>
              {shown.course.phase === 'be_mac'
                ? 'Buổi đối thoại đã bế mạc; chưa có lượt phát biểu nào được ghi.'
                : shown.course.phase === 'chua_khai_mac'
                  ? 'Bấm “Khai mạc” khi chủ trì tuyên bố bắt đầu, rồi F2 để ghi lượt phát biểu thứ nhất.'
                  : 'F2 để ghi lượt phát biểu, hoặc mời người đang chờ ở bên trái.'}
            </p>
          </section>
        )}
        <Links shown={shown} hands={hands} speech={speech} matter={matter} />
      </div>
      {help && <Help onClose={() => setHelp(false)} />}
    </>
  )
}

/** Names leave the laptop when the day is over; never while something is unsent. */
function Forget({ engine, empty }: { readonly engine: Engine; readonly empty: boolean }) {
  const [asked, setAsked] = useState(false)
  if (!empty) return null
  if (!asked)
    return (
      <button type="button" class="button quiet" onClick={() => setAsked(true)}>
        Xóa dữ liệu trên máy này
      </button>
    )
  return (
    <span>
      Mọi việc đã ở máy chủ.{' '}
      <button
        type="button"
        class="button danger"
        onClick={() => void engine.forget().then(() => location.reload())}
      >
        Xóa khỏi máy này
      </button>{' '}
      <button type="button" class="button quiet" onClick={() => setAsked(false)}>
        Thôi
      </button>
    </span>
  )
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select')
}
