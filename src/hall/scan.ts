// Rules: what a hand scanner or a camera reads at the desk. The invitation's code names a delegate; the receipt's code is
// the one a person looks an opinion up by. A whole address, a part of one, or the bare code are all understood.
import { parseCode } from '../petition/code.ts'

export type Scanned =
  | { readonly type: 'delegate'; readonly id: string }
  | { readonly type: 'code'; readonly code: string }
  /** As long as a code, but a sign is wrong. */
  | { readonly type: 'mistyped' }
  | { readonly type: 'none' }

/** The part of an address that names an invitation. */
export const INVITATION = 'giay-moi'

export function scanned(text: string): Scanned {
  const typed = text.trim().slice(0, 500)
  const delegate = new RegExp(`(?:^|/)${INVITATION}/([A-Za-z0-9_-]{1,64})/?$`).exec(withoutQuery(typed))?.[1]
  if (delegate) return { type: 'delegate', id: delegate }
  const address = /[/?]/.test(typed)
  const asked = address ? (codeOf(typed) ?? '') : typed
  const found = parseCode(asked)
  if (found.state === 'code') return { type: 'code', code: found.code }
  return { type: found.state === 'mistyped' ? 'mistyped' : 'none' }
}

function withoutQuery(address: string): string {
  return address.split(/[?#]/)[0] ?? ''
}

/** "…/tra-cuu?ma=4F7K2M9C" and "…/bien-nhan/4F7K2M9C". */
function codeOf(address: string): string | undefined {
  return /[?&]ma=([^&#]+)/.exec(address)?.[1] ?? /\/bien-nhan\/([^/?#]+)/.exec(address)?.[1]
}
