// `doithoai triage`: what the sorting would propose for opinions, one a line. Proposals only; a person decides.
import { standardSorter } from '../petition/sorting/library.ts'
import { suggest } from '../petition/sorting/suggest.ts'
import { readLine, refused, usage } from './arguments.ts'
import { type Command, DONE } from './command.ts'
import { inputLines } from './input.ts'

const USAGE_LINE = 'triage [TỆP] [--json]'

export const command: Command = {
  name: 'triage',
  usage: USAGE_LINE,
  summary: 'Gợi ý loại, lĩnh vực, thẩm quyền cho từng ý kiến (mỗi dòng một ý kiến)',
  async run(args, io) {
    const line = readLine(args, { json: { type: 'boolean' } }, 1)
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const lines = await inputLines(io, line.value.positionals[0])
    if (!lines.ok) return refused(io, lines.error)
    const sorter = standardSorter()
    for (const { text } of lines.value) {
      const found = suggest(sorter, text)
      const because = [...new Set(found.because.flatMap((each) => each.words))]
      if (line.value.values.json)
        io.out(
          JSON.stringify({
            kind: found.kind,
            fields: found.fields.slice(0, 3),
            competence: found.competence,
            because,
          }),
        )
      else
        io.out(
          `${found.kind}\t${found.fields.slice(0, 3).join(', ')}\t${found.competence}\t${because.join(', ')}`,
        )
    }
    return DONE
  },
}
