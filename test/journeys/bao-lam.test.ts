// Kế hoạch Bảo Lâm 2024: invitations with the Front seven working days before, the backlog with its sources and what was
// raised often and never settled, a deputy who chairs in place of the chairman, refusal on the plan's own grounds, the
// conclusion within ten working days, replies counted from the conclusion, two reports.
import assert from 'node:assert/strict'
import { expectedDate } from './expected.ts'
import type { House } from './house.ts'
import { after, journey } from './journey.ts'
import { draftPaper, issuedPaper, says, saysNot } from './papers.ts'
import { type Planning, planned } from './plan.ts'
import {
  addDelegate,
  addOrder,
  answerCollected,
  answerInWriting,
  caseDue,
  classify,
  conferencePath,
  dueState,
  enter,
  extend,
  extensionRefused,
  findQuestion,
  issueConclusion,
  issueReport,
  ledgerIsWhole,
  link,
  lookUp,
  moment,
  nextStep,
  offeredDispositions,
  present,
  rememberMatter,
  shownDates,
  signMinutes,
  speech,
  triage,
} from './steps.ts'

const PLANNING: Planning = {
  office: 'vp-1',
  chair: 'chu-tich',
  outsider: 'dc-1',
  conference: {
    regulation:
      'Đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền với Nhân dân xã Bảo Lâm năm 2024',
    place: 'UBND xã Bảo Lâm',
    chairs: ['chu-tich'],
    standIn: 'pct',
    secretaries: ['vp-2'],
  },
  symbol: '01/KH-UBND',
  plan: [
    'trước 07 ngày làm việc',
    'chậm nhất là 10 ngày làm việc',
    'không quá 30 ngày làm việc',
    'TM. ỦY BAN NHÂN DÂN',
  ],
  planBefore: 25,
  noticeBefore: 12,
}

const DISPOSITIONS = [
  'Trả lời tại chỗ',
  'Tiếp thu (nơi sử dụng, hoặc lý do không tiếp thu)',
  'Ghi nhận, xác minh, trả lời sau',
  'Trả lời bằng văn bản',
  'Giao cơ quan, đơn vị',
  'Vượt thẩm quyền: đề nghị cấp có thẩm quyền',
  'Từ chối đối thoại (nêu căn cứ)',
  'Tách xử lý theo luật khiếu nại, tố cáo',
]

const OLD = 'Thôn Pò Nhùng thiếu nước sinh hoạt mùa khô, đề nghị khoan giếng'
const THIRST = 'Thôn Pò Nhùng vẫn thiếu nước sinh hoạt mùa khô, giếng khoan không đủ nước cho cả thôn.'
const CULVERT = 'Đường dân sinh bị cắt khi làm cao tốc, đề nghị làm cống chui cho trâu bò qua.'
const LAMPS = 'Đường vào thôn Pác Giàm đã có mười tám đèn, xin thêm sáu đèn ở khúc cua.'
const PETITION = 'Tôi đến yêu cầu giải quyết dứt điểm lá đơn tôi gửi năm ngoái.'

async function whole(house: House, date: string): Promise<void> {
  const due = (rule: string) => expectedDate('bao-lam', date, rule)
  const conference = await planned(house, date, PLANNING)
  const code = await opinions(house, conference, date)
  await theDay(house, conference, date)
  await conclusion(house, conference, due)
  await answers(house, conference, due, code)
}

async function opinions(house: House, conference: string, date: string): Promise<string> {
  const front = await house.as('mt-1')
  await addDelegate(front, conference, { name: 'Nông Thị Bé', village: 'Thôn Pò Nhùng' })
  await addDelegate(front, conference, { name: 'Hứa Thị Loan', title: 'Phó Bí thư Thường trực Đảng ủy xã' })
  assert.equal(await front.has('Lưu phân bổ'), false, 'places are the office’s to give')
  assert.equal(await front.status(`${house.xa}/y-kien/nhap`), 404)
  const office = await house.as('vp-1')
  assert.equal(await dueState(office, conference, 'S2-INVITE'), 'Đã xong')
  await office.open(`${conferencePath(office, conference, 'van-ban')}/giay_moi`)
  await office.follow('Nông Thị Bé')
  const subject = new URL(office.page.url()).searchParams.get('muc') ?? ''
  const invitation = await draftPaper(office, conference, 'giay_moi', subject)
  says(invitation, 'trân trọng kính mời')
  says(invitation, 'Nông Thị Bé')

  await rememberMatter(office, {
    text: OLD,
    year: Number(date.slice(0, 4)) - 1,
    times: 2,
    answered: 'Đã khoan một giếng, lưu lượng không đủ',
  })
  house.goTo(after(date, -6))
  const desk = await house.as('vp-1')
  const code = await enter(desk, conference, {
    content: THIRST,
    name: 'Hoàng Văn Nhình',
    village: 'Thôn Pò Nhùng',
    channel: 'Tồn đọng (cử tri, giám sát, tiếp công dân, kỳ trước)',
    backlog: 'Cử tri tại kỳ họp HĐND',
  })
  await enter(desk, conference, {
    content: CULVERT,
    village: 'Thôn Nà Rầm',
    channel: 'Tồn đọng (cử tri, giám sát, tiếp công dân, kỳ trước)',
    backlog: 'Giám sát',
  })
  const unit = 'Địa chính - Nông nghiệp - Xây dựng và Môi trường'
  const own = { kind: 'Kiến nghị', competence: 'Thuộc thẩm quyền xã', unit }
  await triage(desk, conference, THIRST, { ...own, field: 'Nước sạch' })
  await triage(desk, conference, CULVERT, { ...own, field: 'Giao thông' })
  await link(desk, conference, THIRST, { earlier: OLD })
  await desk.sees('lần 3')
  const backlog = await draftPaper(desk, conference, 'ra_soat_ton_dong')
  says(backlog, 'Thôn Pò Nhùng vẫn thiếu nước sinh hoạt mùa khô')
  says(backlog, 'Đường dân sinh bị cắt')
  // What is raised again stands once, with its count.
  saysNot(backlog, 'đề nghị khoan giếng')
  return code
}

async function theDay(house: House, conference: string, date: string): Promise<void> {
  house.goTo(date)
  const secretary = await house.as('vp-2')
  await present(secretary, conference, 'Nông Thị Bé')
  assert.deepEqual(await offeredDispositions(secretary, conference), DISPOSITIONS)
  await moment(secretary, conference, 'Khai mạc')
  const first = await nextStep(secretary, conference)
  assert.match(first, /nội quy; giới thiệu chủ tọa, thư ký và bộ phận tiếp nhận/)
  for (let at = 0; at < 2; at++) await nextStep(secretary, conference)
  await speech(secretary, conference, {
    name: 'Nông Thị Bé',
    village: 'Thôn Pò Nhùng',
    questions: [
      {
        text: LAMPS,
        disposition: 'Trả lời tại chỗ',
        answer: 'Sáu đèn năng lượng mặt trời đã mua, lắp xong trong tháng này tại khúc cua.',
      },
      {
        text: PETITION,
        disposition: 'Từ chối đối thoại (nêu căn cứ)',
        ground: 'Người đến đối thoại để giải quyết đơn',
      },
    ],
  })
  const deputy = await house.as('pct')
  await answerCollected(deputy, conference, ['Thôn Pò Nhùng vẫn thiếu'], {
    disposition: 'Ghi nhận, xác minh, trả lời sau',
  })
  await answerCollected(deputy, conference, ['Đường dân sinh bị cắt'], {
    disposition: 'Trả lời bằng văn bản',
  })
  await moment(await house.as('vp-2'), conference, 'Bế mạc')
}

async function conclusion(house: House, conference: string, due: (rule: string) => string): Promise<void> {
  assert.equal(await signMinutes(await house.as('vp-2'), conference), 2)
  house.goTo(due('S2-TB'))
  const office = await house.as('vp-1')
  await classify(office, conference, LAMPS, {
    kind: 'Kiến nghị',
    field: 'Điện, chiếu sáng',
    competence: 'Thuộc thẩm quyền xã',
  })
  await addOrder(office, conference, {
    viewpoint: 'Khoan giếng thứ hai và làm cống chui; trả lời bằng văn bản.',
    unit: 'Địa chính - Nông nghiệp - Xây dựng và Môi trường',
    covers: ['Thôn Pò Nhùng vẫn thiếu', 'Đường dân sinh bị cắt'],
  })
  await issueConclusion(await house.as('pct'), conference)
  const paper = await issuedPaper(await house.as('vp-1'), conference, 'Thông báo kết luận')
  says(paper, 'KT. CHỦ TỊCH')
  says(paper, 'PHÓ CHỦ TỊCH')
  const shown = await shownDates(office, conference)
  assert.equal(shown['S2-REPLY'], due('S2-REPLY<S2-TB'), 'counted from the conclusion as issued')
  assert.equal(shown['S2-COMPLEX'], due('S2-COMPLEX<S2-TB'))
}

async function answers(
  house: House,
  conference: string,
  due: (rule: string) => string,
  code: string,
): Promise<void> {
  const office = await house.as('vp-1')
  const thirst = await findQuestion(office, conference, THIRST)
  const culvert = await findQuestion(office, conference, CULVERT)
  for (const question of [thirst, culvert])
    assert.equal(await caseDue(office, question), due('S2-REPLY<S2-TB'), 'twenty working days')
  const people = { unit: 'dc-1', chair: 'chu-tich', office: 'vp-1' }
  await answerInWriting(people, await house.as('vp-1'), culvert, {
    text: 'Ban quản lý dự án làm cống chui 2,5 m tại lý trình km 21, khởi công ngày 01/9, xong trong 60 ngày.',
    how: 'Niêm yết',
    to: 'Nhân dân thôn Nà Rầm',
  })
  house.goTo(after(due('S2-REPLY<S2-TB'), -1))
  const extending = await house.as('vp-1')
  const reason = 'Cần khoan thăm dò mạch nước ngầm'
  assert.match(
    await extensionRefused(extending, thirst, { reason, to: after(due('S2-COMPLEX<S2-TB'), 1) }),
    /Chậm nhất gia hạn đến/,
  )
  await extend(extending, thirst, { reason, to: due('S2-COMPLEX<S2-TB') })
  assert.equal(await caseDue(extending, thirst), due('S2-COMPLEX<S2-TB'), 'thirty working days')
  house.goTo(due('S2-COMPLEX<S2-TB'))
  await answerInWriting(people, await house.as('vp-1'), thirst, {
    text: 'Mạch nước ở độ sâu 92 m đủ cho 96 hộ; giếng thứ hai và bể 20 khối làm xong trước ngày 30/11.',
    basis: 'Kết quả khoan thăm dò ngày 05/8',
    how: 'Trao tận tay',
    to: 'Ông Hoàng Văn Nhình',
  })
  const found = await lookUp(await house.citizen(), code)
  assert.match(found, /Đã trả lời/)
  assert.match(found, /giếng thứ hai và bể 20 khối/)

  const reporting = await house.as('vp-1')
  for (const [kind, label] of [
    ['bao_cao_to_chuc', 'Báo cáo kết quả tổ chức'],
    ['bao_cao_giai_quyet', 'Báo cáo kết quả giải quyết'],
  ] as const) {
    await issueReport(reporting, conference, kind, label)
    const report = await issuedPaper(reporting, conference, label)
    assert.match(report.symbol, /^\d{2}\/BC-UBND$/)
  }
  assert.equal(await dueState(reporting, conference, 'S2-REPORT'), 'Đã xong')
  const front = await house.as('mt-1')
  assert.equal(await front.has('Trả lời kiến nghị'), false)
  await ledgerIsWhole(front)
}

journey({
  commune: 'bao-lam',
  date: '2024-06-14',
  begins: 40,
  whole,
  short: (house, date) => planned(house, date, PLANNING),
})
