// Steps of minutes and conclusion: signatures, orders, issuing.
import { conferencePath, typed } from './preparing.ts'
import type { FormOn, Seat } from './seat.ts'

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
