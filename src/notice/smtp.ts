// E-mail through SMTP (SMTP_URL). The connection is driven step by step so that a broken line is judged rightly:
// before the text was handed over it is tried again, after that it may have arrived and is not.
import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Outgoing, Transport } from './outbox.ts'
import type { Outcome } from './quiet.ts'

export interface SmtpSettings {
  /** smtp://user:password@host:587 or smtps://… */
  readonly url: string
  /** The sender's address. */
  readonly from: string
  readonly timeoutMs?: number
}

/** How long a connection waits for the next message of the same run before it says goodbye. */
const KEPT_MS = 1000

/**
 * One connection serves the messages that follow each other: a mail server asks for a handshake and a password only once
 * a run. A kept line that turns out to be gone is no failure of the message: it is tried on a fresh one.
 */
export function smtpTransport(settings: SmtpSettings): Transport {
  let kept: Kept | undefined
  const take = (): SMTPConnection | undefined => {
    const found = kept
    kept = undefined
    clearTimeout(found?.timer)
    return found?.connection
  }
  const keep = (connection: SMTPConnection) => {
    take()?.quit()
    const timer = setTimeout(() => take()?.quit(), KEPT_MS)
    // It does not keep the program from ending.
    timer.unref()
    kept = { connection, timer }
  }
  return {
    async send(message) {
      const text = await composed(settings, message)
      const before = take()
      const first = before && (await handOver(settings, message, text, before))
      if (before && first?.outcome.kind === 'sent') keep(before)
      if (first && !first.gone) return first.outcome
      const fresh = await opened(settings)
      if ('kind' in fresh) return fresh
      const { outcome } = await handOver(settings, message, text, fresh)
      if (outcome.kind === 'sent') keep(fresh)
      return outcome
    },
  }
}

interface Kept {
  readonly connection: SMTPConnection
  readonly timer: NodeJS.Timeout
}

/** A line ready for a message, or why nobody is there. */
async function opened(settings: SmtpSettings): Promise<SMTPConnection | Outcome> {
  const connection = await open(settings)
  try {
    await connected(connection, settings.url)
    return connection
  } catch (error) {
    connection.close()
    const outcome = judged(error, false)
    return outcome.kind === 'later' ? { ...outcome, down: true } : outcome
  }
}

/** `gone`: the line broke before anything of the text was handed over. */
async function handOver(
  settings: SmtpSettings,
  message: Outgoing,
  text: Buffer,
  connection: SMTPConnection,
): Promise<{ readonly outcome: Outcome; readonly gone: boolean }> {
  // Read only when the server has said it takes the text: from then on the outcome can be unknown.
  let handedOver = false
  const stream = Readable.from(
    (async function* () {
      handedOver = true
      yield text
    })(),
    { objectMode: false },
  )
  try {
    await new Promise<void>((resolve, reject) =>
      connection.send({ from: settings.from, to: [message.address] }, stream, (error) =>
        error ? reject(error) : resolve(),
      ),
    )
    return { outcome: { kind: 'sent' }, gone: false }
  } catch (error) {
    connection.close()
    const outcome = judged(error, handedOver)
    // 421 is how a server takes leave of a line that stood idle.
    const left = outcome.kind === 'later' && (outcome.code === '421' || !/^\d{3}$/.test(outcome.code))
    return { outcome, gone: !handedOver && left }
  }
}

async function composed(settings: SmtpSettings, message: Outgoing): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  return new MailComposer({
    from: { name: message.from, address: settings.from },
    to: { name: '', address: message.address },
    ...(message.replyTo === null ? {} : { replyTo: message.replyTo }),
    subject: message.subject,
    text: message.body,
    // The same for every attempt of one message, so that a mailbox can tell a second arrival.
    messageId: `<${message.id}@${settings.from.split('@')[1] ?? 'localhost'}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
    .compile()
    .build()
}

/** Loaded with the first letter: most installations have no mail server. */
async function open(settings: SmtpSettings): Promise<SMTPConnection> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  const url = new URL(settings.url)
  const timeout = settings.timeoutMs ?? 30_000
  const secure = url.protocol === 'smtps:'
  const connection = new Connection({
    host: url.hostname,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
  })
  return connection
}

/** Connected and, when the address names a user, signed in. */
async function connected(connection: SMTPConnection, address: string): Promise<void> {
  const { username, password } = new URL(address)
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject)
    connection.connect((error) => (error ? reject(error) : resolve()))
  })
  // Later errors arrive through the callback of the running command; unheard, the event would end the program.
  connection.on('error', () => {})
  if (username === '') return
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  await new Promise<void>((resolve, reject) =>
    connection.login(auth, (error) => (error ? reject(error) : resolve())),
  )
}

interface SmtpFailure {
  readonly code?: unknown
  readonly responseCode?: unknown
}

/** RFC 5321 4.2.1: 4yz try again, 5yz do not; an answer of the server is sure, silence after the text is not. */
function judged(error: unknown, handedOver: boolean): Outcome {
  const failure: SmtpFailure = typeof error === 'object' && error !== null ? error : {}
  const response = typeof failure.responseCode === 'number' ? failure.responseCode : undefined
  const code =
    response !== undefined ? String(response) : typeof failure.code === 'string' ? failure.code : 'UNKNOWN'
  if (code === 'EAUTH' || (response !== undefined && response >= 530 && response <= 538))
    return { kind: 'later', code }
  if (response !== undefined) return { kind: response >= 500 ? 'refused' : 'later', code }
  if (code === 'EENVELOPE') return { kind: 'refused', code }
  return { kind: handedOver ? 'unsure' : 'later', code }
}
