// Văn bản đề nghị cấp trên: one letter, the questions it is about, what is asked and by when.

import { longDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { fold } from '../kit/text.ts'
import { villageWords } from '../office/places.ts'
import { p, points } from '../paper/build.ts'
import type { PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import { findQuestion } from '../petition/store.ts'
import {
  archive,
  ended,
  type Handle,
  headOfPaper,
  issuerOf,
  leaders,
  occasion,
  paragraphs,
  quoted,
  settingOf,
  signature,
} from './base.paper.ts'
import { findEscalation, listEscalations } from './escalation.store.ts'
import { LETTER } from './wording.ts'

const MISSING = { message: 'Không tìm thấy văn bản đề nghị này.', status: 404 } as const

/** The persons are not named to the superior: the matter is, with its village. */
export async function letterPaper(
  read: Handle,
  commune: string,
  id: string,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const letter = await findEscalation(read, commune, id)
  const setting = letter && (await settingOf(read, commune, letter.conference_id, today))
  if (!letter || !setting) return err(MISSING)
  const matters: [string, string][] = []
  const texts: string[] = []
  for (const [at, question] of letter.questions.entries()) {
    const row = await findQuestion(read, commune, question)
    if (!row) return err(MISSING)
    texts.push(row.text)
    const village = row.village_id ? setting.villages.get(row.village_id) : undefined
    const times = row.times > 1 ? ` (nêu lần ${row.times})` : ''
    matters.push([
      `${at + 1}.`,
      `${village ? `Nhân dân ${villageWords(village)}` : 'Ý kiến của Nhân dân'}${times}: ${quoted(row.text)}`,
    ])
  }
  const subject = `đề nghị xem xét, giải quyết ý kiến, kiến nghị của Nhân dân tại ${occasion(setting)}`
  return ok({
    kind: 'de_nghi_cap_tren',
    layout: setting.layout,
    title: `Văn bản ${subject}`,
    head: headOfPaper(setting, 'de_nghi_cap_tren', today),
    heading: { type: 'letter', subject },
    addressees: [letter.to_body],
    body: [
      p(setting.words.say(LETTER.mo_dau, { so_noi_dung: String(matters.length), cap_tren: letter.to_body })),
      points(matters),
      ...asked(letter.request, texts).map((text) => p(ended(text))),
      p(
        setting.words.say(LETTER.ket_thuc, {
          cap_tren: letter.to_body,
          han: letter.reply_by ? longDate(letter.reply_by) : undefined,
        }),
      ),
    ],
    signature: signature(setting),
    recipients: ['Như trên', leaders(setting), archive(setting)],
  })
}

/** What is asked beyond the questions: a request that only repeats them has been said already. */
export function asked(request: string, questions: readonly string[]): readonly string[] {
  const said = questions.map((text) => fold(text))
  const repeats = (part: string) => said.some((text) => text.includes(fold(part).replace(/[.;:\s]+$/, '')))
  return paragraphs(request).filter((text) => !text.split(';').every((part) => repeats(part.trim())))
}

export const letterEntry: PaperEntry = {
  kind: 'de_nghi_cap_tren',
  subjects: async (read, commune, conference) =>
    (await listEscalations(read, commune, conference)).map((letter) => ({
      id: letter.id,
      label: `${letter.to_body} (${letter.questions.length} nội dung)`,
    })),
  build: async (read, commune, conference, subject, today) => {
    const letter = await findEscalation(read, commune, subject)
    if (letter?.conference_id !== conference) return err(MISSING)
    return letterPaper(read, commune, subject, today)
  },
  issuer: issuerOf,
  wording: wordingOf(LETTER),
  issuedBy: (commune, _conference, subject) => ({
    href: `/xa/${commune}/de-nghi/${subject}`,
    label: 'Ban hành ở trang đề nghị cấp trên',
  }),
}
