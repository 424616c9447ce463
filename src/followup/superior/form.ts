// Forms of the superior's seat: taking a letter on, sending it back, answering it.
import { z } from 'zod'
import { optionalText, text } from '../../office/form.ts'
import { day, superiorReplyForm } from '../form.ts'

export const acceptForm = z.object({ due: day('ngày hẹn trả lời'), note: optionalText(1000) })
export const returnForm = z.object({ reason: text('lý do chuyển trả', 4000) })
export const seatReplyForm = superiorReplyForm.omit({ answerBy: true })
