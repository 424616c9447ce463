// The readable page of the API: what may be asked, how, with examples that work.
import { Section } from '../../kit/html/bits.tsx'
import { useUi } from '../../kit/html/context.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import { Front } from '../shell.tsx'
import { API, ENDPOINTS, type Endpoint } from './endpoints.ts'
import { type Parameter, parametersOf } from './openapi.ts'
import { apiWords } from './words.ts'

export function ApiPage() {
  const say = apiWords(useUi().lang)
  return (
    <Front title={`${say.title} · Đối Thoại`} heading={say.title} lead={say.lead} description={say.lead} tool>
      <ul>
        {say.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <p>
        <a href={`${API}/openapi.json`}>{say.document}</a>
      </p>
      {ENDPOINTS.map((endpoint) => (
        <Described key={endpoint.id} endpoint={endpoint} />
      ))}
    </Front>
  )
}

function Described(props: { readonly endpoint: Endpoint }) {
  const say = apiWords(useUi().lang)
  const { endpoint } = props
  const { method, path, body, query } = endpoint
  return (
    <Section title={say.summaries[endpoint.id]}>
      <p>
        <code>
          {method} {path}
        </code>
      </p>
      {body ? (
        <Parameters caption={`${say.body}: ${endpoint.id}`} rows={parametersOf(body)} />
      ) : (
        query && <Parameters caption={`${say.parameters}: ${endpoint.id}`} rows={parametersOf(query)} />
      )}
      {endpoint.file && <p>{say.yaml}</p>}
      <p>
        {say.example}:{' '}
        {endpoint.exampleBody ? (
          <code>
            curl -H "content-type: application/json" -d '{JSON.stringify(endpoint.exampleBody)}'{' '}
            {endpoint.example}
          </code>
        ) : (
          <a href={endpoint.example}>
            <code>{endpoint.example}</code>
          </a>
        )}
      </p>
    </Section>
  )
}

function Parameters(props: { readonly caption: string; readonly rows: readonly Parameter[] }) {
  const say = apiWords(useUi().lang)
  return (
    <DataTable
      caption={props.caption}
      quietCaption
      rows={props.rows}
      rowKey={(row) => row.name}
      columns={[
        {
          key: 'name',
          label: say.parameters,
          nowrap: true,
          cell: (row) => (
            <>
              <code>{row.name}</code> {row.required && <span class="muted">{say.required}</span>}
            </>
          ),
        },
        {
          key: 'meaning',
          label: say.meaning,
          wide: true,
          cell: (row) => String(row.schema.description ?? ''),
        },
        {
          key: 'example',
          label: say.example,
          cell: (row) => <code>{String(row.schema.example ?? '')}</code>,
        },
      ]}
    />
  )
}
