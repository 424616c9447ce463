// The open data's own page: files, licence, what every column means, what is left out and why.
import { Section } from '../kit/html/bits.tsx'
import { Buttons, LinkButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { CommuneRow } from '../office/tables.ts'
import { FIELD, REQUEST_STATE } from '../regulation/codes.ts'
import { COLUMNS, type Column } from './open-data.ts'
import { communeInSentence, Portal, portalPath } from './shell.tsx'
import { type PortalWords, useSay } from './words.ts'

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'

export function DataPage(props: { readonly commune: CommuneRow; readonly sendTo: string | undefined }) {
  const say = useSay()
  const { commune } = props
  const at = (rest: string) => portalPath(commune.commune_id, rest)
  return (
    <Portal
      commune={commune}
      title={say.data.title}
      lead={say.data.lead}
      current="data"
      sendTo={props.sendTo}
    >
      <Buttons>
        <LinkButton href={at('/du-lieu.csv')} icon="download">
          CSV
        </LinkButton>
        <LinkButton href={at('/du-lieu.json')} icon="download">
          JSON
        </LinkButton>
      </Buttons>
      <Section title={say.data.licence}>
        <p>
          <a href={LICENCE} rel="license">
            {say.data.licenceText}
          </a>
        </p>
        <p>
          {say.data.source}: {say.data.sourceText(communeInSentence(commune))}
        </p>
      </Section>
      <Section title={say.data.privacy}>
        <p>{say.data.privacyText}</p>
      </Section>
      <Section title={say.data.dictionary}>
        <DataTable
          caption={say.data.dictionary}
          quietCaption
          rows={COLUMNS}
          rowKey={(column) => column}
          columns={[
            { key: 'column', label: say.data.column, nowrap: true, cell: (column) => <code>{column}</code> },
            {
              key: 'meaning',
              label: say.data.meaning,
              wide: true,
              cell: (column) => say.data.columns[column],
            },
            { key: 'values', label: say.data.values, cell: (column) => <Values column={column} say={say} /> },
          ]}
        />
      </Section>
    </Portal>
  )
}

function Values(props: { readonly column: Column; readonly say: PortalWords }) {
  const { column, say } = props
  const list =
    column === 'state'
      ? Object.keys(REQUEST_STATE).map((code) => [code, say.states[code as keyof typeof REQUEST_STATE]])
      : column === 'field'
        ? Object.keys(FIELD).map((code) => [code, say.fields[code as keyof typeof FIELD]])
        : []
  if (list.length === 0) return <>–</>
  return (
    <>
      {list.map(([code, label]) => (
        <div key={code}>
          <code>{code}</code>: {label}
        </div>
      ))}
    </>
  )
}
