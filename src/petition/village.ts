// Rules: a village meant by a few letters, as a clerk types them: "hm", "huy m", "Huy Măng", "thôn 3", "3", an old name.
import { fold } from '../kit/text.ts'

export interface TypedVillage {
  readonly id: string
  readonly name: string
  readonly names: readonly string[]
}

export type MeantVillage =
  | { readonly state: 'one'; readonly id: string }
  | { readonly state: 'many'; readonly names: readonly string[] }
  | { readonly state: 'none' }

const KIND = /^(?:thon|to dan pho|tdp|to|ban|ap|lang|buon|bon|xom|khu pho|khu|khom|soc|phum|plei|doi) (?=\S)/

const bare = (name: string) => fold(name).replace(KIND, '')
const initialsOf = (words: string) =>
  words
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('')

/** "huy m" begins "huy mang": every typed word begins the word in its place. */
function begins(typed: string, name: string): boolean {
  const words = name.split(' ')
  return typed.split(' ').every((word, at) => words[at]?.startsWith(word))
}

/** From the surest reading to the loosest; the first that any village answers to decides. */
export function villageMeant(typed: string, villages: readonly TypedVillage[]): MeantVillage {
  const same = villages.find((one) => one.id === typed)
  if (same) return { state: 'one', id: same.id }
  const whole = fold(typed)
  const short = bare(typed)
  if (whole === '') return { state: 'none' }
  const readings: readonly ((name: string) => boolean)[] = [
    (name) => fold(name) === whole,
    (name) => bare(name) === short,
    (name) => initialsOf(bare(name)) === whole.replaceAll(' ', ''),
    (name) => begins(short, bare(name)),
    (name) => initialsOf(bare(name)).startsWith(whole),
    (name) => ` ${bare(name)}`.includes(` ${short}`),
  ]
  for (const reads of readings) {
    const found = villages.filter((one) => [one.name, ...one.names].some(reads))
    if (found.length === 1) return { state: 'one', id: (found[0] as TypedVillage).id }
    if (found.length > 1) return { state: 'many', names: found.map(({ name }) => name) }
  }
  return { state: 'none' }
}
