// The open data's own page: files, licence, what every column means, what is left out and why.
import { Facts, Section } from '../kit/html/bits.tsx'
import { Buttons, LinkButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { CommuneRow } from '../office/tables.ts'
import { FIELD, REQUEST_STATE } from '../regulation/codes.ts'
import { COLUMNS } from './open-data.ts'
import { Portal, portalPath } from './shell.tsx'
import { useSay } from './words.ts'

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
          {say.data.source}: {say.data.sourceText(say.inSentence(commune.kind, commune.name))}
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
          ]}
        />
      </Section>
      <Section title={`${say.data.values}: state`}>
        <Facts items={values(REQUEST_STATE, say.states)} />
      </Section>
      <Section title={`${say.data.values}: field, fields`}>
        <Facts items={values(FIELD, say.fields)} />
      </Section>
    </Portal>
  )
}

function values<Code extends string>(
  codes: Readonly<Record<Code, string>>,
  words: Readonly<Record<Code, string>>,
) {
  return (Object.keys(codes) as Code[]).map((code) => ({ term: code, value: words[code] }))
}
