// Văn bản trả lời: the answer to the persons, one section for each question, with its legal basis.
import { longDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { b, h, i, p } from '../paper/build.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { type Speaker, wordingOf } from '../paper/wording.ts'
import { duplicatesOf, findQuestion, type QuestionRow } from '../petition/store.ts'
import { type Answer, findAnswer, listAnswers } from './answer.store.ts'
import {
  archive,
  type Handle,
  headOfPaper,
  issuerOf,
  issuerWords,
  leaders,
  occasion,
  paragraphs,
  personWords,
  quoted,
  type Setting,
  settingOf,
  signature,
} from './base.paper.ts'
import { standing } from './joint/joint.ts'
import { jointsOf } from './joint/store.ts'
import { openPromise } from './state.ts'
import { factsOfQuestions, questionFacts } from './store.ts'
import { ANSWER } from './wording.ts'

const MISSING = { message: 'Không tìm thấy văn bản trả lời này.', status: 404 } as const

interface Section {
  readonly question: QuestionRow
  readonly duplicates: readonly QuestionRow[]
  readonly text: string
  readonly promise: { readonly text: string; readonly due: string | null } | undefined
}

export async function answerPaper(
  read: Handle,
  commune: string,
  answerId: string,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const answer = await findAnswer(read, commune, answerId)
  const setting = answer && (await settingOf(read, commune, answer.conference_id, today))
  if (!answer || !setting) return err(MISSING)
  const sections: Section[] = []
  for (const part of answer.parts) {
    const question = await findQuestion(read, commune, part.question_id)
    if (!question) return err(MISSING)
    const facts = (await questionFacts(read, commune, part.question_id)).get(part.question_id)
    sections.push({
      question,
      duplicates: await duplicatesOf(read, commune, part.question_id),
      text: part.text,
      promise: facts && openPromise(facts),
    })
  }
  const helping = await helpingUnits(read, commune, answer)
  return ok(drawn(setting, answer, sections, helping, today))
}

/** Units that helped with a part of it: they are told what was answered. */
async function helpingUnits(read: Handle, commune: string, answer: Answer): Promise<readonly string[]> {
  const questions = answer.parts.map((part) => part.question_id)
  const facts = await factsOfQuestions(read, commune, questions)
  const joints = await jointsOf(read, commune, questions)
  const counting = joints.filter((one) => {
    const its = facts.get(one.question)
    return its !== undefined && standing([one], its).length > 0 && one.unit !== answer.unit_id
  })
  return [...new Set(counting.map((one) => one.unit))].sort()
}

function drawn(
  setting: Setting,
  answer: Answer,
  sections: readonly Section[],
  helping: readonly string[],
  today: Temporal.PlainDate,
): PaperModel {
  const subject = `trả lời ý kiến, kiến nghị của Nhân dân tại ${occasion(setting)}`
  const people = [
    ...new Set(
      sections.flatMap((one) => [one.question, ...one.duplicates].map((row) => personWords(setting, row))),
    ),
  ]
  const persons = people.length > 1 ? 'các ông (bà)' : 'ông (bà)'
  const unit = setting.units.get(answer.unit_id)
  const { words } = setting
  return {
    kind: 'tra_loi',
    layout: setting.layout,
    title: `Văn bản ${subject}`,
    head: headOfPaper(setting, 'tra_loi', today),
    heading: { type: 'letter', subject },
    addressees: people,
    body: [
      p(words.say(ANSWER.mo_dau, { ong_ba: persons })),
      ...sections.flatMap((one, at) => section(words, one, sections.length > 1 ? at + 1 : undefined)),
      ...(answer.legal_basis ? [p(i('Căn cứ trả lời: '), ...legal(answer.legal_basis))] : []),
      p(words.say(ANSWER.ket_thuc, { ong_ba: persons, don_vi: unit ?? issuerWords(setting) })),
    ],
    signature: signature(setting),
    recipients: [
      'Như trên',
      leaders(setting),
      ...(unit ? [unit] : []),
      ...helping.flatMap((id) => setting.units.get(id) ?? []),
      archive(setting),
    ],
  }
}

function legal(text: string): readonly string[] {
  const joined = paragraphs(text).join('; ')
  return [/[.]$/.test(joined) ? joined : `${joined}.`]
}

function section(words: Speaker, one: Section, number: number | undefined): readonly Block[] {
  const asked = quoted(one.question.text)
  const blocks: Block[] = [
    number === undefined ? p(b('Ý kiến: '), asked) : h(2, `${number}.`, `Ý kiến: ${asked}`),
  ]
  const texts = paragraphs(one.text)
  blocks.push(...texts.map((text, at) => (at === 0 ? p(b('Trả lời: '), text) : p(text))))
  if (one.promise)
    blocks.push(
      p(
        words.say(ANSWER.viec_se_lam, {
          viec: one.promise.text.replace(/[.\s]+$/, ''),
          han: one.promise.due ? longDate(one.promise.due) : undefined,
        }),
      ),
    )
  return blocks
}

const answerAt = (commune: string, answer: string) => `/xa/${commune}/tra-loi/${answer}`

export const answerEntry: PaperEntry = {
  kind: 'tra_loi',
  subjects: async (read, commune, conference) =>
    (await listAnswers(read, commune, conference)).map((answer, at, all) => ({
      id: answer.id,
      label: `Trả lời ${answer.questions.length} nội dung (bản ${all.length - at})`,
    })),
  build: async (read, commune, conference, subject, today) => {
    const answer = await findAnswer(read, commune, subject)
    if (answer?.conference_id !== conference) return err(MISSING)
    return answerPaper(read, commune, subject, today)
  },
  issuer: issuerOf,
  wording: wordingOf(ANSWER),
  issuedBy: (commune, _conference, subject) => ({
    href: answerAt(commune, subject),
    label: 'Duyệt và ban hành ở trang văn bản trả lời',
  }),
  signedAt: answerAt,
}
