// Rules: the number or list mark a line begins with and how deep it stands. Thể thức: NĐ 30/2020/NĐ-CP Phụ lục I (phần, mục,
// khoản, điểm) and the Party's "I-", "1-".

const MARKS: readonly (readonly [RegExp, number])[] = [
  // "A. TRƯỚC HỘI NGHỊ" stands over "I." and "1."; the letters of a list are small, those of a name are one word.
  [/^([A-HĐ])\s*[.)]\s+(?=\p{Lu}{2})/u, 0.5],
  [/^(?!V\/v)(?:phần (?:thứ )?)?([IVX]{1,5})\s*(?:[./)-]|\s-)\s*(?=\S)/u, 1],
  // "Phần thứ nhất MỤC ĐÍCH, YÊU CẦU", "CHƯƠNG II. NỘI DUNG".
  [/^((?:phần|chương|mục) thứ (?:nhất|hai|ba|tư|bốn|năm|sáu))\s*[.:–-]?\s*(?=\S)/iu, 1],
  [/^((?:phần|chương) [IVX\d]{1,4})\s+(?=\p{Lu}{2})/iu, 1],
  [/^((?:Điều|Phần|Mục|Chương|Giai đoạn) [\dIVX]{1,4})\s*(?:[.:]|\s[-–])\s*(?=\S)/iu, 1.5],
  [
    /^((?:Nhiệm vụ|Công việc|Đầu việc|Phần việc|Nhóm việc|Việc|Bước|Khâu|Mốc)(?: số| thứ)? (?:\d{1,2}|[IVX]{1,4}))\s*(?:[.:)]|\s?[-–])\s*(?=\S)/iu,
    2.5,
  ],
  [/^(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)[.)-]?\s+(?=\S)/u, 3],
  [/^(\d{1,2})\s*(?:[.)]\s*-?|-|\/)\s*(?=\p{L}|["“(*])/u, 2],
  [/^([a-zđ])\s*[.)]\s*(?=\S)/u, 3],
  [/^([-–—•▪●■◆◦▸►➢➤→♦‣·✓✔☐□☑])\s*(?=\S)/u, 4],
  [/^([+*○o])\s+(?=\S)/u, 5],
  [/^([+*])(?=[\p{L}(])/u, 5],
]

const BOX = /^[✓✔☐□☑■]$/u

export interface Marked {
  readonly mark: string
  readonly level: number
  readonly rest: string
}

export function markOf(text: string): Marked {
  for (const [pattern, level] of MARKS) {
    const match = pattern.exec(text)
    if (!match) continue
    const rest = text.slice(match[0].length).trim()
    // "☐ 2.1. Gửi phiếu": a box to tick and the number of the line behind it.
    const number = BOX.test(match[1] ?? '') ? /^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\p{L})/u.exec(rest) : null
    return { mark: match[1] ?? '', level, rest: rest.slice(number?.[0].length ?? 0) }
  }
  return { mark: '', level: 9, rest: text.trim() }
}

/** A heading's number on a line of its own: what it is called stands on the next. */
export const isMarkAlone = (text: string) =>
  /^(?:phần|chương|mục) (?:thứ )?(?:[IVX\d]{1,4}|nhất|hai|ba|tư|bốn|năm|sáu)[.:]?$/iu.test(text)
