// The sample pages in a real browser: no accessibility fault, nothing wider than the screen, no words over words.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { after, test } from 'node:test'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { launchChromium, noBrowser } from '../../../test/chromium.ts'
import { GALLERY, sampleUi } from '../../../test/gallery/pages.tsx'
import { ROOT } from '../root.ts'
import { renderDocument } from './context.tsx'

const AXE = readFileSync(
  createRequire(path.join(ROOT, 'package.json')).resolve('axe-core/axe.min.js'),
  'utf8',
)
const CSS = readFileSync(path.join(ROOT, 'public', 'style.css'), 'utf8')

let browser: Browser | undefined
after(() => browser?.close())

async function open(html: string, width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  browser ??= await launchChromium()
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
  await page.route('**/*', (route) =>
    route.request().url().endsWith('.css')
      ? route.fulfill({ contentType: 'text/css', body: CSS })
      : route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  )
  await page.goto('http://xa.test/')
  return page
}

async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const results = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults
  return results.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(', ')}`)
}

const tooWide = (page: Page) => page.evaluate('document.documentElement.scrollWidth - innerWidth')

/** Words of the shown timeline that lie on each other. */
const OVERLAPS = `(() => {
  const boxes = [...document.querySelectorAll('.tl text')].flatMap((text) => [...(text.children.length ? text.children : [text])])
    .map((node) => ({ text: node.textContent, box: node.getBoundingClientRect() })).filter(({ box }) => box.width > 0)
  const clash = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3
  return boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => clash(one.box, other.box)).map((other) => one.text + ' / ' + other.text))
})()`

for (const [name, sample] of Object.entries(GALLERY))
  test(`sample page ${name}`, { skip: noBrowser() }, async () => {
    const html = renderDocument(sampleUi('/style.css'), sample())
    for (const [width, scheme] of [
      [360, 'light'],
      [1280, 'dark'],
    ] as const) {
      const page = await open(html, width, scheme)
      assert.deepEqual(await faults(page), [], `${width} ${scheme}`)
      assert.equal(await tooWide(page), 0, `${width}`)
      assert.deepEqual(await page.evaluate(OVERLAPS), [], `${width}`)
      await page.close()
    }
  })
