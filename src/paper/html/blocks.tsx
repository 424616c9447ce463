// The body of a paper as HTML: headings, lists, tables with header cells, forms.
import { Fragment, type VNode } from 'preact'
import { absurd } from '../../kit/result.ts'
import { qrPath } from '../layout/qr.ts'
import type { SheetBlock, SheetCell, SheetSignCell, SheetTable } from '../layout/sheet.ts'
import { Broken, Rich } from './text.tsx'

export function Blocks({ blocks }: { readonly blocks: readonly SheetBlock[] }) {
  return (
    <Fragment>
      {blocks.map((block) => (
        <OneBlock block={block} />
      ))}
    </Fragment>
  )
}

type Of<T extends SheetBlock['type']> = Extract<SheetBlock, { type: T }>

function OneBlock({ block }: { readonly block: SheetBlock }): VNode {
  switch (block.type) {
    case 'heading':
      return <Heading block={block} />
    case 'paragraph':
      return (
        <p class={paragraphClass(block)}>
          <Rich text={block.text} />
        </p>
      )
    case 'list':
      return (
        <ul class={block.mark === '-' ? 'vb-dash' : 'vb-plus'}>
          {block.items.map((item) => (
            <li>
              <Rich text={item} />
            </li>
          ))}
        </ul>
      )
    case 'pairs':
      return (
        <Fragment>
          {block.items.map((item) => (
            <p class="vb-p">
              {item.label}: <Rich text={item.value} />
            </p>
          ))}
        </Fragment>
      )
    case 'addressees':
      return <Addressees block={block} />
    case 'table':
      return <DataTable block={block} />
    case 'fill':
      return <Fill block={block} />
    case 'choices':
      return (
        <ul class="vb-choices">
          {block.items.map((item) => (
            <li>
              <Rich text={item} />
            </li>
          ))}
        </ul>
      )
    case 'sign_row':
      return (
        <div class="vb-signs vb-pair">
          {block.cells.map((cell) => (
            <SignPlace cell={cell} />
          ))}
        </div>
      )
    case 'page_break':
      return <div class="vb-break" />
    case 'qr':
      return <QrCode block={block} />
    default:
      return absurd(block)
  }
}

function paragraphClass(block: Of<'paragraph'>): string {
  if (block.align === 'justify') return block.indent ? 'vb-p' : 'vb-p vb-flush'
  return `vb-p vb-flush vb-${block.align}`
}

function Heading({ block }: { readonly block: Of<'heading'> }) {
  const text = <Rich text={block.text} />
  if (block.level === 0) return <h3 class="vb-h vb-center">{text}</h3>
  if (block.level === 1) return <h3 class="vb-h">{text}</h3>
  if (block.level === 2) return <h4 class="vb-h">{text}</h4>
  return <h5 class="vb-h">{text}</h5>
}

function Addressees({ block }: { readonly block: Of<'addressees'> }) {
  if (block.items.length === 1)
    return (
      <p class="vb-to-one">
        {block.label} {block.items[0]}
      </p>
    )
  return (
    <div class="vb-to-many">
      <p>{block.label}</p>
      <ul class="vb-dash">
        {block.items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </div>
  )
}

function DataTable({ block }: { readonly block: SheetTable }) {
  const shares = block.columns.reduce((sum, column) => sum + column.share, 0)
  return (
    <div class="vb-scroll">
      <table class={block.rowHeight > 0 ? 'vb-table vb-tall' : 'vb-table'}>
        {block.caption === '' ? null : <caption>{block.caption}</caption>}
        <colgroup>
          {/* The attribute, not a style: pages forbid inline styles. */}
          {block.columns.map((column) => (
            <col width={`${((100 * column.share) / shares).toFixed(1)}%`} />
          ))}
        </colgroup>
        <thead>
          {block.header.map((row) => (
            <tr>
              {row.map((cell) => (
                <th scope={cell.span > 1 ? 'colgroup' : 'col'} {...spans(cell)}>
                  <Plain cell={cell} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td class={`vb-${cell.align}`} {...spans(cell)}>
                  <Rich text={cell.text} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function spans(cell: SheetCell): { readonly colSpan?: number; readonly rowSpan?: number } {
  return {
    ...(cell.span > 1 ? { colSpan: cell.span } : {}),
    ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
  }
}

function Plain({ cell }: { readonly cell: SheetCell }) {
  return <Rich text={cell.text.map((run) => ({ ...run, b: false }))} />
}

function Fill({ block }: { readonly block: Of<'fill'> }) {
  const rest = Array.from({ length: Math.max(0, block.lines - 1) })
  return (
    <Fragment>
      <p class="vb-fill">
        {block.label === '' ? null : <span>{block.label} </span>}
        {block.value === '' ? (
          <span class="vb-dots" />
        ) : (
          <span>
            <Broken text={block.value} />
          </span>
        )}
      </p>
      {rest.map(() => (
        <p class="vb-fill" aria-hidden="true">
          <span class="vb-dots" />
        </p>
      ))}
    </Fragment>
  )
}

function SignPlace({ cell }: { readonly cell: SheetSignCell }) {
  if (cell.qr) return <QrCode block={cell.qr} />
  const vacant = [cell.dateLine, cell.title, cell.note, cell.name].every((words) => words === '')
  return (
    <div class={vacant ? 'vb-sign vb-vacant' : 'vb-sign'}>
      {cell.dateLine === '' ? null : <p class="vb-italic">{cell.dateLine}</p>}
      {cell.title === '' ? null : (
        <p>
          <strong>
            <Broken text={cell.title} />
          </strong>
        </p>
      )}
      {cell.note === '' ? null : <p class="vb-italic">{cell.note}</p>}
      <p class="vb-signed">
        <strong>{cell.name}</strong>
      </p>
    </div>
  )
}

function QrCode({ block }: { readonly block: Of<'qr'> }) {
  const side = block.modules.length
  const size = `${block.size}mm`
  return (
    <figure class="vb-qr">
      <svg role="img" aria-label={block.caption} width={size} height={size} viewBox={`0 0 ${side} ${side}`}>
        <path fill="#fff" d={`M0 0h${side}v${side}h-${side}z`} />
        <path d={qrPath(block.modules)} />
      </svg>
      <figcaption>{block.caption}</figcaption>
    </figure>
  )
}
