// What comes home beside what changed at home meanwhile, and parcels that arrive in the wrong order, twice, from a copy, or
// after the day was called back. Home on both databases, laptops on SQLite.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { type Lent, laptopWith, lend, pack } from '../../../test/laptop-world.ts'
import { digests } from '../../../test/routes.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import type { Db } from '../../kit/db/db.ts'
import { must, type Result } from '../../kit/result.ts'
import { type Actor, append, verifyLedger } from '../../ledger/ledger.ts'
import { appointKeeper } from '../../office/acts.ts'
import { p } from '../../paper/build.ts'
import { issuePaper } from '../../paper/issue.ts'
import { draftHead } from '../../paper/letterheads.ts'
import type { PaperModel } from '../../paper/model.ts'
import { classifyQuestion, receiveSubmission, restrictQuestion } from '../../petition/acts.ts'
import { attend } from '../attendance.acts.ts'
import { recordMoment } from '../moments.acts.ts'
import { layDown, mergeDay, planDigest } from './bring.acts.ts'
import { checkReturn, planOf } from './bring.store.ts'
import { recallDay } from './lend.acts.ts'
import { findParcel } from './loans.store.ts'
import type { MergePlan } from './merge.ts'
import { packDay, reopenDay } from './pack.acts.ts'

const DAY = '2024-08-20'

interface Scene {
  readonly db: Db
  readonly world: World
  readonly by: Actor
  readonly lent: Lent
  readonly question: string
  /** An opinion with a name, and one to be moved to the restricted register. */
  readonly denounced: string
  drop(): Promise<void>
}

async function opinion(db: Db, by: Actor, conference: string, content: string) {
  return must(
    await db.act(by.commune, (trx) =>
      receiveSubmission(trx, by, {
        conference,
        channel: 'truc_tiep',
        level: 'commune',
        village: 'thon-1',
        name: 'Nguyễn Thị Kín',
        phone: null,
        address: null,
        content,
        consentPublish: false,
      }),
    ),
  )
}

const words = (result: Result<unknown>) => (result.ok ? '' : result.error.message)

eachDatabase('a day brought home', (open, kind) => {
  /** What asks the database nothing of its own runs on one. */
  const once = kind === 'sqlite' ? test : () => {}

  async function scene(): Promise<Scene> {
    const opened = await open()
    const world = await makeWorld(opened.db)
    const by = world.by('van-phong', DAY)
    const first = await opinion(opened.db, by, world.conference, 'Đường thôn hỏng nặng.')
    const second = await opinion(opened.db, by, world.conference, 'Tố giác ông A chiếm đất.')
    const lent = must(await lend(opened.db, by, world.conference))
    return {
      db: opened.db,
      world,
      by,
      lent,
      question: first.questions[0] as string,
      denounced: second.questions[0] as string,
      drop: opened.drop,
    }
  }

  async function preview(s: Scene, bytes: Uint8Array): Promise<{ parcel: string; plan: MergePlan }> {
    const laid = must(
      await s.db.act(s.by.commune, (trx) => layDown(trx, s.by, { conference: s.world.conference, bytes })),
    )
    const parcel = await findParcel(s.db.read, s.by.commune, laid.id)
    const checked = must(
      await checkReturn(s.db.read, s.by.commune, s.world.conference, parcel?.bytes ?? new Uint8Array()),
    )
    return { parcel: laid.id, plan: await planOf(s.db.read, checked) }
  }

  async function bring(s: Scene, bytes: Uint8Array, choices: Readonly<Record<string, string>> = {}) {
    const { parcel, plan } = await preview(s, bytes)
    return s.db.act(s.by.commune, (trx) =>
      mergeDay(trx, s.by, {
        conference: s.world.conference,
        parcel,
        seen: planDigest(plan),
        choices: new Map(Object.entries(choices)),
      }),
    )
  }

  const classify = (db: Db, by: Actor, question: string, field: 'giao_thong' | 'thuy_loi' | 'dat_dai') =>
    db
      .act(by.commune, (trx) =>
        classifyQuestion(trx, by, { question, kind: 'kien_nghi', competence: 'commune', fields: [field] }),
      )
      .then(must)
  const guest = (db: Db, s: Scene, name: string) =>
    db
      .act(s.by.commune, (trx) =>
        attend(trx, s.by, { conference: s.world.conference, session: 1, who: { type: 'guest', name } }),
      )
      .then(must)
  const names = async (db: Db) =>
    (await db.read.selectFrom('attendance').select('name').orderBy('name').execute()).map((row) => row.name)
  async function whole(...dbs: readonly Db[]): Promise<void> {
    for (const db of dbs) assert.deepEqual((await verifyLedger(db.read, [])).faults, [])
  }

  test('both sides changed one question: shown, decided by a person, the rest comes by itself', async () => {
    const s = await scene()
    const laptop = await laptopWith(s.lent, s.by)
    await classify(laptop.db, s.by, s.question, 'giao_thong')
    await guest(laptop.db, s, 'Ông Khách')
    await classify(s.db, s.by, s.question, 'thuy_loi')
    const late = await opinion(s.db, s.by, s.world.conference, 'Gửi về xã khi máy đang đi.')
    const bytes = await pack(laptop.db, s.by, s.lent.loan)

    assert.match(words(await bring(s, bytes)), /chưa chọn/)
    const { plan } = await preview(s, bytes)
    assert.deepEqual(
      plan.clashes.map((clash) => [clash.id, clash.may]),
      [[`question-${s.question}`, ['nha', 'may']]],
    )
    const before = await digests(s.db)
    const stale = await preview(s, bytes)
    await classify(s.db, s.by, s.question, 'dat_dai')
    const unseen = await s.db.act(s.by.commune, (trx) =>
      mergeDay(trx, s.by, {
        conference: s.world.conference,
        parcel: stale.parcel,
        seen: planDigest(stale.plan),
        choices: new Map([[`question-${s.question}`, 'may']]),
      }),
    )
    assert.match(words(unseen), /bản mới/)
    assert.notDeepEqual(await digests(s.db), before)
    must(await bring(s, bytes, { [`question-${s.question}`]: 'may' }))
    const fields = await s.db.read
      .selectFrom('question_field')
      .select('field')
      .where('question_id', '=', s.question)
      .execute()
    assert.deepEqual(
      fields.map((row) => row.field),
      ['giao_thong'],
    )
    assert.deepEqual(await names(s.db), ['Ông Khách'])
    assert.ok(
      await s.db.read.selectFrom('submission').select('id').where('code', '=', late.code).executeTakeFirst(),
    )
    await whole(s.db, laptop.db)
    await guest(s.db, s, 'Ghi ở nhà sau khi đưa về')
    await laptop.drop()
    await s.drop()
  })

  test('twice, older after newer, a copy that went its own way, another commune, another home', async () => {
    const s = await scene()
    const laptop = await laptopWith(s.lent, s.by)
    const copy = await laptopWith(s.lent, s.by)
    await guest(laptop.db, s, 'Một')
    const first = await pack(laptop.db, s.by, s.lent.loan)
    assert.match(words(await laptop.db.act(s.by.commune, (trx) => packDay(trx, s.by))), /đã đóng gói rồi/)
    await assert.rejects(guest(laptop.db, s, 'Khi đã đóng gói'), /đã đóng gói/)
    must(await laptop.db.act(s.by.commune, (trx) => reopenDay(trx, s.by)))
    await guest(laptop.db, s, 'Hai')
    const second = await pack(laptop.db, s.by, s.lent.loan)

    must(await bring(s, first))
    assert.deepEqual(await names(s.db), ['Một'])
    const stood = await digests(s.db)
    const again = await s.db.act(s.by.commune, (trx) =>
      layDown(trx, s.by, { conference: s.world.conference, bytes: first }),
    )
    assert.match(words(again), /đã nhập lúc/)
    assert.deepEqual(await digests(s.db), stood)

    must(await bring(s, second))
    assert.deepEqual(await names(s.db), ['Hai', 'Một'])
    await guest(copy.db, s, 'Trên bản sao')
    const forked = await pack(copy.db, s.by, s.lent.loan)
    const other = await makeOther(s)
    const twice = await digests(s.db)
    for (const [bytes, says] of [
      [first, /đã nhập lúc .* gói mới hơn/],
      [second, /đã nhập lúc/],
      [forked, /hai bản sao khác nhau/],
      [s.lent.bytes, /gói mang đi/],
      [other.commune, /xã khác/],
      [other.home, /không giao ngày đối thoại nào/],
    ] as const) {
      const refused = await s.db.act(s.by.commune, (trx) =>
        layDown(trx, s.by, { conference: s.world.conference, bytes }),
      )
      assert.match(words(refused), says)
    }
    assert.deepEqual(await digests(s.db), twice)
    await whole(s.db, laptop.db, copy.db)
    await copy.drop()
    await laptop.drop()
    await s.drop()
  })

  once('only the newer parcel arrives, then the older one: it is known to hold nothing new', async () => {
    const s = await scene()
    const laptop = await laptopWith(s.lent, s.by)
    await guest(laptop.db, s, 'Một')
    const first = await pack(laptop.db, s.by, s.lent.loan)
    must(await laptop.db.act(s.by.commune, (trx) => reopenDay(trx, s.by)))
    await guest(laptop.db, s, 'Hai')
    must(await bring(s, await pack(laptop.db, s.by, s.lent.loan)))
    const older = await s.db.act(s.by.commune, (trx) =>
      layDown(trx, s.by, { conference: s.world.conference, bytes: first }),
    )
    assert.match(words(older), /cũ hơn gói đã nhập/)
    assert.deepEqual(await names(s.db), ['Hai', 'Một'])
    await laptop.drop()
    await s.drop()
  })

  test('called back and found again: two days in the hall stand side by side, one is chosen whole', async () => {
    const s = await scene()
    const laptop = await laptopWith(s.lent, s.by)
    const opened = (db: Db) =>
      db
        .act(s.by.commune, (trx) =>
          recordMoment(trx, s.by, {
            conference: s.world.conference,
            session: 1,
            kind: 'khai_mac',
            agenda: null,
            note: null,
          }),
        )
        .then(must)
    await opened(laptop.db)
    await guest(laptop.db, s, 'Trên máy')
    await assert.rejects(opened(s.db), /đang được tổ chức trên máy xách tay/)
    must(
      await s.db.act(s.by.commune, (trx) =>
        recallDay(trx, s.by, { conference: s.world.conference, reason: 'Máy rơi xuống suối' }),
      ),
    )
    await opened(s.db)
    await guest(s.db, s, 'Ở nhà')
    const bytes = await pack(laptop.db, s.by, s.lent.loan)
    const { plan } = await preview(s, bytes)
    assert.deepEqual(
      plan.clashes.map((clash) => clash.id),
      ['hoi-nghi-ngay'],
    )
    must(await bring(s, bytes, { 'hoi-nghi-ngay': 'nha' }))
    assert.deepEqual(await names(s.db), ['Trên máy', 'Ở nhà'])
    await whole(s.db, laptop.db)
    await laptop.drop()
    await s.drop()
  })

  test('the restricted register neither goes nor is undone by what comes home', async () => {
    const s = await scene()
    const laptop = await laptopWith(s.lent, s.by)
    for (const table of ['restricted_matter', 'restricted_file', 'restricted_keeper'] as const)
      assert.deepEqual(await laptop.db.read.selectFrom(table).selectAll().execute(), [])
    await classify(laptop.db, s.by, s.denounced, 'dat_dai')
    await assert.rejects(
      laptop.db.act(s.by.commune, (trx) =>
        restrictQuestion(trx, s.by, { question: s.denounced, keepsSender: false }),
      ),
      /không đi cùng máy xách tay/,
    )
    await s.db.act(s.by.commune, async (trx) => {
      must(await appointKeeper(trx, s.world.by('chu-tich'), 'cong-an'))
      return restrictQuestion(trx, s.by, { question: s.denounced, keepsSender: false })
    })
    const bytes = await pack(laptop.db, s.by, s.lent.loan)
    const { plan } = await preview(s, bytes)
    assert.ok(plan.clashes.length > 0)
    for (const clash of plan.clashes) assert.deepEqual([clash.gone, clash.may], ['left', ['nha']])
    must(await bring(s, bytes))
    const rows = await s.db.read.selectFrom('question').select('id').where('id', '=', s.denounced).execute()
    assert.deepEqual(rows, [])
    await whole(s.db, laptop.db)
    await laptop.drop()
    await s.drop()
  })

  test('numbers: the laptop takes those lent to it and no other, home takes none of them', async () => {
    const s = await scene()
    const laptop = await laptopWith(s.lent, s.by)
    const issue = (db: Db, kind: PaperModel['kind'], subject: string, number: number | null = null) =>
      db.act(s.by.commune, (trx) =>
        issuePaper(trx, s.by, {
          conference: s.world.conference,
          kind,
          subject,
          number,
          model: draft(kind),
          issuer: 'ubnd',
          issuedOn: DAY,
        }),
      )
    assert.equal(must(await issue(laptop.db, 'bien_ban', '')).number, 1)
    assert.match(words(await issue(laptop.db, 'phan_bo', '', 9)), /chỉ được dùng số 1 đến 3/)
    assert.match(words(await issue(laptop.db, 'giay_moi', 'a')), /không được dành số nào/)
    assert.match(words(await issue(s.db, 'phan_bo', '', 2)), /đang dành cho máy xách tay/)
    assert.equal(must(await issue(s.db, 'phan_bo', '')).number, 4)
    must(await bring(s, await pack(laptop.db, s.by, s.lent.loan)))
    const papers = await s.db.read.selectFrom('paper').select(['kind', 'number']).orderBy('kind').execute()
    assert.deepEqual(
      papers.map(({ kind, number }) => [kind, number]),
      [
        ['bien_ban', 1],
        ['phan_bo', 4],
      ],
    )
    assert.match(words(await issue(s.db, 'bien_ban', '', 1)), /Đã ban hành/)
    await laptop.drop()
    await s.drop()
  })

  once('a branch changed on the laptop, or in what was merged, is found', async () => {
    const s = await scene()
    const laptop = await laptopWith(s.lent, s.by)
    await guest(laptop.db, s, 'Một')
    must(await bring(s, await pack(laptop.db, s.by, s.lent.loan)))
    const stream = `may-${s.lent.loan}`
    const branch = await s.db.read.selectFrom('ledger').selectAll().where('stream', '=', stream).execute()
    assert.ok(branch.length >= 3)
    const { faults } = await import('../../ledger/chain.ts')
    const { sha256 } = await import('../../kit/id.ts')
    const main = await s.db.read
      .selectFrom('ledger')
      .selectAll()
      .where('stream', '=', 'chinh')
      .where('commune_id', '=', s.by.commune)
      .orderBy('seq')
      .execute()
    const all = [...main, ...branch.toSorted((a, b) => a.seq - b.seq)]
    assert.deepEqual(faults(all, [], sha256), [])
    assert.match(faults(all.slice(0, -1), [], sha256)[0]?.reason ?? '', /nhánh .* bị sửa hoặc bị cắt/)
    const bent = all.map((row) =>
      row.stream === stream && row.act === 'hall.attended' ? { ...row, actor: 'x' } : row,
    )
    assert.match(faults(bent, [], sha256)[0]?.reason ?? '', /bị sửa/)
    await s.db.act(s.by.commune, (trx) => append(trx, s.by, 'case.progress', 'x'))
    await whole(s.db, laptop.db)
    await laptop.drop()
    await s.drop()
  })

  /** Parcels on their way home to somebody else. */
  async function makeOther(s: Scene): Promise<{ commune: Uint8Array; home: Uint8Array }> {
    const theirs = s.world.byOther('van-phong')
    const lent = must(await lend(s.db, theirs, s.world.otherConference))
    const one = await laptopWith(lent, theirs)
    const commune = await pack(one.db, theirs, lent.loan)
    await one.drop()
    const elsewhere = await open()
    const world = await makeWorld(elsewhere.db)
    const by = world.by('van-phong', DAY)
    const away = must(await lend(elsewhere.db, by, world.conference))
    const two = await laptopWith(away, by)
    const home = await pack(two.db, by, away.loan)
    await two.drop()
    await elsewhere.drop()
    return { commune, home }
  }
})

function draft(kind: PaperModel['kind']): PaperModel {
  return {
    kind,
    layout: 'nd30',
    title: 'Văn bản thử',
    head: draftHead(
      { issuer: 'ubnd', commune: { name: 'An Bình', kind: 'xã' }, kind, layout: 'nd30' },
      { year: 2024, month: 8 },
    ),
    heading: { type: 'named', name: 'Văn bản thử' },
    body: [p('Nội dung.')],
  }
}
