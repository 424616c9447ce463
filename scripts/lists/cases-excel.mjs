// Excel files: several sheets, hidden things, dates, numbers, formulas, titles, signatures. Names are invented.
import { bad, day, excel, formula } from './excel.mjs'
import { HEADER, op, parts, TINH, tinh, XA } from './say.mjs'

const one = (rows, more = {}, parts = {}) => excel([{ name: 'Sheet1', rows, ...more }], parts)

export const EXCEL = {
  'tieu-de-gop.xlsx': {
    bytes: one(
      [
        ['UBND XÃ SUỐI VÀNG', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        ['DANH SÁCH TỔNG HỢP Ý KIẾN NHÂN DÂN THÔN TÂN LẬP'],
        [],
        ['STT', 'Họ và tên', 'Địa chỉ', 'Nội dung kiến nghị', 'Điện thoại'],
        [1, 'Cao Văn Lực', 'Xóm 1', 'Đề nghị cứng hóa 300 m đường ra đồng.', '0962000201'],
        [2, 'Cao Thị Nhàn', 'Xóm 2', 'Cần thêm thùng rác ở ngã ba.', '0962.000.202'],
        [],
        [null, null, null, 'Tân Lập, ngày 01 tháng 12 năm 2025'],
        [null, null, null, 'TRƯỞNG THÔN'],
        [null, null, null, '(Ký, ghi rõ họ tên)'],
        [null, null, null, 'Cao Bá Đạt'],
      ],
      { merges: ['A2:E2', 'A1:C1'] },
    ),
    items: [
      op('Đề nghị cứng hóa 300 m đường ra đồng.', 'Cao Văn Lực', 'Xóm 1', '0962000201'),
      op('Cần thêm thùng rác ở ngã ba.', 'Cao Thị Nhàn', 'Xóm 2', '0962000202'),
    ],
  },
  'nhieu-trang.xlsx': {
    bytes: excel([
      { name: 'Cấp xã', rows: [HEADER, [1, 'Đề nghị trồng cây dọc đường mới.', 'Mạc Văn Trung, thôn 1']] },
      { name: 'Cấp tỉnh', rows: [HEADER, [1, 'Đề nghị tỉnh sửa tỉnh lộ 254.', 'Mạc Thị Vân, thôn 2']] },
      {
        name: 'Hướng dẫn',
        rows: [['Điền vào cột Nội dung, mỗi ý kiến một dòng.'], ['Gửi về Văn phòng trước 10/12.']],
      },
    ]),
    items: [
      op('Đề nghị trồng cây dọc đường mới.', 'Mạc Văn Trung', 'thôn 1'),
      tinh('Đề nghị tỉnh sửa tỉnh lộ 254.', 'Mạc Thị Vân', 'thôn 2'),
    ],
  },
  'an-dong-cot-trang.xlsx': {
    bytes: excel([
      {
        name: 'Danh sách',
        rows: [
          ['STT', 'Nội dung', 'Họ tên', 'SĐT'],
          [1, 'Đề nghị sửa trạm bơm.', 'Thái Văn Cẩn', '0933000211'],
          [2, 'Ao làng ô nhiễm.', 'Thái Thị Hạnh', '0933000212'],
        ],
        hiddenRows: [3],
        hiddenColumns: [4],
      },
      { name: 'danh_muc', hidden: true, rows: [['Giao thông'], ['Thủy lợi'], ['Điện']] },
    ]),
    items: [
      op('Đề nghị sửa trạm bơm.', 'Thái Văn Cẩn', null, '0933000211'),
      op('Ao làng ô nhiễm.', 'Thái Thị Hạnh', null, '0933000212', { warns: 'ẩn' }),
    ],
  },
  'ngay-so-cong-thuc.xlsx': {
    bytes: one([
      ['TT', 'Ngày', 'Nội dung', 'Người gửi', 'Điện thoại'],
      [1, day(2025, 11, 28), 'Đề nghị khơi thông cống.', 'Đoàn Văn Lợi', 912000221],
      [2, day(2025, 11, 29), formula('"Giá điện "&"cao"', 'Giá điện cao'), 'Đoàn Thị Thắm', 84912000222],
      [3, day(2025, 11, 30), bad('#REF!'), 'Đoàn Văn Phúc', ''],
    ]),
    items: [
      op('Đề nghị khơi thông cống.', 'Đoàn Văn Lợi', null, '0912000221'),
      op('Giá điện cao', 'Đoàn Thị Thắm', null, '0912000222'),
    ],
    errors: [4],
  },
  'khong-tieu-de.xlsx': {
    bytes: one([
      [1, 'Đề nghị thu gom vỏ thuốc bảo vệ thực vật.', 'Tống Văn Mạnh', 'thôn Cầu Vân', '0944000231'],
      [2, 'Cột điện trước nhà ông Thi bị nghiêng.', 'Tống Thị Ngọc', 'thôn Cầu Vân', '0944000232'],
      [3, 'Đề nghị mở rộng nghĩa trang.', 'Tống Văn Ba', 'thôn Cầu Vân', ''],
    ]),
    items: [
      op('Đề nghị thu gom vỏ thuốc bảo vệ thực vật.', 'Tống Văn Mạnh', 'thôn Cầu Vân', '0944000231'),
      op('Cột điện trước nhà ông Thi bị nghiêng.', 'Tống Thị Ngọc', 'thôn Cầu Vân', '0944000232'),
      op('Đề nghị mở rộng nghĩa trang.', 'Tống Văn Ba', 'thôn Cầu Vân'),
    ],
  },
  'stt-sai.xlsx': {
    bytes: one([
      HEADER,
      [1, 'Ngập cục bộ ở ngã tư.', 'Khuất Văn Hưng'],
      [1, 'Thiếu giáo viên mầm non.', 'Khuất Thị Dung'],
      [null, 'Đề nghị lắp camera an ninh.', 'Khuất Văn Tiệp'],
      [7, 'Chợ cóc lấn đường.', 'Khuất Thị Loan'],
      [3, 'Không có ý kiến', 'Khuất Văn Út'],
    ]),
    items: [
      op('Ngập cục bộ ở ngã tư.', 'Khuất Văn Hưng'),
      op('Thiếu giáo viên mầm non.', 'Khuất Thị Dung'),
      op('Đề nghị lắp camera an ninh.', 'Khuất Văn Tiệp'),
      op('Chợ cóc lấn đường.', 'Khuất Thị Loan'),
    ],
    errors: [6],
  },
  'tieu-de-hai-dong.xlsx': {
    bytes: one(
      [
        ['STT', 'Nội dung', 'Thông tin người gửi', null, null],
        [null, null, 'Họ tên', 'Thôn', 'SĐT'],
        ['(1)', '(2)', '(3)', '(4)', '(5)'],
        [1, 'Đề nghị có sân chơi cho trẻ.', 'Lạc Thị Hương', 'Đồng Tâm', '0977 000 241'],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:E1'] },
    ),
    items: [op('Đề nghị có sân chơi cho trẻ.', 'Lạc Thị Hương', 'thôn Đồng Tâm', '0977000241')],
  },
  'gop-doc.xlsx': {
    bytes: one(
      [
        ['STT', 'Thôn', 'Nội dung', 'Họ tên'],
        [1, 'Bản Púng', 'Đề nghị hỗ trợ giống lúa.', 'Quàng Văn Inh'],
        [2, null, 'Suối Nậm Hua sạt bờ.', 'Quàng Thị Ọi'],
        [3, 'Bản Cang', 'Chưa có chỗ họp bản.', 'Lò Văn Pâng'],
      ],
      { merges: ['B2:B3'] },
    ),
    items: [
      op('Đề nghị hỗ trợ giống lúa.', 'Quàng Văn Inh', 'Bản Púng'),
      op('Suối Nậm Hua sạt bờ.', 'Quàng Thị Ọi', 'Bản Púng'),
      op('Chưa có chỗ họp bản.', 'Lò Văn Pâng', 'Bản Cang'),
    ],
  },
  'hai-cot-noi-dung.xlsx': {
    bytes: one([
      ['STT', 'Họ và tên', 'Nội dung phản ánh', 'Kiến nghị', 'Cơ quan trả lời', 'Nội dung trả lời'],
      [1, 'Chu Văn Nghị', 'Bãi rác cạnh trường học bốc mùi.', 'Di dời bãi rác.', 'Phòng Kinh tế', ''],
      [2, 'Chu Thị Hợp', 'Giá nước tăng.', '', '', 'Đã trả lời'],
    ]),
    items: [
      op('Bãi rác cạnh trường học bốc mùi.\nDi dời bãi rác.', 'Chu Văn Nghị'),
      op('Giá nước tăng.', 'Chu Thị Hợp'),
    ],
  },
  'nhu-tren.xlsx': {
    bytes: one([
      ['TT', 'Nội dung', 'Người gửi'],
      [1, 'Đề nghị nâng mức hỗ trợ mai táng.', 'Hứa Văn Đạo, thôn Pác Ngòi'],
      [2, 'Đề nghị sớm trả lương tổ bảo vệ an ninh.', 'nt'],
      [3, 'Hồ Ba Bể cần thêm xuồng cứu hộ.', 'Như trên'],
      [4, 'Thuyền cũ để ở bến mất mỹ quan.', '"'],
    ]),
    items: [
      op('Đề nghị nâng mức hỗ trợ mai táng.', 'Hứa Văn Đạo', 'thôn Pác Ngòi'),
      op('Đề nghị sớm trả lương tổ bảo vệ an ninh.', 'Hứa Văn Đạo', 'thôn Pác Ngòi'),
      op('Hồ Ba Bể cần thêm xuồng cứu hộ.', 'Hứa Văn Đạo', 'thôn Pác Ngòi'),
      op('Thuyền cũ để ở bến mất mỹ quan.', 'Hứa Văn Đạo', 'thôn Pác Ngòi'),
    ],
  },
  'cot-cap.xlsx': {
    bytes: one([
      ['STT', 'Nội dung', 'Người gửi', 'Gửi cấp'],
      [1, 'Đề nghị sửa đường tỉnh 601.', 'Lục Văn Tài', 'Tỉnh'],
      [2, 'Đề nghị sửa nhà vệ sinh trường.', 'Lục Thị Thơm', 'Xã'],
      [3, 'Xin thêm đèn.', 'Lục Văn Bảo', ''],
    ]),
    items: [
      tinh('Đề nghị sửa đường tỉnh 601.', 'Lục Văn Tài'),
      op('Đề nghị sửa nhà vệ sinh trường.', 'Lục Thị Thơm'),
      op('Xin thêm đèn.', 'Lục Văn Bảo'),
    ],
  },
  'hai-danh-sach-mot-trang.xlsx': {
    bytes: one([
      ['BIỂU MẪU'],
      [XA],
      HEADER,
      [1, 'Cống thoát nước bị tắc.', 'Phùng Văn Kiên, khu 2'],
      [],
      ['BIỂU MẪU'],
      [TINH],
      HEADER,
      [1, 'Bảo hiểm y tế cho người dân tộc thiểu số.', 'Phùng Thị Yến, khu 3'],
    ]),
    items: [
      op('Cống thoát nước bị tắc.', 'Phùng Văn Kiên', 'khu 2'),
      tinh('Bảo hiểm y tế cho người dân tộc thiểu số.', 'Phùng Thị Yến', 'khu 3'),
    ],
  },
  'co-macro.xlsm': {
    bytes: one(
      [HEADER, [1, 'Xin hỗ trợ cây giống mắc ca.', 'Điểu Thị Bé, sóc Bom Bo']],
      {},
      { 'xl/vbaProject.bin': new Uint8Array([9, 9, 9]) },
    ),
    items: [op('Xin hỗ trợ cây giống mắc ca.', 'Điểu Thị Bé', 'sóc Bom Bo')],
  },
  'cong-thuc-la.xlsx': {
    bytes: one([
      HEADER,
      [1, '=HYPERLINK("http://xau.example";"bấm vào đây") đề nghị xem', '@Lâm Văn Sỹ'],
      [2, '+ Đường hỏng\n+ Cầu gãy', 'Lâm Thị Hoa'],
    ]),
    items: [
      op('=HYPERLINK("http://xau.example";"bấm vào đây") đề nghị xem', '@Lâm Văn Sỹ'),
      parts('+ Đường hỏng\n+ Cầu gãy', ['Đường hỏng', 'Cầu gãy'], 'Lâm Thị Hoa'),
    ],
  },
}
