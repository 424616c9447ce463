// A paper as a page of its own, to keep as a file: nothing is fetched from anywhere.
import { renderToString } from 'preact-render-to-string'
import type { Sheet } from '../layout/sheet.ts'
import { Paper } from './paper.tsx'

/** `css` is the program's own stylesheet, never a paper's words. */
export function sheetPage(sheet: Sheet, css: string): string {
  return `<!doctype html>${renderToString(
    <html lang={sheet.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{sheet.title}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <Paper sheet={sheet} />
      </body>
    </html>,
  )}`
}
