// The page of an issued paper: its frozen text, files, scans, what it replaces and what replaced it.
import type { ComponentChildren } from 'preact'
import { shortDate, shortTime } from '../kit/clock.ts'
import { Badge, Callout, Facts, Section, WithAside } from '../kit/html/bits.tsx'
import { FileField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, type FormState, SubmitButton } from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { carriesNames } from './access.ts'
import type { CopiesTo } from './copies.ts'
import type { PaperModel } from './model.ts'
import type { ConferenceName } from './overview.ts'
import { Copies, Files, listHref, Printed, paperHref } from './parts.tsx'
import { publicHref } from './public-copy.page.tsx'
import type { Scan } from './store.ts'
import type { PaperRow } from './tables.ts'
import { ISSUER_WORDS, isPaperKind, kindWords, symbolWords } from './words.ts'
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
  readonly copies: readonly CopiesTo[]
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
              {paper.conference_id !== null && isPaperKind(paper.kind) && carriesNames(paper.kind) && (
                <p>
                  <a href={publicHref(href)}>Xem như hàng xóm</a>
                </p>
              )}
            </Section>
            <Section title="Thông tin" card>
              <Facts
                items={[
                  { term: 'Số, ký hiệu', value: paper.symbol },
                  { term: 'Ngày ban hành', value: shortDate(paper.issued_on) },
                  { term: 'Cơ quan', value: ISSUER_WORDS[paper.issuer] },
                  { term: 'Vào số', value: `${props.issuedBy}, ${shortTime(paper.at)}` },
                  ...(old ? [{ term: 'Thay thế', value: link(old) }] : []),
                  { term: 'Dấu băm nội dung', value: <code>{paper.digest.slice(0, 16)}</code> },
                ]}
              />
            </Section>
            <Copies lines={props.copies} />
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
