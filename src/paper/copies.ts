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
/** "(02 bản)", "(2b)", "(02 b)". */
const SAID = /\(\s*(\d{1,3})\s*(?:bản|b)\s*\)/iu
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
  if (ARCHIVE.test(to)) return filed(to.replace(ARCHIVE, '').split(','))
  const said = saidIn(to)
  if (said !== undefined) return said
  if (ADDRESSED.test(to)) return Math.max(1, addressees)
  if (VILLAGES.test(to)) return Math.max(1, villages)
  if (UNITS.test(to)) return Math.max(1, units)
  return 1
}

function saidIn(text: string): number | undefined {
  const said = SAID.exec(text)?.[1]
  return said === undefined ? undefined : Number(said)
}

/** "VT (2b), VP" is three; a number after the last of several places alone is of them all: "VT, Hồ sơ (03 bản)". */
function filed(places: readonly string[]): number {
  const said = places.map(saidIn)
  const last = said.at(-1)
  if (last !== undefined && said.filter((each) => each !== undefined).length === 1) return last
  return said.reduce<number>((sum, each) => sum + (each ?? 1), 0)
}

export function copiesInAll(lines: readonly CopiesTo[]): number {
  return lines.reduce((sum, line) => sum + line.copies, 0)
}
