// What the documents say about the program, as text: the manual's page of acts, the commands, the environment.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../src/kit/root.ts'
import { ACTS } from '../src/ledger/acts.ts'

/** What the first word of an act's code is about; groups stand in this order on the page. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'Xã, đơn vị, cán bộ': [
    'commune',
    'unit',
    'village',
    'person',
    'account',
    'session',
    'calendar_address',
    'reminder',
    'deputy',
  ],
  'Quy chế, hội nghị, công khai, thời hạn': [
    'regulation',
    'calendar',
    'conference',
    'publication',
    'request',
    'due',
  ],
  'Ý kiến và nội dung': [
    'submission',
    'questions',
    'filter',
    'list_photo',
    'list',
    'question',
    'restricted',
    'matter',
    'past_matter',
    'village_meeting',
    'registration',
  ],
  'Ngày đối thoại, biên bản, kết luận': ['hall', 'minutes', 'conclusion'],
  'Giải quyết và trả lời': ['answer', 'acceptance', 'case', 'policy_action'],
  'Văn bản và tin gửi': ['paper', 'signing', 'register', 'message'],
  'Giám sát, báo cáo': ['visit', 'finding', 'front_note', 'report'],
  'Dữ liệu cá nhân': ['public_text', 'privacy', 'personal_data', 'consent'],
  'Nhật ký và dữ liệu': ['ledger', 'data', 'laptop'],
}

const HEAD = `# Các việc được ghi nhật ký

Trang này được lập từ \`src/ledger/acts.ts\`, không sửa tay: \`UPDATE_DOCS=1 npm test -- docs\` ghi lại trang,
\`test/docs.test.ts\` báo khi trang cũ.

Danh sách này đóng: ngoài các việc dưới đây không việc nào ghi vào nhật ký. Mỗi bút toán có xã, số thứ tự, lúc ghi, người
làm, mã việc, mã hồ sơ, dữ liệu kèm (chỉ mã số và dấu băm, không có họ tên hay lời văn), dấu băm của bút toán trước và
dấu băm của chính nó. Kiểm tra bằng \`bin/doithoai verify\`.
`

export function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
}

/** All files below a folder of the project, by their path from the root. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

const programText = () =>
  filesBelow('src')
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.') && file !== 'src/ledger/acts.ts')
    .map(read)
    .join('\n')

/** The manual's page of acts; an act that no code writes yet says so. */
export function ledgerActsPage(): string {
  const program = programText()
  const codes = Object.entries(ACTS)
  const groups = Object.entries(GROUPS).map(([title, words]) => {
    const rows = codes
      .filter(([code]) => words.includes(code.split('.')[0] ?? ''))
      .map(
        ([code, sentence]) =>
          `| \`${code}\` | ${sentence}${program.includes(`'${code}'`) ? '' : ' *(Chưa có việc nào ghi mã này.)*'} |`,
      )
    return [`## ${title}`, '', '| Mã | Việc |', '|---|---|', ...rows, ''].join('\n')
  })
  return [HEAD, ...groups].join('\n')
}

/** Codes that stand in no group of the page. */
export function ungroupedActs(): readonly string[] {
  const known = new Set(Object.values(GROUPS).flat())
  return Object.keys(ACTS).filter((code) => !known.has(code.split('.')[0] ?? ''))
}

/** The commands of bin/doithoai and the file of each. */
export function commands(): ReadonlyMap<string, string> {
  const found = read('src/cli/main.ts').matchAll(
    /^ {2}(\w+): async \(\) => \(await import\('\.\/([\w-]+\.ts)'\)/gm,
  )
  return new Map([...found].map(([, name = '', file = '']) => [name, `src/cli/${file}`]))
}

/** The variables the program reads from its environment. */
export function settings(): readonly string[] {
  return [...read('src/settings.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name = '']) => name)
}

/** The variables that only developers' scripts and tests read. */
export function developerVariables(): readonly string[] {
  return ['test', 'scripts', 'bin', 'src']
    .flatMap(filesBelow)
    .filter((file) => !file.includes('fixtures') && !file.includes('gallery'))
    .flatMap((file) => [...read(file).matchAll(/process\.env\.([A-Z_]+)/g)].map(([, name = '']) => name))
}
