// Who is told that dates moved: the owners of the dates and the units with waiting questions, as far as they have an
// e-mail address. One message an address and occasion, listing what is theirs.
import type { News } from '../calendar/clock-user.ts'
import type { PlannedMove } from '../calendar/moves.ts'
import { longDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import type { Actor } from '../ledger/ledger.ts'
import { queueMessage } from '../notice/outbox.ts'
import { listPeople, listUnits } from '../office/store.ts'

const dateWords = (date: string | null) => (date === null ? 'chưa có ngày' : longDate(date))

/** A line of the message: what, from when to when. */
function lineOf(move: PlannedMove): string {
  return `- ${move.title}: từ ${dateWords(move.from)} sang ${dateWords(move.to)}. ${move.explanation}`
}

/** Waiting questions in one line a rule and date: a message names no question. */
function linesOf(moves: readonly PlannedMove[]): readonly string[] {
  const cases = new Map<string, { first: PlannedMove; count: number }>()
  for (const move of moves.filter((one) => one.kind === 'case')) {
    const key = `${move.rule} ${move.from} ${move.to}`
    cases.set(key, { first: cases.get(key)?.first ?? move, count: (cases.get(key)?.count ?? 0) + 1 })
  }
  return [
    ...moves.filter((move) => move.kind === 'due').map(lineOf),
    ...[...cases.values()].map(
      ({ first, count }) =>
        `- ${count} nội dung chờ trả lời (${first.title}): từ ${dateWords(first.from)} sang ${dateWords(first.to)}. ${first.explanation}`,
    ),
  ]
}

/** The moves by address; somebody with two roles gets one message. */
export async function concerned(
  trx: Trx,
  commune: string,
  moves: readonly PlannedMove[],
): Promise<ReadonlyMap<string, readonly PlannedMove[]>> {
  const people = await listPeople(trx, commune)
  const units = await listUnits(trx, commune)
  const found = new Map<string, PlannedMove[]>()
  const give = (address: string | null, move: PlannedMove) => {
    if (!address) return
    const key = address.toLowerCase()
    const before = found.get(key)
    if (before) before.push(move)
    else found.set(key, [move])
  }
  for (const move of moves) {
    const addresses = new Set<string>()
    if (move.role)
      for (const person of people)
        if (person.email && (person.roles as readonly string[]).includes(move.role))
          addresses.add(person.email)
    const unit = move.unit === null ? undefined : units.find((one) => one.id === move.unit)
    if (unit?.email) addresses.add(unit.email)
    else if (unit)
      for (const person of people) if (person.unit_id === unit.id && person.email) addresses.add(person.email)
    for (const address of addresses) give(address, move)
  }
  return found
}

/** Queues one message to everybody concerned; `also` are addresses that are told without a date of their own. */
export async function tellMoved(
  trx: Trx,
  by: Actor,
  moves: readonly PlannedMove[],
  news: News,
  also: readonly string[] = [],
): Promise<number> {
  const theirs = new Map(await concerned(trx, by.commune, moves))
  for (const address of also) if (!theirs.has(address.toLowerCase())) theirs.set(address.toLowerCase(), [])
  let told = 0
  for (const [address, own] of theirs)
    if (
      await queueMessage(trx, by, {
        channel: 'email',
        address,
        subject: news.subject,
        body: bodyOf(news, own),
        occasion: news.occasion,
      })
    )
      told += 1
  return told
}

function bodyOf(news: News, moves: readonly PlannedMove[]): string {
  const titles = [...new Set(moves.map((move) => move.conferenceTitle))]
  return [
    news.lead,
    ...titles.flatMap((title) => [
      '',
      `${title}:`,
      ...linesOf(moves.filter((move) => move.conferenceTitle === title)),
    ]),
    ...(moves.length > 0 ? ['', 'Những việc đã hoàn thành giữ nguyên ngày đã ghi.'] : []),
  ].join('\n')
}
