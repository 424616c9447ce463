// The signing chain: whose turn it is, what each move leads to; the acts on both databases; what issuing asks of it.
import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld, type World } from '../../test/world.ts'
import type { Db, Trx } from '../kit/db/db.ts'
import { must } from '../kit/result.ts'
import { p } from './build.ts'
import { changesBetween } from './changes.ts'
import { issuePaper, type PaperInput } from './issue.ts'
import { draftHead } from './letterheads.ts'
import type { PaperModel } from './model.ts'
import { movePaper, setChain, signedDigest, signedModel, submitPaper } from './signing.acts.ts'
import { chainOf, roundsOf, waitingFor } from './signing.store.ts'
import {
  type Chain,
  checkedChain,
  checkMove,
  isTurnOf,
  type Move,
  type Round,
  signingState,
} from './signing.ts'

const clerk = { person: 'an', roles: ['office'] } as const
const head = { person: 'binh', roles: ['office'] } as const
const deputy = { person: 'chi', roles: ['stand_in'] } as const
const chair = { person: 'dung', roles: ['chair'] } as const

/** Chuyên viên trình → chánh văn phòng (đích danh) → phó → chủ tịch. */
const FOUR: Chain = {
  own: 'forbid',
  steps: [
    { type: 'person', person: 'binh' },
    { type: 'role', roles: ['stand_in'] },
    { type: 'role', roles: ['chair'] },
  ],
}

function round(...moves: Move[]): Round {
  return { ...FOUR, by_person: 'an', moves: moves.map((move) => ({ move })) }
}

suite('the signing chain as a rule', () => {
  test('each step has its turn, and only its turn', () => {
    const turns: readonly (readonly [Round, string])[] = [
      [round(), 'binh'],
      [round('dong_y'), 'chi'],
      [round('dong_y', 'dong_y'), 'dung'],
    ]
    for (const [at, whose] of turns)
      for (const signer of [clerk, head, deputy, chair]) {
        assert.equal(isTurnOf(at, signer), signer.person === whose, `${signer.person} at ${at.moves.length}`)
        assert.equal(checkMove(at, 'dong_y', signer).ok, signer.person === whose)
        assert.equal(checkMove(at, 'tra_lai', signer).ok, signer.person === whose)
      }
  })

  test('the state follows the last move', () => {
    assert.equal(signingState(round('dong_y', 'dong_y')), 'dang_trinh')
    assert.equal(signingState(round('dong_y', 'dong_y', 'dong_y')), 'da_ky')
    assert.equal(signingState(round('dong_y', 'tra_lai')), 'tra_lai')
    assert.equal(signingState(round('rut')), 'da_rut')
    assert.equal(signingState(round('dong_y', 'dong_y', 'dong_y', 'ban_hanh')), 'ban_hanh')
  })

  test('who signed last may take it back until it is issued; who submitted may withdraw it', () => {
    const signed = round('dong_y', 'dong_y', 'dong_y')
    assert.ok(checkMove(signed, 'tra_lai', chair).ok)
    assert.ok(!checkMove(signed, 'tra_lai', deputy).ok)
    assert.ok(checkMove(signed, 'rut', clerk).ok)
    assert.ok(!checkMove(signed, 'rut', chair).ok)
    const issued = round('dong_y', 'dong_y', 'dong_y', 'ban_hanh')
    for (const move of ['rut', 'tra_lai', 'dong_y', 'ban_hanh'] as const)
      assert.ok(!checkMove(issued, move, move === 'rut' ? clerk : chair).ok, move)
  })

  test('nobody approves what they submitted, unless the office allows it', () => {
    const own = { ...round(), by_person: 'binh' }
    assert.ok(!isTurnOf(own, head))
    const refused = checkMove(own, 'dong_y', head)
    assert.match(refused.ok ? '' : refused.error.message, /không tự duyệt/)
    assert.ok(checkMove({ ...own, own: 'allow' }, 'dong_y', head).ok)
  })

  test('a chain has at most five steps and nobody twice in a row', () => {
    const step = { type: 'role', roles: ['chair'] } as const
    assert.ok(!checkedChain([step, step]).ok)
    assert.ok(
      !checkedChain(Array.from({ length: 6 }, (_, at) => ({ type: 'person', person: `${at}` }) as const)).ok,
    )
    assert.ok(checkedChain([step, { type: 'role', roles: ['stand_in'] }, step]).ok)
  })
})

function programme(text = 'Khai mạc lúc 8 giờ.', day = 5): PaperModel {
  return {
    kind: 'chuong_trinh',
    layout: 'nd30',
    title: 'Chương trình hội nghị đối thoại',
    head: draftHead(
      { issuer: 'ubnd', commune: { name: 'An Bình', kind: 'xã' }, kind: 'chuong_trinh', layout: 'nd30' },
      { year: 2024, month: day > 15 ? 9 : 8 },
    ),
    heading: { type: 'named', name: 'Chương trình' },
    body: [p(text), p('Mốc nhật ký: 12-0123456789ab')],
  }
}

test('what is signed is the text: number, day and the anchor of the hour do not count, a word does', () => {
  assert.equal(signedDigest(programme('A', 5)), signedDigest(programme('A', 20)))
  const later = programme('A')
  const body = [p('A'), p('Mốc nhật ký: 99-ba9876543210')]
  assert.equal(signedDigest({ ...later, body }), signedDigest(later))
  assert.notEqual(signedDigest(programme('A')), signedDigest(programme('B')))
})

test('what changed between two rounds is told sentence by sentence', () => {
  const changes = changesBetween(programme('Khai mạc lúc 8 giờ.'), programme('Khai mạc lúc 7 giờ 30.'))
  assert.deepEqual(changes, { gone: ['Khai mạc lúc 8 giờ.'], fresh: ['Khai mạc lúc 7 giờ 30.'] })
  assert.deepEqual(changesBetween(programme(), programme()), { gone: [], fresh: [] })
})

eachDatabase('the signing chain', (open) => {
  let db: Db
  let drop: () => Promise<void> = async () => {}
  let world: World
  after(() => drop())
  const act = <T>(work: (trx: Trx) => Promise<T>) => db.act(world.commune, work)
  const of = () => ({ conference: world.conference, kind: 'chuong_trinh', subject: '' }) as const
  const clerk = () => world.by('van-phong')
  const submit = (model = programme()) =>
    act((trx) => submitPaper(trx, clerk(), { ...of(), title: model.title, model, comment: 'Kính trình.' }))
  const move = (
    person: string,
    request: string,
    what: 'dong_y' | 'tra_lai' | 'rut',
    comment: string | null = null,
  ) => act((trx) => movePaper(trx, world.by(person), { request, move: what, comment }))
  const issue = (more: Partial<PaperInput> = {}) =>
    act((trx) =>
      issuePaper(trx, clerk(), {
        ...of(),
        model: programme(),
        issuer: 'ubnd',
        issuedOn: '2024-08-05',
        ...more,
      }),
    )
  const numbers = () => db.read.selectFrom('paper').select('number').execute()

  test('without a chain a paper is issued at once; an answer never goes without an approver', async () => {
    ;({ db, drop } = await open())
    world = await makeWorld(db)
    assert.deepEqual((await chainOf(db.read, world.commune, 'chuong_trinh')).steps, [])
    assert.equal((await chainOf(db.read, world.commune, 'tra_loi')).steps.length, 1)
    assert.ok(!(await submit()).ok)
    must(await issue({ kind: 'thong_bao', model: { ...programme(), kind: 'thong_bao' } }))
    const none = await act((trx) =>
      setChain(trx, clerk(), { kind: 'tra_loi', version: 0, steps: [], own: 'forbid' }),
    )
    assert.match(none.ok ? '' : none.error.message, /ít nhất một người duyệt/)
  })

  test('a chain is set by version; who may not read the paper cannot be a step', async () => {
    const steps = [
      { type: 'role', roles: ['stand_in'] },
      { type: 'person', person: 'chu-tich' },
    ] as const
    const set = (version: number, more = {}) =>
      act((trx) => setChain(trx, clerk(), { kind: '', version, steps, own: 'forbid', ...more }))
    for (const person of ['cap-tren', 'nobody']) {
      const refused = await set(0, { steps: [{ type: 'person', person }] })
      assert.equal(refused.ok ? '' : refused.error.field, 'steps.0')
    }
    must(await set(0))
    const stale = await set(0)
    assert.equal(stale.ok ? 0 : stale.error.status, 409)
    assert.equal((await chainOf(db.read, world.commune, 'chuong_trinh')).steps.length, 2)
    assert.equal((await chainOf(db.read, world.other, 'chuong_trinh')).steps.length, 0)
    assert.equal((await chainOf(db.read, world.commune, 'gia_han')).steps.length, 0)
  })

  test('what was not signed to the end is not issued, and takes no number', async () => {
    const before = await numbers()
    const refused = await issue()
    assert.match(refused.ok ? '' : refused.error.message, /phải qua trình ký/)
    assert.match(refused.ok ? '' : (refused.error.links?.[0]?.href ?? ''), /van-ban\/chuong_trinh#trinh-ky$/)
    const { id } = must(await submit())
    const twice = await submit()
    assert.equal(twice.ok ? 0 : twice.error.status, 409)
    assert.match(await issue().then((r) => (r.ok ? '' : r.error.message)), /đang trình ký/)
    const early = await move('chu-tich', id, 'dong_y')
    assert.match(early.ok ? '' : early.error.message, /chưa đến lượt/)
    const silent = await move('pho', id, 'tra_lai')
    assert.equal(silent.ok ? '' : silent.error.field, 'comment')
    must(await move('pho', id, 'tra_lai', 'Khai mạc sớm hơn.'))
    assert.deepEqual(await numbers(), before)
  })

  test('a returned paper goes round again; the queue shows whose turn it is', async () => {
    const again = programme('Khai mạc lúc 7 giờ 30.')
    const { id } = must(await submit(again))
    const rounds = await roundsOf(db.read, world.commune, of())
    assert.deepEqual(
      rounds.map((each) => each.round),
      [1, 2],
    )
    const queue = async (person: string, role: 'chair' | 'stand_in') =>
      (await waitingFor(db.read, world.commune, { person, roles: [role] })).map((each) => each.id)
    assert.deepEqual(await queue('pho', 'stand_in'), [id])
    assert.deepEqual(await queue('chu-tich', 'chair'), [])
    assert.equal(must(await move('pho', id, 'dong_y', 'Nhất trí.')).signed, false)
    assert.deepEqual(await queue('chu-tich', 'chair'), [id])
    assert.equal(must(await move('chu-tich', id, 'dong_y')).signed, true)
    assert.deepEqual(await act((trx) => signedModel(trx, world.commune, of())), again)
  })

  test('the text that was signed is issued, no other; then the round is closed', async () => {
    const other = await issue({ model: programme('Khai mạc lúc 9 giờ.') })
    assert.match(other.ok ? '' : other.error.message, /đã đổi so với bản đã ký duyệt/)
    const redrawn = await issue({
      model: programme('Đến ngày 10/8 khai mạc.'),
      redraw: async () => ({ ok: true, value: programme('Khai mạc lúc 8 giờ 15.') }),
    })
    assert.ok(!redrawn.ok)
    const issued = must(await issue({ model: programme('Khai mạc lúc 7 giờ 30.') }))
    assert.ok(issued.id)
    const last = (await roundsOf(db.read, world.commune, of())).at(-1)
    assert.equal(last && signingState(last), 'ban_hanh')
    const back = await move('van-phong', last?.id ?? '', 'rut')
    assert.equal(back.ok ? 0 : back.error.status, 409)
    const replacing = await issue({ model: programme('Đính chính.'), replaces: issued.id })
    assert.match(replacing.ok ? '' : replacing.error.message, /phải qua trình ký/)
  })

  test('the ledger tells every step without a word of what was said', async () => {
    const rows = await db.read
      .selectFrom('ledger')
      .select(['act', 'data'])
      .where('commune_id', '=', world.commune)
      .where('act', 'like', 'signing.%')
      .orderBy('seq')
      .execute()
    assert.deepEqual(
      rows.map(({ act }) => act.replace('signing.', '')),
      ['chain_set', 'submitted', 'returned', 'submitted', 'agreed', 'signed'],
    )
    assert.doesNotMatch(JSON.stringify(rows), /Khai mạc|Kính trình|Nhất trí/)
  })
})
