// Query: the people whose names and addresses stay out of what is made public of a conference: everyone who sent an
// opinion or spoke, but for those who agreed to be named.
import type { Read } from '../kit/db/db.ts'
import { fold } from '../kit/text.ts'
import type { People } from './redact.ts'

export async function hiddenPeople(read: Read, commune: string, conference: string): Promise<People> {
  const senders = await read
    .selectFrom('submission')
    .select(['name', 'address', 'consent_publish'])
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .execute()
  const speakers = await read
    .selectFrom('speech')
    .select(['name', 'address'])
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .execute()
  const agreed = new Set(
    senders.flatMap(({ name, consent_publish }) =>
      name !== null && consent_publish === 1 ? [fold(name)] : [],
    ),
  )
  const quiet = [...senders.filter((row) => row.consent_publish !== 1), ...speakers]
  const text = (value: string | null) => (value === null ? [] : [value])
  return {
    names: quiet.flatMap(({ name }) => text(name)).filter((name) => !agreed.has(fold(name))),
    addresses: [...senders, ...speakers].flatMap(({ address }) => text(address)),
  }
}
