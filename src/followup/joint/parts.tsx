// Cooperating units on the pages of a case: who helps with what and by when, what they handed in, the forms.
import { shortTime } from '../../kit/clock.ts'
import { Badge, Callout, Prose, Section } from '../../kit/html/bits.tsx'
import { Checkboxes, DateField, FileField, Select, TextArea } from '../../kit/html/fields.tsx'
import { chosen, field, Hidden } from '../../kit/html/form.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import type { Signed } from '../../office/session.ts'
import { unbroken } from '../../petition/code.ts'
import { Act, type CaseProps } from '../case.act.tsx'
import { casePath, Deadline, short } from '../list.pages.tsx'
import type { Contribution } from './joint.ts'
import type { JointRow, JointWork } from './view.ts'

export interface Names {
  readonly commune: string
  readonly units: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, string>
}

/** Who helps, with what they handed in. */
export function JointList(props: { readonly of: Names; readonly rows: readonly JointRow[] }) {
  const { of, rows } = props
  return (
    <ul class="joints">
      {rows.map(({ joint, phase, distance }) => (
        <li key={joint.id}>
          <p>
            <strong>{of.units.get(joint.unit) ?? joint.unit}</strong>{' '}
            {joint.given.length > 0 ? (
              <Badge tone="done">Đã gửi ý kiến</Badge>
            ) : phase === 'closed' ? (
              <Badge tone="neutral">Chưa gửi ý kiến</Badge>
            ) : (
              <Deadline row={{ phase, deadline: joint.due, distance }} />
            )}
          </p>
          <div class="muted">
            <Prose text={`Đề nghị: ${joint.request}`} />
          </div>
          {joint.given.map((given) => (
            <Given key={given.id} of={of} question={joint.question} given={given} />
          ))}
        </li>
      ))}
    </ul>
  )
}

function Given(props: { readonly of: Names; readonly question: string; readonly given: Contribution }) {
  const { of, given } = props
  return (
    <div class="joint-given">
      <Prose text={given.text} />
      <p class="muted">
        {[of.people.get(given.by), shortTime(given.at)].filter(Boolean).join(' · ')}
        {given.file && (
          <>
            {' · '}
            <a href={contributionFile(of.commune, props.question, given.file.id)}>{given.file.name}</a>
          </>
        )}
      </p>
    </div>
  )
}

export const contributionFile = (commune: string, question: string, file: string) =>
  `${casePath(commune, question)}/phoi-hop/tep/${file}`

export function JointSection(props: CaseProps) {
  const { now } = props.view.joints
  if (now.length === 0) return null
  const given = now.filter(({ joint }) => joint.given.length > 0).length
  return (
    <Section title={`Đơn vị phối hợp (${given}/${now.length} đã gửi ý kiến)`} id="don-vi-phoi-hop" card>
      <JointList of={{ commune: props.who.commune.id, ...props.view }} rows={now} />
    </Section>
  )
}

/** What a unit that helps does next; the answer is the lead's. */
export function HelperStep(props: CaseProps) {
  const { view, who } = props
  const mine = view.joints.now.find(({ joint }) => joint.unit === who.unit)
  if (!mine || mine.joint.given.length > 0 || mine.phase === 'closed') return null
  const tone = mine.phase === 'late' || mine.phase === 'due' ? mine.phase : 'waiting'
  return (
    <Callout tone={tone} title="Việc tiếp theo">
      {view.files.length > 0 && (
        <p>
          Xem <a href="#tep-nguoi-dan">tệp người dân gửi kèm</a> trước khi trả lời.
        </p>
      )}
      <p>
        Gửi ý kiến phối hợp cho {view.row.unitName ?? 'đơn vị chủ trì'}:{' '}
        <Deadline row={{ phase: mine.phase, deadline: mine.joint.due, distance: mine.distance }} />
      </p>
    </Callout>
  )
}

/** Beside a draft: what was handed in for this question, and who is still waited for. */
export function JointBeside(props: { readonly of: Names; readonly rows: readonly JointRow[] }) {
  const { rows, of } = props
  if (rows.length === 0) return null
  const waiting = rows.filter(({ joint, phase }) => joint.given.length === 0 && phase !== 'closed')
  return (
    <details class="more joint-beside" open>
      <summary>Ý kiến của đơn vị phối hợp ({rows.length})</summary>
      <div class="more-body">
        {waiting.length > 0 && (
          <Callout tone="due">
            <p>
              Chưa có ý kiến của{' '}
              {waiting.map(({ joint }) => of.units.get(joint.unit) ?? joint.unit).join(', ')}. Vẫn trình được
              nếu không cần chờ.
            </p>
          </Callout>
        )}
        <JointList of={of} rows={rows} />
      </div>
    </details>
  )
}

/** For whoever answers, and the office: asking units, taking one off. */
export function JointActs(props: CaseProps) {
  const { view } = props
  const now = view.joints.now
  const free = view.workingUnits.filter((unit) => unit.id !== view.facts.unit)
  const options = now.map(({ joint }) => ({
    value: joint.id,
    label: view.units.get(joint.unit) ?? joint.unit,
  }))
  return (
    <>
      {view.facts.unit !== null && free.length > 0 && (
        <Act of={props} act="phoi-hop" title="Đề nghị đơn vị phối hợp" button="Đề nghị phối hợp">
          {(state) => (
            <>
              <Checkboxes
                {...chosen(state, 'units')}
                label="Đơn vị phối hợp"
                hint="Đơn vị chủ trì vẫn trả lời và chịu trách nhiệm về hạn. Đơn vị đã được đề nghị mà chọn lại thì đề nghị mới thay đề nghị cũ."
                required
                options={free.map((unit) => ({ value: unit.id, label: unit.name }))}
              />
              <TextArea
                {...field(state, 'request')}
                label="Việc đề nghị phối hợp"
                hint="Cần đơn vị cho biết, kiểm tra hay làm gì để trả lời người dân."
                required
                rows={3}
                maxLength={4000}
              />
              <DateField {...field(state, 'due')} label="Gửi ý kiến chậm nhất ngày" required />
            </>
          )}
        </Act>
      )}
      {now.length > 0 && (
        <Act of={props} act="thoi-phoi-hop" title="Thôi phối hợp" button="Ghi thôi phối hợp">
          {(state) => (
            <>
              <Select {...field(state, 'cooperation')} label="Đơn vị" required options={options} />
              <TextArea
                {...field(state, 'reason')}
                label="Lý do"
                hint="Đơn vị thôi phối hợp không còn xem được nội dung này; ý kiến đã gửi vẫn được lưu."
                required
                rows={2}
                maxLength={2000}
              />
            </>
          )}
        </Act>
      )}
    </>
  )
}

/** For the unit that was asked; the office enters what came on paper. */
export function GiveForm(props: CaseProps) {
  const { view, who } = props
  const all = who.rights.has('case.manage')
  const mine = view.joints.now.filter(({ joint }) => all || joint.unit === who.unit)
  const [first] = mine
  if (!first || view.facts.unit === null) return null
  const own = first.joint.unit === who.unit && mine.length === 1
  const now = own && !view.leads && first.joint.given.length === 0
  return (
    <Act
      of={props}
      act="y-kien-phoi-hop"
      title={own && first.joint.given.length > 0 ? 'Gửi bổ sung ý kiến phối hợp' : 'Gửi ý kiến phối hợp'}
      button="Gửi ý kiến phối hợp"
      tone={now ? 'primary' : 'secondary'}
      open={now}
      upload
    >
      {(state) => (
        <>
          {own ? (
            <Hidden name="cooperation" value={first.joint.id} />
          ) : (
            <Select
              {...field(state, 'cooperation')}
              label="Ý kiến của đơn vị"
              required
              options={mine.map(({ joint }) => ({
                value: joint.id,
                label: view.units.get(joint.unit) ?? joint.unit,
              }))}
            />
          )}
          <TextArea
            {...field(state, 'text')}
            label="Ý kiến, kết quả kiểm tra"
            hint="Đơn vị chủ trì thấy ngay bên cạnh dự thảo trả lời."
            required
            rows={6}
            maxLength={20000}
          />
          <FileField
            {...field(state, 'file')}
            label="Tệp kèm theo"
            accept=".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx"
          />
        </>
      )}
    </Act>
  )
}

/** What a unit is waited for. */
export function JointTable(props: { readonly who: Signed; readonly rows: readonly JointWork[] }) {
  if (props.rows.length === 0) return null
  const commune = props.who.commune.id
  return (
    <Section title={`Chờ đơn vị bạn phối hợp (${props.rows.length})`} id="phoi-hop">
      <DataTable
        caption="Nội dung chờ đơn vị bạn gửi ý kiến phối hợp"
        quietCaption
        rows={props.rows}
        rowKey={(row) => row.joint.id}
        rowTone={(row) => (row.phase === 'late' ? 'late' : undefined)}
        columns={[
          {
            key: 'text',
            label: 'Nội dung',
            wide: true,
            cell: (row) => (
              <>
                <a href={casePath(commune, row.joint.question)}>{short(row.text)}</a>{' '}
                <span class="muted">{unbroken(row.code)}</span>
                <div>Được đề nghị: {short(row.joint.request)}</div>
              </>
            ),
          },
          { key: 'lead', label: 'Đơn vị chủ trì', cell: (row) => row.lead },
          {
            key: 'due',
            label: 'Hạn gửi ý kiến',
            cell: (row) => (
              <Deadline row={{ phase: row.phase, deadline: row.joint.due, distance: row.distance }} />
            ),
          },
        ]}
      />
    </Section>
  )
}
