// What is to be done, sentence by sentence as offices write them: the heading it stands under, the sentence, the duties with
// who is charged. One rule a sentence, so that no other sentence of the plan helps.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { must } from '../../kit/result.ts'
import { readPlanFile } from './open.ts'
import { rulesOf } from './score.ts'

/** heading | sentence | duty and owner of each rule. */
const SENTENCES = `
Văn phòng HĐND và UBND xã|Đăng thông tin về buổi đối thoại lên cổng thông tin điện tử và loa phát thanh chậm nhất 9 ngày trước ngày đối thoại|notice office
Phòng Văn hóa - Xã hội|Tuyên truyền trên hệ thống truyền thanh về thời gian, nội dung hội nghị ít nhất 9 ngày trước hội nghị|notice unit
Văn phòng HĐND và UBND xã|Treo băng rôn, niêm yết lịch đối thoại ở nhà văn hóa thôn trước ngày 10/10/2026|notice office
Văn phòng HĐND và UBND xã|Công bố chương trình, chủ đề trên Zalo xã trước ngày 10/10/2026|notice office
Trưởng thôn|Thông tin cho bà con biết thời gian, địa điểm đối thoại trước ngày 10/10/2026|notice collector
Văn phòng HĐND và UBND xã|Ra thông báo, dán tại trụ sở trước hội nghị 9 ngày|notice office
Văn phòng HĐND và UBND xã|Triển khai kế hoạch này đến các thôn trong 03 ngày làm việc kể từ ngày ký|notice office
Văn phòng HĐND và UBND xã|In và gửi giấy mời cho đại biểu trước hội nghị 5 ngày|invite office
Văn phòng HĐND và UBND xã|Mời đại biểu xong trước ngày 12/10/2026|invite office
Văn phòng HĐND và UBND xã|Giấy mời được chuyển đến tay đại biểu chậm nhất 03 ngày trước hội nghị|invite office
Văn phòng HĐND và UBND xã|Lập danh sách khách mời, gửi thư mời trước 05 ngày làm việc|invite office
Trưởng thôn|Họp dân, ghi ý kiến vào sổ và đem nộp Văn phòng chậm nhất ngày 05/10/2026|collect collector
Trưởng thôn|Thu phiếu của dân, chuyển về xã trước ngày 05/10/2026|collect collector
Chi bộ các thôn|Lấy ý kiến đảng viên và quần chúng, báo cáo về Văn phòng trước ngày 05/10/2026|collect collector
Trưởng thôn|Tập hợp câu hỏi của hộ dân, gửi Phòng Kinh tế hạn chót ngày 05/10/2026|collect collector
Ủy ban MTTQ Việt Nam xã và các đoàn thể|Thu thập kiến nghị của hội viên, gửi Văn phòng trước ngày 05/10/2026|collect front
Trưởng ấp|Lập biên bản họp ấp kèm bảng ý kiến, gửi Văn phòng chậm nhất ngày 05/10/2026|collect collector
Trưởng ấp|Nộp danh mục vấn đề bà con muốn hỏi trước ngày 05/10/2026|collect collector
Văn phòng HĐND và UBND xã|Tổng hợp, phân loại ý kiến, trình Chủ tịch giao các phòng trả lời, xong ngày 08/10/2026|classify office
Văn phòng HĐND và UBND xã|Rà soát, gộp các ý kiến trùng nhau, lập danh mục theo lĩnh vực trước ngày 08/10/2026|classify office
Văn phòng HĐND và UBND xã|Nhận bản tổng hợp của các thôn, lập bảng kê và phân cho từng phòng trong ngày 08/10/2026|classify office
Văn phòng HĐND và UBND xã|Chuyển ý kiến cho các phòng để chuẩn bị trả lời chậm nhất ngày 08/10/2026|classify office
Văn phòng HĐND và UBND xã|Tham mưu Chủ tịch phân công đơn vị trả lời từng ý kiến trước ngày 08/10/2026|classify office
Văn phòng HĐND và UBND xã|Tổng hợp câu hỏi, sắp xếp theo nhóm trước ngày 08/10/2026|classify office
Ủy ban MTTQ Việt Nam xã|Tổng hợp ý kiến của các ấp thành báo cáo, chuyển UBND xã trước ngày 08/10/2026|classify front
Các phòng chuyên môn|Soạn câu trả lời cho các ý kiến được giao, gửi Văn phòng chậm nhất ngày 12/10/2026|prepare unit
Các phòng chuyên môn|Gửi dự thảo nội dung giải trình về Văn phòng trước ngày 12/10/2026|prepare unit
Các phòng chuyên môn|Hoàn thành phần trả lời thuộc lĩnh vực mình trước hội nghị 03 ngày làm việc|prepare unit
Phòng Kinh tế|Xây dựng báo cáo tóm tắt tình hình kinh tế - xã hội, hoàn thành trước ngày 12/10/2026|prepare unit
Phòng Kinh tế|Chuẩn bị bản đồ, hồ sơ, số liệu xong trước ngày 12/10/2026|prepare unit
Văn phòng HĐND và UBND xã|Chuẩn bị hội trường, loa đài, nước uống xong trước ngày 18/10/2026|prepare office
Văn phòng HĐND và UBND xã|Hoàn chỉnh kịch bản điều hành trình Chủ tịch trước hội nghị 02 ngày|prepare office
Công an xã|Xây dựng phương án bảo vệ, trình Chủ tịch trước ngày 12/10/2026|prepare police
Văn phòng HĐND và UBND xã|Tổng duyệt chương trình vào ngày 19/10/2026|prepare office
Văn phòng HĐND và UBND xã|Gửi tài liệu cho đại biểu trước hội nghị 02 ngày làm việc|prepare office
Trưởng thôn|Cử đại biểu, gửi danh sách về Văn phòng trước ngày 10/10/2026|quota collector
Trưởng thôn|Chốt danh sách người dự trước ngày 10/10/2026|quota collector
Văn phòng HĐND và UBND xã|Phân bổ số lượng đại biểu cho từng thôn trước ngày 06/10/2026|quota office
Thư ký hội nghị|Hoàn thiện biên bản trong 02 ngày làm việc sau hội nghị|result secretary
Văn phòng HĐND và UBND xã|Trình ký và phát hành thông báo kết luận chậm nhất 07 ngày làm việc kể từ ngày kết thúc hội nghị|result office
Văn phòng HĐND và UBND xã|Tham mưu Chủ tịch ra kết luận trong 5 ngày sau đối thoại|result office
Văn phòng HĐND và UBND xã|Đăng kết luận lên trang thông tin, dán ở nhà văn hóa trong 03 ngày kể từ ngày ban hành kết luận|result office
Văn phòng HĐND và UBND xã|Công khai kết quả đối thoại trên loa trong vòng 05 ngày sau khi kết thúc hội nghị|result office
Trưởng thôn|Phổ biến kết luận đến Nhân dân trong vòng 05 ngày kể từ ngày nhận được thông báo kết luận|result collector
Văn phòng HĐND và UBND xã|Gửi biên bản cho đại biểu trong thời hạn 03 ngày làm việc kể từ khi kết thúc hội nghị|result office
Các phòng chuyên môn|Trả lời bằng văn bản cho từng người trong 15 ngày kể từ ngày ban hành thông báo kết luận|reply unit
Các phòng chuyên môn|Giải quyết và trả lời dứt điểm các kiến nghị được giao không quá 20 ngày sau hội nghị|reply unit
Các phòng chuyên môn|Những ý kiến chưa trả lời tại chỗ: gửi văn bản cho người hỏi trong 10 ngày làm việc sau đối thoại|reply unit
Các phòng chuyên môn|Phúc đáp công dân chậm nhất 12 ngày làm việc kể từ ngày nhận được phân công|reply unit
Các phòng chuyên môn|Ra văn bản trả lời trong thời hạn 15 ngày làm việc kể từ ngày có kết luận|reply unit
Các phòng chuyên môn|Thực hiện các nội dung được giao tại Thông báo kết luận, có văn bản gửi người kiến nghị trong 15 ngày kể từ ngày ban hành thông báo kết luận|reply unit
Các phòng chuyên môn|Vụ việc phức tạp không quá 30 ngày làm việc kể từ ngày ban hành thông báo kết luận|reply_complex unit
Các phòng chuyên môn|Trường hợp cần xác minh, phối hợp nhiều cơ quan thì kéo dài không quá 45 ngày kể từ ngày có thông báo kết luận|reply_complex unit
Các phòng chuyên môn|Nội dung khó, thời gian trả lời tối đa 25 ngày làm việc kể từ ngày ban hành thông báo kết luận|reply_complex unit
Văn phòng HĐND và UBND xã|Kiến nghị vượt thẩm quyền: tham mưu văn bản gửi UBND tỉnh trong 05 ngày làm việc sau hội nghị|escalate office
Văn phòng HĐND và UBND xã|Chuyển các kiến nghị thuộc thẩm quyền cấp tỉnh đến sở, ngành trong vòng 07 ngày kể từ ngày kết thúc hội nghị|escalate office
Văn phòng HĐND và UBND xã|Có văn bản đề nghị cấp trên xem xét những việc ngoài thẩm quyền chậm nhất 10 ngày sau hội nghị|escalate office
Các phòng chuyên môn|Việc không thuộc thẩm quyền của xã thì soạn công văn kiến nghị sở, ngành trong 7 ngày làm việc sau đối thoại|escalate unit
Văn phòng HĐND và UBND xã|Tổng hợp kiến nghị vượt cấp báo cáo UBND thành phố trong 07 ngày làm việc kể từ ngày ban hành thông báo kết luận|escalate office
Văn phòng HĐND và UBND xã|Báo cáo kết quả hội nghị về UBND tỉnh, Sở Nội vụ trước ngày 10/11/2026|report office
Văn phòng HĐND và UBND xã|Xây dựng báo cáo tổng kết gửi Thường trực Đảng ủy trong 15 ngày sau hội nghị|report office
Văn phòng HĐND và UBND xã|Báo cáo UBND tỉnh và Đảng ủy kết quả tổ chức chậm nhất 20 ngày kể từ ngày tổ chức hội nghị|report office
Ủy ban MTTQ Việt Nam xã|Báo cáo Ủy ban MTTQ tỉnh về kết quả hội nghị trước ngày 15/11/2026|report front
Văn phòng HĐND và UBND xã|Gửi báo cáo về Sở Nội vụ đến hết ngày 30/11/2026|report office
Văn phòng HĐND và UBND xã|Theo dõi, đôn đốc việc thực hiện kết luận, hằng tháng báo cáo Chủ tịch UBND xã|track office
Văn phòng HĐND và UBND xã|Trước ngày 25 hằng tháng tổng hợp tiến độ giải quyết kiến nghị|track office
Ủy ban MTTQ Việt Nam xã|Giám sát việc giải quyết kiến nghị, mỗi quý thông báo kết quả một lần|track front
Các phòng chuyên môn|Hằng tháng cập nhật kết quả xử lý về Văn phòng|track unit
Văn phòng HĐND và UBND xã|Mở sổ theo dõi kiến nghị, cuối mỗi tháng công khai tiến độ trên trang thông tin|track office
Ủy ban MTTQ Việt Nam xã|Tổ chức giám sát việc thực hiện lời hứa trong vòng 60 ngày kể từ ngày ban hành thông báo kết luận|track front
Phòng Kinh tế|Quyết toán kinh phí hội nghị xong trước ngày 30/11/2026|settle finance
Văn phòng HĐND và UBND xã|Hoàn tất chứng từ, thanh toán kinh phí chậm nhất ngày 30/11/2026|settle office
Phòng Kinh tế|Thanh quyết toán trong vòng 30 ngày sau khi kết thúc hội nghị|settle finance
Phòng Kinh tế|Thẩm định dự toán kinh phí trước ngày 10/10/2026|prepare unit
-|Văn phòng HĐND&UBND: gửi giấy mời trước 05/10/2026; Trưởng thôn: nộp ý kiến trước 03/10/2026|invite office;collect collector
-|Thông báo đối thoại: Văn phòng, trước ngày 05/10/2026|notice office
-|Trả lời riêng từng hộ: Phòng Kinh tế, không quá 10 ngày làm việc sau khi có kết luận|reply unit
-|Trong thời hạn 07 ngày làm việc kể từ ngày kết thúc hội nghị, Chủ tịch UBND xã ban hành thông báo kết luận; Văn phòng niêm yết trong 02 ngày làm việc kể từ ngày ban hành thông báo kết luận|result chair;result office
-|Giao Phòng Kinh tế chuẩn bị nội dung trả lời về đất đai, gửi Văn phòng trước ngày 12/10/2026|prepare unit
-|Các phòng gửi nội dung trả lời về Văn phòng chậm nhất ngày 12/10/2026, Văn phòng tổng hợp trình Chủ tịch trước ngày 15/10/2026|prepare unit;prepare office
-|Chậm nhất ngày 05/10/2026, các thôn gửi ý kiến về Văn phòng; ngày 08/10/2026 Văn phòng phân loại|collect collector;classify office
-|Thời hạn trả lời bằng văn bản là 15 ngày làm việc kể từ ngày ban hành thông báo kết luận|reply -
-|Thông báo kết luận phải ban hành trong 07 ngày làm việc tính từ ngày hội nghị|result -
-|Người dân đăng ký phát biểu tại Văn phòng trước ngày 05/10/2026|collect -
-|Phiếu đăng ký gửi về Văn phòng chậm nhất ngày 05/10/2026|collect -
`

const plan = (heading: string, sentence: string) => `ỦY BAN NHÂN DÂN
XÃ A BÌNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 10/KH-UBND
A Bình, ngày 20 tháng 9 năm 2026
KẾ HOẠCH
Tổ chức hội nghị đối thoại năm 2026
Căn cứ Luật; UBND xã ban hành kế hoạch như sau:
I. THỜI GIAN
1. Thời gian: ngày 20/10/2026
2. Địa điểm: Hội trường xã
II. TỔ CHỨC THỰC HIỆN
${heading === '-' ? '' : `1. ${heading}\n`}- ${sentence}.
Trên đây là Kế hoạch./.
Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
A B
`

async function dutiesOf(heading: string, sentence: string): Promise<string> {
  const bytes = new TextEncoder().encode(plan(heading, sentence))
  const rules = rulesOf(must(await readPlanFile({ name: 'ke-hoach.txt', bytes })))
  return rules
    .filter((rule) => rule.duty !== 'hold')
    .map((rule) => `${rule.duty} ${rule.owner ?? '-'}`)
    .join(';')
}

describe('the duty of a sentence', () => {
  it('and who is charged, for every sentence of the list', async () => {
    const wrong: string[] = []
    for (const line of SENTENCES.trim().split('\n')) {
      const [heading = '', sentence = '', expected] = line.split('|')
      const got = await dutiesOf(heading, sentence)
      if (got !== expected) wrong.push(`${heading}: ${sentence} → ${got}, not ${expected}`)
    }
    assert.deepEqual(wrong, [])
  })

  for (const sentence of [
    'Giải quyết hồ sơ đất đai quá hạn 30 ngày; thời hạn cấp giấy chứng nhận không quá 20 ngày làm việc',
    'Phát thanh 3 lần/ngày trong 5 ngày trước hội nghị',
    'Niêm yết công khai trong 30 ngày',
    'Kết quả giải quyết 27 kiến nghị nêu tại hội nghị đối thoại ngày 11/12/2025, tình hình đến ngày 30/6/2026',
    'Thông báo kết luận phải ghi rõ thời hạn giải quyết từng việc, tối đa không quá 30 ngày',
    'Bộ phận một cửa cấp giấy chứng nhận không quá 20 ngày kể từ ngày nhận đủ hồ sơ',
    'Mỗi ý kiến phát biểu không quá 5 phút; hội nghị kéo dài 3 giờ',
    'Việc cấp đất theo Quyết định số 12/QĐ-UBND, ngày 05/01/2026 của UBND tỉnh',
  ])
    it(`is none in: ${sentence}`, async () => assert.equal(await dutiesOf('-', sentence), ''))
})
