// Rules: which layer of the law binds a conference, and what it demands besides dates. Luật 77/2015/QH13 Điều 125, then
// Luật 65/2025/QH15 Điều 24, then Luật 72/2025/QH15 Điều 43, each in its own time (regulations/statute.yaml).
import { fold } from '../kit/text.ts'
import type { Regulation } from './regulation.form.ts'
import type { Statute, StatuteCheck, StatuteLayer } from './statute.form.ts'

/** The layer in force on a date; undefined before the first one, when the law is a remark only. */
export function layerOn(date: Temporal.PlainDate, statute: Statute): StatuteLayer | undefined {
  const iso = date.toString()
  return statute.layers.find((layer) => layer.from <= iso && (layer.to === undefined || iso <= layer.to))
}

export interface CheckResult {
  readonly check: StatuteCheck
  readonly met: boolean
}

function wordsLookedAt(check: StatuteCheck, regulation: Regulation): readonly string[] {
  const rulesOf = (...duties: readonly string[]) =>
    regulation.rules.filter((rule) => duties.includes(rule.duty))
  switch (check.looks_at) {
    case 'co_chair':
      return regulation.chairs.flatMap((chair) => (chair.standing_council ? check.any_of : [chair.position]))
    case 'notice_must_state':
      return rulesOf('notice', 'invite').flatMap((rule) => rule.must_state)
    case 'notice_publish':
      return [
        ...rulesOf('notice', 'invite').flatMap((rule) => rule.publish),
        ...regulation.publication.filter((each) => each.duty === 'notice').flatMap((each) => each.where),
      ]
    case 'result_publish':
      return rulesOf('result').flatMap((rule) => rule.publish)
  }
}

/** Luật 72/2025/QH15 Điều 43: co-chair, way to take part, mass media, notice board and every village head. */
export function statuteChecks(regulation: Regulation, layer: StatuteLayer): readonly CheckResult[] {
  return layer.checks.map((check) => {
    const words = wordsLookedAt(check, regulation).map(fold)
    return { check, met: check.any_of.some((wanted) => words.some((word) => word.includes(fold(wanted)))) }
  })
}
