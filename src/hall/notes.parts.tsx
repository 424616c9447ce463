// Notes of the chair: written on the chair's page, read and ticked off on the secretaries'.
import { Callout, Section } from '../kit/html/bits.tsx'
import { TextArea } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, field, Hidden, SubmitButton } from '../kit/html/form.tsx'
import { hourOf } from './moments.ts'
import { type DayPageProps, dayPath, stateFor } from './parts.tsx'

export function NotesIn({ day, who }: DayPageProps) {
  const open = day.notes.filter((note) => note.session === day.session && note.seen === null)
  return (
    <>
      {open.map((note) => (
        <Callout key={note.id} tone="due" title={`Chủ trì nhắn, ${hourOf(note.at)}`} role="status">
          <p>{note.text}</p>
          {who.rights.has('hall.run') && (
            <Form
              action={dayPath(who.commune.id, day.conference.id, `loi-nhan/${note.id}/da-xem`)}
              id={`n-${note.id}`}
            >
              <SubmitButton tone="secondary">Đã xem</SubmitButton>
            </Form>
          )}
        </Callout>
      ))}
    </>
  )
}

export function NoteForm(props: DayPageProps) {
  const { day, who } = props
  const state = stateFor(props.again, 'loi-nhan')
  const sent = day.notes.filter((note) => note.session === day.session).slice(0, 5)
  return (
    <Section title="Nhắn thư ký" card id="nhan">
      <Form action={dayPath(who.commune.id, day.conference.id, 'loi-nhan')} id="loi-nhan">
        <ErrorSummary state={state} />
        <Hidden name="session" value={String(day.session)} />
        <TextArea {...field(state, 'text')} label="Lời nhắn" rows={2} maxLength={500} required />
        <Buttons>
          <SubmitButton tone="secondary">Gửi lời nhắn</SubmitButton>
        </Buttons>
      </Form>
      <ul>
        {sent.map((note) => (
          <li key={note.id}>
            {note.text}{' '}
            <span class="muted">
              ({hourOf(note.at)}, {note.seen ? `${note.seen.by} đã xem` : 'chưa xem'})
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
