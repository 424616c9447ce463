// Rules: when a village counts as having handed in: opinions of its people, or a meeting that raised none.

export interface HandedIn {
  readonly id: string
  readonly name: string
  readonly received: number
  /** Days of its meetings, the last first. */
  readonly met: string | null
  readonly collectors: readonly { readonly name: string; readonly phone: string | null }[]
}

/** A village that met and raised nothing has handed in as well. */
export function isIn(row: Pick<HandedIn, 'received' | 'met'>): boolean {
  return row.received > 0 || row.met !== null
}
