// Rules: what makes a regulation coherent beyond its schema: ids once, anchors that come, chains that end, known
// placeholders. Each finding names its place in the file, so that the reader can give the line.
import type { Path } from '../calendar/lines.ts'
import { fold } from '../kit/text.ts'
import { placeholderProblem, placeholdersIn } from './placeholders.ts'
import type { Regulation } from './regulation.form.ts'
import type { Rule } from './rule.form.ts'

export interface Finding {
  readonly path: Path
  readonly message: string
}

export function checkRegulation(regulation: Regulation): readonly Finding[] {
  return [
    ...checkRules(regulation.rules),
    ...duplicates(
      regulation.forms.map((form) => form.id),
      (index) => ['forms', index, 'id'],
      'Mẫu',
    ),
    ...checkPeriod(regulation),
    ...checkClusters(regulation),
    ...checkAnnexes(regulation),
    ...checkPlanRules(regulation),
    ...checkPlaceholders(regulation, regulation, []),
  ]
}

/** Rules that stand together, in a regulation or in one layer of the law: ids once, each whole, no circles. */
export function checkRules(rules: readonly Rule[]): readonly Finding[] {
  return [
    ...duplicates(
      rules.map((rule) => rule.id),
      (index) => ['rules', index, 'id'],
      'Quy tắc',
    ),
    ...rules.flatMap((rule, index) => checkRule(rule, rules).map((found) => under(['rules', index], found))),
    ...circles(rules),
  ]
}

const under = (path: Path, finding: Finding): Finding => ({ ...finding, path: [...path, ...finding.path] })

function duplicates(ids: readonly string[], path: (index: number) => Path, what: string): Finding[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ path: path(index), message: `${what} “${id}” đã có ở trên; đặt mã khác hoặc xóa một.` }],
  )
}

/** Everything one rule must have for its unit, and nothing that contradicts it. */
export function checkRule(rule: Rule, rules: readonly Rule[]): Finding[] {
  return [
    ...checkUnit(rule),
    ...checkAnchor(rule, rules),
    ...checkTrigger(rule),
    ...checkReadings(rule),
    ...checkValidity(rule),
  ]
}

function checkTrigger(rule: Rule): Finding[] {
  return rule.voters_percent === undefined || rule.trigger !== undefined
    ? []
    : [{ path: ['voters_percent'], message: 'Tỷ lệ cử tri cần đi cùng “trigger” nêu điều kiện bằng lời.' }]
}

function checkUnit(rule: Rule): Finding[] {
  switch (rule.unit) {
    case 'fixed':
      return checkFixed(rule)
    case 'window':
      return checkWindow(rule)
    case 'working_day':
    case 'calendar_day':
      return checkCounted(rule)
    case null:
      return rule.count === null
        ? []
        : [{ path: ['count'], message: 'Có số ngày nhưng thiếu “unit” (working_day hoặc calendar_day).' }]
  }
}

function checkFixed(rule: Rule): Finding[] {
  if (rule.fixed === undefined)
    return [{ path: ['unit'], message: 'Ngày ấn định (unit: fixed) cần mục “fixed”.' }]
  if (rule.offset_from_conference_days === undefined)
    return [
      {
        path: ['fixed'],
        message: 'Cần “offset_from_conference_days” (số ngày so với ngày hội nghị) để năm sau dùng lại được.',
      },
    ]
  return rule.count === null
    ? []
    : [{ path: ['count'], message: 'Ngày ấn định không dùng “count”; bỏ một trong hai.' }]
}

function checkWindow(rule: Rule): Finding[] {
  if (rule.from === undefined || rule.to === undefined)
    return [{ path: ['unit'], message: 'Khoảng thời gian (unit: window) cần cả “from” và “to”.' }]
  return rule.from <= rule.to
    ? []
    : [{ path: ['to'], message: `Ngày cuối ${rule.to} đứng trước ngày đầu ${rule.from}.` }]
}

function checkCounted(rule: Rule): Finding[] {
  if (rule.count === null)
    return [
      { path: ['unit'], message: 'Có đơn vị đếm nhưng thiếu “count”. Văn bản không nêu số thì bỏ “unit”.' },
    ]
  if (rule.anchor === 'none')
    return [
      {
        path: ['count'],
        message: 'Có số ngày nhưng không có mốc (“anchor”) để đếm; mốc này không bao giờ đến.',
      },
    ]
  return rule.direction === null
    ? [{ path: ['count'], message: 'Thiếu “direction”: before, after, on hoặc within.' }]
    : []
}

/** An anchor that no act of this regulation brings about would never start the clock. */
function checkAnchor(rule: Rule, rules: readonly Rule[]): Finding[] {
  const never = (message: string) => [{ path: ['anchor'], message }]
  if (rule.every !== undefined && rule.anchor === 'none')
    return never('Việc lặp lại (“every”) cần một mốc bắt đầu.')
  switch (rule.anchor) {
    case 'previous_rule':
      return checkPrevious(rule, rules)
    case 'conclusion_issued':
      return rules.some((other) => other.duty === 'result' && other.id !== rule.id)
        ? []
        : never(
            'Không quy tắc nào (duty: result) ban hành thông báo kết luận, nên mốc này không bao giờ đến.',
          )
    case 'reply_due':
      return rules.some((other) => other.duty === 'reply' && other.id !== rule.id)
        ? []
        : never('Không quy tắc nào (duty: reply) có hạn trả lời, nên mốc này không bao giờ đến.')
    default:
      return rule.previous === undefined
        ? []
        : [{ path: ['previous'], message: '“previous” chỉ dùng với anchor: previous_rule.' }]
  }
}

function checkPrevious(rule: Rule, rules: readonly Rule[]): Finding[] {
  if (rule.previous === undefined)
    return [{ path: ['anchor'], message: 'Mốc “previous_rule” cần mục “previous” nêu mã quy tắc trước.' }]
  const before = rules.find((other) => other.id === rule.previous)
  if (!before) return [{ path: ['previous'], message: `Không có quy tắc “${rule.previous}”.` }]
  return hasDate(before)
    ? []
    : [
        {
          path: ['previous'],
          message: `Quy tắc “${rule.previous}” không có ngày, nên mốc này không bao giờ đến.`,
        },
      ]
}

const hasDate = (rule: Rule) => rule.count !== null || rule.fixed !== undefined

/** The rules a rule waits for. */
export function waitsFor(rule: Rule, rules: readonly Rule[]): readonly string[] {
  if (rule.anchor === 'previous_rule') return rule.previous ? [rule.previous] : []
  const duty =
    rule.anchor === 'conclusion_issued' ? 'result' : rule.anchor === 'reply_due' ? 'reply' : undefined
  const found = duty && rules.find((other) => other.duty === duty && other.id !== rule.id)
  return found ? [found.id] : []
}

function circles(rules: readonly Rule[]): Finding[] {
  return rules.flatMap((rule, index) => {
    const circle = circleFrom(rule, rules)
    return circle
      ? [
          {
            path: ['rules', index, 'anchor'],
            message: `Vòng lặp: ${[...circle, rule.id].join(' → ')}; các mốc chờ lẫn nhau nên không có ngày nào.`,
          },
        ]
      : []
  })
}

/** The chain from a rule back to itself, if there is one. */
function circleFrom(start: Rule, rules: readonly Rule[]): readonly string[] | undefined {
  const walked: string[] = []
  let at: Rule | undefined = start
  while (at && !walked.includes(at.id)) {
    walked.push(at.id)
    const next: string | undefined = waitsFor(at, rules)[0]
    if (next === start.id) return walked
    at = rules.find((other) => other.id === next)
  }
  return undefined
}

function checkReadings(rule: Rule): Finding[] {
  const ids = rule.readings.map((reading) => reading.id)
  return [
    ...duplicates(ids, (index) => ['readings', index, 'id'], 'Cách hiểu'),
    ...(rule.reading === undefined || ids.includes(rule.reading)
      ? []
      : [
          {
            path: ['reading'],
            message: `Không có cách hiểu “${rule.reading}”; có: ${ids.join(', ') || 'không có cách nào'}.`,
          },
        ]),
  ]
}

function checkValidity(rule: Rule): Finding[] {
  const backwards =
    rule.valid_from !== undefined && rule.valid_to !== undefined && rule.valid_from > rule.valid_to
  return backwards ? [{ path: ['valid_to'], message: 'Ngày hết hiệu lực đứng trước ngày có hiệu lực.' }] : []
}

function checkPeriod(regulation: Regulation): Finding[] {
  const { valid_from, valid_to } = regulation
  return valid_to !== undefined && valid_from > valid_to
    ? [{ path: ['valid_to'], message: 'Ngày hết hiệu lực đứng trước ngày có hiệu lực.' }]
    : []
}

/** Every cluster once, every village in one cluster. */
function checkClusters(regulation: Regulation): Finding[] {
  const villages = regulation.clusters.flatMap((cluster, at) =>
    cluster.villages.map((name, nth) => ({ name, path: ['clusters', at, 'villages', nth] as Path })),
  )
  return [
    ...duplicates(
      regulation.clusters.map((cluster) => cluster.name),
      (index) => ['clusters', index, 'name'],
      'Cụm',
    ),
    ...duplicates(
      villages.map((village) => fold(village.name)),
      (index) => villages[index]?.path ?? [],
      'Thôn',
    ),
    ...duplicates(
      regulation.themes.map((theme) => theme.name),
      (index) => ['themes', index, 'name'],
      'Chuyên đề',
    ),
  ]
}

function checkAnnexes(regulation: Regulation): Finding[] {
  return regulation.plan.annexes.flatMap((id, index) =>
    regulation.forms.some((form) => form.id === id)
      ? []
      : [{ path: ['plan', 'annexes', index], message: `Không có mẫu “${id}” trong mục “forms”.` }],
  )
}

interface AnySection {
  readonly lines: readonly { readonly rules: readonly string[] }[]
  readonly sections?: readonly AnySection[]
}

/** Lines of the plan may name only rules of this regulation. */
function checkPlanRules(regulation: Regulation): Finding[] {
  const ids = new Set(regulation.rules.map((rule) => rule.id))
  const walk = (section: AnySection, path: Path): Finding[] => [
    ...section.lines.flatMap((line, at) =>
      line.rules.flatMap((id, nth) =>
        ids.has(id)
          ? []
          : [{ path: [...path, 'lines', at, 'rules', nth], message: `Không có quy tắc “${id}”.` }],
      ),
    ),
    ...(section.sections ?? []).flatMap((inner, at) => walk(inner, [...path, 'sections', at])),
  ]
  return regulation.plan.sections.flatMap((section, at) => walk(section, ['plan', 'sections', at]))
}

function checkPlaceholders(regulation: Regulation, value: unknown, path: Path): Finding[] {
  if (typeof value === 'string')
    return placeholdersIn(value).flatMap((name) => {
      const message = placeholderProblem(name, regulation)
      return message ? [{ path, message }] : []
    })
  if (Array.isArray(value))
    return value.flatMap((inner, index) => checkPlaceholders(regulation, inner, [...path, index]))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => checkPlaceholders(regulation, inner, [...path, key]))
}
