// Ids and digests. Ids are UUIDs of version 7: unique across machines, growing with time.
import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto'

export function newId(): string {
  return randomUUIDv7()
}

/** A secret for cookies and keys: 256 random bits, URL-safe. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** JSON with sorted keys and no spaces: the same value always gives the same text, so that it can be hashed. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
