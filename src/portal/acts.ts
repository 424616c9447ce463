// Acts of citizens: an opinion, a registration, a word about the answer. Each asks again inside its transaction
// whether it may still be done.
import { askAgain } from '../followup/again.acts.ts'
import { recordSatisfaction } from '../followup/case.acts.ts'
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { receiveRegistration, receiveSubmission } from '../petition/acts.ts'
import { ownConsent } from '../petition/privacy/consent.ts'
import type { OpinionForm, RatingForm, RegistrationForm } from './form.ts'
import { findByCode } from './look-up.store.ts'
import { consentText } from './published.ts'
import { announcedConference, takesOpinions, takesRegistrations } from './store.ts'
import type { ErrorKey } from './words.vi.ts'

const key = (name: ErrorKey) => name

export async function sendOpinion(
  trx: Trx,
  by: Actor,
  conference: string,
  form: OpinionForm,
  lang: string,
): Promise<Result<string>> {
  const found = await announcedConference(trx, by.commune, conference)
  if (!found) return err({ message: key('closed'), status: 404 })
  if (!takesOpinions(found, by.today)) return err({ message: key('closed'), status: 409 })
  const seen = await wordsSeen(trx, by, form, lang)
  if (!seen.ok) return seen
  const received = await receiveSubmission(trx, by, {
    conference,
    channel: 'web',
    level: 'commune',
    village: form.village || null,
    name: form.name || null,
    phone: form.phone || null,
    address: form.address || null,
    content: form.content,
    files: form.files,
    consentText: form.consent ? seen.value : null,
    consentPublish: form.consent && form.publish,
  })
  return received.ok ? ok(received.value.code) : received
}

/** Resolves with the one code the person needs: the opinion's when there is one, else the registration's. */
export async function register(
  trx: Trx,
  by: Actor,
  conference: string,
  form: RegistrationForm,
  lang: string,
): Promise<Result<string>> {
  const found = await announcedConference(trx, by.commune, conference)
  if (!found) return err({ message: key('closed'), status: 404 })
  if (!takesRegistrations(found, by.today)) return err({ message: key('closed'), status: 409 })
  const seen = await wordsSeen(trx, by, form, lang)
  if (!seen.ok) return seen
  const registered = await receiveRegistration(trx, by, {
    conference,
    name: form.name,
    phone: form.phone || null,
    address: form.address || null,
    village: form.village || null,
    speaks: form.speaks,
    content: form.content || null,
    consentText: seen.value,
    consentPublish: form.publish,
  })
  if (!registered.ok) return registered
  if (registered.value.submission === null) return ok(registered.value.code)
  const submission = await trx
    .selectFrom('submission')
    .select('code')
    .where('commune_id', '=', by.commune)
    .where('id', '=', registered.value.submission)
    .executeTakeFirstOrThrow()
  return ok(submission.code)
}

/** The code opens the question; nobody else can speak for the person. */
export async function rateAnswer(trx: Trx, by: Actor, code: string, form: RatingForm): Promise<Result<void>> {
  const found = await findByCode(trx, by.commune, code, by.today)
  const part = found?.parts.find((one) => one.way === 'open' && one.question === form.question)
  if (part?.way !== 'open') return err({ message: key('notYet'), status: 404 })
  if (!part.mayRate) return err({ message: key('notYet'), status: 409 })
  if (form.satisfied === 'khong' && form.again) {
    if (!part.mayAskAgain) return err({ message: key('tooLateAgain'), field: 'again', status: 409 })
    return askAgain(trx, by, { question: form.question, reason: form.reason })
  }
  return recordSatisfaction(trx, by, {
    question: form.question,
    satisfied: form.satisfied === 'co',
    reason: form.reason || null,
  })
}

/** The version in force; words that changed while the form was being filled in are read again before they are agreed to. */
async function wordsSeen(
  trx: Trx,
  by: Actor,
  form: { readonly seen: string },
  lang: string,
): Promise<Result<string>> {
  const present = consentText(lang, await ownConsent(trx, by.commune))
  if (form.seen !== '' && form.seen !== present)
    return err({ message: key('consentChanged'), field: 'consent', status: 409 })
  return ok(present)
}
