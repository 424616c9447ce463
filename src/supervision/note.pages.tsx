// Page of what the Front lets everyone read on the portal, with what was withdrawn and why.
import { shortTime } from '../kit/clock.ts'
import { Badge, Callout, Empty, Prose, Section } from '../kit/html/bits.tsx'
import { Select, TextArea } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { FrontNote } from './note.store.ts'
import { supervisionPath } from './paths.ts'
import { SupervisionTabs } from './tabs.tsx'

export interface NotesPageProps {
  readonly who: Signed
  readonly notes: readonly FrontNote[]
  readonly conferences: readonly {
    readonly id: string
    readonly title: string
    readonly announced: boolean
  }[]
  readonly titles: ReadonlyMap<string, string>
  readonly state: FormState
  /** The note whose withdrawal was refused. */
  readonly withdrawing: string | undefined
}

export function NotesPage(props: NotesPageProps) {
  const { who, notes } = props
  const state = props.withdrawing === undefined ? props.state : NEW_FORM
  return (
    <Office
      who={who}
      title="Thông tin công khai của Mặt trận"
      current="giam-sat"
      intro="Mặt trận quyết định công khai điều gì; mỗi thông tin hiện trên trang hội nghị của cổng, ai cũng đọc được."
      tabs={<SupervisionTabs commune={who.commune.id} current="cong-khai" />}
    >
      {notes.length === 0 ? (
        <Empty
          title="Chưa công khai thông tin nào"
          icon="eye"
          text="Kiến nghị và kết quả giám sát chỉ cán bộ đọc, cho đến khi Mặt trận viết một thông tin công khai ở đây."
        />
      ) : (
        <div class="stack">
          {notes.map((note) => (
            <Note key={note.id} note={note} of={props} />
          ))}
        </div>
      )}
      {who.rights.has('supervision.write') && props.conferences.length > 0 && (
        <Section title="Công khai một thông tin" id="cong-khai" card>
          <Form action={supervisionPath(who.commune.id, 'cong-khai')} id="viet">
            <ErrorSummary state={state} />
            <Select
              label="Hội nghị"
              {...field(state, 'conference', props.conferences[0]?.id)}
              options={props.conferences.map(({ id, title }) => ({ value: id, label: title }))}
              blank={null}
              required
            />
            <TextArea
              label="Thông tin công khai"
              hint="Không ghi họ tên, số điện thoại, địa chỉ của người dân; tên người đã gửi ý kiến được rút gọn khi hiện trên cổng. Đăng rồi không sửa được, chỉ rút lại có lý do."
              {...field(state, 'text')}
              rows={6}
              maxLength={4000}
              required
            />
            <Buttons>
              <SubmitButton icon="send">Đăng trên cổng</SubmitButton>
            </Buttons>
          </Form>
        </Section>
      )}
    </Office>
  )
}

function Note(props: { readonly note: FrontNote; readonly of: NotesPageProps }) {
  const { note, of } = props
  const { who } = of
  const conference = of.conferences.find((each) => each.id === note.conference_id)
  const state = of.withdrawing === note.id ? of.state : NEW_FORM
  return (
    <article class="card stack" id={`tt-${note.id}`}>
      <p>
        {note.withdrawal ? (
          <Badge tone="neutral">Đã rút</Badge>
        ) : conference?.announced ? (
          <Badge tone="done">Đang hiện trên cổng</Badge>
        ) : (
          <Badge tone="waiting">Hiện khi hội nghị được thông báo</Badge>
        )}{' '}
        <span class="muted">
          {of.titles.get(note.by_person) ?? 'Mặt trận'} · {shortTime(note.at)}
        </span>
      </p>
      <p>
        <a href={`/cong/${who.commune.id}/hoi-nghi/${note.conference_id}#mat-tran`}>
          {conference?.title ?? 'Hội nghị'}
        </a>
      </p>
      <Prose text={note.text} />
      {note.withdrawal && (
        <Callout tone="neutral" title="Lý do rút">
          <p>{note.withdrawal.reason}</p>
          <p class="muted">{shortTime(note.withdrawal.at)}</p>
        </Callout>
      )}
      {!note.withdrawal && who.rights.has('supervision.write') && (
        <details class="more act" open={of.withdrawing === note.id}>
          <summary>Rút thông tin này</summary>
          <div class="more-body">
            <Form action={supervisionPath(who.commune.id, `cong-khai/${note.id}/rut`)} id={`rut-${note.id}`}>
              <ErrorSummary state={state} />
              <TextArea
                label="Lý do rút"
                hint="Lý do hiện trên cổng thay cho thông tin."
                {...field(state, 'reason')}
                rows={2}
                maxLength={1000}
                required
              />
              <Buttons>
                <SubmitButton tone="danger">Rút thông tin</SubmitButton>
              </Buttons>
            </Form>
          </div>
        </details>
      )}
    </article>
  )
}
