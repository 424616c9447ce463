// Papers whose substance a unit writes: the frame with its headings, its owner and room to fill in, so that none is
// forgotten and all look alike. What the system knows already is filled in.
import { ok } from '../kit/result.ts'
import { fold } from '../kit/text.ts'
import { dashes, fill, h, i, p, table } from '../paper/build.ts'
import type { PaperKind } from '../paper/kinds.ts'
import type { Block, Cell, PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { ROLE } from '../regulation/codes.ts'
import { fillIn } from '../regulation/placeholders.ts'
import { closed } from './notice.paper.ts'
import {
  archiveLine,
  eventName,
  fillingOf,
  headOf,
  lower,
  registerOf,
  type Setting,
  sessionLines,
  settingOf,
  signature,
} from './setting.paper.ts'
import { type Task, tasksOf } from './store.ts'

interface Frame {
  readonly name: string
  readonly subject: string
  /** Who writes it, when the regulation or a task of preparation names one. */
  readonly owner: string | undefined
  readonly body: readonly Block[]
}

function frameModel(setting: Setting, kind: PaperKind, frame: Frame): PaperModel {
  return {
    kind,
    layout: setting.layout,
    title: `${frame.name} ${lower(frame.subject)}`,
    head: headOf(setting, kind),
    heading: { type: 'named', name: frame.name, subject: frame.subject },
    body: [...(frame.owner === undefined ? [] : [p(i(`Đơn vị soạn: ${frame.owner}.`))]), ...frame.body],
    endMark: false,
    signature: signature(setting),
    recipients: ['Người chủ trì Hội nghị', archiveLine(setting)],
  }
}

function frameEntry(kind: PaperKind, frame: (setting: Setting, tasks: readonly Task[]) => Frame): PaperEntry {
  return {
    kind,
    async build(read, commune, conference, _subject, today) {
      const setting = await settingOf(read, commune, conference, today)
      if (!setting.ok) return setting
      const tasks = await tasksOf(read, commune, conference)
      return ok(frameModel(setting.value, kind, frame(setting.value, tasks)))
    },
    issuer: registerOf,
  }
}

/** The unit whose preparation task names the matter. */
function ownerOfTask(tasks: readonly Task[], ...words: readonly string[]): string | undefined {
  return tasks.find((task) => words.some((word) => fold(task.title).includes(fold(word))))?.unit_name
}

/** Headings to write under, each with lines to fill. */
function toFill(headings: readonly string[], rows = 3): readonly Block[] {
  return headings.flatMap((text, at) => [h(2, `${at + 1}.`, text), fill('', { lines: rows })])
}

export const economyEntry = frameEntry('bao_cao_ktxh', (setting, tasks) => ({
  name: 'Báo cáo',
  subject: `Tóm tắt tình hình kinh tế - xã hội, quốc phòng, an ninh trình bày tại ${lower(eventName(setting))}`,
  owner: ownerOfTask(tasks, 'kinh tế - xã hội', 'kinh tế, văn hóa', 'KT-XH'),
  body: [
    ...toFill([
      'Kết quả phát triển kinh tế',
      'Văn hóa, giáo dục, y tế, chính sách xã hội',
      'Quốc phòng, an ninh, trật tự',
      'Xây dựng chính quyền, cải cách hành chính',
      'Hạn chế, khó khăn và nguyên nhân',
      'Nhiệm vụ thời gian tới',
    ]),
    h(2, '7.', 'Những vấn đề Nhân dân quan tâm'),
    ...(setting.conference.topics.length > 0
      ? [dashes(closed(setting.conference.topics))]
      : [fill('', { lines: 3 })]),
  ],
}))

export const forecastEntry = frameEntry('du_bao_tinh_hinh', (setting, tasks) => ({
  name: 'Báo cáo',
  subject: `Dự báo tình huống tại ${lower(eventName(setting))}`,
  owner: ownerOfTask(tasks, 'dự báo', 'tình huống', 'tình hình nhân dân') ?? setting.office,
  body: [
    ...toFill(['Tình hình, tâm trạng Nhân dân trước Hội nghị', 'Những vấn đề có thể được nêu gay gắt'], 4),
    h(2, '3.', 'Tình huống và cách xử lý'),
    table(
      [
        { head: 'STT', width: 1, align: 'center' },
        { head: 'Tình huống có thể xảy ra', width: 4 },
        { head: 'Dấu hiệu', width: 3 },
        { head: 'Cách xử lý', width: 4 },
        { head: 'Người phụ trách', width: 3 },
      ],
      Array.from({ length: 6 }, (_, at): readonly Cell[] => [String(at + 1), '', '', '', '']),
      { rowHeight: 12 },
    ),
  ],
}))

export const securityEntry = frameEntry('phuong_an_an_ninh', (setting, tasks) => {
  const { regulation } = setting
  const given = regulation.security
  return {
    name: 'Phương án',
    subject: `Bảo đảm an ninh, trật tự ${lower(eventName(setting))}`,
    owner: ownerOfTask(tasks, 'an ninh') ?? (given ? ROLE[given.owner] : undefined),
    body: [
      ...(given ? [p(`${fillIn(given.text, regulation, fillingOf(setting))}.`)] : []),
      ...(setting.conference.sessions.length > 0
        ? [h(2, '', 'Thời gian, địa điểm bảo vệ'), dashes(closed(sessionLines(setting)))]
        : []),
      ...toFill([
        'Đánh giá tình hình',
        'Lực lượng, phương tiện',
        'Bố trí tại cửa, trong hội trường, bãi xe',
        'Thoát hiểm, phòng cháy, y tế',
        'Xử lý tình huống, đầu mối liên lạc',
      ]),
    ],
  }
})

/** Usual lines of such a meeting; amounts are the commune's. */
const EXPENSES = [
  'In ấn tài liệu, giấy mời, phiếu',
  'Hội trường, khánh tiết, ma két',
  'Âm thanh, máy chiếu, ghi biên bản',
  'Nước uống',
  'Tuyên truyền, phát thanh',
  '',
  '',
] as const

export const settlementEntry = frameEntry('quyet_toan', (setting, tasks) => {
  const { regulation } = setting
  const given = regulation.budget
  const blank = ['', '', '', '', '']
  return {
    name: 'Báo cáo',
    subject: `Dự toán, quyết toán kinh phí tổ chức ${lower(eventName(setting))}`,
    owner: ownerOfTask(tasks, 'kinh phí', 'quyết toán') ?? (given ? ROLE[given.owner] : undefined),
    body: [
      ...(given ? [p(`${fillIn(given.text, regulation, fillingOf(setting))}.`)] : []),
      table(
        [
          { head: 'STT', width: 1, align: 'center' },
          { head: 'Nội dung chi', width: 5 },
          { head: 'Số lượng', width: 2, align: 'right' },
          { head: 'Đơn giá (đồng)', width: 2, align: 'right' },
          { head: 'Dự toán (đồng)', width: 2.5, align: 'right' },
          { head: 'Quyết toán (đồng)', width: 2.5, align: 'right' },
          { head: 'Chứng từ', width: 2 },
        ],
        [
          ...EXPENSES.map((text, at): readonly Cell[] => [String(at + 1), text, ...blank]),
          [{ text: 'Cộng', span: 2, bold: true, align: 'center' }, ...blank],
        ],
        { rowHeight: 9 },
      ),
      fill('Số tiền quyết toán bằng chữ:'),
    ],
  }
})

/** Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 Điều 11: what the commune must publish, in short. */
const MUST_PUBLISH = [
  'Kế hoạch phát triển kinh tế - xã hội và kết quả thực hiện',
  'Dự toán, thực hiện dự toán và quyết toán ngân sách',
  'Dự án, công trình; thu hồi đất, bồi thường, tái định cư; quy hoạch; quỹ đất công ích',
  'Quy chế thực hiện dân chủ; nhiệm vụ, quyền hạn, quy tắc ứng xử của cán bộ, công chức',
  'Các quỹ, khoản huy động Nhân dân đóng góp',
  'Quản lý, sử dụng tài sản công',
  'Chính sách hỗ trợ: tiêu chí, đối tượng, kết quả',
  'Cứu trợ thiên tai, dịch bệnh',
  'Danh sách thực hiện nghĩa vụ quân sự, nghĩa vụ tham gia Công an nhân dân',
  'Kết quả thanh tra, kiểm tra, giải quyết vụ việc tham nhũng, tiêu cực; lấy phiếu tín nhiệm',
  'Phương án, nội dung lấy ý kiến Nhân dân; tổng hợp, giải trình, tiếp thu',
  'Phí, lệ phí và nghĩa vụ tài chính',
  'Thủ tục hành chính',
  'Nội dung khác theo quy định',
] as const

export const disclosureEntry = frameEntry('noi_dung_cong_khai', (setting, tasks) => ({
  name: 'Báo cáo',
  subject: `Nội dung phải công khai và nội dung lấy ý kiến Nhân dân tại ${lower(eventName(setting))}`,
  owner: ownerOfTask(tasks, 'công khai') ?? setting.office,
  body: [
    h(2, '1.', 'Nội dung phải công khai (Điều 11 Luật Thực hiện dân chủ ở cơ sở)'),
    table(
      [
        { head: 'STT', width: 1, align: 'center' },
        { head: 'Nội dung', width: 6 },
        { head: 'Đã công khai ở đâu, từ ngày nào', width: 4 },
        { head: 'Tóm tắt để thông tin tại Hội nghị', width: 4 },
      ],
      MUST_PUBLISH.map((text, at): readonly Cell[] => [String(at + 1), text, '', '']),
    ),
    h(2, '2.', 'Nội dung Nhân dân tham gia ý kiến (Điều 25 Luật Thực hiện dân chủ ở cơ sở)'),
    table(
      [
        { head: 'STT', width: 1, align: 'center' },
        { head: 'Dự thảo, nội dung lấy ý kiến', width: 6 },
        { head: 'Cơ quan quyết định', width: 3 },
        { head: 'Thời hạn góp ý', width: 3 },
      ],
      Array.from({ length: 4 }, (_, at): readonly Cell[] => [String(at + 1), '', '', '']),
      { rowHeight: 10 },
    ),
  ],
}))
