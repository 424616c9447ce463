// Rules: what of an opinion may be shown to everyone. domain.md E (Luật 91/2025/QH15): "default public view = initials
// + thôn, never phone"; the full name only with consent for that purpose.
import { clean, fold, initials } from '../kit/text.ts'

export interface Sender {
  readonly name: string | null
  readonly consent_publish: number
}

/** "N.T.T.", the full name with consent, or nothing for someone who gave none. */
export function publicName(sender: Sender): string | null {
  if (sender.name === null) return null
  return sender.consent_publish === 1 ? sender.name : initials(sender.name)
}

const PHONE = /(?<!\d)(?:\+?84|0)(?:[\s.()-]?\d){8,9}(?!\d)/g
const LONG_NUMBER = /(?<!\d)\d{9,12}(?!\d)/g
/** Begins only where a word begins: a text of one endless word must not be tried from each of its letters. */
const EMAIL = /(?<![^\s@])[^\s@]+@[^\s@]+\.[^\s@.,;]+/g

/** Telephone and identity numbers and addresses of e-mail never go on the wall or on a page. */
export function withoutContacts(text: string): string {
  return text.replace(EMAIL, '[thư điện tử]').replace(PHONE, '[số điện thoại]').replace(LONG_NUMBER, '[số]')
}

/** The words of a question without telephone, identity number, address of e-mail, and without the sender's own name. */
export function publicText(text: string, sender: Sender): string {
  const plain = withoutContacts(text)
  if (sender.name === null || sender.consent_publish === 1) return plain
  return withoutName(plain, sender.name)
}

function withoutName(text: string, name: string): string {
  const wanted = fold(name).split(' ')
  if (wanted.length < 2) return text
  const words = [...clean(text).matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
  const cleaned = clean(text)
  let out = ''
  let from = 0
  for (let at = 0; at < words.length; at++) {
    const run = words.slice(at, at + wanted.length)
    if (run.length < wanted.length || !run.every((word, i) => fold(word[0]) === wanted[i])) continue
    const first = run[0]
    const last = run.at(-1)
    if (!first || !last) continue
    out += cleaned.slice(from, first.index) + initials(name)
    from = last.index + last[0].length
    // Initials end with their own point.
    if (cleaned[from] === '.') from++
    at += wanted.length - 1
  }
  return out + cleaned.slice(from)
}
