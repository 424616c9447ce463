// Rules: the clock of a turn, for the server's pages and for the browser alike.

export type TurnState = 'binh_thuong' | 'sap_het' | 'qua_gio'

/** `limit` null: no time for each turn was announced, and nothing warns. */
export function turnState(spent: number, limit: number | null, warn: number): TurnState {
  if (limit === null) return 'binh_thuong'
  if (spent >= limit) return 'qua_gio'
  return spent >= limit - warn ? 'sap_het' : 'binh_thuong'
}

/** "4:05", "4:05, còn 0:55", "6:05, quá giờ 1:05": the state is said in words, never by colour alone. */
export function turnWords(spent: number, limit: number | null, warn: number): string {
  const time = minuteSecond(spent)
  switch (turnState(spent, limit, warn)) {
    case 'binh_thuong':
      return time
    case 'sap_het':
      return `${time}, còn ${minuteSecond((limit ?? spent) - spent)}`
    case 'qua_gio':
      return `${time}, quá giờ ${minuteSecond(spent - (limit ?? spent))}`
  }
}

/** "4:05". */
export function minuteSecond(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
