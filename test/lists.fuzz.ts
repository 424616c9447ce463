// Lists damaged by chance, always the same chance for the same seed: bytes flipped, cut, spliced; parts of a package
// damaged inside, so that the damage gets past the unpacking and into the reading of XML.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { ROOT } from '../src/kit/root.ts'

const FOLDER = path.join(ROOT, 'test/fixtures/lists')

export interface ListFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export function fixtureLists(): readonly ListFile[] {
  return readdirSync(FOLDER)
    .filter((name) => !name.endsWith('.json'))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(FOLDER, name))) }))
    .filter(({ bytes }) => bytes.length > 0)
}

/** mulberry32: a number in [0, 1) from a seed that moves on. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The nth damaged list of a seed. */
export function damaged(files: readonly ListFile[], seed: number, nth: number): ListFile {
  const next = chance(seed * 1_000_003 + nth)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item
  const file = pick(files)
  const other = pick(files)
  const inside = file.bytes[0] === 0x50 && next() < 0.6
  const bytes = inside ? insidePackage(file.bytes, next) : outside(file.bytes, other.bytes, next)
  return { name: next() < 0.1 ? other.name : file.name, bytes }
}

function outside(bytes: Uint8Array, other: Uint8Array, next: () => number): Uint8Array {
  const at = Math.floor(next() * bytes.length)
  switch (Math.floor(next() * 4)) {
    case 0:
      return bytes.subarray(0, at)
    case 1: {
      const from = Math.floor(next() * other.length)
      return new Uint8Array(Buffer.concat([bytes.subarray(0, at), other.subarray(from)]))
    }
    case 2: {
      const some = other.subarray(0, Math.floor(next() * 200))
      return new Uint8Array(Buffer.concat([bytes.subarray(0, at), some, bytes.subarray(at)]))
    }
    default: {
      const copy = bytes.slice()
      for (let many = 1 + Math.floor(next() * 20); many > 0; many--)
        copy[Math.floor(next() * copy.length)] = Math.floor(next() * 256)
      return copy
    }
  }
}

const SCRAPS = [
  '<',
  '>',
  '&',
  '&#0;',
  '&#xfffff;',
  '"',
  ']]>',
  '<![CDATA[',
  '<!--',
  '</w:p>',
  '<w:tbl>',
  '</w:tbl>',
  '<w:tc>',
  '<w:tr>',
  '<w:gridSpan w:val="99999999"/>',
  '<w:vMerge/>',
  '<row r="999999999">',
  '<c r="ZZZZ99999">',
  '<v>1e308</v>',
  '<mergeCell ref="A1:Z9999999"/>',
  '\u0000',
  '\ud800',
  '<w:p>'.repeat(500),
]

/** One part of the package damaged, and packed again as if nothing had happened. */
function insidePackage(bytes: Uint8Array, next: () => number): Uint8Array {
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes)
  } catch {
    return bytes
  }
  const names = Object.keys(parts)
  const name = names[Math.floor(next() * names.length)] ?? ''
  const xml = strFromU8(parts[name] ?? new Uint8Array())
  const at = Math.floor(next() * xml.length)
  const size = Math.floor(next() * 60)
  const scrap = SCRAPS[Math.floor(next() * SCRAPS.length)] ?? ''
  const changed = [
    xml.slice(0, at) + xml.slice(at + size),
    xml.slice(0, at) + scrap + xml.slice(at),
    xml.slice(0, at) + xml.slice(Math.max(0, at - size)),
    xml.replace(/"[^"]*"/, '"9999999999"'),
    xml.slice(0, at),
  ][Math.floor(next() * 5)] as string
  if (next() < 0.05) delete parts[name]
  else parts[name] = strToU8(changed)
  return zipSync(parts, { level: 1 })
}
