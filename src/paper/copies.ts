// Rules: how many copies of a paper go to each of its recipients. NĐ 30/2020/NĐ-CP Phụ lục I mục II.9: "Nơi nhận" names
// who receives it; a group ("Trưởng các thôn") receives one each. What a line says itself ("(02 bản)") goes before.
export interface Groups {
  readonly villages: number
  readonly units: number
}

export interface CopiesTo {
  readonly to: string
  readonly copies: number
}

/** "Như trên", "Như kính mời": whoever the paper is addressed to. */
const ADDRESSED = /^như (trên|kính)/iu
const ARCHIVE = /^lưu(?=[\s:])/iu
const SAID = /\(\s*(?:(\d{1,3})\s*(?:bản|b)\s*)\)/iu
const VILLAGES = /(?<!\p{L})(?:các|trưởng)(?: các)? (?:thôn|làng|bản|xóm|ấp|buôn|khóm|tổ dân phố)(?!\p{L})/iu
const UNITS =
  /(?<!\p{L})các (?:phòng|ban|cơ quan|đơn vị)(?!\p{L}).*(?<!\p{L})thuộc (?:ubnd|ủy ban nhân dân|xã|phường)/iu

export function copiesTo(
  recipients: readonly string[],
  addressees: readonly string[],
  groups: Groups,
): readonly CopiesTo[] {
  return recipients.map((to) => ({ to, copies: copiesOf(to, addressees.length, groups) }))
}

function copiesOf(to: string, addressees: number, { villages, units }: Groups): number {
  const said = SAID.exec(to)?.[1]
  if (said !== undefined) return Number(said)
  if (ADDRESSED.test(to)) return Math.max(1, addressees)
  if (ARCHIVE.test(to)) return Math.max(1, to.replace(ARCHIVE, '').split(',').length)
  if (VILLAGES.test(to)) return Math.max(1, villages)
  if (UNITS.test(to)) return Math.max(1, units)
  return 1
}

export function copiesInAll(lines: readonly CopiesTo[]): number {
  return lines.reduce((sum, line) => sum + line.copies, 0)
}
