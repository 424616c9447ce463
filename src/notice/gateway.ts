// Text messages and Zalo through a provider's HTTP gateway. What surely was not taken is tried again; what may have been
// taken (a line that broke after the request was out, an answer that makes no sense) is left to a person.
import { withoutMarks } from '../kit/text.ts'
import type { GatewaySettings } from './gateway.form.ts'
import type { Outgoing, Transport } from './outbox.ts'
import type { Outcome } from './quiet.ts'

export function gatewayTransport(settings: GatewaySettings): Transport {
  return { send: (message) => send(settings, message) }
}

const MOST_ANSWER = 64 * 1024

async function send(settings: GatewaySettings, message: Outgoing): Promise<Outcome> {
  try {
    const answer = await fetch(...requestOf(settings, message))
    return judged(settings, answer.status, await textOf(answer))
  } catch (error) {
    return failed(error)
  }
}

function requestOf(settings: GatewaySettings, message: Outgoing): [URL, RequestInit] {
  const fields = Object.entries(settings.fields).map(
    ([name, value]) => [name, typeof value === 'string' ? filled(value, settings, message) : value] as const,
  )
  const url = new URL(settings.url)
  const init: RequestInit = {
    method: settings.method,
    headers: { ...settings.headers },
    redirect: 'manual',
    signal: AbortSignal.timeout(settings.timeoutSeconds * 1000),
  }
  const pairs = () => new URLSearchParams(fields.map(([name, value]) => [name, String(value)]))
  if (settings.method === 'GET') for (const [name, value] of pairs()) url.searchParams.append(name, value)
  else if (settings.format === 'form') init.body = pairs()
  else {
    init.body = JSON.stringify(Object.fromEntries(fields))
    init.headers = { 'content-type': 'application/json', ...settings.headers }
  }
  return [url, init]
}

function filled(template: string, settings: GatewaySettings, message: Outgoing): string {
  const text = settings.plain ? withoutMarks(message.body) : message.body
  const words: Readonly<Record<string, string>> = {
    to: message.address,
    to84: message.address.replace(/^0/, '84'),
    text,
    id: message.id,
    from: message.from,
  }
  return template.replace(/\{(to84|to|text|id|from)\}/g, (_whole, name: string) => words[name] ?? '')
}

async function textOf(answer: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const part of answer.body ?? []) {
    text += decoder.decode(part as Uint8Array, { stream: true })
    if (text.length > MOST_ANSWER) break
  }
  return text
}

/** RFC 9110: 429 and 503 say "not now"; 401 and 403 are the office's key, mended by a person; other 4xx refuse the message. */
function judged(settings: GatewaySettings, status: number, text: string): Outcome {
  const code = String(status)
  if (status === 429 || status === 503 || status === 401 || status === 403)
    return { kind: 'later', code, down: true }
  if (status >= 400 && status < 500) return { kind: 'refused', code }
  if (status < 200 || status >= 300) return { kind: 'unsure', code }
  const answer = parsed(text)
  if (matches(answer, settings.accepted)) return { kind: 'sent' }
  if (settings.refused && matches(answer, settings.refused)) return { kind: 'refused', code: 'GATEWAY' }
  return { kind: 'unsure', code: 'NONSENSE' }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function matches(answer: unknown, verdict: GatewaySettings['accepted']): boolean {
  let at: unknown = answer
  for (const name of verdict.field.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return false
    at = (at as Record<string, unknown>)[name]
  }
  return verdict.equals.some((value) => String(value) === String(at))
}

/** The line was never there: nothing was handed over. */
const NEVER_THERE: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]

function failed(error: unknown): Outcome {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'UNKNOWN'
  return NEVER_THERE.includes(code) ? { kind: 'later', code, down: true } : { kind: 'unsure', code }
}
