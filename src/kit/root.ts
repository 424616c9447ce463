// Where the project's own data files live (regulations/, calendars/, migrations/, public/ …).
import { existsSync } from 'node:fs'
import path from 'node:path'

function findRoot(from: string): string {
  for (let dir = from; ; dir = path.dirname(dir)) {
    if (existsSync(path.join(dir, 'package.json')) && existsSync(path.join(dir, 'migrations'))) return dir
    if (dir === path.dirname(dir)) throw new Error(`project root not found above ${from}`)
  }
}

export const ROOT: string = findRoot(import.meta.dirname)
