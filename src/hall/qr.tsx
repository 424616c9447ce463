// A QR code as a picture in the page.
import { encode } from 'uqr'
import { qrPath } from '../paper/layout/qr.ts'

export function Qr(props: { readonly data: string; readonly label: string; readonly class?: string }) {
  const code = encode(props.data, { ecc: 'M', border: 4 })
  const rows = code.data.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''))
  return (
    <svg
      class={props.class ?? 'qr'}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      role="img"
      aria-label={props.label}
    >
      <path fill="#fff" d={`M0 0h${rows.length}v${rows.length}h-${rows.length}z`} />
      <path fill="#000" d={qrPath(rows)} />
    </svg>
  )
}
