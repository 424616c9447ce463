// Rules: the state of the console in words a person reads at a glance.

export interface Standing {
  /** Acts that wait for nothing but the line. */
  readonly unsent: number
  /** Acts that cannot go before somebody adds what they lack. */
  readonly unfinished: number
  /** Acts that were not taken and wait for a person. */
  readonly stuck: number
  /** Acts of somebody else who used this device. */
  readonly others: number
  readonly line: 'up' | 'down' | 'signed_out' | 'no_right' | 'old_page'
  /** "9:42": since when the line is down; null: nothing has been heard either way yet. */
  readonly since: string | null
  readonly saved: 'saved' | 'saving' | 'full' | 'lost'
}

export type Tone = 'done' | 'due' | 'late' | 'waiting'

/** "Đã lưu trên máy · còn 12 việc chưa gửi · mất kết nối từ 9:42". */
export function standingWords(of: Standing): string {
  return [savedWords(of), unsentWords(of), lineWords(of)].filter(Boolean).join(' · ')
}

function savedWords({ saved }: Standing): string {
  switch (saved) {
    case 'saved':
      return 'Đã lưu trên máy'
    case 'saving':
      return 'Đang lưu trên máy'
    case 'full':
      return 'CHƯA lưu được trên máy: bộ nhớ trình duyệt đã đầy'
    case 'lost':
      return 'CHƯA lưu được trên máy: bộ nhớ trình duyệt vừa bị xóa'
  }
}

function unsentWords({ unsent, unfinished, stuck, others }: Standing): string {
  const parts = [
    unsent > 0 ? `còn ${unsent} việc chưa gửi` : others + unfinished + stuck > 0 ? '' : 'đã gửi hết',
    unfinished > 0 ? `${unfinished} nội dung chưa ghi đủ nên chưa gửi` : '',
    stuck > 0 ? `${stuck} việc cần xem lại` : '',
    others > 0 ? `${others} việc của người khác chưa gửi` : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

function lineWords({ line, since }: Standing): string {
  switch (line) {
    case 'up':
      return 'đã nối máy chủ'
    case 'down':
      return since === null ? 'đang kết nối' : `mất kết nối từ ${since}`
    case 'signed_out':
      return 'phiên đăng nhập đã hết'
    case 'no_right':
      return 'tài khoản này không ghi được hội nghị này'
    case 'old_page':
      return 'trang này đã cũ, cần tải lại'
  }
}

export function standingTone({ line, saved, stuck, unsent, unfinished }: Standing): Tone {
  if (saved === 'full' || saved === 'lost' || line === 'no_right') return 'late'
  if (stuck + unfinished > 0 || line === 'signed_out' || line === 'old_page') return 'due'
  if (line === 'down') return 'waiting'
  return unsent > 0 ? 'waiting' : 'done'
}
