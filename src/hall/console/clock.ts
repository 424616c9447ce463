// Rules: true times from a device whose clock may be wrong. The offset is measured against the server and both are kept:
// what the device said and what follows from it. Pure; times are milliseconds.

/** One measurement: server's clock less the device's. */
export interface Sample {
  /** Order of measuring and acting on this device; no clock is needed for it. */
  readonly seq: number
  /** One opening of the page: while it is open the clock is taken to be steady. */
  readonly run: string
  readonly offset: number
  /** Half the time the question took: how far the measurement may be off. */
  readonly error: number
}

export interface Stamp {
  readonly seq: number
  readonly run: string
  readonly deviceAt: number
}

/** Between two measurements of a steady clock. */
const STEADY_MS = 2000
const KEPT = 60

/** From a question sent and answered: the middle of the way is when the server looked at its clock. */
export function measure(sent: number, received: number, server: number): { offset: number; error: number } {
  return { offset: Math.round(server - (sent + received) / 2), error: Math.max(0, (received - sent) / 2) }
}

/** The better of two measurements of one steady run is kept; a jump is a further sample. */
export function remember(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1)
  if (last && last.run === sample.run && Math.abs(last.offset - sample.offset) <= STEADY_MS)
    return [...samples.slice(0, -1), sample.error <= last.error ? sample : last]
  return [...samples, sample].slice(-KEPT)
}

/**
 * The offset that held when something happened. Before and after agree as a rule. Where they do not, the clock was set
 * meanwhile: a measurement of the same opening of the page is believed, else the one whose time is possible (not before
 * what is known to have been earlier, not after now), else the later. `sure` is false where it had to be guessed.
 */
export function offsetAt(
  samples: readonly Sample[],
  stamp: Stamp,
  bounds: { readonly after: number; readonly before: number },
): { readonly offset: number; readonly sure: boolean } {
  const before = samples.filter((one) => one.seq <= stamp.seq).at(-1)
  const later = samples.find((one) => one.seq > stamp.seq)
  if (!before || !later)
    return { offset: (before ?? later)?.offset ?? 0, sure: (before ?? later) !== undefined }
  if (Math.abs(before.offset - later.offset) <= STEADY_MS) return { offset: before.offset, sure: true }
  const own = [before, later].filter((one) => one.run === stamp.run)
  if (own.length === 1 && own[0]) return { offset: own[0].offset, sure: true }
  const possible = [before, later].filter((one) => {
    const at = stamp.deviceAt + one.offset
    return at >= bounds.after - STEADY_MS && at <= bounds.before + STEADY_MS
  })
  if (possible.length === 1 && possible[0]) return { offset: possible[0].offset, sure: true }
  return { offset: later.offset, sure: false }
}

/** A clock further off than this is worth telling the person. */
const NOTED_MS = 30_000

/** "Đồng hồ máy chậm 3 phút so với máy chủ: giờ ghi đã được tính lại." */
export function clockWords(offset: number): string | undefined {
  if (Math.abs(offset) < NOTED_MS) return undefined
  return `Đồng hồ máy này ${offset > 0 ? 'chậm' : 'nhanh'} ${span(Math.abs(offset))} so với máy chủ. Giờ ghi được tính lại theo máy chủ; giờ của máy vẫn được giữ.`
}

function span(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return `${Math.round(ms / 1000)} giây`
  if (minutes < 120) return `${minutes} phút`
  if (minutes < 72 * 60) return `${Math.round(minutes / 60)} giờ`
  return `${Math.round(minutes / 60 / 24)} ngày`
}
