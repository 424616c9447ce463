// One conference after the hall, in the browser: conclusion, answers through the chain, letter, extension, a person who is
// not content, reports, the file closed. Where the same was walked once already the acts do it.
import assert from 'node:assert/strict'
import {
  approveAnswer,
  deliverAnswer,
  draftAnswer,
  issueAnswer,
  submitAnswer,
} from '../../src/followup/answer.acts.ts'
import { ZONE } from '../../src/kit/clock.ts'
import type { Db, Trx } from '../../src/kit/db/db.ts'
import { must } from '../../src/kit/result.ts'
import type { Actor } from '../../src/ledger/ledger.ts'
import type { House } from '../journeys/house.ts'
import { issuedPaper, readIssued, says } from '../journeys/papers.ts'
import {
  addOrder,
  answerInWriting,
  caseDue,
  casePath,
  closeFile,
  conferencePath,
  dueState,
  escalate,
  extend,
  issueConclusion,
  issueReport,
  lookUp,
  monthsShown,
  superiorReplies,
  typed,
} from '../journeys/steps.ts'
import { pageAgrees, paperAgrees } from './figures.ts'
import { type Plan, plus } from './plans.ts'
import type { Scene } from './prepare.ts'
import { type Told, tally } from './tally.ts'

const REPLY =
  'Ủy ban nhân dân xã đã bố trí 45 triệu đồng, thi công từ ngày 10 tháng này, thôn cử ba người giám sát.'

export class Walk {
  readonly house: House
  readonly plan: Plan
  readonly scene: Scene
  readonly db: Db

  constructor(house: House, db: Db, plan: Plan, scene: Scene) {
    this.house = house
    this.db = db
    this.plan = plan
    this.scene = scene
  }

  told(key: string): Told {
    const one = this.scene.told.find((each) => each.key === key)
    assert.ok(one, key)
    return one
  }

  get today(): string {
    return this.house.today().toString()
  }

  by(person: string): Actor {
    const { clock } = this.house.server
    return {
      commune: this.plan.commune,
      person,
      now: clock.now(),
      today: clock.now().toZonedDateTimeISO(ZONE).toPlainDate(),
    }
  }

  office() {
    return this.house.as(this.plan.people.office)
  }

  /** Order, conclusion, and each case with its plan's own date. */
  async conclude(): Promise<void> {
    const { plan, scene } = this
    const ordered = scene.told.filter(
      (one) => one.said === plan.inWriting || (one.key === 'beyond' && plan.beyond === 'giao_don_vi'),
    )
    await addOrder(await this.office(), scene.conference, {
      viewpoint: 'Kiểm tra, giải quyết và trả lời bằng văn bản từng người.',
      unit: plan.unit.name,
      ...(plan.ordered === null ? {} : { due: plan.ordered }),
      covers: ordered.map((one) => one.text.slice(0, 30)),
    })
    await issueConclusion(await this.house.as(plan.people.chair), scene.conference)
    const office = await this.office()
    for (const one of ordered) if (one.key !== 'beyond') await this.isDue(one, plan.reply)
    await this.isDue(this.told('beyond'), plan.letter)
    await this.promise()
    const letter = await escalate(office, this.told('beyond').id, {
      to: 'Ủy ban nhân dân tỉnh',
      request: 'Xem xét, bố trí vốn kè bờ sông đoạn qua thôn.',
      replyBy: plus(plan.concluded, 20),
    })
    this.told('beyond').letterOn = this.today
    this.#letter = letter
  }

  #letter = ''
  /** What the report before said. */
  #reported: ReturnType<Walk['count']> | undefined

  async isDue(one: Told, due: string | null): Promise<void> {
    const office = await this.office()
    if (due !== null) return assert.equal(await caseDue(office, one.id), due, one.key)
    await office.open(casePath(office, one.id))
    const dates = office.page.locator('dl').filter({ hasText: 'Đơn vị' }).locator('time')
    assert.equal(await dates.count(), 0, `${one.key}: the plan has no date`)
  }

  /** What was answered in the hall will be built next year: a date of its own. */
  private async promise(): Promise<void> {
    const one = this.told('promise')
    const office = await this.office()
    await office.open(casePath(office, one.id))
    const form = office.form('/loi-hua')
    await form.fill('Việc sẽ thực hiện', 'Đổ bê tông 1,2 km lên khu sản xuất, xong trước mùa mưa.')
    await form.fill('Thời hạn đã hứa', typed(plus(this.plan.held, 330)))
    await form.send('Ghi việc đã hứa')
    one.promisedOn = this.today
    await this.isDue(one, plus(this.plan.held, 330))
  }

  /** The whole signing chain with delivery, on screen. */
  async answerOnScreen(key: string): Promise<void> {
    const { unit, chair, office } = this.plan.people
    await answerInWriting({ unit, chair, office }, await this.office(), this.told(key).id, {
      text: REPLY,
      how: 'Trao tận tay',
      to: 'Bà Nguyễn Thị Hoa',
    })
    this.answered(key)
  }

  private answered(key: string): void {
    const one = this.told(key)
    one.answers.push({ on: this.today, round: one.asked.length })
  }

  /** The same chain through the acts. */
  async answer(key: string): Promise<void> {
    const { unit, chair, office } = this.plan.people
    const question = this.told(key).id
    const day = this.today
    const act = <T>(work: (trx: Trx) => Promise<T>) => this.db.act(this.plan.commune, work)
    const { id } = must(
      await act((trx) =>
        draftAnswer(trx, this.by(unit), { parts: [{ question, text: REPLY }], legalBasis: null }),
      ),
    )
    const read = { answer: id, version: 1, comment: null }
    must(await act((trx) => submitAnswer(trx, this.by(unit), read)))
    must(await act((trx) => approveAnswer(trx, this.by(chair), { ...read, insists: false })))
    must(await act((trx) => issueAnswer(trx, this.by(office), { answer: id, issuedOn: day, number: null })))
    must(
      await act((trx) =>
        deliverAnswer(trx, this.by(office), {
          answer: id,
          how: 'truong_thon',
          toWhom: 'Bà Hoa',
          onDate: day,
        }),
      ),
    )
    this.answered(key)
  }

  async extendOne(): Promise<void> {
    const one = this.told('extended')
    const to = this.plan.extendedTo
    const office = await this.office()
    await extend(office, one.id, { reason: 'Chờ kết quả khoan khảo sát của Sở', to })
    one.extended = { on: this.today, to }
    await this.isDue(one, to)
    says(await issuedPaper(office, this.scene.conference, 'Thông báo gia hạn'), 'Chờ kết quả khoan khảo sát')
  }

  async superiorAnswers(): Promise<void> {
    const reply = { text: 'Tỉnh bố trí vốn kè 300 m trong kế hoạch năm sau.', reference: '120/UBND-KT' }
    const answerBy = this.plan.ownSeat ? null : plus(this.today, 10)
    if (this.plan.ownSeat)
      await superiorReplies(await this.house.as(this.plan.people.superior), this.#letter, reply)
    else {
      const office = await this.office()
      await office.open(this.#letter)
      const form = office.form('/tra-loi')
      await form.fill('Nội dung trả lời', reply.text)
      await form.fill('Số, ngày văn bản', reply.reference)
      await form.fill('Xã trả lời người dân chậm nhất ngày', typed(answerBy ?? ''))
      await form.send('Ghi trả lời của cấp trên')
    }
    this.told('beyond').superior = { on: this.today, answerBy }
    // Within competence it keeps its own date.
    await this.isDue(
      this.told('beyond'),
      answerBy ?? (this.plan.beyond === 'giao_don_vi' ? this.plan.reply : null),
    )
  }

  /** By the code on the receipt, without script. */
  async says(key: string, content: boolean, again = false): Promise<void> {
    const one = this.told(key)
    const citizen = await this.house.citizen()
    assert.match(await lookUp(citizen, one.code), /45 triệu đồng/)
    const form = citizen.form('/hai-long')
    await form.tick(content ? 'Hài lòng' : 'Chưa hài lòng')
    if (!content) await form.fill('Điều chưa hài lòng', 'Chưa nói rõ bao giờ tiền về đến hộ.')
    if (again) await form.tick('Chưa hài lòng: đề nghị xem xét và trả lời lại')
    await form.send('Gửi nhận xét')
    one.rated.push({ on: this.today, round: one.asked.length, content })
    if (!again) return
    const due = this.plan.again(this.today)
    one.asked.push({ on: this.today, due })
    await citizen.sees('đã được mở lại')
    assert.equal(await citizen.has('Gửi nhận xét'), false, 'nothing to judge until it is answered anew')
    await this.isDue(one, due)
  }

  async agrees(): Promise<void> {
    await pageAgrees(await this.office(), this.scene.conference, this.today, this.count())
  }

  count() {
    return tally(this.scene.told, this.plan, this.today)
  }

  async report(kind: string, label: string, least: number): Promise<void> {
    const office = await this.office()
    await issueReport(office, this.scene.conference, kind, label)
    const paper = await readIssued(office)
    const named = paperAgrees(paper, this.count(), this.#reported)
    this.#reported = this.count()
    assert.ok(named >= least, `${label} names ${named} figures`)
  }

  async holdingReport(): Promise<void> {
    const { holding } = this.plan
    await this.report(holding.kind, holding.label, 5)
    if (holding.rule !== null)
      assert.equal(await dueState(await this.office(), this.scene.conference, holding.rule), 'Đã xong')
  }

  async monthlyReport(): Promise<void> {
    await this.report('bao_cao_thang', 'Báo cáo tháng', 8)
  }

  /** The plan's own monthly duty, in a month that has one. */
  async monthlyDuty(): Promise<void> {
    if (this.plan.monthly === null) return
    await this.report('bao_cao_thang', 'Báo cáo tháng', 8)
    const { month, year } = this.house.today()
    assert.match(
      await monthsShown(await this.office(), this.scene.conference, this.plan.monthly),
      new RegExp(`Kỳ tháng ${month}/${year}: đã xong`),
    )
  }

  async close(): Promise<void> {
    const office = await this.office()
    await closeFile(office, this.scene.conference)
    await office.open(conferencePath(office, this.scene.conference))
    await office.sees('Đã khép hồ sơ')
  }
}
