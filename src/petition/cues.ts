// Rules: the words that make the machine suggest a kind, a field or a competence (domain.md B.6: "cue words for a
// suggestion only"). Data, not a verdict: a person decides. Each is matched as whole syllables, tone marks included.
import type { Competence, Field, Kind } from '../regulation/codes.ts'

/** Words with their weight: a cue of one syllable says less than a phrase. */
export interface Cue<Code extends string> {
  readonly code: Code
  readonly words: readonly string[]
  /** Words that speak half as loud: they occur in other matters as well. */
  readonly weak?: readonly string[]
}

function phrases(list: string): readonly string[] {
  return list.split(',').map((phrase) => phrase.trim())
}

/** Kinds that leave the dialogue are looked for first. Border cases ("thái độ của cán bộ") are not among them. */
export const GRAVE_KINDS: readonly Cue<Kind>[] = [
  {
    code: 'to_cao',
    words: phrases(`
      tố cáo, tham ô, tham nhũng, ăn chặn, vòi vĩnh, nhận tiền, nhận hối lộ, hối lộ, ăn bớt, ăn tiền,
      lấy tiền của dân, thu tiền không có biên lai, không có biên lai, không biên lai, bỏ túi,
      bớt xén, chiếm đoạt, trục lợi, nhũng nhiễu, bao che, lạm quyền, bồi dưỡng mới, đút lót,
      phong bì, lót tay, khai khống, ép dân ký, giả chữ ký, cắt xén`),
    weak: phrases('vi phạm pháp luật, giữ bí mật tên, giấu tên, không nêu tên, làm sai, bớt gạo'),
  },
  {
    code: 'khieu_nai',
    words: phrases(`
      khiếu nại, không đồng ý với quyết định, không đồng ý quyết định, không chấp nhận quyết định,
      bồi thường chưa đúng, bồi thường không đúng, bồi thường chưa thỏa đáng, đo thiếu, áp giá sai,
      xem xét lại quyết định, hủy quyết định, thu hồi quyết định, xử phạt oan, phạt sai, phạt oan,
      quyết định xử phạt, quyết định cưỡng chế, xem lại quyết định, không công nhận kết quả,
      loại khỏi danh sách, đưa ra khỏi danh sách, gạch tên khỏi danh sách, cắt hộ nghèo`),
    weak: phrases('không đồng ý, oan, quyết định số, quyết định thu hồi, không thỏa đáng'),
  },
  {
    code: 'to_giac',
    words: phrases(`
      tố giác, mất trộm, trộm cắp, bị trộm, ăn trộm, trộm chó, trộm gà, kẻ trộm, cờ bạc, đánh bạc,
      đánh bài ăn tiền, lô đề, ghi đề, chơi đề, đánh đề, ma túy, cần sa, nghiện hút, chích hút,
      đánh nhau, hành hung, lừa đảo, tín dụng đen, lãi nặng, cho vay nặng lãi, siết nợ, đòi nợ thuê,
      bạo lực gia đình, đánh vợ, đánh đập, buôn lậu, hàng lậu, gỗ lậu, vượt biên,
      khai thác trái phép, đào vàng, đá gà, mại dâm, xâm hại, súng tự chế, xung điện, kích điện,
      cưa gỗ lậu, chở gỗ, bắt chó, cá độ, tàng trữ, bảo kê, cướp, chém nhau, bị chém`),
    weak: phrases('phá rừng, người lạ, ban đêm, dụ dỗ, đe dọa, trái phép'),
  },
  {
    code: 'tranh_chap',
    words: phrases(`
      tranh chấp, lấn đất, lấn ranh, lấn sang, lấn chiếm đất nhà tôi, ranh đất, ranh giới đất,
      nhổ cột mốc, nhổ mốc, dời mốc, cột mốc ruộng, chia thừa kế, chia đất, hòa giải không thành,
      hòa giải, đòi lại đất, nợ tiền, quỵt nợ, quỵt tiền, không trả tiền, anh em tranh, giữa hai nhà,
      giữa hai gia đình, hàng xóm lấn, nhà bên cạnh lấn, kiện nhau, lối đi chung, hai nhà`),
    weak: phrases('hàng xóm, liền kề, nhà bên'),
  },
  {
    code: 'tthc',
    words: phrases(`
      thủ tục, đăng ký khai sinh, làm khai sinh, giấy khai sinh, đăng ký kết hôn, làm căn cước,
      cấp căn cước, định danh điện tử, đăng ký hộ kinh doanh, tạm vắng, tạm trú, chuyển trường,
      chứng thực, giấy chứng tử, khai tử, giấy phép xây dựng, cần giấy tờ gì, cần những giấy tờ,
      hồ sơ gồm, làm ở đâu, nộp ở đâu, nộp hồ sơ ở đâu, xin chuyển mục đích, chuyển mục đích sử dụng,
      sửa tên, sửa ngày sinh, đính chính, cải chính, sai tên, sai ngày sinh, xác nhận hộ khẩu,
      xin xác nhận, gồm giấy tờ gì, phải làm những gì, xin phép`),
    weak: phrases('hồ sơ, giấy tờ, đăng ký, cấp đổi'),
  },
]

/** A short wish often begins with what is to be done: "Kéo điện cho 9 hộ". */
export const WISHES_BEGIN: readonly string[] = phrases(`
      cấp, tăng, sửa, kéo, làm, mở, ngăn, quy định, công khai, giãn, kiểm soát, kiểm tra, thay, lắp,
      xây, hỗ trợ, bổ sung, giảm, nâng, đưa, hướng dẫn, vận động, xử lý, tổ chức, thông báo, cho,
      bố trí, nạo vét, cải tạo, tạo, đầu tư, giữ, trả, đo, dặm, đổ, gia cố, trồng, dạy, mua, phun,
      cắm`)

/** The kinds of an opinion of the dialogue. */
export const OPEN_KINDS: readonly Cue<Kind>[] = [
  {
    code: 'gop_y',
    words: phrases(`
      góp ý, sáng kiến, hiến kế, tôi đề xuất, xin đề xuất, nên chăng, theo tôi nên, xin góp,
      đóng góp ý kiến, ý kiến đóng góp, nên làm, nên tổ chức, nên có, nên lập, nên thành lập`),
    weak: phrases('nên, đề xuất, mô hình'),
  },
  {
    code: 'hoi',
    words: phrases(`
      xin hỏi, cho hỏi, tôi hỏi, muốn hỏi, bao giờ, khi nào, chừng nào, đến bao giờ, tại sao, vì sao,
      như thế nào, thế nào, bao nhiêu, có được không, được không, có phải, hay không, có đúng không,
      ở đâu, cơ quan nào, ai chịu trách nhiệm, làm sao, mấy tháng, hỏi, còn không, ra sao, có không,
      cho biết`),
    weak: phrases('không biết, nào, mấy'),
  },
  {
    code: 'kien_nghi',
    words: phrases(`
      đề nghị, kiến nghị, mong, xin, yêu cầu, cần, hỗ trợ, đầu tư, sớm, nâng cấp, làm mới, xây dựng,
      bố trí, cấp cho, tạo điều kiện, quan tâm, sửa chữa, xem xét, lắp`),
    weak: phrases('thay, mở, thêm, cho vay, sửa'),
  },
  {
    code: 'phan_anh',
    words: phrases(`
      phản ánh, bị hỏng, hư hỏng, xuống cấp, ô nhiễm, bốc mùi, mùi hôi, gây ồn, ồn ào, chưa thấy,
      không thấy, vẫn chưa, mất điện, mất nước, cúp điện, yếu, chập chờn, ngập, lầy lội, sạt lở,
      đổ trộm, vứt rác, cháy hết, bỏ hoang, không ai, thái độ, nhiều lần`),
    weak: phrases('hỏng, hư, bụi, chậm, trễ, bị, lầy'),
  },
]

export const FIELDS: readonly Cue<Field>[] = [
  {
    code: 'dat_dai',
    words: phrases(`
      sổ đỏ, sổ đất, sổ hồng, bìa đỏ, bìa đất, giấy chứng nhận quyền sử dụng đất, giấy chứng nhận,
      đo đạc, thửa đất, chuyển mục đích, đất ở, cấp đất, đất lâm trường, quyền sử dụng đất, cấp sổ,
      ranh đất, tranh chấp đất, đất rừng, đất rẫy, đất nông nghiệp, thu hồi đất, cấp đổi,
      bản đồ địa chính, tách thửa, đất công`),
    weak: phrases('đất, thửa, ranh, mốc'),
  },
  {
    code: 'gpmb_tai_dinh_cu',
    words: phrases(`
      giải phóng mặt bằng, gpmb, tái định cư, bồi thường, đền bù, thu hồi đất, kiểm đếm, giải tỏa,
      áp giá, di dời`),
  },
  {
    code: 'giao_thong',
    words: phrases(`
      đường, giao thông, cầu, ổ gà, lầy lội, đường bê tông, bê tông hóa, mặt đường, vỉa hè, biển báo,
      xe tải, xe ben, quá tải, tốc độ, gờ giảm tốc, quốc lộ, tỉnh lộ, liên thôn, liên xã, ngầm tràn,
      cầu treo, tai nạn, đường liên xã, mố cầu, cầu tràn, lề đường, nhựa hóa, ngã ba, đò, bến xe,
      xe buýt`),
    weak: phrases('bê tông, xe, lầy, xi măng, đi lại, dốc'),
  },
  {
    code: 'thuy_loi',
    words: phrases(`
      thủy lợi, kênh, mương, đập, cống, thoát nước, tưới, hồ chứa, trạm bơm, nước tưới, ngập úng, đê,
      phai, nước vào ruộng, nạo vét, rãnh thoát nước`),
    weak: phrases('ngập, rãnh, ruộng, suối'),
  },
  {
    code: 'nuoc_sach',
    words: phrases(`
      nước sạch, nước sinh hoạt, giếng, giếng khoan, nước uống, bể nước, đường ống nước,
      nước tự chảy, nước máy, nước đục, thiếu nước, công trình nước, nước ăn, bồn nước, nhiễm phèn,
      đồng hồ nước`),
    weak: phrases('nước, máy bơm'),
  },
  {
    code: 'dien',
    words: phrases(`
      điện yếu, đường dây điện, trạm biến áp, mất điện, cúp điện, đèn đường, chiếu sáng, cột điện,
      trụ điện, công tơ, bóng đèn, hạ thế, kéo điện, lưới điện, tiền điện, điện lực, điện sinh hoạt,
      dây điện, điện chập chờn, ngành điện, đồng hồ điện, điện 3 pha, điện ba pha`),
    weak: phrases('điện, đèn, bóng'),
  },
  {
    code: 'moi_truong',
    words: phrases(`
      rác, rác thải, ô nhiễm, mùi hôi, bốc mùi, nước thải, khói, thu gom, bãi rác, bụi mù, tiếng ồn,
      xả thải, môi trường, bao bì thuốc, chất thải, hôi thối, ruồi, đốt rác, khai thác cát,
      khai thác đá, vỏ chai thuốc, bãi tập kết, nổ mìn`),
    weak: phrases('bụi, hôi, thải'),
  },
  {
    code: 'nong_lam_nghiep',
    words: phrases(`
      phân bón, giống cây, cây giống, sâu bệnh, lúa, cao su, điều, cà phê, hồ tiêu, sắn, mì, keo,
      rừng, trồng rừng, khuyến nông, bảo vệ thực vật, nông sản, giá nông sản, mất mùa, vườn,
      khoán bảo vệ rừng, hợp tác xã, đầu ra, khoai, ngô, quế, hồi, dong riềng, nông nghiệp,
      lâm nghiệp, thuốc sâu, cau, mía, chuột phá`),
    weak: phrases('rẫy, cây, ruộng, giống, bảo hiểm nông nghiệp'),
  },
  {
    code: 'chan_nuoi',
    words: phrases(`
      chăn nuôi, trại heo, trại lợn, trang trại, dịch tả lợn, tiêm phòng, thú y, trâu bò, gia súc,
      gia cầm, chuồng trại, heo chết, lợn chết, bò giống, dê giống, vắc xin, chuồng bò, chuồng lợn,
      chó thả rông, lở mồm long móng, trâu, đàn bò, thả rông, con giống, nuôi cá`),
    weak: phrases('heo, lợn, bò, gà, vịt, chuồng, dê'),
  },
  {
    code: 'quy_hoach_xay_dung',
    words: phrases(`
      quy hoạch, giấy phép xây dựng, xây dựng trái phép, quy hoạch treo, công trình,
      cấp phép xây dựng, chợ, xây chợ, xây nhà, đất quy hoạch, trụ sở, thi công, nhà thầu`),
    weak: phrases('xây dựng, dự án, xây'),
  },
  {
    code: 'nong_thon_moi',
    words: phrases(`
      nông thôn mới, ntm, chương trình mục tiêu, chương trình mtqg, hiến đất, dự án giảm nghèo,
      vốn đối ứng, 135, 1719, giảm nghèo bền vững, góp công, nhà nước và nhân dân cùng làm, ocop`),
  },
  {
    code: 'thien_tai',
    words: phrases(`
      sạt lở, lũ, lũ quét, lũ ống, bão, ngập lụt, hạn hán, thiên tai, lốc, tốc mái, đá lăn, nứt đất,
      lở núi, cứu trợ, phòng chống bão, vết nứt, sét, mưa đá, sụt lún, kè, bờ sông lở, lụt`),
    weak: phrases('lở, mưa lớn'),
  },
  {
    code: 'chinh_sach',
    words: phrases(`
      hộ nghèo, cận nghèo, người có công, thương binh, liệt sĩ, bảo trợ, trợ cấp, người cao tuổi,
      khuyết tật, an sinh, nhà tạm, nhà dột nát, xóa nhà tạm, chất độc da cam, bảo hiểm xã hội,
      hưu trí, quà tết, chính sách, gạo, đối tượng, mồ côi, việc làm, xuất khẩu lao động,
      đào tạo nghề, học nghề, dân công hỏa tuyến, huân chương, bằng khen, thanh niên xung phong,
      bộ đội, mai táng, thất nghiệp, lương hưu`),
    weak: phrases('hỗ trợ tiền, nghèo, chế độ, người già'),
  },
  {
    code: 'y_te',
    words: phrases(`
      y tế, trạm y tế, bảo hiểm y tế, bhyt, khám bệnh, thuốc, bác sĩ, sốt xuất huyết, bệnh viện,
      tiêm chủng, thẻ bảo hiểm, chữa bệnh, dịch bệnh, khám chữa bệnh, an toàn thực phẩm, ngộ độc,
      phun thuốc muỗi, cấp cứu, y sĩ, khám sức khỏe`),
    weak: phrases('bệnh, muỗi'),
  },
  {
    code: 'giao_duc',
    words: phrases(`
      trường, học sinh, giáo viên, trường học, mầm non, tiểu học, học phí, bán trú, điểm trường,
      mẫu giáo, phụ huynh, lớp học, cô giáo, thầy giáo, sách giáo khoa, tiền trường, xe đưa đón,
      dạy thêm, nội trú, nhà trẻ, bữa ăn, bỏ học`),
    weak: phrases('học, trẻ em, các cháu, cháu'),
  },
  {
    code: 'van_hoa',
    words: phrases(`
      nhà văn hóa, nhà sinh hoạt cộng đồng, lễ hội, thể thao, sân bóng, chùa, đền, đình, cồng chiêng,
      nhà rông, di tích, thư viện, văn nghệ, hương ước, hội trường thôn, cưới, tang, nhà sàn,
      khu vui chơi, bóng chuyền, du lịch, nghĩa trang, gia đình văn hóa, tín ngưỡng, nhà cộng đồng`),
    weak: phrases('văn hóa, hội trường, tập tục'),
  },
  {
    code: 'an_ninh',
    words: phrases(`
      an ninh, trật tự, công an, trộm, đánh nhau, karaoke, loa kẹo kéo, ma túy, cờ bạc, say rượu,
      đua xe, gây rối, tuần tra, camera, nẹt pô, lừa đảo, tín dụng đen, căn cước, tạm trú, tạm vắng,
      dân quân, biên giới, vượt biên, cháy, phòng cháy, buôn lậu, bạo lực, đá gà, lãi nặng, mất trộm,
      hàng lậu, gây ồn, ồn ào, tệ nạn, đòi nợ, nhậu`),
    weak: phrases('ồn, người lạ, khuya, đêm'),
  },
  {
    code: 'tthc_cchc',
    words: phrases(`
      thủ tục, hồ sơ, một cửa, dịch vụ công, trễ hẹn, quá hẹn, giấy tờ, chứng thực, khai sinh,
      kết hôn, hộ tịch, phiếu hẹn, đăng ký kinh doanh, căn cước, hành chính công,
      cải cách hành chính, đi lại nhiều lần, nộp hồ sơ, hộ khẩu, trả kết quả, khai tử, hộ kinh doanh,
      đổi giấy tờ, sáp nhập, định danh`),
    weak: phrases('đăng ký, giấy, lệ phí'),
  },
  {
    code: 'chuyen_doi_so',
    words: phrases(`
      sóng điện thoại, sóng yếu, internet, mạng, wifi, loa, truyền thanh, loa phát thanh,
      chuyển đổi số, vneid, ứng dụng, zalo, phủ sóng, đài truyền thanh, cáp quang, viễn thông,
      trạm phát sóng, 4g, 5g, trực tuyến, trang thông tin, điện thoại thông minh`),
    weak: phrases('sóng, điện thoại'),
  },
  {
    code: 'can_bo',
    words: phrases(`
      cán bộ, thái độ, công chức, hách dịch, quan liêu, cửa quyền, trưởng thôn, phó thôn,
      lịch tiếp dân, tiếp dân, phụ cấp, bầu, biên chế, nhân viên một cửa, tiếp công dân, nạt nộ,
      phục vụ nhân dân, không tiếp`),
    weak: phrases('phục vụ, lãnh đạo'),
  },
  {
    code: 'dan_toc',
    words: phrases(`
      dân tộc, dân tộc thiểu số, đồng bào, tôn giáo, nhà thờ, chùa, tiếng mẹ đẻ, người có uy tín,
      già làng, thánh thất, điểm nhóm, tiếng dân tộc, phật tử`),
  },
  {
    code: 'ngan_sach',
    words: phrases(`
      ngân sách, vay vốn, ngân hàng, giãn nợ, khoản thu, đóng góp, quỹ, thu chi, công khai tài chính,
      lãi suất, thuế, phí, chính sách xã hội, vốn vay, tín dụng, thu tiền, quyết toán, biên lai,
      tiền quỹ, khoanh nợ, các khoản, huy động`),
    weak: phrases('vay, vốn, nợ, kinh phí'),
  },
]

/** Signs that the commune cannot decide alone. */
export const COMPETENCES: readonly Cue<Competence>[] = [
  {
    code: 'superior',
    words: phrases(`
      quốc lộ, tỉnh lộ, đường tỉnh, ủy ban tỉnh, ubnd tỉnh, hđnd tỉnh, cấp tỉnh, sở, bộ, trung ương,
      chính phủ, nghị định, thông tư, sửa luật, sửa đổi luật, lưới điện, trạm biến áp, ngành điện,
      điện lực, sóng điện thoại, trạm phát sóng, phủ sóng, lâm trường, biên chế giáo viên,
      mức hỗ trợ, mức trợ cấp, nâng mức, tăng mức, quy định của nhà nước, hồ thủy lợi, bệnh viện,
      bệnh viện tỉnh, đầu tư công trung hạn, thủy điện, xả lũ, lãi suất, giãn nợ, khoanh nợ,
      bảng giá đất, giá đất, vườn quốc gia, khu bảo tồn, phụ cấp, cửa khẩu, hệ số, đất quốc phòng,
      công ty lâm nghiệp, khu công nghiệp, kè sông, xã khu vực, cáp quang, danh sách xã, giá điện,
      chương trình sách giáo khoa, bác sĩ về, hồ chứa`),
    weak: phrases('tỉnh, cấp trên, nhà nước, đề án, kéo điện, luật'),
  },
  {
    code: 'other_body',
    words: phrases(`
      tòa án, ngân hàng chính sách, ngân hàng, bảo hiểm xã hội huyện, công ty bảo hiểm, bưu điện,
      viện kiểm sát, thi hành án, công ty cấp nước, doanh nghiệp, bưu tá, kho bạc, nhà mạng,
      siêu thị`),
    weak: phrases('công ty'),
  },
]
