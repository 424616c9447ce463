// Rules: what waits because it is not whole, whatever the line does. It is said with what it lacks and where, so that
// nobody takes it for a slow line.
import { type Lack, lackOf, parted, type Waiting } from './outbox.ts'
import { type SeenMatter, type SeenSpeech, stuckOf } from './view.ts'

export interface Unfinished extends Lack {
  readonly speech: string
  readonly matter: string
  /** "Nội dung 2 của Đinh Văn A". */
  readonly where: string
}

export function unfinished(
  speeches: readonly SeenSpeech[],
  person: string,
  typing: (act: Waiting) => boolean,
): readonly Unfinished[] {
  return speeches.flatMap((speech) =>
    speech.matters.flatMap((matter) => {
      const lack = lackOfMatter(matter, (act) => act.person === person && !typing(act))
      const where = `Nội dung ${matter.seq} của ${speech.value.speaker.name || 'người chưa rõ tên'}`
      return lack ? [{ ...lack, speech: speech.id, matter: matter.ref, where }] : []
    }),
  )
}

/** What keeps a matter's act on the device; what was not taken speaks for itself. */
export function lackOfMatter(
  { value, server, waiting }: SeenMatter,
  counts: (act: Waiting) => boolean = () => true,
): Lack | undefined {
  if (stuckOf(waiting)) return undefined
  const unit = server?.unit ?? null
  const kept = waiting.some(
    (act) => act.standing.state === 'open' && counts(act) && parted(act, unit)[0] === undefined,
  )
  if (!kept) return undefined
  return value.text === '' ? { field: 'text', words: 'lời của nội dung' } : lackOf(value.decision, value.unit)
}
