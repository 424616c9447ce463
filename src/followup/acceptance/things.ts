// What is reminded of acceptance: the unit of what it has not taken yet, the office of what came back. Without a date nobody.
import { listConferences } from '../../conference/store.ts'
import type { ThingSource } from '../reminder/things.ts'
import { waitingAcceptances } from './store.ts'

export const acceptanceThings: ThingSource = async (read, commune) => {
  const waiting = await waitingAcceptances(read, commune)
  if (waiting.length === 0) return []
  const titles = new Map((await listConferences(read, commune)).map((one) => [one.id, one.title]))
  return waiting.flatMap(({ acceptance, facts }) => {
    const back = acceptance.waits === 'van_phong'
    const due = back ? acceptance.officeDue : acceptance.due
    if (due === null) return []
    return [
      {
        id: `${back ? 'back' : 'accept'}:${acceptance.id}`,
        title: back ? 'Giao lại nội dung đơn vị trả lại' : 'Tiếp nhận nội dung được giao',
        under: titles.get(facts.conference) ?? 'Hội nghị',
        due,
        owners: back
          ? [{ role: 'office' as const }, { role: 'party_office' as const }]
          : [{ unit: acceptance.unit }],
        countable: true,
      },
    ]
  })
}
