// Rules: which acts a commune's ledger takes while a conference's day is away on a laptop. At home the day itself may not go
// on, or there would be two of it; on the laptop nothing is done that does not come home with the day.
import type { Problem } from '../kit/result.ts'
import type { ActCode } from './acts.ts'

export interface Gate {
  readonly side: 'home' | 'laptop'
  readonly loan: string
  readonly conference: string
  /** What the laptop is called. */
  readonly name: string
  /** The branch of the ledger the laptop writes. */
  readonly stream: string
  /** On the laptop: the day was packed to be carried home. */
  readonly packed?: boolean
}

export function readGate(text: string): Gate {
  return JSON.parse(text) as Gate
}

interface Entry {
  readonly act: ActCode
  readonly subject: string
  readonly data?: Readonly<Record<string, unknown>>
}

/** Not to be done at home while the day is away: what happens in the hall, and what the day is built of. */
const THE_DAY = /^(hall\.|minutes\.|question\.disposed$)/
const OF_THE_CONFERENCE =
  /^(conference\.(edited|regulation_moved|continued|postponed|cancelled|closed)|conclusion\.\w+)$/
const OF_THE_DAY: ReadonlySet<string> = new Set(['bien_ban', 'bien_ban_niem_yet', 'thong_bao_ket_luan'])

/** Not to be done on the laptop: what stays at home, and what is no part of a day. */
const HOME_ONLY =
  /^(account|commune|unit|village|person|deputy|regulation|calendar|calendar_address|reminder|request|restricted|privacy|personal_data|data|register|filter|list|list_photo|finding|visit|front_note|report|message|consent|matter)\./
const HOME_ONLY_ACTS: ReadonlySet<string> = new Set<ActCode>([
  'conference.created',
  'conference.regulation_moved',
  'question.restricted',
  'case.superior_accepted',
  'case.superior_returned',
  'questions.bulk',
  'questions.bulk_undone',
  'paper.wording_changed',
  'signing.chain_set',
])

/** Goes on wherever people sign in and whatever state the day is in. */
const ALWAYS = /^(session\.|laptop\.|ledger\.)/

export function refusedHere(gate: Gate, entry: Entry): Problem | undefined {
  if (ALWAYS.test(entry.act)) return undefined
  return gate.side === 'home' ? refusedAtHome(gate, entry) : refusedOnLaptop(gate, entry)
}

function refusedAtHome(gate: Gate, { act, subject, data }: Entry): Problem | undefined {
  const ofIt = subject === gate.conference || data?.conference === gate.conference
  const its = OF_THE_CONFERENCE.test(act) || (act === 'paper.issued' && OF_THE_DAY.has(String(data?.kind)))
  if (!THE_DAY.test(act) && !(its && ofIt)) return undefined
  return {
    status: 409,
    message: `Ngày đối thoại đang được tổ chức trên máy xách tay “${gate.name}”, nên máy này chưa ghi được việc của ngày. Hãy ghi trên máy đó rồi đưa gói về; nếu máy đó không dùng được nữa, gọi ngày đối thoại về ở trang Máy xách tay.`,
  }
}

function refusedOnLaptop(gate: Gate, { act }: Entry): Problem | undefined {
  if (gate.packed)
    return {
      status: 409,
      message:
        'Ngày đối thoại trên máy này đã đóng gói để đưa về, nên không ghi thêm. Muốn ghi tiếp: mở lại ở trang Máy xách tay, ghi xong thì đóng gói lần nữa.',
    }
  if (act === 'question.restricted' || act.startsWith('restricted.'))
    return {
      status: 409,
      message:
        'Sổ hạn chế về tố cáo không đi cùng máy xách tay. Ở đây chỉ ghi “có nội dung tố cáo, nhận đơn riêng”, không ghi nội dung; chuyển vào sổ hạn chế ở máy chính.',
    }
  if (!HOME_ONLY.test(act) && !HOME_ONLY_ACTS.has(act)) return undefined
  return {
    status: 409,
    message: `Việc này làm ở máy chính: máy xách tay “${gate.name}” chỉ giữ ngày đối thoại, những gì sửa ở đây ngoài ngày đó sẽ không về cùng gói.`,
  }
}
