// Every table of the database is said to travel or to stay, with its real key, behind those it names; parcels and merging as
// plain rules.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../../test/databases.ts'
import type { Read } from '../../kit/db/db.ts'
import { sha256 } from '../../kit/id.ts'
import { decided, fateOf, NOTHING } from './merge.ts'
import { newCode, readLabel, seal, typedCode, unseal } from './sealed.ts'
import { STAYS, TRAVELLING } from './travel.ts'
import { bothInWords } from './values.ts'

async function names(read: Read): Promise<readonly string[]> {
  const found = await sql<{
    name: string
  }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(read)
  return found.rows.map((row) => row.name)
}

test('a new table is placed: it travels with a day, or it stays', async () => {
  const { db, drop } = await freshDatabase('sqlite')
  const places = new Map(TRAVELLING.map((of, at) => [of.table, at]))
  const wrong: string[] = []
  for (const name of await names(db.read)) {
    const travels = places.has(name)
    if (travels === STAYS.test(name)) wrong.push(`${name}: say in travel.ts whether it travels or stays`)
    if (!travels) continue
    const columns = await sql<{
      name: string
      pk: number
    }>`select name, pk from pragma_table_info(${name})`.execute(db.read)
    const key = columns.rows
      .filter((one) => one.pk > 0)
      .toSorted((a, b) => a.pk - b.pk)
      .map((one) => one.name)
    const said = TRAVELLING[places.get(name) as number]?.key ?? []
    if (key.filter((one) => one !== 'commune_id').join() !== said.join())
      wrong.push(`${name}: its key is ${key}`)
    const parents = await sql<{
      table: string
    }>`select "table" from pragma_foreign_key_list(${name})`.execute(db.read)
    for (const { table } of parents.rows)
      if (table !== name && (places.get(table) ?? 999) > (places.get(name) as number))
        wrong.push(`${name} stands before ${table}, which it names`)
  }
  for (const table of places.keys())
    if (!(await names(db.read)).includes(table)) wrong.push(`${table} is no table`)
  assert.deepEqual(wrong, [])
  assert.deepEqual(
    TRAVELLING.filter(({ table }) => /^restricted_|^session$|^installation$/.test(table)),
    [],
  )
  await drop()
})

test('not one byte of a parcel can change, be missing or be added', () => {
  const code = newCode()
  assert.equal(typedCode(` ${code.toLowerCase().replaceAll('-', '  ')} `), code)
  const payload = new TextEncoder().encode('Nội dung của gói.')
  const whole = seal(
    { way: 've', commune: 'xa-a', loan: 'l-1', made: '2024-08-20T00:00:00.000Z' },
    payload,
    code,
  )
  const openWith = (bytes: Uint8Array, typed = code) => {
    const label = readLabel(bytes)
    return label.ok ? unseal(label.value, typed) : label
  }
  const opened = openWith(whole)
  assert.ok(opened.ok && Buffer.compare(opened.value, payload) === 0)
  for (let at = 0; at < whole.length; at++) {
    const bent = Uint8Array.from(whole)
    bent[at] = (bent[at] ?? 0) ^ 1
    assert.equal(openWith(bent).ok, false, `byte ${at}`)
    assert.equal(openWith(whole.subarray(0, at)).ok, false, `cut at ${at}`)
  }
  assert.equal(openWith(Buffer.concat([whole, new Uint8Array(1)])).ok, false)
  assert.equal(openWith(whole, newCode()).ok, false)
})

test('what only one side changed is taken; what both changed is not', () => {
  const fate = (base: string | null, laptop: string | null, home: string | null, taken?: string | null) =>
    fateOf(
      {
        base,
        laptop,
        home,
        taken: taken === undefined ? undefined : taken === null ? NOTHING : sha256(taken),
      },
      sha256,
    )
  assert.equal(fate('a', 'b', 'a'), 'take')
  assert.equal(fate('a', 'b', 'b'), 'same')
  assert.equal(fate('a', 'b', 'c'), 'clash')
  assert.equal(fate('a', null, 'a'), 'take')
  assert.equal(fate('a', 'b', null), 'clash')
  assert.equal(fate(null, 'b', null), 'take')
  assert.equal(fate(null, 'b', 'c'), 'clash')
  // After an earlier parcel: the laptop went on, home went on, the laptop put it back, it was undone.
  assert.equal(fate('a', 'c', 'b', 'b'), 'take')
  assert.equal(fate('a', 'b', 'x', 'b'), 'same')
  assert.equal(fate('a', 'c', 'x', 'b'), 'clash')
  assert.equal(fate('a', 'a', 'b', 'b'), 'take')
  assert.equal(fate(null, null, 'b', 'b'), 'take')
  assert.equal(fate(null, 'b', 'x', null), 'clash')
})

test('no clash is decided by silence, nor in a way it cannot be', () => {
  const clash = (id: string, may: readonly ('nha' | 'may' | 'ca_hai')[]) => ({
    id,
    owner: null,
    rows: [],
    may,
    gone: null,
  })
  const plan = { take: [], same: 0, clashes: [clash('a', ['nha', 'may']), clash('b', ['nha'])] }
  assert.equal(decided(plan, new Map()), undefined)
  assert.equal(decided(plan, new Map([['a', 'ca_hai']])), undefined)
  assert.deepEqual(
    [
      ...(decided(
        plan,
        new Map([
          ['a', 'may'],
          ['b', 'may'],
        ]),
      ) ?? []),
    ],
    [
      ['a', 'may'],
      ['b', 'nha'],
    ],
  )
})

test('two versions of a row are read in words: no id, no code, no counter of edits', () => {
  const names = {
    villages: new Map([['thon-1', 'Huy Măng']]),
    units: new Map([['kinh-te', 'Phòng Kinh tế']]),
    people: new Map([['van-phong', 'Lò Thị Hoa']]),
    questions: new Map([['q-2', 'Cầu treo hỏng']]),
    refusals: [{ id: 'gay-roi', text: 'gây rối trật tự công cộng' }],
  }
  const both = (table: string, home: object | null, laptop: object | null) =>
    bothInWords(table, home as never, laptop as never, names)
  const row = {
    commune_id: 'xa-a',
    question_id: 'q-1',
    by_person: 'van-phong',
    at: '2024-08-20T02:05:00.000Z',
  }
  assert.deepEqual(
    both(
      'classification',
      { ...row, kind: 'hoi', competence: 'commune', version: 1 },
      { ...row, kind: 'kien_nghi', competence: 'superior', version: 4 },
    ),
    {
      home: 'Loại: Hỏi\nThẩm quyền: Thuộc thẩm quyền xã',
      laptop: 'Loại: Kiến nghị\nThẩm quyền: Vượt thẩm quyền',
    },
  )
  assert.deepEqual(both('assignment', null, { ...row, seq: 2, unit_id: 'kinh-te', reason: null }), {
    home: null,
    laptop: 'Người ghi: Lò Thị Hoa\nLúc ghi: 09:05 ngày 20/8/2024\nĐơn vị: Phòng Kinh tế',
  })
  const refused = both('speech_refusal', { speech_id: 's', ground: 'gay-roi' }, null)
  assert.equal(refused.home, 'Căn cứ: gây rối trật tự công cộng')
  assert.equal(
    both('question_link', { kind: 'trung', of_question: 'q-2' }, { kind: 'nhac_lai', of_question: 'q-3' })
      .laptop,
    'Loại: Nhắc lại\nVới nội dung: không còn trong danh sách',
  )
  assert.equal(
    both('question_due', { due_on: '2024-09-01' }, { due_on: '2024-09-15' }).laptop,
    'Hạn: 15/9/2024',
  )
  const unread = both('speech', { id: 's', version: 1 }, { id: 's', version: 2 })
  assert.deepEqual(unread, { home: '', laptop: '' })
})
