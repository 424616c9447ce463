// In the browser: the console's heart. Holds the day in memory, keeps it on the device, sends what waits when there is a
// line, and tells the page whenever something changed. All rules are in the pure files it calls.
import { type Body, type Entry, type Matter, PROTOCOL, speechOf, subjectOf } from '../act.ts'
import { measure, offsetAt, remember, type Sample } from '../clock.ts'
import { answered, inOrder, parted, queued, sendable, settled, travelling, type Waiting } from '../outbox.ts'
import { renewed } from '../snapshot.ts'
import { keeper } from './keep.ts'
import { askSnapshot, type Failure, listen, sendActs } from './line.ts'
import { rounds } from './rounds.ts'
import { lastMark, saver } from './saver.ts'
import { type Engine, newKey, type Place, type State } from './state.ts'

const BATCH = 25
/** An answer within this leaves room for twice as many. */
const QUICK_MS = 5000
/** A pause after which what was typed goes out. */
const TYPED_MS = 4000
const RETRY_MS = [500, 1000, 2000, 4000, 8000, 10_000] as const

export function engine(place: Place): Engine {
  const keep = keeper(place.name)
  const run = newKey()
  const listeners: (() => void)[] = []
  const touched = new Map<string, number>()
  let state: State = {
    snapshot: undefined,
    acts: [],
    samples: [],
    seq: 0,
    device: newKey(),
    line: 'down',
    downSince: null,
    saved: 'saved',
    message: null,
    lost: 0,
    loaded: false,
    newBuild: false,
  }

  function set(change: Partial<State>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  const { save, saveSoon, mark } = saver(
    place.name,
    keep,
    () => state,
    (saved) => set({ saved }),
  )

  function nextSeq(): number {
    const seq = state.seq + 1
    state = { ...state, seq }
    return seq
  }

  function offsetOf(act: Waiting): { offset: number; sure: boolean } {
    if (act.offset !== null) return { offset: act.offset, sure: act.sure }
    const earlier = state.acts.filter((one) => one.seq < act.seq && one.offset !== null)
    const after = earlier.reduce((most, one) => Math.max(most, one.deviceAt + (one.offset ?? 0)), 0)
    return offsetAt(state.samples, act, { after, before: now() })
  }

  function now(): number {
    return Date.now() + (state.samples.at(-1)?.offset ?? 0)
  }

  function made(body: Body, person: string): Waiting {
    return {
      key: newKey(),
      person,
      conference: place.conference,
      body,
      seq: nextSeq(),
      run,
      deviceAt: Date.now(),
      offset: null,
      sure: true,
      standing: { state: 'open' },
    }
  }

  function put(body: Body): void {
    const person = state.snapshot?.who.person
    if (person === undefined) return
    const acts = queued(state.acts, made(body, person))
    const typed = body.kind === 'matter' || body.kind === 'speech'
    if (typed)
      for (const act of acts)
        if (subjectOf(act.body) === subjectOf(body)) touched.set(act.key, performance.now())
    set({ acts })
    saveSoon()
    schedule(typed ? TYPED_MS + 50 : 0)
  }

  /** By a clock nobody sets: the device's own may jump by hours in the middle of a word. */
  const typing = (act: Waiting) => {
    const at = touched.get(act.key)
    return at !== undefined && performance.now() - at < TYPED_MS
  }

  // Sending: one conversation at a time.
  let stale = true
  let failures = 0
  const schedule = rounds(converse, () => {
    if (state.acts.some(typing)) schedule(TYPED_MS + 50)
  })

  /** News first where there are any, then everything that may go. False: the line is down or somebody must act. */
  async function converse(): Promise<boolean> {
    for (;;) {
      if (stale && !(await refresh())) return false
      const batch = await sealed()
      if (batch.length === 0) return true
      if (!(await send(batch))) return false
    }
  }

  async function refresh(): Promise<boolean> {
    const asked = await askSnapshot(place.base)
    if (!asked.ok) return failed(asked.failure)
    stale = false
    up(asked.value, asked.sent, asked.received)
    set({ snapshot: asked.value })
    await save()
    return true
  }

  /** What goes now is sealed and on the disk before it goes: after any cut the very same acts go again. */
  async function sealed(): Promise<readonly Waiting[]> {
    const person = state.snapshot?.who.person
    if (person === undefined) return []
    const going = seal(sendable(state.acts, person, Number.POSITIVE_INFINITY, typing), most)
    if (unsealedNow) await save()
    return going
  }

  let unsealedNow = false
  /** Fewer at once where the line or the server is slow: what cannot be answered in time would be asked for ever. */
  let most = BATCH

  /** What is not whole yet stays open and takes no place of what is. */
  function seal(chosen: readonly Waiting[], most = Number.POSITIVE_INFINITY): readonly Waiting[] {
    const going: Waiting[] = []
    let { acts } = state
    for (const act of chosen) {
      if (going.length >= most) break
      const [whole, rest] = act.standing.state === 'open' ? parted(act, unitOf(act)) : [act, undefined]
      if (!whole) continue
      const shut: Waiting =
        act.standing.state === 'open' ? { ...whole, ...offsetOf(act), standing: { state: 'sealed' } } : act
      const left = rest && { ...made(rest, act.person), seq: act.seq + 0.001, deviceAt: act.deviceAt }
      acts = acts.flatMap((one) => (one === act ? (left ? [shut, left] : [shut]) : [one]))
      going.push(shut)
    }
    unsealedNow = going.some((act) => !state.acts.includes(act))
    if (unsealedNow) set({ acts })
    return going
  }

  function unitOf({ body }: Waiting): string | null {
    return body.kind === 'matter' ? (matterOf(body.speech, body.matter)?.value.unit ?? null) : null
  }

  function matterOf(speech: string, ref: string): Matter | undefined {
    return entryOf(speech)?.matters.find((one) => one.ref === ref)
  }

  function entryOf(speech: string): Entry | undefined {
    return state.snapshot?.entries.find((one) => one.id === speech)
  }

  async function send(batch: readonly Waiting[]): Promise<boolean> {
    const csrf = state.snapshot?.who.csrf ?? ''
    const asked = await sendActs(place.base, csrf, state.device, batch.map(travelling))
    if (!asked.ok) {
      if (asked.failure.why === 'down') most = Math.max(1, Math.floor(most / 2))
      if (asked.failure.why !== 'unreadable') return failed(asked.failure)
      return unreadable(batch, asked.failure.message)
    }
    const { value } = asked
    if (asked.received - asked.sent < QUICK_MS) most = Math.min(BATCH, most * 2)
    up(value, asked.sent, asked.received)
    if (value.message !== undefined) {
      set({ line: 'old_page', message: value.message })
      return false
    }
    set({
      acts: reopened(answered(state.acts, value.answers)),
      snapshot: state.snapshot && renewed(state.snapshot, value),
    })
    unreadables = 0
    await save()
    return true
  }

  /** Times that the server could not believe are worked out again from the clock as it is known now. */
  function reopened(acts: readonly Waiting[]): readonly Waiting[] {
    return acts.map((act) => {
      if (act.standing.state !== 'refused' || act.standing.field !== 'time' || act.offset === null) return act
      const fresh: Waiting = { ...act, key: newKey(), offset: null, standing: { state: 'open' } }
      return Math.abs(offsetOf(fresh).offset - act.offset) > 1000 ? fresh : act
    })
  }

  let unreadables = 0

  /** The session may be another one: its token is fetched; then one by one, so that one bad act stops no other. */
  async function unreadable(batch: readonly Waiting[], message: string): Promise<boolean> {
    unreadables++
    if (unreadables === 1) {
      stale = true
      return true
    }
    const [first] = batch
    if (batch.length > 1 && first) return send([first])
    const standing = { state: 'refused', message, field: null } as const
    set({ acts: state.acts.map((act) => (act.key === first?.key ? { ...act, standing } : act)) })
    await save()
    return true
  }

  function up(told: { now: number; build: string }, sent: number, received: number): void {
    failures = 0
    const sample: Sample = { seq: nextSeq(), run, ...measure(sent, received, told.now) }
    set({
      line: 'up',
      downSince: null,
      message: null,
      samples: remember(state.samples, sample),
      newBuild: told.build !== place.build,
    })
  }

  function failed(failure: Failure): false {
    stale = true
    switch (failure.why) {
      case 'down':
      case 'unreadable':
        if (state.line !== 'down' || state.downSince === null) set({ line: 'down', downSince: Date.now() })
        break
      case 'signed_out':
      case 'no_right':
        set({ line: failure.why })
        break
    }
    schedule(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? 10_000)
    return false
  }

  return {
    state: () => state,
    onChange: (listener) => void listeners.push(listener),
    async start() {
      try {
        const kept = await keep.load()
        const device = kept.device || state.device
        set({ ...kept, device, loaded: true })
        set({ lost: Math.max(0, lastMark(place.name) - kept.acts.length) })
      } catch {
        set({ loaded: true, saved: 'lost' })
      }
      window.addEventListener('online', () => schedule(0))
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') void save()
        else schedule(0)
      })
      window.addEventListener('pagehide', () => void save())
      listen(`${place.day}/thay-doi`, (news) => {
        if (news !== 'opened') stale = true
        else failures = 0
        if (news !== 'broken' || state.line === 'up') schedule(news === 'changed' ? 300 : 0)
      })
      schedule(0)
    },
    put,
    release() {
      if (touched.size === 0) return
      touched.clear()
      void save()
      schedule(0)
    },
    settle(subject, body) {
      const person = state.snapshot?.who.person ?? ''
      set({ acts: settled(state.acts, subject, body && made(body, person)) })
      saveSoon()
      schedule(0)
    },
    takeBack(key) {
      const act = state.acts.find((one) => one.key === key)
      if (act?.standing.state !== 'open') return false
      const hangs = state.acts.some(
        (one) => one.seq > act.seq && act.body.kind === 'turn' && speechOf(one.body) === act.body.speech,
      )
      if (hangs) return false
      set({ acts: state.acts.filter((one) => one !== act) })
      saveSoon()
      return true
    },
    sendNow() {
      touched.clear()
      failures = 0
      stale = true
      void save()
      schedule(0)
    },
    async exportFile(person) {
      // In a file an act may arrive: it must not change any more.
      seal(inOrder(state.acts).filter((act) => act.person === person))
      await save()
      const acts = inOrder(state.acts)
        .filter((act) => act.person === person)
        .map((act) => travelling({ ...act, ...offsetOf(act) }))
      return JSON.stringify(
        { file: 'doithoai-thu-ky', protocol: PROTOCOL, device: state.device, acts },
        null,
        1,
      )
    },
    async forget() {
      set({ acts: [], snapshot: undefined, samples: [] })
      await keep.forget()
      mark(0)
    },
    seen: () => set({ lost: 0 }),
    timeOf: (act) => act.deviceAt + offsetOf(act).offset,
    isTyping: typing,
    now,
  }
}
