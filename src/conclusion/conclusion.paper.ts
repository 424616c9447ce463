// The notice of conclusion as a paper: viewpoints, orders with unit and date, what was answered, what goes upward, the
// anchor of the ledger. It names no citizen: opinions stand by their numbers' words, with known names taken out.
import { calendarOf } from '../calendar/changes.store.ts'
import { longDate } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { count } from '../kit/text.ts'
import { anchorText } from '../ledger/ledger.ts'
import { h, p, points, signedBy, table } from '../paper/build.ts'
import { type Block, layoutFor, type PaperModel } from '../paper/model.ts'
import { draftHead, type PaperEntry, type PaperProblem, type Signer, signatureOf } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import type { Standing } from './account.ts'
import { bodyOf, inPresentWords, registerOf } from './issuer.ts'
import { type Limits, limitsWhenIssued } from './limits.ts'
import { shortened } from './orders.ts'
import { type Hider, nameHider } from './redact.ts'
import { type Draft, findDraft, type Order } from './store.ts'
import { CONCLUSION } from './wording.ts'

export function conclusionModel(
  draft: Draft,
  limits: Limits,
  anchor: string,
  issuedOn: Temporal.PlainDate,
  signer: Signer = { name: draft.conference.chairs[0]?.name ?? '' },
): PaperModel {
  const { conference, commune, regulation } = draft
  const body = bodyOf(regulation)
  const layout = layoutFor(body.issuer, issuedOn)
  const of = { ...body, commune, kind: 'thong_bao_ket_luan' as const, layout }
  return {
    kind: 'thong_bao_ket_luan',
    layout,
    title: `Thông báo kết luận ${conference.title}`,
    head: draftHead(of, { year: issuedOn.year, month: issuedOn.month }),
    heading: {
      type: 'named',
      name: 'THÔNG BÁO',
      subject: `Kết luận của người chủ trì tại ${conference.title}`,
    },
    body: [
      p(opening(draft)),
      ...viewpoints(draft),
      ...orders(draft, limits),
      ...answered(draft),
      ...upward(draft),
      ...others(draft),
      p(draft.words.say(CONCLUSION.moc_nhat_ky, { moc: anchor })),
      p(draft.words.say(CONCLUSION.ket_thuc)),
    ],
    signature: signedBy(signatureOf(body, signer)),
    recipients: inPresentWords(recipientsOf(draft), issuedOn),
  }
}

function opening({ conference, matters, words }: Draft): string {
  const days = conference.sessions.map((session) => longDate(session.date))
  const places = [...new Set(conference.sessions.map((session) => session.place))]
  const held = days.length > 0
  return words.say(CONCLUSION.mo_dau, {
    ngay: held ? days.join(', ') : undefined,
    dia_diem: held ? places.join(', ') : undefined,
    so_noi_dung: count(matters.length),
  })
}

/** What is shown of a citizen's words: the beginning, without names. */
function shown(draft: Draft, text: string, most = 300): string {
  return shortened(hiderOf(draft)(text), most)
}

const HIDERS = new WeakMap<Draft, Hider>()

/** Made once for a draft, however many words of it are shown. */
function hiderOf(draft: Draft): Hider {
  const names = draft.matters.flatMap((matter) => (matter.name === null ? [] : [matter.name]))
  const hider = HIDERS.get(draft) ?? nameHider(names)
  HIDERS.set(draft, hider)
  return hider
}

function viewpoints(draft: Draft): readonly Block[] {
  return [
    h(1, 'I.', 'Quan điểm giải quyết'),
    ...(draft.orders.length === 0
      ? [p(draft.words.say(CONCLUSION.khong_giao))]
      : [points(draft.orders.map((order, at) => [`${at + 1}.`, hiderOf(draft)(order.viewpoint)]))]),
  ]
}

function orders(draft: Draft, limits: Limits): readonly Block[] {
  if (draft.orders.length === 0) return []
  return [
    h(1, 'II.', 'Phân công trách nhiệm thực hiện'),
    table(
      [
        { head: 'STT', width: 1, align: 'center' },
        { head: 'Nội dung', width: 6, align: 'left' },
        { head: 'Cơ quan, đơn vị chịu trách nhiệm', width: 3, align: 'left' },
        { head: 'Thời hạn', width: 2.5, align: 'left' },
      ],
      draft.orders.map((order, at) => [
        String(at + 1),
        contentOf(draft, order, at),
        order.helpers.length === 0
          ? order.unit_name
          : `${order.unit_name}\nPhối hợp: ${order.helpers.map((unit) => unit.name).join(', ')}`,
        dueWords(order, limits),
      ]),
    ),
  ]
}

function contentOf(draft: Draft, order: Order, at: number): string {
  const matters = draft.matters.filter((matter) => order.questions.includes(matter.id))
  const lines = matters.map((matter) => `- ${shown(draft, matter.text)}`)
  const policy = order.policy_action ? [`Xây dựng, đề nghị sửa đổi văn bản: ${order.policy_action}`] : []
  return [`Thực hiện mục I.${at + 1}${lines.length > 0 ? ' đối với:' : '.'}`, ...lines, ...policy].join('\n')
}

export function dueWords(order: Pick<Order, 'due'>, limits: Limits): string {
  const due = order.due ?? limits.ordinary?.latest ?? null
  if (due !== null) return `Chậm nhất ${longDate(due)}`
  return limits.ordinary?.each ? `Chậm nhất ${limits.ordinary.each}` : ''
}

const STANDING: Readonly<Partial<Record<Standing, string>>> = {
  guided: 'đã giải thích, hướng dẫn liên hệ cơ quan có trách nhiệm',
  refused: 'không thuộc trường hợp đối thoại theo quy chế',
  split_off: 'tách xử lý theo quy định riêng',
  other_level: 'gửi hội nghị đối thoại cấp tỉnh',
}

function withStanding(draft: Draft, wanted: Standing) {
  return draft.matters.filter((matter) => draft.standings.get(matter.id) === wanted)
}

function answered(draft: Draft): readonly Block[] {
  const found = withStanding(draft, 'answered')
  if (found.length === 0) return []
  return [
    h(1, draft.orders.length === 0 ? 'II.' : 'III.', 'Nội dung đã trả lời tại hội nghị'),
    table(
      [
        { head: 'STT', width: 1, align: 'center' },
        { head: 'Nội dung', width: 5, align: 'left' },
        { head: 'Trả lời', width: 6, align: 'left' },
      ],
      found.map((matter, at) => [
        String(at + 1),
        shown(draft, matter.text),
        shown(draft, matter.disposition?.answer ?? '', 1500),
      ]),
    ),
  ]
}

function upward(draft: Draft): readonly Block[] {
  const found = withStanding(draft, 'escalated')
  if (found.length === 0) return []
  return [
    p(draft.words.say(CONCLUSION.cap_tren)),
    points(found.map((matter, at) => [`${at + 1}.`, shown(draft, matter.text)])),
  ]
}

function others(draft: Draft): readonly Block[] {
  const parts = (Object.keys(STANDING) as Standing[])
    .map((standing) => ({ words: STANDING[standing], number: withStanding(draft, standing).length }))
    .filter((part) => part.number > 0)
    .map((part) => `${count(part.number)} nội dung ${part.words}`)
  return parts.length === 0
    ? []
    : [p(draft.words.say(CONCLUSION.noi_dung_khac, { cac_noi_dung: parts.join('; ') }))]
}

function recipientsOf(draft: Draft): readonly string[] {
  const units = [
    ...new Set([
      ...draft.orders.map((order) => order.unit_name),
      ...draft.orders.flatMap((order) => order.helpers.map((unit) => unit.name)),
    ]),
  ]
  const planned = draft.regulation.plan.recipients
  const filed = planned.filter((text) => /^lưu/iu.test(text))
  return [
    ...planned.filter((text) => !/^lưu/iu.test(text)),
    ...units,
    ...(filed.length > 0 ? filed : ['Lưu: VT']),
  ]
}

export async function buildConclusion(
  read: Read | Trx,
  commune: string,
  conference: string,
  issuedOn: Temporal.PlainDate,
): Promise<Result<PaperModel, PaperProblem>> {
  const draft = await findDraft(read, commune, conference)
  if (!draft) return err({ message: 'Không tìm thấy hội nghị.', status: 404 })
  const calendar = await calendarOf(read, commune)
  const limits = limitsWhenIssued(draft.conference, draft.regulation, issuedOn, calendar)
  if (!limits.ok) return limits
  return ok(conclusionModel(draft, limits.value, await anchorText(read, commune), issuedOn))
}

export const CONCLUSION_PAPERS: readonly PaperEntry[] = [
  {
    kind: 'thong_bao_ket_luan',
    build: (read, commune, conference, _subject, today) => buildConclusion(read, commune, conference, today),
    issuer: registerOf,
    wording: wordingOf(CONCLUSION),
    issuedBy: (commune, conference) => ({
      href: `/xa/${commune}/hoi-nghi/${conference}/ket-luan`,
      label: 'Ban hành ở trang kết luận',
    }),
  },
]
