// Rules: what stands around a list in official papers and is no opinion: heads, places with dates, addressees, closing
// words, signatures, lists of recipients, page numbers.
import { clean, fold } from '../../kit/text.ts'

const SIGNED =
  /^((tm|t m|kt|k t|tl|t l|tuq) .{2,60}|(q )?(truong|pho) (thon|ban|xom|ap|buon|lang|khu|khu pho|to dan pho)( .{1,40})?|to truong( .{1,30})?|(pho )?bi thu( chi bo)?( .{1,30})?|(pho )?chu tich( .{1,40})?|nguoi (lap|tong hop|viet|ghi|dang ky|bao cao)( (bieu|danh sach|phieu|bien ban|bao cao))?|can bo tong hop|thu ky( cuoc hop| hoi nghi)?|dai dien (thon|ho dan|cu tri|nhan dan)|xac nhan (cua )?.{0,60}|ky ten( dong dau)?|da ky|ky (va )?ghi ro ho( va)? ten|ky ten ghi ro ho( va)? ten|noi nhan.{0,40}|truong ban cong tac mat tran.{0,20}|thu truong( don vi)?)$/

/** A line that begins the signatures or the recipients: nothing of the list follows. */
export function isSignature(text: string): boolean {
  const words = fold(text)
  return words.length < 90 && SIGNED.test(words)
}

/** "Nà Bó, ngày 05 tháng 12 năm 2025", also with gaps for the pen. */
export function isDateLine(text: string): boolean {
  return text.length < 90 && /(^|[ ,])ngày\s*[\d.…\s]*tháng\s*[\d.…\s]*năm\s*[\d.…]*\.?$/iu.test(clean(text))
}

const HEAD =
  /^(cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc|dang cong san viet nam|(uy ban nhan dan|ubnd|hdnd|hoi dong nhan dan|dang uy|dang bo|uy ban mttq.*|mttq.*|uy ban mat tran.*|ban thuong vu|van phong)( (va )?(xa|phuong|huyen|tinh|dac khu|hdnd|ubnd|dang uy).{0,60})?|so \d* ?(bc|kh|cv|th|tb|ds|bb)?( .{0,20})?|kinh gui .*|kinh gui|v v .{5,160}|bieu mau( so)?( \d+)?|mau so.*|phu luc.*|(bang |bieu |bao cao )?(danh sach|tong hop).*|bao cao|bien ban .{0,100}|ban hanh kem theo.*|kem theo .*|thong tin lien he.*|so dien thoai lien he.*)$/

/** A head of a paper, an addressee, a title of the list: between brackets or not. */
export function isHead(text: string): boolean {
  const words = fold(text)
  return words === '' || (words.length < 170 && HEAD.test(words))
}

/** "Thực hiện Kế hoạch số …, thôn tổng hợp ý kiến như sau:", "Trên đây là …, kính trình …" */
export function isFrameSentence(text: string): boolean {
  const words = fold(text)
  return (
    /^(thuc hien|can cu|theo|hom nay|ngay) .*(nhu sau|cu the( nhu sau)?|gom|sau day)$/.test(words) ||
    /^.{0,200}(tong hop|tap hop|xin gui|gui|bao cao|ghi nhan)( .{0,120})? (nhu sau|sau day)$/.test(words) ||
    /^(tren day la|kinh (de nghi|mong|trinh) .{0,80}(xem xet|giai quyet|tong hop)$|xin (chan thanh )?cam on|tran trong( cam on)?$|het$)/.test(
      words,
    )
  )
}

/** "Trang 2/5", "- 2 -", "2". */
export function isPageNumber(text: string): boolean {
  return /^(trang\s*)?[-–—]?\s*\d{1,3}\s*([/-]\s*\d{1,3})?\s*[-–—]?$/iu.test(clean(text))
}

/** Sums and remarks under a table. */
export function isRemark(text: string): boolean {
  return /^(tong (cong|so)|cong|ghi chu|luu y)\b/.test(fold(text))
}

/** Anything of the above: a line that is no opinion. */
export function isFrame(text: string): boolean {
  return isHead(text) || isDateLine(text) || isFrameSentence(text) || isPageNumber(text) || isSignature(text)
}

/** Dots, dashes and underscores printed for the pen. */
export function withoutFill(text: string): string {
  return clean(text.replace(/(?:[.…_·]{4,}|…{1,}[.…]*|_{3,}|(?:\. ){3,})/gu, ' '))
}
