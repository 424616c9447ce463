// Rules: what the law demands of one conference besides dates (Luật 72/2025/QH15 Điều 43): who chairs with the head of the
// commune, what the notice says, by which ways it and the result reach the people. Done, still ahead, or missing with
// what to do. Pure; which words count stands in regulations/statute.yaml.
import { clean, fold } from '../kit/text.ts'
import type { StatuteCheck, StatuteLayer } from '../regulation/statute.form.ts'
import type { PublicationMeans } from './tables.ts'

export interface DemandFacts {
  readonly chairs: readonly { readonly title: string }[]
  /** The words of the notice as issued, or as it would be issued now; null while it cannot be drawn yet. */
  readonly notice: string | null
  readonly announced: boolean
  readonly held: boolean
  readonly publications: readonly {
    readonly duty: string
    readonly place: string
    readonly means: PublicationMeans | null
    readonly village_id: string | null
  }[]
  readonly villages: readonly { readonly id: string; readonly name: string }[]
}

export interface Demand {
  readonly id: string
  readonly text: string
  readonly quote: string
  readonly state: 'done' | 'missing' | 'ahead'
  /** What to do, where something is missing. */
  readonly what: string
  /** Part of the conference's pages where it is done. */
  readonly part: 'sua' | 'thong-bao' | 'cong-khai'
}

/** "đại diện Thường trực Hội đồng nhân dân": its chairman and vice chairmen are of it; its office is not. */
const COUNCIL = /(thuong truc|chu tich|pho chu tich|pct|ct) (hdnd|hoi dong nhan dan)/

export const standsForCouncil = (title: string): boolean => COUNCIL.test(fold(title))

type Judged = Pick<Demand, 'state' | 'what' | 'part'>

function coChair(facts: DemandFacts): Judged {
  return {
    state: facts.chairs.some((chair) => standsForCouncil(chair.title)) ? 'done' : 'missing',
    what: 'Thêm người đại diện Thường trực HĐND vào danh sách chủ trì, ghi đúng chức vụ (ví dụ: Phó Chủ tịch HĐND xã).',
    part: 'sua',
  }
}

function statedInNotice(check: StatuteCheck, facts: DemandFacts): Judged {
  const words = facts.notice === null ? '' : fold(facts.notice)
  const stated = check.any_of.some((wanted) => words.includes(fold(wanted)))
  const what =
    facts.notice === null
      ? 'Thông báo chưa soạn được: nhập những điều còn thiếu rồi xem lại.'
      : facts.announced
        ? 'Thông báo đã ban hành chưa nêu điều này: ban hành thông báo bổ sung thay thế.'
        : 'Ghi thêm điều này vào thông báo trước khi ban hành.'
  return { state: stated ? 'done' : 'missing', what, part: 'thong-bao' }
}

/** Whole words: "loa" is not in "các loại". */
const names = (text: string, wanted: string): boolean => ` ${fold(text)} `.includes(` ${fold(wanted)} `)

/** With their tone marks: "Hội trường thôn" is not "Trưởng thôn". */
const marked = (text: string) =>
  ` ${clean(text)
    .toLocaleLowerCase('vi')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
const says = (text: string, wanted: string): boolean => marked(text).includes(marked(wanted))

/** The log's own word for the means counts first; without it the words of the place. */
function isBy(check: StatuteCheck, row: DemandFacts['publications'][number]): boolean {
  if (row.means !== null) return row.means === check.means
  return check.any_of.some((wanted) => says(row.place, wanted))
}

function published(check: StatuteCheck, facts: DemandFacts): Judged {
  const duty = check.looks_at === 'notice_publish' ? 'notice' : 'result'
  const rows = facts.publications.filter((row) => row.duty === duty)
  const due = duty === 'notice' ? facts.announced : facts.held
  if (check.means === 'village_heads')
    return received(
      rows.filter((row) => isBy(check, row)),
      facts,
      due,
    )
  const proved = rows.some((row) => isBy(check, row))
  return {
    state: proved ? 'done' : due ? 'missing' : 'ahead',
    what: 'Khi đã làm, ghi vào nhật ký công khai kèm ảnh hoặc bản chụp.',
    part: 'cong-khai',
  }
}

/** Every village head's receipt; the missing ones by name. A sheet on the hall's wall is not a receipt. */
function received(rows: DemandFacts['publications'], facts: DemandFacts, due: boolean): Judged {
  const missing = facts.villages.filter(
    (village) =>
      !rows.some((row) =>
        row.village_id === null ? names(row.place, village.name) : row.village_id === village.id,
      ),
  )
  const got = `${facts.villages.length - missing.length}/${facts.villages.length}`
  return {
    state: missing.length === 0 && facts.villages.length > 0 ? 'done' : due ? 'missing' : 'ahead',
    what:
      facts.villages.length === 0
        ? 'Chưa có thôn nào trong danh sách của xã: nhập ở mục Quản trị.'
        : `Đã có ${got} Trưởng thôn nhận; còn thiếu: ${missing.map((village) => village.name).join(', ')}. Ghi vào nhật ký công khai khi các thôn đã nhận.`,
    part: 'cong-khai',
  }
}

function judge(check: StatuteCheck, facts: DemandFacts): Judged {
  switch (check.looks_at) {
    case 'co_chair':
      return coChair(facts)
    case 'notice_must_state':
      return statedInNotice(check, facts)
    case 'notice_publish':
    case 'result_publish':
      return published(check, facts)
  }
}

export function demandsOf(layer: StatuteLayer, facts: DemandFacts): readonly Demand[] {
  return layer.checks.map((check) => {
    const judged = judge(check, facts)
    return {
      id: check.id,
      text: check.text,
      quote: check.quote,
      ...judged,
      what: judged.state === 'done' ? '' : judged.what,
    }
  })
}
