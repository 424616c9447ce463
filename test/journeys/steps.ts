// The steps of a conference as people take them on screen, in the order of the work: preparing, opinions, the day,
// the conclusion, answers, reports, supervision. Each journey strings them together by its own plan.
import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { expectedDates } from './expected.ts'
import type { FormOn, Seat } from './seat.ts'
import { oneLine, words } from './seat.ts'

/** "2024-08-20" as people type it. */
export function typed(iso: string): string {
  const date = Temporal.PlainDate.from(iso)
  return `${date.day}/${date.month}/${date.year}`
}

export interface NewConference {
  readonly regulation: string
  readonly date: string
  readonly place?: string
  readonly chairs?: readonly string[]
  readonly secretaries?: readonly string[]
  readonly citizenSecretary?: { readonly name: string; readonly village: string }
  readonly standIn?: string
}

/** Takes a ready regulation into use and makes the conference from it; the conference's id. */
export async function createConference(office: Seat, wanted: NewConference): Promise<string> {
  await office.open(`${office.house.xa}/hoi-nghi`)
  await office.follow('Lập hội nghị')
  const adopt = office.form('/quy-che')
  await adopt.choose('Quy chế', wanted.regulation)
  await adopt.send('Nhận quy chế')
  const form = office.form('/hoi-nghi/moi')
  await form.group('Ngày tổ chức').fill('Ngày', typed(wanted.date))
  await form.fill('Năm', wanted.date.slice(0, 4))
  if (wanted.place !== undefined) {
    await form.at.locator('input[name="place"]').fill(wanted.place)
    await form.group('Ngày tổ chức').fill('Địa điểm', wanted.place)
  }
  if (wanted.chairs) await tickOnly(form.at, 'chairs', wanted.chairs)
  if (wanted.secretaries) await tickOnly(form.at, 'secretaries', wanted.secretaries)
  if (wanted.standIn) await form.at.locator('select[name="stand_in"]').selectOption(wanted.standIn)
  if (wanted.citizenSecretary) {
    await form.fill('Thư ký là người dân', wanted.citizenSecretary.name)
    await form.choose('Thôn của thư ký người dân', wanted.citizenSecretary.village)
  }
  await form.send('Lập hội nghị')
  return new URL(office.page.url()).pathname.split('/').at(-1) ?? ''
}

async function tickOnly(form: Locator, name: string, people: readonly string[]): Promise<void> {
  const boxes = form.locator(`input[name="${name}"]`)
  for (const box of await boxes.all())
    await box.setChecked(people.includes((await box.getAttribute('value')) ?? ''))
}

export function conferencePath(seat: Seat, conference: string, part = ''): string {
  return `${seat.house.xa}/hoi-nghi/${conference}${part && `/${part}`}`
}

/** What the schedule on the conference's page shows, by rule. */
export async function shownDates(seat: Seat, conference: string): Promise<Record<string, string>> {
  await seat.open(conferencePath(seat, conference))
  const rows = await seat.page
    .getByRole('table', { name: 'Lịch thực hiện' })
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => {
        const cell = row.querySelector('[data-label="Hạn"]')
        return {
          told: row.textContent ?? '',
          date: cell?.querySelector('time')?.getAttribute('datetime') ?? null,
          words: cell?.textContent ?? '',
        }
      }),
    )
  return Object.fromEntries(
    rows.map(({ told, date, words }) => {
      const rule = /([A-Z]\d+-[A-Z0-9]+) · “/.exec(told)?.[1] ?? told
      return [rule, date ?? dateWords(oneLine(words))]
    }),
  )
}

function dateWords(words: string): string {
  const days = [...words.matchAll(/(\d{1,2})\/(\d{1,2})\/(\d{4})/g)].map(
    ([, day = '', month = '', year]) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )
  if (days.length === 0) return '-'
  return words.startsWith('Hằng tháng') ? days.join(' ') : days.join('..')
}

/** The page shows what was counted outside the program. */
export async function datesAreExpected(seat: Seat, conference: string, date: string): Promise<void> {
  const { cast } = seat.house
  assert.deepEqual(await shownDates(seat, conference), expectedDates(cast.commune.id, date))
}

/** The state of one rule on the conference's page: "Đã xong", "Quá hạn" … */
export async function dueState(seat: Seat, conference: string, rule: string): Promise<string> {
  await seat.open(conferencePath(seat, conference))
  const row = seat.page.getByRole('row').filter({ hasText: `${rule} · “` })
  return words(row.locator('[data-label="Tình trạng"] .badge').first())
}

/** For what happened outside the program. */
export async function markDone(seat: Seat, conference: string, rule: string, on: string): Promise<void> {
  await seat.open(conferencePath(seat, conference))
  const form = seat.form(`/moc/${rule}`)
  await form.fill('Ngày làm xong', typed(on))
  await form.send('Ghi đã làm')
}

export async function issuePlan(seat: Seat, conference: string): Promise<void> {
  await seat.open(conferencePath(seat, conference))
  await seat.follow('Ban hành kế hoạch')
  await seat.form('/ke-hoach').send('Ban hành kế hoạch')
}

export async function announce(office: Seat, conference: string): Promise<void> {
  await office.open(conferencePath(office, conference))
  await office.follow('Thông báo hội nghị')
  await office.form('/thong-bao').send('Ban hành thông báo')
}

/** A line of the publication log with a picture as its proof. */
export async function publish(
  office: Seat,
  conference: string,
  entry: { readonly duty: string; readonly place: string; readonly from: string; readonly to?: string },
): Promise<void> {
  await office.open(conferencePath(office, conference, 'cong-khai'))
  const form = office.form('/cong-khai')
  await form.choose('Nội dung', entry.duty)
  await form.fill('Nơi công khai', entry.place)
  await form.fill('Từ ngày', typed(entry.from))
  if (entry.to) await form.fill('Đến ngày', typed(entry.to))
  await form.attach('Ảnh hoặc bản chụp', { name: 'niem-yet.png', mimeType: 'image/png', buffer: PICTURE })
  await form.send('Ghi nhật ký')
}

/** One white dot. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)

export async function giveTask(
  office: Seat,
  conference: string,
  task: { readonly unit: string; readonly title: string; readonly due: string },
): Promise<void> {
  await office.open(conferencePath(office, conference, 'chuan-bi'))
  const form = office.form('/chuan-bi')
  await form.fill('Việc cần chuẩn bị', task.title)
  await form.choose('Đơn vị', task.unit)
  await form.fill('Hạn', typed(task.due))
  await form.send('Giao việc')
}

export async function reportTask(unit: Seat, conference: string, title: string): Promise<void> {
  await unit.open(conferencePath(unit, conference, 'chuan-bi'))
  const form = unitForm(unit, title)
  await form.tick('Đã xong')
  await form.send('Gửi báo cáo')
}

function unitForm(seat: Seat, row: string): FormOn {
  const form = seat.form('/bao-cao')
  return Object.assign(form, { at: seat.row(row).locator('form') })
}

/** A name on the list of those who are invited, or of a village's own delegates. */
export async function addDelegate(
  seat: Seat,
  conference: string,
  delegate: { readonly name: string; readonly title?: string; readonly village?: string },
): Promise<void> {
  await seat.open(conferencePath(seat, conference, 'dai-bieu'))
  const form = seat.form('#dai-bieu')
  await form.fill('Họ và tên', delegate.name)
  if (delegate.title) await form.fill('Chức vụ, đơn vị', delegate.title)
  await form.tick(delegate.village ? 'Đại biểu thôn' : 'Khách mời')
  if (delegate.village) await form.choose('Thôn', delegate.village)
  await form.send('Thêm đại biểu')
}

/** Places by population; what each village got. */
export async function allot(office: Seat, conference: string, places: number): Promise<readonly number[]> {
  await office.open(conferencePath(office, conference, 'dai-bieu'))
  const form = office.form('#phan-bo')
  await form.fill('Chia lại theo số dân: tổng số đại biểu', String(places))
  await form.send('Lưu phân bổ')
  const given = office.page.locator('form[id="phan-bo"] input[name^="village."]')
  return given.evaluateAll((all) => all.map((one) => Number(one.getAttribute('value'))))
}

// Opinions

export interface Opinion {
  readonly content: string
  readonly name?: string
  readonly phone?: string
  readonly address?: string
  readonly village?: string
}

/** From the public page, without script: the receipt's code. */
export async function sendOpinion(citizen: Seat, conference: string, opinion: Opinion): Promise<string> {
  await citizen.open(`${citizen.house.cong}/hoi-nghi/${conference}`)
  await citizen.follow('Gửi ý kiến', citizen.page.locator('main'))
  const form = citizen.form('#gui')
  await form.fill('Ý kiến của ông (bà)', opinion.content)
  if (opinion.name) await form.fill('Họ và tên', opinion.name)
  if (opinion.phone) await form.fill('Điện thoại liên hệ', opinion.phone)
  if (opinion.address) await form.fill('Địa chỉ', opinion.address)
  if (opinion.village) await form.choose('Thôn, tổ dân phố', opinion.village)
  if (opinion.name)
    await form.tick('Tôi đồng ý cho dùng các thông tin trên để giải quyết và trả lời ý kiến này.')
  await form.send('Gửi ý kiến')
  return codeShown(citizen)
}

/** Wants to come and speak, said beforehand on the public page. */
export async function register(citizen: Seat, conference: string, opinion: Opinion): Promise<string> {
  await citizen.open(`${citizen.house.cong}/hoi-nghi/${conference}/dang-ky`)
  const form = citizen.form('#dang-ky')
  await form.fill('Họ và tên', opinion.name ?? '')
  if (opinion.address) await form.fill('Địa chỉ', opinion.address)
  if (opinion.village) await form.choose('Thôn, tổ dân phố', opinion.village)
  await form.tick('Có')
  await form.fill('Nội dung muốn nêu', opinion.content)
  await form.tick(
    'Tôi đồng ý cho dùng các thông tin trên để tổ chức hội nghị, giải quyết và trả lời ý kiến này.',
  )
  await form.send('Gửi đăng ký')
  return codeShown(citizen)
}

async function codeShown(seat: Seat): Promise<string> {
  const shown = await words(seat.page.locator('.code4').first())
  const code = shown.replace(/\s/g, '')
  assert.match(code, /^[0-9A-Z]{8}$/)
  return code
}

/** The head of a village, a cell or the Front hands in what people said. */
export async function handIn(
  collector: Seat,
  conference: string,
  list: {
    readonly by: 'Trưởng thôn tổng hợp' | 'Chi bộ tổng hợp' | 'MTTQ, đoàn thể'
    readonly to?: 'Hội nghị cấp xã' | 'Hội nghị cấp tỉnh'
    readonly rows: readonly Opinion[]
  },
): Promise<void> {
  await collector.open(`${collector.house.xa}/y-kien/danh-sach?hoi-nghi=${conference}`)
  const form = collector.form('/y-kien/danh-sach')
  await form.tick(list.by)
  await form.tick(list.to ?? 'Hội nghị cấp xã')
  for (const [at, row] of list.rows.entries()) {
    const line = form.group(`Dòng ${at + 1}`)
    await line.fill('Nội dung', row.content)
    if (row.name) await line.fill('Người gửi', row.name)
    if (row.address) await line.fill('Địa chỉ', row.address)
  }
  await form.send('Nộp danh sách')
  await collector.sees(`Đã tiếp nhận ${list.rows.length} lượt ý kiến`)
}

/** The office types what came on paper, by telephone, from the backlog; the receipt's code. */
export async function enter(
  office: Seat,
  conference: string,
  opinion: Opinion & { readonly channel: string; readonly backlog?: string; readonly questions?: string },
): Promise<string> {
  await office.open(`${office.house.xa}/y-kien/nhap?hoi-nghi=${conference}`)
  const form = office.form('/y-kien/nhap')
  await form.fill('Nội dung ý kiến', opinion.content)
  if (opinion.name) await form.fill('Họ và tên', opinion.name)
  if (opinion.phone) await form.fill('Điện thoại', opinion.phone)
  if (opinion.village) await form.choose('Thôn', opinion.village)
  if (opinion.address) await form.fill('Địa chỉ', opinion.address)
  await form.choose('Nguồn ý kiến', opinion.channel)
  if (opinion.questions) await form.fill('Tách ngay thành nội dung', opinion.questions)
  if (opinion.backlog) await form.choose('Nguồn của ý kiến tồn đọng', opinion.backlog)
  await form.send('Tiếp nhận ý kiến')
  await office.sees('Đã tiếp nhận')
  return codeShown(office)
}

/** From the list, searched by the first words. */
async function openQuestion(seat: Seat, conference: string, text: string): Promise<void> {
  const start = text.slice(0, 30)
  await seat.open(`${seat.house.xa}/y-kien?hoi-nghi=${conference}&q=${encodeURIComponent(start)}`)
  await seat.follow(
    new RegExp(start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')),
    seat.page.locator('tbody').first(),
  )
}

/** The id of the question whose page is open. */
function questionId(seat: Seat): string {
  return new URL(seat.page.url()).pathname.split('/').at(-1) ?? ''
}

export interface Sorting {
  readonly kind: string
  readonly field: string
  readonly competence: string
}

/** Kind, field, competence: from then on the people may read it; the question's id. */
export async function classify(
  office: Seat,
  conference: string,
  text: string,
  sorting: Sorting,
): Promise<string> {
  await openQuestion(office, conference, text)
  const form = office.form('/phan-loai')
  await form.tick(sorting.kind)
  await form.choose('Lĩnh vực chính', sorting.field)
  await form.tick(sorting.competence)
  await form.send('Phân loại nội dung')
  return questionId(office)
}

/** Classified, then given to the unit that answers; the question's id. */
export async function triage(
  office: Seat,
  conference: string,
  text: string,
  sorting: Sorting & { readonly unit: string },
): Promise<string> {
  const id = await classify(office, conference, text, sorting)
  const assign = office.form('/phan-cong')
  await assign.choose('Cơ quan, đơn vị', sorting.unit)
  await assign.send('Phân công đơn vị')
  return id
}

/** A complaint or a dispute leaves the dialogue with guidance. */
export async function splitOff(
  office: Seat,
  conference: string,
  words: string,
  kind: string,
): Promise<string> {
  await openQuestion(office, conference, words)
  const form = office.form('/tach-don')
  await form.tick(kind)
  await form.send('Tách nội dung này')
  return questionId(office)
}

/** A denunciation goes to the restricted register; afterwards its page is gone. */
export async function restrict(office: Seat, conference: string, words: string): Promise<string> {
  await openQuestion(office, conference, words)
  const id = questionId(office)
  const form = office.form('/han-che')
  await form.tick('Tôi đã đọc và xác nhận đây là tố cáo')
  await form.send('Đưa vào sổ hạn chế')
  return id
}

/** Joined to another opinion (its receipt code), or to a matter of earlier years (its words). */
export async function link(
  office: Seat,
  conference: string,
  words: string,
  to: { readonly code: string } | { readonly earlier: string },
): Promise<void> {
  await openQuestion(office, conference, words)
  const form = office.form('/ghep')
  if ('code' in to) {
    await form.fill('Hoặc mã biên nhận của lượt ý kiến kia', to.code)
    await form.tick('Trùng')
  } else {
    await form.tick(to.earlier)
    await form.tick('Nêu lại')
  }
  await form.send('Ghép nội dung')
}

/** A matter of a year before the program: what was asked, how often, what was answered. */
export async function rememberMatter(
  office: Seat,
  matter: { readonly text: string; readonly year: number; readonly times: number; readonly answered: string },
): Promise<void> {
  await office.open(`${office.house.xa}/van-de-ky-truoc`)
  const form = office.form('/van-de-ky-truoc')
  await form.fill('Vấn đề', matter.text)
  await form.fill('Năm', String(matter.year))
  await form.fill('Đã nêu mấy lần đến năm đó', String(matter.times))
  await form.fill('Khi đó đã trả lời', matter.answered)
  await form.send('Ghi vấn đề')
}

// The day

function dayPath(seat: Seat, conference: string, part = ''): string {
  return conferencePath(seat, conference, `ngay${part && `/${part}`}`)
}

export async function moment(secretary: Seat, conference: string, what: string): Promise<void> {
  await secretary.open(dayPath(secretary, conference))
  const button = secretary.page.getByRole('button', { name: what, exact: true })
  await secretary.leaving(() => button.click())
  await secretary.accepted(what)
}

/** Goes on to the next step of the agenda; the step's words. */
export async function nextStep(secretary: Seat, conference: string): Promise<string> {
  await secretary.open(dayPath(secretary, conference))
  const form = secretary.form('#db-buoc')
  const step = oneLine((await form.field('Bước chương trình').locator('option:checked').textContent()) ?? '')
  await form.send('Chuyển bước')
  return step
}

export async function countVillage(
  secretary: Seat,
  conference: string,
  village: string,
  people: number,
): Promise<void> {
  await secretary.open(dayPath(secretary, conference, 'diem-danh'))
  const form = secretary.form('#count')
  await form.choose('Thôn', village)
  await form.fill('Số người', String(people))
  await form.send('Ghi số người')
}

export async function walkIn(
  secretary: Seat,
  conference: string,
  name: string,
  village: string,
): Promise<void> {
  await secretary.open(dayPath(secretary, conference, 'diem-danh'))
  const form = secretary.form('#walk_in')
  await form.fill('Họ và tên', name)
  await form.choose('Thôn', village)
  await form.send('Ghi có mặt')
}

/** Someone named beforehand is ticked off at the door. */
export async function present(secretary: Seat, conference: string, name: string): Promise<void> {
  await secretary.open(dayPath(secretary, conference, 'diem-danh'))
  const button = secretary.row(name).getByRole('button', { name: 'Có mặt' })
  await secretary.leaving(() => button.click())
  await secretary.accepted(name)
}

export interface Said {
  readonly text: string
  readonly disposition?: string
  readonly answer?: string
  readonly unit?: string
  readonly ground?: string
}

export interface Speech {
  readonly name: string
  readonly village: string
  readonly address?: string
  /** Came with a registration: chosen from the list. */
  readonly registered?: boolean
  readonly questions: readonly Said[]
}

/** Someone is called up, speaks, and the secretary writes down each question with what became of it. */
export async function speech(secretary: Seat, conference: string, said: Speech): Promise<void> {
  await secretary.open(dayPath(secretary, conference))
  if (said.registered) {
    const form = secretary.form('#dang-ky')
    await form.choose('Đã đăng ký trước', `${said.name}, ${said.village}`)
    await form.send('Thêm vào danh sách chờ')
  } else {
    const form = secretary.form('#hang-doi')
    await form.fill('Họ và tên', said.name)
    await form.choose('Thôn', said.village)
    if (said.address) await form.fill('Địa chỉ', said.address)
    await form.send('Thêm người phát biểu')
  }
  const call = secretary.row(said.name).getByRole('button', { name: 'Mời phát biểu' })
  await secretary.leaving(() => call.click())
  await secretary.accepted(`Mời ${said.name}`)
  const form = secretary.form('#ghi')
  for (const [at, question] of said.questions.entries()) {
    const part = form.group(`Nội dung ${at + 1}`)
    await part.fill('Người dân hỏi, kiến nghị', question.text)
    if (question.answer) await part.fill('Nội dung trả lời', question.answer)
    await decide(part, question)
  }
  await form.send('Ghi và kết thúc lượt')
}

async function decide(form: FormOn, said: Omit<Said, 'text' | 'answer'>): Promise<void> {
  if (said.disposition) await form.choose('Cách xử lý', said.disposition)
  if (said.unit) await form.choose('Đơn vị được giao', said.unit)
  if (said.ground) await form.choose('Căn cứ từ chối (chỉ khi từ chối)', said.ground)
}

/** What may be done with a matter, as the secretary's form offers it while somebody speaks. */
export async function offeredDispositions(seat: Seat, conference: string): Promise<readonly string[]> {
  await seat.open(dayPath(seat, conference, 'y-kien'))
  return seat.form('#nhieu').options('Cách xử lý')
}

/** The chair answers matters sent in before. */
export async function answerCollected(
  seat: Seat,
  conference: string,
  matters: readonly string[],
  said: Omit<Said, 'text'>,
): Promise<void> {
  await seat.open(dayPath(seat, conference, 'y-kien'))
  const form = seat.form('#nhieu')
  for (const words of matters) await seat.row(words).getByRole('checkbox').check()
  if (said.answer) await form.fill('Nội dung trả lời', said.answer)
  await decide(form, said)
  await form.send('Ghi cách xử lý')
}

// The conclusion

/** Everybody who must sign has signed; how many they were. */
export async function signMinutes(secretary: Seat, conference: string): Promise<number> {
  await secretary.open(conferencePath(secretary, conference, 'bien-ban'))
  let signed = 0
  for (;;) {
    const button = secretary.page.getByRole('button', { name: 'Ghi đã ký' }).first()
    if ((await button.count()) === 0) return signed
    await secretary.leaving(() => button.click())
    await secretary.accepted('Ghi đã ký')
    signed++
  }
}

/** Takes the proposed order of a unit into the conclusion. */
export async function takeSuggestedOrder(office: Seat, conference: string, unit: string): Promise<void> {
  await office.open(conferencePath(office, conference, 'ket-luan'))
  await office.form(`#gy-${unit}`).send('Thêm mục này vào kết luận')
}

export interface NewOrder {
  readonly viewpoint: string
  readonly unit: string
  readonly due?: string
  /** The beginnings of the matters it covers. */
  readonly covers: readonly string[]
}

export async function addOrder(office: Seat, conference: string, order: NewOrder): Promise<void> {
  const form = await writeOrder(office, conference, order)
  await form.send('Thêm mục giao việc')
}

/** An order the rules do not take; what the page says. */
export async function orderRefused(office: Seat, conference: string, order: NewOrder): Promise<string> {
  const form = await writeOrder(office, conference, order)
  return form.refused('Thêm mục giao việc')
}

async function writeOrder(office: Seat, conference: string, order: NewOrder): Promise<FormOn> {
  await office.open(conferencePath(office, conference, 'ket-luan'))
  const form = office.form('#moi')
  await form.fill('Quan điểm giải quyết và việc được giao', order.viewpoint)
  await form.choose('Cơ quan, đơn vị chịu trách nhiệm', order.unit)
  if (order.due) await form.fill('Thời hạn', typed(order.due))
  for (const covered of order.covers)
    await form.at.locator('.choice').filter({ hasText: covered }).getByRole('checkbox').check()
  return form
}

export async function issueConclusion(chair: Seat, conference: string): Promise<void> {
  await chair.open(conferencePath(chair, conference, 'ket-luan'))
  await chair.form('/ket-luan/ban-hanh').send('Ban hành thông báo kết luận')
  await chair.sees('Đã ban hành')
}

// Answers

export function casePath(seat: Seat, question: string): string {
  return `${seat.house.xa}/giai-quyet/${question}`
}

/** The id of a question by its words: from the list of opinions. */
export async function findQuestion(seat: Seat, conference: string, words: string): Promise<string> {
  await openQuestion(seat, conference, words)
  return questionId(seat)
}

/** By when the case page says the person has to have the answer. */
export async function caseDue(seat: Seat, question: string): Promise<string | null> {
  await seat.open(casePath(seat, question))
  return seat.page
    .locator('dl')
    .filter({ hasText: 'Đơn vị' })
    .locator('time')
    .first()
    .getAttribute('datetime')
}

/** The unit writes the answer and submits it; where it is. */
export async function draftAnswer(
  unit: Seat,
  question: string,
  text: string,
  basis?: string,
): Promise<string> {
  await unit.open(casePath(unit, question))
  const form = unit.form(`/giai-quyet/${question}/tra-loi`)
  await form.fill('Nội dung trả lời', text)
  if (basis) await form.fill('Căn cứ pháp lý', basis)
  await form.send('Lưu dự thảo')
  const where = new URL(unit.page.url()).pathname
  await unit.form('/trinh').send('Trình duyệt')
  return where
}

export async function approveAnswer(chair: Seat, answer: string): Promise<void> {
  await chair.open(answer)
  await chair.form('/duyet').send('Duyệt trả lời')
}

export async function issueAnswer(office: Seat, answer: string): Promise<void> {
  await office.open(answer)
  await office.form('/ban-hanh').send('Ban hành văn bản trả lời')
}

export async function deliver(office: Seat, answer: string, how: string, to: string): Promise<void> {
  await office.open(answer)
  const form = office.form('/giao')
  await form.choose('Cách giao', how)
  await form.fill('Người nhận', to)
  await form.send('Ghi việc giao văn bản')
}

/** Draft, approve, issue, deliver; where the answer is. */
export async function answerInWriting(
  people: { readonly unit: string; readonly chair: string; readonly office: string },
  seat: Seat,
  question: string,
  reply: { readonly text: string; readonly basis?: string; readonly how: string; readonly to: string },
): Promise<string> {
  const { house } = seat
  const answer = await draftAnswer(await house.as(people.unit), question, reply.text, reply.basis)
  await approveAnswer(await house.as(people.chair), answer)
  await issueAnswer(await house.as(people.office), answer)
  await deliver(await house.as(people.office), answer, reply.how, reply.to)
  return answer
}

export async function extend(
  office: Seat,
  question: string,
  extension: { readonly reason: string; readonly to: string },
): Promise<void> {
  const form = await writeExtension(office, question, extension)
  await form.send('Gia hạn và ban hành thông báo')
}

/** Longer than the plan allows; what the page says. */
export async function extensionRefused(
  office: Seat,
  question: string,
  extension: { readonly reason: string; readonly to: string },
): Promise<string> {
  const form = await writeExtension(office, question, extension)
  return form.refused('Gia hạn và ban hành thông báo')
}

async function writeExtension(
  office: Seat,
  question: string,
  extension: { readonly reason: string; readonly to: string },
): Promise<FormOn> {
  await office.open(casePath(office, question))
  const form = office.form('/gia-han')
  await form.fill('Lý do gia hạn', extension.reason)
  await form.fill('Hạn mới', typed(extension.to))
  return form
}

/** A letter to the superior, issued and sent; where it is. */
export async function escalate(
  office: Seat,
  question: string,
  letter: { readonly to: string; readonly request: string; readonly replyBy?: string },
): Promise<string> {
  await office.open(casePath(office, question))
  const form = office.form('/de-nghi')
  await form.fill('Cơ quan cấp trên', letter.to)
  await form.fill('Nội dung đề nghị', letter.request)
  if (letter.replyBy) await form.fill('Đề nghị trả lời chậm nhất ngày', typed(letter.replyBy))
  await form.send('Lập dự thảo đề nghị')
  const where = new URL(office.page.url()).pathname
  await office.form('/ban-hanh').send('Ban hành và gửi cấp trên')
  return where
}

/** The superior finds the letter in its own list and answers it there. */
export async function superiorReplies(
  superior: Seat,
  letter: string,
  reply: { readonly text: string; readonly reference: string },
): Promise<void> {
  await superior.open(letter)
  const form = superior.form('/tra-loi')
  await form.fill('Nội dung trả lời', reply.text)
  await form.fill('Số, ngày văn bản', reply.reference)
  await form.send('Gửi trả lời')
}

// Reports, supervision, the people's own look

export async function issueReport(
  office: Seat,
  conference: string,
  kind: string,
  label: string,
): Promise<void> {
  await office.open(`${office.house.xa}/bao-cao?hoi-nghi=${conference}`)
  await office.form(`#bh-${kind}`).send('Chốt số liệu và ban hành')
  await office.sees(label)
}

/** The Front writes a finding with a date by which it wants an answer. */
export async function finding(front: Seat, text: string, deadline: string): Promise<void> {
  await front.open(`${front.house.xa}/giam-sat`)
  const form = front.form('#ghi-nhan')
  await form.fill('Nội dung giám sát, kiến nghị', text)
  await form.fill('Hạn đề nghị trả lời', typed(deadline))
  await form.send('Ghi kiến nghị')
  await front.sees('Chờ trả lời')
}

export async function answerFinding(office: Seat, text: string): Promise<void> {
  await office.open(`${office.house.xa}/giam-sat`)
  const form = office.form('/tra-loi')
  await form.fill('Trả lời Mặt trận', text)
  await form.send('Trả lời kiến nghị')
}

/** Nobody changed, took out or put in anything. */
export async function ledgerIsWhole(front: Seat): Promise<void> {
  await front.open(`${front.house.xa}/giam-sat`)
  await front.form('#kiem-tra').send('Kiểm tra nhật ký')
  await front.sees('Nhật ký nguyên vẹn')
}

/** What the person reads with the code from the receipt. */
export async function lookUp(citizen: Seat, code: string): Promise<string> {
  await citizen.open(`${citizen.house.cong}/tra-cuu?ma=${code}`)
  return citizen.text()
}

export async function closeFile(office: Seat, conference: string): Promise<void> {
  await office.open(conferencePath(office, conference))
  await office.follow('Khép hồ sơ')
  await office.form('/khep').send('Khép hồ sơ')
  await office.sees('Đã khép hồ sơ')
}
