// Passwords: argon2id with the parameters in the stored text, so that they can be raised later.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

const MEMORY = 19_456
const PASSES = 2
const LENGTH = 32

function derive(password: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2(
      'argon2id',
      { message: password.normalize('NFC'), nonce, parallelism: 1, tagLength: LENGTH, memory, passes },
      (error, key) => (error ? reject(error) : resolve(key)),
    )
  })
}

/** "$argon2id$v=19$m=19456,t=2,p=1$salt$hash" (OWASP's second recommended setting). */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const key = await derive(password, nonce, MEMORY, PASSES)
  return `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=1$${nonce.toString('base64')}$${key.toString('base64')}`
}

export async function passwordFits(password: string, stored: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/.exec(stored)
  if (!parts) return false
  const wanted = Buffer.from(parts[4] as string, 'base64')
  const key = await derive(
    password,
    Buffer.from(parts[3] as string, 'base64'),
    Number(parts[1]),
    Number(parts[2]),
  )
  return key.length === wanted.length && timingSafeEqual(key, wanted)
}

/** A hash of nothing anybody knows: checked when the login does not exist, so that both answers take as long. */
let nobody: Promise<string> | undefined
export function nobodysHash(): Promise<string> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'))
  return nobody
}
