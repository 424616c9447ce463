// Acts on the register: how numbers run from a year on, ranges set aside and given back, numbers explained.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import type { ExplanationInput, ModeInput, RangeInput } from './numbering.form.ts'
import { numberReasons, numbersOf, openRanges, registerMode } from './numbering.store.ts'
import { checkedRange, rangeWords, seriesOf, seriesWords } from './register.ts'

/** Within a year that has papers the way of numbering stays: two papers would bear one symbol. */
export async function setRegisterMode(trx: Trx, by: Actor, input: ModeInput): Promise<Result<void>> {
  const { issuer, year, mode } = input
  if (year < by.today.year)
    return err({ field: 'year', message: `Chỉ đổi được từ năm ${by.today.year} trở đi.` })
  if ((await registerMode(trx, by.commune, issuer, year)) === mode)
    return err({ field: 'mode', message: 'Năm đó đã đánh số theo cách này.' })
  const issued = await trx
    .selectFrom('paper')
    .select('symbol')
    .where('commune_id', '=', by.commune)
    .where('issuer', '=', issuer)
    .where('issued_on', '>=', `${year}-01-01`)
    .orderBy('issued_on')
    .limit(1)
    .executeTakeFirst()
  if (issued)
    return err({
      field: 'year',
      status: 409,
      message: `Năm ${year} đã có văn bản ${issued.symbol}. Đổi cách đánh số từ năm ${year + 1}.`,
    })
  const values = { mode, by_person: by.person, at: instantText(by.now) }
  await trx
    .insertInto('register_mode')
    .values({ commune_id: by.commune, issuer, from_year: year, ...values })
    .onConflict((conflict) => conflict.columns(['commune_id', 'issuer', 'from_year']).doUpdateSet(values))
    .execute()
  await append(trx, by, 'register.mode_set', by.commune, { issuer, year, mode })
  return ok()
}

/** Sets numbers aside for papers issued here, as the commune's own register gave them. */
export async function reserveRange(trx: Trx, by: Actor, input: RangeInput): Promise<Result<{ id: string }>> {
  const { issuer, from, to } = input
  const mode = await registerMode(trx, by.commune, issuer, input.year)
  const series = seriesOf({
    issuer,
    issuedOn: Temporal.PlainDate.from({ year: input.year, month: 1, day: 1 }),
    type: input.type,
    mode,
    ...(input.term ? { term: input.term } : {}),
  })
  if (!series.ok) return series
  const of = { issuer, series: series.value }
  const { papers, ranges } = await numbersOf(trx, by.commune, of)
  const range = checkedRange({ from, to }, ranges)
  if (!range.ok) return range
  const used = papers.find((paper) => paper.number >= from && paper.number <= to)
  if (used)
    return err({
      field: 'from',
      status: 409,
      message: `Số ${used.number} (${seriesWords(of.series)}) đã dùng cho ${used.symbol}. Hãy bắt đầu dải sau số đó.`,
    })
  const id = newId()
  await trx
    .insertInto('number_range')
    .values({
      commune_id: by.commune,
      id,
      ...of,
      from_number: from,
      to_number: to,
      source: input.source,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'register.range_reserved', id, { ...of, from, to })
  return ok({ id })
}

/** What is left of a range goes back to the commune's register. */
export async function returnRange(trx: Trx, by: Actor, id: string): Promise<Result<void>> {
  const row = await trx
    .selectFrom('number_range')
    .select(['issuer', 'series'])
    .where('commune_id', '=', by.commune)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return err({ message: 'Không tìm thấy dải số này.', status: 404 })
  const open = (await openRanges(trx, by.commune, row)).find((range) => range.id === id)
  if (!open) return err({ message: 'Dải số này đã trả lại trước đó.', status: 409 })
  await trx
    .insertInto('number_range_return')
    .values({ commune_id: by.commune, range_id: id, by_person: by.person, at: instantText(by.now) })
    .execute()
  await append(trx, by, 'register.range_returned', id, { ...row, from: open.from, to: open.to })
  return ok()
}

/** Says of numbers that no paper here carries what became of them. */
export async function explainNumbers(trx: Trx, by: Actor, input: ExplanationInput): Promise<Result<void>> {
  const { issuer, series, from, to } = input
  const { papers, ranges } = await numbersOf(trx, by.commune, { issuer, series })
  const last = Math.max(0, ...papers.map((paper) => paper.number))
  if (from > to) return err({ field: 'to', message: `Số cuối (${to}) đứng trước số đầu (${from}).` })
  if (to >= last)
    return err({
      field: 'to',
      message: `Chỉ giải trình số đứng trước số lớn nhất đã dùng (${last}) của ${seriesWords(series)}.`,
    })
  const used = papers.find((paper) => paper.number >= from && paper.number <= to)
  if (used) return err({ field: 'from', message: `Số ${used.number} đã dùng cho ${used.symbol}.` })
  const waiting = ranges.find((range) => range.from <= to && from <= range.to)
  if (waiting)
    return err({ field: 'from', message: `Dải ${rangeWords(waiting)} còn giữ chỗ; trả lại trước.` })
  const known = await numberReasons(trx, by.commune, { issuer, series })
  for (let number = from; number <= to; number++)
    if (known.get(number) !== input.reason) {
      const values = { reason: input.reason, by_person: by.person, at: instantText(by.now) }
      await trx
        .insertInto('number_note')
        .values({ commune_id: by.commune, issuer, series, number, ...values })
        .onConflict((conflict) =>
          conflict.columns(['commune_id', 'issuer', 'series', 'number']).doUpdateSet(values),
        )
        .execute()
    }
  await append(trx, by, 'register.number_explained', by.commune, { issuer, series, from, to })
  return ok()
}
