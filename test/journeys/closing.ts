// Steps at the end: reports, the Front's findings, the ledger, what the person reads, closing the file.
import { conferencePath, typed } from './preparing.ts'
import type { Seat } from './seat.ts'

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
