// Kế hoạch Song An 2019 names no deadline at all: none is invented, the law of the day is counted beside it; letters sent
// beforehand and speeches; an order must then name its own date.
import assert from 'node:assert/strict'
import type { House } from './house.ts'
import { after, journey } from './journey.ts'
import { draftPaper, issuedPaper, says } from './papers.ts'
import { type Planning, planned } from './plan.ts'
import {
  addDelegate,
  addOrder,
  answerCollected,
  answerInWriting,
  caseDue,
  classify,
  conferencePath,
  countVillage,
  dueState,
  enter,
  findQuestion,
  issueConclusion,
  ledgerIsWhole,
  lookUp,
  moment,
  nextStep,
  offeredDispositions,
  orderRefused,
  present,
  signMinutes,
  speech,
  splitOff,
  triage,
} from './steps.ts'

const PLANNING: Planning = {
  office: 'vp-tk-1',
  chair: 'chu-tich',
  outsider: 'dc-1',
  conference: {
    regulation: 'Đối thoại với Nhân dân xã Song An năm 2019',
    place: 'Hội trường UBND xã Song An',
    chairs: ['chu-tich', 'pct-kinh-te'],
    secretaries: ['vp-tk-2', 'tp-1'],
  },
  symbol: '01/KH-UBND',
  plan: [
    'Ý kiến đối thoại có thể gửi trước về Văn phòng - Thống kê UBND xã hoặc đăng ký trực tiếp tại Hội nghị',
    'Trưởng các thôn, làng',
    'TM. ỦY BAN NHÂN DÂN',
  ],
  planBefore: 25,
  noticeBefore: 10,
}

const DISPOSITIONS = ['Trả lời tại chỗ', 'Giao cơ quan, đơn vị', 'Tách xử lý theo luật khiếu nại, tố cáo']

const MUD = 'Đường liên thôn An Thượng 2 đi làng Pốt còn một cây số lầy lội mùa mưa.'
const DOGS = 'Chó thả rông trên quốc lộ gây tai nạn, đề nghị bắt nhốt.'
const FENCE = 'Hàng xóm lấn ranh đất nhà tôi một mét, đề nghị xã phân xử.'
const ROOF = 'Mái nhà rông làng Hven đã lợp, xin thêm cái trống.'

async function whole(house: House, date: string): Promise<void> {
  const conference = await planned(house, date, PLANNING)
  const code = await opinions(house, conference, date)
  await theDay(house, conference, date)
  await afterwards(house, conference, date, code)
}

async function opinions(house: House, conference: string, date: string): Promise<string> {
  const office = await house.as('vp-tk-1')
  const notice = date < '2025-03-01' ? 'L125-NOTICE' : 'L43-NOTICE'
  assert.equal(await dueState(office, conference, notice), 'Đã xong')
  await addDelegate(office, conference, {
    name: 'Nguyễn Xuân Lộc',
    title: 'Phó Bí thư Thường trực Đảng ủy xã',
  })
  await office.open(`${conferencePath(office, conference, 'van-ban')}/giay_moi`)
  await office.follow(/Nguyễn Xuân Lộc/)
  const subject = new URL(office.page.url()).searchParams.get('muc') ?? ''
  says(await draftPaper(office, conference, 'giay_moi', subject), 'Nguyễn Xuân Lộc')

  house.goTo(after(date, -5))
  const desk = await house.as('vp-tk-1')
  const code = await enter(desk, conference, {
    content: MUD,
    name: 'Huỳnh Thị Tám',
    village: 'Thôn An Thượng 2',
    channel: 'Gửi trước về Văn phòng',
  })
  await enter(desk, conference, { content: FENCE, channel: 'Gửi trước về Văn phòng' })
  await triage(desk, conference, MUD, {
    kind: 'Kiến nghị',
    field: 'Giao thông',
    competence: 'Thuộc thẩm quyền xã',
    unit: 'Địa chính - Xây dựng - Nông nghiệp và Môi trường',
  })
  await splitOff(desk, conference, FENCE, 'Tranh chấp dân sự, đất đai')
  return code
}

async function theDay(house: House, conference: string, date: string): Promise<void> {
  house.goTo(date)
  const secretary = await house.as('vp-tk-2')
  await present(secretary, conference, 'Nguyễn Xuân Lộc')
  await countVillage(secretary, conference, 'Làng Hven', 35)
  assert.deepEqual(await offeredDispositions(secretary, conference), DISPOSITIONS)
  await moment(secretary, conference, 'Khai mạc')
  for (let at = 0; at < 2; at++) await nextStep(secretary, conference)
  await speech(secretary, conference, {
    name: 'Đinh Plưn',
    village: 'Làng Hven',
    questions: [
      {
        text: ROOF,
        disposition: 'Trả lời tại chỗ',
        answer: 'Xã đã đặt trống, trao tại ngày hội Đại đoàn kết 18/11 ở nhà rông.',
      },
      {
        text: DOGS,
        disposition: 'Giao cơ quan, đơn vị',
        unit: 'Công an xã',
      },
    ],
  })
  await answerCollected(await house.as('pct-kinh-te'), conference, ['Đường liên thôn'], {
    disposition: 'Giao cơ quan, đơn vị',
  })
  await moment(await house.as('vp-tk-2'), conference, 'Bế mạc')
  assert.equal(await signMinutes(await house.as('vp-tk-2'), conference), 4, 'two chairs, two secretaries')
}

async function afterwards(house: House, conference: string, date: string, code: string): Promise<void> {
  house.goTo(after(date, 5))
  const office = await house.as('vp-tk-1')
  await classify(office, conference, DOGS, {
    kind: 'Phản ánh',
    field: 'An ninh, trật tự',
    competence: 'Thuộc thẩm quyền xã',
  })
  const mud = {
    viewpoint: 'Bê tông nốt một cây số, thôn góp công.',
    unit: 'Địa chính - Xây dựng - Nông nghiệp và Môi trường',
    covers: ['Đường liên thôn'],
  }
  assert.match(
    await orderRefused(office, conference, mud),
    /Quy chế không ấn định hạn trả lời/,
    'the plan has no date: somebody must say one',
  )
  await addOrder(office, conference, { ...mud, due: after(date, 30) })
  await addOrder(office, conference, {
    viewpoint: 'Bắt giữ chó thả rông trên quốc lộ, xử phạt chủ nuôi.',
    unit: 'Công an xã',
    due: after(date, 15),
    covers: ['Chó thả rông'],
  })
  await issueConclusion(await house.as('chu-tich'), conference)
  const paper = await issuedPaper(await house.as('vp-tk-1'), conference, 'Thông báo kết luận')
  says(paper, 'Bê tông nốt một cây số')

  const road = await findQuestion(office, conference, MUD)
  const dogs = await findQuestion(office, conference, DOGS)
  assert.equal(await caseDue(office, road), after(date, 30), 'the date the chair gave')
  assert.equal(await caseDue(office, dogs), after(date, 15))
  const reply = { chair: 'chu-tich', office: 'vp-tk-1' }
  await answerInWriting({ ...reply, unit: 'ca-1' }, await house.as('vp-tk-1'), dogs, {
    text: 'Tổ tuần tra bắt 11 con chó thả rông từ ngày 18/11, phạt 06 chủ nuôi; tuần tra thứ Ba, thứ Sáu.',
    how: 'Niêm yết',
    to: 'Nhân dân các thôn, làng',
  })
  await answerInWriting({ ...reply, unit: 'dc-1' }, await house.as('vp-tk-1'), road, {
    text: 'Một cây số đường còn lại đổ bê tông từ ngày 02/01, xi măng của xã, thôn góp 120 ngày công.',
    how: 'Trao tận tay',
    to: 'Bà Huỳnh Thị Tám',
  })
  const found = await lookUp(await house.citizen(), code)
  assert.match(found, /Đã trả lời/)
  assert.match(found, /thôn góp 120 ngày công/)
  await ledgerIsWhole(await house.as('mt-1'))
}

journey({
  commune: 'song-an',
  date: '2019-11-15',
  begins: 40,
  whole,
  short: (house, date) => planned(house, date, PLANNING),
})
