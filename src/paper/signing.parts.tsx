// Pieces the pages of the signing chain share: who takes a step in words, the steps of a round, its story.
import { shortTime } from '../kit/clock.ts'
import { Prose, Steps, type StoryItem } from '../kit/html/bits.tsx'
import type { Tone } from '../kit/html/tone.ts'
import { ROLES, type Role } from '../office/rights.ts'
import type { Signed } from '../office/session.ts'
import type { Round } from './signing.store.ts'
import { agreed, type ChainStep, type Move, type SigningState, signingState } from './signing.ts'

/** Names by person's id. */
export type Names = ReadonlyMap<string, string>

export const SIGNING_TONE: Readonly<Record<SigningState, Tone>> = {
  dang_trinh: 'waiting',
  tra_lai: 'due',
  da_rut: 'due',
  da_ky: 'done',
  ban_hanh: 'done',
}

/** The title of the last agreement in a story. */
export const SIGNED = 'Ký duyệt'

const MOVE_WORDS: Readonly<Record<Move, string>> = {
  dong_y: 'Đồng ý',
  tra_lai: 'Trả lại để sửa',
  rut: 'Rút về',
  ban_hanh: 'Ban hành',
}

export function deskHref(who: Signed): string {
  return `/xa/${who.commune.id}/trinh-ky`
}

export function roundHref(who: Signed, id: string): string {
  return `${deskHref(who)}/${id}`
}

/** "Chủ trì hoặc người được phân công chủ trì thay"; a person by name. */
export function stepWords(step: ChainStep, names: Names): string {
  if (step.type === 'person') return names.get(step.person) ?? 'Người không còn trong danh sách'
  return rolesWords(step.roles)
}

export function rolesWords(roles: readonly Role[]): string {
  return roles
    .map((role, at) =>
      at === 0 ? ROLES[role] : ROLES[role].charAt(0).toLocaleLowerCase('vi') + ROLES[role].slice(1),
    )
    .join(' hoặc ')
}

/** "Bước 2/4: Chánh Văn phòng". */
export function turnWords(round: Round, names: Names): string {
  const at = agreed(round)
  const step = round.steps[at]
  return step ? `Bước ${at + 1}/${round.steps.length}: ${stepWords(step, names)}` : 'Đủ các bước'
}

export function ChainSteps(props: { readonly round: Round; readonly names: Names }) {
  const { round, names } = props
  const done = agreed(round)
  const going = signingState(round) === 'dang_trinh'
  return (
    <Steps
      label="Các bước trình ký"
      items={round.steps.map((step, at) => ({
        label: `${at + 1}. ${stepWords(step, names)}`,
        state: at < done ? 'done' : going && at === done ? 'current' : 'ahead',
      }))}
    />
  )
}

/** What happened to the paper, round after round. */
export function storyOf(rounds: readonly Round[], names: Names): readonly StoryItem[] {
  return rounds.flatMap((round): readonly StoryItem[] => [
    {
      id: round.id,
      at: shortTime(round.at),
      by: names.get(round.by_person),
      title: round.round === 1 ? 'Trình ký' : `Trình lại lần ${round.round}`,
      icon: 'send',
      body: round.comment ? <Prose text={round.comment} /> : undefined,
    },
    ...round.moves.map(
      (move, at): StoryItem => ({
        id: `${round.id}-${move.seq}`,
        at: shortTime(move.at),
        by: names.get(move.by_person),
        title: move.move === 'dong_y' && at === round.steps.length - 1 ? SIGNED : MOVE_WORDS[move.move],
        tone: move.move === 'dong_y' || move.move === 'ban_hanh' ? 'done' : 'due',
        body: move.comment ? <Prose text={move.comment} /> : undefined,
      }),
    ),
  ])
}
