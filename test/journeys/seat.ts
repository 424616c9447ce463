// What a person does at a page, in a person's terms: open, fill by label, choose by word, press by name. A page that
// refuses fails the step with the page's own words.
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import type { House } from './house.ts'

export class Seat {
  readonly page: Page
  readonly house: House

  constructor(page: Page, house: House) {
    this.page = page
    this.house = house
  }

  /** Opens a page that must be there. */
  async open(path: string): Promise<void> {
    const response = await this.page.goto(path)
    assert.equal(response?.status(), 200, `${path}: ${await this.heading()}`)
  }

  /** The status of a page that perhaps must not be there. */
  async status(path: string): Promise<number> {
    return (await this.page.goto(path))?.status() ?? 0
  }

  async heading(): Promise<string> {
    return oneLine((await this.page.locator('h1').first().textContent()) ?? '')
  }

  /** All that stands on the page. */
  async text(): Promise<string> {
    return words(this.page.locator('body'))
  }

  async sees(words: string): Promise<void> {
    const text = await this.text()
    assert.ok(text.includes(words), `${this.page.url()} should say “${words}”, says: ${text.slice(0, 2000)}`)
  }

  async seesNot(words: string): Promise<void> {
    const text = await this.text()
    assert.ok(!text.includes(words), `${this.page.url()} must not say “${words}”`)
  }

  /** In sight or folded away. */
  async has(button: string): Promise<boolean> {
    const all = this.page
      .getByRole('button', { name: button, exact: true, includeHidden: true })
      .or(this.page.getByRole('link', { name: button, exact: true, includeHidden: true }))
    return (await all.count()) > 0
  }

  /** Follows a link by its words, or the first whose words begin so. */
  async follow(words: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    const name = typeof words === 'string' ? { name: words, exact: true } : { name: words }
    const link = within.getByRole('link', { ...name, includeHidden: true }).first()
    await reveal(link)
    await this.leaving(() => link.click())
    await this.accepted(String(words))
  }

  /** A form by its address (its end) or by its id ("#ghi"). */
  form(at: string): FormOn {
    const selector = at.startsWith('#')
      ? `form[id="${at.slice(1)}"]`
      : `form[action$="${at}"], form[action*="${at}?"], form[action*="${at}#"]`
    return new FormOn(this, this.page.locator(selector).first())
  }

  row(words: string): Locator {
    return this.page.getByRole('row').filter({ hasText: words }).first()
  }

  /** Presses something that leads to another page and waits until that page is there. */
  async leaving(act: () => Promise<void>): Promise<void> {
    const loaded = this.page.waitForEvent('load')
    // When nothing could be pressed at all, that is what is said.
    loaded.catch(() => undefined)
    await act()
    await loaded
  }

  /** No refusal on the page that came. */
  async accepted(step: string): Promise<void> {
    const refused = this.page.locator('.summary[role="alert"]')
    if ((await refused.count()) === 0) return
    assert.fail(`“${step}” was refused at ${this.page.url()}: ${await words(refused.first())}`)
  }
}

export class FormOn {
  readonly seat: Seat
  readonly at: Locator

  constructor(seat: Seat, at: Locator) {
    this.seat = seat
    this.at = at
  }

  /** A part of the form under its own heading. */
  group(legend: string): FormOn {
    return new FormOn(
      this.seat,
      this.at.getByRole('group', { name: legend, exact: true, includeHidden: true }),
    )
  }

  field(label: string): Locator {
    return this.at.getByLabel(new RegExp(`^\\s*${escaped(label)}(\\s*\\([^)]*\\))?\\s*$`, 'u')).first()
  }

  async fill(label: string, value: string): Promise<void> {
    const field = this.field(label)
    await reveal(field)
    await field.fill(value)
  }

  async choose(label: string, option: string): Promise<void> {
    const field = this.field(label)
    await reveal(field)
    await field.selectOption({ label: option })
  }

  /** Ticks a box or a radio by its words. */
  async tick(label: string): Promise<void> {
    const field = this.field(label)
    await reveal(field)
    await field.check()
  }

  async attach(label: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const field = this.field(label)
    await reveal(field)
    await field.setInputFiles(file)
  }

  /** Choices of a select in their order, the blank one left out. */
  async options(label: string): Promise<readonly string[]> {
    return this.field(label)
      .locator('option')
      .evaluateAll((all) =>
        all.filter((one) => one.getAttribute('value') !== '').map((one) => one.textContent ?? ''),
      )
  }

  async value(label: string): Promise<string> {
    return this.field(label).inputValue()
  }

  async press(button: string): Promise<void> {
    const found = this.at.getByRole('button', { name: button, exact: true, includeHidden: true }).first()
    await reveal(found)
    await this.seat.leaving(() => found.click())
  }

  /** Presses and expects no refusal. */
  async send(button: string): Promise<void> {
    await this.press(button)
    await this.seat.accepted(button)
  }

  /** Presses and expects to be refused; what the page says. */
  async refused(button: string): Promise<string> {
    await this.press(button)
    return words(this.seat.page.locator('.summary[role="alert"]').first())
  }
}

/** Opens every folded part around it, as a person would. */
async function reveal(target: Locator): Promise<void> {
  const closed = target.locator('xpath=ancestor::details[not(@open)]')
  for (let left = await closed.count(); left > 0; left--)
    await closed.first().locator('xpath=./summary').click()
}

/** What is to be read there: without what is folded away. */
export async function words(at: Locator): Promise<string> {
  return oneLine((await at.allInnerTexts()).join(' '))
}

export function oneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
