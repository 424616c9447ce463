// Rules: the order of speaking. Registered people speak in the order of registration (seeds 2 and 3); the chair may
// change it. The suggestion of a fair turn (Luật 10/2022/QH15 Điều 9: no discrimination by region, sex, religion,
// ethnicity) names its reasons and moves nobody by itself.

export interface Turn {
  readonly id: string
  readonly session: number
  readonly position: number
  readonly name: string
  readonly village: string | null
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly refused: boolean
  /** Spoke before: at an earlier conference or earlier today. */
  readonly spokeBefore: boolean
}

export function waiting<T extends Turn>(turns: readonly T[]): readonly T[] {
  return turns
    .filter((turn) => turn.startedAt === null && !turn.refused)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

export function speaking<T extends Turn>(turns: readonly T[]): T | undefined {
  return turns.find((turn) => turn.startedAt !== null && turn.endedAt === null)
}

export function spoken<T extends Turn>(turns: readonly T[]): readonly T[] {
  return turns
    .filter((turn) => turn.startedAt !== null && turn.endedAt !== null)
    .sort((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? -1 : 1))
}

export type Move = 'len' | 'xuong' | 'dau'

/** The new places of those who wait; empty when the move changes nothing; undefined when the person does not wait. */
export function moved(
  turns: readonly Turn[],
  id: string,
  move: Move,
): readonly { readonly id: string; readonly position: number }[] | undefined {
  const queue = waiting(turns)
  const at = queue.findIndex((turn) => turn.id === id)
  if (at < 0) return undefined
  const to = move === 'dau' ? 0 : Math.min(queue.length - 1, Math.max(0, at + (move === 'len' ? -1 : 1)))
  const order = [...queue]
  const [turn] = order.splice(at, 1)
  if (turn) order.splice(to, 0, turn)
  const places = queue.map((one) => one.position)
  return order
    .map((one, place) => ({ id: one.id, position: places[place] ?? one.position, before: one.position }))
    .filter((one) => one.position !== one.before)
    .map(({ id: turnId, position }) => ({ id: turnId, position }))
}

export interface Suggestion {
  readonly turn: Turn
  readonly because: string
}

/** Who might speak next so that every village and every person is heard; undefined when the order is fair as it is. */
export function fairTurn(
  turns: readonly Turn[],
  villageName: (id: string) => string | undefined,
): Suggestion | undefined {
  const queue = waiting(turns)
  const heard = turnsByVillage(turns)
  const first = queue[0]
  if (!first) return undefined
  const used = minutesByVillage(turns)
  const best = [...queue].sort(
    (a, b) =>
      rankOf(a, heard) - rankOf(b, heard) ||
      minutesUsed(a, used) - minutesUsed(b, used) ||
      turnsOf(a, heard) - turnsOf(b, heard) ||
      a.position - b.position,
  )[0]
  if (!best || best.id === first.id) return undefined
  if (rankOf(best, heard) !== rankOf(first, heard))
    return { turn: best, because: reasonOf(best, first, heard, villageName) }
  const more = minutesUsed(first, used) - minutesUsed(best, used)
  if (best.village === null || first.village === null || more < MUCH_MORE_MINUTES) return undefined
  const name = (village: string) => villageName(village) ?? 'thôn này'
  return {
    turn: best,
    because: `${name(best.village)} mới phát biểu ${minutesUsed(best, used)} phút, trong khi ${name(first.village)} đã phát biểu ${minutesUsed(first, used)} phút.`,
  }
}

/** From how many minutes more of one village the order is worth a word. */
const MUCH_MORE_MINUTES = 5

/** Minutes each village has spoken in turns that ended. */
function minutesByVillage(turns: readonly Turn[]): ReadonlyMap<string, number> {
  const used = new Map<string, number>()
  for (const turn of spoken(turns))
    if (turn.village !== null)
      used.set(turn.village, (used.get(turn.village) ?? 0) + minutesOf(turn, turn.endedAt ?? ''))
  return used
}

function minutesUsed(turn: Turn, used: ReadonlyMap<string, number>): number {
  return turn.village === null ? 0 : (used.get(turn.village) ?? 0)
}

/** 0: village not heard yet and a first-time speaker … 3: neither. */
function rankOf(turn: Turn, heard: ReadonlyMap<string, number>): number {
  const villageNew = turn.village !== null && !heard.has(turn.village)
  return (villageNew ? 0 : 2) + (turn.spokeBefore ? 1 : 0)
}

function turnsOf(turn: Turn, heard: ReadonlyMap<string, number>): number {
  return turn.village === null ? Number.MAX_SAFE_INTEGER : (heard.get(turn.village) ?? 0)
}

/** How many turns each village has had, whoever is speaking included. */
function turnsByVillage(turns: readonly Turn[]): ReadonlyMap<string, number> {
  const heard = new Map<string, number>()
  for (const turn of turns)
    if (turn.startedAt !== null && turn.village !== null)
      heard.set(turn.village, (heard.get(turn.village) ?? 0) + 1)
  return heard
}

function reasonOf(
  best: Turn,
  first: Turn,
  heard: ReadonlyMap<string, number>,
  villageName: (id: string) => string | undefined,
): string {
  const reasons: string[] = []
  if (best.village !== null && !heard.has(best.village))
    reasons.push(`${villageName(best.village) ?? 'thôn này'} chưa có ai phát biểu`)
  if (!best.spokeBefore) reasons.push('người này chưa phát biểu lần nào')
  const other =
    first.village !== null && heard.has(first.village)
      ? `${villageName(first.village) ?? 'thôn của người đứng đầu danh sách'} đã có ${heard.get(first.village)} lượt`
      : first.spokeBefore
        ? 'người đứng đầu danh sách đã phát biểu'
        : undefined
  const words = other ? [...reasons, `trong khi ${other}`] : reasons
  const sentence = words.join(', ')
  return `${sentence.charAt(0).toLocaleUpperCase('vi')}${sentence.slice(1)}.`
}

/** Minutes a turn took so far; at least 0. */
export function minutesOf(turn: Turn, now: string): number {
  if (turn.startedAt === null) return 0
  const until = turn.endedAt ?? now
  const spent = Temporal.Instant.from(turn.startedAt).until(Temporal.Instant.from(until))
  return Math.max(0, Math.floor(spent.total('minutes')))
}
