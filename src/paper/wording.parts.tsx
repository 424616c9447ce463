// Addresses of the pages where the office words its papers.
import type { Signed } from '../office/session.ts'
import type { PaperKind } from './kinds.ts'

export function wordingsHref(who: Signed): string {
  return `/xa/${who.commune.id}/mau-van-ban`
}

/** `conference`: whose data the paper beside is drawn with. */
export function wordingHref(who: Signed, kind: PaperKind, conference?: string): string {
  const query = conference === undefined ? '' : `?hoi-nghi=${encodeURIComponent(conference)}`
  return `${wordingsHref(who)}/${kind}${query}`
}

export function wordingAct(who: Signed, kind: PaperKind, act: string, conference: string): string {
  return `${wordingsHref(who)}/${kind}/${act}?hoi-nghi=${encodeURIComponent(conference)}`
}
