// Word files: both printed forms, slips, numbered paragraphs, and what people do to them. Names are invented.
import { HEADER, op, parts, TINH, tinh, XA } from './say.mjs'
import { cell, esc, listed, PAGE, p, row, run, table, word } from './word.mjs'

const QUOC_HIEU = [p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), p('Độc lập - Tự do - Hạnh phúc')]
const merged = (text, how) => cell(text, `<w:vMerge${how ? ` w:val="${how}"` : ''}/>`)
const wide = (text, span) => cell(text, `<w:gridSpan w:val="${span}"/>`)

function slip({ name, phone, address, lines }) {
  const dots = '…………………………………………………'
  return [
    ...QUOC_HIEU,
    p('PHIẾU ĐĂNG KÝ THAM GIA ĐỐI THOẠI'),
    p('(Ban hành kèm theo Kế hoạch số:      /KH-UBND ngày     tháng 9 năm 2025\ncủa UBND xã Suối Vàng)'),
    p('Kính gửi: Văn phòng HĐND&UBND xã Suối Vàng.'),
    p(`Họ và tên: ${name || dots}`),
    p(`Điện thoại liên hệ:${phone ? ` ${phone}` : '.....................................................'}`),
    p(`Địa chỉ:${address ? ` ${address} ........................` : '................................'}`),
    p(
      'Đăng ký tham gia Hội nghị đối thoại về tình hình phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh và những vấn đề quan trọng của địa phương mà Nhân dân quan tâm của UBND xã Suối Vàng năm 2025, với những nội dung sau:',
    ),
    ...lines.map((line) => p(line)),
    ...[1, 2, 3].map(() =>
      p('....................................................................................'),
    ),
    p('Người đăng ký'),
    p('(Ký ghi rõ họ và tên)'),
    ...(name ? [p(name)] : []),
  ]
}

export const WORD = {
  'mau-xa.docx': {
    bytes: word([
      p('BIỂU MẪU'),
      p(XA),
      table([
        HEADER,
        [
          '1',
          'Tuyến đường từ nhà văn hóa thôn Bản Lài đi Khuổi Ái xuống cấp, mùa mưa trơn trượt, đề nghị xã quan tâm nâng cấp.',
          'Hoàng Văn Thắng, thôn Bản Lài, SĐT 0912 000 101',
        ],
        [
          '2',
          'Đề nghị cấp thêm giống ngô và phân bón cho các hộ cận nghèo vụ xuân.',
          'Bà Nông Thị Duyên\nThôn Nà Cà\n0985.000.102',
        ],
        ['3', '', ''],
      ]),
    ]),
    items: [
      op(
        'Tuyến đường từ nhà văn hóa thôn Bản Lài đi Khuổi Ái xuống cấp, mùa mưa trơn trượt, đề nghị xã quan tâm nâng cấp.',
        'Hoàng Văn Thắng',
        'thôn Bản Lài',
        '0912000101',
      ),
      op(
        'Đề nghị cấp thêm giống ngô và phân bón cho các hộ cận nghèo vụ xuân.',
        'Nông Thị Duyên',
        'Thôn Nà Cà',
        '0985000102',
      ),
    ],
  },
  'mau-hai-cap.docx': {
    bytes: word([
      p('BIỂU MẪU'),
      p(XA),
      table([
        HEADER,
        ['1', 'Đèn đường xóm Đông hỏng đã ba tháng.', 'Triệu Văn Phong, thôn Nà Cà'],
        ['2', '', ''],
      ]),
      PAGE,
      p('BIỂU MẪU'),
      p('Gửi ý kiến, kiến nghị, phản ánh của Nhân dân đến Hội nghị đối thoại'),
      p('cấp tỉnh'),
      table([
        HEADER,
        [
          '1',
          'Đề nghị tỉnh sớm bố trí vốn làm cầu treo Khuổi Slẳng.',
          'Ma Thị Hằng, thôn Khuổi Slẳng, 0345000103',
        ],
        ['2', 'Chế độ cho người hoạt động không chuyên trách ở thôn còn thấp.', 'Ma Văn Tình'],
      ]),
    ]),
    items: [
      op('Đèn đường xóm Đông hỏng đã ba tháng.', 'Triệu Văn Phong', 'thôn Nà Cà'),
      tinh(
        'Đề nghị tỉnh sớm bố trí vốn làm cầu treo Khuổi Slẳng.',
        'Ma Thị Hằng',
        'thôn Khuổi Slẳng',
        '0345000103',
      ),
      tinh('Chế độ cho người hoạt động không chuyên trách ở thôn còn thấp.', 'Ma Văn Tình'),
    ],
  },
  'mau-co-khung-van-ban.docx': {
    bytes: word([
      table([
        [
          `ĐẢNG ỦY XÃ SUỐI VÀNG\nCHI BỘ THÔN NÀ CÀ\n*`,
          'ĐẢNG CỘNG SẢN VIỆT NAM\nNà Cà, ngày 05 tháng 12 năm 2025',
        ],
      ]),
      p('TỔNG HỢP'),
      p('ý kiến, kiến nghị của cán bộ, đảng viên và Nhân dân thôn Nà Cà'),
      p('Kính gửi: Ban Thường vụ Đảng ủy xã (qua Văn phòng Đảng ủy)'),
      p('Thực hiện Kế hoạch số 12-KH/ĐU, Chi bộ thôn Nà Cà tổng hợp ý kiến như sau:'),
      table([
        ['TT', 'Nội dung ý kiến, kiến nghị', 'Họ và tên', 'Ghi chú'],
        ['1', 'Kênh mương nội đồng khu Nà Phầy bị sạt, hơn 2 ha ruộng thiếu nước.', 'Lý Văn Sáu', ''],
        ['2', 'Nhà văn hóa thôn dột, đề nghị hỗ trợ thay mái tôn.', 'Lý Thị Mây', 'đã nêu năm 2024'],
      ]),
      p('Trên đây là tổng hợp ý kiến của Chi bộ thôn Nà Cà, kính trình Ban Thường vụ Đảng ủy xem xét./.'),
      table([['Nơi nhận:\n- Ban Thường vụ Đảng ủy;\n- Lưu chi bộ.', 'T/M CHI BỘ\nBÍ THƯ\n\nĐặng Văn Lâm']]),
    ]),
    items: [
      op('Kênh mương nội đồng khu Nà Phầy bị sạt, hơn 2 ha ruộng thiếu nước.', 'Lý Văn Sáu'),
      op('Nhà văn hóa thôn dột, đề nghị hỗ trợ thay mái tôn.', 'Lý Thị Mây'),
    ],
  },
  'o-gop-nguoi-gui.docx': {
    bytes: word([
      table([
        HEADER,
        row([
          merged('1', 'restart'),
          'Giá thu mua chè thấp, bà con không biết bán cho ai.',
          merged('Đặng Thị Lụa\nthôn Phiêng Lầu', 'restart'),
        ]),
        row([merged(''), 'Đường vào khu sản xuất chè lầy lội.', merged('')]),
        row(['2', 'Xin hỏi khi nào có nước sạch tập trung?', 'Bàn Văn Chài, thôn Phiêng Lầu']),
      ]),
    ]),
    items: [
      op('Giá thu mua chè thấp, bà con không biết bán cho ai.', 'Đặng Thị Lụa', 'thôn Phiêng Lầu'),
      op('Đường vào khu sản xuất chè lầy lội.', 'Đặng Thị Lụa', 'thôn Phiêng Lầu'),
      op('Xin hỏi khi nào có nước sạch tập trung?', 'Bàn Văn Chài', 'thôn Phiêng Lầu'),
    ],
  },
  'thon-trong-bang.docx': {
    bytes: word([
      table([
        row([wide('TỔNG HỢP Ý KIẾN CỦA NHÂN DÂN CÁC THÔN', 4)]),
        ['STT', 'Nội dung', 'Họ tên', 'Số điện thoại'],
        row(['I', wide('Thôn Bản Lài', 3)]),
        ['1', 'Chó thả rông nhiều, đã cắn hai cháu nhỏ.', 'Hà Văn Quý', '0388 000 111'],
        row(['II', wide('Thôn Nà Cà', 3)]),
        ['1', 'Rác ở chợ phiên không ai thu gom.', 'Hà Thị Xuyến', '0388-000-112'],
        row([wide('Tổng cộng: 02 ý kiến', 4)]),
      ]),
    ]),
    items: [
      op('Chó thả rông nhiều, đã cắn hai cháu nhỏ.', 'Hà Văn Quý', 'Thôn Bản Lài', '0388000111'),
      op('Rác ở chợ phiên không ai thu gom.', 'Hà Thị Xuyến', 'Thôn Nà Cà', '0388000112'),
    ],
  },
  'bang-ngat-trang.docx': {
    bytes: word([
      table([
        HEADER,
        ['1', 'Đường điện kéo tạm qua ruộng rất nguy hiểm,', 'Vi Văn Tá, thôn Đồng Mạ'],
        ['', 'nhất là khi mưa bão, đề nghị ngành điện thay cột.', ''],
      ]),
      PAGE,
      table([HEADER, ['2', 'Đề nghị mở lớp dạy nghề may cho chị em.', 'Vi Thị Nết, thôn Đồng Mạ']]),
      table([['3', 'Trạm y tế hay hết thuốc bảo hiểm.', 'Vi Văn Bình, thôn Đồng Mạ']]),
    ]),
    items: [
      op(
        'Đường điện kéo tạm qua ruộng rất nguy hiểm, nhất là khi mưa bão, đề nghị ngành điện thay cột.',
        'Vi Văn Tá',
        'thôn Đồng Mạ',
      ),
      op('Đề nghị mở lớp dạy nghề may cho chị em.', 'Vi Thị Nết', 'thôn Đồng Mạ'),
      op('Trạm y tế hay hết thuốc bảo hiểm.', 'Vi Văn Bình', 'thôn Đồng Mạ'),
    ],
  },
  'theo-doi-thay-doi.docx': {
    bytes: word([
      table([
        HEADER,
        row([
          '1',
          cell(
            p(
              `${run('Đề nghị xã ')}<w:del w:id="1" w:author="a"><w:r><w:delText xml:space="preserve">bỏ </w:delText></w:r></w:del><w:ins w:id="2" w:author="a">${run('sửa gấp ')}</w:ins>${run('cống qua đường thôn 4.')}`,
            ),
          ),
          'Phan Văn Đức, thôn 4',
        ]),
        row(['2', 'Dòng này đã bị xóa khi rà soát.', 'Không còn ai'], '<w:del w:id="3" w:author="a"/>'),
        row([
          '3',
          cell(
            p(
              `<w:moveFrom w:id="4" w:author="a">${run('Chuyển đi chỗ khác. ')}</w:moveFrom>${run('Loa phát thanh thôn 5 rè, không nghe rõ.')}`,
            ),
          ),
          'Phan Thị Ngà, thôn 5',
        ]),
      ]),
    ]),
    items: [
      op('Đề nghị xã sửa gấp cống qua đường thôn 4.', 'Phan Văn Đức', 'thôn 4'),
      op('Loa phát thanh thôn 5 rè, không nghe rõ.', 'Phan Thị Ngà', 'thôn 5'),
    ],
  },
  'bang-long-nhau.docx': {
    bytes: word([
      table([
        row([
          cell(
            `${p('DANH SÁCH Ý KIẾN THÔN ĐỒNG MẠ')}${table([
              HEADER,
              ['1', 'Sân bóng xã chưa có điện chiếu sáng.', 'Lường Văn Hải, thôn Đồng Mạ'],
              row([
                '2',
                cell(
                  `${p('Đề nghị hỗ trợ các hộ có nhà tạm:')}${table([
                    ['Hộ ông Páo', '4 khẩu'],
                    ['Hộ bà Sính', '2 khẩu'],
                  ])}${p('')}`,
                ),
                'Lường Thị Bích, thôn Đồng Mạ',
              ]),
            ])}${p('')}`,
          ),
        ]),
      ]),
    ]),
    items: [
      op('Sân bóng xã chưa có điện chiếu sáng.', 'Lường Văn Hải', 'thôn Đồng Mạ'),
      op(
        'Đề nghị hỗ trợ các hộ có nhà tạm:\nHộ ông Páo 4 khẩu\nHộ bà Sính 2 khẩu',
        'Lường Thị Bích',
        'thôn Đồng Mạ',
      ),
    ],
  },
  'hop-chu-lien-ket-cuoc-chu.docx': {
    bytes: word(
      [
        p(
          `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p('BIỂU MẪU')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('BIỂU MẪU')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
        ),
        p(XA),
        table([
          HEADER,
          row([
            '1',
            cell(
              p(
                `${run('Xem bài trên ')}<w:hyperlink r:id="rId9">${run('trang của xã')}</w:hyperlink>${run(' thì phí vệ sinh là 20.000 đồng, sao thôn thu 25.000 đồng?')}`,
              ),
            ),
            'Tạ Văn Khôi, tổ 2',
          ]),
          row([
            '2',
            cell(p(`${run('Đất trường cũ bỏ hoang')}<w:r><w:footnoteReference w:id="2"/></w:r>`)),
            'Tạ Thị Hoài, tổ 3',
          ]),
        ]),
      ],
      {
        'word/footnotes.xml': `<w:footnotes $W><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${p('Điểm trường Khe Lếch, bỏ từ năm 2021')}</w:footnote></w:footnotes>`,
      },
    ),
    items: [
      op(
        'Xem bài trên trang của xã thì phí vệ sinh là 20.000 đồng, sao thôn thu 25.000 đồng?',
        'Tạ Văn Khôi',
        'tổ 2',
      ),
      op('Đất trường cũ bỏ hoang (chú thích: Điểm trường Khe Lếch, bỏ từ năm 2021)', 'Tạ Thị Hoài', 'tổ 3'),
    ],
  },
  'doan-danh-so-tu-dong.docx': {
    bytes: word(
      [
        ...QUOC_HIEU,
        p('DANH SÁCH Ý KIẾN CỦA NHÂN DÂN THÔN KHE LẾCH'),
        listed('Đề nghị làm rãnh thoát nước dọc đường trục thôn (ông Châu Văn Sơn, thôn Khe Lếch).'),
        listed(
          'Trẻ đi học xa 7 km, đề nghị mở lại điểm trường. (bà Châu Thị Mảy, thôn Khe Lếch, 0377000121)',
        ),
        listed('Xã cần cho biết bao giờ có sóng điện thoại.'),
        p('Khe Lếch, ngày 02 tháng 12 năm 2025'),
        p('TRƯỞNG THÔN'),
        p('Châu A Sang'),
      ],
      { 'word/footer1.xml': `<w:ftr $W>${p('Trang 1')}</w:ftr>` },
    ),
    items: [
      op('Đề nghị làm rãnh thoát nước dọc đường trục thôn', 'Châu Văn Sơn', 'thôn Khe Lếch'),
      op('Trẻ đi học xa 7 km, đề nghị mở lại điểm trường.', 'Châu Thị Mảy', 'thôn Khe Lếch', '0377000121'),
      op('Xã cần cho biết bao giờ có sóng điện thoại.'),
    ],
  },
  'bao-cao-thon.docx': {
    bytes: word([
      p('BÁO CÁO'),
      p('Tổng hợp ý kiến Nhân dân thôn Hợp Tiến'),
      p('I. TÌNH HÌNH CHUNG'),
      p('1. Thôn có 120 hộ, 480 khẩu.'),
      p('2. Đời sống bà con ổn định.'),
      p('II. Ý KIẾN, KIẾN NGHỊ CỦA NHÂN DÂN'),
      p('1. Ông Trịnh Văn Hòa: Đề nghị nạo vét mương tiêu cuối thôn.'),
      p('2. Bà Trịnh Thị Lan: Xe tải chở đất chạy ban đêm làm nứt nhà dân,'),
      p('đề nghị xã có biện pháp.'),
      p('Trên đây là báo cáo của thôn./.'),
      p('Nơi nhận:'),
      p('- UBND xã;'),
      p('- Lưu.'),
      p('TRƯỞNG THÔN'),
      p('Trịnh Đình Phú'),
    ]),
    items: [
      op('Đề nghị nạo vét mương tiêu cuối thôn.', 'Trịnh Văn Hòa'),
      op('Xe tải chở đất chạy ban đêm làm nứt nhà dân,\nđề nghị xã có biện pháp.', 'Trịnh Thị Lan'),
    ],
  },
  'phieu-mot.docx': {
    bytes: word(
      slip({
        name: 'Đinh Văn Trỉa',
        phone: '0354 000 131',
        address: 'Thôn Huy Ra',
        lines: [
          'Đề nghị xã cho biết khi nào trả tiền đền bù đất làm đường tránh lũ.',
          'Gia đình đã bàn giao đất từ tháng 3 nhưng chưa nhận được tiền.',
        ],
      }),
    ),
    items: [
      op(
        'Đề nghị xã cho biết khi nào trả tiền đền bù đất làm đường tránh lũ.\nGia đình đã bàn giao đất từ tháng 3 nhưng chưa nhận được tiền.',
        'Đinh Văn Trỉa',
        'Thôn Huy Ra',
        '0354000131',
      ),
    ],
  },
  'phieu-nhieu.docx': {
    bytes: word([
      ...slip({
        name: 'Đinh Thị Trâm',
        phone: '',
        address: 'thôn Đăk Pao',
        lines: ['1. Đường bê tông thôn Đăk Pao vỡ nhiều chỗ.', '2. Xin cấp bình chứa nước.'],
      }),
      PAGE,
      ...slip({
        name: 'Đinh Văn Reo',
        phone: '+84 388 000 132',
        address: 'Thôn Mang Nà',
        lines: [
          'Con tôi học xong trung cấp y mà chưa có việc làm, xã có',
          'chương trình nào giới thiệu việc làm không?',
        ],
      }),
      PAGE,
      ...slip({ name: '', phone: '', address: '', lines: [] }),
    ]),
    items: [
      parts(
        '1. Đường bê tông thôn Đăk Pao vỡ nhiều chỗ.\n2. Xin cấp bình chứa nước.',
        ['Đường bê tông thôn Đăk Pao vỡ nhiều chỗ.', 'Xin cấp bình chứa nước.'],
        'Đinh Thị Trâm',
        'thôn Đăk Pao',
      ),
      op(
        'Con tôi học xong trung cấp y mà chưa có việc làm, xã có chương trình nào giới thiệu việc làm không?',
        'Đinh Văn Reo',
        'Thôn Mang Nà',
        '0388000132',
      ),
    ],
  },
  'phieu-ke-bang.docx': {
    bytes: word([
      p('PHIẾU ĐĂNG KÝ THAM GIA ĐỐI THOẠI'),
      table([
        ['Họ và tên', 'Võ Thị Thu Sương'],
        ['Điện thoại', '0905 000 133'],
        ['Địa chỉ', 'Tổ 5, thôn An Hội'],
        ['Nội dung', 'Chợ An Hội hay ngập, tiểu thương xin được nâng nền.'],
      ]),
      p('Người đăng ký'),
    ]),
    items: [
      op(
        'Chợ An Hội hay ngập, tiểu thương xin được nâng nền.',
        'Võ Thị Thu Sương',
        'Tổ 5, thôn An Hội',
        '0905000133',
      ),
    ],
  },
  'nhieu-cau-trong-o.docx': {
    bytes: word([
      table([
        HEADER,
        row([
          '1',
          cell([p('- Sửa đường liên thôn'), p('- Lắp đèn chiếu sáng'), p('- Xây hố rác')].join('')),
          'Bế Văn Toàn, thôn Bó Mạ',
        ]),
        row([
          '2',
          cell([listed('Khi nào cấp sổ đỏ?', 1), listed('Khi nào trả tiền rừng?', 1)].join('')),
          'Bế Thị Nga, thôn Bó Mạ',
        ]),
        row(['3', 'Câu 1: Tiền hỗ trợ bão bao giờ có? Câu 2: Ai được nhận?', 'Bế Văn Luân, thôn Bó Mạ']),
        row(['4', 'a) Đề nghị tu sửa đập Nà Lùng; b) Đề nghị cấp máy bơm', 'Bế Văn Hữu, thôn Bó Mạ']),
      ]),
    ]),
    items: [
      parts(
        '- Sửa đường liên thôn\n- Lắp đèn chiếu sáng\n- Xây hố rác',
        ['Sửa đường liên thôn', 'Lắp đèn chiếu sáng', 'Xây hố rác'],
        'Bế Văn Toàn',
        'thôn Bó Mạ',
      ),
      parts(
        '1. Khi nào cấp sổ đỏ?\n2. Khi nào trả tiền rừng?',
        ['Khi nào cấp sổ đỏ?', 'Khi nào trả tiền rừng?'],
        'Bế Thị Nga',
        'thôn Bó Mạ',
      ),
      parts(
        'Câu 1: Tiền hỗ trợ bão bao giờ có? Câu 2: Ai được nhận?',
        ['Tiền hỗ trợ bão bao giờ có?', 'Ai được nhận?'],
        'Bế Văn Luân',
        'thôn Bó Mạ',
      ),
      parts(
        'a) Đề nghị tu sửa đập Nà Lùng; b) Đề nghị cấp máy bơm',
        ['Đề nghị tu sửa đập Nà Lùng', 'Đề nghị cấp máy bơm'],
        'Bế Văn Hữu',
        'thôn Bó Mạ',
      ),
    ],
  },
  'nguoi-gui-trong-noi-dung.docx': {
    bytes: word([
      table([
        ['TT', 'Nội dung kiến nghị'],
        ['1', 'Ông Lê Văn Tám, thôn 3: Đề nghị tăng lượt xe buýt về xã.'],
        ['2', 'Nước giếng nhiễm phèn nặng (bà Lê Thị Sáu, thôn 3, ĐT 0901.000.141)'],
        ['3', 'Đề nghị giữ lại cây đa đầu làng. Người gửi: Lê Văn Chín, thôn 4'],
        ['4', 'Đề nghị sửa cầu dân sinh (Cầu Khỉ).'],
      ]),
    ]),
    items: [
      op('Đề nghị tăng lượt xe buýt về xã.', 'Lê Văn Tám', 'thôn 3'),
      op('Nước giếng nhiễm phèn nặng', 'Lê Thị Sáu', 'thôn 3', '0901000141'),
      op('Đề nghị giữ lại cây đa đầu làng.', 'Lê Văn Chín', 'thôn 4'),
      op('Đề nghị sửa cầu dân sinh (Cầu Khỉ).'),
    ],
  },
  'chu-an-va-kho-khan.docx': {
    bytes: word([
      table([
        HEADER,
        row([
          '1',
          cell(
            p(
              `${run('Bí mật ', '<w:vanish/>')}${run('Đề nghị công khai tiền bảo vệ rừng 2024 & 2025 <của thôn>.')}`,
            ),
          ),
          'Sùng A Vảng, bản Háng Lìa',
        ]),
      ]),
    ]),
    items: [op('Đề nghị công khai tiền bảo vệ rừng 2024 & 2025 <của thôn>.', 'Sùng A Vảng', 'bản Háng Lìa')],
  },
  'tcvn3.docx': {
    bytes: word([
      table([
        ['STT', 'Néi dung', 'Th«ng tin ng­êi göi ý kiÕn'],
        ['1', '§Ò nghÞ x· söa ®­êng vµo th«n v× m­a lò lµm háng nÆng.', 'NguyÔn V¨n Hïng, th«n T©n TiÕn'],
        ['2', 'N­íc s¹ch cña nh©n d©n ch­a cã, ng­êi d©n ph¶i mua.', 'TrÇn ThÞ HuÖ, th«n T©n TiÕn'],
      ]),
    ]),
    items: [
      op('Đề nghị xã sửa đường vào thôn vì mưa lũ làm hỏng nặng.', 'Nguyễn Văn Hùng', 'thôn Tân Tiến'),
      op('Nước sạch của nhân dân chưa có, người dân phải mua.', 'Trần Thị Huệ', 'thôn Tân Tiến'),
    ],
  },
  'co-macro.docm': {
    bytes: word([table([HEADER, ['1', 'Đề nghị phun thuốc muỗi.', 'Kim Thị Sa Rây, ấp Sóc Xoài']])], {
      'word/vbaProject.bin': new Uint8Array([1, 2, 3, 4]),
    }),
    items: [op('Đề nghị phun thuốc muỗi.', 'Kim Thị Sa Rây', 'ấp Sóc Xoài')],
  },
  'mau-trong.docx': {
    bytes: word([
      p('BIỂU MẪU'),
      p(XA),
      table([HEADER, ['1', '', ''], ['2', '', ''], ['3', '', '']]),
      p(TINH),
      table([HEADER, ['1', '', '']]),
    ]),
    refused: 'Không thấy ý kiến',
  },
  'duoi-sai.xlsx': {
    bytes: word([
      table([
        HEADER,
        [
          '1',
          `Đề nghị lắp biển “${esc('Đường hẹp')}”.`.replaceAll('&quot;', '"'),
          'Giàng Thị Chư, bản Lao Chải',
        ],
      ]),
    ]),
    items: [op('Đề nghị lắp biển “Đường hẹp”.', 'Giàng Thị Chư', 'bản Lao Chải')],
  },
}
