// Words of every strange kind in every place a person types, and a conference nobody has sent anything to: each kind of
// paper is drawn all the same.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '../../src/kit/db/db.ts'
import { ok } from '../../src/kit/result.ts'
import type { PaperKind } from '../../src/paper/kinds.ts'
import type { Block, PaperModel } from '../../src/paper/model.ts'
import { renderPaper } from '../../src/paper/render.ts'
import { forPrint } from '../../src/paper/store.ts'
import { allPapers } from '../../src/wiring.ts'
import { freshDatabase } from '../databases.ts'
import { makeWorld, TODAY } from '../world.ts'
import { type DemoPaper, openDemo } from './demo.ts'
import { pages, pdfOf, skip, tool, word } from './read.ts'

let hostile: readonly DemoPaper[] = []
before(async () => {
  const demo = await openDemo()
  await spoil(demo.db, SPOILT)
  hostile = await demo.papers(SPOILT)
  await demo.drop()
})

const SPOILT = 'loc-thinh'
/** Markup of every renderer, letters that turn the line, none that are seen, marks upon marks, one endless word. */
const WORDS =
  '<script>alert(1)</script> #panic("x") $x$ *đậm* </w:t></w:p> & \u202Egnud\u202C \u200F\u200Bمرحبا 😀 e\u0301\u0323 ' +
  `https://vd.example/${'a-'.repeat(60)}`
const ENDING = 'Hếtlời.'
const OPINION = `${WORDS} ${'Đường liên thôn hỏng nặng. '.repeat(370)}${ENDING}`

/** Every word a person may have typed in one commune, as if no border had cleaned it. */
async function spoil(db: Db, commune: string): Promise<void> {
  await db.act(commune, async (trx) => {
    for (const [table, columns] of TYPED)
      for (const column of columns)
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${WORDS} where commune_id = ${commune} and ${sql.ref(column)} is not null`.execute(
          trx,
        )
    const first = await trx
      .selectFrom('question as q')
      .innerJoin('disposition as d', (join) =>
        join.onRef('d.commune_id', '=', 'q.commune_id').onRef('d.question_id', '=', 'q.id'),
      )
      .select('q.id')
      .where('q.commune_id', '=', commune)
      .orderBy('q.id')
      .executeTakeFirstOrThrow()
    await trx
      .updateTable('question')
      .set({ text: OPINION })
      .where('commune_id', '=', commune)
      .where('id', '=', first.id)
      .execute()
    return ok()
  })
}

const TYPED: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['question', ['text']],
  ['submission', ['name', 'address', 'content']],
  ['disposition', ['answer']],
  ['answer', ['legal_basis']],
  ['answer_part', ['text']],
  ['guidance', ['to_body', 'text']],
  ['case_extension', ['reason']],
  ['village', ['name']],
  ['unit', ['name']],
  ['person', ['name', 'title']],
  ['conference', ['title', 'place']],
  ['conference_session', ['place']],
  ['conference_topic', ['text']],
  ['conference_agenda', ['text', 'who']],
  ['conference_delegate', ['name', 'title']],
  ['conference_body', ['name']],
  ['conclusion_order', ['viewpoint']],
]

/** Long lists only repeat themselves: their first rows, and the long opinion. */
function shortened(model: PaperModel): PaperModel {
  const blocks = (all: readonly Block[]): readonly Block[] =>
    all.slice(0, 40).map((block) =>
      block.type === 'table'
        ? {
            ...block,
            rows: block.rows.filter((row, at) => at < 8 || JSON.stringify(row).includes(ENDING)),
          }
        : block,
    )
  const annexes = model.annexes?.map((annex) => ({ ...annex, body: blocks(annex.body) }))
  return { ...model, body: blocks(model.body), ...(annexes ? { annexes } : {}) }
}

const TURNING = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/u

test('hostile words in every place a person types: each kind is drawn, inside the page, nothing run, nothing lost', {
  skip,
}, async () => {
  const kinds = new Set(hostile.map((paper) => paper.kind))
  for (const kind of ['giay_moi', 'chuong_trinh', 'danh_muc', 'bien_ban', 'thong_bao_ket_luan', 'tra_loi'])
    assert.ok(kinds.has(kind as PaperKind), kind)
  for (const { kind, model: whole } of hostile) {
    const model = shortened(whole)
    const pdf = pdfOf(model)
    for (const page of pages(pdf))
      for (const one of page.lines)
        assert.ok(one.right <= page.width - 3 && !TURNING.test(one.text), `${kind}: ${one.text} ${one.right}`)
    const { document } = await word(model)
    assert.doesNotMatch(document, TURNING)
    assert.doesNotMatch(document, /<script/)
    assert.equal(document.match(/<w:p[ >]/g)?.length, document.match(/<\/w:p>/g)?.length, kind)
    const html = new TextDecoder().decode(await renderPaper(model, 'html'))
    assert.doesNotMatch(html, /<script/)
    assert.doesNotMatch(html, TURNING)
    if (kind === 'bien_ban' || kind === 'danh_muc') {
      assert.ok(document.includes(ENDING), `${kind} in Word`)
      assert.ok(html.includes(ENDING), `${kind} as page`)
      const read = tool('pdftotext', ['-raw', '-', '-'], pdf).toString()
      assert.ok(read.replace(/\s+/g, '').includes(ENDING), `${kind} as PDF`)
    }
  }
})

test('a conference nobody has sent anything to: each paper is drawn, or says what it waits for', async () => {
  const { db, drop } = await freshDatabase('sqlite')
  const world = await makeWorld(db)
  let made = 0
  for (const entry of allPapers().entries) {
    const subjects = entry.subjects ? await entry.subjects(db.read, world.commune, world.conference) : []
    const subject = entry.subjects ? subjects[0]?.id : ''
    if (subject === undefined) continue
    const model = await entry.build(db.read, world.commune, world.conference, subject, TODAY)
    if (!model.ok) assert.match(model.error.message, /\p{Lu}.{15,}[.:]/su, entry.kind)
    else {
      made += 1
      assert.ok(pdfOf(forPrint(model.value)).length > 5000, entry.kind)
      await word(forPrint(model.value))
    }
  }
  await drop()
  assert.ok(made >= 20, String(made))
})
