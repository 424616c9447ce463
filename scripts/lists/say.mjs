// What is expected of a list: written by hand, as a careful clerk would enter it.

/** One opinion: content, name, address, phone; level 'commune' and one question unless said otherwise. */
export const op = (content, name = null, address = null, phone = null, more = {}) => ({
  content,
  questions: more.questions ?? [content],
  sender: { name, address, phone },
  level: more.level ?? 'commune',
  ...(more.warns ? { warns: more.warns } : {}),
})
export const tinh = (...given) => ({ ...op(...given), level: 'province' })
export const parts = (content, questions, name = null, address = null, phone = null, level = 'commune') => ({
  content,
  questions,
  sender: { name, address, phone },
  level,
})
export const HEADER = ['STT', 'Nội dung', 'Thông tin người gửi ý kiến']
export const XA = 'Gửi ý kiến, kiến nghị, phản ánh của Nhân dân đến Hội nghị đối thoại cấp xã'
export const TINH = 'Gửi ý kiến, kiến nghị, phản ánh của Nhân dân đến Hội nghị đối thoại cấp tỉnh'
