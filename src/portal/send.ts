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

/** A file everybody sees alike: data, feed, calendar. */
export function sharedBytes(ctx: Visit, text: string, type: string, name?: string): Download {
  const tag = `W/"${sha256(text).slice(0, 24)}"`
  const headers = { 'cache-control': 'public, max-age=30', etag: tag, vary: 'accept-encoding' }
  if (matches(ctx.request.headers['if-none-match'], tag)) {
    ctx.reply.status(304)
    return { bytes: '', type, headers }
  }
  return {
    ...packed(ctx, text),
    type,
    ...(name === undefined ? {} : { name }),
    headers: headersOf(ctx, text, headers),
  }
}

/** A page for one person: a form with its key, a receipt, a result. */
export function own(ctx: Asked, node: JSX.Element): Download {
  const text = renderDocument(ctx.ui, node)
  const headers = { 'cache-control': 'no-store', vary: 'accept-encoding', 'x-robots-tag': 'noindex' }
  return { ...packed(ctx, text), type: HTML, headers: headersOf(ctx, text, headers) }
}

function matches(given: string | undefined, tag: string): boolean {
  return given?.split(',').some((one) => one.trim() === tag || one.trim() === '*') ?? false
}

/** Small answers are not worth packing. */
const WORTH = 900

function unpacks(ctx: Visit, text: string): boolean {
  const accepted = String(ctx.request.headers['accept-encoding'] ?? '')
  return text.length > WORTH && /(^|,)\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))|,|$)/i.test(accepted)
}

function packed(ctx: Visit, text: string): { readonly bytes: Uint8Array | string } {
  return { bytes: unpacks(ctx, text) ? gzipSync(text, { level: 6 }) : text }
}

function headersOf(ctx: Visit, text: string, headers: Record<string, string>): Record<string, string> {
  return unpacks(ctx, text) ? { ...headers, 'content-encoding': 'gzip' } : headers
}
