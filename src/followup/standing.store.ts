// How every question stands, worked out by the database: the same rules as state.ts, for counts over a whole commune or
// many at once. One row a question; test/standing.test.ts holds both against each other over random histories.
import { sql } from 'kysely'
import { DISPOSITION, type Disposition, isCode } from '../regulation/codes.ts'
import { owedBy } from './disposition.ts'
import {
  type Day,
  drafted,
  entered,
  facts,
  heads,
  type Narrowing,
  type Scope,
  type Sql,
  yes,
} from './standing-facts.store.ts'

export { type AsOf, ofCommune, ofSuperior } from './standing-facts.store.ts'

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
  readonly kind: string | null
  readonly beyond: number
  readonly promised: number
  readonly opened: number
}

const codesOwing = (what: ReturnType<typeof owedBy>) =>
  sql.join(
    Object.keys(DISPOSITION).filter(
      (code): code is Disposition => isCode(DISPOSITION, code) && owedBy(code) === what,
    ),
  )

/** States, what comes next, dates: state.ts and figures.ts in the database's words. */
const derived = (asOf: Day) => sql`
stated as materialized (
  select fact.*, coalesce(extended_to, set_due) as current_due, coalesce(code, '') as word,
    case when promised_by is null then 0 else 1 end as promised, nullif(promised_by, '') as promise_due,
    case when extended_to is null then 0 else 1 end as extended,
    case
      when split > 0 or code = 'tach_don' then 'tach'
      when done = 1 then 'da_xong'
      when answered_on is not null then 'da_tra_loi'
      when guided = 1 then 'da_huong_dan'
      when code = 'tu_choi' then 'tu_choi'
      when code in ('tra_loi_tai_cho', 'tiep_thu') then 'da_tra_loi'
      when waiting > 0 then 'cho_cap_tren'
      when round > 0 or lettered = 1 or promised_by is not null or noted = 1 or ${drafted(asOf)} then 'dang_giai_quyet'
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
dated as (
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

const GUIDED_ON = sql`case when s.state = 'da_huong_dan' then substr(s.guided_at, 1, 10) end as guided_on`

const steps = (scope: Scope, narrowed: Narrowing) =>
  sql`with recursive ${heads(scope, narrowed.asOf)}, ${facts(scope, narrowed, narrowed.asOf)}, ${derived(narrowed.asOf)}`

/** A subquery with a row of every question that has an answer of its own: what lists of work are of. */
export function standingOfHeads(scope: Scope, narrowed: Narrowing = {}): Sql {
  return sql`(
${steps(scope, narrowed)}
select s.commune_id, s.id as question_id, s.round, s.code, s.unit, s.state, s.next, s.deadline, s.due, s.answered_on, ${GUIDED_ON}
from spoken s where not exists (select 1 from root where root.commune_id = s.commune_id and root.question_id = s.id)
)`
}

/** A subquery with a row of every question in the scope. The steps are kept: they are asked again and again. */
export function standing(scope: Scope, narrowed: Narrowing = {}): Sql {
  const { asOf } = narrowed
  return sql`(
${steps(scope, narrowed)},
speaking as (
  select s.*, s.id as question_id, s.id as head_id, 0 as duplicate, s.m_asked as asked, s.conference_id as its_conference,
    s.submission_id as its_submission, s.created_at as entered_at
  from spoken s where not exists (select 1 from root where root.commune_id = s.commune_id and root.question_id = s.id)
  union all
  select s.*, q.id, s.id, 1, q.m_asked, q.conference_id, q.submission_id, q.created_at
  from root join based q on q.commune_id = root.commune_id and q.id = root.question_id
  join spoken s on s.commune_id = root.commune_id and s.id = root.head_id
)
select s.commune_id, s.question_id, s.its_conference as conference_id, s.its_submission as submission_id, s.head_id, s.duplicate,
  s.round, s.code, s.unit, s.state, s.next, s.deadline, s.due, s.answered_on, s.open, s.promised, s.done, s.opened,
  case
    when s.answered_on is not null then ${yes(sql`s.answered_on > s.due`)}
    when s.state = 'da_huong_dan' and s.guided_at is not null then ${yes(sql`s.guided_at >= s.due || 'T17'`)}
    else 0
  end as closed_late,
  ${yes(sql`s.state = 'da_huong_dan'`)} as guided,
  ${GUIDED_ON},
  ${yes(sql`s.letters_sent > 0`)} as letter_sent,
  ${yes(sql`s.replies > 0`)} as superior_replied,
  k.kind,
  ${yes(sql`s.code = 'vuot_tham_quyen' or (s.code is null and k.competence = 'superior')`)} as beyond,
  case when s.asked = 1 then (select x.satisfied from satisfaction x where x.commune_id = s.commune_id
    and x.question_id = s.question_id and x.round = s.round ${entered(asOf, 'x.at')} order by x.seq desc limit 1) end as satisfied
from speaking s
left join classification k on k.commune_id = s.commune_id and k.question_id = s.question_id ${entered(asOf, 'k.at')}
where 1 = 1 ${entered(asOf, 's.entered_at')}
)`
}
