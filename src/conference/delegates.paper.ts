// Phân bổ đại biểu, and the list of delegates that is signed at the door, by village.
import { err, ok } from '../kit/result.ts'
import { count } from '../kit/text.ts'
import { groupRow, p, table } from '../paper/build.ts'
import type { Cell, PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import { filledPlan } from '../regulation/filled.ts'
import { standardOrganisations } from '../regulation/library.ts'
import { fillIn } from '../regulation/placeholders.ts'
import { villageWord } from './notice.paper.ts'
import {
  eventName,
  fillingOf,
  headOf,
  link,
  lower,
  registerOf,
  type Setting,
  sessionLines,
  settingOf,
  signature,
  upperFirst,
} from './setting.paper.ts'
import { delegatesOf, quotasOf } from './store.ts'
import type { DelegateRow } from './tables.ts'
import { ATTENDANCE, QUOTA } from './wording.ts'

function quotaModel(
  setting: Setting,
  quotas: readonly { readonly village_id: string; readonly places: number }[],
): PaperModel {
  const name = lower(eventName(setting))
  const rows = setting.villages.map((village) => ({
    village,
    places: quotas.find((quota) => quota.village_id === village.id)?.places ?? 0,
  }))
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
  const { regulation } = setting
  const unit = upperFirst(villageWord(setting))
  return {
    kind: 'phan_bo',
    layout: setting.layout,
    title: `Phân bổ đại biểu dự ${name}`,
    head: headOf(setting, 'phan_bo'),
    heading: { type: 'named', name: 'Thông báo', subject: `Phân bổ đại biểu Nhân dân dự ${name}` },
    body: [
      p(setting.words.say(QUOTA.mo_dau)),
      table(
        [
          { head: 'STT', width: 1, align: 'center' },
          { head: unit, width: 5 },
          { head: 'Số hộ', width: 2, align: 'right' },
          { head: 'Số dân', width: 2, align: 'right' },
          { head: 'Số đại biểu', width: 2, align: 'right' },
        ],
        [
          ...rows.map((row, at): readonly Cell[] => [
            String(at + 1),
            row.village.name,
            count(row.village.households),
            count(row.village.population),
            count(row.places),
          ]),
          [
            { text: 'Cộng', span: 2, bold: true, align: 'center' },
            { text: count(sum((row) => row.village.households)), bold: true, align: 'right' },
            { text: count(sum((row) => row.village.population)), bold: true, align: 'right' },
            { text: count(sum((row) => row.places)), bold: true, align: 'right' },
          ],
        ],
      ),
      ...(regulation.quota ? [p(`${fillIn(regulation.quota.text, regulation, fillingOf(setting))}.`)] : []),
      p(setting.words.say(QUOTA.ket_thuc, { van_phong: setting.office, thon: villageWord(setting) })),
    ],
    signature: signature(setting),
    recipients: filledPlan(regulation, fillingOf(setting), standardOrganisations(), setting.on).plan
      .recipients,
  }
}

export const quotaEntry: PaperEntry = {
  kind: 'phan_bo',
  async build(read, commune, conference, _subject, today) {
    const setting = await settingOf(read, commune, conference, today)
    if (!setting.ok) return setting
    const quotas = await quotasOf(read, commune, conference)
    if (quotas.every((quota) => quota.places === 0))
      return err({
        message: 'Chưa phân bổ đại biểu cho thôn nào.',
        links: [link(setting.value, 'dai-bieu', 'Phân bổ đại biểu')],
      })
    return ok(quotaModel(setting.value, quotas))
  },
  issuer: registerOf,
  wording: wordingOf(QUOTA),
}

/** Rows left for those who come without being on the list. */
const WALK_IN_ROWS = 10

function attendanceModel(setting: Setting, delegates: readonly DelegateRow[]): PaperModel {
  const name = lower(eventName(setting))
  let number = 0
  const row = (delegate: DelegateRow): readonly Cell[] => [
    String(++number),
    delegate.name,
    delegate.title ?? '',
    '',
  ]
  const group = (title: string, members: readonly DelegateRow[]) =>
    members.length === 0 ? [] : [groupRow(4, `${title} (${members.length})`), ...members.map(row)]
  const guests = delegates.filter((delegate) => delegate.village_id === null)
  const rows = [
    ...group('Khách mời', guests),
    ...setting.villages.flatMap((village) =>
      group(
        village.name,
        delegates.filter((delegate) => delegate.village_id === village.id),
      ),
    ),
    groupRow(4, 'Người đến dự chưa có tên trong danh sách'),
    ...Array.from({ length: WALK_IN_ROWS }, (): readonly Cell[] => ['', '', '', '']),
  ]
  return {
    kind: 'danh_sach_diem_danh',
    layout: setting.layout,
    title: `Danh sách đại biểu dự ${name}`,
    head: headOf(setting, 'danh_sach_diem_danh'),
    heading: { type: 'named', name: 'Danh sách đại biểu', subject: `Dự ${name}` },
    body: [
      ...sessionLines(setting).map((line) => p(`${upperFirst(line)}.`)),
      ...setting.words.paragraph(ATTENDANCE.mo_dau),
      table(
        [
          { head: 'STT', width: 1, align: 'center' },
          { head: 'Họ và tên', width: 4 },
          { head: 'Chức vụ, đơn vị, địa chỉ', width: 5 },
          { head: 'Ký tên', width: 3 },
        ],
        rows,
        { rowHeight: 8 },
      ),
      p(setting.words.say(ATTENDANCE.tong_so, { so_dai_bieu: count(delegates.length) })),
    ],
    endMark: false,
  }
}

export const attendanceEntry: PaperEntry = {
  kind: 'danh_sach_diem_danh',
  async build(read, commune, conference, _subject, today) {
    const setting = await settingOf(read, commune, conference, today)
    if (!setting.ok) return setting
    return ok(attendanceModel(setting.value, await delegatesOf(read, commune, conference)))
  },
  issuer: registerOf,
  wording: wordingOf(ATTENDANCE),
}
