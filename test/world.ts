// A small world for chapter tests: two communes with units, villages and people, a conference in each.
import type { Db, Trx } from '../src/kit/db/db.ts'
import { sha256 } from '../src/kit/id.ts'
import { must } from '../src/kit/result.ts'
import { sortKey } from '../src/kit/text.ts'
import type { Actor } from '../src/ledger/ledger.ts'
import { createCommune, savePerson, saveUnit, saveVillage } from '../src/office/acts.ts'
import type { Role } from '../src/office/rights.ts'
import { shippedText } from '../src/regulation/library.ts'

export const TODAY = Temporal.PlainDate.from('2024-08-05')
export const NOW = Temporal.Instant.from('2024-08-05T02:00:00Z')

export interface World {
  readonly commune: string
  readonly other: string
  /** Id of the conference of each commune. */
  readonly conference: string
  readonly otherConference: string
  /** Who acts: person ids are van-phong, chu-tich, pho, thu-ky, kinh-te, cong-an, thon-1, thon-2, mat-tran, lanh-dao, cap-tren, quan-tri. */
  by(person: string, day?: string): Actor
  byOther(person: string): Actor
}

const PEOPLE: readonly (readonly [
  id: string,
  title: string,
  role: Role,
  unit: string | null,
  village: string | null,
])[] = [
  ['van-phong', 'Công chức Văn phòng', 'office', 'vp', null],
  ['chu-tich', 'Chủ tịch UBND xã', 'chair', null, null],
  ['pho', 'Phó Chủ tịch UBND xã', 'stand_in', null, null],
  ['thu-ky', 'Thư ký', 'secretary', 'vp', null],
  ['kinh-te', 'Trưởng phòng Kinh tế', 'unit', 'kinh-te', null],
  ['van-hoa', 'Trưởng phòng Văn hóa', 'unit', 'van-hoa', null],
  ['cong-an', 'Trưởng Công an xã', 'police', 'cong-an', null],
  ['thon-1', 'Trưởng thôn 1', 'collector', null, 'thon-1'],
  ['thon-2', 'Trưởng thôn 2', 'collector', null, 'thon-2'],
  ['mat-tran', 'Chủ tịch UBMTTQ', 'front', null, null],
  ['lanh-dao', 'Thường trực HĐND', 'leader', null, null],
  ['cap-tren', 'Chuyên viên tỉnh', 'superior', null, null],
  ['quan-tri', 'Quản trị', 'admin', null, null],
]

export async function makeWorld(db: Db): Promise<World> {
  const by = (commune: string, person: string, day?: string): Actor => ({
    commune,
    person,
    now: day ? Temporal.Instant.from(`${day}T02:00:00Z`) : NOW,
    today: day ? Temporal.PlainDate.from(day) : TODAY,
  })
  for (const [commune, name] of [
    ['xa-a', 'An Bình'],
    ['xa-b', 'Bình An'],
  ] as const)
    await db.act(commune, (trx) => fillCommune(trx, by(commune, 'he_thong'), name))
  return {
    commune: 'xa-a',
    other: 'xa-b',
    conference: 'hn-xa-a',
    otherConference: 'hn-xa-b',
    by: (person, day) => by('xa-a', person, day),
    byOther: (person) => by('xa-b', person),
  }
}

/** One commune with its units, villages, people and a conference. */
export async function fillCommune(trx: Trx, by: Actor, name: string): Promise<void> {
  const none = { email: null, phone: null }
  must(
    await createCommune(trx, by, {
      id: by.commune,
      name,
      kind: 'xã',
      province: 'Tỉnh Thử',
      population: 4000,
      voters: 2800,
      website: null,
      ...none,
    }),
  )
  for (const [id, unit, kind, fields] of [
    ['vp', 'Văn phòng HĐND và UBND', 'office', ['khac', 'tthc_cchc']],
    ['kinh-te', 'Phòng Kinh tế', 'unit', ['giao_thong', 'dat_dai', 'thuy_loi']],
    ['van-hoa', 'Phòng Văn hóa - Xã hội', 'unit', ['van_hoa', 'giao_duc', 'y_te']],
    ['cong-an', 'Công an xã', 'police', ['an_ninh']],
  ] as const)
    must(
      await saveUnit(trx, by, {
        id,
        name: unit,
        kind,
        email: `${id}@${by.commune}.example`,
        fields: [...fields],
      }),
    )
  for (const [id, village, population] of [
    ['thon-1', 'Huy Măng', 1500],
    ['thon-2', 'Mang Hin', 2500],
  ] as const)
    must(
      await saveVillage(trx, by, { id, name: village, households: 300, population, hall: null, aliases: [] }),
    )
  for (const [id, title, role, unit, village] of PEOPLE)
    must(
      await savePerson(trx, by, {
        id,
        name: `Người ${sortKey(id).length} ${title}`,
        title,
        unit,
        village,
        ...none,
        roles: [role],
      }),
    )
  await trx
    .insertInto('regulation_version')
    .values({
      commune_id: by.commune,
      id: 'qc-1',
      regulation_id: 'loc-thinh-2024',
      digest: 'test',
      yaml: shippedText('loc-thinh-2024'),
      adopted_at: NOW.toString(),
      by_person: by.person,
    })
    .execute()
  await trx
    .insertInto('conference')
    .values({
      commune_id: by.commune,
      id: `hn-${by.commune}`,
      regulation_version_id: 'qc-1',
      kind: 'dinh_ky',
      title: 'Hội nghị trao đổi, đối thoại năm 2024',
      year: 2024,
      period: null,
      form: 'truc_tiep',
      place: 'Nhà Văn hóa xã',
      expected_month: null,
      tentative: 0,
      stand_in: 'pho',
      intake_from: null,
      intake_to: null,
      created_at: NOW.toString(),
      by_person: by.person,
      version: 1,
    })
    .execute()
  await trx
    .insertInto('conference_session')
    .values({
      commune_id: by.commune,
      conference_id: `hn-${by.commune}`,
      seq: 1,
      date: '2024-08-20',
      start_time: '08:00',
      end_time: '11:30',
      place: 'Nhà Văn hóa xã',
    })
    .execute()
  await trx
    .insertInto('conference_chair')
    .values({ commune_id: by.commune, conference_id: `hn-${by.commune}`, seq: 1, person_id: 'chu-tich' })
    .execute()
}

/** These people of a commune are signed in: each one's token is "commune/person", the key of their forms "csrf". */
export async function openSessions(db: Db, commune: string, people: readonly string[]): Promise<void> {
  await db.act(commune, async (trx) => {
    for (const person of people)
      await trx
        .insertInto('session')
        .values({
          token_hash: sha256(`${commune}/${person}`),
          commune_id: commune,
          person_id: person,
          csrf: 'csrf',
          started_at: NOW.toString(),
          expires_at: '2124-01-01T00:00:00.000Z',
        })
        .execute()
    return { ok: true, value: undefined } as const
  })
}
