// Rules: on what ground a turn may be refused or cut. Seeds 1, 2 and 5 name grounds, the others none: nothing is invented.
// A turn under way may also be cut for its time, where a time for each turn was announced (nội quy).
export interface Ground {
  readonly id: string
  readonly text: string
}

export const OVER_TIME: Ground = { id: 'qua_gio', text: 'quá thời gian phát biểu đã thông báo' }

export function groundsNow(
  refusals: readonly Ground[],
  turn: { readonly startedAt: string | null },
  turnMinutes: number | null,
): readonly Ground[] {
  return turn.startedAt !== null && turnMinutes !== null ? [...refusals, OVER_TIME] : refusals
}

export function groundText(refusals: readonly Ground[], id: string): string {
  return [...refusals, OVER_TIME].find((ground) => ground.id === id)?.text ?? id
}
