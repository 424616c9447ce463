// `intake` and `dossier` as separate processes: what they print, and their exit codes.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { ROOT } from '../kit/root.ts'

const CLI = path.join(ROOT, process.env.DOITHOAI_DIST ?? 'dist', 'cli.js')

test('a readable list is printed, a wrong one refused with 1, a wrong line with 2; no dossier without a conference', () => {
  const cwd = mkdtempSync(path.join(tmpdir(), 'doithoai-intake-'))
  writeFileSync(path.join(cwd, 'ds.csv'), 'Nội dung;Họ tên\nĐường hỏng;Lò Thị Bình\n;Lò Thị Bình\n')
  writeFileSync(path.join(cwd, 'rong.csv'), '')
  const call = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['--no-warnings', CLI, ...args], { cwd, encoding: 'utf8' })
  const read = call('intake', 'ds.csv', '--json')
  assert.equal(read.status, 0)
  const list = JSON.parse(read.stdout)
  assert.deepEqual(
    [list.items.length, list.errors],
    [1, [{ row: 3, reason: 'Có người gửi nhưng ô nội dung trống.' }]],
  )
  assert.deepEqual(Object.keys(list.items[0]), ['row', 'content', 'questions', 'sender', 'level', 'warnings'])
  for (const [args, status, words] of [
    [['intake', 'rong.csv'], 1, /rỗng/],
    [['intake', 'khong-co.csv'], 1, /Không có tệp/],
    [['intake'], 2, /Thiếu tệp/],
    [['intake', 'ds.csv', '--commit'], 2, /--conference/],
    [['intake', 'ds.csv', '--commit', '--conference', 'x', '--data', 'kho'], 1, /Không có hội nghị/],
    [['dossier', '--conference', 'x'], 2, /-o/],
    [['dossier', '--conference', 'x', '-o', 'ds.csv', '--data', 'kho'], 1, /Đã có tệp/],
    [['dossier', '--conference', 'x', '-o', 'hs.zip', '--data', 'kho'], 1, /Không có hội nghị/],
  ] as const) {
    const done = call(...args)
    assert.equal(done.status, status, done.stderr)
    assert.match(done.stderr, words)
  }
})
