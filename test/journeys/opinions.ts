// Steps with opinions: every way they come in, sorting at the door, classifying, giving them to who answers.
import assert from 'node:assert/strict'
import { words as read, type Seat } from './seat.ts'

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
  const shown = await read(seat.page.locator('.code4:not(.next-code *)').first())
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
  if (opinion.village) await form.fill('Thôn', opinion.village)
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

/** The id of a question by its words: from the list of opinions. */
export async function findQuestion(seat: Seat, conference: string, words: string): Promise<string> {
  await openQuestion(seat, conference, words)
  return questionId(seat)
}
