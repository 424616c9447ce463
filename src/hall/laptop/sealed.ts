// A parcel on its way between two machines: a line that says what it is, then everything else under AES-256-GCM with a key
// made of the code that was shown when the day was lent. Without the code it opens for nobody; a byte changed, in the line as
// well, and it opens no more. Asks node:crypto, so not a file of rules.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { err, ok, type Result } from '../../kit/result.ts'

const MAGIC = 'DOITHOAI-MAY-XACH-TAY 1\n'
const TAG = 16
const NONCE = 12
const MAX_LINE = 2000

const labelShape = z.object({
  way: z.enum(['di', 've']),
  commune: z.string().max(100),
  loan: z.string().max(100),
  made: z.string().max(40),
  /** Bytes that follow: a parcel copied by half is told from one that was changed. */
  size: z.int().min(0),
  nonce: z.string().max(40),
})

export type Label = z.output<typeof labelShape>

export interface Sealed {
  readonly label: Label
  readonly bytes: Uint8Array
  readonly line: string
}

/** 24 signs in sixes, none of which looks like another: 115 bits. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWX'

export function newCode(): string {
  const signs: string[] = []
  while (signs.length < 24) {
    const [byte = 255] = randomBytes(1)
    if (byte < SIGNS.length * 9) signs.push(SIGNS[byte % SIGNS.length] as string)
  }
  return signs.join('').replace(/(.{6})(?=.)/g, '$1-')
}

/** A code as people type it: lower case, spaces, missing dashes. */
export function typedCode(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 24)
    .replace(/(.{6})(?=.)/g, '$1-')
}

function keyOf(code: string, loan: string, way: Label['way']): Buffer {
  return Buffer.from(hkdfSync('sha256', code, loan, `doi-thoai ${way}`, 32))
}

export function seal(of: Omit<Label, 'size' | 'nonce'>, payload: Uint8Array, code: string): Uint8Array {
  const nonce = randomBytes(NONCE)
  const label: Label = { ...of, size: payload.length + TAG, nonce: nonce.toString('base64') }
  const line = `${JSON.stringify(label)}\n`
  const cipher = createCipheriv('aes-256-gcm', keyOf(code, of.loan, of.way), nonce)
  cipher.setAAD(Buffer.from(MAGIC + line))
  return Buffer.concat([
    Buffer.from(MAGIC + line),
    cipher.update(payload),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

const NONE = 'Đây không phải gói của máy xách tay. Hãy chọn tệp .dtgoi đã tải ở trang Máy xách tay.'
const CUT =
  'Gói chưa đủ: tệp bị cắt giữa chừng khi chép hoặc tải. Hãy chép lại từ máy đã tạo gói; chưa có gì thay đổi.'
export const CHANGED =
  'Gói không còn như khi được lập: có chỗ đã bị sửa hoặc hỏng, hoặc mã gói không đúng. Không nhận gì từ gói này; hãy chép lại từ máy đã tạo gói và xem lại mã.'

/** What the parcel says it is; nothing of it is proved until it is opened. */
export function readLabel(bytes: Uint8Array): Result<Sealed> {
  const start = Buffer.from(bytes.subarray(0, MAGIC.length + MAX_LINE)).toString('utf8')
  if (!start.startsWith(MAGIC)) return err({ message: MAGIC.startsWith(start) ? CUT : NONE, status: 422 })
  const end = start.indexOf('\n', MAGIC.length)
  if (end < 0) return err({ message: start.length < MAX_LINE ? CUT : NONE, status: 422 })
  const line = start.slice(MAGIC.length, end + 1)
  const label = labelShape.safeParse(parsed(line))
  if (!label.success) return err({ message: CHANGED, status: 422 })
  const rest = bytes.subarray(Buffer.byteLength(MAGIC + line))
  if (rest.length < label.data.size) return err({ message: CUT, status: 422 })
  if (rest.length > label.data.size) return err({ message: CHANGED, status: 422 })
  return ok({ label: label.data, bytes: rest, line })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function unseal({ label, bytes, line }: Sealed, code: string): Result<Uint8Array> {
  try {
    const nonce = Buffer.from(label.nonce, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', keyOf(code, label.loan, label.way), nonce, {
      authTagLength: TAG,
    })
    decipher.setAAD(Buffer.from(MAGIC + line))
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG))
    return ok(Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - TAG)), decipher.final()]))
  } catch {
    return err({ message: CHANGED, status: 422 })
  }
}
