// What every page of one conference carries: its address, its name, its stage, its tabs.

import type { ComponentChildren } from 'preact'
import { Badge, Tabs } from '../kit/html/bits.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { STAGE, type Stage } from './conference.ts'
import type { Conference } from './store.ts'

export function conferencePath(commune: string, id: string, part = ''): string {
  return `/xa/${commune}/hoi-nghi/${id}${part ? `/${part}` : ''}`
}

export function StageBadge(props: { readonly stage: Stage }) {
  const tone = {
    chuan_bi: 'neutral',
    da_thong_bao: 'waiting',
    nhan_y_kien: 'waiting',
    hom_nay: 'due',
    sau_hoi_nghi: 'waiting',
    da_dong: 'done',
    da_huy: 'late',
  } as const
  return <Badge tone={tone[props.stage]}>{STAGE[props.stage]}</Badge>
}

const PARTS = [
  ['', 'Tiến trình', 'conference.read'],
  ['chuan-bi', 'Chuẩn bị', 'conference.read'],
  ['dai-bieu', 'Đại biểu', 'conference.read'],
  ['cong-khai', 'Công khai', 'conference.read'],
  ['ngay', 'Ngày đối thoại', 'hall.read'],
  ['bien-ban', 'Biên bản', 'hall.read'],
  ['ket-luan', 'Kết luận', 'conclusion.write'],
  ['van-ban', 'Văn bản', 'paper.read'],
] as const

/** The tabs every page of one conference carries. */
export function ConferenceTabs(props: {
  readonly who: Signed
  readonly id: string
  readonly current: string
}) {
  return (
    <Tabs
      label="Các phần của hội nghị"
      items={[
        ...PARTS.filter(([, , right]) => props.who.rights.has(right)).map(([part, label]) => ({
          href: conferencePath(props.who.commune.id, props.id, part),
          label,
          current: part === props.current,
        })),
        ...(props.who.rights.has('petition.read') ||
        props.who.rights.has('petition.read_village') ||
        props.who.rights.has('petition.read_unit')
          ? [{ href: `/xa/${props.who.commune.id}/y-kien?hoi-nghi=${props.id}`, label: 'Ý kiến' }]
          : []),
      ]}
    />
  )
}

export interface ConferenceFrameProps {
  readonly who: Signed
  readonly conference: Conference
  readonly stage: Stage
  readonly current: string
  readonly title?: string
  readonly action?: ComponentChildren
  readonly children?: ComponentChildren
}

/** The frame of a conference's pages: its name, its stage, its tabs. */
export function ConferenceFrame(props: ConferenceFrameProps) {
  return (
    <Office
      who={props.who}
      title={props.title ?? props.conference.title}
      current="hoi-nghi"
      crumbs={[
        { href: `/xa/${props.who.commune.id}/hoi-nghi`, label: 'Hội nghị' },
        ...(props.title
          ? [
              {
                href: conferencePath(props.who.commune.id, props.conference.id),
                label: props.conference.title,
              },
            ]
          : []),
      ]}
      mark={<StageBadge stage={props.stage} />}
      action={props.action}
      tabs={<ConferenceTabs who={props.who} id={props.conference.id} current={props.current} />}
    >
      {props.children}
    </Office>
  )
}
