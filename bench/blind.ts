// `bin/doithoai-dev bench triage file=PATH…`: the same measures on opinions that are not in bench/opinions: a TSV with a
// header id, text, kind, fields (comma), competence, group. The digest of cues and counts is printed with them.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CUES_FOLDER } from '../src/petition/sorting/library.ts'
import type { Competence, Field, Kind } from '../src/regulation/codes.ts'
import { OPINIONS_FOLDER, type Opinion } from './opinions.ts'

export function readLabelled(file: string): readonly Opinion[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  const columns = head.split('\t')
  const writer = path.basename(file, '.tsv')
  return lines.map((line) => {
    const cells = line.split('\t')
    const cell = (name: string) => cells[columns.indexOf(name)] ?? ''
    return {
      id: cell('id'),
      writer,
      kind: cell('kind') as Kind,
      fields: cell('fields').split(',') as Field[],
      competence: cell('competence') as Competence,
      group: cell('group').trim(),
      text: cell('text'),
    }
  })
}

/** Writers who taught nothing and whom nobody read while cue words were chosen. */
export function heldBack(): readonly string[] {
  const folder = path.join(OPINIONS_FOLDER, 'held')
  return readdirSync(folder)
    .sort()
    .map((file) => path.join(folder, file))
}

/** Of every file a suggestion is made from: the same digest, the same answers. */
export function digestOfCues(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(CUES_FOLDER).sort())
    hash.update(name).update(readFileSync(path.join(CUES_FOLDER, name)))
  return hash.digest('hex').slice(0, 16)
}
