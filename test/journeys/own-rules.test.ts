// Issue 3, shown by 4: a commune nobody has seen puts in its own rules through the editor alone, beginning from the bare
// statute: sessions by clusters of villages, a theme, two deputies, notice fifteen days before, replies within fifteen
// working days from acceptance. Then it holds a conference by them, to its end.
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { noBrowser } from '../chromium.ts'
import { KINDS } from '../databases.ts'
import { type House, openHouse } from './house.ts'
import { XUAN_MY } from './invented.ts'
import { issuedPaper, says } from './papers.ts'
import { accessible, fitsPhone } from './screens.ts'
import type { Seat } from './seat.ts'
import {
  addOrder,
  announce,
  answerCollected,
  answerInWriting,
  caseDue,
  classify,
  closeFile,
  conferencePath,
  countVillage,
  dueState,
  enter,
  extend,
  extensionRefused,
  findQuestion,
  issueConclusion,
  issuePlan,
  ledgerIsWhole,
  lookUp,
  moment,
  nextStep,
  sendOpinion,
  signMinutes,
  speech,
  triage,
  typed,
} from './steps.ts'

const NORTH = '2026-04-15'
const SOUTH = '2026-04-16'
/** Fifteen days before the first session. */
const LAST_NOTICE = '2026-03-31'
/** Worked out by hand: 27/4 (for Giỗ Tổ on a Sunday), 30/4 and 1/5 are days off. */
const ACCEPTED_MONDAY = { day: '2026-04-06', due: '2026-04-28' }
const ACCEPTED_LATER = { day: '2026-04-13', due: '2026-05-07' }
const SPOKEN_SOUTH = { day: SOUTH, due: '2026-05-12' }
/** Ten working days after 7/5. */
const FARTHEST = '2026-05-21'

const PIPE = 'Đường ống nước thôn Bắc Sơn vỡ từ tháng Hai, cả xóm phải mua nước chở xe.'
const METER = 'Đồng hồ nước nhà tôi chạy nhanh, đề nghị kiểm định lại giúp gia đình.'
const ROAD = 'Đường vào thôn Nam Lĩnh ngập mỗi khi mưa, xe học sinh không qua được.'

suite('a commune of its own rules', () => {
  for (const kind of KINDS)
    test(`enters them through the editor and holds a conference by them (${kind})`, {
      skip: noBrowser() ?? false,
    }, async () => {
      const house = await openHouse(kind, XUAN_MY, '2026-03-02')
      let failed = true
      try {
        const office = await house.as('vp-1')
        await writeRules(office)
        const conference = await plan(house, office)
        const code = await opinions(house, conference)
        await days(house, conference)
        await conclusion(house, conference)
        await answers(house, conference, code)
        failed = false
      } finally {
        await house.stop(failed)
      }
    })
})

/** Opens a part of the draft that is open, fills it, saves it; the page returns to the list of parts. */
async function part(
  office: Seat,
  link: string | RegExp,
  fill: (form: ReturnType<Seat['form']>) => Promise<void>,
) {
  await office.follow(link, office.page.locator('main'))
  const form = office.form(new URL(office.page.url()).pathname)
  await fill(form)
  await form.send('Lưu phần này')
}

async function writeRules(office: Seat): Promise<void> {
  await office.open(`${office.house.xa}/hoi-nghi/moi`)
  await office.follow('Quy chế của xã')
  await office.sees('Xã chưa có quy chế nào')
  await accessible(office)
  await fitsPhone(office)
  await office.form('#sao-co-san-luat-72-2025').send('Sao chép để sửa')

  await part(office, 'Tên, cơ quan ban hành, hiệu lực', async (form) => {
    assert.equal(await form.value('Tên xã'), 'Xuân Mỹ')
    await form.fill('Tên quy chế', 'Quy chế đối thoại với Nhân dân xã {{commune}}')
    await form.fill('Văn bản gốc', 'Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND xã Xuân Mỹ')
  })
  await part(office, 'Chủ trì, người thay, thư ký, thành phần', async (form) => {
    const first = form.group('Người thay 1')
    await first.fill('Ai', 'Phó Chủ tịch UBND xã')
    await first.fill('Khi nào', 'Chủ tịch vắng mặt')
  })
  await part(office, 'Chủ trì, người thay, thư ký, thành phần', async (form) => {
    assert.equal(await form.group('Người thay 1').value('Ai'), 'Phó Chủ tịch UBND xã')
    const second = form.group('Người thay 2')
    await second.fill('Ai', 'Phó Chủ tịch UBND xã phụ trách văn hóa - xã hội')
    await second.fill('Khi nào', 'Chủ tịch và Phó Chủ tịch thứ nhất cùng vắng mặt')
  })
  await part(office, /^Số cuộc, địa điểm/, async (form) => {
    for (const [at, cluster] of [
      ['Cụm phía Bắc', 'Thôn Bắc Sơn\nThôn Đông Hà', 'Nhà văn hóa thôn Bắc Sơn'],
      ['Cụm phía Nam', 'Thôn Nam Lĩnh\nThôn Tây Giang', 'Nhà văn hóa thôn Nam Lĩnh'],
    ].entries()) {
      const row = form.group(`Cụm ${at + 1}`)
      await row.fill('Tên cụm', cluster[0] ?? '')
      await row.fill('Các thôn', cluster[1] ?? '')
      await row.fill('Địa điểm', cluster[2] ?? '')
    }
    const theme = form.group('Chuyên đề 1')
    await theme.fill('Tên chuyên đề', 'Nước sạch và đường thôn')
    await theme.fill('Nội dung', 'Cấp nước sạch các thôn\nĐường liên thôn')
  })
  await rules(office)
  await part(office, '1. Giao Văn phòng HĐND và UBND', async (form) => {
    const line = form.group('Đoạn 4')
    await line.fill(
      'Nội dung',
      'Đôn đốc trả lời bằng văn bản trong {{rule.XM-TRALOI.count}} ngày làm việc kể từ ngày tiếp nhận.',
    )
    await line.fill('Quy tắc', 'XM-TRALOI')
  })
  await publish(office)
}

async function rules(office: Seat): Promise<void> {
  await part(office, /^Thông báo thời gian, địa điểm/, async (form) => {
    await form.fill('Số ngày', '15')
    await form.fill('Nguyên văn', 'thông báo chậm nhất 15 ngày trước ngày tổ chức')
  })
  await office.sees('trước là')
  await part(office, 'Thêm quy tắc', async (form) => {
    await form.fill('Nguyên văn', 'trả lời bằng văn bản trong 15 ngày làm việc kể từ ngày tiếp nhận')
    await form.fill('Mã quy tắc', 'tra loi')
    await form.fill('Tên việc', 'Trả lời bằng văn bản từng ý kiến')
    await form.choose('Loại việc', 'trả lời bằng văn bản')
    await form.choose('Ai làm', 'Cơ quan, đơn vị chuyên môn')
    await form.choose('Văn bản làm ra', 'Văn bản trả lời')
    await form.choose('Tính từ mốc', 'tiếp nhận ý kiến')
    await form.choose('Trước hay sau', 'sau')
    await form.fill('Số ngày', '15')
    await form.choose('Đếm theo', 'ngày làm việc')
    await form.choose('Ngày cuối', 'chậm nhất (tính cả ngày cuối)')
    await form.tick('Được kéo dài')
    await form.fill('Kéo dài nhiều nhất (ngày làm việc)', '10')
  })
  // Saved with its mistake, and told where it is; what was typed is kept.
  await office.sees('Còn 1 chỗ cần sửa trước khi công bố')
  const wrong = office.page.getByRole('link', { name: /^Mã quy tắc gồm chữ hoa/ }).first()
  await office.leaving(() => wrong.click())
  await office.sees('Mã quy tắc gồm chữ hoa')
  const form = office.form(new URL(office.page.url()).pathname)
  assert.equal(await form.value('Số ngày'), '15')
  await form.fill('Mã quy tắc', 'XM-TRALOI')
  await form.send('Lưu phần này')
  await office.sees('Dự thảo không có lỗi')
  await office.sees('Trả lời bằng văn bản từng ý kiến')
}

async function publish(office: Seat): Promise<void> {
  const overview = new URL(office.page.url())
  await office.open(`${overview.pathname}?ngay=${NORTH}`)
  await office.sees('thứ Ba, 31/3/2026')
  await accessible(office)
  await fitsPhone(office)
  await office.follow('So với bản gốc')
  await office.sees('XM-TRALOI')
  await office.sees('Ngày của hội nghị mẫu khác đi')
  await accessible(office)
  await office.open(`${overview.pathname}/yaml`)
  await office.sees('Văn bản YAML')
  assert.match(await office.page.locator('textarea[name="yaml"]').inputValue(), /anchor: accepted/)
  await fitsPhone(office)
  await office.follow('Công bố')
  await office.form('#cong-bo').send('Công bố phiên bản 1')
  await office.sees('Phiên bản 1')
  assert.match(await office.heading(), /Quy chế đối thoại/)
}

async function plan(house: House, office: Seat): Promise<string> {
  await office.follow('Lập hội nghị theo bản này')
  await office.follow('Nước sạch và đường thôn')
  const form = office.form('/hoi-nghi/moi')
  const north = form.group('Buổi 1: Cụm phía Bắc')
  const south = form.group('Buổi 2: Cụm phía Nam')
  assert.equal(await north.value('Địa điểm'), 'Nhà văn hóa thôn Bắc Sơn')
  assert.ok(await south.field('Thôn Tây Giang').isChecked())
  assert.equal(await south.field('Thôn Bắc Sơn').isChecked(), false)
  assert.match(await form.value('Nội dung đối thoại'), /^Cấp nước sạch các thôn\nĐường liên thôn$/)
  await north.fill('Ngày', typed(NORTH))
  await south.fill('Ngày', typed(SOUTH))
  await form.send('Lập hội nghị')
  const conference = new URL(office.page.url()).pathname.split('/').at(-1) ?? ''
  await office.sees('Đỗ Mạnh Hùng')
  await office.sees('Trịnh Thị Hoài')
  await office.sees('Mỗi nội dung một hạn: 15 ngày làm việc từ ngày tiếp nhận')
  const notice = office.page.getByRole('row').filter({ hasText: 'L43-NOTICE · “' })
  assert.equal(await notice.locator('[data-label="Hạn"] time').first().getAttribute('datetime'), LAST_NOTICE)

  house.goTo('2026-03-20')
  await issuePlan(await house.as('chu-tich'), conference)
  const paper = await issuedPaper(await house.as('vp-1'), conference, 'Kế hoạch')
  says(paper, 'chậm nhất là 15 ngày trước ngày tổ chức Hội nghị')
  says(paper, 'trong 15 ngày làm việc kể từ ngày tiếp nhận')
  house.goTo('2026-03-25')
  await announce(await house.as('vp-1'), conference)
  assert.equal(await dueState(await house.as('vp-1'), conference, 'L43-NOTICE'), 'Đã xong')
  return conference
}

async function opinions(house: House, conference: string): Promise<string> {
  house.goTo(ACCEPTED_MONDAY.day)
  const code = await sendOpinion(await house.citizen(), conference, {
    content: PIPE,
    name: 'Vi Văn Páo',
    village: 'Thôn Bắc Sơn',
  })
  house.goTo(ACCEPTED_LATER.day)
  const office = await house.as('vp-1')
  await enter(office, conference, {
    content: METER,
    name: 'Lê Thị Bưởi',
    village: 'Thôn Tây Giang',
    channel: 'Gửi trước về Văn phòng',
  })
  const own = { kind: 'Kiến nghị', competence: 'Thuộc thẩm quyền xã', unit: 'Phòng Kinh tế' }
  await triage(office, conference, PIPE, { ...own, field: 'Nước sạch' })
  await triage(office, conference, METER, { ...own, field: 'Nước sạch' })
  return code
}

/** One session for each cluster, each on its day. */
async function days(house: House, conference: string): Promise<void> {
  house.goTo(NORTH)
  const north = await house.as('vp-2')
  await countVillage(north, conference, 'Thôn Bắc Sơn', 74)
  await moment(north, conference, 'Khai mạc')
  for (let at = 0; at < 3; at++) await nextStep(north, conference)
  await answerCollected(await house.as('chu-tich'), conference, ['Đường ống nước'], {
    disposition: 'Trả lời bằng văn bản',
  })
  await moment(await house.as('vp-2'), conference, 'Bế mạc')

  house.goTo(SOUTH)
  const south = await house.as('vp-2')
  await moment(south, conference, 'Khai mạc')
  for (let at = 0; at < 3; at++) await nextStep(south, conference)
  await speech(south, conference, {
    name: 'Quách Văn Tỉnh',
    village: 'Thôn Nam Lĩnh',
    questions: [{ text: ROAD, disposition: 'Giao cơ quan, đơn vị', unit: 'Phòng Kinh tế' }],
  })
  await answerCollected(await house.as('chu-tich'), conference, ['Đồng hồ nước'], {
    disposition: 'Giao cơ quan, đơn vị',
  })
  await moment(await house.as('vp-2'), conference, 'Bế mạc')
  assert.equal(await signMinutes(await house.as('vp-2'), conference), 3, 'two chairs, one secretary')
}

async function conclusion(house: House, conference: string): Promise<void> {
  house.goTo('2026-04-17')
  const office = await house.as('vp-1')
  await classify(office, conference, ROAD, {
    kind: 'Kiến nghị',
    field: 'Giao thông',
    competence: 'Thuộc thẩm quyền xã',
  })
  await office.open(conferencePath(office, conference, 'ket-luan'))
  await office.sees('15 ngày làm việc kể từ ngày tiếp nhận từng nội dung')
  await addOrder(office, conference, {
    viewpoint: 'Sửa đường ống, kiểm định đồng hồ, khơi rãnh đường vào thôn; trả lời từng người.',
    unit: 'Phòng Kinh tế',
    covers: ['Đường ống nước', 'Đồng hồ nước', 'Đường vào thôn'],
  })
  await issueConclusion(await house.as('chu-tich'), conference)
  const paper = await issuedPaper(await house.as('vp-1'), conference, 'Thông báo kết luận')
  says(paper, 'Chậm nhất 15 ngày làm việc kể từ ngày tiếp nhận từng nội dung')
}

async function answers(house: House, conference: string, code: string): Promise<void> {
  const office = await house.as('vp-1')
  const [pipe, meter, road] = [
    await findQuestion(office, conference, PIPE),
    await findQuestion(office, conference, METER),
    await findQuestion(office, conference, ROAD),
  ]
  assert.equal(await caseDue(office, pipe), ACCEPTED_MONDAY.due, 'from the day the first was accepted')
  assert.equal(await caseDue(office, meter), ACCEPTED_LATER.due)
  assert.equal(await caseDue(office, road), SPOKEN_SOUTH.due, 'from the day it was spoken')
  await office.open(`${house.xa}/giai-quyet/${pipe}`)
  const why = await office.page.locator('.why-body').allTextContents()
  assert.ok(
    why.some(
      (text) => text.includes('từ ngày tiếp nhận ý kiến thứ Hai, 6/4/2026') && text.includes('XM-TRALOI'),
    ),
    why.join('\n'),
  )

  const people = { unit: 'kt-1', chair: 'chu-tich', office: 'vp-1' }
  await answerInWriting(people, await house.as('vp-1'), pipe, {
    text: 'Phòng Kinh tế thay 120 m ống ngày 20/4, nước chảy lại cho cả xóm; Tổ nước thôn trông coi, trực điện thoại.',
    how: 'Trao tận tay',
    to: 'Ông Vi Văn Páo',
  })
  const found = await lookUp(await house.citizen(), code)
  assert.match(found, /Đã trả lời/)
  assert.match(found, /thay 120 m ống/)
  await answerInWriting(people, await house.as('vp-1'), road, {
    text: 'Rãnh thoát nước hai bên đường vào thôn được khơi ngày 22/4, cống qua đường thay bằng ống bi 800.',
    how: 'Qua trưởng thôn',
    to: 'Ông Quách Văn Tỉnh',
  })
  house.goTo('2026-05-05')
  const extending = await house.as('vp-1')
  const reason = 'Chờ kết quả kiểm định của Trung tâm Kỹ thuật tiêu chuẩn đo lường chất lượng tỉnh'
  assert.match(await extensionRefused(extending, meter, { reason, to: '2026-05-22' }), /21\/5\/2026/)
  await extend(extending, meter, { reason, to: FARTHEST })
  assert.equal(await caseDue(extending, meter), FARTHEST)
  house.goTo('2026-05-18')
  await answerInWriting(people, await house.as('vp-1'), meter, {
    text: 'Đồng hồ kiểm định ngày 15/5 sai số 12 %, Phòng Kinh tế thay đồng hồ mới và trừ tiền nước đã thu thừa.',
    how: 'Trao tận tay',
    to: 'Bà Lê Thị Bưởi',
  })
  const last = await house.as('vp-1')
  assert.equal(await dueState(last, conference, 'XM-TRALOI'), 'Đã xong')
  await closeFile(last, conference)
  await ledgerIsWhole(await house.as('mt-1'))
}
