// The desk of the signing chain: what waits for me, what I submitted, what is on its way, everything.
import { shortTime } from '../kit/clock.ts'
import { Badge, Empty, Tabs } from '../kit/html/bits.tsx'
import { LinkButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { deskHref, type Names, SIGNING_TONE, turnWords } from './signing.parts.tsx'
import type { Round } from './signing.store.ts'
import { SIGNING_STATE, signingState } from './signing.ts'
import { kindWords } from './words.ts'

const VIEWS = {
  'cho-toi': 'Chờ tôi xử lý',
  'toi-trinh': 'Tôi trình',
  'dang-trinh': 'Đang trình ký',
  'tat-ca': 'Tất cả',
} as const

export type View = keyof typeof VIEWS

export function isView(text: string): text is View {
  return Object.hasOwn(VIEWS, text)
}

const NOTHING: Readonly<Record<View, string>> = {
  'cho-toi': 'Văn bản đến lượt bạn cho ý kiến hoặc ký duyệt hiện ở đây, việc chờ lâu nhất xếp trước.',
  'toi-trinh': 'Văn bản bạn đã trình hiện ở đây, cùng bước đang chờ và ý kiến trả lại.',
  'dang-trinh': 'Văn bản đang đi qua các bước, hoặc đã ký duyệt mà chưa ban hành, hiện ở đây.',
  'tat-ca': 'Mọi lượt trình ký của xã hiện ở đây. Mở một dự thảo văn bản để trình.',
}

const SHOWN = 200

export interface DeskProps {
  readonly who: Signed
  readonly view: View
  readonly counts: Readonly<Record<View, number>>
  readonly rows: readonly { readonly round: Round; readonly href: string }[]
  readonly names: Names
  readonly conferences: ReadonlyMap<string, string>
}

export function DeskPage(props: DeskProps) {
  const { who, view, names, rows } = props
  const base = deskHref(who)
  return (
    <Office
      who={who}
      title="Trình ký"
      current="van-ban"
      crumbs={[{ href: `/xa/${who.commune.id}/so-van-ban`, label: 'Văn bản' }]}
      action={
        who.rights.has('paper.chain') && (
          <LinkButton href={`${base}/quy-trinh`}>Đặt các bước trình ký</LinkButton>
        )
      }
      tabs={
        <Tabs
          label="Trình ký"
          items={Object.entries(VIEWS).map(([key, label]) => ({
            href: key === 'cho-toi' ? base : `${base}?xem=${key}`,
            label,
            current: key === view,
            count: props.counts[key as View],
          }))}
        />
      }
    >
      <DataTable
        caption={VIEWS[view]}
        quietCaption
        rows={rows.slice(0, SHOWN)}
        rowKey={({ round }) => round.id}
        empty={<Empty title="Chưa có văn bản nào" icon="pen" text={NOTHING[view]} />}
        columns={[
          {
            key: 'paper',
            label: 'Văn bản',
            wide: true,
            cell: ({ round, href }) => (
              <>
                <a href={href}>{round.title}</a>
                <br />
                <span class="muted">
                  {[kindWords(round.kind), props.conferences.get(round.conference_id)]
                    .filter((part) => part !== undefined)
                    .join(' · ')}
                </span>
              </>
            ),
          },
          {
            key: 'state',
            label: 'Tình trạng',
            cell: ({ round }) => {
              const state = signingState(round)
              return (
                <>
                  <Badge tone={SIGNING_TONE[state]}>{SIGNING_STATE[state]}</Badge>
                  {state === 'dang_trinh' && <div class="muted">{turnWords(round, names)}</div>}
                </>
              )
            },
          },
          {
            key: 'by',
            label: 'Người trình',
            cell: ({ round }) => names.get(round.by_person) ?? 'Không còn trong danh sách',
          },
          {
            key: 'at',
            label: 'Trình lúc',
            nowrap: true,
            cell: ({ round }) => (
              <>
                {shortTime(round.at)}
                {round.round > 1 && <div class="muted">lần {round.round}</div>}
              </>
            ),
          },
        ]}
      />
      {rows.length > SHOWN && (
        <p class="muted">
          Hiện {SHOWN}/{rows.length} lượt mới nhất.
        </p>
      )}
    </Office>
  )
}
