// The parts of supervision, each its own page.
import { Tabs } from '../kit/html/bits.tsx'
import { supervisionPath } from './paths.ts'

const PARTS = [
  ['', 'Kiến nghị, nhật ký'],
  ['ke-hoach', 'Kế hoạch giám sát'],
  ['theo-doi', 'Nội dung theo dõi'],
  ['cong-khai', 'Thông tin công khai'],
] as const

export type SupervisionPart = (typeof PARTS)[number][0]

export function SupervisionTabs(props: { readonly commune: string; readonly current: SupervisionPart }) {
  return (
    <Tabs
      label="Các phần của giám sát"
      items={PARTS.map(([part, label]) => ({
        href: supervisionPath(props.commune, part),
        label,
        current: part === props.current,
      }))}
    />
  )
}
