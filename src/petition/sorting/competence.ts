// Rules: who can decide what an opinion asks for: the commune, a superior, another body; complaints, crimes and disputes go
// where the law sends them. Cue words, the field and what the words of decided opinions showed are weighed together.
import type { Competence, Field, Kind } from '../../regulation/codes.ts'
import { type Evidence, groupHits, type Span, weighedWords } from './evidence.ts'
import { HALF, mattersIn } from './matters.ts'
import { hitsIn, notInside } from './phrases.ts'
import { type Scored, together, type Voice, voicesByCode } from './score.ts'
import { IGNORE, type Sorter } from './sorter.ts'
import type { Line } from './syllables.ts'
import { chancesOf, wordsFor } from './weights.ts'

/** Those among whom it is weighed; the law on complaints and denunciations is the kind's matter. */
export type Decider = Exclude<Competence, 'complaint_law'>
export const DECIDERS: readonly Decider[] = ['commune', 'superior', 'other_body']

/** Kinds whose competence follows from the kind alone. */
export const BY_KIND: readonly Kind[] = ['khieu_nai', 'to_cao', 'to_giac']

export interface Asked {
  readonly kind: Scored<Kind>
  readonly field: Field | undefined
  /** What officers' decisions say of the words, as a sum for each. */
  readonly leaning: ReadonlyMap<string, number>
  readonly words: ReadonlyMap<string, Span>
}

type Voices = ReadonlyMap<Decider | 'less', readonly Voice[]>

/** From so much on a cue is loud, sure, beyond doubt: two words of one meaning say no more than that. */
const STEPS = [
  [0, ''],
  [1.5, ' loud'],
  [2.4, ' sure'],
  [4, ' very'],
] as const

function voicesIn(line: Line, sorter: Sorter): Voices {
  const voices = new Map(
    voicesByCode<Decider | 'less' | 'complaint_law' | typeof IGNORE>(
      line,
      notInside(hitsIn(line, sorter.competence)),
    ),
  )
  voices.delete(IGNORE)
  voices.delete('complaint_law')
  return voices as Voices
}

/** What may speak for one who decides: the cues by their loudness, the field, the kind, the words. */
export function competenceEvidence(
  line: Line,
  sorter: Sorter,
  asked: Pick<Asked, 'field' | 'words'> & { readonly kind: Kind },
  weights?: ReadonlyMap<string, unknown>,
): readonly Evidence[] {
  const found: Evidence[] = []
  const add = (name: string, at: readonly Span[] = []) => found.push({ name, at })
  const field = asked.field ?? 'khac'
  add(`k ${asked.kind}`)
  add(`f ${field}`)
  for (const [code, voices] of voicesIn(line, sorter)) {
    const { score } = together(voices)
    for (const [from, name] of STEPS) if (score >= from) add(`c ${code}${name}`)
    if (score >= 1.5) add(`n ${field} ${code}`)
  }
  if (groupHits(line, sorter.groups).has('mediate')) add(`g mediate ${asked.kind}`)
  if (line.asked.size > 0) add('m asked')
  for (const [matter, sure] of mattersIn(line, sorter.matters).meaning)
    if (sure > HALF) {
      const name = sorter.matters.names[matter] ?? ''
      add(`q ${name}`)
      add(`p ${sorter.matters.families[matter] ?? ''}`)
    }
  const weighed = weights && weighedWords(weights)
  for (const [word, span] of asked.words) {
    const name = weighed ? weighed.get(word) : `w ${word}`
    if (name !== undefined) add(name, [span])
  }
  return found
}

export function competenceOf(line: Line, sorter: Sorter, asked: Asked): Scored<Competence> {
  const { kind } = asked
  const ofKind = { score: kind.score, words: kind.words }
  if (kind.code === 'khieu_nai' || kind.code === 'to_cao') return { code: 'complaint_law', ...ofKind }
  if (kind.code === 'to_giac') return { code: 'other_body', ...ofKind }
  if (sorter.deciders.kinds.length === 0) return bySigns(line, sorter, asked)
  const evidence = competenceEvidence(line, sorter, { ...asked, kind: kind.code }, sorter.deciders.of)
  const chances = chancesOf(sorter.deciders, evidence)
  const [best] = [...chances]
    .map(([code, chance]) => ({ code, score: chance * Math.exp(asked.leaning.get(code) ?? 0) }))
    .sort((a, b) => b.score - a.score)
  if (!best || best.code === 'commune') return { code: 'commune', score: best?.score ?? 0, words: [] }
  const said = together(voicesIn(line, sorter).get(best.code) ?? []).words
  return { ...best, words: [...new Set([...said, ...wordsFor(line, sorter.deciders, evidence, best.code)])] }
}

/** From so much on it is said that another than the commune decides. */
const ABOVE_FROM = 2.4

/** Without anything learnt. */
function bySigns(line: Line, sorter: Sorter, { kind, field }: Asked): Scored<Competence> {
  const commune = { code: 'commune' as const, score: 0, words: [] }
  if (kind.code === 'tthc') return commune
  // Somebody asks the commune to mediate: it does, for land it must (Luật Đất đai 2024 Điều 235).
  if (kind.code === 'tranh_chap') {
    const mediate = groupHits(line, sorter.groups).has('mediate')
    return { code: mediate ? 'commune' : 'other_body', score: kind.score, words: kind.words }
  }
  const voices = voicesIn(line, sorter)
  const leans = (field && sorter.leans[field]) ?? {}
  const heard = (code: 'superior' | 'other_body'): Scored<Competence> => {
    const said = together(voices.get(code) ?? [])
    return { code, score: said.score + (said.score > 0 ? (leans[code] ?? 0) : 0), words: said.words }
  }
  const [superior, other] = [heard('superior'), heard('other_body')]
  const loudest = superior.score >= other.score ? superior : other
  const less = together(voices.get('less') ?? []).score
  // An idea for the commune may well speak of what others run.
  const from = kind.code === 'gop_y' ? 2 * ABOVE_FROM : ABOVE_FROM
  return loudest.score - less * 0.5 < from ? commune : loudest
}
