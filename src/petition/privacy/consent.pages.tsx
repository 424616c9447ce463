// Pages of consent: the commune's words for each purpose with their versions; consent given later or withdrawn.
import { shortTime } from '../../kit/clock.ts'
import { Prose, Section, Why } from '../../kit/html/bits.tsx'
import { Radios, TextArea } from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  NEW_FORM,
  SubmitButton,
} from '../../kit/html/form.tsx'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import type { Submission } from '../submission.store.ts'
import type { NamesOf } from '../words.ts'
import { PURPOSES, WAYS } from './consent.ts'
import type { ConsentPurpose, ConsentTextRow } from './tables.ts'

export interface ConsentProps {
  readonly who: Signed
  readonly rows: readonly ConsentTextRow[]
  readonly people: NamesOf
  readonly state: FormState
}

export function ConsentPage(props: ConsentProps) {
  const base = `/xa/${props.who.commune.id}/du-lieu-ca-nhan`
  return (
    <Office
      who={props.who}
      title="Lời đồng ý"
      current="du-lieu"
      crumbs={[{ href: base, label: 'Dữ liệu cá nhân' }]}
      intro="Mỗi mục đích một lời, người gửi đọc trên trang gửi ý kiến hoặc cán bộ đọc cho nghe. Sửa lời là một bản mới; mỗi ý kiến giữ bản đã đồng ý. Im lặng không phải là đồng ý."
    >
      {(Object.keys(PURPOSES) as ConsentPurpose[]).map((purpose) => (
        <Purpose key={purpose} {...props} purpose={purpose} action={`${base}/dong-y`} />
      ))}
    </Office>
  )
}

function Purpose(props: ConsentProps & { readonly purpose: ConsentPurpose; readonly action: string }) {
  const { purpose } = props
  const versions = props.rows.filter((row) => row.purpose === purpose)
  const [present, ...earlier] = versions
  const state = props.state.values.purpose === purpose ? props.state : NEW_FORM
  return (
    <Section title={PURPOSES[purpose]} card id={purpose}>
      {present ? (
        <>
          <Prose text={present.text} />
          <p class="muted">{Signature(present, props.people)}</p>
        </>
      ) : (
        <p class="muted">Đang dùng lời có sẵn của hệ thống.</p>
      )}
      {earlier.length > 0 && (
        <Why label={`${earlier.length} bản trước`}>
          {earlier.map((row) => (
            <div key={row.version}>
              <p class="muted">{Signature(row, props.people)}</p>
              <Prose text={row.text} />
            </div>
          ))}
        </Why>
      )}
      {props.who.rights.has('privacy.write') && (
        <details class="more" open={state !== NEW_FORM}>
          <summary>{present ? 'Sửa thành bản mới' : 'Ghi lời của xã'}</summary>
          <div class="more-body">
            <Form action={props.action} id={`loi-${purpose}`}>
              <ErrorSummary state={state} form={`loi-${purpose}`} />
              <Hidden name="purpose" value={purpose} />
              <Hidden name="seen" value={String(present?.version ?? 0)} />
              <TextArea
                {...field(state, 'text', present?.text ?? '')}
                label={`Lời đồng ý: ${PURPOSES[purpose].toLowerCase()}`}
                rows={5}
                required
              />
              <Buttons>
                <SubmitButton tone="secondary">Lưu bản mới</SubmitButton>
              </Buttons>
            </Form>
          </div>
        </details>
      )}
    </Section>
  )
}

function Signature(row: ConsentTextRow, people: NamesOf): string {
  return `Bản ${row.version}, ${people.get(row.by_person) ?? row.by_person}, ${shortTime(row.at)}`
}

/** On the submission's page: what was agreed to, and changing it when the sender asks. */
export function ConsentPart(props: {
  readonly who: Signed
  readonly submission: Submission
  readonly state: FormState
}) {
  const { submission, state } = props
  if (submission.name === null || !props.who.rights.has('petition.enter')) return null
  const given = submission.consent_publish === 1
  return (
    <Section title="Công khai họ tên" id="dong-y" card>
      <p>
        {given ? 'Người gửi đồng ý công khai họ tên.' : 'Chỉ công khai chữ cái đầu của tên và thôn.'}{' '}
        <span class="muted">Bản lời đồng ý: {submission.consent_text ?? 'chưa có'}.</span>
      </p>
      <details class="more" open={state !== NEW_FORM}>
        <summary>{given ? 'Khi người gửi rút đồng ý' : 'Khi người gửi đồng ý sau'}</summary>
        <div class="more-body">
          <Form
            action={`/xa/${props.who.commune.id}/luot-y-kien/${submission.id}/dong-y`}
            version={submission.version}
            id="dong-y-form"
          >
            <ErrorSummary state={state} />
            <Hidden name="publish" value={given ? 'khong' : 'co'} />
            <Radios
              {...field(state, 'way', '')}
              label="Người gửi yêu cầu bằng cách nào"
              required
              options={Object.entries(WAYS).map(([value, label]) => ({ value, label }))}
            />
            <Buttons>
              <SubmitButton tone="secondary">
                {given ? 'Ghi nhận rút đồng ý' : 'Ghi nhận đồng ý công khai'}
              </SubmitButton>
            </Buttons>
          </Form>
        </div>
      </details>
    </Section>
  )
}
