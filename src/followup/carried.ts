// Rules: which promises of earlier conferences the next one opens with. Plan S5: "Báo cáo kết quả giải quyết những ý kiến,
// kiến nghị của Nhân dân tại Hội nghị trước". Product 3.9: "a promise keeps its own date and stays open over years." Pure.
import { type CaseFacts, openPromise, roundOf } from './state.ts'

export interface CarriedPromise {
  readonly question: string
  /** What was asked. */
  readonly text: string
  readonly village: string | null
  readonly unit: string | null
  readonly conference: { readonly title: string; readonly date: string }
  /** What was promised, and until when. */
  readonly promised: string
  readonly due: string | null
  readonly doneOn: string | null
  /** What was done. */
  readonly note: string | null
}

export interface PromiseRow {
  readonly facts: CaseFacts
  readonly text: string
  readonly village: string | null
  readonly unit: string | null
  readonly conference: { readonly title: string; readonly date: string }
  readonly note: string | null
}

/** Open ones first, by date; then those done since `since`, when people last came together. Older ones were told then. */
export function carriedPromises(rows: readonly PromiseRow[], since: string): readonly CarriedPromise[] {
  return rows
    .flatMap((row): readonly CarriedPromise[] => {
      const { facts } = row
      const round = roundOf(facts)
      const done = facts.completed.find((each) => each.round === round)?.onDate ?? null
      const promise =
        openPromise(facts) ?? facts.promises.filter((each) => each.round === round).at(-1) ?? undefined
      if (!promise || (done !== null && done < since)) return []
      return [
        {
          question: facts.question,
          text: row.text,
          village: row.village,
          unit: row.unit,
          conference: row.conference,
          promised: promise.text,
          due: promise.due,
          doneOn: done,
          note: done === null ? null : row.note,
        },
      ]
    })
    .sort(
      (a, b) =>
        Number(a.doneOn !== null) - Number(b.doneOn !== null) ||
        (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
        (a.question < b.question ? -1 : 1),
    )
}
