// Promises kept: each of the five plans from its conclusion to the final report, with its own dates, two questions late,
// one extended, one escalated and answered, one taken back by the person, one promise carried into the next year's
// conference. Every figure of every report equals the test's own count. The plans take turns on the databases, Lộc Thịnh
// is walked on both; KEPT_ALL=1 walks all on both.
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { announceConference } from '../../src/conference/acts.ts'
import { readStories, type Story } from '../../src/demo/story.form.ts'
import { ZONE } from '../../src/kit/clock.ts'
import { must } from '../../src/kit/result.ts'
import { withClosedDays } from '../../src/report/day.ts'
import { noBrowser } from '../chromium.ts'
import { type DatabaseKind, KINDS } from '../databases.ts'
import { openHouse } from '../journeys/house.ts'
import { draftPaper, says } from '../journeys/papers.ts'
import { casePath, conferencePath, typed } from '../journeys/steps.ts'
import { PLANS, type Plan, plus } from './plans.ts'
import { type By, createFor, heldConference } from './prepare.ts'
import { written } from './tally.ts'
import { Walk } from './walk.ts'

const PROMISED = 'Đổ bê tông 1,2 km lên khu sản xuất'
const PHOTO = {
  name: 'duong-xong.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
    'base64',
  ),
}

function storyOf(plan: Plan): Story {
  const story = readStories().find((each) => each.commune.id === plan.commune)
  assert.ok(story)
  return story
}

const actorIn =
  (commune: string): By =>
  (person, day) => {
    const today = Temporal.PlainDate.from(day)
    const now = today.toZonedDateTime({ timeZone: ZONE, plainTime: '07:45' }).toInstant()
    return { commune, person, now, today }
  }

/** What happens on which day, in the order of the days. */
function days(walk: Walk): readonly (readonly [day: string, what: () => Promise<void>])[] {
  const { plan } = walk
  const first = plus(plan.concluded, 1)
  const second = plus(plan.concluded, 2)
  const again = plan.again(second) ?? plus(plan.reply, 5)
  const late = plus(plan.reply, 4)
  const all: (readonly [string, () => Promise<void>])[] = [
    [plan.concluded, () => walk.conclude()],
    [first, () => walk.answerOnScreen('onTime')],
    [first, () => walk.answer('happy')],
    [first, () => walk.answer('takenBack')],
    [first, () => walk.agrees()],
    [second, () => walk.superiorAnswers()],
    [second, () => walk.answer('beyond')],
    [second, () => walk.says('happy', true)],
    [second, () => walk.says('takenBack', false, true)],
    [second, () => walk.extendOne()],
    [plan.holding.on, () => walk.holdingReport()],
    [plus(plan.reply, 3), () => walk.monthlyReport()],
    [plus(plan.reply, 3), () => walk.agrees()],
    [late, () => walk.answer('late')],
    [again, () => walk.answer('takenBack')],
    [again, () => walk.says('takenBack', true)],
    [plan.extendedTo, () => walk.answer('extended')],
    [plus(plan.extendedTo, 1), () => walk.agrees()],
    [plus(plan.extendedTo, 1), () => walk.report('bao_cao_giai_quyet', 'Báo cáo kết quả giải quyết', 13)],
    [plus(plan.extendedTo, 1), () => walk.monthlyDuty()],
    [plus(plan.extendedTo, 2), () => walk.answer('open')],
    [plus(plan.extendedTo, 2), () => walk.close()],
  ]
  return all
    .map((each, at) => ({ each, at }))
    .sort((a, b) => (a.each[0] < b.each[0] ? -1 : a.each[0] > b.each[0] ? 1 : a.at - b.at))
    .map(({ each }) => each)
}

/** The next year opens with what was promised. */
async function nextYear(walk: Walk, story: Story): Promise<void> {
  const { house, plan, db } = walk
  const held = plus(plan.held, 364)
  const day = plus(held, -30)
  house.goTo(day)
  const next = await db.act(plan.commune, async (trx) => {
    const by = walk.by(plan.people.office)
    const id = await createFor(trx, by, held, story)
    must(await announceConference(trx, by, id, day, null))
    return id
  })
  const office = await house.as(plan.people.office)
  await office.open(conferencePath(office, next))
  await office.sees('Việc đã hứa từ hội nghị trước')
  await office.sees(PROMISED)
  await office.sees('0/1 (0,0 %)')
  const before = await draftPaper(office, next, 'ket_qua_ky_truoc')
  says(before, PROMISED)
  says(before, 'Đang thực hiện')

  house.goTo(plus(held, -20))
  const promise = walk.told('promise')
  const unit = await house.as(plan.people.unit)
  await unit.open(casePath(unit, promise.id))
  const form = unit.form('/hoan-thanh')
  await form.fill('Kết quả thực hiện', 'Đã đổ xong 1,25 km, thôn nghiệm thu.')
  await form.fill('Ngày xong', typed(plus(held, -22)))
  await form.attach('Ảnh hoặc văn bản minh chứng', PHOTO)
  await form.send('Ghi đã thực hiện xong')
  promise.doneOn = plus(held, -22)
  await unit.open(conferencePath(unit, next))

  const reader = await house.as(plan.people.office)
  await reader.open(conferencePath(reader, next))
  await reader.sees('1/1 (100,0 %)')
  const after = await draftPaper(reader, next, 'ket_qua_ky_truoc')
  says(after, 'Đã đổ xong 1,25 km')
  const hand = walk.count()
  assert.equal(written(hand['Đã thực hiện xong việc đã hứa'] ?? { part: 0, whole: 0 }), '1/1 (100,0 %)')
  await walk.agrees()
}

async function kept(kind: DatabaseKind, plan: Plan): Promise<void> {
  const story = storyOf(plan)
  const house = await openHouse(kind, story, plus(plan.held, -30))
  let failed = true
  try {
    const db = withClosedDays(house.server.db, house.server.clock)
    house.goTo(plan.held)
    const scene = await db.act(plan.commune, (trx) => heldConference(trx, actorIn(plan.commune), plan, story))
    const walk = new Walk(house, db, plan, scene)
    for (const [day, what] of days(walk)) {
      if (walk.today !== day) house.goTo(day)
      await what()
    }
    await nextYear(walk, story)
    failed = false
  } finally {
    await house.stop(failed)
  }
}

suite('promises kept, from the conclusion to the next year', () => {
  const skip = noBrowser() ?? false
  for (const [at, make] of PLANS.entries())
    for (const [place, kind] of KINDS.entries()) {
      const mine = process.env.KEPT_ALL === '1' || at === 0 || at % KINDS.length === place
      if (mine) test(`${make().commune} (${kind})`, { skip }, () => kept(kind, make()))
    }
})
