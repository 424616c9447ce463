// Pages of a conference's papers: the list of kinds, one draft, one issued paper. Plain data in, no query here.
import type { ComponentChildren } from 'preact'
import { shortTime } from '../kit/clock.ts'
import { Badge, Callout, Empty, Facts, Section, WithAside } from '../kit/html/bits.tsx'
import { Checkbox, DateField, FileField, TextField } from '../kit/html/fields.tsx'
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
import { assetUrl } from '../kit/http/assets.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { Paper } from './html/paper.tsx'
import { compose } from './layout/compose.ts'
import type { PaperModel } from './model.ts'
import type { ConferenceName, Draft, PaperStanding } from './overview.ts'
import { usualTerm } from './register.ts'
import { PAPER_FORMATS, type PaperEntry, type PaperProblem, type Subject } from './registry.ts'
import type { Scan } from './store.ts'
import type { PaperRow } from './tables.ts'
import { FORMAT_WORDS, ISSUER_WORDS, isoWords, kindWords, symbolWords } from './words.ts'

interface Place {
  readonly who: Signed
  readonly conference: ConferenceName
}

function listHref(who: Signed, conference: string): string {
  return `/xa/${who.commune.id}/hoi-nghi/${encodeURIComponent(conference)}/van-ban`
}

function paperHref(who: Signed, paper: string): string {
  return `/xa/${who.commune.id}/van-ban/${paper}`
}

function draftHref(place: Place, kind: string, subject: string): string {
  const query = subject === '' ? '' : `?muc=${encodeURIComponent(subject)}`
  return `${listHref(place.who, place.conference.id)}/${kind}${query}`
}

function crumbsOf(place: Place) {
  const base = `/xa/${place.who.commune.id}/hoi-nghi`
  return [
    { href: base, label: 'Hội nghị' },
    { href: `${base}/${encodeURIComponent(place.conference.id)}`, label: place.conference.title },
  ]
}

/** Every kind of paper of a conference: what is issued, what is ready, what is missing and where it is entered. */
export function PapersPage(props: Place & { readonly standings: readonly PaperStanding[] }) {
  const issued = props.standings.filter((one) => one.issued.length > 0).length
  return (
    <Office
      who={props.who}
      title="Văn bản của hội nghị"
      current="hoi-nghi"
      crumbs={crumbsOf(props)}
      intro={`Đã ban hành ${issued}/${props.standings.length} loại. Dự thảo luôn lấy số liệu mới nhất; văn bản đã ban hành không đổi.`}
    >
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

function Files(props: { readonly base: string; readonly label: string }) {
  return (
    <span class="files">
      {PAPER_FORMATS.map((format, at) => (
        <span key={format}>
          {at > 0 && ' · '}
          <a href={`${props.base}dang=${format}`} download>
            {FORMAT_WORDS[format]}
            <span class="sr"> – {props.label}</span>
          </a>
        </span>
      ))}
    </span>
  )
}

/** What the draft still needs, each with the way to where it is entered. */
function Missing(props: { readonly problem: PaperProblem }) {
  const { problem } = props
  return (
    <>
      <p>{problem.message}</p>
      {problem.details && (
        <ul>
          {problem.details.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {problem.links && (
        <ul>
          {problem.links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
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

/** One draft: the paper as it stands, what is missing, its number and date. */
export function DraftPage(
  props: Place & {
    readonly entry: PaperEntry
    readonly subject: Subject
    readonly draft: Draft
    /** The paper as it would print, marks and blanks included. */
    readonly printed: PaperModel | undefined
    readonly state: FormState
    readonly mayIssue: boolean
  },
) {
  const { entry, subject, draft } = props
  const label = kindWords(entry.kind)
  const href = draftHref(props, entry.kind, subject.id)
  const own = entry.issuedBy?.(props.who.commune.id, props.conference.id, subject.id)
  const fits = draft.model !== undefined && draft.next !== undefined
  return (
    <Office
      who={props.who}
      title={subject.label === '' ? label : `${label}: ${subject.label}`}
      current="hoi-nghi"
      crumbs={[...crumbsOf(props), { href: listHref(props.who, props.conference.id), label: 'Văn bản' }]}
      mark={draft.next === undefined ? undefined : <Badge tone="waiting">Dự thảo</Badge>}
    >
      <WithAside
        aside={
          <>
            {draft.model && (
              <Section title="Tải về" card>
                <Files base={`${href}${subject.id === '' ? '?' : '&'}`} label={label} />
              </Section>
            )}
            {draft.current && (
              <Callout tone="done" title="Đã ban hành">
                <a href={paperHref(props.who, draft.current.id)}>{symbolWords(draft.current)}</a>
              </Callout>
            )}
            {fits && own && (
              <Section title="Ban hành" card>
                <p>Văn bản này được ban hành cùng một việc của hội nghị.</p>
                <LinkButton href={own.href} tone="primary">
                  {own.label}
                </LinkButton>
              </Section>
            )}
            {fits && !own && props.mayIssue && <IssueForm {...props} label={label} />}
          </>
        }
      >
        {draft.problem && (
          <Callout tone="due" title="Chưa soạn được văn bản">
            <Missing problem={draft.problem} />
          </Callout>
        )}
        {props.printed && <Printed model={props.printed} />}
      </WithAside>
    </Office>
  )
}

function IssueForm(props: Parameters<typeof DraftPage>[0] & { readonly label: string }) {
  const { draft, entry, subject, state, who, conference } = props
  const { register, current } = draft
  const today = who.by.today
  return (
    <Section title={current ? 'Ban hành văn bản thay thế' : 'Ban hành'} card id="ban-hanh">
      <Form action={`${listHref(who, conference.id)}/${entry.kind}/ban-hanh`}>
        <ErrorSummary state={state} />
        <Hidden name="subject" value={subject.id} />
        {current && <Hidden name="replaces" value={current.id} />}
        {current && (
          <p>Văn bản {symbolWords(current)} giữ nguyên trong hồ sơ; bản mới ghi rõ thay thế bản ấy.</p>
        )}
        <TextField
          {...field(state, 'number')}
          label={`Số (sổ ${ISSUER_WORDS[register.issuer]})`}
          hint={`Để trống: lấy số ${draft.next}.${draft.last ? ` Số gần nhất: ${draft.last.symbol} ngày ${isoWords(draft.last.issued_on)}.` : ''}`}
          inputmode="numeric"
          width="s"
        />
        <DateField {...field(state, 'issuedOn', dateText(today))} label="Ngày ban hành" required />
        {register.issuer === 'party' && (
          <TextField
            {...field(state, 'term', register.term ?? usualTerm(today))}
            label="Nhiệm kỳ"
            example="2025-2030"
            width="s"
            required
          />
        )}
        {state.errors.inOrder && (
          <Checkbox
            name="inOrder"
            label="Vẫn ban hành với số và ngày này"
            error={state.errors.inOrder}
            value="1"
            required
          />
        )}
        <Buttons>
          <SubmitButton>{`Ban hành ${props.label.toLocaleLowerCase('vi')}`}</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function dateText(date: Temporal.PlainDate): string {
  return `${date.day}/${date.month}/${date.year}`
}

/** The paper on the page, under its own stylesheet. */
function Printed(props: { readonly model: PaperModel }) {
  return (
    <>
      <link rel="stylesheet" href={assetUrl('paper.css')} />
      <Paper sheet={compose(props.model)} />
    </>
  )
}

/** An issued paper: its text as frozen, its files, its scans, what it replaces and what replaced it. */
export function IssuedPage(props: {
  readonly who: Signed
  readonly paper: PaperRow
  readonly model: PaperModel
  readonly conference: ConferenceName | undefined
  readonly issuedBy: string
  readonly old: PaperRow | undefined
  readonly newer: PaperRow | undefined
  readonly scans: readonly Scan[]
  readonly state: FormState
  readonly mayIssue: boolean
}) {
  const { who, paper, newer, old } = props
  const href = paperHref(who, paper.id)
  const link = (to: PaperRow): ComponentChildren => <a href={paperHref(who, to.id)}>{symbolWords(to)}</a>
  return (
    <Office
      who={who}
      title={`${kindWords(paper.kind)} ${paper.symbol}`}
      current="van-ban"
      crumbs={[
        { href: `/xa/${who.commune.id}/so-van-ban`, label: 'Sổ văn bản' },
        ...(props.conference
          ? [{ href: listHref(who, props.conference.id), label: props.conference.title }]
          : []),
      ]}
      mark={newer ? <Badge tone="late">Đã thay thế</Badge> : <Badge tone="done">Đã ban hành</Badge>}
    >
      <WithAside
        aside={
          <>
            {newer && (
              <Callout tone="late" title="Không còn là bản hiện hành">
                Thay bằng {link(newer)}.
              </Callout>
            )}
            <Section title="Tải về" card>
              <Files base={`${href}?`} label={paper.symbol} />
            </Section>
            <Section title="Thông tin" card>
              <Facts
                items={[
                  { term: 'Số, ký hiệu', value: paper.symbol },
                  { term: 'Ngày ban hành', value: isoWords(paper.issued_on) },
                  { term: 'Cơ quan', value: ISSUER_WORDS[paper.issuer] },
                  { term: 'Vào số', value: `${props.issuedBy}, ${shortTime(paper.at)}` },
                  ...(old ? [{ term: 'Thay thế', value: link(old) }] : []),
                  { term: 'Dấu băm nội dung', value: <code>{paper.digest.slice(0, 16)}</code> },
                ]}
              />
            </Section>
            <Section title="Bản ký, đóng dấu" card id="ban-ky">
              {props.scans.length === 0 && <p class="muted">Chưa có bản chụp.</p>}
              <ul>
                {props.scans.map((scan) => (
                  <li key={scan.file_id}>
                    <a href={`${href}/ban-ky/${scan.file_id}`}>{scan.name}</a>{' '}
                    <span class="muted">{shortTime(scan.at)}</span>
                  </li>
                ))}
              </ul>
              {props.mayIssue && (
                <Form action={`${href}/ban-ky`} upload>
                  <ErrorSummary state={props.state} />
                  <FileField
                    name="scan"
                    label="Tệp bản ký"
                    accept=".pdf,image/*"
                    error={props.state.errors.scan}
                    required
                  />
                  <Buttons>
                    <SubmitButton tone="secondary" icon="upload">
                      Đính kèm bản ký
                    </SubmitButton>
                  </Buttons>
                </Form>
              )}
            </Section>
          </>
        }
      >
        <Printed model={props.model} />
      </WithAside>
    </Office>
  )
}
