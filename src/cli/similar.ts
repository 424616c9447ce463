// `doithoai similar`: groups of opinions that raise the same matter, from JSON lines {id, text}.
import { z } from 'zod'
import { similarGroupsOf } from '../petition/sorting/groups.ts'
import { standardComparer } from '../petition/sorting/library.ts'
import { readLine, refused, usage } from './arguments.ts'
import { type Command, DONE } from './command.ts'
import { inputLines } from './input.ts'

const USAGE_LINE = 'similar TỆP [--json]'
const shape = z.object({ id: z.union([z.string(), z.number()]).transform(String), text: z.string() })

export const command: Command = {
  name: 'similar',
  usage: USAGE_LINE,
  summary: 'Tìm các ý kiến nêu cùng một việc (mỗi dòng một JSON {id, text})',
  async run(args, io) {
    const line = readLine(args, { json: { type: 'boolean' } }, 1)
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const lines = await inputLines(io, line.value.positionals[0])
    if (!lines.ok) return refused(io, lines.error)
    const items: { id: string; text: string }[] = []
    for (const { number, text } of lines.value) {
      try {
        items.push(shape.parse(JSON.parse(text)))
      } catch {
        return refused(io, {
          message: `Dòng ${number} không phải JSON dạng {"id": "1", "text": "…"}. Chưa có kết quả nào được in.`,
        })
      }
    }
    const groups = similarGroupsOf(standardComparer(), items)
    if (line.value.values.json) io.out(JSON.stringify(groups))
    else for (const group of groups) io.out(group.join('\t'))
    return DONE
  },
}
