// Text, CSV and pasted messages, in old encodings too. Names are invented.
import { HEADER, op, parts, TINH, tinh, XA } from './say.mjs'

const utf8 = (text) => new TextEncoder().encode(text)
const utf16 = (text) => Buffer.from(`\ufeff${text}`, 'utf16le')
const swapped = (text) => Buffer.from(utf16(text)).swap16()
const latin = (text) => Buffer.from(text, 'latin1')
/** Windows-1258: five combining tones; everything else as far as these texts need it. */
const CP1258 = {
  ă: 0xe3,
  Ă: 0xc3,
  đ: 0xf0,
  Đ: 0xd0,
  ơ: 0xf5,
  Ơ: 0xd5,
  ư: 0xfd,
  Ư: 0xdd,
  '\u0300': 0xcc,
  '\u0309': 0xd2,
  '\u0303': 0xde,
  '\u0301': 0xec,
  '\u0323': 0xf2,
}
function cp1258(text) {
  const letters = [...text.normalize('NFC')].flatMap((letter) => {
    if (letter.charCodeAt(0) < 0x80 || 'âêôÂÊÔ'.includes(letter) || CP1258[letter]) return [letter]
    const [base, ...marks] = letter.normalize('NFD')
    const tone = marks.find((mark) => '\u0300\u0301\u0303\u0309\u0323'.includes(mark))
    const rest = [base, ...marks.filter((mark) => mark !== tone)].join('').normalize('NFC')
    return tone ? [rest, tone] : [rest]
  })
  return Buffer.from(letters.map((letter) => CP1258[letter] ?? letter.charCodeAt(0)))
}
const csv = (rows, separator = ',') =>
  rows
    .map((row) =>
      row
        .map((cell) => (/["\n]|[,;\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(separator),
    )
    .join('\r\n')

const BASIC = [
  HEADER,
  ['1', 'Đề nghị xã sửa đường trước mùa mưa, người dân đi lại khó.', 'Nguyễn Thị Gấm, thôn Hạ'],
  ['2', 'Trường của thôn chưa có nước sạch cho các cháu.', 'Nguyễn Văn Giáp, thôn Hạ, 0966000301'],
]
const BASIC_ITEMS = [
  op('Đề nghị xã sửa đường trước mùa mưa, người dân đi lại khó.', 'Nguyễn Thị Gấm', 'thôn Hạ'),
  op('Trường của thôn chưa có nước sạch cho các cháu.', 'Nguyễn Văn Giáp', 'thôn Hạ', '0966000301'),
]

export const TEXT = {
  'phay.csv': { bytes: utf8(csv(BASIC)), items: BASIC_ITEMS },
  'cham-phay-bom.csv': { bytes: utf8(`\ufeff${csv(BASIC, ';')}`), items: BASIC_ITEMS },
  'tab-utf16.csv': { bytes: utf16(csv(BASIC, '\t')), items: BASIC_ITEMS },
  'gach-dung-utf16be.csv': { bytes: swapped(csv(BASIC, '|')), items: BASIC_ITEMS },
  'windows-1258.csv': { bytes: cp1258(csv(BASIC)), items: BASIC_ITEMS },
  'nfd.csv': { bytes: utf8(csv(BASIC).normalize('NFD')), items: BASIC_ITEMS },
  'tcvn3.csv': {
    bytes: latin(
      'STT;Néi dung;Hä vµ tªn\r\n1;Nh©n d©n ®Ò nghÞ x· söa ®­êng tr­íc mïa m­a.;NguyÔn V¨n T­\r\n2;Tr­êng cña th«n ch­a cã n­íc s¹ch, ng­êi d©n ph¶i mua.;Hoµng ThÞ N¨m\r\n',
    ),
    items: [
      op('Nhân dân đề nghị xã sửa đường trước mùa mưa.', 'Nguyễn Văn Tư'),
      op('Trường của thôn chưa có nước sạch, người dân phải mua.', 'Hoàng Thị Năm'),
    ],
  },
  'vni.txt': {
    bytes: latin(
      '1. Nhaân daân ñeà nghò xaõ söûa ñöôøng tröôùc muøa möa.\r\n2. Tröôøng cuûa thoân chöa coù nöôùc saïch, ngöôøi daân phaûi mua.\r\n',
    ),
    items: [
      op('Nhân dân đề nghị xã sửa đường trước mùa mưa.'),
      op('Trường của thôn chưa có nước sạch, người dân phải mua.'),
    ],
  },
  'nhay-xuong-dong.csv': {
    bytes: utf8(
      'STT,"Nội dung","Họ tên, địa chỉ"\n1,"Bác Sáu bảo ""đường này là đường tỉnh"",\nthế ai sửa?","Đỗ Văn Sáu\nthôn Trung"\n2,Xin cấp thẻ bảo hiểm,"Đỗ Thị Bảy, thôn Trung"\n',
    ),
    items: [
      op('Bác Sáu bảo "đường này là đường tỉnh",\nthế ai sửa?', 'Đỗ Văn Sáu', 'thôn Trung'),
      op('Xin cấp thẻ bảo hiểm', 'Đỗ Thị Bảy', 'thôn Trung'),
    ],
  },
  'danh-so.txt': {
    bytes: utf8(
      [
        XA,
        '',
        '1. Đề nghị sửa đập tràn',
        '(Lò Văn Hặc, bản Mòn, 0376000311)',
        '2/ Xin hỗ trợ tiền điện - Bà Lò Thị Pâng, bản Mòn',
        '3) Chưa có nhà văn hóa',
        '',
        TINH,
        '1. Ông Cà Văn Sương, bản Ten: Đề nghị tỉnh mở tuyến xe',
      ].join('\n'),
    ),
    items: [
      op('Đề nghị sửa đập tràn', 'Lò Văn Hặc', 'bản Mòn', '0376000311'),
      op('Xin hỗ trợ tiền điện', 'Lò Thị Pâng', 'bản Mòn'),
      op('Chưa có nhà văn hóa'),
      tinh('Đề nghị tỉnh mở tuyến xe', 'Cà Văn Sương', 'bản Ten'),
    ],
  },
  'gach-dau-dong.txt': {
    bytes: utf8(
      'Thôn Bình Minh tổng hợp ý kiến của bà con như sau:\n- Đường trục chính bị ổ gà, ông Tư chạy xe té gãy tay\n- Mương trước trường học không có nắp đậy\n- Đề nghị tăng cường tuần tra ban đêm\nXin chân thành cảm ơn.\n',
    ),
    items: [
      op('Đường trục chính bị ổ gà, ông Tư chạy xe té gãy tay'),
      op('Mương trước trường học không có nắp đậy'),
      op('Đề nghị tăng cường tuần tra ban đêm'),
    ],
  },
  'moi-nguoi-nhieu-y.txt': {
    bytes: utf8(
      'Ông Huỳnh Văn Sang, ấp Long Thới:\n- Cầu ván mục hết rồi\n- Đèn đường không sáng\nBà Huỳnh Thị Út, ấp Long Hòa:\n- Con tôi chưa được vay vốn sinh viên\n',
    ),
    items: [
      parts(
        '- Cầu ván mục hết rồi\n- Đèn đường không sáng',
        ['Cầu ván mục hết rồi', 'Đèn đường không sáng'],
        'Huỳnh Văn Sang',
        'ấp Long Thới',
      ),
      parts(
        '- Con tôi chưa được vay vốn sinh viên',
        ['Con tôi chưa được vay vốn sinh viên'],
        'Huỳnh Thị Út',
        'ấp Long Hòa',
      ),
    ],
  },
  'theo-thon.txt': {
    bytes: utf8(
      'I. Thôn Yên Thượng\n1. Đề nghị làm lại cổng làng\n2. Thiếu máy bơm chống hạn\nII. Thôn Yên Hạ\n1. Xin mở rộng sân kho\n',
    ),
    items: [
      op('Đề nghị làm lại cổng làng', null, 'Thôn Yên Thượng'),
      op('Thiếu máy bơm chống hạn', null, 'Thôn Yên Thượng'),
      op('Xin mở rộng sân kho', null, 'Thôn Yên Hạ'),
    ],
  },
  'zalo-ngoac.txt': {
    bytes: utf8(
      '[08:12, 12/11/2025] Lan Tổ 3: Chào cả nhà\n[08:15, 12/11/2025] Phạm Văn Hậu: Đường tổ 3 ngập quá anh ơi\nnước vào tận nhà\n[08:20, 12/11/2025] Phạm Văn Hậu: [Hình ảnh]\n[09:01, 12/11/2025] Trần Thị Kim Chi: Xin hỏi bao giờ chi trả tiền người cao tuổi?\n[09:05, 12/11/2025] Lan Tổ 3: ok cảm ơn\n',
    ),
    items: [
      op('Đường tổ 3 ngập quá anh ơi\nnước vào tận nhà', 'Phạm Văn Hậu'),
      op('Xin hỏi bao giờ chi trả tiền người cao tuổi?', 'Trần Thị Kim Chi'),
    ],
    errors: [1, 4, 6],
  },
  'zalo-ten-tren.txt': {
    bytes: utf8(
      'Nguyễn Hoàng Nam, 19:02\nXóm mình mất nước 3 hôm rồi\nLê Thị Thanh, 19:10\nNhờ xã nhắc nhà máy nước, với lại đường ống rò rỉ trước cổng chùa\n19:12\n',
    ),
    items: [
      op('Xóm mình mất nước 3 hôm rồi', 'Nguyễn Hoàng Nam'),
      op('Nhờ xã nhắc nhà máy nước, với lại đường ống rò rỉ trước cổng chùa', 'Lê Thị Thanh'),
    ],
  },
  'dan-tu-bang.txt': {
    bytes: utf8(
      '1\tĐề nghị sửa loa truyền thanh\tVương Văn Tín\tthôn 7\n2\tVỉa hè bị lấn chiếm\tVương Thị Tuyết\tthôn 8\n',
    ),
    items: [
      op('Đề nghị sửa loa truyền thanh', 'Vương Văn Tín', 'thôn 7'),
      op('Vỉa hè bị lấn chiếm', 'Vương Thị Tuyết', 'thôn 8'),
    ],
  },
  'cau-co-phay.csv': {
    bytes: utf8('Đường hỏng, cầu gãy, đề nghị xã quan tâm\nĐề nghị cấp giống, phân, thuốc cho bà con\n'),
    items: [op('Đường hỏng, cầu gãy, đề nghị xã quan tâm'), op('Đề nghị cấp giống, phân, thuốc cho bà con')],
  },
  'ky-tu-vo-hinh.csv': {
    bytes: utf8(
      'STT,Nội dung,Họ tên\n1,Đề\u200b nghị\u00a0\u00a0sửa \u202eđường\ufeff,Ngô\u00ad Văn Tý\n2,<script>alert(1)</script> Đề nghị bật đèn,"Ngô Thị <b>Sửu</b>"\n',
    ),
    items: [
      op('Đề nghị sửa đường', 'Ngô Văn Tý'),
      op('<script>alert(1)</script> Đề nghị bật đèn', 'Ngô Thị <b>Sửu</b>'),
    ],
  },
  'dien-thoai-moi-kieu.csv': {
    bytes: utf8(
      'Nội dung;Người gửi\nĐề nghị một;Tạ Văn An, thôn Đoài, 0912.345.601\nĐề nghị hai;Tạ Văn Bình (thôn Đoài) - 0912 345 602\nĐề nghị ba;Tạ Văn Cường, ĐT: +84912345603, thôn Đoài\nĐề nghị bốn;Tạ Văn Dũng, thôn Đoài, 84912345604\nĐề nghị năm;Tạ Văn Em, thôn Đoài, (0241) 3 822 605\nĐề nghị sáu;Tạ Văn Phúc, thôn Đoài, 0912-345-606 / 0988 345 606\n',
    ),
    items: [
      op('Đề nghị một', 'Tạ Văn An', 'thôn Đoài', '0912345601'),
      op('Đề nghị hai', 'Tạ Văn Bình', 'thôn Đoài', '0912345602'),
      op('Đề nghị ba', 'Tạ Văn Cường', 'thôn Đoài', '0912345603'),
      op('Đề nghị bốn', 'Tạ Văn Dũng', 'thôn Đoài', '0912345604'),
      op('Đề nghị năm', 'Tạ Văn Em', 'thôn Đoài', '02413822605'),
      op('Đề nghị sáu', 'Tạ Văn Phúc', 'thôn Đoài', '0912345606'),
    ],
  },
  'phieu.txt': {
    bytes: utf8(
      'PHIẾU ĐĂNG KÝ THAM GIA ĐỐI THOẠI\nKính gửi: Văn phòng HĐND&UBND xã Suối Vàng.\nHọ và tên: Hồ Thị Nhung      Điện thoại: 0935000321\nĐịa chỉ: thôn Gò Rộc\nĐăng ký tham gia Hội nghị đối thoại về tình hình phát triển kinh tế - xã hội,\nbảo đảm quốc phòng, an ninh của UBND xã năm 2025, với những nội dung sau:\nSạt lở sau nhà, mỗi lần mưa cả nhà phải sơ tán.\nXin được bố trí đất tái định cư.\nNgười đăng ký\nHồ Thị Nhung\n',
    ),
    items: [
      op(
        'Sạt lở sau nhà, mỗi lần mưa cả nhà phải sơ tán.\nXin được bố trí đất tái định cư.',
        'Hồ Thị Nhung',
        'thôn Gò Rộc',
        '0935000321',
      ),
    ],
  },
  'rat-dai.csv': {
    bytes: utf8(
      `Nội dung,Họ tên\n${'Đường hỏng lắm rồi. '.repeat(2600)},Vũ Văn Trường\nĐề nghị sửa cống,Vũ Thị Sâm\n`,
    ),
    items: [op('Đề nghị sửa cống', 'Vũ Thị Sâm')],
    errors: [2],
  },
  'rong.csv': { bytes: new Uint8Array(0), refused: 'rỗng' },
  'chi-so.csv': { bytes: utf8('1,2,3\n4,5,6\n'), refused: 'Không thấy ý kiến' },
}
