// Rules: a sentence with the words of a deadline from which nothing was taken is named, never passed over.
import type { Clause, Surroundings } from './clauses.ts'
import { has } from './match.ts'
import { type Run, unread } from './run.ts'
import type { Term } from './term.ts'

/** "không quá 05 phút", "tối đa 20 đại biểu": a limit, but of no days. */
const NO_DAYS =
  /(?:không quá|không được quá|tối đa|ít nhất|tối thiểu)[^.;,]{0,24}?(?:phút|người|đại biểu|trang|đồng|lần|bản|câu hỏi|ý kiến|%)/gu

/** "Sau khi tổng hợp xong 02 ngày": a number of days behind words of a limit that belongs to no deadline read. */
function openCount(clause: Clause, terms: readonly Term[]): string | undefined {
  const match = [...clause.form.matchAll(OPEN_COUNT)].find(({ index, groups }) => {
    const at = index + (groups?.lead?.length ?? 0)
    return !terms.some(
      (term) => at < term.end && term.start <= index + (groups?.all?.length ?? 0) && at >= term.start,
    )
  })
  return match?.groups?.all && clause.text.slice(match.index, match.index + match[0].length).trim()
}

const OPEN_COUNT =
  /(?<all>(?<lead>(?<![\p{L}])(?:sau khi|trước khi|kể từ|tính từ|thì|không quá|chậm nhất|phức tạp)(?: [^,.;:()\d]{0,40})? )\(?\d{1,3}\)? ngày(?: làm việc)?)(?![\p{L}\d]| ?\d)/gu

export function readSigns(
  clause: Clause,
  terms: readonly Term[],
  around: Surroundings,
  extended: boolean,
  run: Run,
): void {
  const open = extended ? undefined : openCount(clause, terms)
  if (open !== undefined) {
    run.unread.push(unread(clause, `thấy “${open}” nhưng chưa rõ tính từ đâu`))
    return
  }
  if (terms.length > 0 || extended || !has(clause.form.replace(NO_DAYS, ' '), around.lexicon.signs)) return
  if (run.unread.some((each) => each.sentence === clause.text)) return
  run.unread.push(unread(clause, 'câu có lời của một thời hạn nhưng chưa đọc được'))
}
