// Something said before or elsewhere that sounds like a text: for triage, and while it is being typed.
import { listConferences } from '../conference/store.ts'
import type { Ctx } from '../kit/http/route.ts'
import type { Signed } from '../office/session.ts'
import { type Alike, pastNote } from './question.pages.tsx'
import { visibleTo } from './scope.ts'
import { worthComparing } from './search/alike.ts'
import { standardComparer } from './sorting/library.ts'
import { mostSimilarOf } from './sorting/same.ts'
import { questionsById } from './store.ts'
import { listPastMatters } from './submission.store.ts'

type Staff = Ctx<Signed>

const COMPARED = 60

export interface Compared {
  readonly text: string
  readonly conference_id: string
  /** Of a question that is stored already. */
  readonly submission_id?: string
  readonly repeat_of?: string | null
}

/** Matters of this conference, of earlier ones and of years before the system that sound alike. */
export async function alikeOf(ctx: Staff, row: Compared): Promise<readonly Alike[]> {
  const near = await worthComparing(ctx.read, ctx.scope, row.text, COMPARED)
  const rows = await questionsById(
    ctx.read,
    ctx.scope,
    near.map(({ id }) => id),
    visibleTo(ctx.who),
  )
  const years = new Map((await listConferences(ctx.read, ctx.scope)).map(({ id, year }) => [id, year]))
  const past = await listPastMatters(ctx.read, ctx.scope)
  const others = rows.filter(
    (other) =>
      other.submission_id !== row.submission_id &&
      other.duplicate_of === null &&
      other.split_kind === null &&
      other.id !== row.repeat_of,
  )
  const told = new Map<string, Alike>()
  for (const other of others) {
    const same = other.conference_id === row.conference_id
    told.set(`q:${other.id}`, {
      value: `q:${other.id}`,
      text: other.text,
      note: `${same ? 'Cùng hội nghị này' : `Hội nghị năm ${years.get(other.conference_id) ?? ''}`}${other.times > 1 ? `, đã nêu ${other.times} lần` : ''}`,
      shared: [],
      kind: same ? 'trung' : 'nhac_lai',
    })
  }
  for (const matter of past)
    told.set(`p:${matter.id}`, {
      value: `p:${matter.id}`,
      text: matter.text,
      note: pastNote(matter),
      shared: [],
      kind: 'nhac_lai',
    })
  const candidates = [...told.values()].map(({ value, text }) => ({ id: value, text }))
  return mostSimilarOf(standardComparer(), row.text, candidates, 5).flatMap((found) => {
    const one = told.get(found.id)
    return one ? [{ ...one, shared: found.shared }] : []
  })
}
