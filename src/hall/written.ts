// Rules: when questions are taken in writing. Only on the day and while a session is not over: before and after, the
// ordinary ways are open (form, office, village head).
import type { DayState } from './moments.ts'
import type { HallSetting } from './setting.ts'

export type TakesWritten =
  | { readonly open: true; readonly session: number }
  | { readonly open: false; readonly why: 'off' | 'time' }

export function takesWritten(
  sessions: readonly { readonly seq: number; readonly date: string; readonly phase: DayState['phase'] }[],
  setting: Pick<HallSetting, 'written'>,
  today: string,
): TakesWritten {
  if (!setting.written) return { open: false, why: 'off' }
  const running = sessions.find(({ phase }) => phase === 'dang_dien_ra' || phase === 'tam_dung')
  const soon = sessions.find(({ phase, date }) => phase === 'chua_khai_mac' && date === today)
  const session = running ?? soon
  return session ? { open: true, session: session.seq } : { open: false, why: 'time' }
}
