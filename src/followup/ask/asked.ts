// Rules: whom a village head asks whether they are content. Luật 10/2022/QH15 Điều 34; product 3.9: "Person says satisfied / not,
// with reason". Only who has an answer is asked, in the round that was answered; the last word counts.
import { type CaseFacts, isOwed, nextOf, requestState, roundOf } from '../state.ts'

/** Answered, guided, refused with its ground or done: there is something to be content with. */
export function mayBeAsked(facts: CaseFacts): boolean {
  return requestState(facts) !== 'tach' && nextOf(facts) !== 'dispose' && !isOwed(facts)
}

/** What the person said last in the present round; `facts` are the head's, `own` the question's. */
export function lastWord(facts: CaseFacts, own: CaseFacts): boolean | undefined {
  return own.satisfied.filter((row) => row.round === roundOf(facts)).at(-1)?.satisfied
}
