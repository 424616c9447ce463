// Rules: which kind an opinion is, from signs (domain: sorting at the door). Kinds that leave the dialogue are looked for
// first, and rather once too often: a person reads the words and decides. Border cases (the manner of an official) stay.
import type { Kind } from '../../regulation/codes.ts'
import type { Sign } from './cues.form.ts'
import { evidenceOf, type GroupHits, groupHits, type Span } from './evidence.ts'
import { type Hit, wordsOf } from './phrases.ts'
import { ranked, type Scored } from './score.ts'
import type { Sorter } from './sorter.ts'
import type { Line } from './syllables.ts'
import { chancesOf, wordsFor } from './weights.ts'

const GRAVE: readonly Kind[] = ['to_cao', 'khieu_nai', 'to_giac', 'tranh_chap']
/** A paper is wanted where it and the wish for it stand together. */
const PAPER_FROM = 2.5
/** Beside a calming word a sign speaks so much. */
const CALM = 0.3
const FURTHER_SIGN = 0.25
/** What was learnt adds no more than this to a kind that leaves the dialogue. */
const LEANS = 0.6
const WISHES_BEGIN = new Set(
  `cấp tăng sửa kéo làm mở ngăn công giãn kiểm thay lắp xây hỗ bổ giảm nâng đưa hướng vận xử tổ thông cho bố nạo cải tạo
  đầu giữ trả đo đổ gia trồng phun cắm rà trang tiêm di xét đắp đẩy đốn duy`.split(/\s+/),
)

/** The loudest way to find one hit of each group within the reach; the hits must not be the same words. */
function nearest(groups: GroupHits, names: readonly string[], within: number): readonly Hit<string>[] {
  const [first = '', ...rest] = names
  for (const start of groups.get(first) ?? []) {
    const chosen = [start]
    for (const name of rest) {
      const next = (groups.get(name) ?? []).find((hit) => chosen.every((one) => apart(one, hit, within)))
      if (!next) break
      chosen.push(next)
    }
    if (chosen.length === names.length) return chosen
  }
  return []
}

function apart(a: Hit<string>, b: Hit<string>, within: number): boolean {
  if (a.from < b.to && b.from < a.to) return false
  return Math.max(a.to, b.to) - Math.min(a.from, b.from) <= within
}

/** Somebody asks how it is done, praises, or speaks of the law in the sentence of the sign. */
function calmed(line: Line, groups: GroupHits, hits: readonly Hit<string>[], sign: Sign): boolean {
  const sentenceOf = (hit: Hit<string>) => line.syllables[hit.from]?.sentence ?? 0
  const sentences = new Set(hits.map(sentenceOf))
  if (sign.calm_asked && [...sentences].some((sentence) => line.asked.has(sentence))) return true
  return ['asking_how', 'praise'].some((name) =>
    (groups.get(name) ?? []).some((hit) => sentences.has(sentenceOf(hit))),
  )
}

interface Told {
  readonly weight: number
  readonly hits: readonly Hit<string>[]
}

function told(line: Line, groups: GroupHits, sign: Sign): Told | undefined {
  const hits = sign.any
    ? sign.any.flatMap((name) => groups.get(name) ?? [])
    : nearest(groups, sign.near ?? [], sign.within)
  if (hits.length === 0) return undefined
  const quiet =
    (sign.calm && calmed(line, groups, hits, sign)) ||
    (sign.calm_with !== undefined && (groups.get(sign.calm_with) ?? []).length > 0)
  const further = sign.any ? Math.min(4, new Set(hits.map((hit) => hit.phrase)).size - 1) * FURTHER_SIGN : 0
  return { weight: sign.weight * (1 + further) * (quiet ? CALM : 1), hits }
}

export function scoredKinds(line: Line, groups: GroupHits, sorter: Sorter): ReadonlyMap<Kind, Scored<Kind>> {
  const sums = new Map<Kind, { score: number; words: string[] }>()
  for (const sign of sorter.kinds.signs) {
    const found = told(line, groups, sign)
    if (!found) continue
    const sum = sums.get(sign.kind) ?? { score: 0, words: [] }
    sum.score += found.weight
    sum.words.push(...found.hits.map((hit) => wordsOf(line, hit)))
    sums.set(sign.kind, sum)
  }
  return new Map(
    [...sums].map(([code, { score, words }]) => [code, { code, score, words: [...new Set(words)] }]),
  )
}

/** From so much chance on a matter of the law on complaints and denunciations is suggested … */
const LAWFUL_FROM = 0.13
/** … and from so much where a sign speaks for it too. */
const SIGNED_FROM = 0.02

const isLawful = (kind: Kind) => kind === 'to_cao' || kind === 'khieu_nai'

/**
 * `leaning`: what officers' decisions say, as a sum for each kind. Signs and learnt evidence are heard together; a sign
 * of a grave kind is seldom overheard, since a person reads what is suggested.
 */
export function kindOf(
  line: Line,
  sorter: Sorter,
  leaning: ReadonlyMap<string, number>,
  words: ReadonlyMap<string, Span>,
): Scored<Kind> {
  const groups = groupHits(line, sorter.groups)
  const scores = scoredKinds(line, groups, sorter)
  const evidence = evidenceOf(line, groups, words, sorter.weights.of)
  const lean = chancesOf(sorter.weights, evidence)
  if (lean.size === 0) return bySigns(line, groups, scores, sorter, leaning)
  const heard = (kind: Kind): Scored<Kind> => {
    const decided = leaning.get(kind) ?? 0
    // What was decided may call somebody's attention to a word of theirs, it never silences an accusation.
    const times = Math.exp(GRAVE.includes(kind) ? Math.max(0, decided) : decided)
    return { code: kind, score: (lean.get(kind) ?? 0) * times, words: [] }
  }
  const all = ranked([...lean.keys()].map(heard))
  const lawful = all.filter(({ code }) => isLawful(code))
  const chance = lawful.reduce((sum, { code }) => sum + (lean.get(code) ?? 0), 0)
  const signed = Math.max(scores.get('to_cao')?.score ?? 0, scores.get('khieu_nai')?.score ?? 0)
  const suspected = chance >= LAWFUL_FROM || (chance >= SIGNED_FROM && signed >= sorter.kinds.grave_from)
  const best = (suspected ? lawful[0] : all[0]) ?? bySigns(line, groups, scores, sorter, leaning)
  const signs = scores.get(best.code)?.words ?? []
  return {
    ...best,
    words: [...new Set([...signs.slice(0, 3), ...wordsFor(line, sorter.weights, evidence, best.code)])],
  }
}

/** Without anything learnt. */
function bySigns(
  line: Line,
  groups: GroupHits,
  scores: ReadonlyMap<Kind, Scored<Kind>>,
  sorter: Sorter,
  leaning: ReadonlyMap<string, number>,
): Scored<Kind> {
  const grave = GRAVE.flatMap((kind) => {
    const found = scores.get(kind)
    const more = Math.min(LEANS, Math.max(0, leaning.get(kind) ?? 0))
    return found ? [{ ...found, score: found.score + more }] : []
  })
  const [loudest] = ranked(grave)
  if (loudest && loudest.score >= sorter.kinds.grave_from) return loudest
  const paper = scores.get('tthc')
  if (paper && paper.score >= PAPER_FROM) return paper
  return openKind(line, groups, scores, leaning)
}

function openKind(
  line: Line,
  groups: GroupHits,
  scores: ReadonlyMap<Kind, Scored<Kind>>,
  leaning: ReadonlyMap<string, number>,
): Scored<Kind> {
  const of = (code: Kind): Scored<Kind> => {
    const found = scores.get(code) ?? { code, score: 0, words: [] }
    return { ...found, score: found.score + (leaning.get(code) ?? 0) }
  }
  const [asks, wishes, gives, tells] = [of('hoi'), of('kien_nghi'), of('gop_y'), of('phan_anh')]
  const last = line.syllables.at(-1)?.folded
  const asking = asks.score + (line.asked.size > 0 ? 1.5 : 0) + (last === 'khong' || last === 'chua' ? 1 : 0)
  const first = line.syllables[0]
  const begins = (name: string) => (groups.get(name) ?? []).some((hit) => hit.from <= 1)
  const wishing =
    wishes.score +
    (first && WISHES_BEGIN.has(line.text.slice(first.from, first.to).toLowerCase()) ? 1.5 : 0) +
    (begins('wish') ? 1.5 : 0)
  if (gives.score >= 1.5 && (begins('idea') || gives.score > wishing) && asking <= gives.score + 1)
    return gives
  if (asking >= 1.5 && asking > wishing) return { ...asks, score: asking }
  if (tells.score > wishing) return tells
  return wishes
}
