// `doithoai demo`: fills an empty data folder with the five communes' story.
import { loadDemoIfEmpty } from '../demo/load.ts'
import { workerPool } from '../kit/workers.ts'
import { readLine, refused, usage } from './arguments.ts'
import { type Command, DONE } from './command.ts'
import { withDatabase } from './open.ts'

const USAGE_LINE = 'demo [--data THƯ_MỤC]'

export const command: Command = {
  name: 'demo',
  usage: USAGE_LINE,
  summary: 'Nạp câu chuyện mẫu của năm xã vào cơ sở dữ liệu còn trống',
  async run(args, io) {
    const line = readLine(args, { data: { type: 'string' } })
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const { data } = line.value.values
    return withDatabase(io, typeof data === 'string' ? data : undefined, async ({ db, clock }) => {
      const workers = workerPool(1)
      try {
        const loaded = await loadDemoIfEmpty({ db, clock, workers }, (text) => io.err(text))
        if (!loaded)
          return refused(io, {
            message: 'Cơ sở dữ liệu đã có dữ liệu nên không nạp mẫu. Chọn thư mục khác bằng --data.',
          })
        io.out('Đã nạp câu chuyện mẫu.')
        return DONE
      } finally {
        await workers.close()
      }
    })
  },
}
