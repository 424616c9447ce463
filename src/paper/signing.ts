// Rules: the signing chain of a paper (trình ký): which step is next, who may take it, what each move leads to. Pure.
//
// NĐ 30/2020 Điều 10 (soạn thảo), 11 (duyệt bản thảo), 12 (kiểm tra trước khi ký ban hành), 13 (ký ban hành): drafting,
// looking through, checking and signing are steps of different people. How many steps, and whose, an office decides.
import { absurd, err, ok, type Result } from '../kit/result.ts'
import type { Role } from '../office/rights.ts'
import type { PaperKind } from './kinds.ts'

export type ChainStep =
  | { readonly type: 'role'; readonly roles: readonly Role[] }
  | { readonly type: 'person'; readonly person: string }

/** Whether who submitted a paper may take a step of it. */
export type Own = 'forbid' | 'allow'

export interface Chain {
  readonly steps: readonly ChainStep[]
  readonly own: Own
}

export type Move = 'dong_y' | 'tra_lai' | 'rut' | 'ban_hanh'

export type SigningState = 'dang_trinh' | 'tra_lai' | 'da_rut' | 'da_ky' | 'ban_hanh'

export const SIGNING_STATE: Readonly<Record<SigningState, string>> = {
  dang_trinh: 'Đang trình ký',
  tra_lai: 'Trả lại để sửa',
  da_rut: 'Đã rút về',
  da_ky: 'Đã ký duyệt, chờ ban hành',
  ban_hanh: 'Đã ban hành',
}

export const MAX_STEPS = 5

/** Decided and issued in one act, with no draft before it: there is nothing to submit. */
const AT_ONCE: readonly PaperKind[] = ['gia_han']

export function isSubmitted(kind: PaperKind): boolean {
  return !AT_ONCE.includes(kind)
}

/** Without a chain of the office's own: an answer is approved by the chair (product 3.9), other papers need none. */
export function usualChain(kind: PaperKind): Chain {
  return kind === 'tra_loi'
    ? { steps: [{ type: 'role', roles: ['chair', 'stand_in'] }], own: 'forbid' }
    : { steps: [], own: 'forbid' }
}

export interface Round {
  readonly steps: readonly ChainStep[]
  readonly own: Own
  readonly by_person: string
  readonly moves: readonly { readonly move: Move }[]
}

export interface Signer {
  readonly person: string
  readonly roles: readonly Role[]
  /** Those they stand in for today. */
  readonly actsFor?: ReadonlySet<string>
}

export function signingState(round: Pick<Round, 'steps' | 'moves'>): SigningState {
  const last = round.moves.at(-1)?.move
  switch (last) {
    case undefined:
    case 'dong_y':
      return agreed(round) >= round.steps.length ? 'da_ky' : 'dang_trinh'
    case 'tra_lai':
      return 'tra_lai'
    case 'rut':
      return 'da_rut'
    case 'ban_hanh':
      return 'ban_hanh'
    default:
      return absurd(last)
  }
}

/** How many steps have agreed. */
export function agreed(round: Pick<Round, 'moves'>): number {
  return round.moves.filter(({ move }) => move === 'dong_y').length
}

/** The step whose turn it is; undefined when the round is over. */
export function nextStep(round: Pick<Round, 'steps' | 'moves'>): ChainStep | undefined {
  return signingState(round) === 'dang_trinh' ? round.steps[agreed(round)] : undefined
}

export function takes(step: ChainStep, signer: Signer): boolean {
  return step.type === 'person'
    ? step.person === signer.person || (signer.actsFor?.has(step.person) ?? false)
    : step.roles.some((role) => signer.roles.includes(role))
}

/** Whether it is this person's turn. */
export function isTurnOf(round: Round, signer: Signer): boolean {
  const step = nextStep(round)
  if (!step || !takes(step, signer)) return false
  return round.own === 'allow' || round.by_person !== signer.person
}

export const OWN_DRAFT =
  'Người soạn hoặc trình không tự duyệt văn bản của mình. Hãy để người có thẩm quyền khác duyệt.'

/** Who may make a move now; anything else says where the paper stands. */
export function checkMove(round: Round, move: Move, signer: Signer): Result<void> {
  const state = signingState(round)
  switch (move) {
    case 'rut':
      if (round.by_person !== signer.person)
        return err({ message: 'Chỉ người trình mới rút văn bản về được.', status: 422 })
      return state === 'dang_trinh' || state === 'da_ky' ? ok() : err(standsAt(state))
    case 'ban_hanh':
      return state === 'da_ky' ? ok() : err(standsAt(state))
    case 'dong_y':
      return state === 'dang_trinh' ? mayTake(round, nextStep(round), signer) : err(standsAt(state))
    case 'tra_lai':
      // Who signed last may still take it back as long as it is not issued.
      if (state === 'da_ky') return mayTake(round, round.steps.at(-1), signer)
      return state === 'dang_trinh' ? mayTake(round, nextStep(round), signer) : err(standsAt(state))
    default:
      return absurd(move)
  }
}

function mayTake(round: Round, step: ChainStep | undefined, signer: Signer): Result<void> {
  if (round.own === 'forbid' && round.by_person === signer.person)
    return err({ message: OWN_DRAFT, status: 422 })
  return step && takes(step, signer)
    ? ok()
    : err({ message: 'Văn bản đang chờ người khác xử lý, chưa đến lượt bạn.', status: 409 })
}

function standsAt(state: SigningState) {
  return {
    message: `Văn bản này đang ở bước “${SIGNING_STATE[state]}” nên chưa làm được việc này. Có thể người khác vừa xử lý: hãy xem lại trang.`,
    status: 409,
  } as const
}

/** A chain as an office sets it: not too long, nobody twice in a row. */
export function checkedChain(steps: readonly ChainStep[]): Result<readonly ChainStep[]> {
  if (steps.length > MAX_STEPS)
    return err({ message: `Một quy trình trình ký có tối đa ${MAX_STEPS} bước.`, status: 422 })
  const twice = steps.findIndex((step, at) => at > 0 && stepKey(step) === stepKey(steps[at - 1] as ChainStep))
  return twice === -1
    ? ok(steps)
    : err({
        field: `steps.${twice}`,
        message: `Bước ${twice + 1} trùng với bước ${twice}. Hãy chọn người khác, hoặc bỏ trống bước này.`,
        status: 422,
      })
}

/** How a form and an address name a step: "role:chair,stand_in", "person:…". */
export function stepKey(step: ChainStep): string {
  return step.type === 'person' ? `person:${step.person}` : `role:${step.roles.join(',')}`
}
