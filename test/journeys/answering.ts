// Steps with a case: its date, the answer through the signing chain, extension, the letter to the superior.
import { typed } from './preparing.ts'
import type { FormOn, Seat } from './seat.ts'

export function casePath(seat: Seat, question: string): string {
  return `${seat.house.xa}/giai-quyet/${question}`
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
