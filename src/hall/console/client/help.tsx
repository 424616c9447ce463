// In the browser: the keys, on `?`.
import { useEffect, useRef } from 'preact/hooks'

export const KEYS: readonly (readonly [key: string, does: string])[] = [
  ['F2', 'Lượt mới: chọn hoặc gõ người phát biểu'],
  ['F4', 'Kết thúc lượt đang phát biểu'],
  ['F8 · Ctrl+Enter', 'Nội dung mới; trong ghi nhanh: tách đoạn bôi đen'],
  ['F9', 'Tìm ý kiến đã thu thập để liên kết'],
  ['Alt+1 … Alt+9', 'Cách xử lý của nội dung đang ghi'],
  ['Tab · Shift+Tab', 'Ô kế tiếp, ô trước: hỏi → trả lời → cách xử lý → ai trả lời → đơn vị → thời hạn'],
  ['Ctrl+Z', 'Hoàn tác chữ đang gõ'],
  ['Alt+Backspace', 'Hoàn tác việc vừa ghi'],
  ['Ctrl+S', 'Lưu và gửi ngay'],
  ['? · F1', 'Mở, đóng bảng phím này'],
]

export function Help(props: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} class="help" aria-labelledby="phim" onClose={props.onClose}>
      <h2 id="phim">Phím tắt của bàn thư ký</h2>
      <dl class="facts">
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p class="muted">
        Mọi chữ được lưu trên máy sau mỗi lần ngừng gõ, kể cả khi không có máy chủ. Khi có mạng, việc tự gửi
        theo thứ tự; gửi lại cũng chỉ ghi một lần.
      </p>
      <form method="dialog">
        <button type="submit" class="button">
          Đóng
        </button>
      </form>
    </dialog>
  )
}
