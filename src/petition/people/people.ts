// Rules: how a submission came from a person, and how an officer reads it in a line. NĐ 154/2026/NĐ-CP Điều 14: who
// cannot write is written down for, hears it read back and signs or puts a thumb-print (khoản 1); many people with one
// matter have a representative (khoản 3); who has no full capacity comes through a representative of theirs.
import { clean } from '../../kit/text.ts'

export interface Signer {
  readonly name: string
  readonly address: string | null
}

export interface PeopleFacts {
  /** Người gửi thay: the submission's own name is the person whose opinion it is. */
  readonly proxyName: string | null
  readonly proxyRelation: string | null
  /** Người ghi hộ lời của người không tự viết được. */
  readonly writtenBy: string | null
  readonly readBack: boolean
  readonly thumbPrint: boolean
  readonly guardianName: string | null
  readonly guardianRelation: string | null
  /** Số in trên phiếu của bộ phiếu dự phòng. */
  readonly slip: string | null
  /** Besides the representative, whose name is the submission's. */
  readonly signers: readonly Signer[]
}

export const NO_PEOPLE: PeopleFacts = {
  proxyName: null,
  proxyRelation: null,
  writtenBy: null,
  readBack: false,
  thumbPrint: false,
  guardianName: null,
  guardianRelation: null,
  slip: null,
  signers: [],
}

export function isOrdinary(people: PeopleFacts): boolean {
  return onBehalfWords(people) === null && people.slip === null && people.signers.length === 0
}

const withRelation = (name: string, relation: string | null) =>
  relation === null ? name : `${name} (${relation})`

/** "Gửi thay: Trần Văn Bình (con); ghi hộ, đã đọc lại, điểm chỉ": what stands beside the sender on pages and papers. */
export function onBehalfWords(people: PeopleFacts): string | null {
  const parts: string[] = []
  if (people.proxyName) parts.push(`Gửi thay: ${withRelation(people.proxyName, people.proxyRelation)}`)
  if (people.guardianName)
    parts.push(`Người giám hộ: ${withRelation(people.guardianName, people.guardianRelation)}`)
  if (people.writtenBy)
    parts.push(
      [`Ghi hộ: ${people.writtenBy}`, people.readBack && 'đã đọc lại', people.thumbPrint && 'điểm chỉ']
        .filter(Boolean)
        .join(', '),
    )
  return parts.length === 0 ? null : parts.join('; ')
}

export interface PeopleProblem {
  readonly field: string
  readonly message: string
}

/** What does not fit together, each at its field. */
export function peopleProblems(people: PeopleFacts, name: string | null): readonly PeopleProblem[] {
  const found: PeopleProblem[] = []
  const say = (field: string, message: string) => found.push({ field, message })
  if (people.proxyRelation !== null && people.proxyName === null)
    say('proxyName', 'Đã ghi quan hệ mà chưa ghi tên người gửi thay. Hãy ghi tên, hoặc xóa quan hệ.')
  if (people.proxyName !== null && name === null)
    say('name', 'Gửi thay thì hãy ghi họ tên người có ý kiến ở ô "Họ và tên".')
  if (people.guardianRelation !== null && people.guardianName === null)
    say('guardianName', 'Đã ghi quan hệ mà chưa ghi tên người giám hộ. Hãy ghi tên, hoặc xóa quan hệ.')
  if (people.guardianName !== null && name === null)
    say('name', 'Có người giám hộ thì hãy ghi họ tên người được giám hộ ở ô "Họ và tên".')
  if (people.writtenBy !== null && !people.readBack)
    say(
      'readBack',
      'Ghi hộ thì phải đọc lại cho người có ý kiến nghe (NĐ 154/2026, Điều 14). Hãy đọc lại rồi đánh dấu.',
    )
  if (people.writtenBy === null && (people.readBack || people.thumbPrint))
    say('writtenBy', 'Đã đánh dấu đọc lại hoặc điểm chỉ mà chưa ghi người ghi hộ. Hãy ghi tên người ghi.')
  if (people.signers.length > 0 && name === null)
    say('name', 'Đơn nhiều người ký cần một người đại diện. Hãy ghi họ tên người đó ở ô "Họ và tên".')
  return found
}

export const MAX_SIGNERS = 500

/** Each line a signer: "Trần Văn Bình, tổ 2"; numbers a list begins with are left away. */
export function readSigners(text: string): readonly Signer[] {
  return text
    .split('\n')
    .map((line) => clean(line).replace(/^\d{1,4}\s*[.)/-]\s*/, ''))
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...rest] = line.split(/[,;\t]/)
      return { name: name.trim(), address: rest.join(',').trim() || null }
    })
    .filter((signer) => signer.name !== '')
}

export function signerLines(signers: readonly Signer[]): string {
  return signers.map(({ name, address }) => (address === null ? name : `${name}, ${address}`)).join('\n')
}

/** Slips are numbered by the kit: "A-017", "17" and "017" are kept as printed, without spaces, in capitals. */
export function slipNumber(text: string): string {
  return clean(text).replace(/\s+/g, '').toUpperCase()
}
