// One small set of icons as inline SVG strokes on a 24-unit grid. An icon stands beside its word and is hidden from
// screen readers; where it stands alone, the caller labels the control.

const PATHS = {
  alert: 'M12 4 2.8 20h18.4L12 4ZM12 10v4.5M12 17.2v.1',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 18l-6-6 6-6',
  book: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3V4ZM5 17a3 3 0 0 1 3-3h11',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3.5V7M16 3.5V7M8 14h3M13 14h3',
  chart: 'M4 4v16h16M8 16v-4M12 16V8M16 16v-6',
  check: 'm4.5 12.5 5 5L19.5 7',
  chevron: 'm9 6 6 6-6 6',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  dot: 'M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  edit: 'M4 20h4L19 9l-4-4L4 16v4ZM13 7l4 4',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z',
  file: 'M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5M9 13h6M9 16.5h6',
  flag: 'M6 21V4M6 5c4-2.5 8 2.5 13 0v8.5c-5 2.5-9-2.5-13 0',
  gavel: 'm13.5 4 6.5 6.5M10.5 7l6.5 6.5M12 5.5 7.5 10l6.5 6.5 4.5-4.5M10.5 13 4 19.5M14 20.5h6.5',
  home: 'm3.5 11.5 8.5-8 8.5 8M6 9.5V20h12V9.5M10 20v-6h4v6',
  hourglass: 'M6.5 3.5h11M6.5 20.5h11M8 3.5v3.5l4 5 4-5V3.5M8 20.5V17l4-5 4 5v3.5',
  inbox: 'M4 13 6.5 5h11L20 13v6.5H4V13ZM4 13h5c0 3.5 6 3.5 6 0h5',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5.5M12 7.6v.1',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
  lock: 'M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11M12 14.5v2.5',
  menu: 'M4 6.5h16M4 12h16M4 17.5h16',
  message: 'M4 5h16v11.5H11L6.5 20.5v-4H4zM8 9.2h8M8 12.4h5',
  pen: 'M4 20c3-.5 4-2 5-4M6 15 16 4.5 19.5 8 9 17.5M14 20h6',
  phone: 'M8.5 3.5 5 4.5c-1 6.5 8 15.5 14.5 14.5l1-3.5-4.5-2-2 2c-2.5-1-4.5-3-5.5-5.5l2-2-2-4.5Z',
  pin: 'M12 21s7-6.5 7-11.5a7 7 0 1 0-14 0C5 14.5 12 21 12 21ZM12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20.5 20.5',
  send: 'M20.5 3.5 3.5 10.5l6.5 3 3 7 7.5-17ZM10 13.5l4-4',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  signout: 'M14 4H5v16h9M10 12h10.5M16.5 8l4 4-4 4',
  upload: 'M12 16V5M7 9.5l5-5 5 5M5 20h14',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20.5c.5-4 3.5-6 7.5-6s7 2 7.5 6',
  users:
    'M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 20c.4-3.7 3-5.5 6.5-5.5s6.1 1.8 6.5 5.5M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14.8c2.3.7 3.7 2.4 4 5.2',
  x: 'M6 6l12 12M18 6 6 18',
} as const

export type IconName = keyof typeof PATHS

export function Icon(props: { readonly name: IconName; readonly class?: string }) {
  return (
    <svg class={`i ${props.class ?? ''}`.trim()} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[props.name]} />
    </svg>
  )
}

export const ICON_NAMES = Object.keys(PATHS) as readonly IconName[]
