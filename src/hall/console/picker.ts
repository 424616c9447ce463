// Rules: finding the speaker by a few letters without tone marks, or reading a name typed anew: "Nguyễn Văn A, Huy Măng".
import { clean, fold } from '../../kit/text.ts'
import type { Speaker } from './act.ts'

export interface Village {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
}

/** Somebody who may be about to speak. */
export interface Candidate {
  readonly name: string
  readonly village: string | null
  readonly address: string | null
  /** A turn that waits. */
  readonly speech: string | null
  readonly registration: string | null
  /** Why they are offered: "Đang chờ", "Đã đăng ký", "Có mặt", "Đã phát biểu". */
  readonly why: string
}

const MOST = 8

/** Every word typed begins a word of the name or the village; "nv a" finds "Nguyễn Văn A" by initials too. */
export function candidates(
  all: readonly Candidate[],
  typed: string,
  villageName: (id: string | null) => string,
): readonly Candidate[] {
  const words = fold(typed).split(' ').filter(Boolean)
  if (words.length === 0) return all.filter((one) => one.speech !== null).slice(0, MOST)
  const found = all.flatMap((one) => {
    const name = fold(one.name).split(' ')
    const place = fold(villageName(one.village)).split(' ')
    const initials = name.map((word) => word[0] ?? '').join('')
    const fits = words.every(
      (word) =>
        [...name, ...place].some((each) => each.startsWith(word)) ||
        (word.length > 1 && initials.includes(word)),
    )
    if (!fits) return []
    // The given name stands last in Vietnamese and is what people call out.
    const given = name.at(-1) ?? ''
    return [{ one, rank: (one.speech ? 0 : 4) + (words.some((word) => given.startsWith(word)) ? 0 : 2) }]
  })
  return found
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one)
    .slice(0, MOST)
}

/** A name typed anew; the part behind the last comma is the village where it fits one, else the address. */
export function typedSpeaker(typed: string, villages: readonly Village[]): Speaker {
  const parts = clean(typed)
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const [name = '', ...rest] = parts
  const last = rest.at(-1)
  const village = last === undefined ? undefined : villageFor(last, villages)
  const address = (village ? rest.slice(0, -1) : rest).join(', ')
  return { name: name.slice(0, 100), village: village?.id ?? null, address: address.slice(0, 200) || null }
}

export function villageFor(typed: string, villages: readonly Village[]): Village | undefined {
  const wanted = bare(typed)
  if (wanted === '') return undefined
  const names = (village: Village) => [village.name, ...village.aliases].map(bare)
  const exact = villages.find((village) => names(village).includes(wanted))
  if (exact) return exact
  const near = villages.filter((village) => names(village).some((name) => name.startsWith(wanted)))
  return near.length === 1 ? near[0] : undefined
}

/** "Thôn Huy Măng" and "huy mang" are the same place. */
function bare(text: string): string {
  return fold(text).replace(/^(thon|ban|lang|buon|ap|khu|to dan pho|to) (?=.)/, '')
}
