// Pieces the pages of papers share: addresses, files to take along, what is missing, the paper itself.
import { Facts, Section } from '../kit/html/bits.tsx'
import { Select } from '../kit/html/fields.tsx'
import { type FormState, field } from '../kit/html/form.tsx'
import { assetUrl } from '../kit/http/assets.ts'
import type { Signed } from '../office/session.ts'
import { type CopiesTo, copiesInAll } from './copies.ts'
import { Paper } from './html/paper.tsx'
import { compose } from './layout/compose.ts'
import type { PageSize, PaperModel } from './model.ts'
import type { ConferenceName } from './overview.ts'
import { PAPER_FORMATS, type PaperFormat, type PaperProblem } from './registry.ts'
import { FORMAT_WORDS, URGENCY_WORDS } from './words.ts'

export interface Place {
  readonly who: Signed
  readonly conference: ConferenceName
}

export function listHref(who: Signed, conference: string): string {
  return `/xa/${who.commune.id}/hoi-nghi/${encodeURIComponent(conference)}/van-ban`
}

export function paperHref(who: Signed, paper: string): string {
  return `/xa/${who.commune.id}/van-ban/${paper}`
}

export function draftHref(place: Place, kind: string, subject: string): string {
  const query = subject === '' ? '' : `?muc=${encodeURIComponent(subject)}`
  return `${listHref(place.who, place.conference.id)}/${kind}${query}`
}

export function crumbsOf(place: Place) {
  const base = `/xa/${place.who.commune.id}/hoi-nghi`
  return [
    { href: base, label: 'Hội nghị' },
    { href: `${base}/${encodeURIComponent(place.conference.id)}`, label: place.conference.title },
  ]
}

export function Files(props: {
  readonly base: string
  readonly label: string
  readonly formats?: readonly PaperFormat[]
}) {
  return (
    <span class="files">
      {(props.formats ?? PAPER_FORMATS).map((format, at) => (
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

export const PAGE_WORDS: Readonly<Record<PageSize, string>> = {
  a4: 'Khổ A4',
  a3: 'Khổ A3',
  a6: 'Khổ A6',
  roll80: 'Giấy cuộn 80 mm',
}

/** How many copies to make, by who receives them. */
export function Copies(props: { readonly lines: readonly CopiesTo[] }) {
  const { lines } = props
  if (lines.length === 0) return null
  return (
    <Section title={`Số bản: ${copiesInAll(lines)}`} card id="so-ban">
      <Facts items={lines.map(({ to, copies }) => ({ term: to, value: `${copies} bản` }))} />
    </Section>
  )
}

/** How urgent a letter is, chosen when it goes out (NĐ 30/2020/NĐ-CP Phụ lục I mục III.3). */
export function UrgencyField(props: { readonly state: FormState }) {
  return (
    <Select
      {...field(props.state, 'urgency')}
      label="Mức độ khẩn"
      blank="Không"
      options={Object.entries(URGENCY_WORDS).map(([value, label]) => ({ value, label }))}
      width="m"
    />
  )
}

/** What the draft still needs, each with the way to where it is entered. */
export function Missing(props: { readonly problem: PaperProblem }) {
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

/** The paper on the page, under its own stylesheet. */
export function Printed(props: { readonly model: PaperModel }) {
  return (
    <>
      <link rel="stylesheet" href={assetUrl('paper.css')} />
      <Paper sheet={compose(props.model)} />
    </>
  )
}
