// Rules: which papers someone with paper.read may open. Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 Điều 16: personal data
// is published only with consent or by law; so papers that carry names and words of citizens stay with those who
// may read the opinions themselves, preparation papers with those who prepare.
import type { Right } from '../office/rights.ts'
import { PAPER_KINDS, type PaperKind } from './kinds.ts'

/** Made to be given out, posted or filled in. */
const FOR_ALL: readonly PaperKind[] = [
  'ke_hoach',
  'phan_bo',
  'thong_bao',
  'giay_moi',
  'phieu_dang_ky',
  'bieu_mau_xa',
  'bieu_mau_tinh',
  'noi_quy',
  'chuong_trinh',
  'bao_cao_ktxh',
  'noi_dung_cong_khai',
  'thong_bao_ket_luan',
  'bien_ban_niem_yet',
  'ap_phich',
  'ban_tin',
  'tin_nhan',
]

/** Of those who prepare the conference: security, forecast, money. */
const FOR_PREPARATION: readonly PaperKind[] = ['du_bao_tinh_hinh', 'phuong_an_an_ninh', 'quyet_toan']

/** Stays in the office: nobody outside reads it, so there is no public copy of it to look at. */
const INTERNAL: readonly PaperKind[] = [
  ...FOR_PREPARATION,
  'ra_soat_ton_dong',
  'tai_lieu_chu_tri',
  'danh_sach_diem_danh',
  'bao_cao_du_luan',
  'ban_giao',
  'bien_nhan',
]

export function maySee(kind: PaperKind, rights: ReadonlySet<Right>): boolean {
  if (!rights.has('paper.read')) return false
  if (FOR_ALL.includes(kind) || rights.has('petition.read')) return true
  return FOR_PREPARATION.includes(kind) && rights.has('task.report')
}

/** Papers with words or names of citizens, and those made for everyone out of them: worth a look as a neighbour sees it. */
export function carriesNames(kind: PaperKind): boolean {
  if (INTERNAL.includes(kind)) return false
  return !FOR_ALL.includes(kind) || kind === 'thong_bao_ket_luan' || kind === 'bien_ban_niem_yet'
}

export function visibleKinds(rights: ReadonlySet<Right>): readonly PaperKind[] {
  return PAPER_KINDS.filter((kind) => maySee(kind, rights))
}

/** Whoever may read a paper may be asked to sign it; an answer also whoever drafts answers of a unit. */
export function maySign(kind: PaperKind | '', rights: ReadonlySet<Right>): boolean {
  if (kind === '') return rights.has('paper.read') && rights.has('petition.read')
  return maySee(kind, rights) || (kind === 'tra_loi' && rights.has('answer.draft'))
}
