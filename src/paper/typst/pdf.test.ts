import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import {
  DRAFT_NOTICE,
  HOSTILE,
  hostilePaper,
  LETTER,
  list,
  MINUTES,
  PLAN,
  partyPlan,
} from '../../../test/fixtures/papers.ts'
import { compose } from '../layout/compose.ts'
import type { PaperModel } from '../model.ts'
import { breakable } from './breakable.ts'
import { checkFonts, sheetPdf } from './pdf.ts'

const pdf = (model: PaperModel) => sheetPdf(compose(model))

/** Reading PDF back needs poppler-utils; CI has it, and there its absence is an error. */
const poppler = spawnSync('pdftotext', ['-v']).status === 0
const skip = poppler || process.env.CI ? false : 'poppler-utils is not installed'

function read(tool: string, args: readonly string[], bytes: Uint8Array): string {
  const run = spawnSync(tool, args, { input: bytes, encoding: 'utf8', maxBuffer: 1 << 28 })
  assert.equal(run.status, 0, run.stderr)
  return run.stdout
}

interface Word {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const MM = 25.4 / 72

/** The words of each page with their boxes in millimetres. */
function pages(model: PaperModel): readonly (readonly Word[])[] {
  const xml = read('pdftotext', ['-bbox', '-', '-'], pdf(model))
  return xml
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/word>/g)].map(
        (found) => ({
          text: found[5] ?? '',
          left: Number(found[1]) * MM,
          top: Number(found[2]) * MM,
          right: Number(found[3]) * MM,
          bottom: Number(found[4]) * MM,
        }),
      ),
    )
}

function word(page: readonly Word[] | undefined, text: string): Word {
  const found = page?.find((one) => one.text === text)
  assert.ok(found, `no ${text} on the page`)
  return found
}

function near(actual: number, expected: number, by = 1): void {
  assert.ok(Math.abs(actual - expected) <= by, `${actual.toFixed(1)} is not ${expected} ± ${by} mm`)
}

/** The number above the text, if the page shows one. */
function pageNumber(page: readonly Word[] | undefined): string | undefined {
  return page?.find((one) => one.bottom < 18 && /^\d+$/.test(one.text))?.text
}

test('NĐ 30, định lề và lùi đầu dòng: lề trái 30 mm, lề phải 15 mm, lùi 1,27 cm', { skip }, () => {
  const all = pages(PLAN)
  near(word(all[0], 'Căn').left, 30 + 12.7)
  near(Math.min(...(all[0] ?? []).map((one) => one.left)), 30)
  near(Math.max(...(all[0] ?? []).map((one) => one.right)), 210 - 15)
  assert.ok(all.flat().every((one) => one.right <= 195.5 && one.bottom <= 277.5))
})

test('NĐ 30, quốc hiệu bên phải ngang hàng với tên cơ quan bên trái; số ngang hàng địa danh', {
  skip,
}, () => {
  const [first] = pages(PLAN)
  near(word(first, 'CỘNG').top, word(first, 'ỦY').top)
  near(word(first, 'Số:').bottom, word(first, 'Sông').bottom, 1.5)
  assert.ok(word(first, 'CỘNG').left > 96 && word(first, 'ỦY').right < 96)
})

test('NĐ 30, số trang: giữa lề trên, từ trang 2; phụ lục đánh số riêng', { skip }, () => {
  const report = pages(list(40))
  assert.deepEqual(report.map(pageNumber), [undefined, undefined, '2', '3', '4', undefined])
  const number = word(report[2], '2')
  near((number.left + number.right) / 2, 30 + (297 - 45) / 2)
  near((number.top + number.bottom) / 2, 10, 1.5)
})

test('the header row returns on each page of a long list', { skip }, () => {
  const report = pages(list(40)).slice(1, 5)
  assert.ok(report.every((page) => page.some((one) => one.text === 'STT')))
})

test('chữ ký không tách khỏi nơi nhận, và không đứng một mình trên trang', { skip }, () => {
  for (let extra = 0; extra < 12; extra += 1) {
    const filler = Array.from({ length: extra }, () => LETTER.body[0]).filter((block) => block !== undefined)
    const last = pages({ ...LETTER, body: [...filler, ...LETTER.body] }).at(-1)
    for (const text of ['Mẫu', 'nhận:', 'TỊCH', 'lời./.']) word(last, text)
  }
})

test('Party layout: the asterisk under the issuer, Số without a colon', { skip }, () => {
  const [first] = pages(partyPlan('party2026'))
  const star = word(first, '*')
  assert.ok(star.top > word(first, 'ỦY').top && star.bottom <= word(first, 'Số').bottom)
  assert.equal(word(first, '05-KH/ĐU').text, '05-KH/ĐU')
})

test('fonts are embedded with their letters, the file is tagged, titled and PDF/A-2a', { skip }, () => {
  const bytes = pdf(PLAN)
  const fonts = read('pdffonts', ['-'], bytes).trim().split('\n').slice(2)
  assert.ok(fonts.length >= 3)
  for (const font of fonts) assert.match(font, /Tinos-\S+ .* yes yes yes /)
  const info = read('pdfinfo', ['-'], bytes)
  assert.match(info, /Title: +Kế hoạch tổ chức hội nghị/)
  assert.match(info, /Tagged: +yes/)
  const xmp = read('pdfinfo', ['-meta', '-'], bytes)
  assert.match(xmp, /<pdfaid:part>2<\/pdfaid:part>/)
  assert.match(xmp, /<pdfaid:conformance>A<\/pdfaid:conformance>/)
  assert.match(Buffer.from(bytes).toString('latin1'), /\/Lang ?\(vi\)/)
})

test('drafts, minutes and slips without a date are PDF/A too', { skip }, () => {
  for (const model of [DRAFT_NOTICE, MINUTES, { ...PLAN, head: { type: 'bare' as const } }])
    assert.match(read('pdfinfo', ['-meta', '-'], pdf(model)), /<pdfaid:part>2<\/pdfaid:part>/)
  assert.match(
    read('pdfinfo', ['-isodates', '-'], pdf({ ...MINUTES, date: '2026-09-26' })),
    /CreationDate: +2026-09-26/,
  )
})

test('the same paper is the same bytes, whatever was printed before it', () => {
  const first = pdf(PLAN)
  pdf(LETTER)
  assert.deepEqual(pdf(PLAN), first)
})

test('hostile text is printed, never run', { skip }, () => {
  for (const text of HOSTILE.filter((one) => one.length < 2000))
    assert.ok(pdf(hostilePaper(text)).length > 10_000)
  const said = read('pdftotext', ['-layout', '-', '-'], pdf(hostilePaper('#sys.inputs *đậm* $x$ @a')))
  assert.match(said, /#sys\.inputs \*đậm\* \$x\$ @a/)
})

test('a word of 50,000 letters goes on over the pages inside the margins', { skip }, () => {
  const all = pages({ ...LETTER, body: [{ type: 'paragraph', text: 'n'.repeat(50_000) }] })
  assert.ok(all.length > 5)
  assert.ok(all.flat().every((one) => one.right <= 196))
})

test('a missing font is named, with what to do', () => {
  assert.throws(() => checkFonts('/khong-co'), /Thiếu phông chữ.*Tinos_400Regular\.ttf.*npm ci/)
})

test('letters that no font has do not stop the paper', () => {
  assert.ok(
    pdf({ ...LETTER, title: 'x', body: [{ type: 'paragraph', text: '中文 \u{e000} 😀' }] }).length > 10_000,
  )
})

test('only words too long for a line get places to break, between whole letters', () => {
  assert.equal(breakable('nghiêng ngả khúc khuỷu'), 'nghiêng ngả khúc khuỷu')
  assert.equal(breakable('a'.repeat(40)).split('\u200b').length, 4)
  assert.ok(!breakable('👩‍👩‍👧‍👦'.repeat(40)).includes('\u200d\u200b'))
})
