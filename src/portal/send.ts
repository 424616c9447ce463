// How public pages leave: kept for half a minute and told apart by their content where everybody sees the same,
// never kept where they hold a form's key or one person's matter. Packed where the browser can unpack.
import { gzipSync } from 'node:zlib'
import type { JSX } from 'preact'
import { renderDocument, type Ui } from '../kit/html/context.tsx'
import type { Download, Visit } from '../kit/http/route.ts'
import { sha256 } from '../kit/id.ts'

const HTML = 'text/html; charset=utf-8'

type Asked = Visit & { readonly ui: Ui }

/** A page everybody sees alike. */
export function shared(ctx: Asked, node: JSX.Element): Download {
  return sharedBytes(ctx, renderDocument(ctx.ui, node), HTML)
}

/** A page as it is sent, with what telling it apart and packing it cost. */
interface Drawn {
  readonly bytes: Buffer
  readonly tag: string
  zipped?: Uint8Array
}

/** Addresses of one page kept at a time: its languages, and the narrowings asked for last. */
const KEPT_ADDRESSES = 12
const kept = new WeakMap<object, Map<string, Drawn>>()

/**
 * A page everybody sees alike, drawn once for as long as `of`, the facts it is drawn from, stands unchanged. Everything
 * else it shows is its address and today.
 */
export function sharedWhile(ctx: Asked, of: object, node: () => JSX.Element): Download {
  const pages = kept.get(of) ?? new Map<string, Drawn>()
  kept.set(of, pages)
  const key = `${ctx.ui.today} ${ctx.ui.lang} ${ctx.ui.path}`
  const drawn = pages.get(key) ?? drawnOf(renderDocument(ctx.ui, node()))
  pages.delete(key)
  pages.set(key, drawn)
  const [oldest] = pages.keys()
  if (pages.size > KEPT_ADDRESSES && oldest !== undefined) pages.delete(oldest)
  return sharedDrawn(ctx, drawn, HTML)
}

/** A file everybody sees alike: data, feed, calendar. */
export function sharedBytes(ctx: Visit, text: string, type: string, name?: string): Download {
  return sharedDrawn(ctx, drawnOf(text), type, name)
}

function drawnOf(text: string): Drawn {
  const bytes = Buffer.from(text)
  return { bytes, tag: `W/"${sha256(bytes).slice(0, 24)}"` }
}

function sharedDrawn(ctx: Visit, drawn: Drawn, type: string, name?: string): Download {
  const headers = { 'cache-control': 'public, max-age=30', etag: drawn.tag, vary: 'accept-encoding' }
  if (matches(ctx.request.headers['if-none-match'], drawn.tag)) {
    ctx.reply.status(304)
    return { bytes: '', type, headers }
  }
  return { ...packed(ctx, drawn, headers), type, ...(name === undefined ? {} : { name }) }
}

/** A page for one person: a form with its key, a receipt, a result. */
export function own(ctx: Asked, node: JSX.Element): Download {
  const headers = { 'cache-control': 'no-store', vary: 'accept-encoding', 'x-robots-tag': 'noindex' }
  return { ...packed(ctx, { bytes: Buffer.from(renderDocument(ctx.ui, node)) }, headers), type: HTML }
}

function matches(given: string | undefined, tag: string): boolean {
  return given?.split(',').some((one) => one.trim() === tag || one.trim() === '*') ?? false
}

/** Small answers are not worth packing. */
const WORTH = 900

function packed(
  ctx: Visit,
  answer: Pick<Drawn, 'bytes' | 'zipped'>,
  headers: Readonly<Record<string, string>>,
): Pick<Download, 'bytes' | 'headers'> {
  const accepted = String(ctx.request.headers['accept-encoding'] ?? '')
  const unpacks = /(^|,)\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))|,|$)/i.test(accepted)
  if (answer.bytes.length <= WORTH || !unpacks) return { bytes: answer.bytes, headers }
  answer.zipped ??= gzipSync(answer.bytes, { level: 6 })
  return { bytes: answer.zipped, headers: { ...headers, 'content-encoding': 'gzip' } }
}
