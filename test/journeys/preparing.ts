// Steps before the conference: made from its regulation, its dates, plan and notice, publications, tasks, delegates.
import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import { expectedDates } from './expected.ts'
import { FormOn, oneLine, type Seat, words } from './seat.ts'

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
      const all = oneLine(words)
      return [rule, date === null || all.startsWith('Kỳ tháng') ? dateWords(all) : date]
    }),
  )
}

function dateWords(words: string): string {
  const days = [...words.matchAll(/(\d{1,2})\/(\d{1,2})\/(\d{4})/g)].map(
    ([, day = '', month = '', year]) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )
  if (days.length === 0) return '-'
  return words.startsWith('Kỳ tháng') ? days.join(' ') : days.join('..')
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

/** What the row of a monthly rule says of its months. */
export async function monthsShown(seat: Seat, conference: string, rule: string): Promise<string> {
  await seat.open(conferencePath(seat, conference))
  const row = seat.page.getByRole('row').filter({ hasText: `${rule} · “` })
  return words(row.locator('[data-label="Hạn"]'))
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
  const form = new FormOn(unit, unit.row(title).locator('form'))
  await form.tick('Đã xong')
  await form.send('Gửi báo cáo')
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
