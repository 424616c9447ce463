// HTTP of the outbox's page: the list, and a person's decision about what did not surely go out.
import { h } from 'preact'
import { z } from 'zod'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { decideMessage, listMessages } from './outbox.ts'
import { MESSAGES_PER_PAGE, OutboxPage, STATE_WORDS } from './pages.tsx'
import type { MessageState, NoticeChannel } from './tables.ts'

export function noticeRoutes(app: App, channels: readonly NoticeChannel[]): void {
  const guard = staff('office.manage')

  const show = async (ctx: Ctx<Signed>, state: FormState): Promise<Answer> => {
    const wanted = ctx.query['trang-thai']
    if (wanted !== undefined && !isState(wanted)) return NOT_FOUND
    const number = pageNumber(ctx.query.trang)
    const { rows, total } = await listMessages(ctx.read, ctx.scope, {
      ...(wanted === undefined ? {} : { state: wanted }),
      limit: MESSAGES_PER_PAGE,
      offset: (number - 1) * MESSAGES_PER_PAGE,
    })
    return h(OutboxPage, { who: ctx.who, rows, total, page: number, state: wanted, channels, form: state })
  }

  page(app, '/xa/:commune/tin-gui', guard, (ctx) => show(ctx, NEW_FORM))

  for (const [noun, decision] of [
    ['gui-lai', 'retry'],
    ['thoi', 'drop'],
  ] as const)
    form(
      app,
      `/xa/:commune/tin-gui/:message/${noun}`,
      guard,
      z.object({}),
      (ctx) =>
        ctx.act(
          (trx) => decideMessage(trx, ctx.who.by, { message: ctx.params.message ?? '', decision }),
          () => `/xa/${ctx.scope}/tin-gui`,
        ),
      show,
    )
}

function isState(text: string): text is MessageState {
  return Object.hasOwn(STATE_WORDS, text)
}

function pageNumber(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}
