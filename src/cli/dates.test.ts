// The commands about dates and regulations, called as the command line calls them.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { ROOT } from '../kit/root.ts'
import type { Command } from './command.ts'
import { command as lunar } from './lunar.ts'
import { command as regulation } from './regulation.ts'
import { command as schedule } from './schedule.ts'
import { command as workdays } from './workdays.ts'

async function call(command: Command, line: string, cwd = ROOT) {
  const out: string[] = []
  const err: string[] = []
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    cwd,
    env: {},
  }
  const code = await command.run(line.split(' ').filter(Boolean), io)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('results are JSON with --json and words without', async () => {
  assert.deepEqual(JSON.parse((await call(lunar, '--year 2030 --json')).out), {
    tet: '2030-02-02',
    gioTo: '2030-04-12',
  })
  const days = JSON.parse((await call(workdays, '--from 2026-11-20 --add -7 --json')).out)
  assert.deepEqual(Object.keys(days), ['date', 'skipped', 'provisional', 'explanation'])
  assert.equal(days.date, '2026-11-11')
  assert.match((await call(workdays, '--from 2026-11-20 --add=7')).out, /thứ Tư, 2\/12\/2026/)
  const rows = JSON.parse(
    (await call(schedule, '--regulation loc-thinh-2024 --conference 2024-08-20 --json')).out,
  )
  assert.deepEqual(Object.keys(rows[0]), [
    'rule',
    'duty',
    'title',
    'anchor',
    'direction',
    'count',
    'unit',
    'limit',
    'due',
    'dueUnrolled',
    'workingDayBefore',
    'statutoryDue',
    'binding',
    'bindingRule',
    'from',
    'to',
    'occurrences',
    'owner',
    'paper',
    'provisional',
    'assumed',
    'explanation',
    'quote',
  ])
  assert.equal(JSON.parse((await call(regulation, 'list --json')).out).length, 6)
  assert.match((await call(regulation, 'list')).out, /loc-thinh-2024/)
})

test('a wrong line is usage, a wrong value is refused, both with words on stderr and nothing on stdout', async () => {
  const cases: readonly [Command, string, number, RegExp][] = [
    [lunar, '', 2, /Thiếu --year/],
    [lunar, '--year 3000', 1, /1900 đến 2200/],
    [lunar, '--year hai', 1, /không phải số nguyên/],
    [lunar, '--yaer 2026', 2, /--yaer/],
    [workdays, '--from 2026-02-30 --add 1', 1, /2026-02-30/],
    [workdays, '--from 2026-02-03 --add 1e9', 1, /số nguyên/],
    [workdays, '--from 2026-02-03 --add 5001', 1, /5000/],
    [workdays, '--from 1999-02-03 --add 1', 1, /2000–2100/],
    [workdays, '--from 2026-02-03', 2, /--add/],
    [workdays, '--from 2026-02-03 --add 1 thua', 2, /thừa/],
    [workdays, '--from 2026-02-03 --add 1 --calendar khong-co.yaml', 1, /không có tệp/],
    [workdays, '--from 2026-02-03 --add 1 --calendar /tmp', 1, /thư mục/],
    [workdays, `--from 2026-02-03 --add 1 --calendar ${process.execPath}`, 1, /quá lớn/],
    [schedule, '--regulation khong-co --conference 2026-01-01', 1, /Quy chế có sẵn/],
    [schedule, '--regulation song-an-2019 --conference 3000-01-01', 1, /2000–2100/],
    [schedule, '--regulation song-an-2019', 2, /--conference/],
    [
      schedule,
      '--regulation bao-lam-2024 --conference 2025-05-10 --conclusion 2025-05-01',
      1,
      /trước khi hội nghị kết thúc/,
    ],
    [regulation, 'check', 2, /Thiếu tên tệp/],
    [regulation, 'xoa', 2, /list, check hoặc read/],
    [regulation, 'check package.json', 1, /package\.json:1: /],
  ]
  for (const [command, line, code, words] of cases) {
    const result = await call(command, line)
    assert.deepEqual([result.code, result.out], [code, ''], `${command.name} ${line}`)
    assert.match(result.err, words)
  }
})

test('files are seen from where the command is called; an error carries its line', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'doithoai-'))
  const good = readFileSync(path.join(ROOT, 'regulations', 'song-an-2019.yaml'), 'utf8')
  writeFileSync(path.join(folder, 'tot.yaml'), good)
  writeFileSync(path.join(folder, 'hong.yaml'), good.replace('unit: window', 'unit: tuan'))
  writeFileSync(
    path.join(folder, 'lich.yaml'),
    'id: x\ntitle: Lịch riêng\nyears:\n  - { year: 2026, off: [{ date: 2026-11-23, name: nghỉ riêng }] }\n',
  )
  assert.equal((await call(regulation, 'check tot.yaml', folder)).code, 0)
  const line = good.slice(0, good.indexOf('unit: window')).split('\n').length
  const bad = await call(regulation, 'check hong.yaml', folder)
  assert.equal(bad.code, 1)
  assert.ok(bad.err.includes(`hong.yaml:${line}: rules[0].unit`))
  const json = await call(regulation, 'check hong.yaml --json', folder)
  assert.equal(JSON.parse(json.out).errors[0].line, line)
  assert.equal((await call(schedule, '--regulation tot.yaml --conference 2019-11-15', folder)).code, 0)
  const days = JSON.parse(
    (await call(workdays, '--from 2026-11-20 --add 1 --calendar lich.yaml --json', folder)).out,
  )
  assert.equal(days.date, '2026-11-24')
})

test('a conference that can no longer be announced in time is said at once, with the earliest that can', async () => {
  const late = await call(schedule, '--regulation son-tay-ha-2025 --conference 2026-11-25 --today 2026-11-20')
  assert.equal(late.code, 0)
  assert.match(late.err, /S1-NOTICE.*Sớm nhất còn kịp: 2\/12\/2026/)
})

/** Each: what is broken in a file that was whole, and the line and words it is refused with. */
const BROKEN: readonly (readonly [part: string, instead: string, place: string, words: RegExp])[] = [
  ['    from: 2024-01-01', '    from: 2024-02-30', 'rules[0].from', /Không có ngày này/],
  ['    from: 2024-01-01', '    from: 1900-01-01', 'rules[0].from', /2000–2100/],
  ['to: 2024-08-31', 'to: 3000-08-31', 'rules[0].to', /2000–2100/],
  ['to: 2024-08-31', 'to: 2023-08-31', 'rules[0].to', /đứng trước ngày đầu/],
  [
    'count: 10\n    unit: calendar_day',
    'count: -1\n    unit: calendar_day',
    'rules[1].count',
    /từ 0 trở lên/,
  ],
  [
    'count: 10\n    unit: calendar_day',
    'count: 1000000\n    unit: calendar_day',
    'rules[1].count',
    /quá 1000/,
  ],
  ['count: 10\n    unit: calendar_day', 'count: 1.5\n    unit: calendar_day', 'rules[1].count', /số nguyên/],
  ['id: S5-THON', 'id: S5-NOTICE', 'rules[2].id', /đã có ở trên/],
  [
    'anchor: conference\n    direction: before\n    count: 5',
    'anchor: previous_rule\n    previous: S5-HOLD\n    direction: before\n    count: 5',
    'rules[2].previous',
    /không bao giờ đến/,
  ],
  [
    'anchor: conference\n    direction: before\n    count: 5',
    'anchor: previous_rule\n    previous: S5-THON\n    direction: before\n    count: 5',
    'rules[2].anchor',
    /Vòng lặp: S5-THON → S5-THON/,
  ],
  [
    'anchor: conference\n    direction: before\n    count: 5',
    'anchor: none\n    direction: before\n    count: 5',
    'rules[2].count',
    /không bao giờ đến/,
  ],
]

test('a broken regulation is refused by check and by schedule alike: the place, the line, the reason', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'doithoai-'))
  const good = readFileSync(path.join(ROOT, 'regulations', 'loc-thinh-2024.yaml'), 'utf8')
  for (const [part, instead, place, words] of BROKEN) {
    assert.ok(good.includes(part), part)
    writeFileSync(path.join(folder, 'hong.yaml'), good.replace(part, instead))
    const json = await call(regulation, 'check hong.yaml --json', folder)
    assert.equal(json.code, 1)
    const errors: { path: string; line: number; message: string }[] = JSON.parse(json.out).errors
    const found = errors.find((error) => error.path === place)
    assert.ok(found, `${instead}: ${errors.map((error) => error.path).join(', ')}`)
    assert.match(found.message, words)
    assert.ok(found.line > 1)
    const dates = await call(schedule, '--regulation hong.yaml --conference 2024-08-20', folder)
    assert.deepEqual([dates.code, dates.out], [1, ''])
    assert.match(dates.err, words)
    assert.ok(dates.err.includes(`dòng ${found.line}`), dates.err)
  }
})

test('dates and numbers nobody can count with are refused by every command in words', async () => {
  const cases: readonly (readonly [Command, string, RegExp])[] = [
    [schedule, '--regulation loc-thinh-2024 --conference 2024-02-30', /2024-02-30/],
    [schedule, '--regulation loc-thinh-2024 --conference 31/4/2024', /31\/4\/2024/],
    [schedule, '--regulation loc-thinh-2024 --conference 1900-01-01', /2000–2100/],
    [
      schedule,
      '--regulation loc-thinh-2024 --conference 2024-08-20 --conference-end 2024-08-19',
      /không thể trước/,
    ],
    [schedule, '--regulation loc-thinh-2024 --conference 2024-08-20 --conclusion 3000-01-01', /2000–2100/],
    [
      schedule,
      '--regulation loc-thinh-2024 --conference 2024-08-20 --plan-issued 2024-08-21',
      /sau ngày hội nghị/,
    ],
    [workdays, '--from 2024-08-20 --add=-5001', /5000/],
    [workdays, '--from 2024-08-20 --add=99999999999999999999', /số nguyên|5000/],
    [workdays, '--from 3000-01-01 --add 1', /2000–2100/],
    [workdays, '--from 2100-12-31 --add 1', /2000–2100/],
    [workdays, '--from 2000-01-01 --add=-1', /2000–2100/],
    [lunar, '--year 1899', /1900 đến 2200/],
    [lunar, '--year=-5', /1900 đến 2200/],
  ]
  for (const [command, line, words] of cases) {
    const told = await call(command, line)
    assert.deepEqual([told.code, told.out], [1, ''], `${command.name} ${line}: ${told.out}`)
    assert.match(told.err, words, line)
  }
})
