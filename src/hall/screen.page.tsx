// The hall's screen: dark, read from fifteen metres; kept up to date by events, without script by reloading.

import { useUi } from '../kit/html/context.tsx'
import { assetUrl } from '../kit/http/assets.ts'
import { count } from '../kit/text.ts'
import { figures } from './attendance.ts'
import { ofSession } from './control.page.tsx'
import { stateLabel } from './moments.ts'
import { dayStateOf, stepText, villageName } from './parts.tsx'
import { minutesOf, speaking, spoken, waiting } from './queue.ts'
import type { Day } from './store.ts'

const REFRESH_SECONDS = 10

export interface ScreenProps {
  readonly day: Day
  readonly now: string
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
          <Screen day={props.day} now={props.now} />
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
  const now = speaking(turns)
  const next = waiting(turns)[0]
  const state = dayStateOf(day)
  const present = figures(
    day.present.filter((row) => row.session === day.session),
    day.villages,
    day.commune.population,
  )
  return (
    <>
      <header>
        <p class="hall-title">{day.conference.title}</p>
        <p class="hall-step">{stateLabel(state, (seq) => stepText(day, seq))}</p>
      </header>
      <main>
        {now ? (
          <>
            <p class="hall-label">Đang phát biểu</p>
            <h1 class="hall-name">{now.name}</h1>
            <p class="hall-village">{villageName(day, now.village)}</p>
            <p class="hall-timer" role="timer" data-since={now.startedAt ?? ''} data-now={props.now}>
              {minutesOf(now, props.now)} phút
            </p>
          </>
        ) : (
          <h1 class="hall-name">{stateLabel(state, () => undefined)}</h1>
        )}
      </main>
      <footer>
        <p class="hall-next">
          {next ? (
            <>
              Tiếp theo: <strong>{next.name}</strong> {villageName(day, next.village)}
            </>
          ) : (
            'Chưa có người chờ phát biểu'
          )}
        </p>
        <p class="hall-counts">
          Nhân dân có mặt {count(present.people)}/{count(present.total)} · đã phát biểu {spoken(turns).length}{' '}
          · chờ {waiting(turns).length}
        </p>
      </footer>
    </>
  )
}
