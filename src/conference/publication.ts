// Rules: what must still be published, and what the statute demands besides dates (Luật 72/2025/QH15 Điều 43; the
// regulation's own publication duties). Pure.
import { fold } from '../kit/text.ts'
import type { Regulation } from '../regulation/regulation.form.ts'

export interface Published {
  readonly duty: string
  readonly place: string
}

/** Places named by the regulation for which the log shows no proof yet. */
export function missingPublications(
  regulation: Pick<Regulation, 'publication'>,
  done: readonly Published[],
): readonly Published[] {
  return regulation.publication.flatMap((duty) =>
    duty.where
      .filter((place) => !done.some((each) => each.duty === duty.duty && samePlace(each.place, place)))
      .map((place) => ({ duty: duty.duty, place })),
  )
}

/** The log's words need not be the regulation's: one place is another when either names the other's words. */
function samePlace(logged: string, wanted: string): boolean {
  const [a, b] = [fold(logged), fold(wanted)]
  return a.includes(b) || b.includes(a)
}
