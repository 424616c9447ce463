// Rules: the figures as tables to take along (.xlsx, CSV): numerator and denominator in columns of their own, so that they
// can be added up again. domain F: "show both numerator and rate".
import type { CellValue, TableSheet } from '../kit/xlsx.ts'
import {
  DIMENSION_KEYS,
  DIMENSIONS,
  type Figures,
  GROUP_MEASURES,
  MEASURE_KEYS,
  MEASURES,
} from './figures.ts'

function percent(part: number, whole: number): CellValue {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10
}

const RATE = [{ header: 'Số lượng' }, { header: 'Trên tổng số' }, { header: 'Tỷ lệ (%)' }]

function summary(figures: Figures): TableSheet {
  return {
    name: 'Chỉ tiêu',
    columns: [{ header: 'Chỉ tiêu', width: 44 }, ...RATE, { header: 'Tính trên', width: 40 }],
    rows: [
      ['Số liệu đến hết ngày', null, null, null, figures.asOf],
      ['Lượt ý kiến tiếp nhận', figures.submissions, null, null, null],
      ['Nội dung tiếp nhận', figures.received, null, null, null],
      ...MEASURE_KEYS.map((key): readonly CellValue[] => {
        const { part, whole } = figures.rates[key]
        return [MEASURES[key].label, part, whole, percent(part, whole), MEASURES[key].of]
      }),
      [
        'Thôn chưa có ý kiến',
        figures.silent.part,
        figures.silent.whole,
        percent(figures.silent.part, figures.silent.whole),
        figures.silent.names.join(', '),
      ],
    ],
  }
}

/** One sheet of all figures, one of each way of grouping them. */
export function figureSheets(figures: Figures): readonly TableSheet[] {
  return [
    summary(figures),
    ...DIMENSION_KEYS.map((dimension) => ({
      name: DIMENSIONS[dimension],
      columns: [
        { header: DIMENSIONS[dimension], width: 36 },
        { header: 'Tiếp nhận' },
        ...GROUP_MEASURES.flatMap((key) => [
          { header: MEASURES[key].label, width: 24 },
          { header: 'Trên tổng số' },
          { header: 'Tỷ lệ (%)' },
        ]),
      ],
      rows: figures.groups[dimension].map((group) => [
        group.label,
        group.received,
        ...GROUP_MEASURES.flatMap((key) => {
          const { part, whole } = group.rates[key]
          return [part, whole, percent(part, whole)]
        }),
      ]),
    })),
  ]
}

/** Everything in one long table, for programs. */
export function figureTable(figures: Figures): TableSheet {
  return {
    name: 'Số liệu',
    columns: ['Nhóm', 'Tên', 'Chỉ tiêu', ...RATE.map((column) => column.header)].map((header) => ({
      header,
    })),
    rows: [
      ['Chung', '', 'Lượt ý kiến tiếp nhận', figures.submissions, null, null],
      ['Chung', '', 'Nội dung tiếp nhận', figures.received, null, null],
      ...MEASURE_KEYS.map((key): readonly CellValue[] => {
        const { part, whole } = figures.rates[key]
        return ['Chung', '', MEASURES[key].label, part, whole, percent(part, whole)]
      }),
      [
        'Chung',
        '',
        'Thôn chưa có ý kiến',
        figures.silent.part,
        figures.silent.whole,
        percent(figures.silent.part, figures.silent.whole),
      ],
      ...DIMENSION_KEYS.flatMap((dimension) =>
        figures.groups[dimension].flatMap((group): readonly (readonly CellValue[])[] => [
          [DIMENSIONS[dimension], group.label, 'Tiếp nhận', group.received, null, null],
          ...GROUP_MEASURES.map((key): readonly CellValue[] => {
            const { part, whole } = group.rates[key]
            return [
              DIMENSIONS[dimension],
              group.label,
              MEASURES[key].label,
              part,
              whole,
              percent(part, whole),
            ]
          }),
        ]),
      ),
    ],
  }
}
