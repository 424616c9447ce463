// Phiếu chuyển: the paper a denunciation is handed over with, and the receipt the other body signs. Drawn for the
// register's keepers alone; it takes no number of the open register, where a gap or a line would tell of it.
import { type Handle, issuerWords, settingOf } from '../conference/setting.paper.ts'
import { shortDate, shortTime } from '../kit/clock.ts'
import { ok, type Result } from '../kit/result.ts'
import { aligned, fill, i, p, pairs, signRow } from '../paper/build.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import { grouped } from './code.ts'
import type { RestrictedMatter } from './restricted.store.ts'

/** Dots to write on, where it is not known yet. */
const orDots = (text: string | null) => text ?? '……………………………'

export async function handoverSlip(
  read: Handle,
  commune: string,
  matter: RestrictedMatter,
  files: number,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const setting = await settingOf(read, commune, matter.conference_id, today)
  if (!setting.ok) return setting
  const issuer = issuerWords(setting.value)
  const village = setting.value.villages.find(({ id }) => id === matter.village_id)?.name
  const date = matter.on_date === null ? null : shortDate(matter.on_date)
  return ok({
    kind: 'ban_giao',
    layout: 'nd30',
    title: 'Phiếu chuyển',
    head: { type: 'motto' },
    heading: {
      type: 'named',
      name: 'Phiếu chuyển',
      subject: 'nội dung thuộc thẩm quyền của cơ quan khác',
      note: `(Số: ${orDots(matter.document)}, sổ riêng)`,
    },
    addressees: [orDots(matter.to_body)],
    body: [
      p(
        `${issuer} nhận được nội dung tố cáo dưới đây. Căn cứ Luật Tố cáo số 25/2018/QH14, ${issuer} chuyển nội dung này để xem xét, giải quyết theo thẩm quyền.`,
      ),
      pairs([
        ['Nhận lúc', shortTime(matter.received_at)],
        ['Mã', grouped(matter.code)],
        ['Tài liệu kèm', files === 0 ? 'Không có' : `${files} tệp`],
      ]),
      p('Nội dung: ', i(matter.text)),
      p(
        'Thông tin người tố cáo ở phụ lục, để trong phong bì riêng có niêm phong. Đề nghị giữ bí mật theo quy định của pháp luật về tố cáo.',
      ),
      aligned('right', date === null ? 'Ngày …… tháng …… năm ………' : `Ngày ${date}`),
      signRow({}, { title: 'Người chuyển', note: '(Ký, ghi rõ họ và tên)' }),
    ],
    annexes: [
      {
        title: 'Thông tin người tố cáo',
        note: '(Niêm phong riêng)',
        body: identity(matter, village),
      },
      { label: null, title: 'Giấy biên nhận', head: 'motto', body: receipt(matter, issuer) },
    ],
    endMark: false,
  })
}

function identity(matter: RestrictedMatter, village: string | undefined): readonly Block[] {
  const place = [matter.address, village].filter(Boolean).join(', ')
  return [
    pairs([
      ['Họ và tên', matter.name ?? 'Không ghi tên'],
      ['Điện thoại', matter.phone ?? 'Không có'],
      ['Địa chỉ', place === '' ? 'Không có' : place],
    ]),
    ...(matter.people ?? matter.on_behalf ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => p(line)),
  ]
}

function receipt(matter: RestrictedMatter, issuer: string): readonly Block[] {
  return [
    p(
      `${orDots(matter.to_body)} đã nhận của ${issuer} phiếu chuyển số ${orDots(matter.document)} (mã ${grouped(matter.code)}), kèm phong bì niêm phong.`,
    ),
    ...(matter.receipt === null ? [fill('Số biên nhận')] : [p(`Số biên nhận: ${matter.receipt}.`)]),
    ...(matter.received_by === null
      ? [fill('Người nhận, chức vụ')]
      : [p(`Người nhận: ${matter.received_by}.`)]),
    signRow(
      { title: 'Người giao', note: '(Ký, ghi rõ họ và tên)' },
      { title: 'Người nhận', note: '(Ký, ghi rõ họ và tên, đóng dấu)' },
    ),
  ]
}
