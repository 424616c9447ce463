// The addresses other devices on the same network find this machine at. Asked of the machine, so not a file of rules.
import { isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

export interface Listening {
  /** The address the program listens on, as it was set. */
  readonly host: string
  /** The real port: known when the program listens. */
  port(): number
  readonly secure: boolean
  /** The address people use, when the office set one. */
  readonly publicUrl: string | undefined
}

export interface Address {
  readonly url: string
  readonly about: string
}

const LOOPBACK = /^(localhost|127\.|::1$)/

export function onlyHere({ host }: Pick<Listening, 'host'>): boolean {
  return LOOPBACK.test(host)
}

/** Every address of the machine, the one that was set on purpose first. */
export function addressesOf(
  listening: Listening,
  cards: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): readonly Address[] {
  const scheme = listening.secure ? 'https' : 'http'
  const usual = listening.secure ? 443 : 80
  const port = listening.port() === usual ? '' : `:${listening.port()}`
  const at = (host: string) => `${scheme}://${isIPv6(host) ? `[${host}]` : host}${port}`
  const set = listening.publicUrl
    ? [{ url: listening.publicUrl.replace(/\/$/, ''), about: 'Địa chỉ đã đặt (PUBLIC_URL)' }]
    : []
  if (onlyHere(listening)) return set
  const everywhere = /^(0\.0\.0\.0|::)$/.test(listening.host)
  if (!everywhere) return [...set, { url: at(listening.host), about: 'Địa chỉ máy này đang nghe' }]
  const found = Object.entries(cards).flatMap(([card, all]) =>
    (all ?? [])
      .filter((one) => !one.internal && !/^fe80:/i.test(one.address))
      .filter((one) => one.family === 'IPv4' || listening.host === '::')
      .map((one) => ({ url: at(one.address), about: `Mạng ${card}` })),
  )
  return [...set, ...found]
}
