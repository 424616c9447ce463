// The five printed plans against the plan papers we write: every section, duty, deadline, body, recipient and signature
// in the .docx and the PDF; what changes when the regulation's data change; a sixth plan nobody printed; src/ without
// the five communes' names and sentences.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { suite, test } from 'node:test'
import { ROOT } from '../src/kit/root.ts'
import { PLANS, type PlanPoints } from './plans.points.ts'
import { type Planned, plain, planPaper, type Words, wordsOf } from './plans.world.ts'

const text = (...parts: readonly string[]) => readFileSync(path.join(ROOT, ...parts), 'utf8')
const printed = (id: string) => text('test', 'fixtures', 'plans', `${id}.txt`)
const yaml = (id: string) => text('regulations', `${id}.yaml`)

/** Each conference as its print knows it, at the time of its print. Names of signers are the prints'. */
const OCCASIONS: Readonly<Record<string, Omit<Planned, 'yaml'>>> = {
  'son-tay-ha-2025': {
    commune: { name: 'Sơn Tây Hạ', province: 'Quảng Ngãi' },
    chairs: [{ name: 'Nguyễn Thị Tình', title: 'Chủ tịch UBND xã' }],
    year: 2025,
    on: '2025-09-08',
  },
  'bao-lam-2024': {
    commune: { name: 'Bảo Lâm' },
    chairs: [{ name: 'Hoàng Văn Thành', title: 'Chủ tịch UBND xã' }],
    year: 2024,
    on: '2024-05-08',
  },
  'quang-bach-2025': {
    commune: { name: 'Quảng Bạch', province: 'Thái Nguyên' },
    chairs: [
      { name: 'Triệu Đức Phú', title: 'Bí thư Đảng ủy - Chủ tịch HĐND xã' },
      { name: 'Lý Văn Thử', title: 'Phó Bí thư Đảng ủy - Chủ tịch UBND xã' },
    ],
    year: 2025,
    date: '2025-12-15',
    place: 'Hội trường Đảng ủy xã Quảng Bạch',
    on: '2025-12-02',
  },
  'song-an-2019': {
    commune: { name: 'Song An' },
    chairs: [{ name: 'Đinh Thử', title: 'Chủ tịch UBND xã' }],
    year: 2019,
    on: '2019-06-21',
  },
  'loc-thinh-2024': {
    commune: { name: 'Lộc Thịnh' },
    chairs: [{ name: 'Bùi Văn Cường', title: 'Chủ tịch UBND xã' }],
    year: 2024,
    date: '2024-08-20',
    place: 'Nhà Văn hóa xã Lộc Thịnh',
    on: '2024-08-05',
  },
}

const occasion = (id: string): Planned => {
  const found = OCCASIONS[id]
  assert.ok(found)
  return { ...found, yaml: yaml(id) }
}
const wordsOfPlan = async (planned: Planned): Promise<Words> => wordsOf(await planPaper(planned))

/** A point stands in the text; where the PDF lays two columns side by side its lines are read one after another. */
function lacking(points: readonly string[], words: string): readonly string[] {
  return points.filter((point) => !words.includes(plain(point)))
}

/** In the PDF the recipients stand beside the signature and break where their column ends: word for word in order. */
function lackingInColumns(points: readonly string[], words: string): readonly string[] {
  return points.filter((point) => {
    let from = 0
    return !plain(point)
      .split(' ')
      .every((word) => {
        const at = words.indexOf(word, from)
        from = at + word.length
        return at >= 0
      })
  })
}

suite('the five printed plans', () => {
  for (const points of PLANS)
    test(`${points.id}: every point of the print stands in the .docx and the PDF`, async () => {
      const words = await wordsOfPlan(occasion(points.id))
      assert.deepEqual(lacking(allPoints(points), words.docx), [])
      const { headings, duties, deadlines, bodies, head, annexes } = points
      assert.deepEqual(lacking([...headings, ...duties, ...deadlines, ...bodies], words.pdf), [])
      assert.deepEqual(
        lackingInColumns([...head, ...points.recipients, ...points.signature, ...annexes], words.pdf),
        [],
      )
    })

  for (const points of PLANS)
    test(`${points.id}: headings, recipients and signature stand in the order of the print`, async () => {
      const { docx } = await wordsOfPlan(occasion(points.id))
      let from = 0
      for (const point of [...points.headings, ...points.recipients, ...points.signature]) {
        const at = docx.indexOf(plain(point), from)
        assert.ok(at >= 0, `${point} stands out of order`)
        from = at
      }
    })

  for (const { id } of PLANS)
    test(`${id}: five words in a row of the print are missing only where we know why`, async () => {
      const { docx } = await wordsOfPlan(occasion(id))
      assert.deepEqual([...new Set(missingRuns(printedWords(id), syllables(docx)))], [])
    })
})

function allPoints(points: PlanPoints): readonly string[] {
  const { id: _, ...lists } = points
  return Object.values(lists).flat()
}

const syllables = (words: string) => plain(words).match(/[\p{L}\p{N}]+/gu) ?? []

/** Where we do not print what was printed: faults of the scan, words broken by it, letterheads that it lost. */
const KNOWN: Readonly<Record<string, readonly (readonly [print: string, ours: string])[]>> = {
  'son-tay-ha-2025': [
    // The print says "06" once and "6" four times.
    ['06 tháng cuối năm', '6 tháng cuối năm'],
    // The month of the slip stays blank with the plan's own date.
    ['tháng 9 năm 2025 của ubnd', 'tháng năm 2025 của ubnd'],
  ],
  'bao-lam-2024': [['khôi đại đoàn kết', 'khối đại đoàn kết']],
  'quang-bach-2025': [
    // The conference's own hour follows the day.
    ['tháng 12 năm 2025 địa điểm', 'tháng 12 năm 2025 lúc 08 giờ 00 địa điểm'],
    // Rows of the form, taken for page numbers of the print.
    ['người gửi ý kiến biểu mẫu', 'người gửi ý kiến 1 2 3 biểu mẫu'],
  ],
  'song-an-2019': [
    ['mặt thiết', 'mật thiết'],
    ['các các cơ quan', 'các cơ quan'],
    ['gửi giấy mới', 'gửi giấy mời'],
  ],
  'loc-thinh-2024': [
    ['xã lộc thịnh độc lập tự do hạnh phúc số kh ubnd lộc thịnh', 'lộc thịnh'],
    ['ngày tháng năm 2024 kế hoạch', 'ngày tháng 8 năm 2024 kế hoạch'],
    ['chương t nh tổ chức', 'chương trình tổ chức'],
    ['hội nghị n định tổ chức', 'hội nghị ổn định tổ chức'],
    ['chính t ị', 'chính trị'],
    ['giao các t ưởng thôn', 'giao các trưởng thôn'],
    ['chuẩn bị đầu đủ', 'chuẩn bị đầy đủ'],
    // The conference's own day follows the month the plan allows.
    ['trước tháng 9 2024 địa điểm', 'trước tháng 9 2024 cụ thể 08 giờ 00 thứ ba ngày 20 8 2024 địa điểm'],
    // The print's TM. line is lost.
    ['lưu vt chủ tịch', 'lưu vt tm ủy ban nhân dân chủ tịch'],
  ],
}

/** The print from its title on, page numbers and marks of the scan taken out, known faults put right. */
function printedWords(id: string): readonly string[] {
  const whole = printed(id)
    .replace(/^\s*\d+\s*$/gm, ' ')
    .replaceAll('*', ' ')
  const from = whole.search(/KẾ HOẠCH/u)
  const words = syllables(whole.slice(from)).join(' ')
  return (KNOWN[id] ?? []).reduce((all, [print, ours]) => all.replaceAll(print, ours), words).split(' ')
}

function missingRuns(print: readonly string[], ours: readonly string[]): readonly string[] {
  const known = new Set(runsOf(ours, 5))
  return runsOf(print, 5).filter((run) => !known.has(run))
}

function runsOf(words: readonly string[], length: number): readonly string[] {
  return words
    .slice(0, Math.max(0, words.length - length + 1))
    .map((_, at) => words.slice(at, at + length).join(' '))
}

suite('a plan is written from data alone', () => {
  test('number and day are blank until the plan is issued', async () => {
    const { docx } = await wordsOfPlan(occasion('loc-thinh-2024'))
    assert.match(docx, /số:\s+\/kh-ubnd/)
    assert.match(docx, /lộc thịnh, ngày\s+tháng 8 năm 2024/)
    assert.match(docx, /dự thảo/)
  })

  test('a day outside the months the plan expected stands instead of them', async () => {
    const song = await wordsOfPlan({ ...occasion('song-an-2019'), date: '2019-12-10' })
    assert.match(song.docx, /thời gian: 08 giờ 00, thứ ba, ngày 10\/12\/2019 2\. địa điểm/)
    assert.doesNotMatch(song.docx, /tháng 11\/2019/)
    const inside = await wordsOfPlan({ ...occasion('song-an-2019'), date: '2019-11-12' })
    assert.match(inside.docx, /dự kiến trong tháng 11\/2019, cụ thể: 08 giờ 00, thứ ba, ngày 12\/11\/2019/)
    const late = await wordsOfPlan({ ...occasion('loc-thinh-2024'), date: '2024-10-30' })
    assert.match(late.docx, /- thời gian: 08 giờ 00, thứ tư, ngày 30\/10\/2024\. - địa điểm/)
  })

  test('“Nhân dân” has its capital in every plan, whatever the print wrote', async () => {
    for (const { id } of PLANS) {
      const words = JSON.stringify(await planPaper(occasion(id)))
      const bare = words.replace(/(Ủy ban|Hội đồng|ỦY BAN) nhân dân/giu, '')
      assert.doesNotMatch(bare, /nhân dân/, id)
    }
  })

  test('the Party committee writes by its own rules: no quốc hiệu, T/M, the rules of the day of issue', async () => {
    const model = await planPaper(occasion('quang-bach-2025'))
    const { docx, pdf } = await wordsOf(model)
    assert.equal(model.layout, 'party2018')
    assert.doesNotMatch(docx, /cộng hòa xã hội|độc lập - tự do/)
    assert.match(docx, /đảng bộ tỉnh thái nguyên đảng ủy xã quảng bạch \*/)
    assert.match(pdf, /số\s+-kh\/đu/)
    const later = await planPaper({
      ...occasion('quang-bach-2025'),
      year: 2026,
      date: '2026-12-15',
      on: '2026-12-01',
    })
    assert.equal(later.layout, 'party2026')
  })

  test('a duty, a recipient, a count changed in the YAML change the paper, and nothing else', async () => {
    const id = 'loc-thinh-2024'
    const before = await wordsOfPlan(occasion(id))
    const changes: readonly (readonly [from: string, to: string, was: string, is: string])[] = [
      [
        'Tham mưu bố trí kinh phí tổ chức Hội nghị trao đổi',
        'Lo đèn nến cho buổi gặp; tham mưu bố trí kinh phí tổ chức Hội nghị trao đổi',
        'chi – kế toán tham mưu',
        'lo đèn nến cho buổi gặp',
      ],
      ['    - CB, CC liên quan\n', '    - Hợp tác xã muối\n', '- cb, cc liên quan;', '- hợp tác xã muối;'],
      [
        '    count: 7\n',
        '    count: 9\n',
        'chậm nhất sau 07 ngày làm việc',
        'chậm nhất sau 09 ngày làm việc',
      ],
      ['    to: 2024-08-31\n', '    to: 2024-09-30\n', 'trước tháng 9/2024', 'trước tháng 10/2024'],
    ]
    for (const [from, to, was, is] of changes) {
      const changed = yaml(id).replace(from, to)
      assert.notEqual(changed, yaml(id), `the YAML has no "${from}"`)
      const after = await wordsOfPlan({ ...occasion(id), yaml: changed })
      for (const format of ['docx', 'pdf'] as const) {
        assert.ok(after[format].includes(is), `${format} lacks "${is}"`)
        assert.ok(!after[format].includes(was), `${format} still has "${was}"`)
      }
      const kept = before.docx.split(' ').filter((word) => !after.docx.includes(word))
      assert.ok(kept.length <= 6, `more than the change is gone: ${kept.join(' ')}`)
    }
  })

  test('the same regulation serves the next year and another day: fixed dates keep their distance', async () => {
    const { docx } = await wordsOfPlan({
      ...occasion('quang-bach-2025'),
      year: 2026,
      date: '2026-11-20',
      start: '13:30',
      place: 'Nhà văn hóa thôn Bản Khắt',
      on: '2026-11-02',
    })
    for (const point of [
      'dự kiến ngày 20 tháng 11 năm 2026, lúc 13 giờ 30',
      'địa điểm: nhà văn hóa thôn bản khắt',
      'trước ngày 12/11/2026',
      'trước ngày 15/11/2026',
      'trong ngày 15/11/2026',
      'trước ngày 17/11/2026',
      'trên địa bàn xã năm 2026',
    ])
      assert.ok(docx.includes(point), point)
    assert.doesNotMatch(docx, /\/12\/2025/)
  })

  test("another commune under the same regulation: its name, its chair, never the print's signer", async () => {
    const { docx } = await wordsOfPlan({
      ...occasion('loc-thinh-2024'),
      commune: { name: 'Đồng Thử', kind: 'xã' },
      place: 'Nhà văn hóa xã',
      chairs: [{ name: 'Vũ Thị Mẫu', title: 'Phó Chủ tịch UBND xã' }],
    })
    assert.match(docx, /xã đồng thử/)
    assert.doesNotMatch(docx, /lộc thịnh/)
    assert.doesNotMatch(docx, /bùi văn cường|vũ thị mẫu/)
  })

  test('after districts are gone, their bodies stand under their present names', async () => {
    const { docx } = await wordsOfPlan({
      ...occasion('loc-thinh-2024'),
      year: 2026,
      date: '2026-08-20',
      on: '2026-07-20',
    })
    assert.doesNotMatch(docx, /ubnd huyện|phòng nội vụ/)
    assert.match(docx, /- ubnd tỉnh; - sở nội vụ;/)
  })

  test('a sixth regulation, invented, prints its plan', async () => {
    const sixth = text('test', 'fixtures', 'regulation-sixth.yaml')
    const { docx, pdf } = await wordsOfPlan({
      yaml: sixth,
      commune: { name: 'Hồ Sen', kind: 'phường' },
      chairs: [{ name: 'Lâm Thử', title: 'Phó Chủ tịch UBND phường' }],
      year: 2026,
      on: '2026-09-01',
    })
    const points = [
      'gặp mặt, hỏi đáp với bà con phường hồ sen mùa thu năm 2026',
      'căn cứ nghị quyết thử nghiệm số 99/nq-hđnd của hội đồng nhân dân phường.',
      'phần a. vì sao gặp',
      '- để nghe chuyện mặt nước và lối đi quanh bờ.',
      'phần b. cách làm',
      'b1. ngày giờ: trong tháng 10/2026.',
      'b2. giao tổ trực bến thuyền',
      '+ dán giấy báo ở gốc đa trước 13 ngày làm việc.',
      '+ kê ghế, pha trà, treo đèn lồng.',
      'b2.1. riêng ngày mưa',
      'b3. đề nghị câu lạc bộ người cao tuổi: kể chuyện hồ ngày trước cho lớp trẻ nghe.',
      '* gửi thư trả lời từng người trong 21 ngày.',
      'mọi người cùng đọc./.',
    ]
    for (const words of [docx, pdf]) assert.deepEqual(lacking(points, words), [])
    for (const point of [
      'phường hồ sen',
      '- lưu: vt, bến.',
      'kt. chủ tịch phó chủ tịch lâm thử',
      'phiếu hỏi',
      'kính gửi: tổ trực đón khách bến thuyền.',
      'điều muốn hỏi:',
      'người hỏi',
    ])
      assert.ok(docx.includes(point), point)
  })
})

/** Eight words are about twelve syllables. */
const RUN = 12

suite('src/ knows no commune and no plan', () => {
  const sources = globSync(path.join(ROOT, 'src', '**', '*.{ts,tsx}')).filter(
    (file) => !/\.test\.tsx?$/.test(file),
  )

  test('none of the five communes is named', () => {
    const names = Object.values(OCCASIONS).map((each) => each.commune.name)
    const found = sources.flatMap((file) =>
      names
        .filter((name) => readFileSync(file, 'utf8').normalize('NFC').includes(name))
        .map((name) => `${path.relative(ROOT, file)}: ${name}`),
    )
    assert.deepEqual(found, [])
  })

  test('no eight words in a row of a printed plan in its code; a comment above a rule may quote it', () => {
    const runs = new Map(
      PLANS.flatMap(({ id }) => runsOf(syllables(printed(id)), RUN).map((run) => [run, id] as const)),
    )
    const found = sources.flatMap((file) =>
      runsOf(syllables(withoutComments(readFileSync(file, 'utf8'))), RUN)
        .filter((run) => runs.has(run) && !NAMES.some((name) => name.includes(run)))
        .map((run) => `${path.relative(ROOT, file)}: ${run} (${runs.get(run)})`),
    )
    assert.deepEqual(found, [])
  })
})

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|\s)\/\/.*$/gm, ' ')
}

/** Official names of bodies, which the law gives. */
const NAMES = ['ủy ban mttq việt nam và các tổ chức chính trị xã hội'] as const
