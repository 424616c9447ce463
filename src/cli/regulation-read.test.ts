// `doithoai regulation read` as a person calls it.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { ROOT } from '../kit/root.ts'
import { workerPool } from '../kit/workers.ts'
import { command } from './regulation.ts'

const PLAN = path.join(ROOT, 'test', 'fixtures', 'plans-other', 'phuong-tan-loc.txt')
const folder = mkdtempSync(path.join(os.tmpdir(), 'doc-lai-'))
after(() => rmSync(folder, { recursive: true }))

async function run(...args: string[]) {
  const out: string[] = []
  const errors: string[] = []
  const io = {
    out: (text: string) => out.push(text),
    err: (text: string) => errors.push(text),
    cwd: folder,
    env: {},
  }
  const code = await command.run(args, io)
  return { code, out: out.join('\n'), err: errors.join('\n') }
}

describe('regulation read', () => {
  it('gives found, unread, missing and the draft as JSON', async () => {
    const { code, out } = await run('read', PLAN, '--json')
    const read = JSON.parse(out) as {
      found: { field: string; sentence: string; line: number }[]
      draft: string
    }
    assert.equal(code, 0)
    assert.ok(read.found.some((each) => each.field === 'rules[0]' && each.sentence !== '' && each.line > 0))
    assert.match(read.draft, /^rules:/m)
  })

  it('writes a draft, says what to do with it, and never over a file', async () => {
    const first = await run('read', PLAN, '-o', 'nhap.yaml')
    assert.equal(first.code, 0)
    assert.match(first.out, /regulation check nhap.yaml/)
    const before = readFileSync(path.join(folder, 'nhap.yaml'), 'utf8')
    const again = await run('read', PLAN, '-o', 'nhap.yaml')
    assert.deepEqual([again.code, readFileSync(path.join(folder, 'nhap.yaml'), 'utf8')], [1, before])
  })

  it('refuses what is no plan and leaves no draft behind', async () => {
    writeFileSync(path.join(folder, 'rong.docx'), '')
    for (const [file, words] of [
      ['rong.docx', /0 byte/],
      ['khong-co.docx', /Không có tệp/],
      ['.', /không phải một tệp/],
    ] as const) {
      const { code, err } = await run('read', file, '-o', 'khac.yaml')
      assert.equal(code, 1)
      assert.match(err, words)
    }
    assert.equal(existsSync(path.join(folder, 'khac.yaml')), false)
    assert.equal((await run('read')).code, 2)
  })

  it('measures a reading by a table made by hand: precision, recall, what is missing and what is wrong', async () => {
    const table = PLAN.replace(/txt$/, 'json')
    const good = await run('read', PLAN, '--expected', table)
    assert.equal(good.code, 0, good.out)
    assert.match(good.out, /^recall (0,9\d\d|1,000)/)
    const rules = [
      { duty: 'notice', count: 99, unit: 'calendar_day', anchor: 'conference' },
      { duty: 'hold' },
    ]
    writeFileSync(path.join(folder, 'bang.json'), JSON.stringify({ rules }))
    const bad = await run('read', PLAN, '--expected', 'bang.json', '--json')
    const told = JSON.parse(bad.out) as { met: boolean; rules: { lost: string[]; wrong: string[] } }
    assert.deepEqual([bad.code, told.met, told.rules.lost.length], [1, false, 1])
    assert.ok(told.rules.wrong.length > 3)
    for (const [name, content, words] of [
      ['x.json', '{', /không phải JSON/],
      ['y.json', '{"rules":[]}', /không đúng dạng/],
      [
        'z.json',
        '{"seeds":[{"file":"a.txt","rules":[{"duty":"hold"}]},{"file":"b.txt","rules":[{"duty":"hold"}]}]}',
        /không có kế hoạch nào tên/,
      ],
    ] as const) {
      writeFileSync(path.join(folder, name), content)
      const refused = await run('read', PLAN, '--expected', name)
      assert.equal(refused.code, 1)
      assert.match(refused.err, words)
    }
  })

  it('is a job of the worker threads too', async () => {
    const workers = workerPool(1)
    const bytes = new Uint8Array(readFileSync(PLAN))
    const read = await workers.run<{ ok: boolean; value: { found: unknown[] } }>('plan', {
      name: 'a.txt',
      bytes,
    })
    assert.ok(read.ok && read.value.found.length > 20)
    await workers.close()
  })
})
