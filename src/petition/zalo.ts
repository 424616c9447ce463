// Rules: messages copied from Zalo (or another messenger): who wrote, when, what. The writing differs between the phone
// and the computer; what is not a head of a message belongs to the words of the one before.
import { parseDate } from '../kit/clock.ts'
import { clean } from '../kit/text.ts'

export interface Message {
  readonly name: string | null
  /** dd/mm/yyyy as it stood, or nothing. */
  readonly on: string | null
  readonly at: string | null
  readonly text: string
}

const TIME = String.raw`([01]?\d|2[0-3])[:hg]([0-5]\d)(?::\d\d)?`
const DATE = String.raw`(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})`
/** "[08:30, 12/11/2026] Tên: lời" and "[12/11/2026 08:30] Tên: lời". */
const HEADED = new RegExp(String.raw`^\[(?:${TIME},? ${DATE}|${DATE},? ${TIME})\] ([^:]{1,60}): ?(.*)$`, 'u')
/** "Tên (12/11/2026 08:30): lời", "Tên, 12/11/2026 08:30". */
const NAMED = new RegExp(String.raw`^([^:()\d\[\]]{2,60}?)[,(]? ?\(?${DATE},? ${TIME}\)?:? ?(.*)$`, 'u')
/** The computer's copy: a name alone, and the time on the line after it. */
const TIME_ALONE = new RegExp(`^(?:${DATE} )?${TIME}(?: ${DATE})?$`, 'u')

function hours(hour: string | undefined, minute: string | undefined): string | null {
  return hour && minute ? `${hour.padStart(2, '0')}:${minute}` : null
}

function headOf(line: string): Message | undefined {
  const headed = HEADED.exec(line)
  if (headed) {
    const [, h1, m1, d1, d2, h2, m2, name, text = ''] = headed
    return { name: clean(name ?? ''), on: d1 ?? d2 ?? null, at: hours(h1 ?? h2, m1 ?? m2), text }
  }
  const named = NAMED.exec(line)
  if (!named) return undefined
  const [, name, on, hour, minute, text = ''] = named
  return { name: clean(name ?? ''), on: on ?? null, at: hours(hour, minute), text }
}

/** The messages of a pasted text; none when nothing in it has a head. */
export function messagesIn(pasted: string): readonly Message[] {
  const lines = clean(pasted).split('\n')
  const found: Message[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] as string).trim()
    const alone = TIME_ALONE.exec(lines[at + 1]?.trim() ?? '')
    const head = headOf(line)
    if (head) found.push(head)
    else if (alone && line !== '' && line.length <= 60 && !/[.?!]$/.test(line)) {
      const [, d1, hour, minute, d2] = alone
      found.push({ name: line, on: d1 ?? d2 ?? null, at: hours(hour, minute), text: '' })
      at++
    } else if (found.length > 0) {
      const last = found.at(-1) as Message
      found[found.length - 1] = { ...last, text: `${last.text}\n${line}` }
    }
  }
  return joined(
    found.map((one) => ({ ...one, text: clean(one.text), on: one.on && parseDate(one.on) ? one.on : null })),
  )
}

/** One person who writes in several pieces says one thing; an empty head is nothing. */
function joined(messages: readonly Message[]): readonly Message[] {
  const all: Message[] = []
  for (const one of messages) {
    const last = all.at(-1)
    if (last && last.name === one.name && last.on === one.on)
      all[all.length - 1] = { ...last, text: clean(`${last.text}\n${one.text}`) }
    else all.push(one)
  }
  return all.filter(({ text }) => text !== '')
}
