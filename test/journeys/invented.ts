// A commune nobody has seen before: its offices, villages and people. Its rules are typed in by the journey itself.
import type { Cast } from './cast.ts'

const person = (
  id: string,
  name: string,
  title: string,
  roles: Cast['people'][number]['roles'],
  more: { readonly unit?: string; readonly village?: string } = {},
): Cast['people'][number] => ({
  id,
  name,
  title,
  roles,
  unit: more.unit ?? null,
  village: more.village ?? null,
  email: null,
  phone: null,
})

const village = (id: string, name: string, population: number): Cast['villages'][number] => ({
  id,
  name,
  households: Math.round(population / 4),
  population,
  aliases: [],
  hall: `Nhà văn hóa ${name}`,
})

export const XUAN_MY: Cast = {
  commune: {
    id: 'xuan-my',
    name: 'Xuân Mỹ',
    kind: 'xã',
    province: 'tỉnh Hải Tây',
    population: 8200,
    voters: 5600,
    office_email: null,
    website: null,
    phone: null,
  },
  units: [
    { id: 'vp', name: 'Văn phòng HĐND và UBND', kind: 'office', fields: ['khac'], email: null },
    { id: 'kinh-te', name: 'Phòng Kinh tế', kind: 'unit', fields: ['nuoc_sach', 'giao_thong'], email: null },
    { id: 'cong-an', name: 'Công an xã', kind: 'police', fields: ['an_ninh'], email: null },
    { id: 'mttq', name: 'Ủy ban MTTQ Việt Nam xã', kind: 'front', fields: [], email: null },
  ],
  villages: [
    village('bac-son', 'Thôn Bắc Sơn', 2300),
    village('dong-ha', 'Thôn Đông Hà', 1900),
    village('nam-linh', 'Thôn Nam Lĩnh', 2100),
    village('tay-giang', 'Thôn Tây Giang', 1900),
  ],
  people: [
    person('chu-tich', 'Mai Văn Quyết', 'Chủ tịch UBND xã', ['chair']),
    person('tt-hdnd', 'Lò Thị Thắm', 'Phó Chủ tịch HĐND xã, đại diện Thường trực HĐND', ['chair']),
    person('pct-1', 'Đỗ Mạnh Hùng', 'Phó Chủ tịch UBND xã', ['stand_in']),
    person('pct-2', 'Trịnh Thị Hoài', 'Phó Chủ tịch UBND xã phụ trách văn hóa - xã hội', ['stand_in']),
    person('vp-1', 'Tạ Thu Hằng', 'Chánh Văn phòng HĐND và UBND', ['office'], { unit: 'vp' }),
    person('vp-2', 'Bùi Quang Vinh', 'Chuyên viên Văn phòng', ['office', 'secretary'], { unit: 'vp' }),
    person('kt-1', 'Ngô Đức Thịnh', 'Trưởng phòng Kinh tế', ['unit'], { unit: 'kinh-te' }),
    person('ca-1', 'Phạm Hữu Lực', 'Trưởng Công an xã', ['police'], { unit: 'cong-an' }),
    person('mt-1', 'Hà Thị Nguyệt', 'Chủ tịch Ủy ban MTTQ Việt Nam xã', ['front'], { unit: 'mttq' }),
  ],
}
