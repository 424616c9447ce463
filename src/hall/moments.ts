// Rules: the state of the day, derived from the moments recorded. Nobody sets a state; one opens, pauses, goes on, closes.
// Luật 72/2025/QH15 Điều 43: a conference may be held per cluster of villages, so every session has its own course;
// NĐ 30/2020 (Phụ lục III, mẫu biên bản): minutes state the time of beginning and the time of ending.

export type MomentKind = 'khai_mac' | 'buoc' | 'tam_dung' | 'tiep_tuc' | 'be_mac'

export const MOMENT: Readonly<Record<MomentKind, string>> = {
  khai_mac: 'Khai mạc',
  buoc: 'Chuyển bước chương trình',
  tam_dung: 'Tạm dừng',
  tiep_tuc: 'Tiếp tục',
  be_mac: 'Bế mạc',
}

export interface Moment {
  readonly session: number
  readonly kind: MomentKind
  /** The step of the agenda, for 'buoc'. */
  readonly agenda: number | null
  readonly note: string | null
  readonly at: string
}

export type DayState =
  | { readonly phase: 'chua_khai_mac' }
  | { readonly phase: 'dang_dien_ra'; readonly step: number | null; readonly opened: string }
  | {
      readonly phase: 'tam_dung'
      readonly step: number | null
      readonly opened: string
      readonly note: string | null
    }
  | { readonly phase: 'be_mac'; readonly opened: string; readonly closed: string }

/** The state of one session after its moments, told in the order in which they happened. */
export function dayState(moments: readonly Moment[]): DayState {
  let state: DayState = { phase: 'chua_khai_mac' }
  for (const moment of inOrder(moments))
    if (refusalOf(state, moment.kind) === undefined) state = next(state, moment)
  return state
}

/** Stable: what was recorded at the same instant keeps the order of recording. */
function inOrder(moments: readonly Moment[]): readonly Moment[] {
  return [...moments].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function next(state: DayState, moment: Moment): DayState {
  const opened = state.phase === 'chua_khai_mac' ? moment.at : state.opened
  const step = 'step' in state ? state.step : null
  switch (moment.kind) {
    case 'khai_mac':
      return { phase: 'dang_dien_ra', step: null, opened }
    case 'buoc':
      return { phase: 'dang_dien_ra', step: moment.agenda, opened }
    case 'tam_dung':
      return { phase: 'tam_dung', step, opened, note: moment.note }
    case 'tiep_tuc':
      return { phase: 'dang_dien_ra', step, opened }
    case 'be_mac':
      return { phase: 'be_mac', opened, closed: moment.at }
  }
}

/** Why nobody has the floor, for the pages that show who has. */
export function emptyFloor(state: DayState, spoken: number): string {
  switch (state.phase) {
    case 'chua_khai_mac':
      return 'Chưa khai mạc'
    case 'dang_dien_ra':
      return spoken === 0 ? 'Chưa có ai phát biểu' : 'Hiện không có ai phát biểu'
    case 'tam_dung':
      return 'Đang tạm dừng, không có ai phát biểu'
    case 'be_mac':
      return `Đã bế mạc sau ${spoken} lượt phát biểu`
  }
}

/** Why this cannot be done now, with what can; undefined when it can. */
export function refusalOf(state: DayState, kind: MomentKind): string | undefined {
  if (allowedNow(state).includes(kind)) return undefined
  switch (state.phase) {
    case 'chua_khai_mac':
      return 'Buổi đối thoại chưa khai mạc. Hãy bấm Khai mạc trước.'
    case 'dang_dien_ra':
      return 'Buổi đối thoại đang diễn ra: đã khai mạc và không tạm dừng. Hãy tải lại trang để xem diễn biến mới nhất.'
    case 'tam_dung':
      return 'Buổi đối thoại đang tạm dừng. Hãy bấm Tiếp tục trước.'
    case 'be_mac':
      return 'Buổi đối thoại đã bế mạc, diễn biến không ghi thêm được nữa. Nội dung phát biểu vẫn bổ sung được ở từng lượt.'
  }
}

export function allowedNow(state: DayState): readonly MomentKind[] {
  switch (state.phase) {
    case 'chua_khai_mac':
      return ['khai_mac']
    case 'dang_dien_ra':
      return ['buoc', 'tam_dung', 'be_mac']
    case 'tam_dung':
      return ['tiep_tuc', 'be_mac']
    case 'be_mac':
      return []
  }
}

export function stateLabel(state: DayState, stepText: (seq: number) => string | undefined): string {
  switch (state.phase) {
    case 'chua_khai_mac':
      return 'Chưa khai mạc'
    case 'dang_dien_ra': {
      const text = state.step === null ? undefined : stepText(state.step)
      return text === undefined ? 'Đang diễn ra' : `Đang diễn ra: ${text}`
    }
    case 'tam_dung':
      return state.note ? `Tạm dừng: ${state.note}` : 'Tạm dừng'
    case 'be_mac':
      return 'Đã bế mạc'
  }
}

/** "08:05" in Viet Nam: on the day itself the date goes without saying. */
export function hourOf(instant: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Ho_Chi_Minh')
  return `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`
}

export interface SessionDay {
  readonly seq: number
  readonly date: string
}

/** Every session has ended: only then was the conference held. */
export function allClosed(sessions: readonly SessionDay[], moments: readonly Moment[]): boolean {
  return sessions.length > 0 && sessions.every((session) => stateOf(session.seq, moments).phase === 'be_mac')
}

export function stateOf(session: number, moments: readonly Moment[]): DayState {
  return dayState(moments.filter((moment) => moment.session === session))
}

/** The session a page shows unasked: the one under way, else today's, else the first not closed, else the last. */
export function sessionNow(
  sessions: readonly SessionDay[],
  moments: readonly Moment[],
  today: string,
): number | undefined {
  const phase = (session: SessionDay) => stateOf(session.seq, moments).phase
  const open = sessions.filter((session) => phase(session) !== 'be_mac')
  const found =
    open.find((session) => phase(session) !== 'chua_khai_mac') ??
    open.find((session) => session.date === today) ??
    open[0] ??
    sessions.at(-1)
  return found?.seq
}
