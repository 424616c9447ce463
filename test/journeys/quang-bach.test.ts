// Kế hoạch Quảng Bạch 2025, a Party committee's: Party papers, two chairs, places for each village, opinions of the
// cells on two forms for two levels, each strictly before its day, answers prepared before the conference, the Front's
// report of the people's mood, a common report after.
import assert from 'node:assert/strict'
import { expectedDate } from './expected.ts'
import type { House } from './house.ts'
import { after, journey } from './journey.ts'
import { draftPaper, filledForm, issuedPaper, says, saysNot } from './papers.ts'
import { type Planning, planned } from './plan.ts'
import {
  addDelegate,
  addOrder,
  allot,
  answerCollected,
  answerInWriting,
  approveAnswer,
  caseDue,
  conferencePath,
  countVillage,
  deliver,
  draftAnswer,
  dueState,
  enter,
  findQuestion,
  handIn,
  issueAnswer,
  issueConclusion,
  issueReport,
  ledgerIsWhole,
  lookUp,
  markDone,
  moment,
  nextStep,
  offeredDispositions,
  restrict,
  signMinutes,
  speech,
  triage,
} from './steps.ts'

const PLANNING: Planning = {
  office: 'vpdu-1',
  chair: 'bi-thu',
  outsider: 'kt-1',
  conference: {
    regulation:
      'Hội nghị đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền với Nhân dân xã Quảng Bạch năm 2025',
    place: 'Hội trường Đảng ủy xã Quảng Bạch',
    chairs: ['bi-thu', 'chu-tich'],
    secretaries: ['vpdu-2', 'vp-1'],
  },
  symbol: '01-KH/ĐU',
  plan: ['ĐẢNG CỘNG SẢN VIỆT NAM', 'BAN THƯỜNG VỤ', 'T/M BAN THƯỜNG VỤ', 'BÍ THƯ', 'Biểu mẫu'],
  planBefore: 14,
  noticeBefore: 12,
}

const DISPOSITIONS = [
  'Trả lời tại chỗ',
  'Giao cơ quan, đơn vị',
  'Vượt thẩm quyền: đề nghị cấp có thẩm quyền',
  'Tách xử lý theo luật khiếu nại, tố cáo',
]

const DUST = 'Xe chở quặng chạy qua thôn Bản Khắt bụi mù, đường trục xã hỏng nặng.'
const TANKS = 'Thôn Lủng Mình thiếu nước mùa khô, xin thêm hai mươi bể chứa.'
const RAIL = 'Đề nghị tỉnh sớm đầu tư cầu cứng thay cầu tràn Khuổi Vùa trên đường tỉnh.'
const MASTS = 'Vùng lõm sóng ở thôn Khuổi Đẩy bao giờ có trạm?'
const BRIBE = 'Tôi tố cáo cán bộ thôn nhận tiền của tôi để đưa vào danh sách hộ nghèo.'

async function whole(house: House, date: string): Promise<void> {
  const due = (rule: string) => expectedDate('quang-bach', date, rule)
  const conference = await planned(house, date, PLANNING)
  await places(house, conference)
  const code = await opinions(house, conference, date, due)
  await prepared(house, conference, due)
  await theDay(house, conference, date)
  await conclusion(house, conference, due, code)
}

async function places(house: House, conference: string): Promise<void> {
  const office = await house.as('vpdu-1')
  const given = await allot(office, conference, 55)
  assert.equal(given.length, house.cast.villages.length)
  assert.equal(
    given.reduce((sum, each) => sum + each, 0),
    55,
  )
  assert.ok(given.every((each) => each >= 1))
  assert.equal(await dueState(office, conference, 'S3-QUOTA'), 'Đã xong')
  await addDelegate(office, conference, { name: 'Lý Văn Sì', village: 'Thôn Lủng Mình' })
  const paper = await draftPaper(office, conference, 'phan_bo')
  says(paper, 'Thôn Lủng Mình')
}

async function opinions(
  house: House,
  conference: string,
  date: string,
  due: (rule: string) => string,
): Promise<string> {
  house.goTo(due('S3-PROV'))
  const cell = await house.as('cb-khuoi-vua')
  await handIn(cell, conference, {
    by: 'Chi bộ tổng hợp',
    to: 'Hội nghị cấp tỉnh',
    rows: [{ content: RAIL, name: 'Triệu Văn Páo' }],
  })
  house.goTo(due('S3-XA'))
  await handIn(await house.as('cb-ban-khat'), conference, {
    by: 'Chi bộ tổng hợp',
    rows: [{ content: DUST, name: 'Nông Thị Vượng' }],
  })
  await handIn(await house.as('cb-lung-minh'), conference, {
    by: 'Chi bộ tổng hợp',
    rows: [{ content: TANKS, name: 'Lý Văn Sì' }],
  })
  const office = await house.as('vpdu-1')
  await markDone(office, conference, 'S3-PROV', due('S3-PROV'))
  await markDone(office, conference, 'S3-XA', due('S3-XA'))
  for (const rule of ['S3-PROV', 'S3-XA']) assert.equal(await dueState(office, conference, rule), 'Đã xong')
  for (const blank of ['bieu_mau_xa', 'bieu_mau_tinh'])
    says(await draftPaper(office, conference, blank), 'Thông tin người gửi ý kiến')
  const commune = await filledForm(office, conference, 'commune')
  const province = await filledForm(office, conference, 'province')
  says(commune, 'Xe chở quặng')
  saysNot(commune, 'cầu cứng thay cầu tràn')
  says(province, 'cầu cứng thay cầu tràn')
  saysNot(province, 'Xe chở quặng')

  const code = await enter(office, conference, {
    content: MASTS,
    name: 'Bàn Thị Mẩy',
    village: 'Thôn Khuổi Đẩy',
    channel: 'MTTQ, đoàn thể',
  })
  await enter(office, conference, { content: BRIBE, channel: 'Điện thoại, tin nhắn, Zalo' })
  const secret = await restrict(office, conference, BRIBE)
  assert.equal(await office.status(`${house.xa}/y-kien/${secret}`), 404)
  await office.open(`${house.xa}/y-kien?hoi-nghi=${conference}`)
  await office.seesNot('nhận tiền của tôi')
  const keeper = await house.as('ca-1')
  await keeper.open(`${house.xa}/so-han-che`)
  assert.equal(await (await house.as('bi-thu')).status(`${house.xa}/so-han-che`), 404)
  assert.ok(after(date, -5) > due('S3-XA'), 'strictly before the day')
  return code
}

async function prepared(house: House, conference: string, due: (rule: string) => string): Promise<void> {
  house.goTo(due('S3-SYN'))
  const office = await house.as('vpdu-1')
  const own = { kind: 'Kiến nghị', competence: 'Thuộc thẩm quyền xã' }
  await triage(office, conference, DUST, { ...own, field: 'Giao thông', unit: 'Phòng Kinh tế' })
  await triage(office, conference, TANKS, { ...own, field: 'Nước sạch', unit: 'Phòng Kinh tế' })
  await triage(office, conference, MASTS, {
    ...own,
    kind: 'Hỏi',
    field: 'Chuyển đổi số, truyền thanh, viễn thông',
    unit: 'Phòng Văn hóa - Xã hội',
  })
  await triage(office, conference, RAIL, {
    kind: 'Kiến nghị',
    competence: 'Vượt thẩm quyền',
    field: 'Giao thông',
    unit: 'Văn phòng Đảng ủy',
  })
  const table = await draftPaper(office, conference, 'phan_loai')
  says(table, 'Xe chở quặng')
  await markDone(office, conference, 'S3-SYN', due('S3-SYN'))

  house.goTo(due('S3-ANS'))
  const unit = await house.as('kt-1')
  const dust = await findQuestion(unit, conference, DUST)
  await draftAnswer(
    unit,
    dust,
    'Doanh nghiệp tưới đường ngày bốn lần từ ngày 16/12 và vá 1,2 km mặt đường trước ngày 31/01.',
  )
  const compiling = await house.as('vpdu-1')
  await markDone(compiling, conference, 'S3-ANS', due('S3-ANS'))
  const answers = await draftPaper(compiling, conference, 'tong_hop_tra_loi')
  says(answers, 'tưới đường ngày bốn lần')
}

async function theDay(house: House, conference: string, date: string): Promise<void> {
  house.goTo(date)
  const secretary = await house.as('vpdu-2')
  await countVillage(secretary, conference, 'Thôn Bản Khắt', 6)
  assert.deepEqual(await offeredDispositions(secretary, conference), DISPOSITIONS)
  await moment(secretary, conference, 'Khai mạc')
  for (let at = 0; at < 3; at++) await nextStep(secretary, conference)
  await speech(secretary, conference, {
    name: 'Lý Văn Sì',
    village: 'Thôn Lủng Mình',
    questions: [
      {
        text: 'Đường lên Lủng Mình bao giờ có lan can ở dốc đá?',
        disposition: 'Trả lời tại chỗ',
        answer: 'Lan can dài 140 m lắp xong trước Tết, kinh phí từ quỹ bảo trì đường xã.',
      },
    ],
  })
  const second = await house.as('chu-tich')
  await answerCollected(second, conference, ['Xe chở quặng', 'Thôn Lủng Mình thiếu nước'], {
    disposition: 'Giao cơ quan, đơn vị',
    unit: 'Phòng Kinh tế',
  })
  await answerCollected(await house.as('bi-thu'), conference, ['Vùng lõm sóng'], {
    disposition: 'Giao cơ quan, đơn vị',
  })
  await moment(await house.as('vpdu-2'), conference, 'Bế mạc')
}

async function conclusion(
  house: House,
  conference: string,
  due: (rule: string) => string,
  code: string,
): Promise<void> {
  assert.equal(await signMinutes(await house.as('vpdu-2'), conference), 4)
  house.goTo(after(due('L43-RESULT'), -3))
  const office = await house.as('vpdu-1')
  const until = after(due('L43-RESULT'), 30)
  await addOrder(office, conference, {
    viewpoint: 'Làm việc với doanh nghiệp mỏ, bố trí bể chứa nước.',
    unit: 'Phòng Kinh tế',
    due: until,
    covers: ['Xe chở quặng', 'Thôn Lủng Mình thiếu nước'],
  })
  await addOrder(office, conference, {
    viewpoint: 'Làm việc với doanh nghiệp viễn thông về trạm phát sóng.',
    unit: 'Phòng Văn hóa - Xã hội',
    due: until,
    covers: ['Vùng lõm sóng'],
  })
  await issueConclusion(await house.as('bi-thu'), conference)
  const paper = await issuedPaper(await house.as('vpdu-1'), conference, 'Thông báo kết luận')
  assert.match(paper.symbol, /^\d{2}-TB\/ĐU$/)
  says(paper, 'ĐẢNG CỘNG SẢN VIỆT NAM')
  saysNot(paper, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
  assert.equal(await dueState(office, conference, 'L43-RESULT'), 'Đã xong')

  const masts = await findQuestion(office, conference, MASTS)
  assert.equal(await caseDue(office, masts), until, 'the order’s own date: the plan has none')
  const people = { unit: 'vhxh-1', chair: 'bi-thu', office: 'vpdu-1' }
  await answerInWriting(people, await house.as('vpdu-1'), masts, {
    text: 'Viettel lắp trạm 4G tại đồi Khuổi Đẩy, phát sóng trước ngày 30/4, xã giao mặt bằng trong tháng 01.',
    how: 'Trao tận tay',
    to: 'Bà Bàn Thị Mẩy',
  })
  const dust = await findQuestion(await house.as('vpdu-1'), conference, DUST)
  const chair = await house.as('bi-thu')
  await chair.open(`${house.xa}/viec`)
  await chair.follow(/Trả lời 1 nội dung/)
  const answer = new URL(chair.page.url()).pathname
  await approveAnswer(chair, answer)
  await issueAnswer(await house.as('vpdu-1'), answer)
  await deliver(await house.as('vpdu-1'), answer, 'Qua trưởng thôn', 'Chi bộ Bản Khắt')
  const asked = await house.as('kt-1')
  await asked.open(`${house.xa}/giai-quyet/${dust}`)
  await asked.sees('Đã trả lời')
  assert.equal(await asked.status(`${house.xa}/giai-quyet/${masts}`), 404, 'another unit’s case')

  const found = await lookUp(await house.citizen(), code)
  assert.match(found, /Đã trả lời/)
  assert.match(found, /Viettel lắp trạm 4G/)
  await reports(house, conference)
}

async function reports(house: House, conference: string): Promise<void> {
  const office = await house.as('vpdu-1')
  await issueReport(office, conference, 'bao_cao_tong_hop', 'Báo cáo tổng hợp sau hội nghị')
  const report = await issuedPaper(office, conference, 'Báo cáo tổng hợp sau hội nghị')
  assert.match(report.symbol, /^\d{2}-BC\/ĐU$/)
  const front = await house.as('mt-1')
  await issueReport(front, conference, 'bao_cao_du_luan', 'Báo cáo tình hình Nhân dân')
  assert.equal(await front.status(conferencePath(front, conference, 'ket-luan')), 404)
  await ledgerIsWhole(front)
}

journey({
  commune: 'quang-bach',
  date: '2025-12-15',
  begins: 30,
  whole,
  short: (house, date) => planned(house, date, PLANNING),
})
