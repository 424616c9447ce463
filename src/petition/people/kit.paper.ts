// Bộ phiếu dự phòng: numbered slips for when there is neither power nor line. Each sheet has the slip, and under the line to
// cut along the receipt with the same number; entered later with its number and its true time.
import { type Handle, settingOf } from '../../conference/setting.paper.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { aligned, b, fill, signRow } from '../../paper/build.ts'
import type { Block, PaperModel } from '../../paper/model.ts'
import { slipNumber } from './people.ts'

export const MAX_SLIPS = 300

export interface SlipRange {
  /** Letters before the number: one series for each village or desk. */
  readonly series: string
  readonly from: number
  readonly count: number
}

/** "A-007", as it is entered later: the same word the office types and the register keeps. */
export function numbersOf({ series, from, count }: SlipRange): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const number = String(from + at).padStart(3, '0')
    return slipNumber(series === '' ? number : `${series}-${number}`)
  })
}

export async function slipKit(
  read: Handle,
  commune: string,
  conference: string,
  range: SlipRange,
  today: Temporal.PlainDate,
): Promise<Result<readonly [PaperModel, ...PaperModel[]]>> {
  if (range.count < 1 || range.count > MAX_SLIPS)
    return err({ message: `Mỗi lần in từ 1 đến ${MAX_SLIPS} phiếu.`, field: 'so' })
  const setting = await settingOf(read, commune, conference, today)
  if (!setting.ok) return setting
  const { commune: mine, office, conference: of } = setting.value
  const place = `${office} ${mine.kind} ${mine.name}`
  const slip = (number: string): PaperModel => ({
    kind: 'bieu_mau_xa',
    layout: 'nd30',
    title: `Bộ phiếu ý kiến dự phòng, ${of.title}`,
    head: { type: 'motto' },
    heading: { type: 'named', name: 'Phiếu ý kiến', subject: of.title },
    body: sheet(number, place),
    endMark: false,
  })
  const [first = '', ...others] = numbersOf(range)
  return ok([slip(first), ...others.map(slip)])
}

function sheet(number: string, place: string): readonly Block[] {
  return [
    aligned('center', b(`Phiếu số ${number}`)),
    fill('Họ và tên (có thể không ghi):'),
    fill('Thôn, địa chỉ:'),
    fill('Điện thoại:'),
    fill('Nội dung:', { lines: 9 }),
    fill('Nhận lúc (giờ, ngày):'),
    signRow(
      { title: 'Người gửi', note: '(Ký, ghi rõ họ và tên)' },
      { title: 'Người nhận', note: '(Ký, ghi rõ họ và tên)' },
    ),
    aligned(
      'center',
      '- - - - - - - - - - - - - - - - - - - Cắt theo đường này - - - - - - - - - - - - - - - - - - -',
    ),
    aligned('center', b(`Biên nhận phiếu số ${number}`)),
    fill('Nhận lúc (giờ, ngày):'),
    fill('Người nhận:'),
    aligned('center', `Giữ mảnh này. Hỏi kết quả tại ${place}, đọc số phiếu.`),
  ]
}
