// How every question stands, worked out by the database: the same rules as state.ts, for counts over a whole commune or
// many at once. One row a question; test/standing.test.ts holds both against each other over random histories.
import { type RawBuilder, sql } from 'kysely'
import { DISPOSITION, type Disposition, isCode } from '../regulation/codes.ts'
import { owedBy } from './disposition.ts'
import './superior/tables.ts'
import './tables.ts'

type Sql = RawBuilder<unknown>

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

/** A row of the standing; what is a yes or no is 1 or 0. */
export interface StandingRow {
  readonly commune_id: string
  readonly question_id: string
  readonly conference_id: string
  readonly submission_id: string
  /** The question whose answer this one shares; itself when it shares none. */
  readonly head_id: string
  readonly duplicate: number
  readonly round: number
  readonly code: string | null
  readonly unit: string | null
  readonly state: string
  readonly next: string
  readonly deadline: string | null
  /** The commune's own date: what "on time" is measured by. */
  readonly due: string | null
  readonly answered_on: string | null
  readonly closed_late: number
  readonly guided: number
  /** The day it was guided, when that is how it ended. */
  readonly guided_on: string | null
  readonly letter_sent: number
  readonly superior_replied: number
  readonly satisfied: number | null
  readonly beyond: number
}

const codesOwing = (what: ReturnType<typeof owedBy>) =>
  sql.join(
    Object.keys(DISPOSITION).filter(
      (code): code is Disposition => isCode(DISPOSITION, code) && owedBy(code) === what,
    ),
  )

const yes = (test: Sql) => sql`case when ${test} then 1 else 0 end`

/** Rows of the question in its present round. */
const inRound = (alias: string) =>
  sql`${sql.ref(`${alias}.commune_id`)} = b.commune_id and ${sql.ref(`${alias}.question_id`)} = b.id and ${sql.ref(`${alias}.round`)} = b.round`

const SENT = sql`e.sent_on is not null and t.escalation_id is null`

const letters = (what: Sql, where: Sql, rest: Sql = sql``) => sql`(select ${what}
  from escalation_question eq
  join escalation e on e.commune_id = eq.commune_id and e.id = eq.escalation_id
  left join superior_reply y on y.commune_id = e.commune_id and y.escalation_id = e.id
  left join superior_return t on t.commune_id = e.commune_id and t.escalation_id = e.id
  where eq.commune_id = b.commune_id and eq.question_id = b.id and ${where} ${rest})`

const inLetterRound = sql`eq.round = b.round`
const newest = sql`order by e.at desc, e.id desc limit 1`

/** Heads of duplicates: the end of each chain. */
const heads = (scope: Scope) => sql`
link as materialized (
  select commune_id, question_id, of_question from question_link
  where kind = 'trung' and of_question is not null and ${scope(sql`commune_id`)}
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

/** What was done about each question that has an answer of its own. */
const facts = (scope: Scope, narrowed: Narrowing) => sql`
based as materialized (
  select q.commune_id, q.id, q.conference_id, q.submission_id,
    (select count(*) from case_reopening r where r.commune_id = q.commune_id and r.question_id = q.id) as round
  from question q where ${scope(sql`q.commune_id`)} ${narrowedBy(narrowed)}
),
coded as materialized (
  select b.*, d.seq as code_seq, d.code from based b
  left join disposition d on d.commune_id = b.commune_id and d.question_id = b.id and d.round = b.round
    and d.seq = (select max(x.seq) from disposition x
      where x.commune_id = b.commune_id and x.question_id = b.id and x.round = b.round)
),
fact as materialized (
  select b.commune_id, b.id, b.round, b.code,
    (select a.unit_id from assignment a where a.commune_id = b.commune_id and a.question_id = b.id
      order by a.seq desc limit 1) as unit,
    ${yes(sql`exists (select 1 from split_off s where s.commune_id = b.commune_id and s.question_id = b.id) or b.code = 'tach_don'`)} as split,
    ${yes(sql`exists (select 1 from completion c where ${inRound('c')})`)} as done,
    (select min(a.on_date) from question_answer a where ${inRound('a')}) as answered_on,
    ${yes(sql`exists (select 1 from guidance g where ${inRound('g')} and g.disposition_seq = coalesce(b.code_seq, 0))`)} as guided,
    (select g.at from guidance g where ${inRound('g')} order by g.seq desc limit 1) as guided_at,
    ${yes(sql`exists (select 1 from promise p where ${inRound('p')})`)} as promised,
    (select p.due from promise p where ${inRound('p')} order by p.seq desc limit 1) as promise_due,
    ${yes(sql`f.question_id is not null`)} as opened,
    ${yes(sql`exists (select 1 from case_extension x where ${inRound('x')})`)} as extended,
    (select x.new_due from case_extension x where ${inRound('x')} order by x.seq desc limit 1) as extended_to,
    case when b.round > 0 then (select r.due from case_reopening r
      where r.commune_id = b.commune_id and r.question_id = b.id order by r.seq desc limit 1) else f.due end as set_due,
    ${yes(sql`exists (select 1 from case_progress o where o.commune_id = b.commune_id and o.question_id = b.id)
      or exists (select 1 from answer_part o where o.commune_id = b.commune_id and o.question_id = b.id)`)} as worked,
    case when l.question_id is null then 0 else 1 end as lettered,
    case when l.question_id is null then 0 else ${letters(sql`count(*)`, sql`${inLetterRound} and ${SENT} and y.escalation_id is null`)} end as waiting,
    case when l.question_id is null then null else ${letters(
      sql`e.reply_by`,
      sql`${inLetterRound} and ${SENT} and y.escalation_id is null`,
      sql`order by e.at, e.id limit 1`,
    )} end as waiting_by,
    case when l.question_id is null then 0 else ${letters(sql`count(*)`, sql`${inLetterRound} and ${SENT}`)} end as sent,
    case when l.question_id is null then null else ${letters(sql`y.answer_by`, sql`${inLetterRound} and ${SENT}`, newest)} end as answer_by,
    case when l.question_id is null then null else ${letters(sql`y.answer_by`, inLetterRound, newest)} end as own_answer_by,
    case when l.question_id is null then 0 else ${letters(sql`count(*)`, SENT)} end as letters_sent,
    case when l.question_id is null then 0 else ${letters(sql`count(*)`, sql`y.escalation_id is not null`)} end as replies
  from coded b
  left join followup_case f on f.commune_id = b.commune_id and f.question_id = b.id
  left join (select distinct commune_id, question_id from escalation_question where ${scope(sql`commune_id`)}) l
    on l.commune_id = b.commune_id and l.question_id = b.id
)`

/** States, what comes next, dates: state.ts and figures.ts in the database's words. */
const derived = () => sql`
stated as materialized (
  select fact.*, case when extended = 1 then extended_to else set_due end as current_due,
    coalesce(code, '') as word,
    case
      when split = 1 then 'tach'
      when done = 1 then 'da_xong'
      when answered_on is not null then 'da_tra_loi'
      when guided = 1 then 'da_huong_dan'
      when code = 'tu_choi' then 'tu_choi'
      when code in ('tra_loi_tai_cho', 'tiep_thu') then 'da_tra_loi'
      when waiting > 0 then 'cho_cap_tren'
      when worked = 1 or round > 0 or lettered = 1 or promised = 1 then 'dang_giai_quyet'
      when unit is null then 'tiep_nhan'
      else 'phan_cong'
    end as state
  from fact
),
following as materialized (
  select stated.*,
    case
      when state = 'da_tra_loi' then case when promised = 1 then 'keep_promise' else 'nothing' end
      when state in ('da_xong', 'da_huong_dan', 'tu_choi', 'tach') then 'nothing'
      when state = 'cho_cap_tren' then 'wait_superior'
      when sent > 0 then 'reply_after_superior'
      when word in (${codesOwing('letter')}) then 'letter'
      when word in (${codesOwing('guidance')}) then 'guide'
      when word in (${codesOwing('reply')}) or opened = 1 or round > 0 then 'reply'
      else 'dispose'
    end as next
  from stated
),
dated as materialized (
  select following.*,
    case next
      when 'nothing' then null
      when 'keep_promise' then promise_due
      when 'wait_superior' then case when word = 'vuot_tham_quyen' then waiting_by else current_due end
      when 'reply_after_superior' then coalesce(answer_by,
        case when extended = 1 or word <> 'vuot_tham_quyen' then current_due end)
      else current_due
    end as deadline,
    case when word <> 'vuot_tham_quyen' or extended = 1 then current_due else own_answer_by end as own_due,
    case when next in ('nothing', 'keep_promise') or (next = 'wait_superior' and word = 'vuot_tham_quyen')
      then 0 else 1 end as open
  from following
),
spoken as materialized (
  select dated.*, case when state = 'tach' then null when open = 1 then deadline else own_due end as due from dated
)`

/** What is not asked for is not worked out: of the conferences of one year, or some questions that share no answer. */
export interface Narrowing {
  readonly year?: number | undefined
  readonly questions?: readonly string[]
}

function narrowedBy({ year, questions }: Narrowing): Sql {
  const only = questions === undefined ? sql`` : sql`and q.id in (${sql.join(questions)})`
  return year === undefined
    ? only
    : sql`and exists (select 1 from conference w
        where w.commune_id = q.commune_id and w.id = q.conference_id and w.year = ${year}) ${only}`
}

/** A subquery with a row of every question in the scope. The steps are kept: they are asked again and again. */
export function standing(scope: Scope, narrowed: Narrowing = {}): Sql {
  return sql`(
with recursive ${heads(scope)}, ${facts(scope, narrowed)}, ${derived()}
select q.commune_id, q.id as question_id, q.conference_id, q.submission_id, s.id as head_id,
  ${yes(sql`root.question_id is not null`)} as duplicate,
  s.round, s.code, s.unit, s.state, s.next, s.deadline, s.due, s.answered_on, s.open, s.promised, s.done, s.opened,
  case
    when s.answered_on is not null then ${yes(sql`s.answered_on > s.due`)}
    when s.state = 'da_huong_dan' and s.guided_at is not null then ${yes(sql`s.guided_at >= s.due || 'T17'`)}
    else 0
  end as closed_late,
  ${yes(sql`s.state = 'da_huong_dan'`)} as guided,
  case when s.state = 'da_huong_dan' then substr(s.guided_at, 1, 10) end as guided_on,
  ${yes(sql`s.letters_sent > 0`)} as letter_sent,
  ${yes(sql`s.replies > 0`)} as superior_replied,
  ${yes(sql`s.code = 'vuot_tham_quyen' or (s.code is null and k.competence = 'superior')`)} as beyond,
  (select x.satisfied from satisfaction x where x.commune_id = q.commune_id and x.question_id = q.id
    and x.round = s.round order by x.seq desc limit 1) as satisfied
from based q
left join root on root.commune_id = q.commune_id and root.question_id = q.id
join spoken s on s.commune_id = q.commune_id and s.id = coalesce(root.head_id, q.id)
left join classification k on k.commune_id = q.commune_id and k.question_id = q.id
)`
}
