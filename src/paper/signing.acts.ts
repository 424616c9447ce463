// Acts of the signing chain: setting it, submitting a paper, agreeing, returning, withdrawing. Issuing asks here whether
// the paper went through its chain with the very text it is issued with.
import { instantText, ZONE } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { canonicalJson, newId, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append, withoutAnchor } from '../ledger/ledger.ts'
import { heldToday } from '../office/deputy.store.ts'
import { rightsOf } from '../office/rights.ts'
import { findPerson, listPeople } from '../office/store.ts'
import { maySign } from './access.ts'
import type { PaperKind } from './kinds.ts'
import type { PaperModel } from './model.ts'
import type { PaperProblem } from './registry.ts'
import {
  chainOf,
  type EVERY_KIND,
  findRound,
  newestChain,
  type OfPaper,
  type Round,
  roundsOf,
} from './signing.store.ts'
import {
  type ChainStep,
  checkedChain,
  checkMove,
  type Move,
  type Own,
  signingState,
  stepKey,
} from './signing.ts'

const GONE = { message: 'Không tìm thấy hồ sơ trình ký này.', status: 404 } as const

/** The text that is signed: number, day, marks and the ledger's anchor are of the print and stay out. */
export function signedDigest(model: PaperModel): string {
  const { marks: _, date: __, head, ...text } = model
  const {
    placeDate: ___,
    symbol: ____,
    ...letterhead
  } = head.type === 'letterhead' ? head : { ...head, placeDate: undefined, symbol: undefined }
  return sha256(withoutAnchor(canonicalJson({ ...text, head: letterhead })))
}

export interface ChainInput {
  /** '' for every kind without one of its own. */
  readonly kind: PaperKind | typeof EVERY_KIND
  readonly version: number
  /** Null: the usual chain again. */
  readonly steps: readonly ChainStep[] | null
  readonly own: Own
}

export async function setChain(trx: Trx, by: Actor, input: ChainInput): Promise<Result<void>> {
  const newest = await newestChain(trx, by.commune, input.kind)
  if ((newest?.version ?? 0) !== input.version)
    return err({
      status: 409,
      message:
        'Người khác vừa sửa quy trình này. Những gì bạn chọn còn ở dưới: hãy xem lại rồi lưu một lần nữa.',
    })
  const steps = input.steps === null ? ok(null) : checkedChain(input.steps)
  if (!steps.ok) return steps
  if (input.kind === 'tra_loi' && steps.value?.length === 0)
    return err({
      field: 'steps.0',
      status: 422,
      message: 'Văn bản trả lời phải có ít nhất một người duyệt. Hãy chọn ít nhất một bước.',
    })
  const mayRead = await readers(trx, by.commune, input.kind, steps.value ?? [])
  if (!mayRead.ok) return mayRead
  await trx
    .insertInto('signing_chain')
    .values({
      commune_id: by.commune,
      kind: input.kind,
      version: input.version + 1,
      steps: steps.value && canonicalJson(steps.value),
      own: input.own,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'signing.chain_set', input.kind || 'moi_loai', {
    version: input.version + 1,
    steps: steps.value?.map(stepKey) ?? null,
    own: input.own,
  })
  return ok()
}

/** Who takes a step must be able to read the paper: naming someone here gives no right. */
async function readers(
  trx: Trx,
  commune: string,
  kind: ChainInput['kind'],
  steps: readonly ChainStep[],
): Promise<Result<void>> {
  const people = await listPeople(trx, commune)
  for (const [at, step] of steps.entries()) {
    const roles = step.type === 'role' ? step.roles : people.find((each) => each.id === step.person)?.roles
    if (roles && maySign(kind, rightsOf(roles, false))) continue
    return err({
      field: `steps.${at}`,
      status: 422,
      message:
        'Người được chọn không có quyền đọc văn bản loại này, hoặc không còn trong danh sách cán bộ. Hãy chọn người khác, hoặc giao vai trò cho họ ở trang Quản trị trước.',
    })
  }
  return ok()
}

export interface Submission extends OfPaper {
  readonly kind: PaperKind
  readonly title: string
  /** The draft as it stands; null where the chapter's own record keeps the text. */
  readonly model: PaperModel | null
  readonly comment: string | null
}

/** Trình: one live round a paper. */
export async function submitPaper(trx: Trx, by: Actor, input: Submission): Promise<Result<{ id: string }>> {
  const chain = await chainOf(trx, by.commune, input.kind)
  if (chain.steps.length === 0)
    return err({ message: 'Loại văn bản này không qua trình ký: hãy ban hành ngay.', status: 409 })
  const last = (await roundsOf(trx, by.commune, input)).at(-1)
  const state = last && signingState(last)
  if (state === 'dang_trinh' || state === 'da_ky')
    return err({ message: 'Văn bản này đã trình rồi. Muốn đổi thì rút về trước.', status: 409 })
  const there = await readers(trx, by.commune, input.kind, chain.steps)
  if (!there.ok)
    return err({
      status: 409,
      message:
        'Quy trình trình ký có bước giao cho người nay không còn xử lý được. Hãy sửa quy trình ở trang Trình ký trước.',
    })
  const id = newId()
  await trx
    .insertInto('signing_request')
    .values({
      commune_id: by.commune,
      id,
      conference_id: input.conference,
      kind: input.kind,
      subject: input.subject,
      round: (last?.round ?? 0) + 1,
      steps: canonicalJson(chain.steps),
      own: chain.own,
      title: input.title,
      model: input.model && canonicalJson(input.model),
      digest: input.model && signedDigest(input.model),
      comment: input.comment,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'signing.submitted', id, {
    kind: input.kind,
    subject: input.subject,
    round: (last?.round ?? 0) + 1,
    steps: chain.steps.map(stepKey),
    digest: input.model && signedDigest(input.model),
  })
  return ok({ id })
}

export interface MoveInput {
  readonly request: string
  readonly move: Exclude<Move, 'ban_hanh'>
  readonly comment: string | null
}

/** `signed`: this was the last step. */
export async function movePaper(
  trx: Trx,
  by: Actor,
  input: MoveInput,
): Promise<Result<{ id: string; signed: boolean }>> {
  const round = await findRound(trx, by.commune, input.request)
  if (!round) return err(GONE)
  const person = await findPerson(trx, by.commune, by.person)
  const signer = {
    person: by.person,
    roles: [],
    ...(person && (await heldToday(trx, by.commune, person, by.today))),
  }
  const may = checkMove(round, input.move, signer)
  if (!may.ok) return may
  if (input.move === 'tra_lai' && !input.comment)
    return err({ field: 'comment', message: 'Trả lại thì phải ghi cần sửa điều gì.', status: 422 })
  await move(trx, by, round, input.move, input.comment)
  const moved = { ...round, moves: [...round.moves, { move: input.move }] }
  const signed = signingState(moved) === 'da_ky'
  await append(trx, by, signed ? 'signing.signed' : ACT[input.move], round.id, {
    kind: round.kind,
    step: round.moves.length + 1,
    digest: round.digest,
  })
  return ok({ id: round.id, signed })
}

const ACT = {
  dong_y: 'signing.agreed',
  tra_lai: 'signing.returned',
  rut: 'signing.withdrawn',
} as const

async function move(trx: Trx, by: Actor, round: Round, what: Move, comment: string | null): Promise<void> {
  await trx
    .insertInto('signing_move')
    .values({
      commune_id: by.commune,
      request_id: round.id,
      seq: (round.moves.at(-1)?.seq ?? 0) + 1,
      move: what,
      comment,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
}

/**
 * Asked when a paper is issued: no chain, or signed to the end with this text. The round is closed by the issue.
 * A paper whose text the chapter keeps itself is compared there.
 */
export async function closeSigning(
  trx: Trx,
  by: Actor,
  of: OfPaper & { readonly kind: PaperKind } & Text,
): Promise<Result<void, PaperProblem>> {
  const last = (await roundsOf(trx, by.commune, of)).at(-1)
  const state = last && signingState(last)
  const chain = await chainOf(trx, by.commune, of.kind)
  if (chain.steps.length === 0 && state !== 'dang_trinh' && state !== 'da_ky') return ok()
  const query = of.subject === '' ? '' : `?muc=${encodeURIComponent(of.subject)}`
  const links = [
    {
      href: `/xa/${by.commune}/hoi-nghi/${encodeURIComponent(of.conference)}/van-ban/${of.kind}${query}#trinh-ky`,
      label: 'Mở dự thảo, trình ký',
    },
  ]
  if (!last || state !== 'da_ky')
    return err({
      status: 409,
      message:
        state === 'dang_trinh'
          ? 'Văn bản đang trình ký, chưa đủ chữ ký duyệt nên chưa ban hành được.'
          : 'Văn bản này phải qua trình ký trước khi ban hành. Hãy mở dự thảo và trình ký.',
      links,
    })
  if (!(await isSignedText(last, of)))
    return err({
      status: 409,
      message:
        'Nội dung văn bản đã đổi so với bản đã ký duyệt. Hãy rút về rồi trình lại, để người ký đọc đúng bản sẽ ban hành.',
      links,
    })
  await move(trx, by, last, 'ban_hanh', null)
  return ok()
}

/** The text to be issued, and how to draw it as of the day it was submitted, where its words depend on the day. */
export interface Text {
  readonly model: PaperModel
  readonly redraw?: ((day: Temporal.PlainDate) => Promise<Result<PaperModel>>) | undefined
}

async function isSignedText(round: Round, { model, redraw }: Text): Promise<boolean> {
  if (round.digest === null || round.digest === signedDigest(model)) return true
  const submitted = Temporal.Instant.from(round.at).toZonedDateTimeISO(ZONE).toPlainDate()
  const then = await redraw?.(submitted)
  return then?.ok === true && signedDigest(then.value) === round.digest
}

/** The text that was signed to the end and waits to be issued. */
export async function signedModel(trx: Trx, commune: string, of: OfPaper): Promise<PaperModel | undefined> {
  const last = (await roundsOf(trx, commune, of)).at(-1)
  return last?.model && signingState(last) === 'da_ky' ? (JSON.parse(last.model) as PaperModel) : undefined
}
