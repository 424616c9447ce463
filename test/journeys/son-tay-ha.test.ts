// Kế hoạch Sơn Tây Hạ 2025: notice seven working days before, the slip, the chair's conclusion within seven working days
// (the law's ten days come first where they are shorter), replies within thirty days, longer only with the reason told
// to the person, a list and a report to the chair every month.
import assert from 'node:assert/strict'
import { expectedDate } from './expected.ts'
import type { House } from './house.ts'
import { after, journey } from './journey.ts'
import { draftPaper, issuedPaper, says } from './papers.ts'
import { type Planning, planned } from './plan.ts'
import {
  addOrder,
  answerCollected,
  answerInWriting,
  caseDue,
  classify,
  conferencePath,
  countVillage,
  dueState,
  enter,
  escalate,
  extend,
  findQuestion,
  handIn,
  issueConclusion,
  issueReport,
  ledgerIsWhole,
  lookUp,
  moment,
  monthsShown,
  nextStep,
  offeredDispositions,
  present,
  publish,
  register,
  signMinutes,
  speech,
  superiorReplies,
  triage,
} from './steps.ts'

const PLANNING: Planning = {
  office: 'vp-1',
  chair: 'chu-tich',
  outsider: 'kt-1',
  conference: {
    regulation: 'Hội nghị đối thoại giữa Chủ tịch UBND xã Sơn Tây Hạ với Nhân dân 6 tháng cuối năm 2025',
    place: 'Hội trường UBND xã Sơn Tây Hạ',
    chairs: ['chu-tich'],
    secretaries: ['vp-thu-ky'],
  },
  symbol: '01/KH-UBND',
  plan: [
    'ít nhất 07 ngày làm việc trước khi tổ chức đối thoại',
    '07 ngày làm việc kể từ khi kết thúc cuộc đối thoại',
    'chậm nhất là 30 ngày sau khi kết thúc đối thoại',
    'định kỳ hàng tháng',
    'TM. ỦY BAN NHÂN DÂN',
  ],
  planBefore: 21,
  noticeBefore: 11,
}

/** Mục II.3 and II.4 of the plan; it knows no refusal. */
const DISPOSITIONS = [
  'Trả lời tại chỗ',
  'Tiếp thu (nơi sử dụng, hoặc lý do không tiếp thu)',
  'Ghi nhận, xác minh, trả lời sau',
  'Trả lời bằng văn bản',
  'Giao cơ quan, đơn vị',
  'Vượt thẩm quyền: đề nghị cấp có thẩm quyền',
  'Trong thẩm quyền nhưng vướng mắc: xin ý kiến cấp trên để thống nhất trả lời',
  'Thuộc cơ quan khác: giải thích, hướng dẫn',
  'Tách xử lý theo luật khiếu nại, tố cáo',
]

const CRACK = 'Vết nứt sau xóm Đăk Pao dài thêm sau mùa mưa, hai mươi ba hộ xin được bố trí chỗ ở mới.'
const WATER = 'Nước tự chảy thôn Ra Nhua đứt từ bể lọc, cả thôn phải gùi nước suối.'
const FOREST = 'Tiền khoán bảo vệ rừng năm ngoái đến nay chưa trả.'
const SIGNAL = 'Thôn Xà Ruông chưa có sóng điện thoại, gọi cấp cứu không được.'
const TITLES = 'Đất khu tái định cư thủy điện chưa có giấy chứng nhận, hồ sơ đang ở đâu?'

async function whole(house: House, date: string): Promise<void> {
  const due = (rule: string) => expectedDate('son-tay-ha', date, rule)
  const conference = await planned(house, date, PLANNING)
  const code = await opinions(house, conference, date)
  await theDay(house, conference, date)
  await conclusion(house, conference, due)
  await answers(house, conference, due, code)
}

async function opinions(house: House, conference: string, date: string): Promise<string> {
  const office = await house.as('vp-1')
  assert.equal(await dueState(office, conference, 'S1-NOTICE'), 'Đã xong')
  await publish(office, conference, {
    duty: 'thông báo, niêm yết trước',
    place: 'Trụ sở và nhà văn hóa các thôn',
    from: after(date, -11),
  })
  const slip = await draftPaper(office, conference, 'phieu_dang_ky')
  for (const line of [
    'PHIẾU ĐĂNG KÝ THAM GIA ĐỐI THOẠI',
    'Kính gửi: Văn phòng HĐND&UBND',
    'Họ và tên',
    'Điện thoại liên hệ',
    'Địa chỉ',
    'Người đăng ký',
  ])
    says(slip, line)

  await register(await house.citizen(), conference, {
    content: CRACK,
    name: 'Đinh Văn Rế',
    address: 'Xóm Đăk Pao',
    village: 'Thôn Đăk Pao',
  })
  house.goTo(after(date, -4))
  const head = await house.as('tt-ra-nhua')
  await handIn(head, conference, {
    by: 'Trưởng thôn tổng hợp',
    rows: [{ content: WATER, name: 'Đinh Thị Xê' }, { content: FOREST }],
  })
  assert.equal(await head.status(conferencePath(head, conference, 'ngay')), 404)
  const desk = await house.as('vp-1')
  const code = await enter(desk, conference, {
    content: TITLES,
    name: 'Đinh Văn Hrin',
    village: 'Thôn Xà Ruông',
    phone: '0950222333',
    channel: 'Phiếu đăng ký',
  })
  const own = { kind: 'Kiến nghị', competence: 'Thuộc thẩm quyền xã' }
  const economy = 'Phòng Kinh tế'
  await triage(desk, conference, CRACK, { ...own, field: 'Thiên tai, sạt lở', unit: economy })
  await triage(desk, conference, WATER, { ...own, field: 'Nước sạch', unit: economy })
  await triage(desk, conference, FOREST, { ...own, field: 'Nông, lâm nghiệp', unit: economy })
  await triage(desk, conference, TITLES, {
    kind: 'Hỏi',
    competence: 'Thuộc thẩm quyền xã',
    field: 'Đất đai, giấy chứng nhận',
    unit: economy,
  })
  return code
}

async function theDay(house: House, conference: string, date: string): Promise<void> {
  house.goTo(date)
  const secretary = await house.as('vp-thu-ky')
  await present(secretary, conference, 'Đinh Văn Rế')
  await countVillage(secretary, conference, 'Thôn Ra Nhua', 61)
  await secretary.sees('62/9.650')
  assert.deepEqual(await offeredDispositions(secretary, conference), DISPOSITIONS)
  await moment(secretary, conference, 'Khai mạc')
  for (let at = 0; at < 3; at++) await nextStep(secretary, conference)
  await speech(secretary, conference, {
    name: 'Đinh Văn Rế',
    village: 'Thôn Đăk Pao',
    registered: true,
    questions: [
      {
        text: SIGNAL,
        disposition: 'Thuộc cơ quan khác: giải thích, hướng dẫn',
        answer: 'Doanh nghiệp viễn thông quản lý trạm; bà con gọi tổng đài 1800 8098, xã cùng gửi văn bản.',
      },
    ],
  })
  const chair = await house.as('chu-tich')
  await answerCollected(chair, conference, ['Vết nứt sau xóm'], {
    disposition: 'Ghi nhận, xác minh, trả lời sau',
    unit: 'Phòng Kinh tế',
  })
  await answerCollected(chair, conference, ['Nước tự chảy'], { disposition: 'Giao cơ quan, đơn vị' })
  await answerCollected(chair, conference, ['Tiền khoán'], {
    disposition: 'Trong thẩm quyền nhưng vướng mắc: xin ý kiến cấp trên để thống nhất trả lời',
  })
  await answerCollected(chair, conference, ['Đất khu tái định cư'], { disposition: 'Trả lời bằng văn bản' })
  await moment(await house.as('vp-thu-ky'), conference, 'Bế mạc')
}

async function conclusion(house: House, conference: string, due: (rule: string) => string): Promise<void> {
  assert.equal(await signMinutes(await house.as('vp-thu-ky'), conference), 2)
  house.goTo(due('S1-TB'))
  const office = await house.as('vp-1')
  await classify(office, conference, SIGNAL, {
    kind: 'Phản ánh',
    field: 'Chuyển đổi số, truyền thanh, viễn thông',
    competence: 'Thuộc cơ quan, tổ chức khác',
  })
  await addOrder(office, conference, {
    viewpoint: 'Kiểm tra vết nứt, sửa bể lọc, rà soát hồ sơ đất và trả lời bằng văn bản từng người.',
    unit: 'Phòng Kinh tế',
    covers: ['Vết nứt sau xóm', 'Nước tự chảy', 'Đất khu tái định cư'],
  })
  await issueConclusion(await house.as('chu-tich'), conference)
  const paper = await issuedPaper(await house.as('vp-1'), conference, 'Thông báo kết luận')
  assert.match(paper.symbol, /^\d{2}\/TB-UBND$/)
  says(paper, 'Phòng Kinh tế')
  says(paper, 'Kiểm tra vết nứt, sửa bể lọc')
  assert.equal(await dueState(office, conference, 'S1-TB'), 'Đã xong')
}

async function answers(
  house: House,
  conference: string,
  due: (rule: string) => string,
  code: string,
): Promise<void> {
  const office = await house.as('vp-1')
  const crack = await findQuestion(office, conference, CRACK)
  const water = await findQuestion(office, conference, WATER)
  const titles = await findQuestion(office, conference, TITLES)
  const forest = await findQuestion(office, conference, FOREST)
  for (const question of [crack, water, titles])
    assert.equal(await caseDue(office, question), due('S1-REPLY'), 'thirty days')

  const letter = await escalate(office, forest, {
    to: 'Sở Nông nghiệp và Môi trường',
    request: 'Đề nghị thống nhất nguồn chi trả tiền khoán bảo vệ rừng năm trước.',
  })
  await superiorReplies(await house.as('tinh-1'), letter, {
    text: 'Quỹ Bảo vệ và phát triển rừng tỉnh chuyển tiền chi trả trước ngày 20 của tháng sau.',
    reference: '88/SNNMT',
  })
  const people = { unit: 'kt-1', chair: 'chu-tich', office: 'vp-1' }
  const kept = { how: 'Qua trưởng thôn', to: 'Ông Đinh Văn Ngút' }
  await answerInWriting(people, await house.as('vp-1'), forest, {
    text: 'Tiền khoán của 112 hộ được quỹ tỉnh chuyển về trước ngày 20 tháng sau, xã chi tại nhà văn hóa thôn.',
    ...kept,
  })
  await answerInWriting(people, await house.as('vp-1'), water, {
    text: 'Phòng Kinh tế thay 300 m ống và bể lọc ngày 25, nước chảy lại cho cả thôn; Tổ nước thôn trông coi.',
    ...kept,
  })

  house.goTo(after(due('S1-REPLY'), -3))
  const extending = await house.as('vp-1')
  await extend(extending, crack, {
    reason: 'Chờ kết quả khoan khảo sát địa chất của Sở Nông nghiệp và Môi trường',
    to: after(due('S1-REPLY'), 20),
  })
  assert.equal(await caseDue(extending, crack), after(due('S1-REPLY'), 20))
  const notice = await issuedPaper(extending, conference, 'Thông báo gia hạn')
  says(notice, 'Chờ kết quả khoan khảo sát địa chất')

  await answerInWriting(people, await house.as('vp-1'), titles, {
    text: 'Hồ sơ 46 thửa đã đủ, Chi nhánh Văn phòng đăng ký đất đai hẹn trả giấy chứng nhận ngày 15/12.',
    basis: 'Luật Đất đai 2024',
    how: 'Trao tận tay',
    to: 'Ông Đinh Văn Hrin',
  })
  const found = await lookUp(await house.citizen(), code)
  assert.match(found, /Đã trả lời/)
  assert.match(found, /Hồ sơ 46 thửa đã đủ/)

  house.goTo(after(due('S1-REPLY'), 21))
  await answerInWriting(people, await house.as('vp-1'), crack, {
    text: 'Kết quả khảo sát: 23 hộ thuộc diện di dời, khu tái định cư Hà Lên bố trí đất ở trong quý I năm sau.',
    how: 'Qua trưởng thôn',
    to: 'Ông Đinh Văn Rót',
  })
  await monthly(house, conference)
}

/** The list of petitions and the progress, every month, to the chair. */
async function monthly(house: House, conference: string): Promise<void> {
  const office = await house.as('vp-1')
  await issueReport(office, conference, 'bao_cao_thang', 'Báo cáo tháng')
  const report = await issuedPaper(office, conference, 'Báo cáo tháng')
  says(report, 'Kính gửi')
  const list = await draftPaper(office, conference, 'danh_muc', house.today().toString().slice(0, 7))
  says(list, 'Vết nứt sau xóm Đăk Pao')
  says(list, 'Nước tự chảy thôn Ra Nhua')
  const { month, year } = house.today()
  const shown = await monthsShown(office, conference, 'S1-MONTH')
  assert.match(shown, new RegExp(`Kỳ tháng ${month}/${year}: đã xong`), 'the report meets its own month')
  assert.match(shown, /Kỳ tháng \d+\/\d+: (?!đã xong)/, 'the next month is still to come')
  const front = await house.as('mt-1')
  await ledgerIsWhole(front)
}

journey({
  commune: 'son-tay-ha',
  date: '2025-09-26',
  begins: 40,
  whole,
  short: (house, date) => planned(house, date, PLANNING),
})
