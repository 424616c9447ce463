// Moving a conference to another version of the regulation: first which dates move, which duties come and go, then the act.
import { Callout, Section } from '../kit/html/bits.tsx'
import { Select, TextArea } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  SubmitButton,
} from '../kit/html/form.tsx'
import type { Problem } from '../kit/result.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { MovesTable } from '../regulation/compare.pages.tsx'
import { type DateMove, dateChanges } from '../regulation/effect.ts'
import { conferencePath } from './frame.tsx'
import type { Conference } from './store.ts'

export interface VersionChoice {
  readonly id: string
  readonly label: string
}

export function MovePage(props: {
  readonly who: Signed
  readonly conference: Conference
  readonly now: string
  readonly choices: readonly VersionChoice[]
  readonly to: VersionChoice | undefined
  readonly moves: readonly DateMove[]
  readonly kept: readonly string[]
  readonly problem: Problem | undefined
  readonly state: FormState
}) {
  const { who, conference, to } = props
  const base = conferencePath(who.commune.id, conference.id)
  const dates = dateChanges(props.moves)
  return (
    <Office
      who={who}
      title="Chuyển phiên bản quy chế"
      current="hoi-nghi"
      crumbs={[{ href: base, label: conference.title }]}
      intro={`Hội nghị đang theo: ${props.now}. Xem trước ngày nào dời, việc nào thêm, việc nào bỏ, rồi mới chuyển.`}
    >
      <ErrorSummary state={props.state} />
      {props.choices.length === 0 ? (
        <Callout tone="neutral">
          <p>
            Xã chưa có phiên bản nào khác.{' '}
            <a href={`/xa/${who.commune.id}/quy-che`}>Sửa quy chế và công bố phiên bản mới</a> trước.
          </p>
        </Callout>
      ) : (
        <Form method="get" id="chon">
          <Select
            {...field(props.state, 'sang', to?.id)}
            label="Chuyển sang"
            required
            options={props.choices.map((choice) => ({ value: choice.id, label: choice.label }))}
          />
          <Buttons>
            <SubmitButton tone={to ? 'secondary' : 'primary'}>Xem trước</SubmitButton>
            {to && (
              <LinkButton
                href={`/xa/${who.commune.id}/quy-che/so-sanh?cu=ban:${conference.regulation_version_id}&moi=ban:${to.id}${conference.date ? `&ngay=${conference.date}` : ''}`}
              >
                So sánh hai phiên bản
              </LinkButton>
            )}
          </Buttons>
        </Form>
      )}
      {props.problem && (
        <Callout tone="late" title="Chưa chuyển được">
          <p>{props.problem.message}</p>
        </Callout>
      )}
      {to && !props.problem && (
        <>
          {conference.date === null && (
            <Callout tone="neutral">
              <p>
                Hội nghị chưa ấn định ngày nên chưa có hạn nào để dời; từ nay hạn tính theo phiên bản mới.
              </p>
            </Callout>
          )}
          <MovesTable moves={dates} caption={`${dates.length} hạn khác đi khi chuyển sang ${to.label}`} />
          {props.kept.length > 0 && (
            <Section title="Đã làm xong, giữ nguyên">
              <ul>
                {props.kept.map((title) => (
                  <li key={title}>{title}</li>
                ))}
              </ul>
            </Section>
          )}
          <Form action={`${base}/quy-che?sang=${to.id}`} version={conference.version} id="chuyen">
            <Hidden name="sang" value={to.id} />
            <TextArea
              {...field(props.state, 'reason')}
              label="Lý do chuyển"
              example="UBND xã ban hành quy chế mới"
              rows={2}
              maxLength={1000}
              required
            />
            <Buttons>
              <SubmitButton>Chuyển hội nghị sang phiên bản này</SubmitButton>
              <LinkButton href={base}>Thôi</LinkButton>
            </Buttons>
          </Form>
        </>
      )}
    </Office>
  )
}
