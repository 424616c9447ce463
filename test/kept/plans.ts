// The five plans as this test sees them: who acts, which days count. Every date is the plan's own, counted outside src/.
import { dayOf, isoOf, naiveDays, naiveRoll, naiveStep } from '../clock.naive.ts'
import { expectedDate } from '../journeys/expected.ts'

export interface Plan {
  readonly commune: string
  /** The conference. */
  readonly held: string
  readonly people: {
    readonly office: string
    readonly chair: string
    readonly unit: string
    readonly superior: string
    readonly secretary: string
  }
  /** The unit that has everything. */
  readonly unit: { readonly id: string; readonly name: string }
  /** What the chair says where an answer in writing is owed. */
  readonly inWriting: string
  readonly beyond: 'vuot_tham_quyen' | 'giao_don_vi'
  /** Whether the superior answers at its own seat; else the office enters what came by post, with a date of its own. */
  readonly ownSeat: boolean
  readonly concluded: string
  /** The order's own date, where the plan has no reply rule. */
  readonly ordered: string | null
  /** By when an ordinary written answer is due. */
  readonly reply: string
  /** By when the letter to the superior is due. */
  readonly letter: string | null
  readonly extendedTo: string
  /** The reply period once more, from a day on. */
  readonly again: (from: string) => string | null
  /** The report on the holding: its kind, its label, when it goes out, which rule it meets. */
  readonly holding: {
    readonly kind: 'bao_cao_to_chuc' | 'bao_cao_tong_hop'
    readonly label: string
    readonly on: string
    readonly rule: string | null
  }
  /** The rule of the monthly report, where the plan has one. */
  readonly monthly: string | null
}

const isWorked = naiveDays()
export const plus = (iso: string, days: number) => isoOf(dayOf(iso) + days)
const working = (days: number) => (from: string) => isoOf(naiveStep(dayOf(from), days, isWorked))
const rolled = (days: number) => (from: string) => isoOf(naiveRoll(dayOf(from) + days, 1, isWorked))

const TO_CHUC = { kind: 'bao_cao_to_chuc', label: 'Báo cáo kết quả tổ chức' } as const

function locThinh(): Plan {
  const held = '2024-08-20'
  const due = (rule: string) => expectedDate('loc-thinh', held, rule)
  return {
    commune: 'loc-thinh',
    held,
    people: {
      office: 'vp-cong-chuc',
      chair: 'chu-tich',
      unit: 'dc-1',
      superior: 'tinh-1',
      secretary: 'vp-chuyen-vien',
    },
    unit: { id: 'dc-xd', name: 'Địa chính - Nông nghiệp - Xây dựng và Môi trường' },
    inWriting: 'tra_loi_van_ban',
    beyond: 'vuot_tham_quyen',
    ownSeat: true,
    concluded: due('S5-ESC'),
    ordered: null,
    reply: due('S5-REPLY'),
    letter: due('S5-ESC'),
    extendedTo: plus(due('S5-REPLY'), 14),
    again: working(7),
    holding: { ...TO_CHUC, on: due('S5-REPORT'), rule: 'S5-REPORT' },
    monthly: null,
  }
}

function sonTayHa(): Plan {
  const held = '2025-09-26'
  const due = (rule: string) => expectedDate('son-tay-ha', held, rule)
  return {
    commune: 'son-tay-ha',
    held,
    people: {
      office: 'vp-1',
      chair: 'chu-tich',
      unit: 'kt-1',
      superior: 'tinh-1',
      secretary: 'vp-thu-ky',
    },
    unit: { id: 'kinh-te', name: 'Phòng Kinh tế' },
    inWriting: 'xac_minh',
    beyond: 'vuot_tham_quyen',
    ownSeat: true,
    concluded: due('S1-TB'),
    ordered: null,
    reply: due('S1-REPLY'),
    letter: due('S1-REPLY'),
    extendedTo: plus(due('S1-REPLY'), 20),
    again: rolled(30),
    holding: { ...TO_CHUC, on: plus(due('S1-TB'), 2), rule: 'S1-REPORT' },
    monthly: 'S1-MONTH',
  }
}

function baoLam(): Plan {
  const held = '2024-06-14'
  const due = (rule: string) => expectedDate('bao-lam', held, rule)
  return {
    commune: 'bao-lam',
    held,
    people: { office: 'vp-1', chair: 'chu-tich', unit: 'dc-1', superior: 'tinh-1', secretary: 'vp-2' },
    unit: { id: 'dia-chinh', name: 'Địa chính - Nông nghiệp - Xây dựng và Môi trường' },
    inWriting: 'tra_loi_van_ban',
    beyond: 'vuot_tham_quyen',
    ownSeat: false,
    concluded: due('S2-TB'),
    ordered: null,
    reply: due('S2-REPLY<S2-TB'),
    letter: due('S2-REPLY<S2-TB'),
    extendedTo: due('S2-COMPLEX<S2-TB'),
    again: working(20),
    holding: { ...TO_CHUC, on: plus(due('S2-TB'), 2), rule: 'S2-REPORT' },
    monthly: null,
  }
}

function quangBach(): Plan {
  const held = '2025-12-15'
  return {
    commune: 'quang-bach',
    held,
    people: { office: 'vpdu-1', chair: 'bi-thu', unit: 'kt-1', superior: 'tinh-1', secretary: 'vpdu-2' },
    unit: { id: 'kinh-te', name: 'Phòng Kinh tế' },
    inWriting: 'giao_don_vi',
    beyond: 'vuot_tham_quyen',
    ownSeat: true,
    concluded: plus(held, 7),
    ordered: plus(held, 37),
    reply: plus(held, 37),
    letter: null,
    extendedTo: plus(held, 51),
    again: () => null,
    holding: {
      kind: 'bao_cao_tong_hop',
      label: 'Báo cáo tổng hợp sau hội nghị',
      on: plus(held, 9),
      rule: null,
    },
    monthly: null,
  }
}

function songAn(): Plan {
  const held = '2019-11-15'
  return {
    commune: 'song-an',
    held,
    people: {
      office: 'vp-tk-1',
      chair: 'chu-tich',
      unit: 'dc-1',
      superior: 'tinh-1',
      secretary: 'vp-tk-2',
    },
    unit: { id: 'dia-chinh', name: 'Địa chính - Xây dựng - Nông nghiệp và Môi trường' },
    inWriting: 'giao_don_vi',
    beyond: 'giao_don_vi',
    ownSeat: false,
    concluded: plus(held, 5),
    ordered: plus(held, 35),
    reply: plus(held, 35),
    letter: plus(held, 35),
    extendedTo: plus(held, 49),
    again: () => null,
    holding: { ...TO_CHUC, on: plus(held, 7), rule: null },
    monthly: null,
  }
}

export const PLANS: readonly (() => Plan)[] = [locThinh, sonTayHa, baoLam, quangBach, songAn]
