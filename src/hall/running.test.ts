// The day over HTTP beyond speeches: codes at the desk, two desks, lists, agenda changed on the spot, the chair's own queue,
// notes, the chair handed over, questions in writing, what the screen shows, a session broken off.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HttpUser } from '../../test/browser.ts'
import { eachDatabase } from '../../test/databases.ts'
import { BASE, type HallHouse, openHall, PUBLIC, send } from '../../test/hall-world.ts'
import { verifyLedger } from '../ledger/ledger.ts'

const DAY = `${BASE}/ngay`
const DESK = `${DAY}/diem-danh`
const ASK = '/cong/xa-a/hoi-nghi/hn-xa-a/hoi'

eachDatabase('the day runs', (_open, kind) => {
  let house: HallHouse
  let office: HttpUser
  let chair: HttpUser
  let secretary: HttpUser
  before(async () => {
    house = await openHall(kind)
    office = await house.as('van-phong')
    chair = await house.as('chu-tich')
    secretary = await house.as('thu-ky')
  })
  after(() => house.stop())

  const scan = (user: HttpUser, code: string) => send(user, DESK, /diem-danh\/quet$/, { code })

  test('a code checks in once, however many desks read it; a wrong one says what is wrong', async () => {
    const first = await scan(office, `${PUBLIC}/cong/xa-a/giay-moi/dai-bieu-01`)
    assert.match(first.text, /Đã ghi có mặt: Điểu Thị Mời, Huy Măng/)
    const again = await scan(secretary, 'giay-moi/dai-bieu-01')
    assert.match(again.text, /Điểu Thị Mời, Huy Măng: đã có mặt từ trước/)
    const receipt = await scan(office, `https://xa.example/tra-cuu?ma=${house.code.toLowerCase()}`)
    assert.match(receipt.text, /Đã ghi có mặt: Đinh Thị Đăng Ký, Mang Hin/)
    for (const [code, says] of [
      [`${house.code.slice(0, -1)}${house.code.endsWith('0') ? '1' : '0'}`, /sai một ký tự/],
      ['giay-moi/khong-co-ai', /không thuộc hội nghị/],
      ['xin chào', /Không đọc được mã/],
    ] as const) {
      const refused = await scan(office, code)
      assert.equal(refused.status, 422)
      assert.match(refused.text, says)
    }
    const desk = await office.get(DESK)
    assert.match(desk.text, /Nhân dân có mặt\/tổng số Nhân dân[\s\S]{0,80}2\/4\.000/)
  })

  test('the list is found by a few letters without marks and by telephone; absentees by list', async () => {
    assert.match((await office.get(`${DESK}?tim=lo khach`)).text, /Lò Văn Khách/)
    assert.match((await office.get(`${DESK}?tim=5678`)).text, /Đinh Thị Đăng Ký/)
    const opened = await office.get(`${DESK}?tim=giay-moi/khach-moi-1`)
    assert.match(opened.text, /Lò Văn Khách[\s\S]*Có mặt/)
    const guests = await office.get(`${DESK}?loai=moi`)
    assert.match(guests.text, /Khách mời: 0\/1 có mặt/)
    assert.match(guests.text, /Đại biểu các thôn: 1\/1 có mặt/)
    assert.match(guests.text, /1\/3/)
    const link = await office.get('/cong/xa-a/giay-moi/khach-moi-1')
    assert.match(link.text, /diem-danh\?tim=giay-moi\/khach-moi-1/)
    assert.doesNotMatch(link.text, /Lò Văn Khách/)
    assert.doesNotMatch(
      (await new HttpUser(house.server.url).get('/cong/xa-a/giay-moi/khach-moi-1')).text,
      /diem-danh/,
    )
  })

  test('a walk-in, the same at another desk, and undo', async () => {
    const walkIn = (user: HttpUser, more = {}) =>
      send(user, DESK, /diem-danh$/, { type: 'walk_in', name: 'Rơ Châm Mới', village: 'thon-1', ...more })
    const form = async (user: HttpUser) => {
      const page = await user.get(DESK)
      const key = /id="walk_in"[\s\S]*?name="_key" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
      const csrf = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
      return { _key: key, _csrf: csrf, session: '1' }
    }
    const done = await walkIn(office, await form(office))
    assert.match(done.text, /Đã ghi có mặt: Rơ Châm Mới/)
    const same = await walkIn(secretary, await form(secretary))
    assert.equal(same.status, 409)
    assert.match(same.text, /đã điểm danh lúc/)
    const row = /diem-danh\/([0-9a-zA-Z-]+)\/bo/.exec(done.text)?.[1] ?? ''
    const undone = await office.submit(done, `${DESK}/${row}/bo`, {})
    assert.doesNotMatch(undone.text, /Rơ Châm Mới/)
  })

  test('the agenda runs with planned and real times and is changed with a reason', async () => {
    await send(secretary, DAY, /dien-bien$/, { kind: 'khai_mac' })
    await send(secretary, DAY, /dien-bien$/, { kind: 'buoc', agenda: '1' })
    const page = await chair.get(`${DAY}/chuong-trinh`)
    assert.match(page.text, /08:15, 120 phút/)
    assert.match(page.text, /Đang diễn ra/)
    const change = (values: Record<string, string>) =>
      send(chair, `${DAY}/chuong-trinh`, /ngay\/chuong-trinh$/, {
        step: '',
        text: '',
        minutes: '',
        reason: '',
        ...values,
      })
    const added = await change({
      kind: 'them',
      step: '1',
      text: 'Phóng sự về nông thôn mới',
      minutes: '10',
      reason: 'Huyện gửi sang',
    })
    assert.match(added.text, /Thêm tại hội nghị: Huyện gửi sang/)
    assert.match(added.text, /08:25, 120 phút/)
    assert.equal((await change({ kind: 'bo', step: '1', reason: 'thử' })).status, 422)
    assert.equal((await change({ kind: 'them', reason: 'thử' })).status, 422)
    assert.equal((await change({ kind: 'bo', step: '99', reason: 'thử' })).status, 422)
    assert.match((await change({ kind: 'bo', step: '3', reason: 'Hết giờ' })).text, /Đã bỏ: Hết giờ/)
    const control = await secretary.get(DAY)
    assert.match(control.text, /Phóng sự về nông thôn mới/)
    assert.doesNotMatch(control.text, /<option value="3"/)
    await send(secretary, DAY, /dien-bien$/, { kind: 'tam_dung', note: 'giải lao 15 phút' })
    assert.match((await chair.get(`${BASE}/man-hinh`)).text, /Tạm dừng: giải lao 15 phút/)
    await send(secretary, DAY, /dien-bien$/, { kind: 'tiep_tuc' })
  })

  test('the chair runs the queue, is shown what lies ready, notes and hands over', async () => {
    await send(secretary, DAY, /phat-bieu$/, { all: 'on' })
    await send(secretary, DAY, /phat-bieu$/, { name: 'Y Thứ Hai', village: 'thon-1' })
    await send(secretary, DAY, /phat-bieu$/, { unnamed: 'on', name: '' })
    const before = await chair.get(`${DAY}/chu-tri`)
    assert.match(before.text, /Đã gửi trước hội nghị này[\s\S]*Đường vào xóm hỏng/)
    const second = /id="tt-([^"]+)"/.exec(
      before.text.slice(before.text.indexOf('Y Thứ Hai', before.text.indexOf('id="cho"'))),
    )?.[1]
    const moved = await chair.submit(before, `${DAY}/phat-bieu/${second}/thu-tu`, { move: 'len' })
    assert.match(moved.url, /chu-tri/)
    assert.match(moved.text, /Mời Y Thứ Hai/)
    const started = await send(chair, `${DAY}/chu-tri`, new RegExp(`${second}/bat-dau$`), {})
    assert.match(started.text, /Đang phát biểu: Y Thứ Hai/)
    assert.match(started.text, /Chưa điểm danh: [^<]*Công an xã/)
    const answered = await send(secretary, DAY, new RegExp(`phat-bieu/${second}$`), {
      'questions.0.text': 'Xin mở lớp xóa mù chữ',
      'questions.0.answer': 'Mở lớp trong tháng này',
    })
    assert.equal(answered.status, 422, 'an answer without a disposition is never dropped in silence')
    assert.match(answered.text, /chưa chọn cách xử lý[\s\S]*Mở lớp trong tháng này/)
    await send(chair, `${DAY}/chu-tri`, /loi-nhan$/, { text: 'Ghi rõ số nhà' })
    assert.match((await secretary.get(DAY)).text, /Ghi rõ số nhà/)
    await send(secretary, DAY, /da-xem$/, {})
    assert.doesNotMatch((await secretary.get(DAY)).text, /Ghi rõ số nhà/)
    assert.match((await chair.get(`${DAY}/chu-tri`)).text, /đã xem/)
    assert.equal(
      (await send(chair, `${DAY}/chu-tri`, /giao-chu-tri$/, { to: 'van-phong', reason: 'thử' })).status,
      422,
    )
    const handed = await send(chair, `${DAY}/chu-tri`, /giao-chu-tri$/, { to: 'pho', reason: 'Họp đột xuất' })
    assert.match(handed.text, /Chủ trì: Người [^<]*Phó Chủ tịch/)
  })

  test('the setting hides names and times turns; stale and impossible settings are refused', async () => {
    const set = (values: Record<string, string>) => send(office, `${DAY}/thiet-bi`, /thiet-bi$/, values)
    const shown = await set({ names: 'viet_tat', turn: '3', warn: '1', written: 'on' })
    assert.match(shown.text, new RegExp(PUBLIC))
    const screen = (await chair.get(`${BASE}/man-hinh`)).text
    assert.match(screen, /Y\.T\.H\./)
    assert.doesNotMatch(screen, /Y Thứ Hai|0912|Tổ 2/)
    assert.match(screen, /data-limit="180"/)
    assert.match(screen, /Quét mã để gửi câu hỏi viết/)
    const tooLong = await set({ names: 'ho_ten', turn: '1', warn: '1' })
    assert.equal(tooLong.status, 422)
    assert.match(tooLong.text, /hoặc để trống/)
    assert.equal((await set({ names: 'ho_ten', turn: '1', warn: '', written: 'on' })).status, 200)
    assert.match((await chair.get(`${BASE}/man-hinh`)).text, /data-limit="60"[^>]*data-warn="30"/)
    assert.equal((await set({ names: 'ho_ten', _version: '0' })).status, 409)
    await set({ names: 'so_thu_tu', turn: '3', warn: '1', written: 'on' })
    assert.match((await chair.get(`${BASE}/man-hinh`)).text, /Lượt số \d/)
    const cut = await send(chair, `${DAY}/chu-tri`, /tu-choi$/, { ground: 'qua_gio' })
    assert.match(cut.text, /Hiện không có ai phát biểu/)
    assert.match((await secretary.get(DAY)).text, /Bị dừng/)
  })

  test('a question in writing is looked at before anybody else sees it, and is an opinion whatever becomes of it', async () => {
    const person = new HttpUser(house.server.url)
    const ask = (content: string, more = {}) =>
      send(person, ASK, /\/hoi$/, { content, name: '', village: 'thon-2', ...more })
    const receipt = await ask('Trạm y tế bao giờ có bác sĩ?', { name: 'Cụ Già', consent: 'on' })
    assert.match(receipt.url, /bien-nhan/)
    await ask('Tôi tố cáo ông trưởng thôn nhận hối lộ.')
    assert.equal((await ask('', {})).status, 422)
    assert.equal((await ask('Không đồng ý', { name: 'Cụ Già' })).status, 422)
    assert.equal((await ask('x'.repeat(2001))).status, 422)
    for (const page of [`${BASE}/man-hinh`, `${DAY}/chu-tri`, DAY])
      assert.doesNotMatch((await chair.get(page)).text, /bao giờ có bác sĩ|nhận hối lộ/)
    const list = await secretary.get(`${DAY}/cau-hoi-viet`)
    assert.match(list.text, /Có thể là tố cáo/)
    const aloud = (await secretary.get(`${BASE}/bien-ban/doc-lai`)).text
    assert.match(aloud, /Chưa đọc: còn 2 câu hỏi viết chưa duyệt/)
    assert.doesNotMatch(aloud, /bao giờ có bác sĩ|nhận hối lộ|Cụ Già/)
    const [first = '', second = ''] = [...list.text.matchAll(/cau-hoi-viet\/([0-9a-zA-Z-]+)"/g)].map(
      (m) => m[1],
    )
    const taken = await secretary.submit(list, `${DAY}/cau-hoi-viet/${first}`, { take: 'co' })
    assert.match(taken.text, /Đã vào danh sách chờ/)
    assert.equal(
      (await secretary.submit(taken, `${DAY}/cau-hoi-viet/${second}`, { take: 'khong', reason: '' })).status,
      422,
    )
    const left = await secretary.submit(taken, `${DAY}/cau-hoi-viet/${second}`, {
      take: 'khong',
      reason: 'Không thuộc đối thoại',
    })
    assert.match(left.text, /Không đọc tại hội nghị[\s\S]*Không thuộc đối thoại/)
    const control = await secretary.get(DAY)
    const speech = /id="bd-([^"]+)"/.exec(control.text.slice(control.text.indexOf('Cụ Già')))?.[1]
    await send(secretary, DAY, new RegExp(`${speech}/bat-dau$`), {})
    assert.match((await chair.get(`${DAY}/chu-tri`)).text, /bao giờ có bác sĩ/)
    const minutes = await office.get(`${BASE}/bien-ban`)
    assert.match(minutes.text, /Cụ Già, Mang Hin[\s\S]*bao giờ có bác sĩ/)
  })

  test('a speaker whose name was not heard is put right, a stale page is refused', async () => {
    const control = await secretary.get(DAY)
    const speech = /id="bd-([^"]+)"/.exec(control.text.slice(control.text.indexOf('chưa rõ tên')))?.[1]
    const page = `${DAY}/phat-bieu/${speech}`
    const who = { name: 'Hồ Thị Rõ Tên', village: 'thon-2', address: 'Tổ 5' }
    const old = await secretary.get(page)
    await send(secretary, page, /nguoi$/, who)
    assert.match((await secretary.get(DAY)).text, /Hồ Thị Rõ Tên/)
    assert.equal((await secretary.submit(old, `${page}/nguoi`, { ...who, name: 'Khác' })).status, 409)
  })

  test('a session is broken off: who waits waits in the next, attendance apart, the minutes tell it', async () => {
    const values = {
      reason: 'Mất điện',
      date: '22/8/2024',
      start: '08:00',
      end: '11:00',
      place: 'Nhà văn hóa thôn 1',
    }
    const gone = { ...values, date: '1/8/2024' }
    assert.equal((await send(chair, `${DAY}/chuong-trinh`, /gian-doan$/, gone)).status, 422)
    const broken = await send(chair, `${DAY}/chuong-trinh`, /gian-doan$/, values)
    assert.match(broken.text, /Tiếp tục ngày 22\/8\/2024/)
    const next = await secretary.get(`${DAY}?buoi=2`)
    assert.match(next.text, /Hồ Thị Rõ Tên/)
    assert.match(next.text, /0\/4\.000/)
    assert.match((await chair.get(`${BASE}/man-hinh?buoi=1`)).text, /Gián đoạn, tiếp tục ngày 22\/8\/2024/)
    const minutes = (await office.get(`${BASE}/bien-ban`)).text
    assert.match(minutes, /gián đoạn: Mất điện; tiếp tục ngày 22\/8\/2024/)
    assert.match(minutes, /giao .*chủ trì; lý do: Họp đột xuất/)
    assert.match(
      minutes,
      /Bổ sung chương trình: Phóng sự về nông thôn mới \(10 phút\); lý do: Huyện gửi sang/,
    )
    assert.match(minutes, /dừng lượt phát biểu, quá thời gian phát biểu đã thông báo/)
    assert.match(minutes, /Buổi 1: 2 người dân, 0 đại biểu/)
    const conference = await house.server.db.read
      .selectFrom('conference_session')
      .select('date')
      .where('conference_id', '=', 'hn-xa-a')
      .orderBy('seq')
      .execute()
    assert.deepEqual(
      conference.map((row) => row.date),
      ['2024-08-20', '2024-08-22'],
    )
    assert.deepEqual((await verifyLedger(house.server.db.read, [])).faults, [])
  })
})
