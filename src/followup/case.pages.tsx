// The case page: what was asked in the person's words, who has it, by when and why, what happened, what is next.

import { shortDate } from '../kit/clock.ts'
import { Badge, Callout, Facts, Prose, Quote, Section, Why, WithAside } from '../kit/html/bits.tsx'
import { Form, Hidden, SubmitButton } from '../kit/html/form.tsx'
import { villageWords } from '../office/places.ts'
import type { Right } from '../office/rights.ts'
import { Office } from '../office/shell.tsx'
import { unbroken } from '../petition/code.ts'
import { sizeWords } from '../petition/files.pages.tsx'
import { CHANNEL, isCode, REQUEST_STATE } from '../regulation/codes.ts'
import { AcceptanceState, AcceptanceStep, lastWord } from './acceptance/parts.tsx'
import type { CaseProps as Props } from './case.act.tsx'
import { Acts } from './case.forms.tsx'
import { CaseStory } from './case.story.tsx'
import type { CaseView } from './case.view.ts'
import { GiveForm, HelperStep, JointSection } from './joint/parts.tsx'
import { casePath, Deadline, short } from './list.pages.tsx'
import { openPromise } from './state.ts'
import { NEXT_WORD, STATE_TONE } from './words.ts'

export function CasePage(props: Props) {
  const { who, view } = props
  const commune = who.commune.id
  return (
    <Office
      who={who}
      title={short(view.question.text)}
      current="giai-quyet"
      crumbs={[{ href: `/xa/${commune}/giai-quyet`, label: 'Giải quyết' }]}
      mark={<Badge tone={STATE_TONE[view.row.state]}>{REQUEST_STATE[view.row.state]}</Badge>}
    >
      {view.facts.question !== view.question.id && (
        <Callout tone="waiting" title="Nội dung trùng">
          <p>
            Nội dung này dùng chung cách xử lý và câu trả lời với{' '}
            <a href={casePath(commune, view.facts.question)}>nội dung được ghép tới</a>.
          </p>
        </Callout>
      )}
      {view.moved && (
        <Callout tone="waiting" title="Đã chuyển sang xã mới">
          <p>
            Xã đã sáp nhập: {view.moved.name} tiếp tục giải quyết nội dung này, mã {view.moved.code}.
          </p>
        </Callout>
      )}
      <WithAside aside={<Aside {...props} />}>
        <Section title="Người dân hỏi">
          <Quote by={<Sender view={view} />}>
            <Prose text={view.question.text} />
          </Quote>
          <Attached view={view} commune={commune} />
        </Section>
        {view.leads && <AcceptanceStep {...props} />}
        {view.leads ? <NextStep {...props} /> : <HelperStep {...props} />}
        <JointSection {...props} />
        <Section title="Diễn biến">
          <CaseStory view={view} commune={commune} />
        </Section>
        {view.facts.question === view.question.id &&
          !view.moved &&
          ACTS.some((right) => who.rights.has(right)) && (
            <Section title="Việc có thể làm">
              {view.leads ? <Acts {...props} /> : <GiveForm {...props} />}
            </Section>
          )}
      </WithAside>
    </Office>
  )
}

/** Who helps sees what the person sent as well: a photo says where the bridge is rotten. */
function Attached(props: { readonly view: CaseView; readonly commune: string }) {
  const { files, question } = props.view
  if (files.length === 0) return null
  return (
    <p class="muted" id="tep-nguoi-dan">
      Tệp người dân gửi kèm:{' '}
      {files.map((file, at) => (
        <>
          {at > 0 && ' · '}
          <a href={`${casePath(props.commune, question.id)}/tep/${file.id}`}>{file.name}</a> (
          {sizeWords(file.size)})
        </>
      ))}
    </p>
  )
}

/** Who has none of these only reads. */
const ACTS: readonly Right[] = ['answer.draft', 'hall.dispose', 'case.manage']

function Sender(props: { readonly view: CaseView }) {
  const { question, row } = props.view
  const parts = [
    question.name ?? 'Không ghi tên',
    question.address ?? (row.village ? villageWords(row.village) : null),
    isCode(CHANNEL, question.channel) ? CHANNEL[question.channel] : null,
    `mã ${unbroken(question.code)}`,
  ].filter((part) => part !== null)
  return <>{parts.join(' · ')}</>
}

function Aside(props: Props) {
  const { view, who } = props
  const explanation = view.case?.explanation
  const extended = view.record.extensions.at(-1)
  return (
    <Section title="Ai, đến khi nào" card>
      <Facts
        items={[
          {
            term: view.joints.now.length > 0 ? 'Đơn vị chủ trì' : 'Đơn vị',
            value: view.row.unitName ?? 'Chưa phân công',
          },
          ...(lastWord(props) ? [{ term: 'Tiếp nhận xử lý', value: <AcceptanceState {...props} /> }] : []),
          ...(view.joints.now.length > 0
            ? [
                {
                  term: 'Phối hợp',
                  value: view.joints.now
                    .map(({ joint }) => view.units.get(joint.unit) ?? joint.unit)
                    .join(', '),
                },
              ]
            : []),
          {
            term: 'Hạn',
            value: (
              <>
                <Deadline row={view.row} />
                {(explanation || extended) && (
                  <Why>
                    {extended && (
                      <p>
                        Đã gia hạn từ {extended.old_due ? shortDate(extended.old_due) : 'chưa có hạn'} đến{' '}
                        {shortDate(extended.new_due)}: {extended.reason}
                      </p>
                    )}
                    {explanation && <p>{explanation}</p>}
                    {view.case?.rule && <p class="muted">Quy tắc {view.case.rule}</p>}
                  </Why>
                )}
              </>
            ),
          },
          {
            term: 'Hội nghị',
            value: (
              <a href={`/xa/${who.commune.id}/hoi-nghi/${view.conference.id}`}>{view.conference.title}</a>
            ),
          },
          ...(view.question.times > 1 ? [{ term: 'Nêu lần', value: `lần ${view.question.times}` }] : []),
          ...(view.duplicates.length > 0
            ? [{ term: 'Người cùng hỏi', value: `${view.duplicates.length} nội dung trùng, trả lời chung` }]
            : []),
        ]}
      />
      {who.rights.has('supervision.read') && view.followed && (
        <p>
          <Badge tone="waiting">Đang theo dõi</Badge>{' '}
          <a href={`/xa/${who.commune.id}/giam-sat/theo-doi#td-${view.question.id}`}>Xem thay đổi</a>
        </p>
      )}
      {who.rights.has('supervision.read') && !view.followed && (
        <Form action={`/xa/${who.commune.id}/giam-sat/theo-doi`} id="theo-doi">
          <Hidden name="question" value={view.question.id} />
          <SubmitButton tone="quiet" icon="eye">
            Theo dõi
          </SubmitButton>
        </Form>
      )}
    </Section>
  )
}

function NextStep(props: Props) {
  const { row, facts } = props.view
  const promise = openPromise(facts)
  if (row.next === 'nothing') return null
  return (
    <Callout
      tone={row.phase === 'late' ? 'late' : row.phase === 'due' ? 'due' : 'waiting'}
      title="Việc tiếp theo"
    >
      <p>{NEXT_WORD[row.next]}.</p>
      {row.next === 'keep_promise' && promise && <p>{promise.text}</p>}
    </Callout>
  )
}
