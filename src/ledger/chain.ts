// Rules: the chain of the ledger. Each entry's hash covers the entry and the hash before it; an anchor kept outside
// (printed on minutes and conclusion, in every backup) shows a rewritten or shortened tail that a bare chain cannot.

export const GENESIS = '0'.repeat(64)

/** The chain of an installation. A laptop that ran a day alone goes on from one of its entries under a name of its own. */
export const MAIN = 'chinh'

export interface Entry {
  readonly commune_id: string
  readonly stream: string
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly act: string
  readonly subject: string
  readonly data: string
  readonly prev: string
  readonly hash: string
}

/** The head of a chain as it stood once, kept where the database cannot reach it. */
export interface Anchor {
  readonly commune: string
  readonly stream: string
  readonly seq: number
  readonly hash: string
}

export interface Fault {
  readonly commune: string
  readonly stream: string
  readonly seq: number
  readonly reason: string
}

/** The text that is hashed: all of the entry but the hash itself, in fixed order. */
export function sealed(entry: Omit<Entry, 'hash'>): string {
  return JSON.stringify([
    entry.commune_id,
    entry.stream,
    entry.seq,
    entry.at,
    entry.actor,
    entry.act,
    entry.subject,
    entry.data,
    entry.prev,
  ])
}

/** Every fault of the chains; the entries of a commune and stream in order of `seq`, its main stream before branches. */
export function faults(
  entries: Iterable<Entry>,
  anchors: readonly Anchor[],
  digest: (text: string) => string,
): readonly Fault[] {
  const found: Fault[] = []
  const hashes = new Map<string, string>()
  const last = new Map<string, { seq: number; hash: string }>()
  const merged: Entry[] = []
  for (const entry of entries) {
    const chain = `${entry.commune_id}\n${entry.stream}`
    const before = last.get(chain) ?? forkOf(entry, hashes)
    const fault = (reason: string) =>
      found.push({ commune: entry.commune_id, stream: entry.stream, seq: entry.seq, reason })
    if (entry.seq !== before.seq + 1)
      fault(`thiếu hoặc thừa bút toán: sau số ${before.seq} là số ${entry.seq}`)
    if (entry.prev !== before.hash) fault('không nối với bút toán trước: có bút toán bị sửa, bỏ hoặc chèn')
    if (digest(sealed(entry)) !== entry.hash) fault('nội dung không khớp dấu băm: bút toán đã bị sửa')
    last.set(chain, { seq: entry.seq, hash: entry.hash })
    hashes.set(`${chain}\n${entry.seq}`, entry.hash)
    if (entry.act === 'ledger.merged') merged.push(entry)
  }
  for (const entry of merged) {
    const { branch, to, hash } = JSON.parse(entry.data) as { branch?: string; to?: number; hash?: string }
    if (hashes.get(`${entry.commune_id}\n${branch}\n${to}`) !== hash)
      found.push({
        commune: entry.commune_id,
        stream: entry.stream,
        seq: entry.seq,
        reason: `nhánh ${branch} đã nhập không còn như khi nhập: có bút toán của nhánh bị sửa hoặc bị cắt`,
      })
  }
  for (const anchor of anchors) {
    const held = hashes.get(`${anchor.commune}\n${anchor.stream}\n${anchor.seq}`)
    const fault = (reason: string) =>
      found.push({ commune: anchor.commune, stream: anchor.stream, seq: anchor.seq, reason })
    if (held === undefined) fault('nhật ký ngắn hơn mốc neo giữ bên ngoài: phần cuối đã bị cắt')
    else if (held !== anchor.hash) fault('khác mốc neo giữ bên ngoài: nhật ký đã bị viết lại')
  }
  return found
}

/** Where a chain begins: the main one at nothing, a branch at the entry of the main chain that stands before it. */
function forkOf(entry: Entry, hashes: ReadonlyMap<string, string>): { seq: number; hash: string } {
  const seq = entry.seq - 1
  const hash = entry.stream === MAIN ? undefined : hashes.get(`${entry.commune_id}\n${MAIN}\n${seq}`)
  return hash === undefined ? { seq: 0, hash: GENESIS } : { seq, hash }
}
