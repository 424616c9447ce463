// Rules: what a deadline is for: the words of the clause it stands in, read by the phase it belongs to. The duty codes
// are those of codes.ts, the words data (lexicon/duties.yaml). Words that say nothing known give no duty.
import type { Every, Role } from '../codes.ts'
import { mentionsOf } from './bodies.ts'
import type { DutyEntry, Lexicon } from './lexicon.form.ts'
import { type Span, spansOf } from './match.ts'
import type { Term } from './term.ts'

export type Phase = 'before' | 'after' | undefined

export interface FoundDuty {
  readonly entry: DutyEntry
  readonly words: string
  readonly weight: number
  /** No word of the lists says it: how likely it is by what stands around it. */
  readonly likely?: number
}

interface Match extends Span {
  readonly entry: DutyEntry
  readonly weight: number
  readonly superior: boolean
}

/** Deadlines, their events and papers only named say nothing of what is to be done: blanked, letter for letter. */
export function masked(form: string, terms: readonly Term[], lexicon: Lexicon): string {
  const said = terms.flatMap((term) =>
    term.event ? [term.event, { start: term.core ?? term.start, end: term.end }] : [term],
  )
  const spans = [...said, ...spansOf(form, lexicon.references)]
  return spans.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    form,
  )
}

/** What a body usually does wins over what is said as clearly. */
const USUAL = 0.5

function matchesOf(form: string, phase: Phase, owner: Role | undefined, lexicon: Lexicon): readonly Match[] {
  return (
    lexicon.duties
      .filter((entry) => phase === undefined || entry.phase === 'any' || entry.phase === phase)
      // A village head carries answers to the people; to answer is another's duty.
      .filter((entry) => owner !== 'collector' || !entry.duty.startsWith('reply'))
      .flatMap((entry) =>
        entry.words
          .filter(({ owners }) => owners.length === 0 || (owner !== undefined && owners.includes(owner)))
          .flatMap(({ pattern, weight, superior }) =>
            spansOf(form, pattern).map((span) => ({
              ...span,
              entry,
              weight: weight + (owner !== undefined && entry.usual.includes(owner) ? USUAL : 0),
              superior,
            })),
          ),
      )
  )
}

/** Purpose clauses behind the deadline say what it is good for, not what must be done by then. */
const PURPOSE = / (?:để|nhằm|làm cơ sở|phục vụ) /u

interface Limit extends Span {
  readonly core?: number
  readonly every?: Every
}

/** The clause around the deadline: from the last semicolon, or the deadline before, to the next. */
export function zonesOf(form: string, term: Limit, terms: readonly Span[]): { left: Span; right: Span } {
  const earlier = terms.filter((each) => each.end <= term.start).map((each) => each.end)
  const later = terms.filter((each) => each.start >= term.end).map((each) => each.start)
  const cut = term.start === 0 ? 0 : form.lastIndexOf(';', term.start - 1) + 1
  const next = form.indexOf(';', term.end)
  const end = Math.min(next < 0 ? form.length : next, ...later)
  const right = form.slice(term.end, end)
  const purpose = hasTimeTo(form, term) ? null : PURPOSE.exec(right)
  return {
    left: { start: Math.max(cut, ...earlier, 0), end: term.core ?? term.start },
    right: { start: term.end, end: purpose ? term.end + purpose.index : end },
  }
}

/** "Văn phòng có 02 ngày làm việc để phân loại": what the days are for is the duty itself. */
const hasTimeTo = (form: string, term: Limit) =>
  /(?:^| )có (?:thời hạn |thời gian |tối đa |không quá )*$/u.test(form.slice(0, term.core ?? term.start)) &&
  /^ (?:làm việc )?để /u.test(form.slice(term.end))

/** "…, chuyển các phòng để chuẩn bị trả lời": what something is for weighs less than what is done. */
function inPurpose(form: string, match: Match): Match {
  const purpose = /(?:^| )(?<!hạn |chót |cuối |cùng |gian )(?:để|nhằm|làm cơ sở) [^,;]*$/u.test(
    form.slice(0, match.start),
  )
  return purpose ? { ...match, weight: match.weight - 3 } : match
}

function best(matches: readonly Match[], near: (match: Match) => number): Match | undefined {
  return [...matches].sort((a, b) => b.weight - a.weight || near(a) - near(b))[0]
}

/** The work of a row begins with what is to be done; the rest tells how: "Họp thôn lấy ý kiến, bầu chọn đại biểu". */
const SAID_FIRST = 2
function leading(matches: readonly Match[]): Match | undefined {
  const most = Math.max(0, ...matches.map((match) => match.weight))
  return matches
    .filter((match) => match.weight >= Math.max(2, most - SAID_FIRST))
    .sort((a, b) => a.start - b.start || b.weight - a.weight)[0]
}

/** "lấy ý kiến và bình chọn đại biểu": of two works joined by "và" the first names the duty. */
function coordinated(form: string, found: Match | undefined, all: readonly Match[]): Match | undefined {
  if (!found) return undefined
  const first = all.find(
    (match) =>
      match.end <= found.start &&
      match.weight >= found.weight - 1 &&
      /^[^,;.:]* và [^,;.:]*$/u.test(form.slice(match.end, found.start + 1)),
  )
  return first ?? found
}

/** "Cấp kinh phí trước ngày 05/9 và quyết toán trước ngày 15/10": what stands between two days is due at the second. */
const followed = (form: string, term: Limit, terms: readonly Span[]) =>
  terms.some((each) => each.start > term.end && /^[^;.]* và [^;.,]*$/u.test(form.slice(term.end, each.start)))

/** "Giám sát …; tổng hợp dư luận gửi Đảng ủy trước ngày …": work of its own stands between, so what is said before is past. */
const closed = (form: string, match: Match, left: Span) =>
  match.end <= left.start &&
  form.slice(match.end, left.start).includes(';') &&
  !CARRIES_ON.test(form.slice(left.start, left.end)) &&
  (form.slice(left.start, left.end).match(/\p{L}+/gu) ?? []).length > 4

/** "…; gửi về UBND xã từ ngày …": of what was named before. */
const CARRIES_ON =
  /^ *(?:và )?(?:gửi|nộp|báo cáo|chuyển|trình|hoàn thành|hoàn tất|xong|hạn|thời hạn|thời gian|tất cả|đều|việc này|các việc)(?![\p{L}])/u

/** Where the right zone begins to speak of another body's work: "…, Văn phòng tổng hợp". */
function nextSubject(form: string, right: Span, lexicon: Lexicon): number {
  const next = mentionsOf(form, lexicon).find(
    (mention) =>
      mention.start > right.start + 1 &&
      mention.start < right.end &&
      /[,.] ?(?:các )?$/u.test(form.slice(right.start, mention.start)) &&
      lexicon.verbs.test(form.slice(mention.end).trimStart()),
  )
  return next?.start ?? right.end
}

/** The duty of a deadline in its sentence; `form` is masked. */
export function dutyOf(
  form: string,
  term: Limit,
  terms: readonly Span[],
  phase: Phase,
  owner: Role | undefined,
  lexicon: Lexicon,
  row = false,
): FoundDuty | undefined {
  const zones = zonesOf(form, term, terms)
  const matches = ofPeriod(
    form,
    term,
    matchesOf(form, phase, owner, lexicon).map((match) =>
      hasTimeTo(form, term) ? match : inPurpose(form, match),
    ),
    lexicon,
  )
  const within = (zone: Span) =>
    matches.filter((match) => match.start >= zone.start && match.start < zone.end)
  const before = within(zones.left)
  const nearest = best(before, (match) => Math.abs(term.start - match.end))
  const left = (row ? leading(before) : undefined) ?? coordinated(form, nearest, before)
  const end = !left
    ? zones.right.end
    : followed(form, term, terms)
      ? zones.right.start
      : nextSubject(form, zones.right, lexicon)
  const right = best(within({ ...zones.right, end }), (match) => match.start - term.end)
  const found =
    (left && right && right.weight - 1 > left.weight ? right : (left ?? right)) ??
    best(
      matches.filter((match) => match.start < term.start && !closed(form, match, zones.left)),
      (match) => match.start,
    )
  return found && { entry: found.entry, weight: found.weight, words: form.slice(found.start, found.end) }
}

/** What is done once after each conference: a period says it is something else, which a person names. */
export const ONCE: ReadonlySet<string> = new Set([
  'result',
  'notice',
  'invite',
  'classify',
  'quota',
  'prepare',
  'collect',
  'reply',
  'reply_complex',
  'escalate',
  'settle',
])

/** "thông báo kết quả giải quyết … hằng quý": how far it is, not the conclusion. */
const RESULTS =
  /(?:thông báo|thông tin|công khai|niêm yết)[^.;,]{0,20}kết quả (?:giải quyết|thực hiện|xử lý|trả lời)/u

/** What comes back every month is followed up or reported to a superior, whatever else the sentence speaks of. */
function ofPeriod(form: string, term: Limit, all: readonly Match[], lexicon: Lexicon): readonly Match[] {
  if (term.every === undefined) return all
  const repeated = all.filter((match) => match.entry.duty === 'track' || toSuperior(form, match))
  if (repeated.length > 0) return repeated
  const track = lexicon.duties.find(({ duty }) => duty === 'track')
  const progress = (match: Match) =>
    match.entry.duty === 'report' || RESULTS.test(form.slice(match.start, match.end + 20))
  return all
    .filter((match) => !ONCE.has(match.entry.duty) || progress(match))
    .map((match) => (progress(match) && track ? { ...match, entry: track } : match))
}

const TO_SUPERIOR = /tỉnh|huyện|thành phố|thành ủy|cấp trên|sở /u
const toSuperior = (form: string, match: Match) =>
  match.superior || (match.entry.duty === 'report' && TO_SUPERIOR.test(form.slice(match.start, match.end)))

/** The duty words of a heading or of a whole paragraph, where the clause itself says nothing. */
export function dutyWords(
  form: string,
  phase: Phase,
  owner: Role | undefined,
  lexicon: Lexicon,
  least = 2,
): FoundDuty | undefined {
  const found = best(
    matchesOf(form, phase, owner, lexicon).filter(
      (match) => match.weight >= least && match.entry.duty !== 'reply_complex',
    ),
    (match) => match.start,
  )
  return found && { entry: found.entry, weight: found.weight, words: form.slice(found.start, found.end) }
}

/** Duties that are worth proposing though no number stands beside them, with the words they were known by. */
export function openDuties(
  form: string,
  owner: Role | undefined,
  lexicon: Lexicon,
): readonly (FoundDuty & Span)[] {
  const report = matchesOf(form, undefined, owner, lexicon).filter(
    (match) =>
      match.entry.withoutNumber && match.weight >= 4 && (match.entry.duty !== 'report' || match.superior),
  )
  const one = new Map(report.map((match) => [match.entry.duty, match]))
  return [...one.values()].map((match) => ({
    entry: match.entry,
    weight: match.weight,
    words: form.slice(match.start, match.end),
    start: match.start,
    end: match.end,
  }))
}
