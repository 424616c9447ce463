// Safety from the command line, as an administrator uses it: backup, restore, export, verify against anchors kept outside.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import { openDatabase } from '../src/kit/db/open.ts'
import { ROOT } from '../src/kit/root.ts'
import { makeWorld } from './world.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'doithoai-safety-'))
const data = path.join(folder, 'data')
const inFolder = (name: string) => path.join(folder, name)

function doithoai(...args: string[]): { status: number | null; out: string; err: string } {
  const bundle = path.join(ROOT, process.env.DOITHOAI_DIST ?? 'dist', 'cli.js')
  const env = { ...process.env, DATA_DIR: data, DATABASE_URL: '', NODE_TEST_CONTEXT: '' }
  const done = spawnSync(process.execPath, [bundle, ...args], { env, encoding: 'utf8', cwd: folder })
  return { status: done.status, out: done.stdout, err: done.stderr }
}

before(async () => {
  const db = await openDatabase({ dataDir: data, databaseUrl: undefined }, '2024-01-01T00:00:00.000Z')
  await makeWorld(db)
  await db.close()
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('a whole ledger verifies; its anchors are written out to be kept', () => {
  const fine = doithoai('verify')
  assert.equal(fine.status, 0, fine.err)
  assert.match(fine.out, /nguyên vẹn/)
  const anchors = doithoai('verify', '--print-anchors')
  writeFileSync(inFolder('anchors.json'), anchors.out)
  assert.equal(JSON.parse(anchors.out).length, 2)
  assert.equal(doithoai('verify', '--anchors', 'anchors.json').status, 0)
})

test('an exported bundle verifies on a machine without our database, and not when one byte of it was changed', () => {
  assert.equal(doithoai('export', 'bundle').status, 0)
  assert.match(doithoai('export', 'bundle').err, /không trống/)
  assert.equal(doithoai('verify', 'bundle').status, 0)
  const file = inFolder('bundle/ledger.jsonl')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('"act":"unit.saved"', '"act":"unit.savee"'))
  assert.equal(doithoai('verify', 'bundle').status, 1)
  writeFileSync(file, `${text.split('\n').slice(0, -3).join('\n')}\n`)
  assert.equal(doithoai('verify', 'bundle').status, 1)
  rmSync(inFolder('bundle/anchors.json'))
  rmSync(inFolder('bundle/manifest.json'))
  assert.equal(doithoai('verify', 'bundle').status, 0, 'a shortened tail alone does not show …')
  assert.match(
    doithoai('verify', 'bundle', '--anchors', 'anchors.json').out,
    /bị cắt/,
    '… but against the kept anchor it does',
  )
  for (const secret of ['account.jsonl', 'session.jsonl', 'installation.jsonl'])
    assert.equal(existsSync(inFolder(`bundle/${secret}`)), false)
})

test('a backup restores what was there, keeps what it replaces, and a broken one is refused', () => {
  assert.equal(doithoai('backup', 'copy.sqlite').status, 0)
  assert.match(doithoai('backup', 'copy.sqlite').err, /Đã có/)
  assert.equal(JSON.parse(readFileSync(inFolder('copy.sqlite.json'), 'utf8')).anchors.length, 2)
  const live = new DatabaseSync(path.join(data, 'doithoai.sqlite'))
  live.exec("update commune set name = 'Đổi sau sao lưu'")
  live.close()
  assert.equal(doithoai('restore', 'copy.sqlite').status, 0)
  assert.doesNotMatch(doithoai('commune', 'list').out, /Đổi sau sao lưu/)
  writeFileSync(inFolder('broken.sqlite'), 'không phải cơ sở dữ liệu')
  const refused = doithoai('restore', 'broken.sqlite')
  assert.equal(refused.status, 1)
  assert.match(refused.err, /không phải bản sao lưu/)
  assert.match(doithoai('commune', 'list').out, /An Bình/)
})

test('a rewritten row with fresh hashes is found against the kept anchor', () => {
  const live = new DatabaseSync(path.join(data, 'doithoai.sqlite'))
  live.exec('drop trigger ledger_kept_update; drop trigger ledger_kept_delete')
  live.exec(
    "delete from ledger where commune_id = 'xa-a' and seq > 10; update ledger_head set seq = 10, hash = (select hash from ledger where commune_id = 'xa-a' and seq = 10) where commune_id = 'xa-a'",
  )
  live.close()
  assert.equal(doithoai('verify').status, 0)
  const found = doithoai('verify', '--anchors', 'anchors.json')
  assert.equal(found.status, 1)
  assert.match(found.out, /bị cắt/)
})

test('accounts are made, and wrong words say what to do', () => {
  const made = doithoai(
    'user',
    'add',
    '--commune',
    'xa-c',
    '--commune-name',
    'Cao Sơn',
    '--login',
    'quan-tri-c',
    '--name',
    'Lê Văn C',
    '--role',
    'admin',
  )
  assert.equal(made.status, 0, made.err)
  assert.match(made.out, /mật khẩu: \S{10,}/)
  assert.equal(
    doithoai('user', 'add', '--commune', 'xa-d', '--login', 'x', '--name', 'X', '--role', 'admin').status,
    1,
  )
  assert.match(
    doithoai('user', 'add', '--commune', 'xa-c', '--login', 'y', '--name', 'Y', '--role', 'vua').err,
    /Vai trò không đúng/,
  )
  assert.equal(
    doithoai('user', 'passwd', '--commune', 'xa-c', '--login', 'quan-tri-c', '--password', 'ngan').status,
    1,
  )
  assert.equal(doithoai('user', 'disable', '--commune', 'xa-c', '--login', 'quan-tri-c').status, 0)
  assert.equal(doithoai('khong-co').status, 2)
  assert.equal(doithoai().status, 2)
  assert.equal(doithoai('doctor').status, 0)
})
