// A case as a story: what happened, in order, from its rows.
import { shortDate, shortTime } from '../kit/clock.ts'
import { Prose, Story, type StoryItem } from '../kit/html/bits.tsx'
import { DISPOSITION, isCode } from '../regulation/codes.ts'
import { said } from './acceptance/story.ts'
import { ANSWER_STATE, DELIVERY } from './answer.ts'
import type { CaseView } from './case.view.ts'
import { helped } from './joint/story.tsx'

export interface Told extends StoryItem {
  /** Order in time; rows written by one act share it and keep the order given here. */
  readonly when: string
}

export function CaseStory(props: { readonly view: CaseView; readonly commune: string }) {
  const told = [
    ...received(props.view),
    ...said(props.view),
    ...helped(props.view, props.commune),
    ...decided(props.view, props.commune),
    ...written(props.view, props.commune),
  ]
  told.sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0))
  return <Story items={told} label="Diễn biến giải quyết" />
}

function received(view: CaseView): readonly Told[] {
  const { question, people, units } = view
  const by = (id: string) => people.get(id)
  return [
    {
      id: 'nhan',
      when: question.received_at,
      at: shortTime(question.received_at),
      title: 'Tiếp nhận ý kiến',
      icon: 'inbox',
      ...(view.counted === undefined ? {} : { body: <p>{view.counted}</p> }),
    },
    ...(question.assigned_at && question.unit_id
      ? [
          {
            id: 'giao',
            when: question.assigned_at,
            at: shortTime(question.assigned_at),
            title: `Phân công ${units.get(question.unit_id) ?? question.unit_id}`,
            icon: 'users' as const,
          },
        ]
      : []),
    ...view.record.progress.map((row) => ({
      id: `tien-do-${row.seq}`,
      when: row.at,
      at: shortTime(row.at),
      by: by(row.by_person),
      title: 'Tiến độ',
      icon: 'edit' as const,
      body: <Prose text={row.note} />,
    })),
  ]
}

function decided(view: CaseView, commune: string): readonly Told[] {
  const { record } = view
  const by = (id: string) => view.people.get(id)
  const base = (kind: string, row: { seq: number; at: string; by_person: string }) => ({
    id: `${kind}-${row.seq}`,
    when: row.at,
    at: shortTime(row.at),
    by: by(row.by_person),
  })
  return [
    ...record.dispositions.map((row) => ({
      ...base('xu-ly', row),
      title: `Chủ trì: ${isCode(DISPOSITION, row.code) ? DISPOSITION[row.code] : row.code}`,
      icon: 'gavel' as const,
      body: (row.answer || row.ground || row.answered_by) && (
        <>
          {row.answer && <Prose text={row.answer} />}
          {row.ground && <p>Căn cứ: {groundWords(view, row.ground)}</p>}
          {row.answered_by && <p class="muted">Người trả lời: {row.answered_by}</p>}
        </>
      ),
    })),
    ...record.extensions.map((row) => ({
      ...base('gia-han', row),
      title: `Gia hạn đến ${shortDate(row.new_due)}`,
      tone: 'due' as const,
      body: <Prose text={row.reason} />,
    })),
    ...record.guidances.map((row) => ({
      ...base('huong-dan', row),
      title: `Hướng dẫn liên hệ${row.to_body ? ` ${row.to_body}` : ''}`,
      tone: 'done' as const,
      body: (
        <>
          <Prose text={row.text} />
          <p>
            <a
              href={`/xa/${commune}/hoi-nghi/${view.conference.id}/van-ban/huong_dan?muc=${row.question_id}.${row.seq}`}
            >
              Văn bản hướng dẫn
            </a>
          </p>
        </>
      ),
    })),
    ...record.promises.map((row) => ({
      ...base('hua', row),
      title: `Hứa thực hiện${row.due ? `, chậm nhất ${shortDate(row.due)}` : ''}`,
      icon: 'flag' as const,
      body: <Prose text={row.text} />,
    })),
    ...record.completions.map((row) => ({
      ...base('xong', row),
      title: `Thực hiện xong ngày ${shortDate(row.on_date)}`,
      tone: 'done' as const,
      body: <Prose text={row.note} />,
    })),
    ...record.satisfactions.map((row) => ({
      ...base('hai-long', row),
      title: row.satisfied === 1 ? 'Người có ý kiến hài lòng' : 'Người có ý kiến chưa hài lòng',
      tone: row.satisfied === 1 ? ('done' as const) : ('due' as const),
      body: row.reason ? <Prose text={row.reason} /> : undefined,
    })),
    ...record.reopenings.map((row) => ({
      ...base('mo-lai', row),
      title: row.mistaken
        ? `Rút câu trả lời ghi nhầm nội dung${row.due ? `, hạn giữ đến ${shortDate(row.due)}` : ''}`
        : `Mở lại nội dung${row.due ? `, hạn mới ${shortDate(row.due)}` : ''}`,
      tone: 'due' as const,
      body: <Prose text={row.reason} />,
    })),
  ]
}

export function groundWords(view: CaseView, ground: string): string {
  return view.regulation.refusals.find((one) => one.id === ground)?.text ?? ground
}

const STEP_WORD = {
  trinh: 'Trình duyệt trả lời',
  tra_lai: 'Trả lại dự thảo',
  duyet: 'Duyệt trả lời',
  ban_hanh: 'Ban hành văn bản trả lời',
} as const

/** The draft is its writers'; a unit that helps is told of it and does not open it. */
function DraftLink(props: { readonly at: string | null; readonly words: string }) {
  return props.at === null ? props.words : <a href={props.at}>{props.words}</a>
}

function written(view: CaseView, commune: string): readonly Told[] {
  const by = (id: string) => view.people.get(id)
  return [
    ...view.answers.flatMap((answer): Told[] => [
      {
        id: `soan-${answer.id}`,
        when: answer.at,
        at: shortTime(answer.at),
        by: by(answer.by_person),
        title: (
          <DraftLink
            at={view.leads ? `/xa/${commune}/tra-loi/${answer.id}` : null}
            words={`Soạn văn bản trả lời (${ANSWER_STATE[answer.state]})`}
          />
        ),
        icon: 'pen',
      },
      ...answer.steps.map((step) => ({
        id: `${answer.id}-${step.seq}`,
        when: step.at,
        at: shortTime(step.at),
        by: by(step.by_person),
        title: STEP_WORD[step.step],
        tone: step.step === 'ban_hanh' ? ('done' as const) : undefined,
        body: step.comment ? <Prose text={step.comment} /> : undefined,
      })),
      ...answer.deliveries.map((row) => ({
        id: `${answer.id}-giao-${row.seq}`,
        when: row.at,
        at: shortDate(row.on_date),
        by: by(row.by_person),
        title: `Giao văn bản: ${Object.hasOwn(DELIVERY, row.how) ? DELIVERY[row.how as keyof typeof DELIVERY] : row.how}, ${row.to_whom}`,
        icon: 'send' as const,
      })),
    ]),
    ...view.escalations.flatMap((letter): Told[] => [
      {
        id: `de-nghi-${letter.id}`,
        when: letter.at,
        at: letter.sent_on ? shortDate(letter.sent_on) : shortTime(letter.at),
        by: by(letter.by_person),
        title: (
          <a href={`/xa/${commune}/de-nghi/${letter.id}`}>
            {letter.sent_on ? 'Đề nghị' : 'Dự thảo đề nghị'} {letter.to_body}
          </a>
        ),
        tone: 'waiting',
      },
      ...(letter.accepted
        ? [
            {
              id: `tiep-nhan-${letter.id}`,
              when: letter.accepted.at,
              at: shortTime(letter.accepted.at),
              title: `${letter.to_body} tiếp nhận, hẹn trả lời ${shortDate(letter.accepted.due)}`,
              ...(letter.accepted.note ? { body: <Prose text={letter.accepted.note} /> } : {}),
            },
          ]
        : []),
      ...(letter.returned
        ? [
            {
              id: `chuyen-tra-${letter.id}`,
              when: letter.returned.at,
              at: shortDate(letter.returned.on_date),
              title: `${letter.to_body} chuyển trả văn bản đề nghị`,
              tone: 'late' as const,
              body: <Prose text={letter.returned.reason} />,
            },
          ]
        : []),
      ...(letter.reply
        ? [
            {
              id: `tra-loi-${letter.id}`,
              when: letter.reply.at,
              at: shortDate(letter.reply.on_date),
              by: by(letter.reply.by_person),
              title: `${letter.to_body} trả lời${letter.reply.reference ? ` (${letter.reply.reference})` : ''}`,
              body: <Prose text={letter.reply.text} />,
            },
          ]
        : []),
    ]),
  ]
}
