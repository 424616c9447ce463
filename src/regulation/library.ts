// The files under regulations/: the shipped regulations, the statute, the map of bodies, and any file a person names.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { readTextFile } from '../calendar/library.ts'
import { type LineError, lineErrorText } from '../calendar/lines.ts'
import { err, ok, type Problem, type Result } from '../kit/result.ts'
import { ROOT } from '../kit/root.ts'
import { type Regulation, readRegulation } from './regulation.form.ts'
import { type Organisations, readOrganisations, readStatute, type Statute } from './statute.form.ts'

export const REGULATIONS_FOLDER = path.join(ROOT, 'regulations')
const NOT_REGULATIONS = new Set(['statute', 'organisations'])

function load<T>(file: string, read: (text: string) => Result<T, readonly LineError[]>): Result<T, Problem> {
  const text = readTextFile(file)
  if (!text.ok) return text
  const value = read(text.value)
  if (value.ok) return value
  const details = value.error.map(lineErrorText)
  return err({ message: `${file}: có ${details.length} lỗi.`, details })
}

const readAlready = new Map<string, unknown>()

/**
 * What the product ships is right or the installation is broken, hence the throw. Read once: pages ask for it again and
 * again, and the files do not change under a running program.
 */
function shipped<T>(name: string, read: (text: string) => Result<T, readonly LineError[]>): T {
  const before = readAlready.get(name)
  // One name is always read by the same reader.
  if (before !== undefined) return before as T
  const value = load(path.join(REGULATIONS_FOLDER, `${name}.yaml`), read)
  if (!value.ok) throw new Error([value.error.message, ...(value.error.details ?? [])].join('\n'))
  readAlready.set(name, value.value)
  return value.value
}

export function regulationIds(): readonly string[] {
  return readdirSync(REGULATIONS_FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .filter((id) => !NOT_REGULATIONS.has(id))
    .sort()
}

export function shippedRegulation(id: string): Regulation {
  return shipped(id, readRegulation)
}

/** The file's text, as a commune adopts it. */
export function shippedText(id: string): string {
  const text = readTextFile(path.join(REGULATIONS_FOLDER, `${id}.yaml`))
  if (!text.ok) throw new Error(text.error.message)
  return text.value
}

export function standardStatute(): Statute {
  return shipped('statute', readStatute)
}

export function standardOrganisations(): Organisations {
  return shipped('organisations', readOrganisations)
}

/** A regulation by the id of a shipped one or by a file's name. */
export function loadRegulation(idOrFile: string): Result<Regulation, Problem> {
  if (regulationIds().includes(idOrFile)) return ok(shippedRegulation(idOrFile))
  const looksLikeId = /^[a-z0-9-]+$/.test(idOrFile)
  const loaded = load(idOrFile, readRegulation)
  if (loaded.ok || !looksLikeId || loaded.error.details) return loaded
  return err({
    message: `Không có quy chế hay tệp nào tên “${idOrFile}”. Quy chế có sẵn: ${regulationIds().join(', ')}.`,
  })
}
