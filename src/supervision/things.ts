// What the office owes the Front by a date: findings that wait for their answer.
import type { ThingSource } from '../followup/reminder/things.ts'
import { listFindings } from './store.ts'

export const findingThings: ThingSource = async (read, commune) =>
  (await listFindings(read, commune)).flatMap((finding) =>
    finding.answer || finding.deadline === null
      ? []
      : [
          {
            id: `finding:${finding.id}`,
            title: 'Trả lời kiến nghị giám sát của Mặt trận',
            under: 'Giám sát',
            due: finding.deadline,
            owners: [{ role: 'office' }, { role: 'party_office' }],
            countable: false,
          },
        ],
  )
