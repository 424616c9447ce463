// Addresses of static files carry the digest of their content, so that browsers may keep them for a year.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sha256 } from '../id.ts'
import { ROOT } from '../root.ts'

/** Stylesheets, icons and the small client programs, as they were built. */
export const ASSETS = path.join(ROOT, process.env.DOITHOAI_DIST ?? 'dist', 'public')

const known = new Map<string, string>()

export function assetUrl(name: string): string {
  let url = known.get(name)
  if (!url) {
    const file = path.join(ASSETS, name)
    url = `/assets/${name}?v=${existsSync(file) ? sha256(readFileSync(file)).slice(0, 10) : '0'}`
    known.set(name, url)
  }
  return url
}
