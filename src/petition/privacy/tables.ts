// Rows about personal data: accepted public words, openings, erasures, the commune's own rule for them.

declare module '../../kit/db/db.ts' {
  interface Tables {
    public_text: PublicTextRow
    privacy_setting: PrivacySettingRow
    consent_text: ConsentTextRow
    personal_access: {
      readonly commune_id: string
      readonly submission_id: string
      readonly person_id: string
      readonly on_date: string
      readonly at: string
    }
    erasure: {
      readonly commune_id: string
      readonly submission_id: string
      readonly ground: ErasureGround
      readonly reason: string | null
      readonly by_person: string
      readonly at: string
    }
  }
}

export const ERASURE_GROUNDS = {
  yeu_cau: 'Người gửi yêu cầu',
  het_han: 'Hết thời hạn lưu giữ',
} as const
export type ErasureGround = keyof typeof ERASURE_GROUNDS

export type PublicPart = 'cau_hoi' | 'tra_loi'

export interface PublicTextRow {
  readonly commune_id: string
  readonly question_id: string
  readonly part: PublicPart
  readonly version: number
  readonly of_digest: string
  readonly text: string
  readonly by_person: string
  readonly at: string
}

/** Of an opinion without a name: it is received and kept either way; whether it is dealt with, the commune's rule says. */
export const ANONYMOUS_RULES = {
  nhu_moi: 'Xem xét, trả lời như ý kiến có tên',
  tham_khao: 'Giữ để tham khảo; cán bộ phân loại quyết định có giải quyết hay không',
} as const
export type AnonymousRule = keyof typeof ANONYMOUS_RULES

export interface PrivacySettingRow {
  readonly commune_id: string
  readonly version: number
  readonly review_first: number
  readonly keep_years: number | null
  readonly basis: string | null
  readonly anonymous_rule: AnonymousRule
  readonly by_person: string
  readonly at: string
}

export type ConsentPurpose = 'xu_ly' | 'cong_khai'

export interface ConsentTextRow {
  readonly commune_id: string
  readonly purpose: ConsentPurpose
  readonly version: number
  readonly text: string
  readonly by_person: string
  readonly at: string
}
