// The signed list of open matters a unit hands over: when somebody leaves, nothing is ownerless (product 3.9).
import { issuerOf, occasion } from '../followup/base.paper.ts'
import { isClosed, nextOf, requestState } from '../followup/state.ts'
import { NEXT_WORD } from '../followup/words.ts'
import { shortDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { rate } from '../kit/text.ts'
import { fill, p, signRow, table } from '../paper/build.ts'
import type { PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import { dialogue, type Handle, MISSING, personOf, reportOf, stateWords } from './base.paper.ts'
import { HANDOVER } from './wording.ts'

async function handover(
  read: Handle,
  commune: string,
  conference: string,
  unit: string,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const built = await reportOf(read, commune, conference, null, today)
  if (!built.ok) return built
  const report = built.value
  const { setting } = report
  const name = setting.units.get(unit)
  if (name === undefined) return err(MISSING)
  const held = dialogue(report.matters).filter((matter) => !matter.duplicate && matter.facts.unit === unit)
  const open = held.filter(
    (matter) => !isClosed(requestState(matter.facts)) || nextOf(matter.facts) === 'keep_promise',
  )
  return ok({
    kind: 'ban_giao',
    layout: setting.layout,
    title: `Danh mục bàn giao nội dung đang giải quyết của ${name}`,
    date: today.toString(),
    head: { type: 'motto' },
    heading: {
      type: 'named',
      name: 'Danh mục bàn giao',
      subject: `Nội dung đang giải quyết của ${name} sau ${occasion(setting)}`,
      note: `(Đến hết ngày ${shortDate(today)})`,
    },
    body: [
      fill('Người bàn giao'),
      fill('Người nhận bàn giao'),
      p(setting.words.say(HANDOVER.mo_dau, { so_noi_dung: rate(open.length, held.length), don_vi: name })),
      table(
        [
          { head: 'STT', width: 1, align: 'center' },
          { head: 'Nội dung', width: 8, align: 'justify' },
          { head: 'Người có ý kiến', width: 4 },
          { head: 'Tình trạng', width: 4 },
          { head: 'Việc tiếp theo', width: 4 },
        ],
        open.map((matter, at) => [
          String(at + 1),
          matter.row.text,
          personOf(report, matter, true),
          stateWords(matter),
          NEXT_WORD[nextOf(matter.facts)],
        ]),
        { empty: 'Không còn nội dung đang giải quyết.' },
      ),
      signRow(
        { title: 'Người bàn giao' },
        { title: 'Người nhận bàn giao' },
        { title: 'Xác nhận của Văn phòng' },
      ),
    ],
  })
}

export const handoverEntries: readonly PaperEntry[] = [
  {
    kind: 'ban_giao',
    subjects: async (read, commune) =>
      (
        await read
          .selectFrom('unit')
          .select(['id', 'name'])
          .where('commune_id', '=', commune)
          .orderBy('id')
          .execute()
      ).map((unit) => ({ id: unit.id, label: unit.name })),
    build: handover,
    issuer: issuerOf,
    wording: wordingOf(HANDOVER),
  },
]
