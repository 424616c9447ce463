// Numbers that look random and are the same for the same seed, so that a failure can be played again.

/** The same numbers each time (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let at = Math.imul(state ^ (state >>> 15), 1 | state)
    at = (at + Math.imul(at ^ (at >>> 7), 61 | at)) ^ at
    return ((at ^ (at >>> 14)) >>> 0) / 4_294_967_296
  }
}
