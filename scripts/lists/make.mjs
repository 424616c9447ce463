// Writes test/fixtures/lists: every list with what a careful clerk would enter of it, in JSON beside it. Run it after changing
// a case: `node scripts/lists/make.mjs`. then biome. The files lo-* are some of these saved anew by LibreOffice, and are not made here.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { EXCEL } from './cases-excel.mjs'
import { TEXT } from './cases-text.mjs'
import { WORD } from './cases-word.mjs'

const folder = path.join(import.meta.dirname, '../../test/fixtures/lists')
mkdirSync(folder, { recursive: true })
const all = { ...WORD, ...EXCEL, ...TEXT }
for (const [name, { bytes, ...expected }] of Object.entries(all)) {
  writeFileSync(path.join(folder, name), bytes)
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(expected, null, 2)}\n`)
}
console.log(`${Object.keys(all).length} lists in ${path.relative(process.cwd(), folder)}`)
