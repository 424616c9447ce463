// The environment, read once at the start: every wrong variable is named with what it should be.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { parseDate } from './kit/clock.ts'
import { err, ok, type Result } from './kit/result.ts'
import { type GatewaySettings, readGateway } from './notice/gateway.form.ts'

export interface Settings {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly host: string
  readonly port: number
  /** The whole installation runs at this date (journeys, the demonstration); absent: the real clock. */
  readonly storyDate: Temporal.PlainDate | undefined
  readonly smtpUrl: string | undefined
  readonly smtpFrom: string
  /** Gateways for text messages and Zalo, as the files the variables name describe them. */
  readonly gateways: Readonly<Partial<Record<'sms' | 'zalo', GatewaySettings>>>
  /** What the text gateway proves itself with when it hands over replies. */
  readonly replySecret: string | undefined
  /** Officials are reminded of their dates each working morning. */
  readonly reminders: boolean
  readonly logLevel: string
  readonly trustProxy: boolean
  readonly secureCookies: boolean
  readonly publicUrl: string | undefined
  /** Files of the office's certificate and its key; with them the program speaks https itself. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  /** From one address; many people behind one line of an office share it. 0: no limit (a proxy does it). */
  readonly requestsPerMinute: number
}

const yesNo = (name: string, absent = false) =>
  z
    .enum(['0', '1', ''], { error: `${name} là 1 (có) hoặc 0 (không)` })
    .optional()
    .transform((value) => (value ? value === '1' : absent))

const environment = z.object({
  DATA_DIR: z.string().optional(),
  DATABASE_URL: z
    .string()
    .optional()
    .refine(
      (value) => !value || /^postgres(ql)?:\/\/\S+$/.test(value),
      'DATABASE_URL có dạng postgres://tên:mật-khẩu@máy:5432/cơ-sở',
    ),
  HOST: z.string().min(1, 'HOST là địa chỉ để nghe, ví dụ 127.0.0.1 hoặc 0.0.0.0').optional(),
  PORT: z
    .string()
    .optional()
    .refine(
      (value) => value === undefined || (/^\d{1,5}$/.test(value) && Number(value) <= 65535),
      'PORT là số từ 0 đến 65535, ví dụ 8080',
    ),
  DOITHOAI_STORY_DATE: z
    .string()
    .optional()
    .refine(
      (value) => !value || parseDate(value) !== undefined,
      'DOITHOAI_STORY_DATE là ngày có thật dạng YYYY-MM-DD',
    ),
  SMTP_URL: z
    .string()
    .optional()
    .refine(
      (value) => !value || /^smtps?:\/\/\S+$/.test(value),
      'SMTP_URL có dạng smtp://tên:mật-khẩu@máy:587',
    ),
  SMTP_FROM: z.string().optional(),
  SMS_GATEWAY: z.string().optional(),
  ZALO_GATEWAY: z.string().optional(),
  SMS_REPLY_SECRET: z
    .string()
    .optional()
    .refine(
      (value) => !value || /^\S{20,200}$/.test(value),
      'SMS_REPLY_SECRET là chuỗi bí mật ít nhất 20 ký tự, không có dấu cách',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'LOG_LEVEL là fatal, error, warn, info, debug hoặc silent',
    })
    .optional(),
  REQUESTS_PER_MINUTE: z
    .string()
    .optional()
    .refine(
      (value) => !value || /^\d{1,7}$/.test(value),
      'REQUESTS_PER_MINUTE là số yêu cầu mỗi phút từ một địa chỉ, ví dụ 1200; 0 là không giới hạn',
    ),
  REMINDERS: yesNo('REMINDERS', true),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  TRUST_PROXY: yesNo('TRUST_PROXY'),
  SECURE_COOKIES: yesNo('SECURE_COOKIES'),
  PUBLIC_URL: z
    .string()
    .optional()
    .refine(
      (value) => !value || URL.canParse(value),
      'PUBLIC_URL là địa chỉ đầy đủ, ví dụ https://doithoai.xa.vn',
    ),
})

/** Settings from environment variables; `dataDir` of the command line goes before DATA_DIR. */
export function readSettings(env: NodeJS.ProcessEnv, dataDir?: string): Result<Settings> {
  const parsed = environment.safeParse(env)
  if (!parsed.success)
    return err({
      message: 'Biến môi trường không đúng; chương trình chưa chạy.',
      details: parsed.error.issues.map((issue) => issue.message),
    })
  const read = parsed.data
  const gateways = readGateways({ sms: read.SMS_GATEWAY, zalo: read.ZALO_GATEWAY })
  if (!gateways.ok) return gateways
  const { TLS_CERT: cert, TLS_KEY: key } = read
  if (Boolean(cert) !== Boolean(key))
    return err({
      message: 'Biến môi trường không đúng; chương trình chưa chạy.',
      details: ['TLS_CERT (tệp chứng thư) và TLS_KEY (tệp khóa) phải đặt cùng nhau để chạy https'],
    })
  const tls = cert && key ? { cert: path.resolve(cert), key: path.resolve(key) } : undefined
  return ok({
    gateways: gateways.value,
    dataDir: path.resolve(dataDir ?? (read.DATA_DIR || 'data')),
    databaseUrl: read.DATABASE_URL || undefined,
    host: read.HOST ?? '127.0.0.1',
    port: Number(read.PORT ?? 8080),
    storyDate: read.DOITHOAI_STORY_DATE ? parseDate(read.DOITHOAI_STORY_DATE) : undefined,
    smtpUrl: read.SMTP_URL || undefined,
    smtpFrom: read.SMTP_FROM || 'doithoai@localhost',
    replySecret: read.SMS_REPLY_SECRET || undefined,
    reminders: read.REMINDERS,
    logLevel: read.LOG_LEVEL ?? 'warn',
    trustProxy: read.TRUST_PROXY,
    secureCookies: read.SECURE_COOKIES || tls !== undefined,
    tls,
    publicUrl: read.PUBLIC_URL || undefined,
    requestsPerMinute: read.REQUESTS_PER_MINUTE ? Number(read.REQUESTS_PER_MINUTE) : 1200,
  })
}

const GATEWAYS = { sms: 'SMS_GATEWAY', zalo: 'ZALO_GATEWAY' } as const

function readGateways(
  files: Readonly<Record<keyof typeof GATEWAYS, string | undefined>>,
): Result<Settings['gateways']> {
  const found: Partial<Record<keyof typeof GATEWAYS, GatewaySettings>> = {}
  for (const channel of ['sms', 'zalo'] as const) {
    const file = files[channel]
    if (!file) continue
    if (!existsSync(file))
      return err({
        message: 'Biến môi trường không đúng; chương trình chưa chạy.',
        details: [`${GATEWAYS[channel]} là đường dẫn tệp mô tả cổng; không có tệp ${file}`],
      })
    const read = readGateway(readFileSync(file, 'utf8'), GATEWAYS[channel])
    if (!read.ok) return read
    found[channel] = read.value
  }
  return ok(found)
}
