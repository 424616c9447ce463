// The commune's own decisions teach the suggestions; a denunciation that leaves the register leaves nothing behind.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import { must } from '../kit/result.ts'
import { classifyQuestion, receiveSubmission, restrictQuestion } from './acts.ts'
import { slip } from './sample.ts'
import { suggest } from './sorting/suggest.ts'
import { taughtSorter } from './taught.ts'

eachDatabase('what officers decide', (open) => {
  test('is learnt at once, for this commune alone, and forgotten with what leaves', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const enter = async (content: string) =>
      must(await db.act(world.commune, (trx) => receiveSubmission(trx, by, slip(world, content))))
        .questions[0] as string
    const decide = async (question: string) =>
      must(
        await db.act(world.commune, (trx) =>
          classifyQuestion(trx, by, {
            question,
            kind: 'kien_nghi',
            competence: 'commune',
            fields: ['chan_nuoi'],
          }),
        ),
      )
    const words = 'Bãi ngoẹo cạn khô'
    assert.ok(!suggest(await taughtSorter(db.read, world.commune), words).fields.includes('chan_nuoi'))
    const questions: string[] = []
    for (let at = 0; at < 5; at++) questions.push(await enter(`Giữ bãi ngoẹo cho dân thôn ${at}`))
    for (const question of questions) await decide(question)
    const learnt = await taughtSorter(db.read, world.commune)
    assert.ok(suggest(learnt, words).fields.includes('chan_nuoi'))
    assert.ok(learnt.learnt.words.has('ngoeo'))
    assert.equal((await taughtSorter(db.read, 'xa-khac')).learnt.words.has('ngoeo'), false)
    for (const question of questions)
      must(await db.act(world.commune, (trx) => restrictQuestion(trx, by, { question })))
    assert.equal((await taughtSorter(db.read, world.commune)).learnt.words.has('ngoeo'), false)
    await drop()
  })
})
