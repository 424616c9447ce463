// `doithoai laptop`: a day lent to a laptop, taken there, packed, brought home; the same acts as the pages.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { layDown, mergeDay, planDigest, putAway } from '../hall/laptop/bring.acts.ts'
import { checkReturn, planOf } from '../hall/laptop/bring.store.ts'
import { lendDay } from '../hall/laptop/lend.acts.ts'
import { findParcel, heldHere, loansOf, parcelLine, stateOfLoan } from '../hall/laptop/loans.store.ts'
import { countsOf, packDay } from '../hall/laptop/pack.acts.ts'
import { typedCode } from '../hall/laptop/sealed.ts'
import { takeDay } from '../hall/laptop/take.acts.ts'
import { countLines, instantWords } from '../hall/laptop/words.ts'
import { ActRefused, err, ok, type Problem, type Result } from '../kit/result.ts'
import { type Actor, gateOf, SYSTEM } from '../ledger/ledger.ts'
import { readLine, refused, text, usage } from './arguments.ts'
import { type Command, DONE, type Io } from './command.ts'
import { type Opened, withDatabase } from './open.ts'

const USAGE_LINE =
  'laptop out --commune XÃ --conference HỘI_NGHỊ --name TÊN_MÁY -o TỆP | take TỆP --code MÃ | pack -o TỆP | bring TỆP --conference HỘI_NGHỊ [--keep home|laptop] [--commit] | status [--data THƯ_MỤC]'

interface Asked {
  readonly file: string | undefined
  readonly out: string | undefined
  readonly commune: string | undefined
  readonly conference: string | undefined
  readonly name: string | undefined
  readonly code: string | undefined
  readonly keep: string | undefined
  readonly commit: boolean
}

const WORK: Readonly<Record<string, (opened: Opened, asked: Asked, io: Io) => Promise<Result<void>>>> = {
  out,
  take,
  pack,
  bring,
  status,
}

const missing = (what: string): Result<never> =>
  err({ message: `Thiếu ${what}.\nCách dùng: doithoai ${USAGE_LINE}` })

function actor({ clock }: Opened, commune: string): Actor {
  return { commune, person: SYSTEM, now: clock.now(), today: clock.today() }
}

async function keep(
  opened: Opened,
  commune: string,
  loan: string,
  way: 'di' | 've',
  file: string,
): Promise<void> {
  const line = await parcelLine(opened.db.read, commune, loan, way)
  const parcel = line && (await findParcel(opened.db.read, commune, line.id))
  if (parcel) writeFileSync(file, parcel.bytes, { mode: 0o600, flag: 'wx' })
}

async function out(opened: Opened, asked: Asked, io: Io): Promise<Result<void>> {
  const { commune, conference, name, out: file } = asked
  if (!commune || !conference || !name || !file) return missing('--commune, --conference, --name hoặc -o')
  if (existsSync(file)) return err({ message: `Đã có ${file}. Chọn tên khác.` })
  const lent = await opened.db.act(commune, (trx) =>
    lendDay(trx, actor(opened, commune), { conference, name }),
  )
  if (!lent.ok) return lent
  await keep(opened, commune, lent.value.id, 'di', file)
  const loan = (await loansOf(opened.db.read, commune)).find((one) => one.id === lent.value.id)
  io.out(`Đã giao ngày đối thoại cho “${name}”. Gói: ${file}\nMã mở gói: ${loan?.code}`)
  return ok()
}

async function take(opened: Opened, asked: Asked, io: Io): Promise<Result<void>> {
  if (!asked.file || !asked.code) return missing('tệp gói hoặc --code')
  const taken = await takeDay(opened.db, {
    bytes: readFileSync(asked.file),
    code: typedCode(asked.code),
    now: opened.clock.now(),
    today: opened.clock.today(),
  })
  if (!taken.ok) return taken
  io.out(`Đã nhận: ${taken.value.title}. Chạy doithoai serve trên thư mục này rồi đăng nhập.`)
  return ok()
}

async function pack(opened: Opened, asked: Asked, io: Io): Promise<Result<void>> {
  const { out: file } = asked
  if (!file) return missing('-o')
  if (existsSync(file)) return err({ message: `Đã có ${file}. Chọn tên khác.` })
  const commune = await onlyCommune(opened)
  const here = commune && (await heldHere(opened.db.read, commune))
  if (!commune || !here)
    return err({ message: 'Máy này không phải máy xách tay đang giữ một ngày đối thoại.' })
  if (!(await gateOf(opened.db.read, commune))?.packed) {
    const packed = await opened.db.act(commune, (trx) => packDay(trx, actor(opened, commune)))
    if (!packed.ok) return packed
  }
  await keep(opened, commune, here.loan_id, 've', file)
  io.out(`Đã đóng gói vào ${file}. Chép về máy chính rồi nhập.`)
  return ok()
}

async function onlyCommune({ db }: Opened): Promise<string | undefined> {
  return (await db.read.selectFrom('laptop_here').select('commune_id').executeTakeFirst())?.commune_id
}

/** Without --commit it only tells what would come; a clash is decided by --keep for all of them, never by itself. */
async function bring(opened: Opened, asked: Asked, io: Io): Promise<Result<void>> {
  const { file, conference } = asked
  if (!file || !conference) return missing('tệp gói hoặc --conference')
  const row = await opened.db.read
    .selectFrom('conference')
    .select('commune_id')
    .where('id', '=', conference)
    .executeTakeFirst()
  if (!row) return err({ message: `Không có hội nghị ${conference}. Xem: doithoai conference list.` })
  const by = actor(opened, row.commune_id)
  const bytes = readFileSync(file)
  const laid = await opened.db.act(by.commune, (trx) => layDown(trx, by, { conference, bytes }))
  if (!laid.ok) return laid
  const checked = await checkReturn(opened.db.read, by.commune, conference, bytes)
  if (!checked.ok) return checked
  const plan = await planOf(opened.db.read, checked.value)
  for (const [label, number] of countLines(countsOf(plan.take))) io.out(`${number}\t${label}`)
  for (const { id, may } of plan.clashes) io.out(`hai máy cùng ghi: ${id} (${may.join(', ')})`)
  const choice = asked.keep === 'laptop' ? 'may' : asked.keep === 'home' ? 'nha' : ''
  const done = asked.commit
    ? await opened.db.act(by.commune, (trx) =>
        mergeDay(trx, by, {
          conference,
          parcel: laid.value.id,
          seen: planDigest(plan),
          choices: new Map(plan.clashes.map(({ id }) => [id, choice])),
        }),
      )
    : undefined
  if (done?.ok) {
    io.out(`Đã nhập ${done.value.rows} dòng. Kiểm tra nhật ký: doithoai verify`)
    return ok()
  }
  await opened.db.act(by.commune, (trx) => putAway(trx, by, laid.value.id))
  if (done) return done
  io.out('Chưa nhập. Thêm --commit để nhập; chỗ hai máy cùng ghi: thêm --keep home hoặc --keep laptop.')
  return ok()
}

async function status(opened: Opened, _asked: Asked, io: Io): Promise<Result<void>> {
  const communes = await opened.db.read
    .selectFrom('commune')
    .select('commune_id')
    .orderBy('commune_id')
    .execute()
  for (const { commune_id: commune } of communes) {
    const here = await heldHere(opened.db.read, commune)
    if (here) io.out(`${commune}\tlà máy xách tay “${here.name}”, nhận ${instantWords(here.taken_at)}`)
    for (const loan of await loansOf(opened.db.read, commune))
      io.out(
        `${commune}\t${loan.conference_id}\t${loan.name}\t${instantWords(loan.at)}\t${STATE[stateOfLoan(loan)]}`,
      )
  }
  return ok()
}

const STATE = { away: 'đang ở máy xách tay', home: 'đã đưa về', recalled: 'đã gọi về' } as const

export const command: Command = {
  name: 'laptop',
  usage: USAGE_LINE,
  summary: 'Mang ngày đối thoại theo máy xách tay chạy riêng, rồi đưa về nhập một lần',
  async run(args, io) {
    const line = readLine(
      args,
      {
        data: { type: 'string' },
        commune: { type: 'string' },
        conference: { type: 'string' },
        name: { type: 'string' },
        code: { type: 'string' },
        keep: { type: 'string' },
        commit: { type: 'boolean' },
        output: { type: 'string', short: 'o' },
      },
      2,
    )
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const { values, positionals } = line.value
    const [what = '', given] = positionals
    const work = Object.hasOwn(WORK, what) ? WORK[what] : undefined
    if (!work) return usage(io, 'Thiếu việc: out, take, pack, bring hoặc status.', USAGE_LINE)
    const at = (value: string | undefined) => (value === undefined ? undefined : path.resolve(io.cwd, value))
    const file = at(given)
    if (file !== undefined && !existsSync(file)) return refused(io, { message: `Không có tệp ${file}.` })
    const asked: Asked = {
      file,
      out: at(text(values.output)),
      commune: text(values.commune),
      conference: text(values.conference),
      name: text(values.name),
      code: text(values.code),
      keep: text(values.keep),
      commit: values.commit === true,
    }
    return withDatabase(io, text(values.data), async (opened) => {
      const done = await work(opened, asked, io).catch(depth)
      return done.ok ? DONE : refused(io, done.error)
    })
  },
}

function depth(error: unknown): Result<never, Problem> {
  if (error instanceof ActRefused) return err(error.problem)
  throw error
}
