// Rules: whether an answer says anything. Domain 9: "Answering 'đã tiếp nhận' is not an answer"; plan S2:
// "trả lời trọng tâm vào vấn đề chính mà nhân dân quan tâm"; what is not finished needs a date or a stated reason. Pure.
// It holds an answer back and says why; the approver decides.
import { clean, fold } from '../kit/text.ts'

/** Said of anything, these say nothing of the matter asked (folded: without tone marks). */
const EMPTY = [
  'trong thoi gian toi',
  'trong thoi gian som nhat',
  'da duoc tiep nhan',
  'da tiep nhan',
  'xin tiep nhan',
  'tiep nhan',
  'da duoc ghi nhan',
  'da ghi nhan',
  'xin ghi nhan',
  'ghi nhan',
  'xin tiep thu',
  'tiep thu',
  'se xem xet giai quyet',
  'se xem xet',
  'dang xem xet',
  'xem xet giai quyet',
  'xem xet',
  'se nghien cuu',
  'dang nghien cuu',
  'nghien cuu',
  'se kiem tra',
  'dang kiem tra',
  'se tra loi sau',
  'tra loi sau',
  'se giai quyet',
  'dang giai quyet',
  'giai quyet theo quy dinh',
  'theo quy dinh cua phap luat',
  'theo quy dinh hien hanh',
  'theo quy dinh',
  'theo tham quyen',
  'chuyen co quan chuc nang',
  'chuyen co quan co tham quyen',
  'co quan chuc nang',
  'co quan co tham quyen',
  'co quan chuyen mon',
  'cam on',
  'chia se',
  'quan tam',
] as const

/** Words that carry a sentence but no substance. */
const FILLER = new Set(
  (
    'ubnd uy ban nhan dan xa phuong dang chinh quyen dia phong ban y kien kien nghi phan anh noi dung cau hoi nay tren ' +
    'cua ong ba anh chi co chu cu tri nguoi da se dang duoc va voi ve de cho cac nhung la thi ma cung rat xin kinh thua ' +
    'som ngay cu the tat ca moi su viec van'
  ).split(' '),
)

const LEAST_WORDS = 6

/** What is not finished yet: it needs a date or a reason. */
const UNFINISHED = /(^|[^\p{L}])(sẽ|đang|chưa|sắp|dự kiến)(?=[^\p{L}]|$)/iu
const DATE =
  /\d{1,2}\/\d{1,4}|(ngày|tháng|quý|năm|tuần)\s+(\d|[ivx]+\b|này|nay|sau|tới)|\d+\s+(ngày|tuần|tháng)/iu
const REASON = /(^|[^\p{L}])(do|vì|bởi|lý do|nguyên nhân|vướng|căn cứ|theo)(?=[^\p{L}]|$)/iu

export type Fault = 'nothing' | 'empty_phrase' | 'too_short' | 'no_date'

export interface Held {
  readonly fault: Fault
  /** Said to the drafter and to the approver. */
  readonly reason: string
}

/** Why this part of an answer is held back; undefined when it has substance. */
export function heldBack(text: string): Held | undefined {
  const folded = ` ${fold(text)} `
  if (folded.trim() === '') return { fault: 'nothing', reason: 'Chưa có nội dung trả lời.' }
  const phrases: string[] = []
  let rest = folded
  for (const phrase of EMPTY)
    if (rest.includes(` ${phrase} `)) {
      phrases.push(phrase)
      rest = rest.replaceAll(` ${phrase} `, ' ')
    }
  const words = rest.split(' ').filter((word) => word !== '' && !FILLER.has(word))
  if (words.length < LEAST_WORDS)
    return phrases.length > 0
      ? {
          fault: 'empty_phrase',
          reason: `Chỉ nói “${spoken(text, phrases)}” chưa phải là trả lời: hãy nêu kết quả, hoặc việc đã làm, người phụ trách và thời hạn.`,
        }
      : {
          fault: 'too_short',
          reason: 'Trả lời quá ngắn để người hỏi hiểu: hãy nêu kết quả, căn cứ, việc sẽ làm và thời hạn.',
        }
  if (UNFINISHED.test(clean(text)) && !DATE.test(clean(text)) && !REASON.test(clean(text)))
    return {
      fault: 'no_date',
      reason: 'Việc chưa xong thì phải nêu thời hạn, hoặc lý do chưa định được thời hạn.',
    }
  return undefined
}

/** The empty words as they were typed, for the message. */
function spoken(text: string, phrases: readonly string[]): string {
  const words = clean(text).split(/\s+/)
  const folded = words.map(fold)
  const found = phrases.flatMap((phrase) => {
    const parts = phrase.split(' ')
    const at = folded.findIndex((_, from) => parts.every((part, i) => folded[from + i] === part))
    return at < 0
      ? []
      : [
          words
            .slice(at, at + parts.length)
            .join(' ')
            .toLowerCase()
            .replace(/[.,;:!]+$/u, ''),
        ]
  })
  return (found.length > 0 ? found : phrases).slice(0, 2).join('”, “')
}
