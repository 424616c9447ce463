// In the browser: the state in words, and what a person can do about it.
import { Icon, type IconName } from '../../../kit/html/icons.tsx'
import { clockWords } from '../clock.ts'
import type { Waiting } from '../outbox.ts'
import type { Unfinished } from '../unfinished.ts'
import { standingTone, standingWords, type Tone } from '../words.ts'
import { actWords } from './conflict.tsx'
import type { Shown } from './shown.ts'
import { type Engine, type State, standingOf } from './state.ts'
import { hourOf } from './time.ts'

export interface Place {
  readonly base: string
  readonly file: string
}

const ICON: Readonly<Record<Tone, IconName>> = {
  done: 'check',
  waiting: 'hourglass',
  due: 'alert',
  late: 'alert',
}

export function Status(props: {
  readonly engine: Engine
  readonly state: State
  readonly shown: Shown | undefined
  readonly place: Place
  /** Opens without a server; undefined while it is not known. */
  readonly offline: boolean | undefined
  readonly kept: boolean | undefined
  readonly onReload: () => void
  readonly told: string | undefined
  /** The matter under the secretary's hands. */
  readonly matter: string | undefined
  readonly onFinish: (one: Unfinished) => void
  readonly onOpen: (act: Waiting) => void
}) {
  const { engine, state, place } = props
  const lacking = props.shown?.unfinished ?? []
  const standing = standingOf(state, lacking.length, (ms) => hourOf(ms + (state.samples.at(-1)?.offset ?? 0)))
  const tone = standingTone(standing)
  const old = state.line === 'old_page' || state.newBuild
  const clock = clockWords(state.samples.at(-1)?.offset ?? 0)
  return (
    <>
      <div
        class={`standing ${tone}`}
        data-unsent={standing.unsent + standing.unfinished}
        data-unfinished={standing.unfinished}
        data-stuck={standing.stuck}
        data-line={state.line}
        data-saved={state.saved}
      >
        <Icon name={ICON[tone]} />
        <p role="status">{standingWords(standing)}</p>
        <span class="standing-acts">
          {state.line === 'signed_out' && (
            <a class="button" href={`/dang-nhap?ve=${encodeURIComponent(place.base)}`}>
              Đăng nhập lại
            </a>
          )}
          {old && (
            <button type="button" class="button" onClick={props.onReload}>
              Tải lại trang
            </button>
          )}
          {lacking[0] && (
            <button type="button" class="button secondary" onClick={() => next(lacking, props)}>
              Ghi cho đủ
            </button>
          )}
          {standing.unsent + standing.unfinished + standing.stuck > 0 && (
            <>
              <button type="button" class="button secondary" onClick={engine.sendNow}>
                Gửi ngay
              </button>
              <button
                type="button"
                class="button secondary"
                onClick={() => void saveFile(engine, state.snapshot?.who.person ?? '')}
              >
                Tải tệp
              </button>
            </>
          )}
        </span>
      </div>
      <Notes {...props} clock={clock} />
    </>
  )
}

/** The one after the present one: pressed again and again it goes through all of them. */
function next(all: readonly Unfinished[], props: Parameters<typeof Status>[0]): void {
  const at = all.findIndex((one) => one.matter === props.matter)
  const one = all[(at + 1) % all.length]
  if (one) props.onFinish(one)
}

function Notes(props: Parameters<typeof Status>[0] & { readonly clock: string | undefined }) {
  const { state, shown, place } = props
  const { saved, message, line, acts, snapshot } = state
  const others = [
    ...new Set(acts.filter((act) => act.person !== snapshot?.who.person).map((act) => act.person)),
  ]
  return (
    <div class="notes">
      {(saved === 'full' || saved === 'lost') && (
        <p class="callout late" role="alert">
          <Icon name="alert" />
          <span>
            {saved === 'full'
              ? 'Trình duyệt hết chỗ: việc vừa ghi chỉ còn trên trang này, đóng trang là mất. Hãy bấm “Tải tệp” để giữ một bản, rồi dọn bớt dung lượng của máy.'
              : 'Trình duyệt không cho ghi xuống máy: việc vừa ghi chỉ còn trên trang này, đóng trang là mất. Hãy bấm “Tải tệp” để giữ một bản; trang vẫn tự thử lưu lại.'}{' '}
            Tệp được nạp ở <a href={place.file}>trang nạp tệp</a>, chỉ ghi một lần.
          </span>
        </p>
      )}
      {state.lost > 0 && (
        <p class="callout late" role="alert" data-lost={state.lost}>
          <Icon name="alert" />
          <span>
            Bộ nhớ trình duyệt trên máy này đã bị xóa: {state.lost} việc chưa gửi không còn ở đây. Nếu đã tải
            tệp, hãy nạp ở <a href={place.file}>trang nạp tệp</a>; nếu không, đối chiếu với bản ghi tay rồi
            ghi lại.{' '}
            <button type="button" class="button quiet" onClick={props.engine.seen}>
              Đã xem
            </button>
          </span>
        </p>
      )}
      {message && (
        <p class="callout due" role="alert">
          <Icon name="alert" />
          <span>{message}</span>
        </p>
      )}
      {line === 'signed_out' && (
        <p class="callout due">
          <Icon name="lock" />
          <span>
            Phiên đăng nhập đã hết (mỗi phiên 12 giờ). Việc đã ghi vẫn còn trên máy và vẫn ghi tiếp được; đăng
            nhập lại bằng tài khoản của chính bạn thì việc tự gửi.
          </span>
        </p>
      )}
      {others.map((person) => (
        <p class="callout due" key={person}>
          <Icon name="user" />
          <span>
            Trên máy còn {acts.filter((act) => act.person === person).length} việc của{' '}
            {snapshot?.staff[person] ?? 'người khác'} chưa gửi. Người đó cần đăng nhập trên máy này để gửi;
            việc của ai người đó gửi.{' '}
            <button type="button" class="button quiet" onClick={() => void saveFile(props.engine, person)}>
              Tải tệp của người đó
            </button>
          </span>
        </p>
      ))}
      {props.clock && (
        <p class="callout waiting">
          <Icon name="clock" />
          <span>{props.clock}</span>
        </p>
      )}
      {acts.some((act) => !act.sure) && (
        <p class="callout due">
          <Icon name="clock" />
          <span>Đồng hồ máy đã đổi trong lúc mất kết nối: hãy xem lại giờ của các lượt chưa gửi.</span>
        </p>
      )}
      {props.offline === false && (
        <p class="callout due">
          <Icon name="info" />
          <span>
            Trình duyệt này chưa giữ được trang để mở lại khi mất mạng (cần mở bằng localhost hoặc HTTPS).
            Đừng đóng trang trong buổi đối thoại; việc đã ghi vẫn lưu trên máy.
          </span>
        </p>
      )}
      {shown && shown.stuck.length > 0 && (
        <details class="callout late" open>
          <summary>
            {shown.stuck.length} việc máy chủ chưa nhận: xem lý do ở từng lượt, sửa hoặc chọn rồi gửi lại
          </summary>
          <ul>
            {shown.stuck.map((act) => (
              <li key={act.key}>
                <button type="button" class="button quiet" onClick={() => props.onOpen(act)}>
                  {actWords(shown, act)}
                </button>
                {act.standing.state === 'refused' && `: ${act.standing.message}`}
                {act.standing.state === 'conflict' && ': người khác đã sửa cùng chỗ này'}
              </li>
            ))}
          </ul>
        </details>
      )}
      {props.told && (
        <p class="muted" role="status">
          {props.told}
        </p>
      )}
    </div>
  )
}

/** Everything that is not sent, as a file in the person's hands. */
export async function saveFile(engine: Engine, person: string): Promise<void> {
  const text = await engine.exportFile(person)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = 'viec-chua-gui-ban-thu-ky.json'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
