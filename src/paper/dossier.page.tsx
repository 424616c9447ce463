// The front page of a dossier: what papers it holds, each with number, date, files and digest; the ledger's anchor.
import { renderToString } from 'preact-render-to-string'
import { shortDate } from '../kit/clock.ts'
import type { Anchor } from '../ledger/chain.ts'

export interface DossierPaper {
  readonly symbol: string
  readonly issued_on: string
  readonly kind: string
  readonly title: string
  readonly replacedBy: string | undefined
  /** SHA-256 of the frozen text. */
  readonly digest: string
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
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
        <p>{`${papers.length} văn bản đã ban hành; không có dự thảo.`}</p>
        <table>
          <thead>
            <tr>
              {['Số, ký hiệu', 'Ngày', 'Loại', 'Trích yếu', 'Tệp (SHA-256)', 'SHA-256 của nội dung'].map(
                (head) => (
                  <th scope="col" key={head}>
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {papers.map((paper) => (
              <Row key={paper.digest} paper={paper} />
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

function Row({ paper }: { readonly paper: DossierPaper }) {
  return (
    <tr>
      <td>{paper.symbol}</td>
      <td>{shortDate(Temporal.PlainDate.from(paper.issued_on))}</td>
      <td>{paper.kind}</td>
      <td>
        {paper.title}
        {paper.replacedBy === undefined ? '' : ` (đã được thay bằng ${paper.replacedBy})`}
      </td>
      <td>
        {paper.files.map((file) => (
          <p key={file.name}>
            <a href={file.name}>{file.name}</a> <code>{file.sha256}</code>
          </p>
        ))}
      </td>
      <td>
        <code>{paper.digest}</code>
      </td>
    </tr>
  )
}
