// Consent by purpose (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 Điều 9: "Sự đồng ý ... phải ... cho từng mục đích"; "Sự im lặng
// hoặc không phản hồi không được coi là sự đồng ý"; Điều 10: rút lại). The commune's words, each change a version of its own.
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { clean } from '../../kit/text.ts'
import { type Actor, append } from '../../ledger/ledger.ts'
import { STALE } from '../receive.acts.ts'
import type { Handle } from '../store.ts'
import { findSubmission } from '../submission.store.ts'
import { CONSENT_VERSION } from '../words.ts'
import type { ConsentPurpose, ConsentTextRow } from './tables.ts'
import './tables.ts'

export const PURPOSES = {
  xu_ly: 'Dùng thông tin để giải quyết và trả lời ý kiến',
  cong_khai: 'Công khai họ tên cùng ý kiến',
} as const satisfies Record<ConsentPurpose, string>

/** How the request came: a code, for the ledger holds no words about a person. */
export const WAYS = {
  truc_tiep: 'Trực tiếp tại trụ sở',
  dien_thoai: 'Qua điện thoại',
  van_ban: 'Bằng văn bản, tin nhắn',
} as const
export type ConsentWay = keyof typeof WAYS

export const MAX_CONSENT = 3000

/** Every version, the newest of each purpose first. */
export async function listConsentTexts(read: Handle, commune: string): Promise<readonly ConsentTextRow[]> {
  return read
    .selectFrom('consent_text')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('purpose')
    .orderBy('version', 'desc')
    .execute()
}

export type OwnConsent = Readonly<Partial<Record<ConsentPurpose, ConsentTextRow>>>

/** The words in force, where the commune wrote its own. */
export async function ownConsent(read: Handle, commune: string): Promise<OwnConsent> {
  const rows = await listConsentTexts(read, commune)
  return {
    xu_ly: rows.find((row) => row.purpose === 'xu_ly'),
    cong_khai: rows.find((row) => row.purpose === 'cong_khai'),
  } as OwnConsent
}

/** "xu_ly-2": as a submission keeps it. */
export function versionWord(row: ConsentTextRow): string {
  return `${row.purpose}-${row.version}`
}

/** What an officer reads out before writing down that a name may be published. */
export async function officeConsentVersion(read: Handle, commune: string): Promise<string> {
  const { cong_khai: own } = await ownConsent(read, commune)
  return own ? versionWord(own) : CONSENT_VERSION
}

export async function saveConsentText(
  trx: Trx,
  by: Actor,
  input: { readonly purpose: ConsentPurpose; readonly text: string; readonly version: number },
): Promise<Result<void>> {
  const text = clean(input.text)
  if (text === '') return err({ message: 'Hãy ghi lời đồng ý.', field: 'text' })
  if (text.length > MAX_CONSENT) return err({ message: 'Lời đồng ý tối đa 3.000 ký tự.', field: 'text' })
  const present = (await ownConsent(trx, by.commune))[input.purpose]
  if ((present?.version ?? 0) !== input.version) return err(STALE)
  if (present?.text === text) return ok()
  const version = input.version + 1
  await trx
    .insertInto('consent_text')
    .values({
      commune_id: by.commune,
      purpose: input.purpose,
      version,
      text,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'consent.text_saved', by.commune, { purpose: input.purpose, version })
  return ok()
}

/** Given later or withdrawn, when the sender asks; what is published follows from then on. */
export async function changeConsent(
  trx: Trx,
  by: Actor,
  input: {
    readonly submission: string
    readonly publish: boolean
    readonly way: ConsentWay
    readonly version?: number | undefined
  },
): Promise<Result<void>> {
  const submission = await findSubmission(trx, by.commune, input.submission)
  if (!submission) return err({ message: 'Không tìm thấy lượt ý kiến này.', status: 404 })
  if (input.version !== undefined && input.version !== submission.version) return err(STALE)
  if (submission.name === null)
    return err({ message: 'Ý kiến không ghi tên: không có tên nào để công khai.', field: 'publish' })
  if ((submission.consent_publish === 1) === input.publish) return ok()
  const text = input.publish ? await officeConsentVersion(trx, by.commune) : submission.consent_text
  await trx
    .updateTable('submission')
    .set((eb) => ({
      consent_publish: input.publish ? 1 : 0,
      consent_text: text,
      version: eb('version', '+', 1),
    }))
    .where('commune_id', '=', by.commune)
    .where('id', '=', submission.id)
    .execute()
  const data = { purpose: 'cong_khai', text, way: input.way }
  await append(trx, by, input.publish ? 'consent.given' : 'consent.withdrawn', submission.id, data)
  return ok()
}
