// What was done about each question, gathered by the database: the steps before its standing (standing.store.ts). A day asks
// for what was known when it was over.
import { type RawBuilder, sql } from 'kysely'
import './superior/tables.ts'
import './tables.ts'

export type Sql = RawBuilder<unknown>

/** Which rows are looked at: a test of one column that holds a commune's id. */
export type Scope = (column: Sql) => Sql

/** One commune. */
export function ofCommune(commune: string): Scope {
  return (column) => sql`${column} = ${commune}`
}

/** All communes that report to a superior. */
export function ofSuperior(superior: string): Scope {
  return (column) =>
    sql`${column} in (select commune_id from commune_superior where superior_id = ${superior})`
}

export const yes = (test: Sql) => sql`case when ${test} then 1 else 0 end`

/** Rows of the question in its present round. */
const inRound = (alias: string) =>
  sql`${sql.ref(`${alias}.commune_id`)} = b.commune_id and ${sql.ref(`${alias}.question_id`)} = b.id and ${sql.ref(`${alias}.round`)} = b.round`

/** A day's end: what was entered later, or is of a later date, is as if it had not happened. */
export interface AsOf {
  /** ISO date. */
  readonly day: string
  /** The instant it ended, as text. */
  readonly end: string
}

export type Day = AsOf | undefined

export const entered = (asOf: Day, column: string) =>
  asOf ? sql`and ${sql.ref(column)} < ${asOf.end}` : sql``
const onDay = (asOf: Day, column: string) => (asOf ? sql`and ${sql.ref(column)} <= ${asOf.day}` : sql``)

/** Letters of a question to the superior; `what` of those that are `where`. */
const letters = (what: Sql, where: Sql, rest: Sql = sql``) => sql`(select ${what}
  from escalation_question eq
  join escalation e on e.commune_id = eq.commune_id and e.id = eq.escalation_id
  left join superior_reply y on y.commune_id = e.commune_id and y.escalation_id = e.id
  left join superior_return t on t.commune_id = e.commune_id and t.escalation_id = e.id
  where eq.commune_id = b.commune_id and eq.question_id = b.id and ${where} ${rest})`

const sentBy = (asOf: Day) =>
  asOf
    ? sql`e.sent_on <= ${asOf.day} and (t.on_date is null or t.on_date > ${asOf.day})`
    : sql`e.sent_on is not null and t.escalation_id is null`
const repliedBy = (asOf: Day) =>
  asOf
    ? sql`(e.sent_on <= ${asOf.day} and y.on_date <= ${asOf.day})`
    : sql`(e.sent_on is not null and y.escalation_id is not null)`

const inLetterRound = sql`eq.round = b.round`
const newest = sql`order by e.at desc, e.id desc limit 1`

/** What letters to the superior say, where there is one. */
function lettered(asOf: Day): Sql {
  const [sent, replied] = [sentBy(asOf), repliedBy(asOf)]
  const any = (test: Sql) => letters(sql`coalesce(max(${yes(test)}), 0)`, sql`1 = 1`)
  const waiting = sql`${inLetterRound} and ${sent} and ${replied} is not true`
  const answerBy = sql`case when ${replied} then y.answer_by end`
  const none = sql`0`
  return sql`
    ${having('lettered', any(waiting), none)} as waiting,
    ${having('lettered', letters(sql`e.reply_by`, waiting, sql`order by e.at, e.id limit 1`))} as waiting_by,
    ${having('lettered', any(sql`${inLetterRound} and ${sent}`), none)} as sent,
    ${having('lettered', letters(answerBy, sql`${inLetterRound} and ${sent}`, newest))} as answer_by,
    ${having('lettered', letters(answerBy, inLetterRound, newest))} as own_answer_by,
    ${having('lettered', any(sent), none)} as letters_sent,
    ${having('lettered', any(replied), none)} as replies`
}

/** Heads of duplicates: the end of each chain. */
export const heads = (scope: Scope, asOf: Day) => sql`
link as materialized (
  select commune_id, question_id, of_question from question_link
  where kind = 'trung' and of_question is not null and ${scope(sql`commune_id`)} ${entered(asOf, 'at')}
),
up (commune_id, question_id, head_id, depth) as (
  select commune_id, question_id, of_question, 1 from link
  union all
  select up.commune_id, up.question_id, link.of_question, up.depth + 1
  from up join link on link.commune_id = up.commune_id and link.question_id = up.head_id where up.depth < 20
),
root as materialized (
  select up.commune_id, up.question_id, up.head_id from up
  where not exists (select 1 from link where link.commune_id = up.commune_id and link.question_id = up.head_id)
)`

/** What few questions have: their tables are read once, and asked again only for the questions they know. */
const MARKS = {
  reopened: 'case_reopening',
  split: 'split_off',
  completed: 'completion',
  guided: 'guidance',
  promised: 'promise',
  extended: 'case_extension',
  lettered: 'escalation_question',
  noted: 'case_progress',
  asked: 'satisfaction',
} as const
type Mark = keyof typeof MARKS
const MARK_NAMES = Object.keys(MARKS)

const flag = (mark: string) => sql.ref(`b.m_${mark}`)

/** Which questions have what. */
function marked(scope: Scope, { among }: Narrowing): Sql {
  const only = among ? sql`and o.question_id in (select id from wanted)` : sql``
  const rows = Object.entries(MARKS).map(
    ([mark, table]) => sql`select o.commune_id, o.question_id, ${sql.lit(mark)} as mark
      from ${sql.table(table)} o where ${scope(sql`o.commune_id`)} ${only}`,
  )
  const flags = MARK_NAMES.map(
    (mark) => sql`max(case when mark = ${sql.lit(mark)} then 1 else 0 end) as ${sql.ref(`m_${mark}`)}`,
  )
  return sql`
marked as materialized (
  select commune_id, question_id, ${sql.join(flags)} from (
    ${sql.join(rows, sql` union all `)}
  ) as o group by commune_id, question_id
)`
}

const having = (mark: Mark, what: Sql, none: Sql = sql`null`) =>
  sql`case when ${flag(mark)} = 1 then ${what} else ${none} end`

/** A guidance in the round under a disposition that was known. */
const guidances = (asOf: Day) =>
  sql`guidance g where ${inRound('g')} ${entered(asOf, 'g.at')} ${
    asOf
      ? sql`and exists (select 1 from disposition x where x.commune_id = g.commune_id
        and x.question_id = g.question_id and x.seq = g.disposition_seq and x.at < ${asOf.end})`
      : sql``
  }`

/** There is a draft answer of a row of the facts; a scalar keeps the search with the question. */
export const drafted = (asOf: Day) => sql`exists (select 1 from answer_part o
  where o.commune_id = fact.commune_id and o.question_id = fact.id ${
    asOf
      ? sql`and (select w.at from answer w where w.commune_id = o.commune_id and w.id = o.answer_id) < ${asOf.end}`
      : sql``
  })`

/** What was done about each question that has an answer of its own. */
export const facts = (scope: Scope, narrowed: Narrowing, asOf: Day) => sql`
${narrowed.among ? sql`wanted (id) as materialized (${narrowed.among}),` : sql``} ${marked(scope, narrowed)},
based as materialized (
  select q.commune_id, q.id, q.conference_id, q.submission_id, q.created_at,
    ${sql.join(MARK_NAMES.map((mark) => sql`coalesce(${flag(mark)}, 0) as ${sql.ref(`m_${mark}`)}`))},
    ${having(
      'reopened',
      sql`(select count(*) from case_reopening r
      where r.commune_id = q.commune_id and r.question_id = q.id ${entered(asOf, 'r.at')})`,
      sql`0`,
    )} as round
  from question q left join marked b on b.commune_id = q.commune_id and b.question_id = q.id
  where ${scope(sql`q.commune_id`)} ${narrowedBy(narrowed)}
),
fact as materialized (
  select b.commune_id, b.id, b.conference_id, b.submission_id, b.created_at, b.m_asked, b.round, b.m_lettered as lettered,
    (select d.code from disposition d where ${inRound('d')} ${entered(asOf, 'd.at')}
      order by d.seq desc limit 1) as code,
    (select a.unit_id from assignment a where a.commune_id = b.commune_id and a.question_id = b.id
      ${entered(asOf, 'a.at')} order by a.seq desc limit 1) as unit,
    ${having(
      'split',
      sql`(select count(*) from split_off o where o.commune_id = b.commune_id and o.question_id = b.id
      ${entered(asOf, 'o.at')})`,
      sql`0`,
    )} as split,
    ${having(
      'completed',
      yes(sql`exists (select 1 from completion c where ${inRound('c')} ${onDay(asOf, 'c.on_date')})`),
      sql`0`,
    )} as done,
    (select min(a.on_date) from question_answer a where ${inRound('a')} ${onDay(asOf, 'a.on_date')}) as answered_on,
    ${having(
      'guided',
      yes(sql`exists (select 1 from ${guidances(asOf)} and g.disposition_seq = coalesce((
      select max(d.seq) from disposition d where ${inRound('d')} ${entered(asOf, 'd.at')}), 0))`),
      sql`0`,
    )} as guided,
    ${having('guided', sql`(select g.at from ${guidances(asOf)} order by g.seq desc limit 1)`)} as guided_at,
    ${having(
      'promised',
      sql`(select coalesce(p.due, '') from promise p where ${inRound('p')} ${entered(asOf, 'p.at')}
      order by p.seq desc limit 1)`,
    )} as promised_by,
    ${yes(sql`f.question_id is not null`)} as opened,
    ${having(
      'extended',
      sql`(select x.new_due from case_extension x where ${inRound('x')} ${entered(asOf, 'x.at')}
      order by x.seq desc limit 1)`,
    )} as extended_to,
    case when b.round > 0 then (select r.due from case_reopening r where r.commune_id = b.commune_id
      and r.question_id = b.id ${entered(asOf, 'r.at')} order by r.seq desc limit 1) else f.due end as set_due,
    ${having(
      'noted',
      yes(sql`exists (select 1 from case_progress o where o.commune_id = b.commune_id and o.question_id = b.id
      ${entered(asOf, 'o.at')})`),
      sql`0`,
    )} as noted,
    ${lettered(asOf)}
  from based b
  left join followup_case f on f.commune_id = b.commune_id and f.question_id = b.id ${entered(asOf, 'f.opened_at')}
)`

/** What is not asked for is not worked out: of one conference, of those of one year, or some questions and whose answer they share. */
export interface Narrowing {
  readonly year?: number | undefined
  readonly conference?: string
  /** A subquery of ids. */
  readonly among?: Sql
  /** As it stood when a day was over, as far as times tell; without it, as it stands. */
  readonly asOf?: AsOf
}

function narrowedBy({ year, conference, among }: Narrowing): Sql {
  return sql.join(
    [
      among ? sql`and q.id in (select id from wanted)` : sql``,
      conference === undefined ? sql`` : sql`and q.conference_id = ${conference}`,
      year === undefined
        ? sql``
        : sql`and exists (select 1 from conference w
            where w.commune_id = q.commune_id and w.id = q.conference_id and w.year = ${year})`,
    ],
    sql` `,
  )
}
