// Rules: the places and people an opinion names. Another village's road is another matter: two opinions that name
// different places of one class do not raise the same matter, however alike their words.
import { hitsIn, notInside, type Phrases } from './phrases.ts'
import type { Line } from './syllables.ts'

export interface Place {
  readonly kind: string
  /** Its words as they sound alike: "Rạch Gỗ" and "rach go" are one. */
  readonly name: readonly string[]
  /** Written with capitals or a number; otherwise only what follows the word, which may be no name. */
  readonly sure: boolean
  /** "Ea Tul dưới" is not "Ea Tul trên". */
  readonly side?: string | undefined
  /** "(bà Lụa, thôn Bãi Sậy)": where who speaks lives; the matter may be elsewhere. */
  readonly speaker?: boolean | undefined
}

const LONGEST_NAME = 4
/** Of capitals so many, and capitals say nothing. */
const SHOUTING = 0.6

/** What regions and hurried fingers exchange: s and x, tr and ch, l and n, d and gi and r, n and ng, c and t at the end. */
export function soundOf(folded: string): string {
  return folded
    .replace(/^x/, 's')
    .replace(/^tr/, 'ch')
    .replace(/^n(?!g|h)/, 'l')
    .replace(/^(?:gi(?=[aeouiy])|r)/, 'd')
    .replace(/ng$/, 'n')
    .replace(/ch?$/, 't')
}

/** Words that follow a place's word without being its name. */
const NO_NAME = new Set(
  `la va cua cho de nghi den tu o tai thi ma co khong duoc nay do cac nhung mot da dang se bi voi ra vao len nguoi dan xa
  toi chung ba con nhan kien xin mong rat nhieu qua tui em minh nha di lam nua roi nhu hai sau kia no ve cung chi anh may
  moi bon nam sau bay tam chin muoi gi sao thoi luon hay ca vay gia dinh hon trong tren khi phai ben chua bao gio truoc
  doan tuyen duong cau treo nat hong hu yeu gay sap be dut truc chinh xuong mua bua tuan thang ngay dau cuoi giua gan
  canh lang xom ap ban thon lien noi ngoai thoat nuoc dien song be bong den tram kia ay do nho lon to dai hep cu moi rac
  sua sat lo ke cap hoc sinh tieu trung mam vs giup dum gium lun toan deu lai tinh huyen phuong tong tat moi bi thuong
  nguyen van hoa muc dat nong vien long mat bang mot ba vung quy hoach dan cu cong nghiep chua dinh trai ga vit bo lon heo
  cung nua dich noi chung rieng gom mi xi mang khac ho anh ong co chu bac cu be phap che giao thong khe de vet nao vo ra`.split(
    /\s+/,
  ),
)

function shouting(line: Line): boolean {
  const words = line.syllables.filter(({ folded }) => !/\d/.test(folded))
  return words.length > 3 && words.filter(({ name }) => name).length / words.length > SHOUTING
}

export function placesIn(line: Line, words: Phrases<string>): readonly Place[] {
  const loud = shouting(line)
  const found: Place[] = []
  const named = new Set<number>()
  const hits = notInside(hitsIn(line, words))
  const atOnce = new Map<number, Set<string>>()
  let person = -1
  for (const { from, of } of hits) atOnce.set(from, (atOnce.get(from) ?? new Set()).add(of))
  for (const hit of hits) {
    // "thôn Gò Dài": the hill is part of the name.
    if (hit.of === NO_PLACE || named.has(hit.from)) continue
    const own = loud ? [] : nameFrom(line, hit.to, (at) => inName(line, hit, at))
    const spoken = own.length === 0 && SPOKEN.has(hit.of) ? spokenNumber(line, hit.to) : undefined
    if (spoken && spoken.number.length > 1) {
      found.push({ kind: hit.of, name: [spoken.number], sure: true })
      continue
    }
    const name = own.length > 0 ? own : guessed(line, hit.to)
    // "cổng KCN Tân Lợi": the zone speaks for itself.
    if (name.length === 0 || AREAS.has(name[0] ?? '')) continue
    for (let at = hit.to; at < hit.to + own.length; at++) named.add(at)
    const proper =
      own.length > 0 && !WIDE.has(hit.of) && hit.to - hit.from === 1 && line.syllables[hit.from]?.name
    const end = hit.to + own.length
    if (hit.of === 'person' && own.length > 0) person = end
    found.push({
      // "ho Danh Sa Rinh" without marks: a lake, a hole or a household.
      kind: (atOnce.get(hit.from)?.size ?? 0) > 1 ? '' : hit.of,
      // "ở Gò Dài": the word of the place is part of its name.
      name: proper ? [soundOf(line.syllables[hit.from]?.folded ?? ''), ...name] : name,
      sure: own.length > 0,
      side: sideAt(line, hit.to + name.length),
      speaker: WIDE.has(hit.of) && hit.from - person < AFTER_A_NAME && cut(line, person),
    })
  }
  return [...found, ...houses(line, named), ...(loud ? [] : bare(line, named))]
}

/** "bà Lụa, tổ 3, thôn Bãi Sậy": so near a name its village is told. */
const AFTER_A_NAME = 5

/** Is there a comma, a dash or a bracket before this syllable? */
function cut(line: Line, at: number): boolean {
  const [before, syllable] = [line.syllables[at - 1], line.syllables[at]]
  return (
    before !== undefined && syllable !== undefined && /[,(–-]/.test(line.text.slice(before.to, syllable.from))
  )
}

/** "nhà 29B", "ban công 29b": a number with a letter; of these letters sums and measures are made. */
const HOUSE = /^\d{1,4}[abcde]$/

function houses(line: Line, named: ReadonlySet<number>): readonly Place[] {
  return line.syllables.flatMap(({ folded }, at) =>
    HOUSE.test(folded) && !named.has(at) ? [{ kind: 'number', name: [folded], sure: true }] : [],
  )
}

const UNITS = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin']

/** "ba mốt" and "mười bảy" after a place's word: 31, 17; so many syllables were read. */
function spokenNumber(
  line: Line,
  at: number,
): { readonly number: string; readonly read: number } | undefined {
  const word = (offset: number) => line.syllables[at + offset]?.folded ?? ''
  const unit = (text: string) =>
    text === 'mot' ? 1 : text === 'lam' ? 5 : text === 'tu' ? 4 : UNITS.indexOf(text)
  if (word(0) === 'muoi') {
    const ones = unit(word(1))
    return ones > 0 ? { number: String(10 + ones), read: 2 } : { number: '10', read: 1 }
  }
  const tens = UNITS.indexOf(word(0))
  if (tens < 1) return undefined
  const skip = word(1) === 'muoi' ? 2 : 1
  const ones = unit(word(skip))
  if (tens > 1 && (skip === 2 || ['mot', 'tu', 'lam'].includes(word(1))))
    return { number: String(tens * 10 + Math.max(0, ones)), read: ones > 0 ? skip + 1 : skip }
  return { number: String(tens), read: 1 }
}

/** Places whose number people also speak. */
const SPOKEN = new Set(['village', 'alley', 'road', 'post', 'number'])

const OPPOSITE: ReadonlyMap<string, string> = new Map(
  [
    ['tren', 'duoi'],
    ['trong', 'ngoai'],
    ['thuong', 'ha'],
    ['nam', 'bac'],
    ['dong', 'tay'],
  ].flatMap(([one = '', other = '']) => [
    [one, other],
    [other, one],
  ]),
)

function sideAt(line: Line, at: number): string | undefined {
  const syllable = line.syllables[at]
  return syllable?.joined && OPPOSITE.has(syllable.folded) ? syllable.folded : undefined
}

const capital = (line: Line, at: number) => {
  const syllable = line.syllables[at]
  return syllable !== undefined && (syllable.name || /^\d/.test(syllable.folded))
}

/** Words that hide a place's word: "môi trường", "yêu cầu". */
const NO_PLACE = 'none'
/** Where many live, much happens. */
const WIDE = new Set(['village', 'alley'])
const AREAS = new Set(['kcn', 'ccn', 'khu', 'cum'])
/** What a number counts: "Gò Dài 1 lần" is Gò Dài. */
const UNIT = new Set(
  'lan ho nguoi con chau dua em m met km nam thang ngay tuan trieu nghin ngan k tr dong cai bong can hecta ha sao mau phan cay bo bua buoi gio phut'.split(
    ' ',
  ),
)
/** Their names are no numbers. */
const UNNUMBERED = new Set(['household', 'person', 'public', 'school'])

function inName(line: Line, hit: { readonly of: string; readonly to: number }, at: number): boolean {
  if (!capital(line, at)) return false
  const syllable = line.syllables[at]
  if (!syllable || !/^\d/.test(syllable.folded)) return true
  if (at === hit.to) return !UNNUMBERED.has(hit.of)
  return !UNIT.has(line.syllables[at + 1]?.folded ?? '')
}

function nameFrom(line: Line, from: number, belongs: (at: number) => boolean): readonly string[] {
  const sentence = line.syllables[from]?.sentence
  const name: string[] = []
  for (let at = from; at < from + LONGEST_NAME && belongs(at); at++) {
    const syllable = line.syllables[at]
    if (!syllable || syllable.sentence !== sentence) break
    // A dash or a comma ends a name.
    const before = line.syllables[at - 1]
    if (at > from && before && /[^\s]/.test(line.text.slice(before.to, syllable.from))) break
    name.push(soundOf(syllable.folded))
    if (/^\d/.test(syllable.folded)) break
  }
  return name
}

/** In a text without capitals: one or two words that are no everyday words. */
function guessed(line: Line, from: number): readonly string[] {
  if (line.syllables.some(({ name }) => name) && line.strict) return []
  return nameFrom(line, from, (at) => {
    const syllable = line.syllables[at]
    return at < from + 2 && syllable !== undefined && !NO_NAME.has(syllable.folded)
  })
}

/** Bodies and titles that offices write with a capital: names of no place. */
const TITLES = new Set(
  'chu nha tram ngan dang hoi nhan luat uy so bo cong trung quyet mat doan ban phong van kinh de xin kien y dong bi trach quy'.split(
    ' ',
  ),
)

/** With a capital, also where the sentence begins when the next has one too: "An Lộc: …". */
function beginsName(line: Line, at: number): boolean {
  const syllable = line.syllables[at]
  if (!syllable || syllable.name) return syllable?.name ?? false
  const next = line.syllables[at + 1]
  return next?.name === true && next.joined && /^\p{Lu}/u.test(line.text.slice(syllable.from, syllable.to))
}

/** Names without a word before them: two capitals and more in a row. */
function bare(line: Line, named: ReadonlySet<number>): readonly Place[] {
  const found: Place[] = []
  for (let at = 0; at < line.syllables.length; at++) {
    if (named.has(at) || !beginsName(line, at)) continue
    const name = nameFrom(
      line,
      at,
      (next) => (next === at || inName(line, { of: '', to: -1 }, next)) && !named.has(next),
    )
    if (name.length >= 2 && !TITLES.has(line.syllables[at]?.folded ?? ''))
      found.push({ kind: '', name, sure: true, side: sideAt(line, at + name.length) })
    at += Math.max(0, name.length - 1)
  }
  return found
}

/** A slip of one letter; short words and numbers must be as they are. */
function nearly(one: string, other: string): boolean {
  if (one === other) return true
  if (one.length < 3 || other.length < 3 || /\d/.test(one + other)) return false
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return short.length === long.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1)
}

/** Do the words of a name stand in the text, one after the other? One of several may be off by a letter. */
export function stands(name: readonly string[], sounds: readonly string[]): boolean {
  return sounds.some((_, at) => {
    let slips = 0
    for (const [offset, word] of name.entries()) {
      const sound = sounds[at + offset]
      if (sound === word) continue
      if (sound === undefined || !nearly(word, sound)) return false
      slips++
    }
    return slips === 0 || (slips === 1 && name.length > 1)
  })
}

const isNumber = (place: Place) => /^\d/.test(place.name[0] ?? '')

interface Named {
  readonly places: readonly Place[]
  readonly sounds: readonly string[]
}

/** "ông Cảnh" may be "ông Võ Đình Cảnh"; of two whole names the last word may be the clan's. */
function samePerson(one: readonly string[], other: readonly string[]): boolean {
  if (one.at(-1) !== other.at(-1)) return false
  return one.length < 2 || other.length < 2 || one.at(-2) === other.at(-2)
}

function sameName(place: Place, other: Named): boolean {
  // "ấp 4": the number alone says nothing.
  if (isNumber(place))
    return other.places.some((one) => one.kind === place.kind && one.name[0] === place.name[0])
  if (place.kind === 'household' || place.kind === 'person')
    return (
      other.places.some(
        (one) =>
          (one.kind === 'household' || one.kind === 'person') && one.sure && samePerson(one.name, place.name),
      ) ||
      (place.name.length > 1 && stands(place.name, other.sounds))
    )
  return stands(place.name, other.sounds)
}

/** Classes whose names set matters apart; a person may just be the one who speaks. */
const SETS_APART = [
  'village',
  'alley',
  'road',
  'bridge',
  'water',
  'hill',
  'school',
  'public',
  'household',
  'post',
  'number',
  'parcel',
]

/** The same name with "trên" and with "dưới". */
function opposite(a: Named, b: Named): boolean {
  return a.places.some(
    (one) =>
      one.side !== undefined &&
      b.places.some(
        (other) => other.side === OPPOSITE.get(one.side ?? '') && stands(one.name.slice(-2), other.name),
      ),
  )
}

/** Classes of which a name without a capital may be believed. */
const GUESSED = new Set(['village', 'alley', 'bridge', 'road'])

/** Both surely name one place of another class. */
function meets(a: Named, b: Named, but: string): boolean {
  return a.places.some((one) => one.sure && one.kind !== but && one.kind !== 'person' && sameName(one, b))
}

/** Classes of what is one thing wherever it is told of from. */
const SPOTS = new Set(['', 'bridge', 'water', 'hill', 'public', 'school'])

function meetsAtSpot(a: Named, b: Named): boolean {
  return a.places.some(
    (one) =>
      one.sure &&
      SPOTS.has(one.kind) &&
      one.name.length > 1 &&
      b.places.some((other) => other.sure && SPOTS.has(other.kind) && other.name.join() === one.name.join()),
  )
}

/** "kênh N4" and "kênh N6", though both come from one pumping station. */
function otherNumbers(of: readonly Place[], others: readonly Place[]): boolean {
  const numbers = (list: readonly Place[]) =>
    list.filter(({ sure }) => sure).flatMap(({ name }) => name.filter((word) => /\d/.test(word)))
  const [mine, theirs] = [numbers(of), numbers(others)]
  return mine.length > 0 && theirs.length > 0 && !mine.some((number) => theirs.includes(number))
}

/** They name different places of one class. */
export function elsewhere(a: Named, b: Named): boolean {
  if (opposite(a, b)) return true
  return SETS_APART.some((kind) => {
    const [of, others] = [
      a.places.filter((one) => one.kind === kind && !one.speaker),
      b.places.filter((one) => one.kind === kind && !one.speaker),
    ]
    if (of.length === 0 || others.length === 0) return false
    if (!WIDE.has(kind) && otherNumbers(of, others)) return true
    // One river runs by two villages.
    if (WIDE.has(kind) && meetsAtSpot(a, b)) return false
    // What may be no name at all sets nothing apart that is at one place otherwise.
    const doubtful = !of.some(({ sure }) => sure) || !others.some(({ sure }) => sure)
    if (doubtful && (!GUESSED.has(kind) || meets(a, b, kind))) return false
    return !of.some((one) => sameName(one, b)) && !others.some((one) => sameName(one, a))
  })
}

export interface Common {
  /** Villages that both name: much happens in a village. */
  readonly villages: number
  /** Bridges, canals, slopes, schools and other names that both have. */
  readonly spots: number
  readonly names: readonly string[]
}

/**
 * By which a place is known in a list: the last two words ("thôn Bãi Sậy Hai" and "Bãi Sậy Hai" are one), a number only
 * with its class ("ấp 4").
 */
export const shortName = ({ kind, name }: Place): string =>
  /^\d/.test(name[0] ?? '') ? `${kind} ${name[0]}` : name.slice(-2).join(' ')

/** Names by which somebody calls a village or an alley: "trường Bàu Sen" is as wide as "ấp Bàu Sen". */
export function wideNames(named: Iterable<Named>): ReadonlySet<string> {
  const wide = new Set<string>()
  for (const { places } of named)
    for (const place of places) if (place.sure && WIDE.has(place.kind)) wide.add(shortName(place))
  return wide
}

/** The names two have in common. */
export function namesInCommon(a: Named, b: Named, wide: ReadonlySet<string> = new Set()): Common {
  const shared = new Map<string, boolean>()
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const)
    for (const place of one.places) {
      if (!place.sure || !sameName(place, other)) continue
      const name = shortName(place)
      const sameKind = place.kind !== '' && other.places.some((each) => each.kind === place.kind)
      const vast = WIDE.has(place.kind) || (wide.has(name) && !sameKind)
      shared.set(name, (shared.get(name) ?? false) || vast)
    }
  const villages = [...shared.values()].filter(Boolean).length
  return { villages, spots: shared.size - villages, names: [...shared.keys()] }
}
