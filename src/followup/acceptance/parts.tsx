// Acceptance on the pages of work and of a case: who has not taken what, what came back, the two things a unit may say.
import { shortTime } from '../../kit/clock.ts'
import { Badge, Callout, Figure, Prose, Section } from '../../kit/html/bits.tsx'
import { TextArea } from '../../kit/html/fields.tsx'
import { Buttons, Form, field, LinkButton, SubmitButton } from '../../kit/html/form.tsx'
import { type Choosing, DataTable } from '../../kit/html/table.tsx'
import type { Signed } from '../../office/session.ts'
import { unbroken } from '../../petition/code.ts'
import { Act, type CaseProps } from '../case.act.tsx'
import { casePath, Deadline, short } from '../list.pages.tsx'
import { lastOf } from './rules.ts'
import { type AcceptanceView, type AcceptanceWork, byUnit } from './view.ts'

export const acceptancePath = (commune: string) => `/xa/${commune}/tiep-nhan`

/** Of the unit that has it, or the office for it. */
export function maySay(props: CaseProps): boolean {
  const { who, view } = props
  if (view.facts.unit === null || view.facts.question !== view.question.id) return false
  return who.rights.has('case.manage') || (who.rights.has('answer.draft') && who.unit === view.facts.unit)
}

export const lastWord = (props: CaseProps) => lastOf(props.view.acceptances, props.view.facts)

/** Whoever reads it is asked, and nothing was said yet. */
export function isAsked(props: CaseProps): boolean {
  return props.who.unit === props.view.facts.unit && maySay(props) && lastWord(props)?.waits === 'don_vi'
}

/** Beside the unit's name: whether it has taken the question. Nothing where it was never asked. */
export function AcceptanceState(props: CaseProps) {
  const last = lastWord(props)
  if (!last) return null
  const by = last.by === null ? undefined : props.view.people.get(last.by)
  const when = [by, last.at && shortTime(last.at)].filter(Boolean).join(' · ')
  if (last.waits === 'van_phong') return <Badge tone="due">Đơn vị trả lại, chờ Văn phòng giao lại</Badge>
  if (last.waits === 'don_vi') return <Badge tone="waiting">Chờ đơn vị tiếp nhận</Badge>
  if (last.outcome === 'nhan')
    return (
      <>
        <Badge tone="done">Đã tiếp nhận</Badge> <span class="muted">{when}</span>
      </>
    )
  return last.outcome === 'viec' ? <Badge tone="done">Đã bắt đầu giải quyết</Badge> : null
}

/** What comes first on the page: the unit says whether it takes it; the office gives anew what came back. */
export function AcceptanceStep(props: CaseProps) {
  const { view, who } = props
  const last = lastWord(props)
  const url = casePath(who.commune.id, view.question.id)
  if (isAsked(props))
    return (
      <Callout tone="waiting" title="Đơn vị có tiếp nhận nội dung này không?">
        <p>
          Tiếp nhận để người giao biết đơn vị đang giải quyết. Không thuộc trách nhiệm của đơn vị thì trả lại
          Văn phòng, nêu rõ lý do, ở mục <a href="#tra-lai-khung">Không thuộc trách nhiệm của đơn vị</a>. Thời
          hạn trả lời người dân không đổi.
        </p>
        <Form action={`${url}/tiep-nhan`} id="tiep-nhan">
          <Buttons>
            <SubmitButton icon="check">Tiếp nhận xử lý</SubmitButton>
          </Buttons>
        </Form>
      </Callout>
    )
  if (last?.waits !== 'van_phong') return null
  return (
    <Callout tone="due" title={`${view.row.unitName ?? 'Đơn vị'} trả lại nội dung này`}>
      <Prose text={last.reason ?? ''} />
      {who.rights.has('petition.triage') ? (
        <p>
          <a href={`/xa/${who.commune.id}/y-kien/${view.question.id}#phan-cong`}>
            Chuyển đơn vị khác hoặc giao lại
          </a>
        </p>
      ) : (
        <p class="muted">Văn phòng chuyển đơn vị khác hoặc giao lại. Thời hạn trả lời người dân không đổi.</p>
      )}
    </Callout>
  )
}

/** Folded away: the office enters it for a unit; a unit sends back, or takes what it sent back by mistake. */
export function AcceptanceActs(props: CaseProps) {
  if (!maySay(props)) return null
  const last = lastWord(props)
  const own = props.who.unit === props.view.facts.unit
  const open = last?.waits !== undefined && last.waits !== null
  return (
    <>
      {open && !isAsked(props) && (
        <Act
          of={props}
          act="tiep-nhan"
          title={last.waits === 'van_phong' ? 'Rút lại, tiếp nhận xử lý' : 'Ghi đơn vị đã tiếp nhận'}
          button="Tiếp nhận xử lý"
        >
          {() => (
            <p>
              {own
                ? 'Việc trả lại được rút; đơn vị giải quyết nội dung này.'
                : 'Ghi thay khi đơn vị đã báo tiếp nhận qua điện thoại hoặc bằng giấy.'}
            </p>
          )}
        </Act>
      )}
      {last?.waits !== 'van_phong' && last?.outcome !== 'viec' && (last || props.view.facts.work === 0) && (
        <Act of={props} act="tra-lai" title="Không thuộc trách nhiệm của đơn vị" button="Trả lại Văn phòng">
          {(state) => (
            <TextArea
              {...field(state, 'reason')}
              label="Lý do"
              hint="Vì sao không thuộc trách nhiệm; theo đơn vị thì cơ quan nào phụ trách. Nội dung vẫn ở đơn vị cho tới khi Văn phòng giao lại."
              required
              rows={3}
              maxLength={1000}
            />
          )}
        </Act>
      )}
    </>
  )
}

export function AcceptanceTable(props: {
  readonly who: Signed
  readonly caption: string
  readonly rows: readonly AcceptanceWork[]
  readonly showUnit: boolean
  readonly choose?: Choosing<AcceptanceWork>
}) {
  const commune = props.who.commune.id
  const back = props.rows.some((row) => row.acceptance.waits === 'van_phong')
  return (
    <DataTable
      caption={props.caption}
      quietCaption
      rows={props.rows}
      rowKey={(row) => row.acceptance.id}
      rowTone={(row) => (row.phase === 'late' ? 'late' : undefined)}
      {...(props.choose ? { choose: props.choose } : {})}
      columns={[
        {
          key: 'text',
          label: 'Nội dung',
          wide: true,
          cell: (row) => (
            <>
              <a href={casePath(commune, row.acceptance.question)}>{short(row.text)}</a>{' '}
              <span class="muted">{unbroken(row.code)}</span>
              {row.acceptance.reason && <div>Lý do trả lại: {short(row.acceptance.reason)}</div>}
            </>
          ),
        },
        ...(props.showUnit
          ? [{ key: 'unit', label: 'Đơn vị', cell: (row: AcceptanceWork) => row.unitName }]
          : []),
        {
          key: 'at',
          label: back ? 'Trả lại lúc' : 'Giao lúc',
          cell: (row) => shortTime(row.acceptance.at ?? row.acceptance.askedAt),
        },
        ...(props.rows.some((row) => row.deadline !== null)
          ? [
              {
                key: 'due',
                label: back ? 'Giao lại chậm nhất' : 'Tiếp nhận chậm nhất',
                cell: (row: AcceptanceWork) => <Deadline row={row} />,
              },
            ]
          : []),
      ]}
    />
  )
}

const SHOWN = 6

/** On "Việc hôm nay": a unit sees its own, whoever follows the commune how many each unit has not taken. */
export function AcceptanceToday(props: { readonly who: Signed; readonly view: AcceptanceView }) {
  const { who, view } = props
  const { asked, back } = view
  const all = who.rights.has('petition.read')
  if (all && !who.rights.has('case.manage') && !who.rights.has('answer.approve')) return null
  const link = (label: string) => <LinkButton href={acceptancePath(who.commune.id)}>{label}</LinkButton>
  return (
    <>
      {back.length > 0 && (
        <Section
          title={
            all
              ? `Đơn vị trả lại, chờ giao lại (${back.length})`
              : `Đã trả lại, chờ Văn phòng giao lại (${back.length})`
          }
          id="tra-lai"
          actions={back.length > SHOWN && link(`Xem cả ${back.length} nội dung`)}
        >
          <AcceptanceTable who={who} caption="Đơn vị trả lại" rows={back.slice(0, SHOWN)} showUnit={all} />
        </Section>
      )}
      {asked.length > 0 && (
        <Section
          title={
            all ? `Đơn vị chưa tiếp nhận (${asked.length})` : `Chờ đơn vị bạn tiếp nhận (${asked.length})`
          }
          id="tiep-nhan"
          actions={link(all ? `Xem cả ${asked.length} nội dung` : 'Tiếp nhận nhiều nội dung')}
        >
          {all ? (
            <UnitsWait who={who} rows={asked} />
          ) : (
            <AcceptanceTable
              who={who}
              caption="Chờ đơn vị bạn tiếp nhận"
              rows={asked.slice(0, SHOWN)}
              showUnit={false}
            />
          )}
        </Section>
      )}
    </>
  )
}

function UnitsWait(props: { readonly who: Signed; readonly rows: readonly AcceptanceWork[] }) {
  const base = acceptancePath(props.who.commune.id)
  return (
    <DataTable
      caption="Số nội dung từng đơn vị chưa tiếp nhận"
      quietCaption
      rows={byUnit(props.rows)}
      rowKey={(row) => row.unit}
      rowTone={(row) => (row.late > 0 ? 'late' : undefined)}
      columns={[
        {
          key: 'unit',
          label: 'Đơn vị',
          wide: true,
          cell: (row) => <a href={`${base}?don-vi=${encodeURIComponent(row.unit)}`}>{row.name}</a>,
        },
        {
          key: 'late',
          label: 'Quá ngày / chưa tiếp nhận',
          align: 'end',
          cell: (row) => <Figure part={row.late} whole={row.waits} />,
        },
      ]}
    />
  )
}
