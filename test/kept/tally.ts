// The test's own count. It knows only what the test itself made happen, and no word of the program's rules.
import type { Plan } from './plans.ts'

/** What was done about one matter, each with its day. */
export interface Told {
  readonly key: string
  readonly text: string
  readonly village: string
  /** What the chair said; empty: split off, or joined to another. */
  readonly said: string
  readonly joinedTo: string | null
  readonly splitOff: boolean
  readonly repeats: boolean
  id: string
  code: string
  /** By when, as the plan has it; null: no date. */
  due: string | null
  extended: { on: string; to: string } | null
  letterOn: string | null
  superior: { on: string; answerBy: string | null } | null
  readonly answers: { on: string; round: number }[]
  readonly asked: { on: string; due: string | null }[]
  readonly rated: { on: string; round: number; content: boolean }[]
  guidedOn: string | null
  promisedOn: string | null
  doneOn: string | null
}

export interface Count {
  readonly part: number
  readonly whole: number
}

const IN_WRITING = ['tra_loi_van_ban', 'xac_minh', 'giao_don_vi', 'vuot_tham_quyen']

/** How one matter stands when the day is over. */
function standing(one: Told, own: Told, plan: Plan, day: string) {
  const till = (on: string | null | undefined): string | null => (on && on <= day ? on : null)
  const asked = one.asked.filter(({ on }) => on <= day)
  const round = asked.length
  const answered = till(one.answers.find((each) => each.round === round)?.on)
  const beyond = one.said === 'vuot_tham_quyen'
  const letter = till(one.letterOn)
  const reply = till(one.superior?.on)
  const done = till(one.doneOn)
  const guided = round === 0 ? till(one.guidedOn) : null
  const closed =
    done !== null ||
    answered !== null ||
    guided !== null ||
    (round === 0 && ['tra_loi_tai_cho', 'tu_choi'].includes(one.said))
  const waits = beyond && letter !== null && reply === null && answered === null
  const concluded = plan.concluded <= day
  const extended = one.extended && one.extended.on <= day ? one.extended.to : null
  const due =
    round > 0
      ? (asked.at(-1)?.due ?? null)
      : beyond && letter !== null
        ? reply === null
          ? null
          : (one.superior?.answerBy ?? null)
        : beyond && closed
          ? null
          : concluded || beyond
            ? (extended ?? one.due)
            : null
  return {
    closed,
    answered,
    guided,
    due,
    overdue: !closed && !waits && due !== null && due < day,
    late: (answered ?? guided ?? '') > (due ?? '9999'),
    inWriting: answered !== null || IN_WRITING.includes(one.said) || round > 0,
    beyond,
    letter: letter !== null,
    reply: reply !== null,
    promised: till(one.promisedOn) !== null,
    done: done !== null,
    content: own.rated.filter((each) => each.on <= day && each.round === round).at(-1)?.content ?? null,
  }
}

/** Every figure by the words of the report. */
export function tally(told: readonly Told[], plan: Plan, day: string): Readonly<Record<string, Count>> {
  const by = new Map(told.map((one) => [one.key, one]))
  const all = told.map((own) => {
    const one = own.joinedTo === null ? own : (by.get(own.joinedTo) as Told)
    return { own, one, ...standing(one, own, plan, day) }
  })
  type Row = (typeof all)[number]
  const accepted = all.filter(({ own }) => !own.splitOff)
  const count = (rows: readonly Row[], is: (row: Row) => boolean): Count => ({
    part: rows.filter(is).length,
    whole: rows.length,
  })
  const said = (code: string) => (row: Row) => row.one.said === code
  const dated = accepted.filter(
    (row) => row.due !== null && (row.answered !== null || row.guided !== null || row.overdue || !row.closed),
  )
  return {
    'Tách xử lý theo luật khác': count(all, ({ own }) => own.splitOff),
    'Trùng với nội dung khác, trả lời chung': count(all, ({ own }) => own.joinedTo !== null),
    'Nêu lại từ kỳ trước': count(accepted, ({ own }) => own.repeats),
    'Đã phân loại': count(accepted, () => true),
    'Đã phân công đơn vị': count(accepted, () => true),
    'Trả lời trực tiếp tại hội nghị': count(accepted, said('tra_loi_tai_cho')),
    'Tiếp thu': count(accepted, said('tiep_thu')),
    'Đã giải quyết, trả lời': count(accepted, (row) => row.closed),
    'Đã trả lời bằng văn bản': count(
      accepted.filter((row) => row.inWriting),
      (row) => row.answered !== null,
    ),
    'Trả lời, hướng dẫn đúng hạn': count(
      accepted.filter((row) => (row.answered !== null || row.guided !== null) && row.due !== null),
      (row) => !row.late,
    ),
    'Quá hạn (muộn, hoặc đến nay chưa làm)': count(dated, (row) => row.late || row.overdue),
    'Quá hạn chưa trả lời, chưa có văn bản đề nghị': count(dated, (row) => row.overdue),
    'Vượt thẩm quyền': count(accepted, (row) => row.beyond),
    'Đã có văn bản đề nghị cấp trên': count(
      accepted.filter((row) => row.beyond),
      (row) => row.letter,
    ),
    'Cấp trên đã trả lời': count(
      all.filter((row) => row.letter),
      (row) => row.reply,
    ),
    'Đã hướng dẫn tới cơ quan có trách nhiệm': count(
      accepted.filter(said('co_quan_khac')),
      (row) => row.guided !== null,
    ),
    'Từ chối đối thoại, có căn cứ': count(accepted, said('tu_choi')),
    'Đã thực hiện xong việc đã hứa': count(
      all.filter((row) => row.promised || row.done),
      (row) => row.done,
    ),
    'Người có ý kiến hài lòng': count(
      all.filter((row) => row.content !== null),
      (row) => row.content === true,
    ),
    'Chưa được chủ trì xử lý': count(accepted, () => false),
  }
}

/** "8/9 (88,9 %)". */
export function written({ part, whole }: Count): string {
  if (whole === 0) return `${part}/0`
  const tenths = Math.round((part * 1000) / whole)
  return `${part}/${whole} (${Math.floor(tenths / 10)},${tenths % 10} %)`
}
