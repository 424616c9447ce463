// What every page owes its reader: no serious fault for those who see or move badly (axe-core), nothing wider than a
// phone.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** Somebody before a page. */
interface Reader {
  readonly page: Page
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** No serious or critical finding on the page that is open. */
export async function accessible(seat: Reader): Promise<void> {
  const { page } = seat
  // Run by the debugger, not by the page: the page itself allows no foreign script.
  await page.evaluate(AXE)
  const findings = await page.evaluate<readonly Finding[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)",
  )
  const grave = findings
    .filter((finding) => finding.impact === 'serious' || finding.impact === 'critical')
    .map(
      (finding) =>
        `${finding.id}: ${finding.nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`).join(' | ')}`,
    )
  assert.deepEqual(grave, [], `${page.url()} is accessible`)
}

/** At 360 px nothing has to be scrolled sideways. */
export async function fitsPhone(seat: Reader): Promise<void> {
  const { page } = seat
  const before = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 640 })
  const [wide, room] = await page.evaluate<readonly [number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )
  const widest = await page.evaluate<string>(
    `[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 5).map((one) => one.outerHTML.slice(0, 120)).join(' | ')`,
  )
  if (before) await page.setViewportSize(before)
  assert.ok(wide <= room, `${page.url()} is ${wide} px wide on a screen of ${room} px: ${widest}`)
}
