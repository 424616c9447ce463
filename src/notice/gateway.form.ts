// The settings of a gateway for text messages or Zalo, as its provider describes it: one JSON file the administrator
// writes. Every wrong place of it is named; the file holds keys and is read by the program alone.
import { z } from 'zod'
import { err, ok, type Result } from '../kit/result.ts'

/** "CodeResult" or "data.status": a place in the gateway's answer, and the values that mean it. */
const verdict = z.strictObject({
  field: z
    .string()
    .regex(/^[\w-]+(\.[\w-]+)*$/, 'là tên trường trong câu trả lời, ví dụ CodeResult hoặc data.status'),
  equals: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1, 'cần ít nhất một giá trị'),
})

const gateway = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'là địa chỉ http:// hoặc https:// của cổng' }),
  method: z.enum(['POST', 'GET'], { error: 'là POST hoặc GET' }).default('POST'),
  headers: z.record(z.string(), z.string()).default({}),
  /** Fields of the request; "{to}", "{to84}", "{text}", "{id}", "{from}" inside their texts are filled in. */
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  format: z.enum(['json', 'form'], { error: 'là json hoặc form' }).default('json'),
  accepted: verdict,
  refused: verdict.optional(),
  /** Without tone marks, for gateways that count them as three letters. */
  plain: z.boolean().default(false),
  timeoutSeconds: z.int().min(1).max(120).default(30),
})

export type GatewaySettings = z.output<typeof gateway>

/** Settings from the text of the file; `name` is the variable that named it. */
export function readGateway(text: string, name: string): Result<GatewaySettings> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return err({ message: `${name}: tệp không phải JSON đọc được.` })
  }
  const parsed = gateway.safeParse(value)
  if (!parsed.success)
    return err({
      message: `${name}: tệp mô tả cổng chưa đúng.`,
      details: parsed.error.issues.map((issue) => `${issue.path.join('.') || 'tệp'}: ${issue.message}`),
    })
  if (
    !JSON.stringify(parsed.data.fields).includes('{text}') ||
    !/\{to(84)?\}/.test(JSON.stringify(parsed.data))
  )
    return err({ message: `${name}: fields phải có chỗ {text} và {to} (hoặc {to84}).` })
  return ok(parsed.data)
}
