// Kế hoạch Lộc Thịnh 2024, walked by its own people: notice ten days before, lists of the village heads, two
// secretaries of whom one is a citizen, three reports of the chair, minutes in three copies posted with the conclusion,
// a letter to the superior, written answers within seven working days, the report within ten.
import assert from 'node:assert/strict'
import { expectedDate } from './expected.ts'
import type { House } from './house.ts'
import { after, journey } from './journey.ts'
import { draftPaper, issuedPaper, says, saysNot } from './papers.ts'
import { type Planning, planned } from './plan.ts'
import { accessible, fitsPhone } from './screens.ts'
import {
  answerCollected,
  answerFinding,
  answerInWriting,
  approveAnswer,
  caseDue,
  casePath,
  classify,
  closeFile,
  conferencePath,
  countVillage,
  deliver,
  draftAnswer,
  dueState,
  enter,
  escalate,
  finding,
  findQuestion,
  giveTask,
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
  publish,
  reportTask,
  sendOpinion,
  signMinutes,
  speech,
  splitOff,
  superiorReplies,
  takeSuggestedOrder,
  triage,
  walkIn,
} from './steps.ts'

const PLANNING: Planning = {
  office: 'vp-cong-chuc',
  chair: 'chu-tich',
  outsider: 'dc-1',
  conference: {
    regulation: 'Hội nghị trao đổi, đối thoại giữa UBND xã Lộc Thịnh với Nhân dân năm 2024',
    place: 'Nhà Văn hóa xã Lộc Thịnh',
    chairs: ['chu-tich', 'pct-kinh-te'],
    secretaries: ['vp-chuyen-vien'],
    citizenSecretary: { name: 'Trần Thị Kim Phượng', village: 'Thôn Hưng Thủy' },
  },
  symbol: '01/KH-UBND',
  plan: [
    'ỦY BAN NHÂN DÂN',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'chậm nhất là 10 ngày trước ngày tổ chức Hội nghị',
    'Chậm nhất sau 05 ngày làm việc',
    'gồm 03 bản',
    'TM. ỦY BAN NHÂN DÂN',
    'CHỦ TỊCH',
  ],
  planBefore: 25,
  noticeBefore: 12,
}

/** Điểm II.4 of the plan: what the chair may do with an opinion. */
const DISPOSITIONS = [
  'Trả lời tại chỗ',
  'Đã trả lời tại chỗ, chưa thỏa đáng: còn trả lời bằng văn bản',
  'Tiếp thu (nơi sử dụng, hoặc lý do không tiếp thu)',
  'Trả lời bằng văn bản',
  'Không đủ thời gian: trả lời bằng văn bản',
  'Giao cơ quan, đơn vị',
  'Vượt thẩm quyền: đề nghị cấp có thẩm quyền',
  'Từ chối đối thoại (nêu căn cứ)',
  'Tách xử lý theo luật khiếu nại, tố cáo',
]

const DRAIN = 'Cống ngang đường trước nhà văn hóa thôn Đồng Tâm nhỏ quá, mưa lớn nước tràn vào ba nhà dân.'
const WELL = 'Giếng khoan công trình nước tập trung thôn Chà Là hư máy bơm đã ba tháng, bà con phải mua nước.'
const FEES = 'Đề nghị công khai các khoản đóng góp trong năm, khoản nào bắt buộc, khoản nào tự nguyện.'
const LAND = 'Tôi không đồng ý quyết định thu hồi đất số 112 và đã khiếu nại lần đầu, đề nghị giải quyết lại.'
const ROAD = 'Bao giờ đổ bê tông đường từ ngã ba cây gõ vào sóc Tà Thiết?'
const BANK = 'Đề nghị ngân hàng giãn nợ cho hộ trồng điều mất mùa hai vụ liền.'
const TREES = 'Xin trồng thêm cây bóng mát ở sân hội trường thôn Suối Đá.'

async function short(house: House, date: string): Promise<string> {
  return planned(house, date, PLANNING)
}

async function whole(house: House, date: string): Promise<void> {
  const conference = await planned(house, date, PLANNING)
  const due = (rule: string) => expectedDate('loc-thinh', date, rule)
  const code = await opinions(house, conference, date, due)
  await theDay(house, conference, date)
  await conclusion(house, conference, due)
  await answers(house, conference, due, code)
  await reports(house, conference, due)
}

async function opinions(
  house: House,
  conference: string,
  date: string,
  due: (rule: string) => string,
): Promise<string> {
  const office = await house.as('vp-cong-chuc')
  assert.equal(await dueState(office, conference, 'S5-NOTICE'), 'Đã xong')
  for (const place of ['Trụ sở UBND xã', 'Hội trường thôn', 'Trang thông tin điện tử UBND xã'])
    await publish(office, conference, {
      duty: 'thông báo, niêm yết trước',
      place,
      from: after(date, -12),
    })
  const budget = 'Dự toán kinh phí tổ chức Hội nghị'
  await giveTask(office, conference, {
    unit: 'Tài chính - Kế toán',
    title: budget,
    due: after(date, -7),
  })
  await reportTask(await house.as('tckt-1'), conference, budget)
  const paper = await issuedPaper(office, conference, 'Thông báo tổ chức')
  assert.match(paper.symbol, /^\d{2}\/TB-UBND$/)
  says(paper, 'Nhà Văn hóa xã Lộc Thịnh')

  const citizen = await house.citizen()
  const code = await sendOpinion(citizen, conference, {
    content: DRAIN,
    name: 'Lê Thị Bé Ba',
    phone: '0950518317',
    address: 'Tổ 1, Thôn Đồng Tâm',
    village: 'Thôn Đồng Tâm',
  })
  assert.match(await lookUp(citizen, code), /Đã tiếp nhận/)
  await sendOpinion(await house.citizen(), conference, { content: LAND, village: 'Thôn Hưng Thủy' })

  house.goTo(after(date, -6))
  const head = await house.as('tt-cha-la')
  await handIn(head, conference, {
    by: 'Trưởng thôn tổng hợp',
    rows: [
      { content: WELL, name: 'Điểu Thị Lan', address: 'Tổ 2, Thôn Chà Là' },
      { content: TREES, name: 'Điểu Văn Khoa' },
    ],
  })
  await head.open(`${house.xa}/y-kien?hoi-nghi=${conference}`)
  await head.sees('Giếng khoan công trình')
  await head.seesNot('Cống ngang đường')
  assert.equal(await head.has('Nhập ý kiến'), false)

  const entering = await house.as('vp-cong-chuc')
  await markDone(entering, conference, 'S5-THON', after(date, -6))
  assert.equal(await dueState(entering, conference, 'S5-THON'), 'Đã xong')
  assert.ok(after(date, -6) <= due('S5-THON'))
  await enter(entering, conference, {
    content: FEES,
    name: 'Lê Văn Sang',
    village: 'Thôn Hưng Thủy',
    channel: 'Trưởng thôn tổng hợp',
  })
  const sorting = { kind: 'Kiến nghị', competence: 'Thuộc thẩm quyền xã' }
  const land = 'Địa chính - Nông nghiệp - Xây dựng và Môi trường'
  await triage(entering, conference, DRAIN, { ...sorting, field: 'Thủy lợi, thoát nước', unit: land })
  await triage(entering, conference, WELL, { ...sorting, field: 'Nước sạch', unit: land })
  await triage(entering, conference, TREES, { ...sorting, field: 'Môi trường, rác thải', unit: land })
  await triage(entering, conference, FEES, {
    ...sorting,
    field: 'Ngân sách, tín dụng, các khoản đóng góp',
    unit: 'Tài chính - Kế toán',
  })
  await splitOff(entering, conference, LAND, 'Khiếu nại')

  const unit = await house.as('tckt-1')
  await unit.open(`${house.xa}/y-kien?hoi-nghi=${conference}`)
  await unit.sees('Đề nghị công khai các khoản đóng góp')
  await unit.seesNot('Giếng khoan')
  await looks(house, conference)
  return code
}

/** The main pages, measured: staff's and the people's. */
async function looks(house: House, conference: string): Promise<void> {
  const office = await house.as('vp-cong-chuc')
  const drain = await findQuestion(office, conference, DRAIN)
  for (const path of [
    conferencePath(office, conference),
    `${house.xa}/y-kien?hoi-nghi=${conference}`,
    `${house.xa}/y-kien/${drain}`,
    casePath(office, drain),
    `${house.xa}/viec`,
  ]) {
    await office.open(path)
    await accessible(office)
    await fitsPhone(office)
  }
  const reader = await house.reader()
  for (const path of [
    house.cong,
    `${house.cong}/hoi-nghi/${conference}`,
    `${house.cong}/hoi-nghi/${conference}/gui-y-kien`,
    `${house.cong}/hoi-nghi/${conference}/dang-ky`,
    `${house.cong}/tra-cuu`,
  ]) {
    await reader.open(path)
    await accessible(reader)
    await fitsPhone(reader)
  }
}

async function theDay(house: House, conference: string, date: string): Promise<void> {
  house.goTo(date)
  const secretary = await house.as('vp-chuyen-vien')
  await countVillage(secretary, conference, 'Thôn Chà Là', 42)
  await countVillage(secretary, conference, 'Thôn Đồng Tâm', 37)
  await walkIn(secretary, conference, 'Lâm Thị Sà Rây', 'Thôn Tà Thiết')
  await secretary.sees('80/6.420')
  assert.deepEqual(await offeredDispositions(secretary, conference), DISPOSITIONS)
  await moment(secretary, conference, 'Khai mạc')
  const steps = []
  for (let at = 0; at < 5; at++) steps.push(await nextStep(secretary, conference))
  assert.match(steps[1] ?? '', /Báo cáo tóm tắt kết quả thực hiện nhiệm vụ/)
  assert.match(steps[2] ?? '', /nội dung chính quyền địa phương phải công khai/)
  assert.match(steps[3] ?? '', /Báo cáo kết quả giải quyết những ý kiến/)
  assert.match(steps[4] ?? '', /Trao đổi, đối thoại hoặc kiến nghị/)

  await speech(secretary, conference, {
    name: 'Lâm Thị Sà Rây',
    village: 'Thôn Tà Thiết',
    address: 'Tổ 4, Thôn Tà Thiết',
    questions: [
      {
        text: ROAD,
        disposition: 'Không đủ thời gian: trả lời bằng văn bản',
        unit: 'Địa chính - Nông nghiệp - Xây dựng và Môi trường',
      },
      { text: BANK, disposition: 'Vượt thẩm quyền: đề nghị cấp có thẩm quyền' },
    ],
  })
  const chair = await house.as('chu-tich')
  await answerCollected(chair, conference, ['Đề nghị công khai các khoản'], {
    disposition: 'Trả lời tại chỗ',
    answer: 'Danh mục 04 khoản bắt buộc và 03 khoản tự nguyện niêm yết tại trụ sở và các hội trường thôn.',
  })
  await answerCollected(chair, conference, ['Xin trồng thêm cây'], {
    disposition: 'Tiếp thu (nơi sử dụng, hoặc lý do không tiếp thu)',
    answer: 'Đưa vào kế hoạch Tết trồng cây của xã đầu năm sau.',
  })
  await answerCollected(chair, conference, ['Cống ngang đường', 'Giếng khoan công trình'], {
    disposition: 'Trả lời bằng văn bản',
  })
  const unit = await house.as('dc-1')
  assert.equal(await unit.status(conferencePath(unit, conference, 'ngay/chu-tri')), 404)
  await moment(await house.as('vp-chuyen-vien'), conference, 'Bế mạc')
}

async function conclusion(house: House, conference: string, due: (rule: string) => string): Promise<void> {
  const secretary = await house.as('vp-chuyen-vien')
  assert.equal(await signMinutes(secretary, conference), 4, 'two chairs, two secretaries')
  const minutes = await draftPaper(secretary, conference, 'bien_ban')
  says(minutes, '03 bản')
  says(minutes, 'Trần Thị Kim Phượng')
  says(minutes, 'Lâm Thị Sà Rây')
  says(minutes, '80/6.420')
  const posted = await draftPaper(secretary, conference, 'bien_ban_niem_yet')
  saysNot(posted, 'Sà Rây')
  saysNot(posted, 'Bé Ba')
  saysNot(posted, 'quyết định thu hồi đất số 112')

  house.goTo(due('S5-ESC'))
  const office = await house.as('vp-cong-chuc')
  await classify(office, conference, ROAD, {
    kind: 'Hỏi',
    field: 'Giao thông',
    competence: 'Thuộc thẩm quyền xã',
  })
  await triage(office, conference, BANK, {
    kind: 'Kiến nghị',
    field: 'Ngân sách, tín dụng, các khoản đóng góp',
    competence: 'Vượt thẩm quyền',
    unit: 'Văn phòng - Thống kê',
  })
  await office.open(conferencePath(office, conference, 'ket-luan'))
  await office.sees('Còn mở: 3 nội dung')
  await takeSuggestedOrder(office, conference, 'dc-xd')
  assert.equal(await office.has('Ban hành thông báo kết luận'), false, 'the chair issues it')
  const chair = await house.as('chu-tich')
  await issueConclusion(chair, conference)
  const paper = await issuedPaper(await house.as('vp-cong-chuc'), conference, 'Thông báo kết luận')
  assert.match(paper.symbol, /^\d{2}\/TB-UBND$/)
  assert.equal(await dueState(office, conference, 'S5-CONC'), 'Đã xong')
  for (const place of ['Trụ sở UBND xã', 'Hội trường thôn'])
    await publish(office, conference, { duty: 'thông báo kết luận, kết quả', place, from: due('S5-ESC') })
}

async function answers(
  house: House,
  conference: string,
  due: (rule: string) => string,
  code: string,
): Promise<void> {
  const office = await house.as('vp-cong-chuc')
  const id = (text: string) => findQuestion(office, conference, text)
  const drain = await id(DRAIN)
  const well = await id(WELL)
  const road = await id(ROAD)
  const bank = await id(BANK)
  for (const question of [drain, well, road])
    assert.equal(await caseDue(office, question), due('S5-REPLY'), 'seven working days')
  assert.equal(await caseDue(office, bank), due('S5-ESC'))

  const letter = await escalate(office, bank, {
    to: 'Ủy ban nhân dân tỉnh',
    request: 'Xem xét giãn nợ cho các hộ trồng điều mất mùa hai vụ liên tiếp trên địa bàn xã.',
  })
  assert.equal(await dueState(office, conference, 'S5-ESC'), 'Đã xong')
  assert.match(await lookUpQuestion(house, conference), /Chờ cấp trên/)
  const superior = await house.as('tinh-1')
  await superior.open(`${house.xa}/giai-quyet`)
  await superior.sees('giãn nợ cho các hộ trồng điều')
  assert.equal(await superior.status(`${house.xa}/y-kien`), 404)
  await superiorReplies(superior, letter, {
    text: 'Ngân hàng Chính sách xã hội tỉnh giãn nợ 12 tháng cho 38 hộ có xác nhận thiệt hại của xã.',
    reference: '120/UBND-KT',
  })

  const people = { unit: 'dc-1', chair: 'chu-tich', office: 'vp-cong-chuc' }
  const seat = await house.as('vp-cong-chuc')
  await answerInWriting(people, seat, drain, {
    text: 'Xã thay cống tròn 600 bằng cống hộp 1,0 m, khởi công ngày 15/10, xong trước mùa mưa năm sau.',
    basis: 'Luật Đầu tư công',
    how: 'Trao tận tay',
    to: 'Bà Lê Thị Bé Ba',
  })
  await answerInWriting(people, seat, well, {
    text: 'Máy bơm mới lắp xong ngày 12 tháng này do Tổ quản lý nước; giá nước giữ 6.000 đồng một khối.',
    how: 'Qua trưởng thôn',
    to: 'Ông Điểu Bran',
  })
  house.goTo(due('S5-REPLY'))
  await answerInWriting(people, await house.as('vp-cong-chuc'), road, {
    text: 'Đoạn đường 1.200 m được ghi vốn năm 2025, khởi công quý II/2025, Ủy ban nhân dân xã làm chủ đầu tư.',
    how: 'Trao tận tay',
    to: 'Bà Lâm Thị Sà Rây',
  })
  const own = await draftAnswer(
    await house.as('vp-cong-chuc'),
    bank,
    'Theo trả lời của tỉnh, 38 hộ có xác nhận thiệt hại được giãn nợ 12 tháng; nộp giấy xác nhận tại xã trước 30/9.',
  )
  await finishAnswer(house, own)

  const reply = await issuedPaper(await house.as('vp-cong-chuc'), conference, 'Văn bản trả lời')
  assert.match(reply.symbol, /^\d{2}\/UBND/)
  const citizen = await house.citizen()
  const found = await lookUp(citizen, code)
  assert.match(found, /Đã trả lời/)
  assert.match(found, /cống hộp 1,0 m/)
  const rating = citizen.form('/hai-long')
  await rating.tick('Hài lòng')
  await rating.send('Gửi nhận xét')
  await citizen.sees('hài lòng')
}

async function finishAnswer(house: House, answer: string): Promise<void> {
  await approveAnswer(await house.as('chu-tich'), answer)
  await issueAnswer(await house.as('vp-cong-chuc'), answer)
  await deliver(await house.as('vp-cong-chuc'), answer, 'Niêm yết', 'Nhân dân các thôn')
}

async function lookUpQuestion(house: House, conference: string): Promise<string> {
  const citizen = await house.citizen()
  await citizen.open(`${house.cong}/hoi-nghi/${conference}?q=gian+no`)
  return citizen.text()
}

async function reports(house: House, conference: string, due: (rule: string) => string): Promise<void> {
  house.goTo(due('S5-REPORT'))
  const front = await house.as('mt-1')
  await finding(
    front,
    'Đề nghị niêm yết kết luận thêm tại nhà văn hóa cộng đồng thôn Chà Là.',
    after(due('S5-REPORT'), 7),
  )
  assert.equal(await front.has('Trả lời kiến nghị'), false)
  const office = await house.as('vp-cong-chuc')
  await answerFinding(office, 'Đã niêm yết bổ sung tại nhà văn hóa cộng đồng thôn Chà Là sáng nay.')
  await issueReport(office, conference, 'bao_cao_to_chuc', 'Báo cáo kết quả tổ chức')
  const report = await issuedPaper(office, conference, 'Báo cáo kết quả tổ chức')
  assert.match(report.symbol, /^\d{2}\/BC-UBND$/)
  assert.equal(await dueState(office, conference, 'S5-REPORT'), 'Đã xong')
  await ledgerIsWhole(await house.as('mt-1'))
  await closeFile(await house.as('vp-cong-chuc'), conference)
}

journey({ commune: 'loc-thinh', date: '2024-08-20', begins: 40, whole, short })
