// Beside the chair: what was asked before and what became of it, what lies ready for this conference, whose head is here.
import { shortDate } from '../kit/clock.ts'
import { Badge, Section } from '../kit/html/bits.tsx'
import type { Unit } from '../office/store.ts'
import { DISPOSITION, isCode } from '../regulation/codes.ts'
import { headsOf } from './heads.ts'
import type { Earlier, Matter } from './matters.store.ts'
import { type DayPageProps, villageName } from './parts.tsx'
import type { PreparedAnswer } from './prepared.store.ts'
import type { Speech } from './store.ts'

export function Before(
  props: DayPageProps & {
    readonly speaker: Speech | undefined
    readonly earlier: readonly Earlier[]
    readonly sentIn: readonly Matter[]
    readonly prepared: ReadonlyMap<string, PreparedAnswer>
  },
) {
  const { speaker, earlier, sentIn, day } = props
  if (!speaker)
    return <p class="muted">Khi có người phát biểu, những điều người đó và thôn đã hỏi sẽ hiện ở đây.</p>
  return (
    <>
      {sentIn.length > 0 && (
        <Section title="Đã gửi trước hội nghị này" card>
          {sentIn.map((matter) => (
            <div key={matter.id} class="earlier">
              <p>
                {matter.name === speaker.name && <Badge tone="due">Chính người này</Badge>} {matter.text}
              </p>
              <p class="muted">
                {props.prepared.get(matter.id)?.text ??
                  (matter.disposition ? '' : 'Chưa có trả lời chuẩn bị sẵn.')}
              </p>
            </div>
          ))}
        </Section>
      )}
      <Section title={`Trước đây: ${speaker.name} và ${villageName(day, speaker.village) || 'thôn'}`} card>
        {earlier.length === 0 && <p class="muted">Chưa có nội dung nào từ các hội nghị trước.</p>}
        {earlier.map((one) => (
          <EarlierMatter key={one.id} one={one} />
        ))}
      </Section>
    </>
  )
}

function EarlierMatter({ one }: { readonly one: Earlier }) {
  return (
    <div class="earlier">
      <p>
        {one.own && <Badge tone="due">Chính người này</Badge>} <small class="muted">{one.where}</small>
      </p>
      <p>{one.text}</p>
      {(one.disposition || one.answer) && (
        <p class="muted">
          {one.disposition && isCode(DISPOSITION, one.disposition) ? `${DISPOSITION[one.disposition]}. ` : ''}
          {one.answer}
        </p>
      )}
      {one.promise && (
        <p>
          <Badge tone={one.promise.done ? 'done' : 'due'}>
            {one.promise.done ? 'Lời hứa đã thực hiện' : 'Lời hứa còn mở'}
          </Badge>{' '}
          {one.promise.text}
          {one.promise.due && ` (đến ${shortDate(one.promise.due)})`}
        </p>
      )}
    </div>
  )
}

/** Whom the chair can ask now. */
export function HeadsPresent(props: DayPageProps & { readonly units: readonly Unit[] }) {
  const heads = headsOf(props.day, props.units)
  const here = heads.filter((head) => head.present.length > 0)
  const away = heads.filter((head) => head.present.length === 0)
  return (
    <Section title="Thủ trưởng đơn vị có mặt" card>
      {heads.length === 0 && <p class="muted">Xã chưa ghi cán bộ của các đơn vị.</p>}
      <ul class="bare heads">
        {here.map((head) => (
          <li key={head.unit}>
            {head.unit}: <Badge tone="done">Có mặt</Badge> {head.present.join(', ')}
          </li>
        ))}
      </ul>
      {away.length > 0 && <p class="muted">Chưa điểm danh: {away.map((head) => head.unit).join('; ')}.</p>}
    </Section>
  )
}
