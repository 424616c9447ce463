// A printed plan's text as the files a clerk keeps it in: a .docx with a table for its head and its signature, automatic
// numbers, soft line breaks, a running head and tracked changes; and a PDF set from the same text, justified, in columns.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import {
  AlignmentType,
  DeletedTextRun,
  Document,
  Footer,
  Header,
  InsertedTextRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { joinLines } from '../src/regulation/reading/blocks.ts'
import { markOf } from '../src/regulation/reading/marks.ts'
import { splitColumns } from '../src/regulation/reading/text.ts'

interface Parts {
  readonly left: readonly string[]
  readonly right: readonly string[]
  readonly title: readonly string[]
  readonly body: readonly (string | readonly string[])[]
  readonly recipients: readonly string[]
  readonly signature: readonly string[]
  readonly after: readonly string[]
}

const LEFT = /^(?:UBND|ỦY BAN|UỶ BAN|XÃ |PHƯỜNG |ĐẢNG BỘ|ĐẢNG ỦY|BAN THƯỜNG|\*|Số)/u

/** The parts of a plan by what stands where: what a typist sees. */
function partsOf(text: string): Parts {
  const rows = joinLines({ format: 'txt', lines: splitColumns(text.split('\n')), notes: [] })
  const lines = rows.map((line) => line.text)
  const at = Math.max(
    0,
    lines.findIndex((line) => line.startsWith('KẾ HOẠCH')),
  )
  const opens = (pattern: RegExp) => lines.findIndex((line, nth) => nth > at && pattern.test(line))
  const basis = opens(/^(?:- )?(?:Căn cứ|Thực hiện)/u)
  const start = basis < 0 ? at + 2 : basis
  // Without recipients the signature begins where someone signs.
  const named = opens(/^(?:Nơi nhận|Gửi:)/u)
  const signed = opens(/^(?:TM\.|T\/M|CHỦ TỊCH)/u)
  const notice = named >= 0 ? named : signed >= 0 ? signed : lines.length
  const end = named < 0 ? notice - 1 : lines.findIndex((line, nth) => nth > notice && /^- ?Lưu/u.test(line))
  const rest = lines.slice(end + 1)
  const signs = rest.findIndex((line) => /^(?:BIỂU MẪU|CỘNG HÒA|PHỤ LỤC)/u.test(line))
  const head = lines.slice(0, at)
  return {
    left: head.filter((line) => LEFT.test(line)),
    right: head.filter((line) => !LEFT.test(line)),
    title: lines.slice(at, start),
    body: rows.slice(start, notice).map((row) => row.cells ?? row.text),
    recipients: lines.slice(notice, end + 1),
    signature: signs < 0 ? rest : rest.slice(0, signs),
    after: signs < 0 ? [] : rest.slice(signs),
  }
}

const REVISION = { id: 0, author: 'Văn thư', date: '2025-01-01T00:00:00Z' }

/** A number struck out and written again under Track Changes; what is struck must not be read. */
function revised(text: string, id: number): ParagraphChild[] {
  const match = /(\d{2}|\*\*\d{2}\*\*) ngày làm việc|ngày \d{2}\/\d{2}\/\d{4}/u.exec(text)
  if (!match) return [new TextRun(text)]
  const head = text.slice(0, match.index)
  return [
    new TextRun(head),
    new DeletedTextRun({ ...REVISION, id: id * 2 + 1, text: '99 ngày ' }),
    new InsertedTextRun({ ...REVISION, id: id * 2 + 2, text: match[0] }),
    new TextRun(text.slice(match.index + match[0].length)),
  ]
}

const cell = (lines: readonly string[], columns = 2) =>
  new TableCell({
    width: { size: Math.floor(100 / columns), type: WidthType.PERCENTAGE },
    children: lines.length === 0 ? [new Paragraph('')] : lines.map((line) => new Paragraph(line)),
  })

const columns = (left: readonly string[], right: readonly string[]) =>
  new Table({ rows: [new TableRow({ children: [cell(left), cell(right)] })] })

/** Numbers Word writes by itself where the plan counts from one; "+" behind a tab; "-" as a bullet every other section. */
function bodyParagraphs(body: Parts['body']): (Paragraph | Table)[] {
  let section = 0
  let expected = 1
  const all: (Paragraph | Table)[] = []
  let rows: TableRow[] = []
  for (const line of [...body, '']) {
    if (typeof line !== 'string')
      rows.push(new TableRow({ children: line.map((each) => cell([each], line.length)) }))
    else if (rows.length > 0) {
      all.push(new Table({ rows }))
      rows = []
    }
    if (typeof line === 'string' && line !== '') all.push(paragraphOf(line, all.length))
  }
  return all

  function paragraphOf(line: string, id: number): Paragraph {
    const { mark, level, rest } = markOf(line)
    if (level === 1) {
      section += 1
      expected = 1
    }
    if (level === 2 && mark === String(expected)) {
      expected += 1
      return new Paragraph({
        children: revised(rest, id),
        numbering: { reference: 'numbers', level: 0, instance: section },
      })
    }
    if (level === 4 && section % 2 === 0)
      return new Paragraph({ children: revised(rest, id), numbering: { reference: 'dashes', level: 0 } })
    if (level === 5) return new Paragraph({ children: [new TextRun({ children: [mark, new Tab(), rest] })] })
    return new Paragraph({ children: revised(line, id), alignment: AlignmentType.JUSTIFIED })
  }
}

export async function planDocx(text: string): Promise<Uint8Array> {
  const { left, right, title, body, recipients, signature, after } = partsOf(text)
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], words: string) => ({
    level: 0,
    format,
    text: words,
  })
  const document = new Document({
    features: { trackRevisions: true },
    numbering: {
      config: [
        { reference: 'numbers', levels: [level(LevelFormat.DECIMAL, '%1.')] },
        { reference: 'dashes', levels: [level(LevelFormat.BULLET, '-')] },
      ],
    },
    sections: [
      {
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                children: [PageNumber.CURRENT].map((each) => new TextRun({ children: [each] })),
              }),
            ],
          }),
        },
        footers: { default: new Footer({ children: [new Paragraph('Bản lưu, trước 88 ngày')] }) },
        children: [
          columns(left, right),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: title.map(
              (line, at) => new TextRun({ text: line, bold: true, break: at === 0 ? 0 : 1 }),
            ),
          }),
          ...bodyParagraphs(body),
          columns(recipients, signature),
          ...after.map((line) => new Paragraph(line)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const FONTS = path.dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/package.json')))

const TEMPLATE = `
#let plan = json(bytes(sys.inputs.plan))
#set page(paper: "a4", margin: (left: 30mm, right: 15mm, y: 20mm), header: context {
  if here().page() > 1 { align(center, str(here().page())) }
})
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, first-line-indent: 10mm, spacing: 8pt)
#let lines(all) = all.map(line => [#line]).join(linebreak())
#grid(columns: (2fr, 3fr), align: center, lines(plan.left), lines(plan.right))
#v(12pt)
#align(center, strong(lines(plan.title)))
#v(6pt)
#let rows(all) = {
  set par(justify: plan.justified, first-line-indent: 0mm)
  // As many columns as the widest row has; a shorter row keeps its empty ends.
  let width = calc.max(..all.map(row => row.len()))
  let padded = all.map(row => row + ("",) * (width - row.len()))
  let numbered = width > 3 and all.slice(1).all(row => row.at(0).len() < 4)
  let sizes = if numbered { (12mm, 3fr) + (2fr,) * (width - 2) } else { (1fr,) * width }
  table(columns: sizes, ..padded.flatten())
}
#let body(all) = {
  let open = ()
  for line in all {
    if type(line) == array { open.push(line) } else {
      if open.len() > 0 { rows(open) }
      open = ()
      par(line)
    }
  }
  if open.len() > 0 { rows(open) }
}
#body(plan.body)
#grid(columns: (1fr, 1fr), align: (left, center), text(size: 11pt, lines(plan.recipients)), lines(plan.signature))
#for line in plan.after { par(line) }
`

let compiler: NodeCompiler | undefined

/** `justified`: cells of a table too, as nobody can tell apart again. */
export async function planPdf(text: string, justified = false): Promise<Uint8Array> {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [FONTS] }] })
  const plan = JSON.stringify({ ...partsOf(text), justified })
  return new Uint8Array(compiler.pdf({ mainFileContent: TEMPLATE, inputs: { plan } }))
}
