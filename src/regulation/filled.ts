// Rules: the plan of a regulation with every place filled and bodies in the names of its date: what the plan paper prints.

import { presentNames } from './organisations.ts'
import { type Filling, fillIn } from './placeholders.ts'
import type { OpinionForm, Plan } from './plan.form.ts'
import type { Regulation } from './regulation.form.ts'
import type { Organisations } from './statute.form.ts'

export interface FilledPlan {
  readonly plan: Plan
  readonly issuingBody: string
  readonly event: string
  readonly place: string | undefined
  /** Bases that stand on a line of their own; those inside the opening sentence are printed there. */
  readonly bases: readonly string[]
  readonly annexes: readonly OpinionForm[]
}

function deep<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T & string
  if (Array.isArray(value)) return value.map((inner) => deep(inner, change)) as T & unknown[]
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, deep(inner, change)])) as T &
    object
}

/** `on`: the date of the paper; bodies that no longer exist then are printed under their present name. */
export function filledPlan(
  regulation: Regulation,
  filling: Filling,
  organisations: Organisations,
  on: Temporal.PlainDate,
): FilledPlan {
  const change = (text: string) => presentNames(fillIn(text, regulation, filling), on, organisations)
  return {
    plan: deep(regulation.plan, change),
    issuingBody: change(regulation.issuing_body),
    event: change(regulation.event),
    place: regulation.place && change(filling.place ?? regulation.place),
    bases: regulation.legal_bases.filter((basis) => !basis.in_opening).map((basis) => change(basis.text)),
    annexes: regulation.plan.annexes
      .flatMap((id) => regulation.forms.filter((form) => form.id === id))
      .map((form) => deep(form, change)),
  }
}

type Section = Plan['sections'][number] | Plan['sections'][number]['sections'][number]

/** "5. Đề nghị Ủy ban MTTQ …": the heading as printed, without text that runs in after it. */
export function sectionHeading(section: Pick<Section, 'number' | 'title' | 'body'>): string {
  const words = section.title ?? [section.body?.form, section.body?.name].filter(Boolean).join(' ')
  return [section.number, words].filter(Boolean).join(' ')
}
