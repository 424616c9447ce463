// Rules: the lines of a plan that carry a label ("Địa điểm:", "Chủ trì:", "Thành phần mời:"), with what stands behind it.
// NĐ 30/2020/NĐ-CP Phụ lục I: bố cục của văn bản hành chính.
import { type Block, sentencesOf } from './blocks.ts'
import type { Label, Lexicon } from './lexicon.form.ts'
import { matchForm } from './match.ts'

/** What stands behind a label: on its line, or in the lines under it. */
export interface Labelled {
  readonly block: Block
  readonly text: string
  /** The lines under the label, each an item; empty where it all stands on one line. */
  readonly items: readonly Block[]
}

/** The text behind the label, undefined where the block is not of that label. */
function behind(block: Block, label: RegExp): string | undefined {
  const form = matchForm(block.text)
  const match = label.exec(form)
  if (!match) return undefined
  const rest = block.text.slice(match[0].length)
  const colon = /^[^:.;]{0,60}?:\s*/u.exec(rest)
  if (colon) return rest.slice(colon[0].length).trim()
  return /^\s*(?:$|[,(]|-|và )/u.test(rest) ? '' : undefined
}

/** "II. THÀNH PHẦN, THỜI GIAN, ĐỊA ĐIỂM" is over several parts: its own lines may belong to it, its headings do not. */
const ofSeveral = (block: Block) => /,|-| và /u.test(block.text)

export function labelled(blocks: readonly Block[], label: Label, lexicon: Lexicon): readonly Labelled[] {
  const all = blocks.flatMap((block) => {
    const text = behind(block, lexicon.labels[label])
    if (text === undefined) return []
    const under = text === '' ? blocks.filter((each) => each.above[0] === block) : []
    const items = ofSeveral(block) ? under.filter((each) => each.level >= 4) : under
    return text === '' && items.length === 0 ? [] : [{ block, text, items }]
  })
  return all.toSorted((a, b) => Number(a.text === '') - Number(b.text === ''))
}

export const first = (text: string) =>
  sentencesOf(text)[0]
    ?.text.replace(/[.;,]\s*$/u, '')
    .trim() ?? ''
export const bare = (text: string) => text.replace(/[.;,]\s*$/u, '').trim()
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
