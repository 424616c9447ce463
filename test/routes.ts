// Every route with real addresses: two communes of the same story, each with one record of every kind that stands in an
// address, and somebody signed in for every role of both. Who may see what is told in authorisation.test.ts.

import { spawn } from 'node:child_process'
import path from 'node:path'
import { inflateRawSync } from 'node:zlib'
import type { Wish } from '../src/calendar/calendar.ts'
import { applyWish, proposeChange } from '../src/calendar/change.acts.ts'
import { recordPublication } from '../src/conference/preparation.acts.ts'
import { receiveRequest } from '../src/conference/request.acts.ts'
import { tellStory } from '../src/demo/load.ts'
import { readStories, type Story } from '../src/demo/story.form.ts'
import {
  approveAnswer,
  deliverAnswer,
  draftAnswer,
  issueAnswer,
  submitAnswer,
} from '../src/followup/answer.acts.ts'
import { findAnswer } from '../src/followup/answer.store.ts'
import { makeAddress } from '../src/followup/calendar/address.ts'
import { openCase } from '../src/followup/case.acts.ts'
import { draftLetter, sendLetter } from '../src/followup/escalation.acts.ts'
import { askUnits, contribute } from '../src/followup/joint/acts.ts'
import { waitingJoints } from '../src/followup/joint/store.ts'
import { writeNote } from '../src/hall/running.acts.ts'
import { instantText } from '../src/kit/clock.ts'
import type { Db, Tables, Trx } from '../src/kit/db/db.ts'
import { newId, sha256 } from '../src/kit/id.ts'
import { must } from '../src/kit/result.ts'
import { ROOT } from '../src/kit/root.ts'
import { type Actor, CITIZEN } from '../src/ledger/ledger.ts'
import { appointKeeper, savePerson } from '../src/office/acts.ts'
import { nameDeputy } from '../src/office/deputy.acts.ts'
import { keepFile } from '../src/office/files.ts'
import { type Right, ROLES, type Role, rightsOf } from '../src/office/rights.ts'
import { attachScan } from '../src/paper/issue.ts'
import type { PaperModel } from '../src/paper/model.ts'
import { reserveRange } from '../src/paper/numbering.acts.ts'
import { setChain, submitPaper } from '../src/paper/signing.acts.ts'
import {
  assignQuestion,
  classifyQuestion,
  receiveRegistration,
  receiveSubmission,
  restrictQuestion,
} from '../src/petition/acts.ts'
import { actOnMany } from '../src/petition/bulk.acts.ts'
import { addListPhoto } from '../src/petition/collect/collect.acts.ts'
import { beginDraft as beginList } from '../src/petition/list/draft.acts.ts'
import { importList } from '../src/petition/list/import.acts.ts'
import { runImports } from '../src/petition/list/importer.ts'
import { readList } from '../src/petition/list/read.ts'
import { saveFilter } from '../src/petition/saved.acts.ts'
import { beginDraft } from '../src/regulation/drafts.acts.ts'
import { shippedText } from '../src/regulation/library.ts'
import { freezeReport } from '../src/report/acts.ts'
import { makeFinding } from '../src/supervision/acts.ts'
import { publishNote } from '../src/supervision/note.acts.ts'
import { planVisit } from '../src/supervision/visit.acts.ts'
import { calendarUser } from '../src/wiring.ts'
import type { DatabaseKind } from './databases.ts'
import { PNG } from './pictures.ts'
import { startServer, type TestServer } from './server.ts'

export const DAY = '2026-11-21'
export const COMMUNES = ['loc-thinh', 'ben-kia'] as const

/** Who sits where in both communes; `unit` has the sample's questions, `collector` its village, the others not. */
export interface Seat {
  readonly person: string
  readonly roles: readonly Role[]
  readonly unit: string | null
  readonly village: string | null
  readonly keeper: boolean
  readonly rights: ReadonlySet<Right>
}

/** The unit that helps with the sample's question. */
export const HELPER = 'tc-kt'

const UNIT_OF: Partial<Record<Role, string>> = {
  office: 'vp-tk',
  secretary: 'vp-tk',
  unit: 'dc-xd',
  police: 'cong-an',
  finance: 'tc-kt',
}

function seat(
  person: string,
  role: Role,
  more: Partial<Pick<Seat, 'unit' | 'village' | 'keeper'>> = {},
): Seat {
  const keeper = more.keeper ?? false
  return {
    person,
    roles: [role],
    unit: more.unit ?? UNIT_OF[role] ?? null,
    village: more.village ?? (role === 'collector' ? 'hung-thuy' : null),
    keeper,
    rights: rightsOf([role], keeper),
  }
}

export const SEATS: readonly Seat[] = [
  ...(Object.keys(ROLES) as Role[]).map((role) => seat(`vai-${role.replace('_', '-')}`, role)),
  seat('vai-unit-khac', 'unit', { unit: 'vh-xh' }),
  seat('vai-collector-khac', 'collector', { village: 'dong-tam' }),
  seat('vai-keeper', 'leader', { keeper: true }),
]

export function seatOf(person: string): Seat {
  const found = SEATS.find((one) => one.person === person)
  if (!found) throw new Error(`no seat ${person}`)
  return found
}

/** The sample's words in each commune: nobody of the other may ever read them. */
export const markOf = (commune: string) => `Dấu riêng của ${commune}`
/** Words of matters of another unit and another village. */
export const ELSEWHERE = 'Chuyện của đơn vị khác và thôn khác'
export const ELSEWHERE_NAME = 'Bà Ở Thôn Khác'
export const ELSEWHERE_DRAFT = 'Lời dự thảo của đơn vị khác'

/** One record of every kind that stands in an address of ours. */
export interface Samples {
  readonly commune: string
  readonly conference: string
  readonly submission: string
  /** A list being imported by the office, and one that was. */
  readonly listDraft: string
  readonly listImport: string
  readonly code: string
  readonly question: string
  readonly attachment: string
  readonly foreign: { readonly question: string; readonly submission: string; readonly answer: string }
  readonly answer: string
  readonly proof: string
  /** A file that a cooperating unit handed in for the question. */
  readonly helped: string
  readonly letter: string
  readonly letterQuestion: string
  readonly matter: string
  readonly restrictedFile: string
  readonly paper: string
  readonly scan: string
  readonly publication: string
  readonly finding: string
  readonly visit: string
  readonly frontNote: string
  /** A letter of a commune below, open to this one's seat. */
  readonly seatLetter: string
  readonly below: string
  readonly deputyship: string
  readonly frozen: string
  readonly message: string
  readonly speech: string
  readonly speechQuestion: string
  readonly bulk: string
  readonly filter: string
  readonly photo: string
  readonly attendance: string
  readonly delegate: string
  readonly note: string
  readonly written: string
  readonly order: string
  readonly task: string
  readonly rule: string
  readonly request: string
  readonly range: string
  readonly signing: string
  readonly change: string
  readonly proposal: string
  readonly regulationVersion: string
  readonly regulationDraft: string
  /** Secret of the calendar of the chair of the story. */
  readonly calendar: string
}

export interface House {
  readonly server: TestServer
  readonly mine: Samples
  readonly theirs: Samples
  stop(): Promise<void>
}

/** The story of Lộc Thịnh (all stages behind it), told for both communes; the other's opinions carry its mark. */
export async function openHouse(kind: DatabaseKind, communes: readonly string[] = COMMUNES): Promise<House> {
  const samples: Samples[] = []
  const server = await startServer(
    kind,
    DAY,
    async (parts) => {
      for (const commune of communes) {
        const told = await tellStory(parts, storyOf(commune), 'no password fits')
        samples.push(await fill(parts.db, commune, told.conference, parts.clock.now()))
        await runImports(parts)
      }
    },
    { TRUST_PROXY: '1' },
  )
  const [mine, theirs = mine] = samples
  if (!mine || !theirs) throw new Error('no commune')
  return { server, mine, theirs, stop: () => server.stop() }
}

/** Enough of the story to have every kind of record; these tests open each page hundreds of times. */
const OPINIONS = 45

export function storyOf(commune: string): Story {
  const whole = readStories().find((one) => one.commune.id === 'loc-thinh')
  if (!whole) throw new Error('demo/loc-thinh.yaml is missing')
  const story = shortened(whole)
  if (commune === story.commune.id) return story
  const marked = (text: string) => `${text} (${markOf(commune)})`
  return {
    ...story,
    commune: { ...story.commune, id: commune, name: 'Bên Kia' },
    opinions: story.opinions.map((one) => ({
      ...one,
      content: marked(one.content),
      questions: one.questions.map((question) => ({ ...question, text: marked(question.text) })),
    })),
  }
}

/** The first opinions, and of what came after only what is about them or was said in the hall. */
function shortened(story: Story): Story {
  const opinions = story.opinions.slice(0, OPINIONS)
  const known = new Set([...opinions, ...story.speeches].map((one) => one.ref))
  const about = <Item extends { readonly covers: Story['orders'][number]['covers'] }>(
    items: readonly Item[],
  ) =>
    items
      .map((item) => ({ ...item, covers: item.covers.filter(([ref]) => known.has(ref)) }))
      .filter((item) => item.covers.length > 0)
  return {
    ...story,
    opinions,
    dispositions: story.dispositions.filter((one) => known.has(one.opinion)),
    orders: about(story.orders),
    replies: about(story.replies),
    extensions: about(story.extensions),
    superior_letters: about(story.superior_letters),
  }
}

async function fill(db: Db, commune: string, conference: string, now: Temporal.Instant): Promise<Samples> {
  const by = (person: string): Actor => ({ commune, person, now, today: Temporal.PlainDate.from(DAY) })
  await db.act(commune, (trx) => seatPeople(trx, by))
  const opinions = await db.act(commune, (trx) => sampleOpinions(trx, by, conference))
  const answered = await db.act(commune, (trx) => sampleAnswers(trx, by, opinions))
  const lists = await sampleLists(db, by, conference)
  return {
    ...opinions,
    ...answered,
    ...lists,
    ...(await sampleBelow(db, by, conference)),
    ...(await db.act(commune, (trx) => sampleRest(trx, by, conference))),
  }
}

/** A commune that reports to this one, as to a superior's seat, with one letter open to it. */
async function sampleBelow(
  db: Db,
  by: By,
  conference: string,
): Promise<Pick<Samples, 'seatLetter' | 'below'>> {
  const { commune, now } = by('')
  const [below, seatLetter] = [`duoi-${commune}`, newId()]
  const own = { commune_id: below, by_person: 'he_thong', at: instantText(now) }
  await db.act(below, async (trx) => {
    const above = await trx
      .selectFrom('commune')
      .selectAll()
      .where('commune_id', '=', commune)
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('commune')
      .values({ ...above, commune_id: below, name: `Dưới ${above.name}` })
      .execute()
    const whole = { commune_id: commune, id: conference }
    const version = await trx
      .selectFrom('conference as c')
      .innerJoin('regulation_version as v', (join) =>
        join.onRef('v.commune_id', '=', 'c.commune_id').onRef('v.id', '=', 'c.regulation_version_id'),
      )
      .selectAll('v')
      .where('c.commune_id', '=', whole.commune_id)
      .where('c.id', '=', whole.id)
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('regulation_version')
      .values({ ...version, commune_id: below })
      .execute()
    const like = await trx
      .selectFrom('conference')
      .selectAll()
      .where('commune_id', '=', whole.commune_id)
      .where('id', '=', whole.id)
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('conference')
      .values({ ...like, commune_id: below, stand_in: null })
      .execute()
    await trx
      .insertInto('commune_superior')
      .values({ ...own, superior_id: commune })
      .execute()
    await trx
      .insertInto('escalation')
      .values({
        ...own,
        id: seatLetter,
        conference_id: conference,
        to_body: 'UBND tỉnh',
        request: markOf(commune),
        reply_by: null,
        sent_on: DAY,
        paper_id: null,
        version: 1,
      })
      .execute()
    await trx
      .insertInto('escalation_grant')
      .values({ commune_id: below, escalation_id: seatLetter, superior_id: commune, at: own.at })
      .execute()
  })
  return { seatLetter, below }
}

/** One list that is in, and one that waits to be confirmed; both brought by the office. */
async function sampleLists(db: Db, by: By, conference: string) {
  const { commune } = by('')
  const file = (words: string) => ({
    name: 'danh-sach.csv',
    bytes: new TextEncoder().encode(`Nội dung,Họ tên\n${markOf(commune)}: ${words},Ông ${markOf(commune)}\n`),
  })
  const stored = file('đèn đường hỏng')
  const list = must(await readList(stored))
  return db.act(commune, async (trx) => {
    must(await importList(trx, by('vai-office'), { conference, file: stored, list }))
    const listDraft = must(
      await beginList(trx, by('vai-office'), {
        conference,
        channel: 'thon',
        level: null,
        village: null,
        onlyVillage: false,
        file: file('chợ chưa có mái che'),
      }),
    )
    return { listDraft, listImport: (await one(trx, 'list_import', commune, () => true)).id }
  })
}

type By = (person: string) => Actor

async function seatPeople(trx: Trx, by: By): Promise<void> {
  const { commune, now } = by('')
  for (const one of SEATS) {
    const name = `Người giữ ${one.person}`
    const row = { id: one.person, name, title: one.person, email: null, phone: null }
    must(
      await savePerson(trx, by('quan-tri'), {
        ...row,
        unit: one.unit,
        village: one.village,
        roles: [...one.roles],
      }),
    )
    if (one.keeper) must(await appointKeeper(trx, by('chu-tich'), one.person))
    await trx
      .insertInto('session')
      .values({
        token_hash: sha256(tokenOf(commune, one.person)),
        commune_id: commune,
        person_id: one.person,
        csrf: CSRF,
        started_at: instantText(now),
        expires_at: '2124-01-01T00:00:00.000Z',
      })
      .execute()
  }
}

export const CSRF = 'the-token-of-the-page'
export const tokenOf = (commune: string, person: string) => `${commune}/${person}`

async function sampleOpinions(trx: Trx, by: By, conference: string) {
  const { commune } = by('')
  const sender = { channel: 'phieu', level: 'commune', phone: '0950999888', address: null } as const
  const own = must(
    await receiveSubmission(trx, by('vai-office'), {
      ...sender,
      conference,
      village: 'hung-thuy',
      name: `Ông ${markOf(commune)}`,
      content: `${markOf(commune)}: cống hỏng. ${markOf(commune)}: xin hỗ trợ`,
      questions: [`${markOf(commune)}: cống hỏng`, `${markOf(commune)}: xin hỗ trợ`],
      consentPublish: true,
      files: [{ name: 'cong.png', bytes: PNG }],
    }),
  )
  const other = must(
    await receiveSubmission(trx, by('vai-office'), {
      ...sender,
      conference,
      village: 'tan-loi',
      name: ELSEWHERE_NAME,
      content: ELSEWHERE,
      consentPublish: false,
    }),
  )
  const secret = must(
    await receiveSubmission(trx, by('vai-office'), {
      ...sender,
      conference,
      village: 'hung-thuy',
      name: 'Người Giấu Tên',
      content: 'Tố cáo việc ăn chặn, xin giữ kín',
      consentPublish: false,
      files: [{ name: 'kin.png', bytes: PNG }],
    }),
  )
  const [question = '', letterQuestion = ''] = own.questions
  for (const [id, unit] of [
    [question, 'dc-xd'],
    [letterQuestion, 'dc-xd'],
    [other.questions[0] ?? '', 'tram-y-te'],
  ] as const) {
    const kind = { kind: 'kien_nghi', competence: 'commune', fields: ['giao_thong'] } as const
    must(await classifyQuestion(trx, by('vai-office'), { question: id, ...kind, fields: [...kind.fields] }))
    must(await assignQuestion(trx, by('vai-office'), { question: id, unit }))
    must(
      await openCase(trx, by('vai-office'), {
        question: id,
        due: '2026-12-01',
        rule: null,
        explanation: null,
      }),
    )
  }
  const helped = await sampleHelp(trx, by, question)
  const { matter } = must(
    await restrictQuestion(trx, by('vai-office'), { question: secret.questions[0] ?? '' }),
  )
  const attachment = await one(trx, 'attachment', commune, (row) => row.submission_id === own.id)
  const hidden = await one(trx, 'restricted_file', commune, (row) => row.matter_id === matter)
  return {
    commune,
    conference,
    submission: own.id,
    code: own.code,
    question,
    letterQuestion,
    helped,
    attachment: attachment.file_id,
    matter,
    restrictedFile: hidden.file_id,
    elsewhere: { question: other.questions[0] ?? '', submission: other.id },
  }
}

/** Finance was asked to help with the question, and did. */
async function sampleHelp(trx: Trx, by: By, question: string): Promise<string> {
  const asked = { units: [HELPER], request: 'Nguồn kinh phí?', due: '2026-11-30' }
  must(await askUnits(trx, by('vai-office'), { question, ...asked }))
  const [waiting] = await waitingJoints(trx, by('').commune, HELPER)
  const given = { question, cooperation: waiting?.joint.id ?? '', text: 'Quỹ thôn còn 12 triệu đồng.' }
  must(await contribute(trx, by('vai-finance'), { ...given, file: { name: 'quy.png', bytes: PNG } }))
  const row = await one(trx, 'contribution', by('').commune, (row) => row.question_id === question)
  return row.file_id ?? ''
}

async function sampleAnswers(trx: Trx, by: By, given: Awaited<ReturnType<typeof sampleOpinions>>) {
  const text = 'Xã đã giao thợ sửa xong cống, nghiệm thu ngày 10/11/2026; kinh phí từ quỹ thôn 12 triệu đồng.'
  const draft = async (question: string, person: string) =>
    must(
      await draftAnswer(trx, by(person), {
        parts: [
          {
            question,
            text: `${text} ${question === given.question ? markOf(given.commune) : ELSEWHERE_DRAFT}`,
          },
        ],
        legalBasis: null,
      }),
    ).id
  const answer = await draft(given.question, 'vai-unit')
  const version = async () => (await findAnswer(trx, given.commune, answer))?.version ?? 1
  must(await submitAnswer(trx, by('vai-unit'), { answer, version: await version(), comment: null }))
  must(
    await approveAnswer(trx, by('chu-tich'), {
      answer,
      version: await version(),
      comment: null,
      insists: false,
    }),
  )
  must(await issueAnswer(trx, by('vai-office'), { answer, issuedOn: DAY, number: null }))
  must(
    await deliverAnswer(trx, by('vai-office'), {
      answer,
      how: 'trao_tay',
      toWhom: `Ông ${markOf(given.commune)}`,
      onDate: DAY,
      file: { name: 'giao.png', bytes: PNG },
    }),
  )
  const proof = await one(trx, 'answer_delivery', given.commune, (row) => row.answer_id === answer)
  const letter = must(
    await draftLetter(trx, by('vai-office'), {
      questions: [given.letterQuestion],
      body: 'UBND tỉnh',
      request: markOf(given.commune),
      replyBy: null,
    }),
  ).id
  must(await sendLetter(trx, by('vai-office'), { escalation: letter, issuedOn: DAY, number: null }))
  const foreign = { ...given.elsewhere, answer: await draft(given.elsewhere.question, 'tyt-1') }
  return { answer, proof: proof.file_id ?? '', letter, foreign }
}

async function sampleRest(trx: Trx, by: By, conference: string) {
  const { commune, now } = by('')
  const plan = await one(trx, 'paper', commune, (row) => row.kind === 'ke_hoach')
  const scan = must(
    await attachScan(trx, by('vai-office'), { paper: plan.id, file: { name: 'ban-ky.png', bytes: PNG } }),
  )
  const publication = must(
    await recordPublication(trx, by('vai-office'), conference, {
      duty: 'notice',
      place: 'Bảng tin xã',
      from: DAY,
      to: null,
      note: markOf(commune),
      proof: { name: 'anh.png', bytes: PNG },
    }),
  )
  const day = Temporal.PlainDate.from(DAY)
  const deputyship = must(
    await nameDeputy(trx, by('vai-office'), {
      person: 'vai-leader',
      deputy: 'vai-admin',
      kind: 'vang_mat',
      from: day.add({ days: 300 }),
      to: day.add({ days: 301 }),
      reason: markOf(commune),
    }),
  )
  const finding = must(
    await makeFinding(trx, by('vai-front'), {
      conference,
      question: null,
      text: markOf(commune),
      deadline: null,
    }),
  )
  const visit = must(
    await planVisit(trx, by('vai-front'), {
      conference,
      onDate: day.add({ days: 300 }).toString(),
      place: 'Nhà văn hóa thôn',
      subject: markOf(commune),
    }),
  )
  const frontNote = must(await publishNote(trx, by('vai-front'), { conference, text: markOf(commune) }))
  const frozen = must(
    await freezeReport(trx, by('vai-office'), { conference, kind: 'bao_cao_giai_quyet', asOf: DAY }),
  )
  must(
    await receiveRegistration(trx, by(CITIZEN), {
      conference,
      name: `Bà ${markOf(commune)}`,
      phone: null,
      address: null,
      village: 'hung-thuy',
      speaks: false,
      content: null,
      consentPublish: false,
    }),
  )
  const request = must(
    await receiveRequest(trx, by('vai-office'), {
      received: DAY,
      subject: markOf(commune),
      signatures: 40,
      voters: 5000,
      voters_on: DAY,
      voters_source: markOf(commune),
      file: { name: 'chu-ky.png', bytes: PNG },
    }),
  )
  const range = must(
    await reserveRange(trx, by('vai-office'), {
      issuer: 'front',
      type: 'KH',
      year: 2027,
      from: 1,
      to: 5,
      source: markOf(commune),
    }),
  )
  const message = newId()
  await trx
    .insertInto('outbox')
    .values({
      commune_id: commune,
      id: message,
      channel: 'email',
      address: `${commune}@thu.example`,
      subject: markOf(commune),
      body: markOf(commune),
      occasion: 'test',
      created_at: instantText(now),
      not_before: instantText(now),
      state: 'dead',
      attempts: 9,
      tried_at: null,
      failed: '550',
      sent_at: null,
    })
    .execute()
  const speech = await one(trx, 'speech', commune, (row) => row.submission_id !== null)
  const said = await one(trx, 'question', commune, (row) => row.submission_id === speech.submission_id)
  return {
    paper: plan.id,
    scan: scan.file,
    publication: publication.id,
    finding: finding.id,
    visit: visit.id,
    frontNote: frontNote.id,
    deputyship: deputyship.id,
    frozen: frozen.id,
    message,
    speech: speech.id,
    speechQuestion: said.id,
    bulk: must(
      await actOnMany(trx, by('vai-office'), [{ question: said.id }], { act: 'due_set', due: '2031-03-03' }),
    ).id,
    filter: await savedSample(trx, by('vai-office')),
    photo: must(
      await addListPhoto(trx, by('vai-collector'), {
        conference,
        village: 'hung-thuy',
        file: { name: 'danh-sach.png', bytes: PNG },
      }),
    ),
    attendance: (await one(trx, 'attendance', commune, () => true)).id,
    ...(await sampleDay(trx, by, conference)),
    order: (await one(trx, 'conclusion_order', commune, () => true)).id,
    task: (await one(trx, 'conference_task', commune, () => true)).id,
    calendar: must(await makeAddress(trx, by('chu-tich'))),
    rule: (await one(trx, 'due', commune, () => true)).rule,
    request: request.id,
    range: range.id,
    signing: await sampleSigning(trx, by, conference),
    ...(await sampleCalendar(trx, by)),
    regulationVersion: (await one(trx, 'regulation_version', commune, () => true)).id,
    regulationDraft: await sampleDraft(trx, by('vai-office')),
  }
}

/** A draft that was read from a printed plan, whose file was kept. */
async function sampleDraft(trx: Trx, by: Actor): Promise<string> {
  const draft = must(
    await beginDraft(trx, by, {
      yaml: shippedText('luat-72-2025'),
      base: null,
      source: 'co-san:luat-72-2025',
    }),
  )
  const bytes = new TextEncoder().encode(markOf(by.commune))
  const file = must(await keepFile(trx, by, { name: 'ke-hoach.txt', bytes }, 'text/plain; charset=utf-8'))
  await trx
    .insertInto('regulation_draft_plan')
    .values({
      commune_id: by.commune,
      draft_id: draft.id,
      file_id: file.id,
      accepted: 1,
      corrected: 0,
      left_out: 0,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  return draft.id
}

async function savedSample(trx: Trx, by: Actor): Promise<string> {
  must(await saveFilter(trx, by, { name: 'Bộ lọc thử', query: '?tinh-trang=chua_phan_loai', shared: false }))
  return (await one(trx, 'saved_filter', by.commune, (row) => row.person_id === by.person)).id
}

/** A paper on its way to the chair; no other test issues its kind. */
async function sampleSigning(trx: Trx, by: By, conference: string): Promise<string> {
  const kind = 'noi_dung_cong_khai'
  const steps = [{ type: 'role', roles: ['chair'] }] as const
  must(await setChain(trx, by('vai-office'), { kind, version: 0, steps, own: 'forbid' }))
  const title = markOf(by('').commune)
  const model: PaperModel = {
    kind,
    layout: 'nd30',
    title,
    head: { type: 'motto' },
    heading: { type: 'none' },
    body: [{ type: 'paragraph', text: title }],
  }
  const submission = { conference, kind, subject: '', title, model, comment: title } as const
  return must(await submitPaper(trx, by('vai-office'), submission)).id
}

/** A guest with an invitation, a note of the chair, a question written in the hall. */
async function sampleDay(
  trx: Trx,
  by: By,
  conference: string,
): Promise<Pick<Samples, 'delegate' | 'note' | 'written'>> {
  const { commune, now } = by('')
  const own = { commune_id: commune, id: newId(), conference_id: conference }
  const delegate = newId()
  await trx
    .insertInto('conference_delegate')
    .values({
      ...own,
      id: delegate,
      village_id: 'hung-thuy',
      name: `Đại biểu ${markOf(commune)}`,
      title: null,
      part: 'moi',
      by_person: 'vai-office',
      at: instantText(now),
    })
    .execute()
  const note = must(
    await writeNote(trx, by('chu-tich'), { conference, session: 1, text: `Nhắn ${markOf(commune)}` }),
  )
  const asked = must(
    await receiveSubmission(trx, by(CITIZEN), {
      conference,
      channel: 'web',
      level: 'commune',
      village: 'hung-thuy',
      name: null,
      phone: null,
      address: null,
      content: `Câu hỏi viết ${markOf(commune)}`,
      consentPublish: false,
    }),
  )
  await trx
    .insertInto('written_question')
    .values({ ...own, session_seq: 1, submission_id: asked.id, at: instantText(now) })
    .execute()
  return { delegate, note: note.id, written: own.id }
}

/** One entry of the calendar that stands, and one that is only proposed. */
async function sampleCalendar(trx: Trx, by: By): Promise<Pick<Samples, 'change' | 'proposal'>> {
  const wish = (date: string): Wish => ({
    kind: 'change',
    year: null,
    title: `Ngày nghỉ thử ${date}`,
    source: 'Thông báo thử',
    days: [{ date, working: false, name: 'nghỉ thử' }],
    notes: [],
  })
  const office = by('vai-office')
  const stood = must(await applyWish(trx, office, wish('2031-03-03'), undefined, calendarUser()))
  const kept = must(await proposeChange(trx, office, wish('2031-03-04')))
  return { change: stood.change, proposal: kept.id }
}

type Scoped = {
  [Name in keyof Tables]: Tables[Name] extends { commune_id: string } ? Name : never
}[keyof Tables]

/** The first row of a table that fits. */
async function one<Name extends Scoped>(
  trx: Trx,
  table: Name,
  commune: string,
  fits: (row: Tables[Name]) => boolean,
): Promise<Tables[Name]> {
  const rows = (await (trx as Db['read'])
    .selectFrom(table as 'paper')
    .selectAll()
    .execute()) as unknown as (Tables[Name] & {
    commune_id: string
  })[]
  const found = rows.find((row) => row.commune_id === commune && fits(row))
  if (!found) throw new Error(`the story has no fitting row in ${table}`)
  return found
}

/** Records in addresses: the longest beginning that fits says which sample stands for a parameter. */
const PARAMETERS: readonly (readonly [beginning: string, name: string, sample: (of: Samples) => string])[] = [
  ['/xa/:commune/hoi-nghi/:id', 'id', (of) => of.conference],
  ['/cong/:commune/hoi-nghi/:id', 'id', (of) => of.conference],
  ['/xa/:commune/y-kien/:id', 'id', (of) => of.question],
  ['/xa/:commune/thu-thap/anh/:photo', 'photo', (of) => of.photo],
  ['/xa/:commune/y-kien/hang-loat/:bulk', 'bulk', (of) => of.bulk],
  ['/xa/:commune/y-kien/bo-loc/:filter', 'filter', (of) => of.filter],
  ['/xa/:commune/luot-y-kien/:id', 'id', (of) => of.submission],
  ['/xa/:commune/so-han-che/:id', 'id', (of) => of.matter],
  ['/xa/:commune/nhap-danh-sach/:draft', 'draft', (of) => of.listDraft],
  ['/xa/:commune/nhap-danh-sach/:draft/dong/:row', 'row', () => '0'],
  ['/xa/:commune/lan-nhap/:import', 'import', (of) => of.listImport],
  ['/xa/:commune/hoi-nghi/:id/duyet-cong-khai/:question', 'question', (of) => of.question],
  ['/xa/:commune/bao-cao/chot/:id', 'id', (of) => of.frozen],
  ['/xa/:commune/y-kien/:id/tep/:file', 'file', (of) => of.attachment],
  ['/xa/:commune/so-han-che/:id/tep/:file', 'file', (of) => of.restrictedFile],
  ['/xa/:commune/van-ban/:paper/ban-ky/:file', 'file', (of) => of.scan],
  ['/xa/:commune/tra-loi/:answer/minh-chung/:file', 'file', (of) => of.proof],
  ['/cong/:commune/van-ban/:file', 'file', (of) => `${of.paper}.pdf`],
  ['/xa/:commune/van-ban/:paper', 'paper', (of) => of.paper],
  ['/xa/:commune/hoi-nghi/:id/moc/:rule', 'rule', (of) => of.rule],
  ['/xa/:commune/hoi-nghi/:id/chuan-bi/:task', 'task', (of) => of.task],
  ['/xa/:commune/hoi-nghi/:id/cong-khai/:publication', 'publication', (of) => of.publication],
  ['/xa/:commune/yeu-cau-doi-thoai/:request', 'request', (of) => of.request],
  ['/xa/:commune/so-van-ban/danh-so/dai-so/:range', 'range', (of) => of.range],
  ['/xa/:commune/trinh-ky/:request', 'request', (of) => of.signing],
  ['/xa/:commune/tin-gui/:message', 'message', (of) => of.message],
  ['/xa/:commune/giai-quyet/:question/phoi-hop/tep/:file', 'file', (of) => of.helped],
  ['/xa/:commune/giai-quyet/:question/tep/:file', 'file', (of) => of.attachment],
  ['/xa/:commune/giai-quyet/:question', 'question', (of) => of.question],
  [
    '/xa/:commune/hoi-nghi/:id/ngay/phat-bieu/:speech/noi-dung/:question',
    'question',
    (of) => of.speechQuestion,
  ],
  ['/xa/:commune/hoi-nghi/:id/ngay/chu-tri/:question', 'question', (of) => of.speechQuestion],
  ['/xa/:commune/tra-loi/:answer', 'answer', (of) => of.answer],
  ['/xa/:commune/de-nghi/:letter', 'letter', (of) => of.letter],
  ['/xa/:commune/hoi-nghi/:id/ngay/loi-nhan/:note', 'note', (of) => of.note],
  ['/xa/:commune/hoi-nghi/:id/ngay/cau-hoi-viet/:written', 'written', (of) => of.written],
  ['/cong/:commune/giay-moi/:delegate', 'delegate', (of) => of.delegate],
  ['/xa/:commune/hoi-nghi/:id/ngay/diem-danh/:attendance', 'attendance', (of) => of.attendance],
  ['/xa/:commune/hoi-nghi/:id/ngay/phat-bieu/:speech', 'speech', (of) => of.speech],
  ['/xa/:commune/hoi-nghi/:id/ket-luan/giao-viec/:order', 'order', (of) => of.order],
  ['/xa/:commune/lich/thay-doi/:change', 'change', (of) => of.change],
  ['/xa/:commune/lich/du-kien/:proposal', 'proposal', (of) => of.proposal],
  ['/xa/:commune/giam-sat/:finding', 'finding', (of) => of.finding],
  ['/xa/:commune/giam-sat/cong-khai/:note', 'note', (of) => of.frontNote],
  ['/xa/:commune/giam-sat/ke-hoach/:visit', 'visit', (of) => of.visit],
  ['/xa/:commune/cap-tren/de-nghi/:matter', 'matter', (of) => of.seatLetter],
  ['/xa/:commune/cap-tren/xa/:under', 'under', (of) => of.below],
  ['/xa/:commune/ban-giao/:deputy', 'deputy', (of) => of.deputyship],
  ['/xa/:commune/hoi-nghi/:id/van-ban/:kind', 'kind', () => 'ke_hoach'],
  ['/xa/:commune/bao-cao/:kind', 'kind', () => 'bao_cao_giai_quyet'],
  ['/xa/:commune/quy-che/ban/:version', 'version', (of) => of.regulationVersion],
  ['/xa/:commune/quy-che/du-thao/:id', 'id', (of) => of.regulationDraft],
  ['/xa/:commune/quy-che/du-thao/:id/phan/:part', 'part', () => 'chu-tri'],
  ['/xa/:commune/quy-che/du-thao/:id/:kind', 'kind', () => 'quy-tac'],
  ['/xa/:commune/quy-che/du-thao/:id/:kind/:item', 'item', () => '1'],
  ['/xa/:commune/quy-che/co-san/:shipped', 'shipped', () => 'luat-72-2025'],
  ['/xa/:commune/mau-van-ban/:kind', 'kind', () => 'chuong_trinh'],
  ['/cong/:commune/tra-cuu/:code', 'code', (of) => of.code],
  ['/cong/:commune/bien-nhan/:code', 'code', (of) => of.code],
  ['/lich/:file', 'file', (of) => `${of.commune}.${of.calendar}.ics`],
]

/** Words of a closed list, the same in every commune; every other parameter names a record. */
const WORDS = new Set(['kind', 'rule', 'part', 'item', 'shipped', 'row'])

export interface Pattern {
  readonly url: string
  /** Parameters that name a record of a commune. */
  readonly records: readonly string[]
}

export function patternOf(url: string): Pattern {
  const names = [...url.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  return { url, records: names.filter((name) => name !== 'commune' && !WORDS.has(name)) }
}

/** The address with real records. A parameter nobody has a sample for is an error: the route would go unwalked. */
export function addressOf(url: string, commune: string, of: Samples): string {
  return url.replace(/:(\w+)/g, (_whole, name: string) => {
    if (name === 'commune') return commune
    const found = PARAMETERS.filter(([beginning, named]) => named === name && under(url, beginning)).sort(
      (a, b) => b[0].length - a[0].length,
    )[0]
    if (!found) throw new Error(`no sample for :${name} of ${url}; add one to test/routes.ts`)
    return encodeURIComponent(found[2](of))
  })
}

const under = (url: string, beginning: string) => url === beginning || url.startsWith(`${beginning}/`)

/** A request as a browser would send it, in the name of a seat (or nobody), each from another address. */
export interface Asking {
  readonly method?: 'GET' | 'POST' | 'HEAD'
  readonly seat?: Seat | undefined
  /** The commune whose seat it is. */
  readonly of?: string
  readonly fields?: Iterable<readonly [string, string]>
  readonly headers?: Readonly<Record<string, string>>
}

let asked = 0

export interface Told {
  readonly status: number
  readonly location: string
  readonly type: string
  readonly bytes: Uint8Array
  readonly body: string
}

export type Ask = (url: string, asking?: Asking) => Promise<Told>

function headersOf({ seat, fields, of, headers }: Asking, home: string): Record<string, string> {
  asked++
  return {
    // Limits are per address; these tests are about something else.
    'x-forwarded-for': `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
    ...(seat ? { cookie: `doithoai=${encodeURIComponent(tokenOf(of ?? home, seat.person))}` } : {}),
    ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    ...headers,
  }
}

const encoded = (fields: Iterable<readonly [string, string]>) =>
  new URLSearchParams([...fields].map(([name, value]) => [name, value])).toString()

/** Asks the server in this process, without a socket. */
export function asker(server: TestServer, home: string): Ask {
  return async (url, asking = {}) => {
    const answer = await server.app.inject({
      method: asking.method ?? 'GET',
      url,
      headers: headersOf(asking, home),
      ...(asking.fields ? { payload: encoded(asking.fields) } : {}),
    })
    return {
      status: answer.statusCode,
      location: String(answer.headers.location ?? ''),
      type: String(answer.headers['content-type'] ?? ''),
      bytes: answer.rawPayload,
      body: answer.body,
    }
  }
}

/** A digest of every row of every table, by table and, where a table has it, by commune. */
export async function digests(db: Db): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const { name } of await db.read.introspection.getTables()) {
    const rows = (await db.read
      .selectFrom(name as 'paper')
      .selectAll()
      .execute()) as unknown as { commune_id?: string }[]
    const lines = new Map<string, string[]>()
    for (const row of rows) {
      const key = `${row.commune_id ?? ''} ${name}`
      lines.set(key, [...(lines.get(key) ?? []), JSON.stringify(row)])
    }
    for (const [key, all] of lines) found.set(key, sha256(all.sort().join('\n')))
  }
  return found
}

export interface FoundForm {
  readonly action: string
  readonly multipart: boolean
  /** It asks for a file. */
  readonly takesFile: boolean
  readonly fields: readonly (readonly [string, string])[]
}

/** The POST forms of a page, filled in the way somebody in a hurry would: first choices, today, a few words. */
export function formsOf(html: string, at: string): readonly FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = '', inner = '']) => {
    if (attribute(head, 'method') !== 'post') return []
    const fields = [...inputs(inner), ...areas(inner), ...selects(inner)]
    const multipart = attribute(head, 'enctype') === 'multipart/form-data'
    const buttons = [...inner.matchAll(/formaction="([^"]+)"/g)].map((match) => plain(match[1] ?? ''))
    const takesFile = /<input[^>]*type="file"/.test(inner)
    return [attribute(head, 'action') ?? at, ...buttons].map((action) => ({
      action,
      multipart,
      takesFile,
      fields,
    }))
  })
}

function attribute(head: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(head)?.[1]
  return value === undefined ? undefined : plain(value)
}

const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

function inputs(inner: string): readonly (readonly [string, string])[] {
  const seen = new Set<string>()
  return [...inner.matchAll(/<input\b([^>]*)>/g)].flatMap(([, head = '']) => {
    const name = attribute(head, 'name')
    const type = attribute(head, 'type') ?? 'text'
    if (!name || type === 'file' || type === 'submit') return []
    const value = attribute(head, 'value') ?? ''
    if (type === 'radio' || type === 'checkbox') {
      if (seen.has(name)) return []
      seen.add(name)
      return [[name, value || 'on'] as const]
    }
    return [[name, value || typed(name, type)] as const]
  })
}

function typed(name: string, type: string): string {
  if (type === 'hidden') return ''
  if (/date|on$|from|to$|due|until|ngay|hạn/i.test(name) && type !== 'number') return '21/11/2026'
  if (/number|people|count|times|minutes|places|population|households|attendance/i.test(name)) return '3'
  if (/phone/i.test(name)) return '0912345678'
  if (/email/i.test(name)) return ''
  return 'Một lời thử'
}

function areas(inner: string): readonly (readonly [string, string])[] {
  return [...inner.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)].flatMap(([, head = '', text = '']) => {
    const name = attribute(head, 'name')
    return name
      ? [[name, plain(text).trim() || 'Đã sửa xong cống ngày 20/11/2026, nghiệm thu đủ.'] as const]
      : []
  })
}

function selects(inner: string): readonly (readonly [string, string])[] {
  return [...inner.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].flatMap(([, head = '', options = '']) => {
    const name = attribute(head, 'name')
    const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, one = '']) => one)
    const chosen = all.find((one) => /\bselected\b/.test(one) && attribute(one, 'value'))
    const first = chosen ?? all.find((one) => attribute(one, 'value'))
    return name && first ? [[name, attribute(first, 'value') ?? ''] as const] : []
  })
}

/** Which declared address an address is an instance of. */
export function patternFits(pattern: string, path: string): boolean {
  const parts = pattern.split('/')
  const given = path.split(/[?#]/)[0]?.split('/') ?? []
  return (
    parts.length === given.length && parts.every((part, at) => part.startsWith(':') || part === given[at])
  )
}

/** The words of a packed file (.xlsx, .docx): every part of the ZIP, inflated, one after another. */
export function unpacked(zip: Uint8Array): string {
  const bytes = Buffer.from(zip)
  const texts: string[] = []
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const size = bytes.readUInt32LE(at + 20)
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const part = bytes.subarray(from, from + size)
    texts.push((bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(part) : part).toString('utf8'))
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return texts.join('\n')
}

export interface Program {
  readonly url: string
  /** All it has said so far, on both of its lines. */
  said(): string
  stop(): Promise<number>
}

/** The program as an administrator starts it, over a database that is there; resolves when it says its address. */
export async function serveProgram(env: Readonly<Record<string, string>>): Promise<Program> {
  const child = spawn(process.execPath, [path.join(ROOT, 'bin', 'doithoai'), 'serve'], {
    env: { ...process.env, NODE_TEST_CONTEXT: '', HOST: '127.0.0.1', PORT: '0', TRUST_PROXY: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const ended = new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? -1)))
  const url = await new Promise<string>((resolve, reject) => {
    const heard = (chunk: Buffer) => {
      text += chunk.toString()
      const found = /đang chạy tại (http:\S+)/.exec(text)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', heard)
    child.stderr.on('data', heard)
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)))
  })
  return {
    url,
    said: () => text,
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** The same, put to a running program over the wire; `raw` is sent as it is. */
export function wireAsker(program: { readonly url: string }, home: string) {
  return async (
    url: string,
    asking: Asking & { readonly raw?: string | Uint8Array<ArrayBuffer> | FormData } = {},
  ): Promise<Told> => {
    const body = asking.raw ?? (asking.fields ? encoded(asking.fields) : undefined)
    const answer = await fetch(program.url + url, {
      method: asking.method ?? 'GET',
      redirect: 'manual',
      headers: headersOf(asking, home),
      ...(body === undefined ? {} : { body }),
    })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      type: answer.headers.get('content-type') ?? '',
      bytes,
      body: Buffer.from(bytes).toString('utf8'),
    }
  }
}

/** A file to take away has no forms. */
const FILE = /\.(zip|xlsx|csv|svg|json|ics)$/

export interface FilledForm extends FoundForm {
  readonly seat: Seat
  /** The page it was found on. */
  readonly page: string
}

/** One filled form for each act, taken from the pages of somebody who may do it; by the act's declared address. */
export async function filledForms(house: House, ask: Ask): Promise<ReadonlyMap<string, FilledForm>> {
  const found = new Map<string, FilledForm>()
  const routes = house.server.app.declared
  const acts = routes.filter((route) => route.method === 'POST')
  const people = ['office', 'chair', 'admin', 'keeper', 'unit', 'front', 'superior', 'collector']
  for (const seat of people.map((name) => seatOf(`vai-${name}`)))
    for (const { method, guard, url } of routes) {
      const may = guard?.split('|').some((right) => seat.rights.has(right as Right))
      if (method !== 'GET' || !may || FILE.test(url)) continue
      const page = addressOf(url, house.mine.commune, house.mine)
      for (const form of formsOf((await ask(page, { seat })).body, page)) {
        const act = acts.find((one) => patternFits(one.url, form.action))
        if (act?.guard !== 'public' && act?.guard !== 'signed_in' && act && !found.has(act.url))
          found.set(act.url, { seat, page, ...form })
      }
    }
  return found
}
