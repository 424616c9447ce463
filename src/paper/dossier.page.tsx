// The front page of a dossier: what papers it holds, each with number, date, files and digest; the ledger's anchor.
import { renderToString } from 'preact-render-to-string'
import { shortDate } from '../kit/clock.ts'
import type { TableSheet } from '../kit/xlsx.ts'
import type { Anchor } from '../ledger/chain.ts'

export interface DossierPaper {
  readonly kind: string
  readonly title: string
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
  /** Undefined: a draft. */
  readonly issued:
    | {
        readonly symbol: string
        readonly on: string
        /** SHA-256 of the frozen text. */
        readonly digest: string
        readonly replacedBy: string | undefined
      }
    | undefined
}

/** The same list as a table to sort and to search. */
export function dossierTable(papers: readonly DossierPaper[]): TableSheet {
  return {
    name: 'Mục lục hồ sơ',
    columns: [
      { header: 'STT', width: 6 },
      { header: 'Loại', width: 28 },
      { header: 'Số, ký hiệu', width: 18 },
      { header: 'Ngày', width: 12 },
      { header: 'Trích yếu', width: 60 },
      { header: 'Tệp', width: 60 },
      { header: 'Trạng thái', width: 24 },
      { header: 'SHA-256 của nội dung', width: 66 },
    ],
    rows: papers.map((paper, at) => [
      at + 1,
      paper.kind,
      paper.issued?.symbol ?? null,
      paper.issued ? shortDate(paper.issued.on) : null,
      paper.title,
      paper.files.map((file) => file.name).join('\n'),
      stateWords(paper),
      paper.issued?.digest ?? null,
    ]),
  }
}

function stateWords({ issued }: DossierPaper): string {
  if (!issued) return 'Dự thảo, mẫu'
  return issued.replacedBy === undefined ? 'Đã ban hành' : `Đã được thay bằng ${issued.replacedBy}`
}

const STYLE =
  'body{font:16px/1.5 serif;margin:2rem auto;max-width:70rem;padding:0 1rem}table{border-collapse:collapse;width:100%}' +
  'th,td{border:1px solid #767676;padding:.4rem;text-align:left;vertical-align:top}code{font-size:.75rem;word-break:break-all}'

export function dossierPage(
  title: string,
  papers: readonly DossierPaper[],
  anchors: readonly Anchor[],
): string {
  return `<!doctype html>${renderToString(
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Hồ sơ: ${title}`}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <h1>Hồ sơ hội nghị</h1>
        <p>{title}</p>
        <p>{countWords(papers)}</p>
        <table>
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {papers.map((paper, at) => (
              <Row key={paper.files[0]?.name} paper={paper} at={at + 1} />
            ))}
          </tbody>
        </table>
        <h2>Mốc neo nhật ký</h2>
        <p>So với nhật ký bằng lệnh doithoai verify.</p>
        <ul>
          {anchors.map((anchor) => (
            <li key={anchor.stream}>
              <code>{`${anchor.commune}/${anchor.stream} ${anchor.seq} ${anchor.hash}`}</code>
            </li>
          ))}
        </ul>
      </body>
    </html>,
  )}`
}

const HEADS = [
  'STT',
  'Loại',
  'Số, ký hiệu',
  'Ngày',
  'Trích yếu',
  'Trạng thái',
  'Tệp (SHA-256)',
  'SHA-256 của nội dung',
]

function countWords(papers: readonly DossierPaper[]): string {
  const issued = papers.filter((paper) => paper.issued).length
  return `${issued} văn bản đã ban hành; ${papers.length - issued} dự thảo và mẫu in (trong thư mục du-thao).`
}

function Row({ paper, at }: { readonly paper: DossierPaper; readonly at: number }) {
  const { issued } = paper
  return (
    <tr>
      <td>{at}</td>
      <td>{paper.kind}</td>
      <td>{issued?.symbol}</td>
      <td>{issued && shortDate(issued.on)}</td>
      <td>{paper.title}</td>
      <td>{stateWords(paper)}</td>
      <td>
        {paper.files.map((file) => (
          <p key={file.name}>
            <a href={file.name}>{file.name}</a> <code>{file.sha256}</code>
          </p>
        ))}
      </td>
      <td>
        <code>{issued?.digest}</code>
      </td>
    </tr>
  )
}
