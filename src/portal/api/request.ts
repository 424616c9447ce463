// A program's request as a schema reads it: the address of a GET, the JSON of a POST, or a file as the whole body with
// the rest in the address. Every fault is named by its parameter, in the language asked for.
import type { z } from 'zod'
import type { Ctx } from '../../kit/http/route.ts'
import { err, ok, type Problem, type Result } from '../../kit/result.ts'
import { type ApiErrorKey, type ApiWords, apiWords } from './words.ts'

/** `beside` reads the address of a request whose body is the regulation itself. */
export function readRequest<S extends z.ZodObject>(
  ctx: Ctx<undefined>,
  schema: S,
  beside?: z.ZodObject,
): Result<z.output<S>, Problem> {
  const { request } = ctx
  if (request.method !== 'POST') return parsed(schema, ctx.query, wordsOf(ctx.query))
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const say = wordsOf(ctx.query)
  if (beside && YAML.has(type)) {
    const dates = parsed(beside, ctx.query, say)
    const { yaml } = request.body as { readonly yaml: string }
    return dates.ok ? parsed(schema, { ...dates.value, regulationYaml: yaml }, say) : dates
  }
  if (type !== 'application/json') return err({ message: say.media, status: 415 })
  const body = request.body
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return err({ message: say.errors.object, status: 422 })
  return parsed(schema, body, wordsOf(body))
}

const YAML: ReadonlySet<string> = new Set(['application/yaml', 'application/x-yaml', 'text/yaml'])

function wordsOf(input: object): ApiWords {
  return apiWords('lang' in input && input.lang === 'en' ? 'en' : 'vi')
}

function parsed<S extends z.ZodObject>(
  schema: S,
  input: unknown,
  say: ApiWords,
): Result<z.output<S>, Problem> {
  const read = schema.safeParse(input, { reportInput: true })
  if (read.success) return ok(read.data)
  const errors = read.error.issues.flatMap((issue) => faults(issue, say))
  return err({ message: say.wrong, status: 422, errors: errors.slice(0, MOST) })
}

const MOST = 30
const LONGEST_NAME = 60

function faults(issue: z.core.$ZodIssue, say: ApiWords): readonly { field: string; message: string }[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => ({ field: name.slice(0, LONGEST_NAME), message: say.errors.unknown }))
  const field = issue.path.join('.')
  const missing = issue.input === undefined && issue.code === 'invalid_type'
  const key = missing ? 'required' : issue.message
  return [
    { field, message: Object.hasOwn(say.errors, key) ? say.errors[key as ApiErrorKey] : say.errors.text },
  ]
}
