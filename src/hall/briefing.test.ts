// The chair's briefing stands on two pages, however much was asked and however long the words are.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { pages, pdfOf, skip } from '../../test/layout/read.ts'
import { makeWorld } from '../../test/world.ts'
import { instantText } from '../kit/clock.ts'
import { must } from '../kit/result.ts'
import { receiveSubmission } from '../petition/receive.acts.ts'
import { briefingEntry } from './briefing.paper.ts'
import { onTwoPages } from './briefing.ts'

const LONG = 'Đường liên thôn hư hỏng nặng, mùa mưa xe không qua được, đề nghị xã sửa chữa trong năm nay. '

eachDatabase('briefing of the chair', (open) => {
  test('200 long questions with long answers: two pages, the rest counted', { skip }, async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const office = world.by('van-phong')
    await db.act(world.commune, async (trx) => {
      for (let at = 0; at < 200; at += 1) {
        const { questions } = must(
          await receiveSubmission(trx, office, {
            conference: world.conference,
            channel: 'phieu',
            level: 'commune',
            village: at % 2 ? 'thon-1' : 'thon-2',
            name: `Nguyễn Thị ${'Thùy Dương '.repeat(8)}${at}`.slice(0, 120),
            phone: null,
            address: null,
            content: `${at}. ${LONG.repeat(10)}`,
            consentPublish: false,
          }),
        )
        if (at % 3 > 0) continue
        const own = { commune_id: world.commune, answer_id: `tra-loi-${at}` }
        await trx
          .insertInto('answer')
          .values({
            commune_id: world.commune,
            id: own.answer_id,
            conference_id: world.conference,
            unit_id: 'kinh-te',
            legal_basis: LONG.repeat(4),
            version: 1,
            by_person: 'kinh-te',
            at: instantText(office.now),
          })
          .execute()
        await trx
          .insertInto('answer_part')
          .values({ ...own, question_id: questions[0] ?? '', seq: 1, text: LONG.repeat(20) })
          .execute()
      }
    })
    const model = must(await briefingEntry.build(db.read, world.commune, world.conference, '', office.today))
    const printed = pages(pdfOf(model))
    assert.ok(printed.length <= 2, `${printed.length} pages`)
    const words = printed.flatMap((page) => page.lines.map((line) => line.text)).join(' ')
    const shown = [...words.matchAll(/\(Nguyễn Thị/g)].length
    assert.ok(shown >= 3)
    assert.match(words, new RegExp(`Còn ${200 - shown} nội dung khác`))
    for (const row of model.body.flatMap((block) => (block.type === 'table' ? block.rows : [])))
      assert.ok((row.join(' ').match(/chưa (?:có trả lời )?chuẩn bị/gi) ?? []).length <= 1)
    await drop()
    assert.ok(pages(pdfOf({ ...model, layout: 'party2026' })).length <= 2)
  })
})

test('short questions fill the ten places, long ones fewer, three at least', () => {
  const cell = (words: string) => [words, words] as const
  const rows = (words: string) => Array.from({ length: 40 }, () => cell(words))
  assert.equal(onTwoPages({ cells: rows('Đường hỏng'), around: [] }), 10)
  assert.ok(onTwoPages({ cells: rows(LONG.repeat(3)), around: [] }) < 10)
  assert.equal(onTwoPages({ cells: rows(LONG.repeat(30)), around: [LONG.repeat(30)] }), 3)
  assert.equal(onTwoPages({ cells: [], around: [] }), 0)
})
