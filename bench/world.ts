// A commune with an announced conference and many opinions, in a throw-away SQLite database.
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { announceConference, createConference } from '../src/conference/acts.ts'
import { settableClock } from '../src/kit/clock.ts'
import type { Db } from '../src/kit/db/db.ts'
import { must } from '../src/kit/result.ts'
import type { Actor } from '../src/ledger/ledger.ts'
import { createCommune, savePerson, saveVillage } from '../src/office/acts.ts'
import { classifyQuestion, receiveSubmission } from '../src/petition/acts.ts'
import { adoptRegulation } from '../src/regulation/adopted.ts'
import { shippedText } from '../src/regulation/library.ts'

export const COMMUNE = 'xa-do'
export const DAY = '2026-03-02'

export function benchFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'doithoai-bench-'))
}

export function benchActor(): Actor {
  const clock = settableClock(Temporal.PlainDate.from(DAY))
  return { commune: COMMUNE, person: 'van-phong', now: clock.now(), today: clock.today() }
}

/** Resolves with the conference's id. */
export async function benchConference(db: Db, questions: number): Promise<string> {
  const by = benchActor()
  const none = { email: null, phone: null }
  const id = await db.act(COMMUNE, async (trx) => {
    must(
      await createCommune(trx, by, {
        id: COMMUNE,
        name: 'Đo Đạc',
        kind: 'xã',
        province: null,
        population: 5000,
        voters: 3000,
        website: null,
        ...none,
      }),
    )
    for (const n of [1, 2, 3, 4])
      must(
        await saveVillage(trx, by, {
          id: `thon-${n}`,
          name: `Thôn ${n}`,
          households: 300,
          population: 1250,
          hall: null,
          aliases: [],
        }),
      )
    must(
      await savePerson(trx, by, {
        id: 'van-phong',
        name: 'Cán bộ Văn phòng',
        title: 'Công chức',
        unit: null,
        village: null,
        roles: ['office', 'chair'],
        ...none,
      }),
    )
    const version = must(await adoptRegulation(trx, by, shippedText('luat-72-2025')))
    const made = must(
      await createConference(trx, by, {
        regulation: version.id,
        kind: 'dinh_ky',
        title: 'Hội nghị đối thoại',
        year: 2026,
        period: null,
        form: 'truc_tiep',
        place: 'Hội trường xã',
        tentative: undefined,
        expected_month: null,
        sessions: [
          { date: '2026-03-20', start: '08:00', end: '11:30', place: 'Hội trường xã', villages: [] },
        ],
        chairs: ['van-phong'],
        stand_in: null,
        stand_in_more: [],
        secretaries: [],
        citizen_secretary: null,
        citizen_secretary_village: null,
        topics: ['Tình hình kinh tế - xã hội'],
        agenda: ['Chủ trì: Khai mạc', 'Nhân dân: Phát biểu', 'Chủ trì: Kết luận'],
        participants: ['Nhân dân trong xã'],
        invited: [],
        intake_from: null,
        intake_to: null,
      }),
    )
    must(await announceConference(trx, by, made.id, DAY, null))
    return made.id
  })
  for (let n = 0; n < questions; n++)
    await db.act(COMMUNE, async (trx) => {
      const received = must(await receiveSubmission(trx, by, benchOpinion(id, n)))
      for (const question of received.questions)
        must(
          await classifyQuestion(trx, by, {
            question,
            kind: 'kien_nghi',
            competence: 'commune',
            fields: ['giao_thong'],
          }),
        )
    })
  return id
}

export function benchOpinion(conference: string, n: number): Parameters<typeof receiveSubmission>[2] {
  return {
    conference,
    channel: 'web',
    level: 'commune',
    village: `thon-${(n % 4) + 1}`,
    name: 'Nguyễn Văn An',
    phone: '0950000000',
    address: `Tổ ${n % 9}`,
    content: `Đề nghị sửa đoạn đường vào xóm ${n}, mùa mưa lầy lội, học sinh đi lại khó khăn, đã nêu nhiều lần mà chưa làm.`,
    consentText: 'v1',
    consentPublish: false,
  }
}
