// What stands on this phone and is not handed in yet: each row with its state, to mend or to take away, and one button
// that hands all of them in.
import type { Item } from './kept.ts'
import type { Line } from './send.ts'

export interface Does {
  send(): Promise<void>
  edit(item: Item): Promise<void>
  remove(item: Item): Promise<void>
}

const LINE: Readonly<Record<Line, string>> = {
  there: '',
  gone: 'Đang mất mạng. Cứ ghi tiếp: mọi thứ được giữ trên máy này và tự nộp khi có mạng.',
  signed_out: 'Phiên đăng nhập đã hết. Những gì đã ghi vẫn còn trên máy: hãy đăng nhập lại rồi mở trang này.',
}

const KIND = { dong: 'Ý kiến', anh: 'Ảnh danh sách', hop: 'Buổi họp thôn' } as const

function stateWord(item: Item, line: Line): string {
  switch (item.state) {
    case 'draft':
      return 'chưa nộp'
    case 'waiting':
      return line === 'there' ? 'đang nộp' : 'chờ mạng'
    case 'sent':
      return item.code ? `đã nộp, mã ${item.code.slice(0, 4)} ${item.code.slice(4)}` : 'đã nộp'
    case 'refused':
      return item.why ?? 'chưa nhận được'
  }
}

export function Kept(props: {
  readonly items: readonly Item[]
  readonly line: Line
  readonly busy: boolean
  readonly does: Does
}) {
  const { items, line, does } = props
  const shown = items.filter((item) => item.kind !== 'anh' || item.state !== 'sent')
  const toSend = items.filter((item) => item.kind === 'dong' && item.state === 'draft').length
  const waiting = items.filter((item) => item.state === 'waiting').length
  return (
    <section class="kept" aria-live="polite">
      {line !== 'there' && (
        <div class="callout due">
          <p>{LINE[line]}</p>
          {line === 'signed_out' && (
            <p>
              <a href={`/dang-nhap?ve=${encodeURIComponent(location.pathname)}`}>Đăng nhập lại</a>
            </p>
          )}
        </div>
      )}
      {shown.length > 0 && (
        <>
          <h2>Trên máy này</h2>
          <ol class="brought">
            {shown.map((item) => (
              <li key={item.key} data-state={item.state}>
                {item.fields.content ?? `${KIND[item.kind]} ${item.fields.heldOn ?? ''}`}
                <div class={item.state === 'refused' ? 'late-words' : 'muted'}>
                  {item.fields.name ? `${item.fields.name} · ` : ''}
                  {stateWord(item, line)}
                </div>
                {(item.state === 'draft' || item.state === 'refused') && (
                  <div>
                    {item.kind === 'dong' && (
                      <button type="button" class="button quiet" onClick={() => void does.edit(item)}>
                        Sửa
                      </button>
                    )}
                    <button type="button" class="button quiet" onClick={() => void does.remove(item)}>
                      Bỏ dòng này
                    </button>
                  </div>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      {(toSend > 0 || waiting > 0) && (
        <div class="kept-send">
          <button
            type="button"
            class="button primary"
            disabled={props.busy || toSend === 0}
            onClick={() => void does.send()}
          >
            {toSend > 0 ? `Nộp ${toSend} ý kiến` : `Đang chờ nộp ${waiting}`}
          </button>
        </div>
      )}
    </section>
  )
}
