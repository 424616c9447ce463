// The staff shell of the house: the rail in the order of work, shown as far as the person's rights reach.
import type { ComponentChildren } from 'preact'
import type { Crumb } from '../kit/html/bits.tsx'
import type { IconName } from '../kit/html/icons.tsx'
import { StaffShell } from '../kit/html/shell.tsx'
import { type Right, ROLES } from './rights.ts'
import { isSeat, seatName } from './seats.ts'
import type { Signed } from './session.ts'

export type NavKey =
  | 'viec'
  | 'dieu-hanh'
  | 'hoi-nghi'
  | 'y-kien'
  | 'giai-quyet'
  | 'van-ban'
  | 'bao-cao'
  | 'giam-sat'
  | 'lich'
  | 'du-lieu'
  | 'quan-tri'
  | 'cac-xa'
  | 'viec-cap-tren'

const NAV: readonly { key: NavKey; path: string; label: string; icon: IconName; rights: readonly Right[] }[] =
  [
    {
      key: 'viec',
      path: 'viec',
      label: 'Việc hôm nay',
      icon: 'home',
      rights: ['conference.read', 'superior.answer'],
    },
    {
      key: 'dieu-hanh',
      path: 'dieu-hanh',
      label: 'Điều hành',
      icon: 'gavel',
      rights: ['answer.approve', 'supervision.read'],
    },
    { key: 'hoi-nghi', path: 'hoi-nghi', label: 'Hội nghị', icon: 'calendar', rights: ['conference.read'] },
    {
      key: 'y-kien',
      path: 'y-kien',
      label: 'Ý kiến',
      icon: 'message',
      rights: ['petition.read', 'petition.read_unit', 'petition.read_village'],
    },
    {
      key: 'giai-quyet',
      path: 'giai-quyet',
      label: 'Giải quyết',
      icon: 'flag',
      rights: ['petition.read', 'petition.read_unit', 'superior.answer'],
    },
    { key: 'van-ban', path: 'so-van-ban', label: 'Văn bản', icon: 'file', rights: ['paper.read'] },
    { key: 'bao-cao', path: 'bao-cao', label: 'Báo cáo', icon: 'chart', rights: ['report.read'] },
    { key: 'giam-sat', path: 'giam-sat', label: 'Giám sát', icon: 'eye', rights: ['supervision.read'] },
    {
      key: 'lich',
      path: 'lich',
      label: 'Lịch nghỉ',
      icon: 'clock',
      rights: ['conference.read', 'calendar.write'],
    },
    {
      key: 'du-lieu',
      path: 'du-lieu-ca-nhan',
      label: 'Dữ liệu cá nhân',
      icon: 'lock',
      rights: ['privacy.read'],
    },
    {
      key: 'quan-tri',
      path: 'quan-tri',
      label: 'Quản trị',
      icon: 'settings',
      rights: ['office.manage', 'restricted.appoint'],
    },
  ]

/** A superior's seat has no conferences of its own: its communes, and what they ask of it. */
const SEAT_NAV: typeof NAV = [
  {
    key: 'viec-cap-tren',
    path: 'cap-tren/de-nghi',
    label: 'Xã đề nghị',
    icon: 'inbox',
    rights: ['superior.answer'],
  },
  { key: 'cac-xa', path: 'cap-tren', label: 'Các xã', icon: 'chart', rights: ['superior.answer'] },
  ...NAV.filter((item) => item.key === 'quan-tri'),
]

export interface OfficeProps {
  readonly who: Signed
  readonly title: string
  readonly current: NavKey
  /** One sentence under the heading. */
  readonly intro?: ComponentChildren
  readonly crumbs?: readonly Crumb[]
  readonly mark?: ComponentChildren
  /** The page's one primary act. */
  readonly action?: ComponentChildren
  readonly tabs?: ComponentChildren
  readonly scripts?: readonly string[]
  readonly children?: ComponentChildren
}

export function Office(props: OfficeProps) {
  const { who } = props
  const base = `/xa/${who.commune.id}`
  const commune = isSeat(who.commune.kind)
    ? seatName(who.commune)
    : `${capital(who.commune.kind)} ${who.commune.name}`
  return (
    <StaffShell
      title={props.title}
      commune={commune}
      homeHref={homeOf(who)}
      person={who.name}
      roleLabel={who.title || who.roles.map((role) => ROLES[role]).join(', ')}
      accountHref="/tai-khoan"
      nav={(isSeat(who.commune.kind) ? SEAT_NAV : NAV)
        .filter((item) => item.rights.some((right) => who.rights.has(right)))
        .map((item) => ({
          href: `${base}/${item.path}`,
          label: item.label,
          icon: item.icon,
          current: item.key === props.current,
        }))}
      {...(who.rights.has('petition.read') || who.rights.has('petition.read_unit')
        ? { search: { action: `${base}/y-kien`, label: 'Tìm ý kiến' } }
        : {})}
      signOut={{ action: '/dang-xuat', label: 'Đăng xuất' }}
      crumbs={props.crumbs}
      mark={props.mark}
      lead={props.intro}
      action={props.action}
      tabs={props.tabs}
      scripts={props.scripts}
    >
      {props.children}
    </StaffShell>
  )
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Where a person begins the day. */
export function homeOf(who: {
  readonly commune: { readonly id: string; readonly kind: string }
  readonly rights: ReadonlySet<Right>
}): string {
  if (isSeat(who.commune.kind) && who.rights.has('superior.answer'))
    return `/xa/${who.commune.id}/cap-tren/de-nghi`
  const key = who.rights.has('conference.read') || who.rights.has('superior.answer') ? 'viec' : 'quan-tri'
  return `/xa/${who.commune.id}/${key}`
}
