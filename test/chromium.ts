// The browser of the tests. Every test drives a real Chromium; where Debian's headless build of it is installed, that
// one: it is the same engine without the desktop's shell, which costs most of a test's time (each person of a journey
// has an own computer, a browser context: 1.4 s of processor time each with the shell, 0.1 s without).
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const SHELL = '/usr/lib/chromium/chromium-headless-shell'

/** Where the browser is: `CHROMIUM` names another. */
export const CHROMIUM = process.env.CHROMIUM ?? (existsSync(SHELL) ? SHELL : '/usr/bin/chromium')

/** Why browser tests cannot run here, or undefined. In CI they must. */
export function noBrowser(): string | undefined {
  if (existsSync(CHROMIUM)) return undefined
  const why = `KHÔNG CÓ Chromium ở ${CHROMIUM}: bỏ qua hành trình trên trình duyệt. Cài gói chromium hoặc đặt CHROMIUM.`
  if (process.env.CI) throw new Error(why)
  console.error(`\n*** ${why} ***\n`)
  return why
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  })
}
