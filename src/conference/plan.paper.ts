// Kế hoạch: the plan paper, every word of it from the regulation's data and the conference's own. What the conference
// has fixed itself (year, day, hour, place, who signs) goes before what the regulation expects.
import { absurd, err, ok } from '../kit/result.ts'
import { fold } from '../kit/text.ts'
import { b, dashes, h, p, pluses, signedBy } from '../paper/build.ts'
import type { Block, Head, OnBehalf, PaperLayout, PaperModel, Signature } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { type FilledPlan, filledPlan, sectionHeading } from '../regulation/filled.ts'
import { standardOrganisations } from '../regulation/library.ts'
import { type Filling, windowDate } from '../regulation/placeholders.ts'
import type { Plan } from '../regulation/plan.form.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import type { Organisations } from '../regulation/statute.form.ts'
import { annexOf, withOwnNumber } from './form.paper.ts'
import {
  fillingOf,
  headOf,
  hourWords,
  link,
  lower,
  registerOf,
  type Setting,
  sessionLines,
  sessionWords,
  settingOf,
  signerName,
  upperFirst,
} from './setting.paper.ts'

export interface PlanFacts {
  readonly regulation: Regulation
  readonly filling: Filling
  readonly head: Head
  readonly layout: PaperLayout
  /** The conference's own time, added to the sentence in which the plan states when it is held, or instead of it. */
  readonly when: (sentence: string, asPlanned: boolean) => string
  readonly signer: string | undefined
  readonly on: Temporal.PlainDate
  readonly organisations: Organisations
}

/** The whole plan as a draft: number and day blank. */
export function planModel(facts: PlanFacts): PaperModel {
  const { regulation } = facts
  const filled = filledPlan(regulation, facts.filling, facts.organisations, facts.on)
  const { plan } = filled
  return {
    kind: 'ke_hoach',
    layout: facts.layout,
    title: `${upperFirst(plan.heading.toLocaleLowerCase('vi'))} ${lower(plan.subject)}`,
    head: facts.head,
    heading: { type: 'named', name: plan.heading, subject: plan.subject },
    bases: filled.bases,
    body: [
      p(plan.opening),
      ...sections(regulation.plan.sections, plan.sections, 0, facts),
      ...(plan.closing === undefined ? [] : [p(plan.closing)]),
    ],
    signature: signedBy(signatureBlock(plan.signature, facts.signer)),
    recipients: plan.recipients,
    annexes: annexesOf(filled, facts),
  }
}

/** What the three depths of sections have in common. */
interface Section {
  readonly number: string
  readonly title?: string | undefined
  readonly body?: { readonly form: '' | 'Đề nghị' | 'Giao'; readonly name: string } | undefined
  readonly run_in?: string | undefined
  readonly joint: string
  readonly mark: Mark
  readonly lines: readonly Line[]
  readonly sections?: readonly Section[]
}

type Mark = '' | '-' | '+' | '*'

interface Line {
  readonly text: string
  readonly mark?: Mark | undefined
  readonly rules: readonly string[]
}

const LEVELS = [1, 2, 3] as const

/** `raw` beside `filled`: which sentence states the time is read from the rule it names, before its places are filled. */
function sections(
  raw: readonly Section[],
  filled: readonly Section[],
  depth: number,
  facts: PlanFacts,
): readonly Block[] {
  return filled.flatMap((section, at) => [
    ...heading(raw[at], section, depth, facts),
    ...lines(section, facts),
    ...sections(raw[at]?.sections ?? [], section.sections ?? [], depth + 1, facts),
  ])
}

function heading(
  raw: Section | undefined,
  section: Section,
  depth: number,
  facts: PlanFacts,
): readonly Block[] {
  const whole = sectionHeading(section)
  if (section.run_in !== undefined) {
    const words = withTime(section.run_in, placesIn(raw?.run_in ?? ''), facts)
    return [p(...(whole === '' ? [words] : [b(whole), `${section.joint}${words}`]))]
  }
  if (whole === '') return []
  return [h(LEVELS[depth] ?? 3, '', whole)]
}

function placesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*rule\.([A-Z0-9-]+)\./g)].map((match) => match[1] ?? '')
}

/** A sentence tells when the conference is held where it rests on a rule of that duty. */
function withTime(sentence: string, rules: readonly string[], facts: PlanFacts): string {
  const { regulation, filling } = facts
  const held = regulation.rules.filter((rule) => rule.duty === 'hold' && rules.includes(rule.id))
  if (held.length === 0) return sentence
  const day = filling.conference
  const outside = held.some((rule) => {
    const [from, to] = [rule.from, rule.to].map((each) => windowDate(each, regulation, filling))
    const [before, after] = [from, to].map((each) =>
      day && each ? Temporal.PlainDate.compare(day, each) : 0,
    )
    return (before ?? 0) < 0 || (after ?? 0) > 0
  })
  return facts.when(sentence, !outside)
}

function lines(section: Section, facts: PlanFacts): readonly Block[] {
  return section.lines.map((line) =>
    marked(line.mark ?? section.mark, withTime(line.text, line.rules, facts)),
  )
}

function marked(mark: Mark, text: string): Block {
  switch (mark) {
    case '-':
      return dashes([text])
    case '+':
      return pluses([text])
    case '*':
      return p(`* ${text}`)
    case '':
      return p(text)
    default:
      return absurd(mark)
  }
}

const BEHALF: Readonly<Record<Plan['signature']['form'], OnBehalf | undefined>> = {
  '': undefined,
  'TM.': 'TM',
  'T/M': 'TM',
  'KT.': 'KT',
  'TL.': 'TL',
  'Q.': 'Q',
  'TUQ.': 'TUQ',
}

/** The form exactly as the regulation prints it; the layout writes TM. or T/M. */
function signatureBlock(printed: Plan['signature'], signer: string | undefined): Signature {
  const form = BEHALF[printed.form]
  return {
    ...(form !== undefined && printed.of !== undefined ? { behalf: [{ form, of: printed.of }] } : {}),
    position: printed.position,
    ...(signer === undefined ? {} : { name: signer }),
  }
}

function annexesOf(filled: FilledPlan, facts: PlanFacts): NonNullable<PaperModel['annexes']> {
  return filled.annexes.map((form) => annexOf(withOwnNumber(form, facts.regulation, facts.filling)))
}

/**
 * Time said in the plan's own sentence, before its full stop; nothing where the conference has none of its own. A day
 * outside the months the plan expected stands instead of them: the two would contradict each other.
 */
export function whenOf(setting: Setting): PlanFacts['when'] {
  const { sessions, expected_month: month, tentative } = setting.conference
  const [first] = sessions
  const expected = tentative === 1 ? 'dự kiến' : 'cụ thể'
  const more = (sentence: string): string => {
    if (!first) return month === null ? '' : expectedMonth(sentence, month)
    if (sessions.length > 1) return `, ${expected}: ${sessionLines(setting).map(lower).join('; ')}`
    if (names(sentence, first.date)) return `, lúc ${hourWords(first.start_time)}`
    return `, ${expected}: ${sessionWords(first)}`
  }
  const instead = (sentence: string): string => {
    const label = /^[^:]{1,40}:\s*/u.exec(sentence)?.[0] ?? ''
    const hint = tentative === 1 ? 'dự kiến ' : ''
    const words = `${hint}${sessions.length > 1 ? sessionLines(setting).join('; ') : sessions.map(sessionWords).join('')}`
    return `${label}${label === '' ? upperFirst(words) : words}${/\.\s*$/u.test(sentence) ? '.' : ''}`
  }
  return (sentence, asPlanned) =>
    asPlanned || !first
      ? sentence.replace(/\s*\.?\s*$/u, (end) => `${more(sentence)}${end.trim()}`)
      : instead(sentence)
}

function expectedMonth(sentence: string, month: string): string {
  const [year, number] = month.split('-')
  const words = `${Number(number)}/${year}`
  return sentence.includes(words) ? '' : `, dự kiến tháng ${words}`
}

/** The sentence already says that day: "15 tháng 12 năm 2025", "15/12/2025". */
function names(sentence: string, iso: string): boolean {
  const { day, month, year } = Temporal.PlainDate.from(iso)
  return new RegExp(`\\b0?${day}(?:/0?${month}/${year}| tháng 0?${month} năm ${year})\\b`, 'u').test(sentence)
}

function planOf(setting: Setting, organisations: Organisations): PaperModel {
  const { regulation } = setting
  return planModel({
    regulation,
    filling: fillingOf(setting),
    head: headOf(setting, 'ke_hoach'),
    layout: setting.layout,
    when: whenOf(setting),
    signer: signerOf(setting),
    on: setting.on,
    organisations,
  })
}

/** The name printed in the regulation is of its own commune's officer: another commune leaves the place blank. */
function signerOf(setting: Setting): string | undefined {
  const { signature } = setting.regulation.plan
  const own = fold(setting.regulation.commune.name) === fold(setting.commune.name)
  return signerName(setting, signature.position, setting.body.issuer) ?? (own ? signature.name : undefined)
}

/** A plan that prints days counted from the conference cannot stand before the day is fixed. */
function countsFromDay(setting: Setting): boolean {
  return setting.regulation.rules.some((rule) => rule.offset_from_conference_days !== undefined)
}

export const planEntry: PaperEntry = {
  kind: 'ke_hoach',
  async build(read, commune, conference, _subject, today) {
    const setting = await settingOf(read, commune, conference, today)
    if (!setting.ok) return setting
    if (!setting.value.conference.date && countsFromDay(setting.value))
      return err({
        message:
          'Kế hoạch theo quy chế này ghi các ngày tính từ ngày tổ chức, mà hội nghị chưa ấn định ngày nên chưa soạn được.',
        links: [link(setting.value, 'ngay-to-chuc', 'Ấn định ngày tổ chức')],
      })
    return ok(planOf(setting.value, standardOrganisations()))
  },
  issuer: registerOf,
  issuedBy: (commune, conference) => ({
    href: `/xa/${commune}/hoi-nghi/${conference}/ke-hoach`,
    label: 'Ban hành kế hoạch',
  }),
}
