// `bin/doithoai-dev bench triage`: how right kind, field, competence and same matter are on the labelled opinions, each
// writer by what the others taught. `triage learn` makes the counts and weights of cues/ anew (with `only`: no more);
// `triage wrong` prints the wrong cases; `triage speed` measures the speed alone; `triage held` measures the writers that taught nothing (bench/opinions/held), `triage file=PATH` measures a file of strangers by what is shipped.
import { writeFileSync } from 'node:fs'

import {
  CHECKED_CUES,
  checkedText,
  DECIDERS_WEIGHTS,
  PAIRS,
  STARTING_COUNTS,
  shippedCues,
  standardComparer,
  startingCounts,
  startingDeciders,
  startingWeights,
  THEMES,
  USUAL_WORDS,
  WEIGHTS,
  writtenCues,
} from '../src/petition/sorting/library.ts'
import { NOTHING_LEARNT } from '../src/petition/sorting/model.ts'
import { pairWeightsText } from '../src/petition/sorting/pairs.ts'
import { sorterOf } from '../src/petition/sorting/sorter.ts'
import { countsText, usualText } from '../src/petition/sorting/starting.ts'
import { suggest } from '../src/petition/sorting/suggest.ts'
import { themesText } from '../src/petition/sorting/themes.ts'
import { weightsText } from '../src/petition/sorting/weights.ts'
import { digestOfCues, heldBack, readLabelled } from './blind.ts'
import { type Opinion, readOpinions } from './opinions.ts'
import type { Measured } from './run.ts'
import { type Paired, paired, pairedTogether } from './same.ts'
import { countsOf, type Share, type Sorted, sorted, sortedTogether } from './sorting.ts'
import {
  placesAsStrangers,
  SHIPPED_FROM,
  taughtBy,
  taughtDeciders,
  taughtPairs,
  taughtWeights,
} from './teach.ts'

export function learn(): string {
  const cues = writtenCues()
  writeFileSync(CHECKED_CUES, checkedText(cues))
  const bare = sorterOf(cues, NOTHING_LEARNT)
  const open = readOpinions()
  const { counts, usual, themes } = taughtBy(bare, cues, open)
  writeFileSync(STARTING_COUNTS, countsText(counts))
  writeFileSync(WEIGHTS, weightsText(taughtWeights(bare, open)))
  writeFileSync(DECIDERS_WEIGHTS, weightsText(taughtDeciders(bare, open)))
  writeFileSync(USUAL_WORDS, usualText(usual))
  writeFileSync(THEMES, themesText(themes))
  const pairs = placesAsStrangers(bare, cues, open).flatMap((place) => place.pairs)
  writeFileSync(PAIRS, pairWeightsText(taughtPairs(pairs)))
  return `${STARTING_COUNTS}: ${counts.words.size} từ, từ ${counts.total} ý kiến.`
}

const text = ({ right, of }: Share) =>
  `${right}/${of}${of === 0 ? '' : ` (${((right / of) * 100).toFixed(1).replace('.', ',')} %)`}`
const reached = ({ right, of }: Share, bar: number) => of === 0 || right / of >= bar

function rows(name: string, told: Sorted): readonly Measured[] {
  const details = `đúng loại ${text(told.kind)}`
  return [
    {
      name: `${name}: tìm ra tố cáo, khiếu nại`,
      bar: '≥ 95 %; đúng ≥ 60 %',
      value: `${text(told.recall)}; ${text(told.precision)}`,
      met: reached(told.recall, 0.95) && reached(told.precision, 0.6),
      details,
    },
    {
      name: `${name}: lĩnh vực đúng trong ba gợi ý đầu`,
      bar: '≥ 90 %',
      value: text(told.field),
      met: reached(told.field, 0.9),
      details: '',
    },
    {
      name: `${name}: thẩm quyền`,
      bar: '≥ 85 %',
      value: text(told.competence),
      met: reached(told.competence, 0.85),
      details: '',
    },
  ]
}

/** Writers of cue words and counts: each is sorted by what the others taught. */
function byWriter(opinions: readonly Opinion[], wrong: string[]): readonly Measured[] {
  const cues = writtenCues()
  writeFileSync(CHECKED_CUES, checkedText(cues))
  const bare = sorterOf(cues, NOTHING_LEARNT)
  return [...new Set(opinions.map(({ writer }) => writer))].flatMap((writer) => {
    const others = opinions.filter((one) => one.writer !== writer)
    const told = sorted(
      opinions.filter((one) => one.writer === writer),
      sorterOf(
        cues,
        countsOf(others, bare, SHIPPED_FROM),
        taughtWeights(bare, others),
        taughtDeciders(bare, others),
      ),
    )
    wrong.push(...told.wrong)
    return rows(`người viết ${writer.toUpperCase()}`, told)
  })
}

function sameRow(name: string, told: Paired): Measured {
  return {
    name: `${name}: cặp cùng một việc`,
    bar: 'F1 ≥ 0,85',
    value: told.f1.toFixed(3).replace('.', ','),
    met: told.f1 >= 0.85,
    details: `tìm ra ${text(told.recall)}, đúng ${text(told.precision)}`,
  }
}

/** Matters are shared by writers of one village only; each village is judged by what the others taught. */
function byPlace(opinions: readonly Opinion[], wrong: string[]): readonly Measured[] {
  const cues = writtenCues()
  const places = placesAsStrangers(sorterOf(cues, NOTHING_LEARNT), cues, opinions)
  return places.map((place) => {
    const others = places.filter((one) => one !== place).flatMap(({ pairs }) => pairs)
    const name = `người viết ${place.writers.join(', ').toUpperCase()}`
    const told = paired(place.opinions, { ...place.comparer, pairs: taughtPairs(others) })
    wrong.push(...told.wrong)
    return sameRow(name, told)
  })
}

function speed(opinions: readonly Opinion[]): Measured {
  const sorter = sorterOf(shippedCues(), startingCounts(), startingWeights(), startingDeciders())
  // The first time through, Node is still compiling.
  for (const { text: words } of opinions) suggest(sorter, words)
  const started = process.cpuUsage()
  const spent = () => {
    const { user, system } = process.cpuUsage(started)
    return (user + system) / 1_000_000
  }
  let done = 0
  while (spent() < 4) {
    for (const { text: words } of opinions) suggest(sorter, words)
    done += opinions.length
  }
  const perSecond = done / spent()
  return {
    name: 'gợi ý trong một giây bộ xử lý',
    bar: '≥ 2.000',
    value: String(Math.round(perSecond)),
    met: perSecond >= 2000,
    details: 'một luồng',
  }
}

/** Opinions of other people, as the shipped sorter tells them: each file, then all together. */
function strangers(files: readonly string[], told: boolean): readonly Measured[] {
  const sorter = sorterOf(shippedCues(), startingCounts(), startingWeights(), startingDeciders())
  const each = files.map((file) => {
    const opinions = readLabelled(file)
    const name = opinions[0]?.writer ?? file
    return { name, one: sorted(opinions, sorter), pairs: paired(opinions, standardComparer()) }
  })
  if (told)
    for (const { one, pairs } of each) for (const line of [...one.wrong, ...pairs.wrong]) console.error(line)
  const found = each.flatMap(({ name, one, pairs }) => [...rows(name, one), sameRow(name, pairs)])
  if (each.length < 2) return found
  const all = `tất cả ${each.length} người viết`
  return [
    ...found,
    ...rows(all, sortedTogether(each.map(({ one }) => one))),
    sameRow(all, pairedTogether(each.map(({ pairs }) => pairs))),
  ]
}

export async function triage(words: readonly string[] = []): Promise<readonly Measured[]> {
  if (words.includes('learn')) {
    console.log(learn())
    if (words.includes('only')) return []
  }
  console.log(`Chữ gợi ý và số đếm: ${digestOfCues()}`)
  const named = words.filter((word) => word.startsWith('file=')).map((word) => word.slice(5))
  const files = words.includes('held') ? [...named, ...heldBack()] : named
  if (files.length > 0) return strangers(files, words.includes('wrong'))
  const open = readOpinions()
  if (words.includes('speed')) return [speed(open)]
  const wrong: string[] = []
  const found = [...byWriter(open, wrong), ...byPlace(open, wrong), speed(open)]
  if (words.includes('wrong')) for (const one of wrong) console.error(one)
  return found
}
