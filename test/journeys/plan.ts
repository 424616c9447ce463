// The beginning every plan shares: conference made from the regulation, dates on its page, plan and notice issued.
import assert from 'node:assert/strict'
import type { House } from './house.ts'
import { after } from './journey.ts'
import { issuedPaper, says } from './papers.ts'
import {
  announce,
  conferencePath,
  createConference,
  datesAreExpected,
  issuePlan,
  type NewConference,
} from './steps.ts'

export interface Planning {
  readonly office: string
  /** Who signs the plan. */
  readonly chair: string
  /** Somebody who has no part in planning. */
  readonly outsider: string
  readonly conference: Omit<NewConference, 'date'>
  /** "01/KH-UBND", "01-KH/ĐU": the plan is the first paper of the register. */
  readonly symbol: string
  /** What the plan's paper must say besides, in the plan's own words. */
  readonly plan: readonly string[]
  /** Days before the conference on which plan and notice go out. */
  readonly planBefore: number
  readonly noticeBefore: number
}

/** Conference, dates, plan, announcement; the conference's id. */
export async function planned(house: House, date: string, way: Planning): Promise<string> {
  const office = await house.as(way.office)
  const conference = await createConference(office, { ...way.conference, date })
  await datesAreExpected(office, conference, date)

  const outsider = await house.as(way.outsider)
  await outsider.open(conferencePath(outsider, conference))
  assert.equal(await outsider.has('Ban hành kế hoạch'), false, 'a unit issues no plan')
  assert.equal(await outsider.has('Hủy hội nghị'), false)
  assert.equal(await outsider.status(conferencePath(outsider, conference, 'ke-hoach')), 404)
  assert.equal(await outsider.status(`${house.xa}/hoi-nghi/moi`), 404)

  house.goTo(after(date, -way.planBefore))
  await issuePlan(await house.as(way.chair), conference)
  const plan = await issuedPaper(await house.as(way.office), conference, 'Kế hoạch')
  assert.equal(plan.symbol, way.symbol)
  for (const words of way.plan) says(plan, words)

  house.goTo(after(date, -way.noticeBefore))
  const announcing = await house.as(way.office)
  await announce(announcing, conference)
  const citizen = await house.citizen()
  await citizen.open(`${house.cong}/hoi-nghi/${conference}`)
  await citizen.sees('Gửi ý kiến')
  return conference
}
