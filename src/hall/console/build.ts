// The console's program as it was built: its files, and one short word that changes whenever one of them does.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ASSETS, assetUrl } from '../../kit/http/assets.ts'
import { sha256 } from '../../kit/id.ts'

/** All the console needs beside its page, to open without a server. */
export function consoleAssets(): readonly string[] {
  return ['style.css', 'console.css', 'console.js', 'console.svg'].map(assetUrl)
}

let known: string | undefined

export function consoleBuild(): string {
  known ??= sha256([...consoleAssets(), workerSource()].join('\n')).slice(0, 12)
  return known
}

/** The service worker's own program; what it keeps stands in front of it, so that a new build is a new worker. */
export function workerSource(): string {
  return readFileSync(path.join(ASSETS, 'console-worker.js'), 'utf8')
}
