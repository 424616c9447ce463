// What cooperating units are reminded of: their own date, not that of the unit that answers.
import { listConferences } from '../../conference/store.ts'
import type { ThingSource } from '../reminder/things.ts'
import { waitingJoints } from './store.ts'

export const jointThings: ThingSource = async (read, commune) => {
  const waiting = await waitingJoints(read, commune)
  if (waiting.length === 0) return []
  const titles = new Map((await listConferences(read, commune)).map((one) => [one.id, one.title]))
  return waiting.flatMap(({ joint, facts }) =>
    joint.due === null
      ? []
      : [
          {
            id: `joint:${joint.id}`,
            title: 'Gửi ý kiến phối hợp',
            under: titles.get(facts.conference) ?? 'Hội nghị',
            due: joint.due,
            owners: [{ unit: joint.unit }],
            countable: true,
          },
        ],
  )
}
