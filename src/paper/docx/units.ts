// Millimetres and points as Word counts them.

/** Twentieths of a point. */
export function twips(mm: number): number {
  return Math.round((mm * 1440) / 25.4)
}

export function pointTwips(points: number): number {
  return Math.round(points * 20)
}

/** Half points. */
export function halves(points: number): number {
  return Math.round(points * 2)
}

/** Pixels at 96 to the inch, as pictures are sized. */
export function pixels(mm: number): number {
  return Math.round((mm * 96) / 25.4)
}
