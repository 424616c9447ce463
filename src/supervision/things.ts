// What falls due in supervision: findings that wait for the office's answer, visits the Front has planned.
import type { ThingSource } from '../followup/reminder/things.ts'
import { listFindings } from './store.ts'
import { listVisits } from './visit.store.ts'

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

export const visitThings: ThingSource = async (read, commune) =>
  (await listVisits(read, commune)).flatMap((visit) =>
    visit.result || visit.end
      ? []
      : [
          {
            id: `visit:${visit.id}`,
            title: 'Đi giám sát theo kế hoạch và ghi kết quả',
            under: 'Giám sát',
            due: visit.on_date,
            owners: [{ role: 'front' }],
            countable: false,
          },
        ],
  )
