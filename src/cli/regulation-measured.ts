// `doithoai regulation read FILE --expected TABLE.json`: precision and recall of a reading against a table made by hand,
// with every rule that is missing, different or too many. Exit 1 below the bar: recall 0.9, nothing wrong.
import path from 'node:path'
import { readTextFile } from '../calendar/library.ts'
import type { Result } from '../kit/result.ts'
import { type ExpectedPlan, readExpected } from '../regulation/reading/expected.form.ts'
import type { PlanReading } from '../regulation/reading/reading.ts'
import { precision, recall, rulesOf, score, scoreFields } from '../regulation/reading/score.ts'
import { DONE, type Io, REFUSED } from './command.ts'

export function tableAt(io: Io, given: string, plan: string): Result<ExpectedPlan> {
  const text = readTextFile(path.resolve(io.cwd, given))
  return text.ok ? readExpected(text.value, plan) : text
}

const BAR = 0.9
const figure = (value: number) => value.toFixed(3).replace('.', ',')

export function measured(reading: PlanReading, table: ExpectedPlan, io: Io, json: boolean): number {
  const rules = score(rulesOf(reading), table.rules)
  const fields = scoreFields(reading, table)
  const [found, exact] = [recall(rules), precision(rules)]
  const met = found >= BAR && rules.wrong.length === 0
  if (json) io.out(JSON.stringify({ precision: exact, recall: found, met, rules, fields }, null, 1))
  else {
    io.out(`recall ${figure(found)} (${rules.right}/${rules.expected} quy tắc của bảng)`)
    io.out(`precision ${figure(exact)} (${rules.right}/${rules.found} quy tắc đọc được)`)
    io.out(`người làm đúng ${rules.owners.right}/${rules.owners.asked}`)
    if (fields.asked > 0) io.out(`mục khác đúng ${fields.right}/${fields.asked}`)
    for (const each of rules.lost) io.out(`Thiếu: ${each}`)
    for (const each of rules.wrong) io.out(`Sai hoặc thừa: ${each}`)
    for (const each of rules.owners.wrong) io.out(`Người làm khác bảng: ${each}`)
    for (const each of fields.wrong) io.out(`Khác bảng: ${each}`)
    io.out(met ? 'Đạt: recall từ 0,9, không có số sai.' : 'Chưa đạt: cần recall từ 0,9 và không có số sai.')
  }
  return met ? DONE : REFUSED
}
