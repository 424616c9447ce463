// Forms of cooperating units, checked once at the border.
import { z } from 'zod'
import { many, text } from '../../office/form.ts'
import { day, file } from '../form.ts'

const cooperation = z.string({ error: 'Hãy tải lại trang rồi làm lại.' }).min(1).max(80)

export const askForm = z.object({
  units: many.pipe(z.array(z.string().max(80)).max(50, 'Mỗi lần chọn tối đa 50 đơn vị.')),
  request: text('việc đề nghị phối hợp', 4000),
  due: day('hạn gửi ý kiến'),
})

export const takeOffForm = z.object({ cooperation, reason: text('lý do thôi phối hợp', 2000) })

export const contributionForm = z.object({ cooperation, text: text('ý kiến phối hợp', 20_000), file })
