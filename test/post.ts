// A little SMTP server for tests: a real one on localhost that takes a message, or fails at one chosen point.
import assert from 'node:assert/strict'
import { createServer, type Server, type Socket } from 'node:net'

export type Behaviour =
  | 'accept'
  | 'busy'
  | 'refuse'
  | 'drop_before_text'
  | 'drop_after_text'
  | 'accept_then_drop'

export interface Post {
  readonly url: string
  /** Texts the server took in whole, whatever it answered. */
  readonly texts: string[]
  /** Connections there have been. */
  greeted(): number
  behave(as: Behaviour): void
  close(): Promise<void>
}

/** A little SMTP server: enough of RFC 5321 to take a message, or to fail at one chosen point. */
export async function post(took: (text: string) => void = () => {}): Promise<Post> {
  let behaviour: Behaviour = 'accept'
  const texts: string[] = []
  const lines = new Set<Socket>()
  let greeted = 0
  const server: Server = createServer((socket) => {
    greeted++
    lines.add(socket)
    socket.on('close', () => lines.delete(socket))
    serve(
      socket,
      () => behaviour,
      (text) => {
        texts.push(text)
        took(text)
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    texts,
    greeted: () => greeted,
    behave: (as) => {
      behaviour = as
    },
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const line of lines) line.destroy()
      return closed
    },
  }
}

function serve(socket: Socket, behaviour: () => Behaviour, took: (text: string) => void): void {
  let waiting = ''
  let inText = false
  const say = (line: string) => socket.write(`${line}\r\n`)
  socket.on('error', () => {})
  say('220 thu.example ESMTP')
  socket.on('data', (chunk) => {
    waiting += chunk.toString('utf8')
    for (;;) {
      const end = inText ? waiting.indexOf('\r\n.\r\n') : waiting.indexOf('\r\n')
      if (end < 0) return
      const part = waiting.slice(0, end)
      waiting = waiting.slice(end + (inText ? 5 : 2))
      if (inText) {
        inText = false
        took(part)
        if (behaviour() === 'drop_after_text') socket.destroy()
        else say('250 taken')
        if (behaviour() === 'accept_then_drop') socket.end()
      } else if (/^DATA/i.test(part)) {
        if (behaviour() === 'drop_before_text') {
          socket.destroy()
          return
        }
        inText = true
        say('354 go on')
      } else if (/^RCPT/i.test(part) && behaviour() === 'busy') say('451 try again later')
      else if (/^RCPT/i.test(part) && behaviour() === 'refuse') say('550 no such mailbox')
      else if (/^QUIT/i.test(part)) {
        say('221 bye')
        socket.end()
      } else say('250 OK')
    }
  })
}
