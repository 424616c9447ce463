// Acts on the office's own sentences: saved, taken back to an earlier version, put back to the official wording. Papers
// already issued keep their text: their models are frozen.
import { instantText } from '../kit/clock.ts'
import type { Db, Trx } from '../kit/db/db.ts'
import { sha256 } from '../kit/id.ts'
import { err, ok, type Problem, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import type { PaperKind } from './kinds.ts'
import { ownWords, wordingHistory, wordingVersion } from './wording.store.ts'
import { checkWording, keyOf, type TextBlock, tidy, type Wording } from './wording.ts'

/** Faults by block. */
export interface WordingProblem extends Problem {
  readonly blocks?: Readonly<Record<string, string>>
}

export interface Edit {
  /** The version of the kind the editor had before them. */
  readonly version: number
  /** By block; blocks that are not named stay. */
  readonly texts: Readonly<Record<string, string>>
}

export async function saveWording(
  trx: Trx,
  by: Actor,
  wording: Wording,
  edit: Edit,
): Promise<Result<void, WordingProblem>> {
  const faults = faultsOf(wording, edit.texts)
  if (Object.keys(faults).length > 0)
    return err({ message: 'Có câu chưa dùng được. Hãy sửa những câu có ghi chú bên dưới.', blocks: faults })
  const fresh = await current(trx, by, wording.kind, edit.version)
  if (!fresh.ok) return fresh
  const own = await ownWords(trx, by.commune)
  const changed = wording.blocks.flatMap((block): readonly Change[] => {
    const typed = edit.texts[block.id]
    if (typed === undefined) return []
    const text = tidy(typed, block)
    if (text === (own.get(keyOf(block)) ?? block.text)) return []
    return [{ block: block.id, text: text === block.text ? null : text }]
  })
  if (changed.length === 0) return err({ message: 'Chưa có câu nào thay đổi.' })
  return write(trx, by, wording.kind, edit.version, changed)
}

/** Takes a block back to how it read in an earlier version. */
export async function restoreWording(
  trx: Trx,
  by: Actor,
  wording: Wording,
  wanted: { readonly version: number; readonly block: string; readonly from: number },
): Promise<Result<void, WordingProblem>> {
  const block = wording.blocks.find((each) => each.id === wanted.block)
  const history = await wordingHistory(trx, by.commune, wording.kind)
  const old = history.find((row) => row.block === wanted.block && row.version === wanted.from)
  if (!block || !old) return err({ message: 'Không tìm thấy bản cũ này.', status: 404 })
  const fresh = await current(trx, by, wording.kind, wanted.version)
  if (!fresh.ok) return fresh
  if (old.text !== null) {
    const faults = faultsOf(wording, { [block.id]: old.text })
    if (Object.keys(faults).length > 0)
      return err({ message: 'Câu cũ không còn dùng được như trước.', blocks: faults })
  }
  const now = (await ownWords(trx, by.commune)).get(keyOf(block)) ?? null
  if (now === old.text) return err({ message: 'Câu này đang đúng như bản đã chọn.' })
  return write(trx, by, wording.kind, wanted.version, [{ block: block.id, text: old.text }])
}

/** Back to the official wording: one block, or every block of the kind. */
export async function resetWording(
  trx: Trx,
  by: Actor,
  wording: Wording,
  wanted: { readonly version: number; readonly block: string | null },
): Promise<Result<void, WordingProblem>> {
  const fresh = await current(trx, by, wording.kind, wanted.version)
  if (!fresh.ok) return fresh
  const own = await ownWords(trx, by.commune)
  const changed = wording.blocks
    .filter((block) => wanted.block === null || block.id === wanted.block)
    .filter((block) => own.has(keyOf(block)))
    .map((block) => ({ block: block.id, text: null }))
  if (changed.length === 0) return err({ message: 'Đang dùng câu chính thức rồi.' })
  return write(trx, by, wording.kind, wanted.version, changed)
}

export function faultsOf(
  wording: Wording,
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const faults = wording.blocks.flatMap((block: TextBlock) => {
    const typed = texts[block.id]
    const found = typed === undefined ? [] : checkWording(typed, block)
    return found.length === 0 ? [] : [[block.id, found.map((fault) => fault.message).join(' ')] as const]
  })
  return Object.fromEntries(faults)
}

interface Change {
  readonly block: string
  readonly text: string | null
}

async function current(
  trx: Trx,
  by: Actor,
  kind: PaperKind,
  version: number,
): Promise<Result<void, WordingProblem>> {
  const newest = await wordingVersion(trx, by.commune, kind)
  if (newest === version) return ok()
  const [last] = await wordingHistory(trx, by.commune, kind)
  return err({
    status: 409,
    message:
      `${last?.by ?? 'Người khác'} vừa sửa mẫu này trong lúc trang đang mở. ` +
      'Những gì đã nhập còn ở dưới, câu hiện dùng ghi bên cạnh: hãy xem lại rồi lưu một lần nữa.',
  })
}

async function write(
  trx: Trx,
  by: Actor,
  kind: PaperKind,
  version: number,
  changes: readonly Change[],
): Promise<Result<void>> {
  await insert(trx, by, kind, version + 1, changes)
  await append(trx, by, 'paper.wording_changed', kind, {
    version: version + 1,
    blocks: changes.map(({ block, text }) => ({ block, digest: text === null ? null : sha256(text) })),
  })
  return ok()
}

async function insert(
  trx: Trx,
  by: Actor,
  kind: PaperKind,
  version: number,
  changes: readonly Change[],
): Promise<void> {
  const at = instantText(by.now)
  await trx
    .insertInto('paper_wording')
    .values(
      changes.map(({ block, text }) => ({
        commune_id: by.commune,
        kind,
        block,
        version,
        text,
        by_person: by.person,
        at,
      })),
    )
    .execute()
}

/** What a paper would be with texts not saved: written, built and undone in one transaction that never commits. */
export async function triedWording<T>(
  db: Db,
  by: Actor,
  wording: Wording,
  texts: Readonly<Record<string, string>>,
  build: (trx: Trx) => Promise<T>,
): Promise<T> {
  let built: { readonly value: T } | undefined
  const faults = faultsOf(wording, texts)
  await db.act(by.commune, async (trx) => {
    const version = (await wordingVersion(trx, by.commune, wording.kind)) + 1
    const rows = wording.blocks.flatMap((block) => {
      const typed = texts[block.id]
      return typed === undefined || Object.hasOwn(faults, block.id)
        ? []
        : [{ block: block.id, text: tidy(typed, block) }]
    })
    if (rows.length > 0) await insert(trx, by, wording.kind, version, rows)
    built = { value: await build(trx) }
    return err({ message: 'tried, not saved' })
  })
  if (!built) throw new Error('a trial that built nothing')
  return built.value
}
