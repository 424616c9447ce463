// "As of" a past day: over random histories the figures of a day, asked any time later, are those that were recorded when
// the day was over, whatever was decided, taken back, joined or dated back since.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { random } from '../../test/random.ts'
import { makeWorld, type World } from '../../test/world.ts'
import { approveAnswer, draftAnswer, issueAnswer, submitAnswer } from '../followup/answer.acts.ts'
import {
  complete,
  openCase,
  promise,
  recordProgress,
  recordSatisfaction,
  reopen,
} from '../followup/case.acts.ts'
import { disposeQuestion } from '../followup/disposition.acts.ts'
import { draftLetter, recordSuperiorReply, sendLetter } from '../followup/escalation.acts.ts'
import { settableClock } from '../kit/clock.ts'
import type { Db, Trx } from '../kit/db/db.ts'
import { canonicalJson } from '../kit/id.ts'
import type { Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { saveVillage } from '../office/acts.ts'
import {
  assignQuestion,
  classifyQuestion,
  linkQuestion,
  receiveSubmission,
  splitOffQuestion,
} from '../petition/acts.ts'
import { unlinkQuestion } from '../petition/link.acts.ts'
import { splitSubmission } from '../petition/receive.acts.ts'
import { withClosedDays } from './day.ts'
import { currentFigures } from './store.ts'

const FIRST = Temporal.PlainDate.from('2024-08-05')
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
    saveVillage(trx, office, {
      id: life.pick(['thon-2', 'thon-3']),
      name: `Thôn mới ${life.today}`,
      households: 1,
      population: 1,
      hall: null,
      aliases: [],
    }),
]

/** A history of some weeks; what every day's figures were when the day was over. */
async function lived(
  db: Db,
  seed: number,
): Promise<{ world: World; recorded: Map<string, string>; done: number }> {
  const next = random(seed)
  const clock = settableClock(FIRST)
  const guarded = withClosedDays(db, clock)
  const world = await makeWorld(db)
  const recorded = new Map<string, string>()
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
    recorded.set(
      life.today,
      canonicalJson(await currentFigures(db.read, world.commune, world.conference, date)),
    )
  }
  return { world, recorded, done }
}

eachDatabase('figures as of a past day', (open, kind) => {
  test('are those recorded on that day, over random histories', async () => {
    for (const seed of kind === 'sqlite' ? [1, 2, 3] : [7]) {
      const { db, drop } = await open()
      const { world, recorded, done } = await lived(db, seed)
      assert.ok(done > 60, `a life in which little happened: ${done}`)
      let shown = new Set<string>()
      for (const [day, figures] of recorded) {
        const again = canonicalJson(
          await currentFigures(db.read, world.commune, world.conference, Temporal.PlainDate.from(day)),
        )
        assert.equal(again, figures, `seed ${seed}, ${day}`)
        shown = shown.add(figures)
      }
      assert.ok(shown.size > 5, 'the days differ')
      await drop()
    }
  })
})
