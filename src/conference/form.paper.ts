// Forms the regulation prescribes: registration slips (fields to fill in) and lists of opinions (a table), as annexes of
// the plan and as sheets of their own.
import { ok } from '../kit/result.ts'
import { aligned, b, fill, qr, signRow, table } from '../paper/build.ts'
import type { Annex, Block, PaperModel } from '../paper/model.ts'
import { OWN_DATE, OWN_SYMBOL, type PaperEntry } from '../paper/registry.ts'
import { latestPaper } from '../paper/store.ts'
import { wordingOf } from '../paper/wording.ts'
import { type Filling, fillIn } from '../regulation/placeholders.ts'
import type { OpinionForm } from '../regulation/plan.form.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import { villageWord } from './notice.paper.ts'
import {
  eventName,
  fillingOf,
  type Handle,
  lower,
  officeOf,
  registerOf,
  type Setting,
  settingOf,
  siteOf,
} from './setting.paper.ts'
import { SLIP } from './wording.ts'

/** The form as an annex of the plan. */
export function annexOf(form: OpinionForm): Annex {
  return {
    label: null,
    title: form.title,
    ...(form.note === undefined ? {} : { note: form.note }),
    ...(form.fields.length > 0 ? { head: 'motto' as const } : {}),
    ...addressed(form),
    body: formBody(form),
  }
}

function addressed(form: OpinionForm): { readonly addressees?: readonly string[] } {
  if (form.addressee === undefined) return {}
  return { addressees: [form.addressee.replace(/^\s*Kính gửi\s*:\s*/iu, '')] }
}

/** Width of a row's number beside a column of text. */
const NARROW = 1

function formBody(form: OpinionForm): readonly Block[] {
  const [title, note] = form.signature
  return [
    ...(form.subtitle === undefined ? [] : [aligned('center', b(form.subtitle))]),
    ...form.fields.map((field) => fill(field.label, field.lines === 1 ? {} : { lines: field.lines + 1 })),
    ...(form.columns.length === 0
      ? []
      : [
          table(
            form.columns.map((head, at) => ({
              head,
              width: at === 0 ? NARROW : at === 1 ? 6 : 4,
              align: at === 0 ? 'center' : 'left',
            })),
            Array.from({ length: form.rows }, (_, row) =>
              form.columns.map((_column, at) => (at === 0 ? String(row + 1) : '')),
            ),
            { rowHeight: 14 },
          ),
        ]),
    ...(title === undefined ? [] : [signRow({}, { title, ...(note === undefined ? {} : { note }) })]),
  ]
}

/** Where a form names its plan's number and date, they are filled in when the plan is numbered. */
export function withOwnNumber(form: OpinionForm, regulation: Regulation, filling: Filling): OpinionForm {
  if (form.note === undefined || filling.planNumber !== undefined) return form
  const raw = regulation.forms.find((each) => each.id === form.id)?.note
  if (raw === undefined) return form
  const marked = raw
    .replaceAll(/\{\{\s*plan_number\s*\}\}/g, OWN_SYMBOL)
    .replaceAll(/\{\{\s*plan_date\s*\}\}/g, OWN_DATE)
    .replaceAll(`${OWN_SYMBOL}/${regulation.symbol}`, OWN_SYMBOL)
    .replaceAll(`${OWN_SYMBOL}-${regulation.symbol}`, OWN_SYMBOL)
  return { ...form, note: fillIn(marked, regulation, filling) }
}

/** Personal data: only what the plans' own slip asks for (Luật 91/2025/QH15, thu thập tối thiểu). */
function plainSlip(setting: Setting): OpinionForm {
  return {
    id: 'PHIEU',
    paper: 'phieu_dang_ky',
    level: 'commune',
    title: 'Phiếu đăng ký tham gia đối thoại',
    note: `(${eventName(setting)})`,
    addressee: officeOf(setting),
    fields: [
      { label: 'Họ và tên:', lines: 1 },
      { label: 'Điện thoại liên hệ:', lines: 1 },
      { label: 'Địa chỉ:', lines: 1 },
      { label: 'Nội dung ý kiến, kiến nghị:', lines: 13 },
    ],
    columns: [],
    rows: 0,
    signature: ['Người đăng ký', '(Ký, ghi rõ họ và tên)'],
  }
}

/** The plan's number and date, once it is issued. */
async function planFilling(read: Handle, setting: Setting): Promise<Filling> {
  const plan = await latestPaper(read, setting.commune.commune_id, setting.conference.id, 'ke_hoach')
  if (!plan) return fillingOf(setting)
  return {
    ...fillingOf(setting),
    planNumber: String(plan.number).padStart(2, '0'),
    planDate: Temporal.PlainDate.from(plan.issued_on),
  }
}

async function slip(read: Handle, setting: Setting): Promise<OpinionForm> {
  const given = setting.regulation.forms.find((form) => form.paper === 'phieu_dang_ky')
  if (!given) return plainSlip(setting)
  const filling = await planFilling(read, setting)
  const change = (text: string) => fillIn(text, setting.regulation, filling)
  return {
    ...given,
    title: change(given.title),
    ...(given.subtitle === undefined ? {} : { subtitle: change(given.subtitle) }),
    ...(given.note === undefined ? {} : { note: change(given.note) }),
    ...(given.addressee === undefined ? {} : { addressee: change(given.addressee) }),
    fields: given.fields.map((field) => ({ ...field, label: change(field.label) })),
  }
}

/** A slip begins with quốc hiệu whoever organises: it is the citizen's paper, not the Party's. */
function slipModel(setting: Setting, form: OpinionForm): PaperModel {
  const site = siteOf(setting.commune)
  const { words } = setting
  return {
    kind: 'phieu_dang_ky',
    layout: 'nd30',
    title: `Phiếu đăng ký tham gia ${lower(eventName(setting))}`,
    head: { type: 'motto' },
    heading: { type: 'named', name: form.title, ...(form.note === undefined ? {} : { note: form.note }) },
    ...addressed(form),
    body: [
      ...words.paragraph(SLIP.mo_dau),
      ...formBody(form),
      ...words.paragraph(SLIP.chan_phieu, { van_phong: setting.office, thon: villageWord(setting) }),
      ...(site === undefined ? [] : [qr(site, words.say(SLIP.ma_qr, { dia_chi: site }), 22)]),
    ],
    endMark: false,
  }
}

export const slipEntry: PaperEntry = {
  kind: 'phieu_dang_ky',
  async build(read, commune, conference, _subject, today) {
    const setting = await settingOf(read, commune, conference, today)
    if (!setting.ok) return setting
    return ok(slipModel(setting.value, await slip(read, setting.value)))
  },
  issuer: registerOf,
  wording: wordingOf(SLIP),
}
