// doithoai serve: migrate if needed, serve, print the address; SIGTERM finishes running requests.
import { parseArgs } from 'node:util'
import { readSettings } from '../settings.ts'
import type { Command } from './command.ts'
import { DONE, REFUSED, USAGE } from './command.ts'

export const command: Command = {
  name: 'serve',
  usage: 'serve [--data THƯ_MỤC] [--demo-if-empty] [--empty]',
  summary:
    'Nâng cấp cơ sở dữ liệu nếu cần, rồi phục vụ; in địa chỉ. Cơ sở còn trống: --demo-if-empty nạp câu chuyện mẫu.',
  async run(args, io) {
    let values: {
      data?: string | undefined
      'demo-if-empty'?: boolean | undefined
      empty?: boolean | undefined
    }
    try {
      values = parseArgs({
        args: [...args],
        options: {
          data: { type: 'string' },
          'demo-if-empty': { type: 'boolean' },
          empty: { type: 'boolean' },
        },
      }).values
    } catch (error) {
      io.err(`${error instanceof Error ? error.message : error}\nCách dùng: doithoai ${command.usage}`)
      return USAGE
    }
    const settings = readSettings(io.env, values.data)
    if (!settings.ok) {
      io.err([settings.error.message, ...(settings.error.details ?? [])].join('\n  - '))
      return REFUSED
    }
    const { start } = await import('../main.ts')
    try {
      const running = await start(settings.value, {
        prepare: async (parts) => {
          if (!values['demo-if-empty'] || values.empty) return
          const { loadDemoIfEmpty } = await import('../demo/load.ts')
          await loadDemoIfEmpty(parts, (text) => io.err(text))
        },
      })
      io.out(`Đối Thoại đang chạy tại ${running.url}`)
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      })
      await running.close()
      return DONE
    } catch (error) {
      io.err(error instanceof Error ? error.message : String(error))
      return REFUSED
    }
  },
}
