// Every figure of a report, read as people read it: from the page, the workbook, the Word file and the PDF.
import assert from 'node:assert/strict'
import readXlsxFile from 'read-excel-file/node'
import type { PaperRead } from '../journeys/papers.ts'
import { oneLine, type Seat } from '../journeys/seat.ts'
import { type Count, written } from './tally.ts'

type Tally = Readonly<Record<string, Count>>

export async function pageAgrees(seat: Seat, conference: string, day: string, hand: Tally): Promise<void> {
  const path = `${seat.house.xa}/bao-cao?hoi-nghi=${conference}&den-ngay=${day}`
  await seat.open(path)
  const rows = await seat.page
    .locator('#chi-tieu tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
    )
  const shown = Object.fromEntries(rows.map(([label = '', figure = '']) => [oneLine(label), oneLine(figure)]))
  const wanted = Object.fromEntries(Object.entries(hand).map(([label, count]) => [label, written(count)]))
  assert.deepEqual(shown, wanted, `the page on ${day}`)
  const file = await seat.page.request.get(`${path}&dang=xlsx`)
  assert.equal(file.status(), 200)
  const [sheet] = await readXlsxFile(await file.body())
  const cells = Object.fromEntries(
    (sheet?.data ?? [])
      .filter(([label]) => Object.hasOwn(hand, String(label)))
      .map(([label, part, whole]) => [String(label), { part, whole }]),
  )
  assert.deepEqual(cells, hand, `the workbook on ${day}`)
}

/** Each figure the paper names stands in it as counted by hand, beside it what the report before said; how many it named. */
export function paperAgrees(paper: PaperRead, hand: Tally, before: Tally | undefined): number {
  let named = 0
  for (const [format, all] of [
    ['docx', paper.docx],
    ['pdf', paper.pdf],
  ] as const) {
    const text = plain(all)
    named = 0
    for (const [label, count] of Object.entries(hand)) {
      const found = [...text.matchAll(pattern(label))]
      if (found.length === 0) continue
      named++
      for (const [, first, then] of found) {
        const now = then ?? first
        assert.equal(now, `${count.part}/${count.whole}`, `${label} in the .${format}`)
        const was = before?.[label]
        if (then !== undefined)
          assert.equal(first, `${was?.part}/${was?.whole}`, `${label} of the report before`)
      }
    }
  }
  return named
}

const plain = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi')

/** The label, then (with what it is of, or before it) the first "n/m"; perhaps "đến nay" another. Lines end anywhere. */
function pattern(label: string): RegExp {
  const loose = (words: string) =>
    [...plain(words).replace(/\s+/g, '')]
      .map((letter) => (/[().]/.test(letter) ? `\\${letter}` : letter))
      .join('\\s*')
  const number = '(\\d+/\\d+)'
  return new RegExp(
    `${loose(label)}\\s*(?::|${loose('nội dung')}[^\\d/]*?)\\s*${number}\\s*(?:\\([^)]*\\))?(?:;\\s*${loose('đến nay')}\\s*${number})?`,
    'gu',
  )
}
