// Registration slips as rows of text: one or many in a file, typed over the dotted lines of the printed form or as labels
// in a table of two columns.
import { clean, fold } from '../../kit/text.ts'
import type { Level } from '../../regulation/codes.ts'
import { levelIn } from './columns.ts'
import { isDateLine, isHead, isPageNumber, isSignature, withoutFill } from './frame.ts'
import type { ListRow } from './row.ts'
import { isName } from './sender.ts'

export interface Slip {
  readonly row: ListRow
  readonly name: string
  readonly phone: string
  readonly address: string
  readonly content: string
  readonly level: Level | undefined
}

const TITLE =
  /^(phieu|giay|don) (dang ky|gop y|y kien|thu thap|lay y kien|tiep nhan|kien nghi|phan anh|ghi y kien)\b/
const LABELS = {
  name: 'họ\\s*(?:,|và|&)?\\s*tên(?:\\s+(?:người\\s+)?(?:đăng ký|gửi|công dân|cử tri|chủ hộ))?|tên tôi là|tôi tên là|tôi là|người đăng ký|người gửi',
  phone:
    '(?:số\\s*)?(?:điện\\s*thoại|đt|sđt|di động)(?:\\s*(?:liên hệ|di động))?(?:\\s*\\((?:nếu có|di động)\\))?',
  address:
    'địa chỉ(?:\\s*(?:thường trú|liên hệ|cư trú|hiện nay))?|nơi ở(?: hiện nay)?|chỗ ở|thường trú(?: tại)?|hiện ở|thôn|tổ dân phố|xóm',
  content:
    '(?:đăng ký[^:]{0,330})?(?:với )?(?:những |các )?nội dung(?:\\s+(?:sau|đăng ký|đối thoại|ý kiến|kiến nghị|phản ánh|đề nghị|cần hỏi|câu hỏi|muốn hỏi|trao đổi))*(?:[^:]{0,40} như sau)?|ý kiến(?:, kiến nghị)?|kiến nghị|câu hỏi',
} as const

type Label = keyof typeof LABELS

const LABEL = new RegExp(
  `^(?:[-+*•]|\\d{1,2}[.)])?\\s*(?:${Object.entries(LABELS)
    .map(([name, words]) => `(?<${name}>${words})`)
    .join('|')})\\s*[:：]\\s*(?<rest>.*)$`,
  'isu',
)
/** "Họ và tên: …   Điện thoại: …" on one line. */
const NEXT_LABEL = new RegExp(
  `(?<=[\\s,;])(?=(?:${LABELS.phone}|địa chỉ|năm sinh|sinh năm)\\s{0,3}[:：])`,
  'giu',
)
const OTHER_LABEL =
  /^(năm sinh|sinh năm|ngày sinh|giới tính|dân tộc|nghề nghiệp|số cccd|cccd|email)\s*[:：]/iu

interface Line {
  readonly row: ListRow
  readonly text: string
  /** Only dots stood there. */
  readonly blank: boolean
}

/** The slips of a file; undefined where it is no file of slips. */
export function slipsIn(rows: readonly ListRow[]): readonly Slip[] | undefined {
  const lines = rows.flatMap(linesOf)
  const labels = lines.flatMap(({ text }) => labelOf(text)?.label ?? [])
  const named = labels.filter((label) => label === 'name').length
  const asked = labels.filter((label) => label === 'content').length
  const titled = lines.filter(({ text }) => TITLE.test(fold(text))).length
  if (named === 0 || (titled === 0 && asked === 0)) return undefined
  const reading = new Slips()
  for (const line of lines) reading.line(line)
  return reading.all()
}

function linesOf(row: ListRow): readonly Line[] {
  const cells = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [first = '', ...rest] = cells
  const label = labelOf(`${first.replace(/\s*[:：]$/, '')}: `)
  // A table of two columns: the label, and what was written beside it.
  const joined = label && rest.length > 0 ? [`${first.replace(/\s*[:：]$/, '')}: ${rest.join('\n')}`] : cells
  return joined
    .flatMap((cell) => cell.split('\n'))
    .flatMap((line) => (labelOf(line)?.label === 'content' ? [line] : line.split(NEXT_LABEL)))
    .map((line) => ({ row, text: withoutFill(line), blank: clean(line) !== '' && !/[\p{L}\d]/u.test(line) }))
    .filter((line) => line.text !== '' || line.blank)
}

function labelOf(text: string): { readonly label: Label; readonly rest: string } | undefined {
  if (text.length > 2000) return undefined
  const groups = LABEL.exec(text)?.groups
  if (!groups) return undefined
  const label = (Object.keys(LABELS) as Label[]).find((name) => groups[name] !== undefined)
  return label ? { label, rest: groups.rest ?? '' } : undefined
}

type Part = 'head' | 'sentence' | 'content' | 'signed'

class Slips {
  private readonly done: Slip[] = []
  private row: ListRow | undefined
  private part: Part = 'head'
  private level: Level | undefined
  private fields = { name: '', phone: '', address: '' }
  private signed = ''
  private words: string[] = []

  line({ row, text, blank }: Line): void {
    if (blank) return
    if (TITLE.test(fold(text))) {
      this.begin(row)
      return
    }
    const found = labelOf(text)
    if (
      found?.label === 'name' &&
      (this.fields.name !== '' || this.words.length > 0 || this.part === 'signed')
    )
      this.begin(row)
    this.row ??= row
    if (this.part === 'signed') {
      if (isName(text)) this.signed = text
      return
    }
    const within = this.part === 'content'
    if (found && !(within && (found.label === 'content' || this.fields[found.label] !== '')))
      this.labelled(found)
    else if (within) this.said(text)
    else this.heading(text)
  }

  private heading(text: string): void {
    this.level ??= levelIn(text)
    if (this.part === 'head' && /^đăng ký tham gia/iu.test(text)) this.part = 'sentence'
    // The printed sentence runs over several lines until "với những nội dung sau:".
    const end = this.part === 'sentence' ? /(?:nội dung sau|như sau|sau đây)\s*:\s*(.*)$/isu.exec(text) : null
    if (!end) return
    this.part = 'content'
    if (end[1]) this.said(end[1])
  }

  private labelled({ label, rest }: { readonly label: Label; readonly rest: string }): void {
    const words = rest.trim()
    if (label !== 'content') this.fields[label] = words
    else {
      this.part = 'content'
      if (words !== '') this.said(words)
    }
  }

  private said(text: string): void {
    if (isSignature(text) || isDateLine(text) || /^\(?\s*ký\b.{0,40}\)?$/iu.test(text)) {
      this.part = 'signed'
      return
    }
    if (isPageNumber(text) || OTHER_LABEL.test(text)) return
    if (this.words.length === 0 && isHead(text)) return
    const last = this.words.at(-1)
    // A sentence that runs on over the next dotted line.
    if (last !== undefined && /^\p{Ll}/u.test(text) && !/[.;:?!]$/.test(last) && !/^[a-zđ][.)]/u.test(text))
      this.words[this.words.length - 1] = `${last} ${text}`
    else this.words.push(text)
  }

  private begin(row: ListRow): void {
    this.close()
    this.row = row
  }

  private close(): void {
    const { name, phone, address } = this.fields
    if (this.row && (this.words.length > 0 || name !== '' || phone !== ''))
      this.done.push({
        row: this.row,
        name: name || this.signed,
        phone,
        address,
        content: this.words.join('\n'),
        level: this.level,
      })
    this.row = undefined
    this.part = 'head'
    this.level = undefined
    this.fields = { name: '', phone: '', address: '' }
    this.signed = ''
    this.words = []
  }

  all(): readonly Slip[] {
    this.close()
    return this.done
  }
}
