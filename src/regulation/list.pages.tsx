// The commune's regulations: published versions, drafts, the ready ones to begin from, a file to bring in; one version to read.
import { type LineError, lineErrorText } from '../calendar/lines.ts'
import { shortTime } from '../kit/clock.ts'
import { Callout, Empty, Facts, Section, WithAside } from '../kit/html/bits.tsx'
import { FileField, TextArea } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { DraftLine } from './drafts.store.ts'
import type { Regulation } from './regulation.form.ts'
import { SampleAside, type SampleShown } from './sample.pages.tsx'
import { regulationDigest } from './words.ts'

export interface VersionShown {
  readonly id: string
  readonly title: string
  readonly regulation: string
  readonly version: number
  readonly adopted_at: string
  /** The version before it of the same regulation. */
  readonly previous: string | undefined
}

export interface ListPageProps {
  readonly who: Signed
  readonly versions: readonly VersionShown[]
  readonly drafts: readonly DraftLine[]
  readonly shipped: readonly { readonly id: string; readonly title: string; readonly document: string }[]
  readonly state: FormState
  /** A file that was refused: its errors and its text, to be kept as a draft if wanted. */
  readonly refused?: {
    readonly errors: readonly LineError[]
    readonly text: string
    readonly keepable: boolean
    readonly name: string
  }
}

export const regulationsPath = (commune: string, part = '') => `/xa/${commune}/quy-che${part && `/${part}`}`

export function ListPage(props: ListPageProps) {
  const { who } = props
  const writes = who.rights.has('regulation.write')
  const at = (part: string) => regulationsPath(who.commune.id, part)
  return (
    <Office
      who={who}
      title="Quy chế của xã"
      current="hoi-nghi"
      crumbs={[{ href: `/xa/${who.commune.id}/hoi-nghi`, label: 'Hội nghị' }]}
      intro="Quy chế quyết định mọi thời hạn, thành phần, chương trình, lời văn kế hoạch. Mỗi hội nghị theo một phiên bản; sửa quy chế là công bố phiên bản mới, hội nghị cũ không đổi."
      action={<LinkButton href={at('so-sanh')}>So sánh hai bản</LinkButton>}
    >
      {props.refused ? <Refused {...props} refused={props.refused} /> : <ErrorSummary state={props.state} />}
      <DataTable
        caption="Phiên bản đã công bố"
        rows={props.versions}
        rowKey={(version) => version.id}
        columns={[
          {
            key: 'title',
            label: 'Quy chế',
            wide: true,
            cell: (version) => <a href={at(`ban/${version.id}`)}>{version.title}</a>,
          },
          {
            key: 'version',
            label: 'Phiên bản',
            nowrap: true,
            cell: (version) => `phiên bản ${version.version}`,
          },
          { key: 'at', label: 'Công bố', nowrap: true, cell: (version) => shortTime(version.adopted_at) },
          {
            key: 'do',
            label: 'Việc',
            quietLabel: true,
            cell: (version) => (
              <div class="buttons">
                <a href={at(`ban/${version.id}/tep`)} download>
                  Tải tệp
                </a>
                {version.previous && (
                  <a href={at(`so-sanh?cu=ban:${version.previous}&moi=ban:${version.id}`)}>
                    So với bản trước
                  </a>
                )}
                {writes && (
                  <CloneForm at={at('du-thao')} from={`ban:${version.id}`} label="Sao chép để sửa" />
                )}
              </div>
            ),
          },
        ]}
        empty={
          <Empty
            title="Xã chưa có quy chế nào"
            text="Quy chế đã công bố sẽ nằm ở đây. Sao chép một quy chế có sẵn ở dưới, sửa theo kế hoạch của xã, rồi công bố."
            icon="book"
          />
        }
      />
      {writes && (
        <>
          <Drafts drafts={props.drafts} at={at} />
          <Ready {...props} at={at} />
          <Section title="Từ một kế hoạch đã in" id="doc" card>
            <p>
              Kế hoạch của xã hoặc của nơi khác (Word, PDF, văn bản) được đọc thành đề xuất: ngày, thời hạn,
              cơ quan, nơi nhận, mỗi giá trị kèm câu in. Người đối chiếu rồi mới thành dự thảo.
            </p>
            <Buttons>
              <LinkButton href={at('doc-ke-hoach')} icon="book">
                Đọc kế hoạch thành quy chế
              </LinkButton>
            </Buttons>
          </Section>
          <Section title="Nhập từ tệp" id="nhap" card>
            <Form action={at('nhap')} upload id="tep">
              <FileField
                {...field(props.state, 'file')}
                label="Tệp quy chế (.yaml)"
                hint="Tệp văn bản YAML, không quá 1 MB. Tệp có lỗi thì được báo từng dòng, chưa có gì thay đổi."
                accept=".yaml,.yml,text/yaml,application/yaml"
                required
              />
              <Buttons>
                <SubmitButton tone="secondary" icon="upload">
                  Nhập thành dự thảo
                </SubmitButton>
              </Buttons>
            </Form>
          </Section>
        </>
      )}
    </Office>
  )
}

function CloneForm(props: { readonly at: string; readonly from: string; readonly label: string }) {
  return (
    <Form action={props.at} id={`sao-${props.from.replace(/\W/g, '-')}`}>
      <Hidden name="tu" value={props.from} />
      <SubmitButton tone="quiet">{props.label}</SubmitButton>
    </Form>
  )
}

function Drafts(props: { readonly drafts: readonly DraftLine[]; readonly at: (part: string) => string }) {
  return (
    <DataTable
      caption="Dự thảo đang viết"
      rows={props.drafts}
      rowKey={(draft) => draft.id}
      columns={[
        {
          key: 'title',
          label: 'Dự thảo',
          wide: true,
          cell: (draft) => <a href={props.at(`du-thao/${draft.id}`)}>{draft.title}</a>,
        },
        { key: 'from', label: 'Bắt đầu từ', cell: (draft) => sourceWords(draft.source) },
        {
          key: 'at',
          label: 'Sửa lần cuối',
          cell: (draft) => `${shortTime(draft.at)}${draft.by_name ? `, ${draft.by_name}` : ''}`,
        },
      ]}
      empty={
        <Empty
          title="Chưa có dự thảo"
          text="Dự thảo là bản đang viết: sửa dần từng phần, có lỗi vẫn lưu được, chưa ai phải theo cho đến khi công bố."
          icon="edit"
        />
      }
    />
  )
}

export function sourceWords(source: string): string {
  const [kind, ...rest] = source.split(':')
  const what = rest.join(':')
  if (kind === 'co-san') return `quy chế có sẵn ${what}`
  if (kind === 'tep') return `tệp ${what}`
  if (kind === 'doc') return `đọc từ kế hoạch ${what}`
  return 'phiên bản đã công bố'
}

function Ready(props: ListPageProps & { readonly at: (part: string) => string }) {
  return (
    <DataTable
      caption="Quy chế có sẵn để bắt đầu"
      rows={props.shipped}
      rowKey={(each) => each.id}
      columns={[
        { key: 'title', label: 'Quy chế', wide: true, cell: (each) => each.title },
        { key: 'document', label: 'Theo', cell: (each) => each.document },
        {
          key: 'do',
          label: 'Việc',
          quietLabel: true,
          cell: (each) => (
            <div class="buttons">
              <CloneForm at={props.at('du-thao')} from={`co-san:${each.id}`} label="Sao chép để sửa" />
              <a href={props.at(`co-san/${each.id}/tep`)} download>
                Tải tệp
              </a>
            </div>
          ),
        },
      ]}
    />
  )
}

const MOST_SHOWN = 40

/** The errors of a refused file, and the kinder way: keep its text as a draft and correct it here. */
function Refused(props: ListPageProps & { readonly refused: NonNullable<ListPageProps['refused']> }) {
  const { errors, text, keepable } = props.refused
  return (
    <div class="summary" role="alert" id="loi">
      <h2>Tệp có {errors.length} lỗi, chưa có gì thay đổi</h2>
      <ul>
        {errors.slice(0, MOST_SHOWN).map((error, at) => (
          <li key={`${at}`}>{lineErrorText(error)}</li>
        ))}
        {errors.length > MOST_SHOWN && <li>… và {errors.length - MOST_SHOWN} lỗi nữa.</li>}
      </ul>
      {keepable && (
        <>
          <p>Sửa trong tệp rồi nhập lại, hoặc giữ nguyên văn thành dự thảo để sửa ngay tại đây:</p>
          <Form action={regulationsPath(props.who.commune.id, 'du-thao')} upload id="giu">
            <Hidden name="tu" value={`tep:${props.refused.name}`} />
            <TextArea name="yaml" label="Văn bản của tệp" value={text} rows={8} required />
            <Buttons>
              <SubmitButton tone="secondary">Giữ làm dự thảo để sửa</SubmitButton>
            </Buttons>
          </Form>
        </>
      )}
    </div>
  )
}

export function VersionPage(props: {
  readonly who: Signed
  readonly version: VersionShown & { readonly by: string | null }
  readonly regulation: Regulation
  readonly sample: SampleShown
}) {
  const { who, version, regulation } = props
  const at = (part: string) => regulationsPath(who.commune.id, part)
  return (
    <Office
      who={who}
      title={version.title}
      current="hoi-nghi"
      crumbs={[{ href: regulationsPath(who.commune.id), label: 'Quy chế của xã' }]}
      intro={`Phiên bản ${version.version}, công bố ${shortTime(version.adopted_at)}${version.by ? `, ${version.by}` : ''}. Phiên bản đã công bố không sửa được; muốn đổi thì sao chép thành dự thảo.`}
      action={
        who.rights.has('conference.write') && (
          <LinkButton href={`/xa/${who.commune.id}/hoi-nghi/moi?quy-che=${version.id}`} tone="primary">
            Lập hội nghị theo bản này
          </LinkButton>
        )
      }
    >
      <WithAside aside={<SampleAside {...props.sample} />}>
        <Buttons>
          <LinkButton href={at(`ban/${version.id}/tep`)} icon="download" download>
            Tải tệp YAML
          </LinkButton>
          {version.previous && (
            <LinkButton href={at(`so-sanh?cu=ban:${version.previous}&moi=ban:${version.id}`)}>
              So với bản trước
            </LinkButton>
          )}
          {who.rights.has('regulation.write') && (
            <Form action={at('du-thao')} id="sao">
              <Hidden name="tu" value={`ban:${version.id}`} />
              <SubmitButton tone="secondary" icon="edit">
                Sao chép để sửa
              </SubmitButton>
            </Form>
          )}
        </Buttons>
        <Facts
          items={regulationDigest(regulation).map((line) => ({
            term: line.label,
            value:
              line.lines.length === 1 ? (
                line.lines[0]
              ) : (
                <ul>
                  {line.lines.map((text, nth) => (
                    <li key={`${nth}`}>{text}</li>
                  ))}
                </ul>
              ),
          }))}
        />
        {regulation.source.note && (
          <Callout tone="neutral">
            <p>{regulation.source.note}</p>
          </Callout>
        )}
      </WithAside>
    </Office>
  )
}
