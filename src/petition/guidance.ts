// Rules: sorting at the door (domain.md B.6): what is not an opinion of the dialogue goes its own lawful way, with
// words that tell the person where. A human decides; the machine only suggests.
import type { Kind } from '../regulation/codes.ts'

/** Kinds that are split off, each with its law. Tố cáo is not among them: it goes to the restricted register. */
export const SPLIT_KINDS = ['khieu_nai', 'to_giac', 'tranh_chap', 'tthc'] as const
export type SplitKind = (typeof SPLIT_KINDS)[number]

export function isSplitKind(kind: Kind): kind is SplitKind {
  return (SPLIT_KINDS as readonly Kind[]).includes(kind)
}

/** What must not be answered as an opinion: said aloud before anybody sorts it. */
export function isGrave(kind: Kind): boolean {
  return kind === 'to_cao' || kind === 'khieu_nai' || kind === 'to_giac' || kind === 'tranh_chap'
}

interface Way {
  readonly law: string
  readonly guidance: string
}

const WAYS: Readonly<Record<SplitKind, Way>> = {
  khieu_nai: {
    law: 'Luật Khiếu nại số 02/2011/QH13, Điều 2',
    guidance:
      'Nội dung này là khiếu nại: đề nghị xem xét lại một quyết định hoặc hành vi hành chính ảnh hưởng trực tiếp đến quyền của ông (bà). Khiếu nại không giải quyết tại hội nghị đối thoại mà theo Luật Khiếu nại số 02/2011/QH13. Ông (bà) làm đơn khiếu nại gửi người đã ra quyết định hoặc cơ quan của người có hành vi bị khiếu nại; bộ phận tiếp công dân của xã sẽ hướng dẫn cách viết đơn.',
  },
  to_giac: {
    law: 'Bộ luật Tố tụng hình sự, quy định về tố giác và tin báo về tội phạm',
    guidance:
      'Nội dung này là tố giác, tin báo về tội phạm, đã chuyển cơ quan Công an tiếp nhận, xử lý theo Bộ luật Tố tụng hình sự. Hội nghị chỉ xác nhận việc chuyển. Ông (bà) có thể cung cấp thêm thông tin trực tiếp cho Công an xã.',
  },
  tranh_chap: {
    law: 'Pháp luật về hòa giải ở cơ sở; Bộ luật Tố tụng dân sự; Luật Đất đai',
    guidance:
      'Nội dung này là tranh chấp giữa các bên, không phán xét tại hội nghị đối thoại. Ông (bà) có thể đề nghị tổ hòa giải ở thôn hòa giải; tranh chấp đất đai thì gửi đơn đề nghị Ủy ban nhân dân xã hòa giải; nếu không hòa giải được thì khởi kiện tại Tòa án nhân dân.',
  },
  tthc: {
    law: 'Quy định về kiểm soát thủ tục hành chính, cơ chế một cửa',
    guidance:
      'Nội dung này là yêu cầu giải quyết thủ tục hành chính. Ông (bà) nộp hồ sơ tại Trung tâm Phục vụ hành chính công của xã hoặc trên Cổng dịch vụ công; bộ phận một cửa hướng dẫn thành phần hồ sơ và trả phiếu hẹn ngày có kết quả.',
  },
}

export function wayOf(kind: SplitKind): Way {
  return WAYS[kind]
}

/** What the holder of a receipt reads when nothing more may be said openly (Luật Tố cáo số 25/2018/QH14, Điều 8, 9). */
export const NEUTRAL_STATUS =
  'Nội dung đã được tiếp nhận và đang được xem xét theo đúng quy định của pháp luật. Ông (bà) có thể liên hệ trực tiếp Văn phòng để biết thêm.'
