// Villages × years: counted over conferences and the minutes of earlier years; what was never heard is said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { makeWorld } from '../../../test/world.ts'
import { must } from '../../kit/result.ts'
import { csvText } from '../../kit/xlsx.ts'
import { listVillages } from '../../office/store.ts'
import { receiveSubmission } from '../../petition/acts.ts'
import { villagesSheet } from './page.tsx'
import { heardByYear } from './store.ts'
import { depthOf, neverHeard, pictureOf, silentFor } from './years.ts'

test('years without a conference are in no picture; the last ten are', () => {
  const picture = pictureOf(
    [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
    [2024, 2022, 2024, ...Array.from({ length: 12 }, (_, at) => 2000 + at)],
    [
      { village: 'a', year: 2022, opinions: 3 },
      { village: 'a', year: 2022, opinions: 1 },
      { village: 'a', year: 2023, opinions: 9 },
    ],
  )
  assert.equal(picture.years.length, 10)
  assert.deepEqual(picture.years.slice(-3), [2011, 2022, 2024])
  assert.deepEqual(picture.villages[0]?.opinions.slice(-2), [4, 0])
  assert.deepEqual(picture.villages.map(silentFor), [1, 10])
  assert.deepEqual(
    neverHeard(picture).map((village) => village.id),
    ['b'],
  )
  assert.deepEqual(neverHeard(pictureOf([{ id: 'a', name: 'A' }], [], [])), [])
  assert.deepEqual(
    [0, 1, 5, 8, 10].map((count) => depthOf(count, 10)),
    [0, 1, 2, 4, 4],
  )
})

eachDatabase('villages and years', (open) => {
  test('opinions of this system and matters of old minutes, of this commune only', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const say = (commune: string, village: string | null) =>
      db.act(commune, async (trx) =>
        must(
          await receiveSubmission(
            trx,
            { ...world.by('van-phong'), commune },
            {
              conference: `hn-${commune}`,
              channel: 'thon',
              level: 'commune',
              village,
              name: null,
              phone: null,
              address: null,
              content: 'Đường hỏng.',
              consentPublish: false,
            },
          ),
        ),
      )
    await say(world.commune, 'thon-1')
    await say(world.commune, 'thon-1')
    await say(world.commune, null)
    await say(world.other, 'thon-2')
    await db.act(world.commune, (trx) =>
      trx
        .insertInto('past_matter')
        .values({
          commune_id: world.commune,
          id: 'cu',
          year: 2021,
          village_id: 'thon-1',
          text: 'Đường hỏng',
          folded: 'duong hong',
          times: 1,
          answered: null,
          done: 0,
          by_person: 'van-phong',
          at: '2024-08-05T00:00:00.000Z',
        })
        .execute(),
    )
    const { held, heard } = await heardByYear(db.read, world.commune)
    const picture = pictureOf(await listVillages(db.read, world.commune), held, heard)
    assert.deepEqual(picture.years, [2021, 2024])
    assert.deepEqual(
      new Map(picture.villages.map((village) => [village.id, village.opinions])),
      new Map([
        ['thon-1', [1, 2]],
        ['thon-2', [0, 0]],
      ]),
    )
    assert.match(csvText(villagesSheet(picture)), /Huy Măng.*1.*2.*0/)
    await drop()
  })
})
