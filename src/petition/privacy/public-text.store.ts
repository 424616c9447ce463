// Accepted public words: reading them, and the act of accepting. A change of the source makes them void.
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { sha256 } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { clean } from '../../kit/text.ts'
import { type Actor, append } from '../../ledger/ledger.ts'
import type { Handle } from '../store.ts'
import type { AnonymousRule, PrivacySettingRow, PublicPart, PublicTextRow } from './tables.ts'

/** The newest accepted words by question and part. */
export type Accepted = ReadonlyMap<string, PublicTextRow>

const keyOf = (question: string, part: PublicPart) => `${question} ${part}`

export async function acceptedTexts(read: Handle, commune: string): Promise<Accepted> {
  const rows = await read
    .selectFrom('public_text')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('version')
    .execute()
  return new Map(rows.map((row) => [keyOf(row.question_id, row.part), row]))
}

/** Words accepted of exactly this source, or undefined. */
export function acceptedOf(
  accepted: Accepted,
  question: string,
  part: PublicPart,
  source: string,
): string | undefined {
  const row = accepted.get(keyOf(question, part))
  return row && row.of_digest === sha256(source) ? row.text : undefined
}

export async function privacySetting(read: Handle, commune: string): Promise<PrivacySettingRow | undefined> {
  return read
    .selectFrom('privacy_setting')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What the commune's rule says of opinions without a name. */
export async function anonymousRule(read: Handle, commune: string): Promise<AnonymousRule> {
  return (await privacySetting(read, commune))?.anonymous_rule ?? 'nhu_moi'
}

export interface Acceptance {
  readonly question: string
  readonly part: PublicPart
  /** The text as it stood when it was read. */
  readonly source: string
  readonly text: string
}

export async function acceptPublicText(trx: Trx, by: Actor, input: Acceptance): Promise<Result<void>> {
  const text = clean(input.text)
  if (text === '')
    return err({
      message: 'Bản công khai không thể để trống. Hãy giữ lại phần nói về việc chung.',
      field: input.part,
    })
  const before = await trx
    .selectFrom('public_text')
    .select('version')
    .where('commune_id', '=', by.commune)
    .where('question_id', '=', input.question)
    .where('part', '=', input.part)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const version = (before?.version ?? 0) + 1
  await trx
    .insertInto('public_text')
    .values({
      commune_id: by.commune,
      question_id: input.question,
      part: input.part,
      version,
      of_digest: sha256(input.source),
      text,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'public_text.accepted', input.question, { part: input.part, version })
  return ok()
}
