// Steps of the day: opening, agenda, who came, who spoke, what the chair did with each matter.
import { conferencePath } from './preparing.ts'
import { type FormOn, oneLine, type Seat } from './seat.ts'

function dayPath(seat: Seat, conference: string, part = ''): string {
  return conferencePath(seat, conference, `ngay${part && `/${part}`}`)
}

export async function moment(secretary: Seat, conference: string, what: string): Promise<void> {
  await secretary.open(dayPath(secretary, conference))
  // Closing cannot be taken back: it stands behind a line that opens.
  if (what === 'Bế mạc') await secretary.page.getByText('Bế mạc buổi đối thoại', { exact: true }).click()
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
  await form.send('Ghi người mới đến')
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
