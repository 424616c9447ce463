// What a superior's seat is reminded of: letters of its communes, by its own date once taken on.
import type { ThingSource } from '../reminder/things.ts'
import { seatDue } from './seat.ts'
import { seatLetters } from './store.ts'

const MOST = 1000

export const seatThings: ThingSource = async (read, seat) =>
  (await seatLetters(read, seat, { closed: false, limit: MOST })).flatMap((letter) => {
    const due = seatDue(letter)
    return due === null
      ? []
      : [
          {
            id: `seat:${letter.escalation}`,
            title:
              letter.acceptedDue === null ? 'Tiếp nhận văn bản xã đề nghị' : 'Trả lời văn bản xã đề nghị',
            under: `Xã ${letter.communeName}`,
            due,
            owners: [{ role: 'superior' as const }],
            countable: true,
          },
        ]
  })
