// What a person who knows the tables writes by hand in SQL for the numbers of the chair's page and of the monthly report: of
// today, every rule about states, dates and rounds that these numbers hang on, for SQLite and PostgreSQL alike.

export const TODAY = Temporal.PlainDate.from('2026-05-04')
const NEAR_UNTIL = '2026-05-07'
const TREND = ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-04']

/** Each table once; of those with several rows a question the one in force in its round. */
const MATTER = `
reopened as materialized (
  select question_id, count(*) as round, max(due) as due from case_reopening where commune_id = :me group by question_id
),
head as materialized (
  select q.id, q.submission_id, h.id as head, coalesce(r.round, 0) as round, r.due as reopened_due,
    case when l.question_id is null then 0 else 1 end as duplicate
  from question q
  left join question_link l on l.commune_id = q.commune_id and l.question_id = q.id and l.kind = 'trung'
  join question h on h.commune_id = q.commune_id and h.id = coalesce(l.of_question, q.id)
  left join reopened r on r.question_id = h.id
  where q.commune_id = :me
),
fact as materialized (
  select h.*, f.question_id as opened, w.on_date, p.question_id as promised, p.due as promise_due, e.letter, e.waits,
    (select d.code from disposition d where d.commune_id = :me and d.question_id = h.head and d.round = h.round
      order by d.seq desc limit 1) as code,
    (select a.unit_id from assignment a where a.commune_id = :me and a.question_id = h.head
      order by a.seq desc limit 1) as unit_id,
    (select c.question_id from completion c where c.commune_id = :me and c.question_id = h.head and c.round = h.round
      limit 1) as completed,
    case when x.new_due is not null then x.new_due when h.round > 0 then h.reopened_due else f.due end as case_due,
    x.new_due
  from head h
  left join followup_case f on f.commune_id = :me and f.question_id = h.head
  left join (select question_id, round, max(new_due) as new_due from case_extension where commune_id = :me
    group by question_id, round) x on x.question_id = h.head and x.round = h.round
  left join (select question_id, round, min(on_date) as on_date from question_answer where commune_id = :me
    group by question_id, round) w on w.question_id = h.head and w.round = h.round
  left join (select question_id, round, max(due) as due from promise where commune_id = :me
    group by question_id, round) p on p.question_id = h.head and p.round = h.round
  left join (select q.question_id, q.round, 1 as letter, max(case when r.escalation_id is null then 1 else 0 end) as waits
    from escalation_question q join escalation s on s.commune_id = q.commune_id and s.id = q.escalation_id
    left join superior_reply r on r.commune_id = s.commune_id and r.escalation_id = s.id
    where q.commune_id = :me and s.sent_on is not null group by q.question_id, q.round) e
    on e.question_id = h.head and e.round = h.round
),
matter as materialized (
  select fact.*,
    case when completed is not null or on_date is not null or coalesce(code, '') in ('tra_loi_tai_cho', 'tiep_thu', 'tu_choi')
      then 1 else 0 end as closed,
    case when promised is not null and completed is null
      and (on_date is not null or coalesce(code, '') in ('tra_loi_tai_cho', 'tiep_thu')) then 1 else 0 end as promise_open,
    case when code = 'vuot_tham_quyen' and new_due is null
      and (completed is not null or on_date is not null or coalesce(waits, 0) = 1) then null else case_due end as due
  from fact
)`

const sum = (test: string, name: string) => `sum(case when ${test} then 1 else 0 end) as ${name}`

export const BY_UNIT = `with ${MATTER}
select unit_id, ${[
  sum('closed = 0 or promise_open = 1', 'open'),
  sum(`(closed = 0 and due < '${TODAY}') or (promise_open = 1 and promise_due < '${TODAY}')`, 'late'),
  sum(
    `case when closed = 0 then due when promise_open = 1 then promise_due end between '${TODAY}' and '${NEAR_UNTIL}'`,
    'near',
  ),
  ...TREND.map((day, at) => sum(`due < '${day}' and (closed = 0 or on_date > '${day}')`, `m${at}`)),
].join(', ')}
from matter where duplicate = 0 group by unit_id`

export const PROMISES = `
select p.question_id, q.text, p.due, count(*) over () as total,
  sum(case when p.due < '${TODAY}' then 1 else 0 end) over () as late
from promise p join question q on q.commune_id = p.commune_id and q.id = p.question_id
where p.commune_id = :me and p.round = (select count(*) from case_reopening r
    where r.commune_id = p.commune_id and r.question_id = p.question_id)
  and not exists (select 1 from promise n where n.commune_id = p.commune_id and n.question_id = p.question_id
    and n.round = p.round and n.seq > p.seq)
  and not exists (select 1 from completion c where c.commune_id = p.commune_id and c.question_id = p.question_id
    and c.round = p.round)
  and not exists (select 1 from question_link l where l.commune_id = p.commune_id and l.question_id = p.question_id
    and l.kind = 'trung')
  and (exists (select 1 from question_answer w where w.commune_id = p.commune_id and w.question_id = p.question_id
      and w.round = p.round)
    or (select d.code from disposition d where d.commune_id = p.commune_id and d.question_id = p.question_id
      and d.round = p.round order by d.seq desc limit 1) in ('tra_loi_tai_cho', 'tiep_thu'))
order by p.due, p.question_id limit 20`

export const BOUNCING = `with moved as (
  select question_id, count(*) - 1 as moves from assignment where commune_id = :me group by question_id having count(*) > 2
)
select m.question_id, m.moves, q.text, count(*) over () as total
from moved m join question q on q.commune_id = :me and q.id = m.question_id
where not exists (select 1 from question_answer w where w.commune_id = :me and w.question_id = m.question_id
    and w.round = (select count(*) from case_reopening r where r.commune_id = :me and r.question_id = m.question_id))
  and not exists (select 1 from question_link l where l.commune_id = :me and l.question_id = m.question_id and l.kind = 'trung')
order by m.moves desc, m.question_id limit 20`

const LATE_ANSWER = 'on_date > due'
const OVERDUE = `(closed = 0 and due < '${TODAY}' and not (code = 'vuot_tham_quyen' and coalesce(waits, 0) = 1))`
const HAS_DATE = `(due is not null and (on_date is not null or closed = 0))`
const OWED_REPLY = `(on_date is not null or round > 0 or (code is null and opened is not null) or code in ('chua_thoa_dang',
  'xac_minh', 'tra_loi_van_ban', 'thieu_thoi_gian', 'giao_don_vi', 'vuot_tham_quyen', 'thinh_thi'))`
const BEYOND = `(code = 'vuot_tham_quyen' or (code is null and competence = 'superior'))`

/** Part and whole of each figure. Nothing of the bench was split off or guided elsewhere: those rules are left out. */
const PAIRS: Readonly<Record<string, readonly [string, string]>> = {
  split: ['1 = 0', '1 = 1'],
  duplicate: ['duplicate = 1', '1 = 1'],
  repeated: ['repeated = 1', '1 = 1'],
  classified: ['kind is not null', '1 = 1'],
  assigned: ['unit_id is not null', '1 = 1'],
  on_spot: [`code = 'tra_loi_tai_cho'`, '1 = 1'],
  taken: [`code = 'tiep_thu'`, '1 = 1'],
  handled: ['closed = 1', '1 = 1'],
  written: ['on_date is not null', OWED_REPLY],
  on_time: [`due is not null and on_date <= due`, 'due is not null and on_date is not null'],
  late: [`${HAS_DATE} and (${LATE_ANSWER} or ${OVERDUE})`, HAS_DATE],
  overdue: [OVERDUE, HAS_DATE],
  beyond: [BEYOND, '1 = 1'],
  letter: ['letter = 1', BEYOND],
  superior: ['letter = 1 and waits = 0', 'letter = 1'],
  guided: ['1 = 0', `code = 'co_quan_khac'`],
  refused: [`code = 'tu_choi'`, '1 = 1'],
  done: ['completed is not null', 'promised is not null or completed is not null'],
  satisfied: ['satisfied = 1', 'satisfied is not null'],
  undisposed: ['code is null and closed = 0 and round = 0', '1 = 1'],
}

const counts = (of: readonly string[]) =>
  Object.entries(PAIRS)
    .flatMap(([name, [part, whole]]) =>
      of.includes(name)
        ? [sum(part, `${name}_part`), sum(whole, `${name}_whole`)]
        : [`0 as ${name}_part`, `0 as ${name}_whole`],
    )
    .join(', ')
const grouped = (dimension: string, column: string, from = 'told') =>
  `select '${dimension}' as dimension, ${column} as id, count(*) as received, 0 as submissions,
    ${counts(['handled', 'written', 'late'])} from ${from} group by ${column}`

export const MONTHLY = `with ${MATTER},
told as materialized (
  select m.*, s.channel, s.village_id, k.kind, k.competence,
    case when l.question_id is null then 0 else 1 end as repeated,
    (select y.satisfied from satisfaction y where y.commune_id = :me and y.question_id = m.id and y.round = m.round
      order by y.seq desc limit 1) as satisfied
  from matter m join submission s on s.commune_id = :me and s.id = m.submission_id
  left join classification k on k.commune_id = :me and k.question_id = m.id
  left join question_link l on l.commune_id = :me and l.question_id = m.id and l.kind = 'nhac_lai'
)
select 'all' as dimension, '' as id, count(*) as received, count(distinct submission_id) as submissions,
  ${counts(Object.keys(PAIRS))} from told
union all ${grouped('channel', 'channel')}
union all ${grouped('village', 'village_id')}
union all ${grouped('unit', 'unit_id')}
union all ${grouped('field', 'field', 'told left join question_field f on f.commune_id = :me and f.question_id = told.id')}`
