// A simple HTTP client that keeps cookies and sends forms as a browser without script would: for route tests.
export interface Page {
  readonly status: number
  readonly url: string
  readonly text: string
  readonly headers: Headers
}

export class HttpUser {
  readonly #base: string
  #cookie = ''

  constructor(base: string) {
    this.#base = base
  }

  /** What a browser would send along. */
  get cookie(): string {
    return this.#cookie
  }

  async get(path: string): Promise<Page> {
    return this.#follow(await this.#send(path, {}))
  }

  /** Sends a form found on a page: hidden fields of the form with this action are taken along. */
  async submit(
    page: Page,
    action: string,
    values: Record<string, string | readonly string[]>,
  ): Promise<Page> {
    const form = formOf(page.text, action)
    if (form === undefined) throw new Error(`no form ${action} on ${page.url} (${page.status})`)
    return this.post(action, { ...hiddenFields(form), ...values })
  }

  /** Sends a form and does not look at the page it leads to: many in a row from one page, each under a key of its own. */
  async sendOff(page: Page, action: string, values: Record<string, string>): Promise<number> {
    const form = formOf(page.text, action)
    if (form === undefined) throw new Error(`no form ${action} on ${page.url} (${page.status})`)
    const body = new URLSearchParams({ ...hiddenFields(form), _key: crypto.randomUUID(), ...values })
    const response = await this.#send(action, { method: 'POST', body })
    await response.arrayBuffer()
    return response.status
  }

  async post(path: string, values: Record<string, string | readonly string[]>): Promise<Page> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(values))
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
    return this.#follow(await this.#send(path, { method: 'POST', body }))
  }

  /** Sends a form with one file. */
  async upload(
    path: string,
    values: Record<string, string>,
    file: { readonly field: string; readonly name: string; readonly bytes: Uint8Array },
  ): Promise<Page> {
    const body = new FormData()
    for (const [name, value] of Object.entries(values)) if (name !== file.field) body.append(name, value)
    body.append(file.field, new Blob([Uint8Array.from(file.bytes)]), file.name)
    return this.#follow(await this.#send(path, { method: 'POST', body }))
  }

  async signIn(login: string, password: string): Promise<Page> {
    return this.post('/dang-nhap', { login, password })
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(new URL(path, this.#base), {
      ...init,
      redirect: 'manual',
      headers: this.#cookie ? { cookie: this.#cookie } : {},
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      this.#cookie = /=$/.test(pair) ? '' : pair
    }
    return response
  }

  async #follow(response: Response): Promise<Page> {
    const location = response.headers.get('location')
    if (location && response.status >= 300 && response.status < 400) {
      await response.arrayBuffer()
      return this.get(location)
    }
    return {
      status: response.status,
      url: response.url,
      text: await response.text(),
      headers: response.headers,
    }
  }
}

function formOf(html: string, action: string): string | undefined {
  return html.match(/<form[\s\S]*?<\/form>/g)?.find((form) => form.includes(`action="${action}"`))
}

function hiddenFields(form: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1]
    if (name)
      fields[name] = (/value="([^"]*)"/.exec(input)?.[1] ?? '')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&')
  }
  return fields
}
