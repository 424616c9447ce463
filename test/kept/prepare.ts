// The way to the evening of the conference, through the program's acts: what the browser walks begins with the conclusion.
import { agendaLine, announceConference, createConference } from '../../src/conference/acts.ts'
import { storedFromRegulation } from '../../src/conference/defaults.ts'
import type { Story } from '../../src/demo/story.form.ts'
import { disposeQuestion } from '../../src/followup/disposition.acts.ts'
import { attend } from '../../src/hall/attendance.acts.ts'
import { recordMoment } from '../../src/hall/moments.acts.ts'
import type { Trx } from '../../src/kit/db/db.ts'
import { must } from '../../src/kit/result.ts'
import type { Actor } from '../../src/ledger/ledger.ts'
import { listPeople } from '../../src/office/store.ts'
import {
  addPastMatter,
  assignQuestion,
  classifyQuestion,
  linkQuestion,
  receiveSubmission,
  splitOffQuestion,
} from '../../src/petition/acts.ts'
import { adoptRegulation } from '../../src/regulation/adopted.ts'
import { shippedRegulation, shippedText } from '../../src/regulation/library.ts'
import type { Plan } from './plans.ts'
import type { Told } from './tally.ts'

/** What people raise, and how it will go: two late, one extended, one escalated, one taken back, one promised. */
const MATTERS: readonly (readonly [key: string, text: string])[] = [
  ['spot', 'Lịch thu gom rác của các thôn năm nay thế nào?'],
  ['promise', 'Đề nghị làm đường bê tông từ nhà văn hóa lên khu sản xuất.'],
  ['onTime', 'Mương thoát nước sau trường học tắc, đề nghị nạo vét.'],
  ['happy', 'Đề nghị sửa cột đèn đường ở ngã ba chợ.'],
  ['takenBack', 'Hộ tôi chưa nhận tiền hỗ trợ giống lúa vụ trước.'],
  ['late', 'Cầu tạm qua suối đã mục, đề nghị thay ván.'],
  ['open', 'Bể nước tập trung cạn từ tháng ba, đề nghị khoan giếng mới.'],
  ['extended', 'Vết nứt trên đồi sau xóm ngày càng rộng, đề nghị kiểm tra.'],
  ['beyond', 'Đề nghị tỉnh bố trí vốn kè bờ sông đoạn qua thôn.'],
  ['other', 'Sóng điện thoại ở cuối thôn rất yếu.'],
  ['refused', 'Yêu cầu giải quyết ngay lá đơn tôi đã nộp năm ngoái.'],
  ['complaint', 'Tôi khiếu nại quyết định thu hồi đất số 112 của tôi.'],
  ['twin', 'Mương sau trường học tắc lâu rồi, nước tràn ra đường.'],
]

function sayings(plan: Plan, allowed: readonly string[]): (key: string) => string {
  return (key) => {
    switch (key) {
      case 'spot':
      case 'promise':
        return 'tra_loi_tai_cho'
      case 'beyond':
        return plan.beyond
      case 'other':
        return allowed.includes('co_quan_khac') ? 'co_quan_khac' : 'tra_loi_tai_cho'
      case 'refused':
        return allowed.includes('tu_choi') ? 'tu_choi' : 'tra_loi_tai_cho'
      case 'complaint':
      case 'twin':
        return ''
      default:
        return plan.inWriting
    }
  }
}

export interface Scene {
  readonly conference: string
  readonly told: readonly Told[]
}

/** By whom, on which day: the actors of this story. */
export type By = (person: string, day: string) => Actor

export async function heldConference(trx: Trx, by: By, plan: Plan, story: Story): Promise<Scene> {
  const office = by(plan.people.office, before(plan.held, 25))
  const conference = await createFor(trx, office, plan.held, story)
  must(await announceConference(trx, office, conference, before(plan.held, 12), null))
  const { dispositions, refusals } = shippedRegulation(story.regulation)
  const saying = sayings(plan, dispositions)
  const told: Told[] = []
  for (const [at, [key, text]] of MATTERS.entries()) {
    const village = story.villages[at % 3]?.id ?? ''
    const one: Told = {
      key,
      text,
      village,
      said: saying(key),
      joinedTo: key === 'twin' ? 'onTime' : null,
      splitOff: key === 'complaint',
      repeats: key === 'open',
      id: '',
      code: '',
      due: plan.inWriting === saying(key) || key === 'beyond' ? plan.reply : null,
      extended: null,
      letterOn: null,
      superior: null,
      answers: [],
      asked: [],
      rated: [],
      guidedOn: null,
      promisedOn: null,
      doneOn: null,
    }
    await raise(trx, by(plan.people.office, before(plan.held, 6)), conference, plan, one, told)
    told.push(one)
  }
  const evening = by(plan.people.secretary, plan.held)
  must(await recordMoment(trx, evening, { conference, session: 1, kind: 'khai_mac' }))
  for (const village of story.villages.slice(0, 2))
    must(
      await attend(trx, evening, {
        conference,
        session: 1,
        who: { type: 'count', village: village.id, people: 30 },
      }),
    )
  for (const one of told) await decide(trx, by(plan.people.chair, plan.held), one, refusals[0]?.id ?? '')
  must(await recordMoment(trx, evening, { conference, session: 1, kind: 'be_mac' }))
  for (const one of told) if (one.said === 'co_quan_khac') one.guidedOn = plan.held
  const beyond = told.find((one) => one.key === 'beyond')
  if (beyond) beyond.due = plan.letter
  return { conference, told }
}

export function before(iso: string, days: number): string {
  return Temporal.PlainDate.from(iso).subtract({ days }).toString()
}

/** A conference of the story's own regulation on that day. */
export async function createFor(trx: Trx, by: Actor, date: string, story: Story): Promise<string> {
  const regulation = shippedRegulation(story.regulation)
  const { conference: plan, commune } = story
  const stored = storedFromRegulation(
    regulation,
    commune,
    await listPeople(trx, by.commune),
    Temporal.PlainDate.from(date),
  )
  const adopted = must(await adoptRegulation(trx, by, shippedText(story.regulation)))
  const session = { date, start: plan.start, end: plan.end, place: plan.place, villages: [] }
  return must(
    await createConference(trx, by, {
      regulation: adopted.id,
      kind: 'dinh_ky',
      title: `${plan.title} năm ${date.slice(0, 4)}`,
      year: Number(date.slice(0, 4)),
      period: plan.period,
      form: plan.form,
      place: plan.place,
      tentative: undefined,
      expected_month: null,
      sessions: [session],
      chairs: plan.chairs,
      stand_in: plan.stand_in,
      stand_in_more: [],
      secretaries: plan.secretaries.flatMap((one) => ('person' in one ? [one.person] : [])),
      citizen_secretary: null,
      citizen_secretary_village: null,
      topics: plan.topics,
      agenda: String(stored.agenda ?? '')
        .split('\n')
        .filter((line) => agendaLine(line).text !== ''),
      participants: plan.participants,
      invited: plan.invited,
      intake_from: null,
      intake_to: null,
    }),
  ).id
}

async function raise(
  trx: Trx,
  by: Actor,
  conference: string,
  plan: Plan,
  one: Told,
  earlier: readonly Told[],
): Promise<void> {
  const received = must(
    await receiveSubmission(trx, by, {
      conference,
      channel: 'thon',
      level: 'commune',
      village: one.village,
      name: 'Nguyễn Thị Hoa',
      phone: null,
      address: null,
      content: one.text,
      consentPublish: false,
    }),
  )
  const question = received.questions[0] as string
  one.id = question
  one.code = received.code
  must(
    await classifyQuestion(trx, by, {
      question,
      kind: one.splitOff ? 'khieu_nai' : 'kien_nghi',
      competence: one.key === 'beyond' ? 'superior' : 'commune',
      fields: ['giao_thong'],
    }),
  )
  if (one.splitOff) {
    must(await splitOffQuestion(trx, by, { question, kind: 'khieu_nai' }))
    return
  }
  must(await assignQuestion(trx, by, { question, unit: plan.unit.id }))
  const head = earlier.find((each) => each.key === one.joinedTo)
  if (head) must(await linkQuestion(trx, by, { question, kind: 'trung', ofQuestion: head.id }))
  if (!one.repeats) return
  const past = await addPastMatter(trx, by, {
    year: Number(plan.held.slice(0, 4)) - 1,
    village: one.village,
    text: 'Đề nghị khoan giếng, bể nước tập trung thiếu nước.',
    answered: null,
    done: false,
  })
  must(await linkQuestion(trx, by, { question, kind: 'nhac_lai', ofPast: must(past) }))
}

async function decide(trx: Trx, by: Actor, one: Told, ground: string): Promise<void> {
  if (one.said === '') return
  must(
    await disposeQuestion(trx, by, {
      question: one.id,
      code: one.said,
      answer:
        one.said === 'tra_loi_tai_cho'
          ? 'Đã có lịch, kinh phí và người phụ trách; xã niêm yết tại nhà văn hóa các thôn ngày mai.'
          : one.said === 'co_quan_khac'
            ? 'Trạm do doanh nghiệp viễn thông quản lý; bà con gọi tổng đài 1800 8098, xã cùng gửi văn bản.'
            : null,
      ground: one.said === 'tu_choi' ? ground : null,
    }),
  )
}
