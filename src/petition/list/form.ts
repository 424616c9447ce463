// Forms of the import: the file or pasted text with where it goes, one row corrected, rows left out or taken.
import { z } from 'zod'
import { optionalText, phone, text } from '../../office/form.ts'
import { type Channel, LEVEL, type Level } from '../../regulation/codes.ts'
import { version } from '../form.ts'
import { MAX_ADDRESS, MAX_CONTENT, MAX_NAME } from './check.ts'
import { VERDICT, type Verdict } from './draft.ts'

/** Who put the list together; the other channels are not handed in as lists. */
export const LIST_CHANNELS = [
  'thon',
  'chi_bo',
  'mat_tran',
  'phieu',
  'gui_truoc',
  'dien_thoai',
  'truyen_thong',
] as const satisfies readonly Channel[]
/** What a collector hands in. */
export const COLLECTOR_CHANNELS = ['thon', 'chi_bo', 'mat_tran'] as const satisfies readonly Channel[]

const levels = Object.keys(LEVEL) as [Level, ...Level[]]
const verdicts = Object.keys(VERDICT) as [Verdict, ...Verdict[]]

const where = {
  conference: text('hội nghị', 80),
  channel: z.enum(LIST_CHANNELS, { error: 'Hãy chọn ai tổng hợp danh sách.' }),
  level: z
    .enum(['', ...levels] as const, { error: 'Hãy chọn cấp.' })
    .optional()
    .transform((value) => value || null),
  village: optionalText(60),
}

const upload = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })

export const uploadForm = z
  .object({
    ...where,
    file: z
      .union([upload, z.array(upload)])
      .optional()
      .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value])),
    text: z
      .string()
      .max(1_000_000, 'Phần dán vào dài quá. Hãy lưu thành tệp .txt rồi chọn tệp.')
      .optional()
      .transform((value) => value ?? ''),
  })
  .superRefine((value, context) => {
    const pasted = value.text.trim() !== ''
    if (value.file.length > 1)
      context.addIssue({ code: 'custom', path: ['file'], message: 'Mỗi lần một tệp. Hãy chọn lại.' })
    else if (value.file.length === 0 && !pasted)
      context.addIssue({
        code: 'custom',
        path: ['file'],
        message: 'Hãy chọn một tệp (không rỗng), hoặc dán chữ vào ô dưới.',
      })
    else if (value.file.length > 0 && pasted)
      context.addIssue({
        code: 'custom',
        path: ['text'],
        message: 'Hãy chọn một cách: tệp, hoặc chữ dán vào. Xóa một trong hai rồi gửi lại.',
      })
  })

export const settingsForm = z.object({ _version: version, ...where })

export const rowForm = z.object({
  _version: version,
  content: z
    .string({ error: 'Hãy ghi nội dung ý kiến.' })
    .max(MAX_CONTENT, 'Nội dung quá dài; hãy chia thành nhiều dòng.'),
  questions: optionalText(MAX_CONTENT).transform((value) =>
    (value ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
  name: optionalText(MAX_NAME),
  phone,
  address: optionalText(MAX_ADDRESS),
  village: optionalText(60),
  level: z.enum(levels, { error: 'Hãy chọn cấp.' }),
})

export const chooseForm = z.object({
  /** A row's place in the list, or a verdict for all of it. */
  seq: z
    .string()
    .optional()
    .transform((value) => (value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : null)),
  verdict: z
    .enum(verdicts)
    .optional()
    .catch(undefined)
    .transform((value) => value ?? null),
  take: z.enum(['0', '1'], { error: 'Hãy chọn bỏ ra hay nhận lại.' }),
  /** The page to come back to. */
  ve: optionalText(200),
})

export const anewForm = z.object({
  conversion: z.enum(['tu_dong', 'giu_nguyen'], { error: 'Hãy chọn cách đọc chữ.' }),
})

export const plainForm = z.object({})
