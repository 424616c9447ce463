// The hall's screen: dark, read from fifteen metres; kept up to date by events, without script by reloading. It shows name
// and village at most, and of them only what the setting allows.

import { shortDate } from '../kit/clock.ts'
import { useUi } from '../kit/html/context.tsx'
import { assetUrl } from '../kit/http/assets.ts'
import { count } from '../kit/text.ts'
import { figures } from './attendance.ts'
import { ofSession } from './control.page.tsx'
import { hourOf, stateLabel } from './moments.ts'
import { dayStateOf, stepText, TurnTimer, villageName } from './parts.tsx'
import { Qr } from './qr.tsx'
import { speaking, spoken, waiting } from './queue.ts'
import { shownName } from './setting.ts'
import type { Day, Speech } from './store.ts'

const REFRESH_SECONDS = 10

export interface ScreenProps {
  readonly day: Day
  readonly now: string
  /** Where to ask in writing; absent while no written questions are taken or nobody could reach it. */
  readonly ask: string | undefined
}

export function ScreenPage(props: ScreenProps & { readonly live: string }) {
  const ui = useUi()
  return (
    <html lang={ui.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <noscript>
          <meta http-equiv="refresh" content={String(REFRESH_SECONDS)} />
        </noscript>
        <meta name="robots" content="noindex" />
        <title>{props.day.conference.title}</title>
        <link rel="stylesheet" href={assetUrl('hall.css')} />
        <script src={assetUrl('live.js')} defer />
      </head>
      <body class="hall">
        <div class="hall-live" data-live="screen" data-src={props.live}>
          <Screen day={props.day} now={props.now} ask={props.ask} />
        </div>
        <p class="hall-cut" data-cut hidden>
          Mất kết nối, đang nối lại…
        </p>
      </body>
    </html>
  )
}

/** What the screen shows now; the rest of the page stays. */
export function Screen(props: ScreenProps) {
  const { day } = props
  const turns = ofSession(day)
  const over = dayStateOf(day).phase === 'be_mac'
  const next = waiting(turns)[0]
  const present = figures(
    day.present.filter((row) => row.session === day.session),
    day.villages,
    day.commune.population,
  )
  return (
    <>
      <header>
        <p class="hall-title">{day.conference.title}</p>
        <p class="hall-step">{stepLine(day)}</p>
      </header>
      <main>
        <Floor {...props} now={props.now} />
        {props.ask && <Ask url={props.ask} />}
      </main>
      <footer>
        {!over && (
          <p class="hall-next">
            {next ? (
              <>
                Tiếp theo: <strong>{shownName(next, day.setting.names)}</strong>{' '}
                {villageName(day, next.village)}
              </>
            ) : (
              'Chưa có người chờ phát biểu'
            )}
          </p>
        )}
        <p class="hall-counts">
          Nhân dân có mặt {count(present.people)}/{count(present.total)} · đã phát biểu {spoken(turns).length}
          {!over && ` · chờ ${waiting(turns).length}`}
        </p>
      </footer>
    </>
  )
}

function stepLine(day: Day): string {
  const broken = day.breakOffs.find((one) => one.seq === day.session)
  const date = day.conference.sessions.find((one) => one.seq === broken?.continued_by)?.date
  if (broken && date) return `Gián đoạn, tiếp tục ngày ${shortDate(date)}`
  const session = day.conference.sessions.find((one) => one.seq === day.session)
  if (session && dayStateOf(day).phase === 'chua_khai_mac') return `${session.start_time}, ${session.place}`
  const state = dayStateOf(day)
  // The large words below say already that it is over.
  if (state.phase === 'be_mac') return `Kết thúc lúc ${hourOf(state.closed)}`
  return stateLabel(state, (seq) => stepText(day, seq))
}

function Floor({ day, now }: ScreenProps) {
  const speech = speaking(ofSession(day))
  if (!speech)
    return (
      <div class="hall-floor">
        <h1 class="hall-name">{stateLabel(dayStateOf(day), () => undefined)}</h1>
      </div>
    )
  return (
    <div class="hall-floor">
      <p class="hall-label">{speech.written ? 'Câu hỏi viết của' : 'Đang phát biểu'}</p>
      <h1 class="hall-name">{shownName(speech, day.setting.names)}</h1>
      <p class="hall-village">{villageName(day, speech.village)}</p>
      <Time speech={speech} day={day} now={now} />
    </div>
  )
}

function Time(props: { readonly speech: Speech; readonly day: Day; readonly now: string }) {
  const { startedAt } = props.speech
  if (startedAt === null) return null
  return (
    <p>
      <TurnTimer startedAt={startedAt} now={props.now} setting={props.day.setting} class="hall-timer" />
    </p>
  )
}

function Ask({ url }: { readonly url: string }) {
  return (
    <div class="hall-ask">
      <Qr data={url} label="Mã QR để gửi câu hỏi viết" class="hall-qr" />
      <p>Quét mã để gửi câu hỏi viết</p>
    </div>
  )
}
