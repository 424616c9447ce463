// Random lives of a commune's questions: every kind of act, in any order, with papers dated back. What an act refuses has
// not happened. Whoever tests a rule over histories plays them.

import { approveAnswer, draftAnswer, issueAnswer, submitAnswer } from '../src/followup/answer.acts.ts'
import {
  complete,
  openCase,
  promise,
  recordProgress,
  recordSatisfaction,
  reopen,
} from '../src/followup/case.acts.ts'
import { disposeQuestion } from '../src/followup/disposition.acts.ts'
import { draftLetter, recordSuperiorReply, sendLetter } from '../src/followup/escalation.acts.ts'
import { returnLetter } from '../src/followup/superior/acts.ts'
import { type SettableClock, settableClock } from '../src/kit/clock.ts'
import type { Db, Trx } from '../src/kit/db/db.ts'
import type { Result } from '../src/kit/result.ts'
import type { Actor } from '../src/ledger/ledger.ts'
import { saveVillage } from '../src/office/acts.ts'
import {
  assignQuestion,
  classifyQuestion,
  linkQuestion,
  receiveSubmission,
  splitOffQuestion,
} from '../src/petition/acts.ts'
import { unlinkQuestion } from '../src/petition/link.acts.ts'
import { splitSubmission } from '../src/petition/receive.acts.ts'
import { random } from './random.ts'
import { makeWorld, type World } from './world.ts'

export const FIRST = Temporal.PlainDate.from('2024-08-05')
const DAYS = 24
const REAL = 'Đã nghiệm thu ngày 12/8/2024, kinh phí 120 triệu đồng từ chương trình mục tiêu.'

interface Life {
  readonly world: World
  readonly today: string
  readonly questions: string[]
  readonly submissions: string[]
  readonly answers: string[]
  readonly letters: string[]
  pick<Value>(values: readonly Value[]): Value
  /** This day, or one of the ten before: papers are entered late. */
  earlier(): string
}

type Step = (trx: Trx, life: Life, office: Actor) => Promise<Result<unknown>>

const chair = (life: Life) => life.world.by('chu-tich', life.today)
const unit = (life: Life) => life.world.by('kinh-te', life.today)

const STEPS: readonly Step[] = [
  async (trx, life, office) => {
    const got = await receiveSubmission(trx, office, {
      conference: life.world.conference,
      channel: life.pick(['thon', 'phieu', 'gui_truoc'] as const),
      level: 'commune',
      village: life.pick(['thon-1', 'thon-2', null]),
      name: 'Người thử',
      phone: null,
      address: null,
      content: `Đường ngõ ${life.questions.length} hỏng nặng.`,
      consentPublish: false,
      receivedAt: Temporal.Instant.from(`${life.earlier()}T01:00:00Z`),
    })
    if (got.ok) {
      life.questions.push(...got.value.questions)
      life.submissions.push(got.value.id)
    }
    return got
  },
  (trx, life, office) =>
    classifyQuestion(trx, office, {
      question: life.pick(life.questions),
      kind: life.pick(['kien_nghi', 'phan_anh', 'hoi'] as const),
      competence: life.pick(['commune', 'superior'] as const),
      fields: [life.pick(['giao_thong', 'dat_dai', 'y_te'] as const)],
    }),
  (trx, life, office) =>
    assignQuestion(trx, office, {
      question: life.pick(life.questions),
      unit: life.pick(['kinh-te', 'van-hoa']),
      reason: 'Đúng lĩnh vực hơn.',
    }),
  (trx, life, office) =>
    linkQuestion(trx, office, {
      question: life.pick(life.questions),
      kind: life.pick(['trung', 'nhac_lai'] as const),
      ofQuestion: life.pick(life.questions),
    }),
  (trx, life, office) =>
    unlinkQuestion(trx, office, {
      question: life.pick(life.questions),
      kind: life.pick(['trung', 'nhac_lai'] as const),
    }),
  async (trx, life, office) => {
    const got = await splitSubmission(trx, office, {
      submission: life.pick(life.submissions),
      version: 1,
      parts: [{ text: `Cầu treo số ${life.questions.length} yếu.` }],
    })
    if (got.ok) for (const id of got.value) if (!life.questions.includes(id)) life.questions.push(id)
    return got
  },
  (trx, life) =>
    disposeQuestion(trx, chair(life), {
      question: life.pick(life.questions),
      code: life.pick(['tra_loi_tai_cho', 'tra_loi_van_ban', 'vuot_tham_quyen', 'tu_choi', 'tiep_thu']),
      answer: REAL,
      ground: 'gay_roi',
    }),
  (trx, life, office) =>
    openCase(trx, office, {
      question: life.pick(life.questions),
      due: life.pick([life.today, '2024-08-20', '2024-09-30']),
      rule: null,
      explanation: null,
    }),
  (trx, life) =>
    recordProgress(trx, unit(life), { question: life.pick(life.questions), note: 'Đang đo đạc.' }),
  (trx, life) =>
    promise(trx, chair(life), {
      question: life.pick(life.questions),
      text: 'Sửa xong trước Tết.',
      due: '2024-12-31',
    }),
  (trx, life) =>
    complete(trx, unit(life), {
      question: life.pick(life.questions),
      note: 'Đã sửa xong 120 m.',
      onDate: life.earlier(),
    }),
  (trx, life, office) =>
    recordSatisfaction(trx, office, {
      question: life.pick(life.questions),
      satisfied: life.pick([true, false]),
      reason: 'Chưa rõ thời gian.',
    }),
  (trx, life, office) =>
    reopen(trx, office, {
      question: life.pick(life.questions),
      reason: 'Chưa xong như đã trả lời.',
      due: null,
    }),
  (trx, life, office) =>
    splitOffQuestion(trx, office, { question: life.pick(life.questions), kind: 'khieu_nai' }),
  async (trx, life) => {
    const made = await draftAnswer(trx, unit(life), {
      parts: [{ question: life.pick(life.questions), text: REAL }],
      legalBasis: null,
      unit: 'kinh-te',
    })
    if (made.ok) life.answers.push(made.value.id)
    return made
  },
  (trx, life) =>
    submitAnswer(trx, unit(life), { answer: life.pick(life.answers), version: 1, comment: null }),
  (trx, life) =>
    approveAnswer(trx, chair(life), {
      answer: life.pick(life.answers),
      version: 1,
      comment: null,
      insists: false,
    }),
  (trx, life, office) =>
    issueAnswer(trx, office, { answer: life.pick(life.answers), issuedOn: life.earlier(), number: null }),
  async (trx, life, office) => {
    const made = await draftLetter(trx, office, {
      questions: [life.pick(life.questions)],
      body: 'UBND tỉnh',
      request: 'Đề nghị cho ý kiến.',
      replyBy: null,
    })
    if (made.ok) life.letters.push(made.value.id)
    return made
  },
  (trx, life, office) =>
    sendLetter(trx, office, { escalation: life.pick(life.letters), issuedOn: life.earlier(), number: null }),
  (trx, life, office) =>
    recordSuperiorReply(trx, office, {
      escalation: life.pick(life.letters),
      text: REAL,
      reference: null,
      onDate: life.earlier(),
      answerBy: '2024-09-20',
    }),
  (trx, life, office) =>
    returnLetter(trx, office, { escalation: life.pick(life.letters), reason: 'Thuộc thẩm quyền của sở.' }),
  (trx, life, office) =>
    saveVillage(trx, office, {
      id: life.pick(['thon-2', 'thon-3']),
      name: `Thôn mới ${life.today}`,
      households: 1,
      population: 1,
      hall: null,
      aliases: [],
    }),
]

/** A history of some weeks; `eachDay` is called when a day on which something was done is over. */
export async function lived(
  db: Db,
  seed: number,
  eachDay: (world: World, date: Temporal.PlainDate) => Promise<void>,
  around: (db: Db, clock: SettableClock) => Db = (inner) => inner,
): Promise<{ world: World; done: number }> {
  const next = random(seed)
  const clock = settableClock(FIRST)
  const guarded = around(db, clock)
  const world = await makeWorld(db)
  const lists = {
    questions: [] as string[],
    submissions: [] as string[],
    answers: [] as string[],
    letters: [] as string[],
  }
  let done = 0
  for (let at = 0; at < DAYS; at++) {
    const date = FIRST.add({ days: at })
    // Now and then nothing happens for some days.
    if (at > 0 && next() < 0.25) continue
    clock.set(date)
    const life: Life = {
      world,
      today: date.toString(),
      ...lists,
      pick: (values) => values[Math.floor(next() * values.length)] as (typeof values)[number],
      earlier: () => {
        const back = date.subtract({ days: next() < 0.5 ? 0 : Math.floor(next() * 10) })
        return (Temporal.PlainDate.compare(back, FIRST) < 0 ? FIRST : back).toString()
      },
    }
    for (let act = 0; act < 12; act++) {
      const step = (lists.questions.length < 3 ? STEPS[0] : life.pick(STEPS)) as Step
      const result = await guarded.act(world.commune, (trx) =>
        step(trx, life, world.by('van-phong', life.today)),
      )
      if (result.ok) done += 1
    }
    await eachDay(world, date)
  }
  return { world, done }
}
