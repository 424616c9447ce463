// The page the console's program lives in. It is the same for everybody and says nothing about anyone, because it is
// kept on the device; what the day holds comes as data.
import { Document } from '../../kit/html/document.tsx'
import { assetUrl } from '../../kit/http/assets.ts'
import { dayPath } from '../parts.tsx'

export function consolePath(commune: string, conference: string, part = ''): string {
  return dayPath(commune, conference, part === '' ? 'thu-ky' : `thu-ky/${part}`)
}

/** Where a file of unsent acts is handed in: outside the console's own address. */
export function filePath(commune: string, conference: string): string {
  return dayPath(commune, conference, 'nap-tep-thu-ky')
}

export function ConsolePage(props: {
  readonly commune: string
  readonly conference: string
  readonly build: string
}) {
  const { commune, conference } = props
  return (
    <Document
      title="Bàn thư ký"
      look="staff"
      robots="noindex"
      styles={[assetUrl('console.css')]}
      scripts={[assetUrl('console.js')]}
      manifest={consolePath(commune, conference, 'cai-dat.webmanifest')}
    >
      <div
        id="ban-thu-ky"
        data-commune={commune}
        data-conference={conference}
        data-build={props.build}
        data-base={consolePath(commune, conference)}
        data-day={dayPath(commune, conference)}
        data-file={filePath(commune, conference)}
      >
        <main id="noi-dung" class="console-wait" tabindex={-1}>
          <h1>Bàn thư ký</h1>
          <p>Đang mở dữ liệu trên máy…</p>
          <noscript>
            <p>
              Bàn thư ký cần JavaScript để ghi khi mất mạng. Không có JavaScript, hãy ghi ở{' '}
              <a href={dayPath(commune, conference)}>trang điều hành</a>.
            </p>
          </noscript>
        </main>
      </div>
    </Document>
  )
}

/** What the browser needs to install the console as a program of its own. */
export function manifestOf(commune: string, conference: string): string {
  const start = consolePath(commune, conference)
  return JSON.stringify({
    name: 'Bàn thư ký',
    short_name: 'Bàn thư ký',
    lang: 'vi',
    id: start,
    start_url: start,
    scope: start,
    display: 'standalone',
    background_color: '#F6F5F1',
    theme_color: '#9E1B1E',
    icons: [{ src: assetUrl('console.svg'), sizes: 'any', type: 'image/svg+xml', purpose: 'any maskable' }],
  })
}
