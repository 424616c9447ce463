// The OpenAPI 3.1 document, made from the schemas that requests are parsed with.
import { z } from 'zod'
import { ANSWERS, API, ENDPOINTS, type Endpoint } from './endpoints.ts'
import { problemAnswer } from './schemas.ts'
import { apiWords } from './words.ts'

type Json = Readonly<Record<string, unknown>>

/** Draft 2020-12, which OpenAPI 3.1 takes as it is; `input`: before defaults and conversions. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

export interface Parameter {
  readonly name: string
  readonly required: boolean
  readonly schema: Json
}

/** The fields of a request, one by one. */
export function parametersOf(schema: z.ZodObject): readonly Parameter[] {
  const whole = jsonSchema(schema, 'input')
  const required = new Set((whole.required as readonly string[] | undefined) ?? [])
  return Object.entries((whole.properties ?? {}) as Record<string, Json>).map(([name, inner]) => ({
    name,
    required: required.has(name),
    schema: inner,
  }))
}

const RATE: Json = {
  'x-ratelimit-limit': { schema: { type: 'integer' }, description: 'Requests a minute' },
  'x-ratelimit-remaining': { schema: { type: 'integer' }, description: 'Requests left in this minute' },
  'x-ratelimit-reset': { schema: { type: 'integer' }, description: 'Seconds until the minute is over' },
}

const REFUSALS: Readonly<Record<string, string>> = {
  '400': 'The request cannot be read',
  '405': 'Another method is needed; the header allow names it',
  '413': 'The body is too large',
  '415': 'The content type cannot be read',
  '422': 'A parameter or the file sent is wrong',
  '429': 'Too many requests; the header retry-after tells when to come back',
}

function responses(endpoint: Endpoint): Json {
  const schema = endpoint.many ? { type: 'array', items: ref(endpoint.answer) } : ref(endpoint.answer)
  const problem = { 'application/problem+json': { schema: ref('Problem') } }
  return {
    '200': { description: 'The answer', headers: RATE, content: { 'application/json': { schema } } },
    ...Object.fromEntries(
      Object.entries(REFUSALS).map(([status, description]) => [status, { description, content: problem }]),
    ),
  }
}

function operation(endpoint: Endpoint): Json {
  const { query, body, file } = endpoint
  const [vi, en] = [apiWords('vi').summaries[endpoint.id], apiWords('en').summaries[endpoint.id]]
  const parameters = query ? parametersOf(query) : []
  return {
    operationId: endpoint.id,
    summary: `${vi} · ${en}`,
    security: [],
    ...(parameters.length
      ? {
          parameters: parameters.map(({ name, required, schema }) => ({
            name,
            in: 'query',
            // Beside a JSON body the address stays bare.
            required: required && !body,
            schema,
          })),
        }
      : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: jsonSchema(body, 'input'), example: endpoint.exampleBody },
              ...(file ? { 'application/yaml': { schema: { type: 'string' } } } : {}),
            },
          },
        }
      : {}),
    responses: responses(endpoint),
  }
}

export function openApi(server: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const endpoint of ENDPOINTS) {
    const path = endpoint.path.slice(API.length)
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Đối Thoại',
      version: '1',
      summary: apiWords('en').lead,
      description: [...apiWords('vi').rules, ...apiWords('en').rules].join('\n\n'),
    },
    servers: [{ url: `${server}${API}` }],
    paths,
    components: {
      schemas: {
        ...Object.fromEntries(
          Object.entries(ANSWERS).map(([name, schema]) => [name, jsonSchema(schema, 'output')]),
        ),
        Problem: jsonSchema(problemAnswer, 'output'),
      },
    },
  }
}
