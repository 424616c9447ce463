// Rules: the whole day's working set as the console keeps it on the device. The server fills it, the page reads it,
// also when there is no server.
import type { Answer, Entry } from './act.ts'
import type { Candidate, Village } from './picker.ts'

export interface Session {
  readonly seq: number
  readonly date: string
  readonly start: string
  readonly place: string | null
}

export interface CourseMoment {
  readonly session: number
  readonly kind: 'khai_mac' | 'buoc' | 'tam_dung' | 'tiep_tuc' | 'be_mac'
  readonly agenda: number | null
  readonly note: string | null
  readonly at: string
}

/** An opinion collected before, or a matter of earlier years, to link to. */
export interface Collected {
  readonly id: string
  /** How it would be linked: the same matter of this conference, or one raised again. */
  readonly link: 'same' | 'earlier'
  readonly text: string
  readonly name: string | null
  readonly village: string | null
  /** "Phiếu đăng ký · Chưa xử lý", "Hội nghị năm 2023 · đã trả lời". */
  readonly about: string
  /** The unit's prepared or the given answer, where there is one. */
  readonly answer: string | null
}

export interface Snapshot {
  readonly protocol: number
  readonly build: string
  readonly now: number
  readonly who: { readonly person: string; readonly name: string; readonly csrf: string }
  readonly commune: { readonly id: string; readonly name: string }
  readonly conference: { readonly id: string; readonly title: string }
  readonly sessions: readonly Session[]
  readonly session: number | null
  readonly agenda: readonly { readonly seq: number; readonly text: string }[]
  readonly moments: readonly CourseMoment[]
  readonly villages: readonly Village[]
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly dispositions: readonly { readonly code: string; readonly label: string }[]
  readonly grounds: readonly { readonly id: string; readonly text: string }[]
  readonly answerers: readonly string[]
  readonly people: readonly Candidate[]
  readonly staff: Readonly<Record<string, string>>
  readonly collected: readonly Collected[]
  readonly entries: readonly Entry[]
}

/** What a sending is answered with. */
export interface Received {
  readonly protocol: number
  readonly build: string
  readonly now: number
  readonly answers: readonly Answer[]
  readonly moments: readonly CourseMoment[]
  /** Set when nothing was taken, with what to do. */
  readonly message?: string
}

/** The day with what the server has just told of its turns. */
export function renewed(snapshot: Snapshot, received: Received): Snapshot {
  const entries = new Map(snapshot.entries.map((entry) => [entry.id, entry]))
  for (const answer of received.answers)
    if (answer.outcome !== 'held' && answer.entry) entries.set(answer.entry.id, answer.entry)
  return { ...snapshot, entries: [...entries.values()], moments: received.moments }
}
