// Pages of a conference's papers: the list of kinds, a kind's subjects. Plain data in, no query here.
import { Badge, Empty } from '../kit/html/bits.tsx'
import { LinkButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { PaperStanding } from './overview.ts'
import { crumbsOf, draftHref, Files, listHref, Missing, type Place, paperHref } from './parts.tsx'
import type { PaperEntry, Subject } from './registry.ts'
import type { PaperRow } from './tables.ts'
import { wordingsHref } from './wording.parts.tsx'
import { kindWords, symbolWords } from './words.ts'

/** Every kind of paper of a conference: what is issued, what is ready, what is missing and where it is entered. */
export function PapersPage(props: Place & { readonly standings: readonly PaperStanding[] }) {
  const issued = props.standings.filter((one) => one.issued.length > 0).length
  return (
    <Office
      who={props.who}
      title="Văn bản của hội nghị"
      current="hoi-nghi"
      crumbs={crumbsOf(props)}
      action={
        props.who.rights.has('paper.wording') && (
          <LinkButton href={wordingsHref(props.who)} icon="edit">
            Sửa câu chữ của mẫu
          </LinkButton>
        )
      }
      intro={`Đã ban hành ${issued}/${props.standings.length} loại. Dự thảo luôn lấy số liệu mới nhất; văn bản đã ban hành không đổi.`}
    >
      <p>
        <a href={listHref(props.who, props.conference.id).replace(/van-ban$/, 'ho-so')}>
          Tải cả hồ sơ hội nghị (ZIP)
        </a>
      </p>
      <DataTable
        caption="Các loại văn bản"
        quietCaption
        rows={props.standings}
        rowKey={(row) => row.entry.kind}
        columns={[
          {
            key: 'loai',
            label: 'Văn bản',
            cell: (row) => <a href={draftHref(props, row.entry.kind, '')}>{row.label}</a>,
          },
          { key: 'trang-thai', label: 'Trạng thái', cell: (row) => <Standing of={row} /> },
          { key: 'so', label: 'Số, ngày', wide: true, cell: (row) => <Numbers of={row} who={props.who} /> },
          {
            key: 'tai',
            label: 'Tải về',
            cell: (row) => <RowFiles of={row} place={props} />,
          },
        ]}
        empty={
          <Empty
            title="Chưa có văn bản nào"
            icon="file"
            text="Văn bản của hội nghị hiện ở đây khi kế hoạch được lập."
          />
        }
      />
    </Office>
  )
}

function Standing(props: { readonly of: PaperStanding }) {
  const { of } = props
  if (of.subjects !== undefined)
    return of.subjects === 0 ? (
      <Badge tone="neutral">Chưa có mục nào</Badge>
    ) : (
      <Badge tone={of.issued.length >= of.subjects ? 'done' : 'waiting'}>
        {of.numbered ? `Đã ban hành ${of.issued.length}/${of.subjects}` : `${of.subjects} bản`}
      </Badge>
    )
  if (of.issued.length > 0) return <Badge tone="done">Đã ban hành</Badge>
  if (of.problem) return <Badge tone="due">Còn thiếu thông tin</Badge>
  return of.numbered ? <Badge tone="waiting">Dự thảo</Badge> : <Badge tone="neutral">In dùng ngay</Badge>
}

function Numbers(props: { readonly of: PaperStanding; readonly who: Signed }) {
  const { of, who } = props
  if (of.problem && of.issued.length === 0) return <Missing problem={of.problem} />
  if (of.issued.length === 0) return <span class="muted">{of.numbered ? 'Chưa vào số' : 'Không vào số'}</span>
  return (
    <>
      {of.issued.slice(0, 3).map((paper) => (
        <div key={paper.id}>
          <a href={paperHref(who, paper.id)}>{symbolWords(paper)}</a>
        </div>
      ))}
      {of.issued.length > 3 && <span class="muted">và {of.issued.length - 3} văn bản khác</span>}
    </>
  )
}

function RowFiles(props: { readonly of: PaperStanding; readonly place: Place }) {
  const { of, place } = props
  if (of.subjects !== undefined || (of.problem && of.issued.length === 0)) return null
  const [paper] = of.issued
  const base = paper ? `${paperHref(place.who, paper.id)}?` : `${draftHref(place, of.entry.kind, '')}?`
  return <Files base={base} label={of.label} />
}

export interface SubjectLine extends Subject {
  readonly paper: PaperRow | undefined
}

/** A kind with several papers: one line each. */
export function SubjectsPage(
  props: Place & { readonly entry: PaperEntry; readonly lines: readonly SubjectLine[] },
) {
  const label = kindWords(props.entry.kind)
  return (
    <Office
      who={props.who}
      title={label}
      current="hoi-nghi"
      crumbs={[...crumbsOf(props), { href: listHref(props.who, props.conference.id), label: 'Văn bản' }]}
      intro={`${props.lines.length} bản, mỗi mục một bản.`}
    >
      {props.entry.merged && props.lines.length > 0 && (
        <p>
          Tất cả trong một tệp, mỗi bản một trang:{' '}
          <Files
            base={`${draftHref(props, props.entry.kind, '')}?`}
            label={`${label}, tất cả`}
            formats={['docx', 'pdf']}
          />
        </p>
      )}
      <DataTable
        caption={label}
        quietCaption
        rows={props.lines}
        rowKey={(line) => line.id}
        columns={[
          {
            key: 'muc',
            label: 'Mục',
            wide: true,
            cell: (line) => <a href={draftHref(props, props.entry.kind, line.id)}>{line.label}</a>,
          },
          {
            key: 'so',
            label: 'Số, ngày',
            cell: (line) =>
              line.paper ? (
                <a href={paperHref(props.who, line.paper.id)}>{symbolWords(line.paper)}</a>
              ) : (
                <span class="muted">Chưa ban hành</span>
              ),
          },
        ]}
        empty={<Empty title="Chưa có mục nào" icon="file" text="Các mục hiện ở đây khi đã có dữ liệu." />}
      />
    </Office>
  )
}
