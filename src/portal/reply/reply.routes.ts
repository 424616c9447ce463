// The door of the text gateway: it hands over what people wrote back. It knows the secret both sides were given; whoever does not
// finds nothing here. Nothing of a message enters the log.
import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { type App, type Guard, program } from '../../kit/http/route.ts'
import { err, ok } from '../../kit/result.ts'
import { type AtCommune, citizen } from '../guard.ts'
import { communeName } from '../shell.tsx'
import { takeReply } from './reply.acts.ts'

const short = (max: number) =>
  z.union([z.string(), z.number()]).transform(String).pipe(z.string().trim().min(1).max(max))

const arrived = z.object({
  id: short(200),
  from: short(40),
  text: z.string().max(4000),
})

/** A gateway that hands over more than ten a second is not one of a commune. */
const OFTEN = { rateLimit: { max: 600, timeWindow: '1 minute' } }

export function replyRoutes(app: App, secret: string | undefined): void {
  program(app, 'POST', '/cong/:commune/tin-nhan', gateway(secret), OFTEN, async (ctx) => {
    const read = arrived.safeParse(ctx.request.body)
    if (!read.success)
      return err({
        message: 'Tin phải có id, from, text (JSON hoặc biểu mẫu).',
        status: 422,
        errors: read.error.issues.map((issue) => ({ field: issue.path.join('.'), message: 'Chưa đúng.' })),
      })
    const { commune, by } = ctx.who
    const taken = await ctx.db.act(ctx.scope, (trx) =>
      takeReply(trx, by, { ...read.data, secret: secret ?? '', commune: communeName(commune) }),
    )
    return taken.ok
      ? ok({ bytes: JSON.stringify({ taken: true }), type: 'application/json; charset=utf-8' })
      : taken
  })
}

/** "Authorization: Bearer …"; without a secret in the settings nobody is let in. */
function gateway(secret: string | undefined): Guard<AtCommune> {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return {
    name: citizen.name,
    async admit(visit) {
      const given = /^Bearer (\S+)$/i.exec(visit.request.headers.authorization ?? '')?.[1] ?? ''
      if (!secret || !timingSafeEqual(digest(given), digest(secret))) return 'not_found'
      return citizen.admit(visit)
    },
  }
}
