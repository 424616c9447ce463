// The minutes on screen: what they say so far, who has signed, the files to take along.
import { shortTime } from '../kit/clock.ts'
import { Badge, Callout, Empty, Section, Tabs, WithAside } from '../kit/html/bits.tsx'
import { TextArea } from '../kit/html/fields.tsx'
import {
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { PaperModel } from '../paper/model.ts'
import { Files, Printed } from '../paper/parts.tsx'
import type { PaperProblem } from '../paper/registry.ts'
import type { Minutes } from './minutes.store.ts'
import { type Copy, isStale } from './minutes.ts'

export function placePath(who: Signed, conference: string, part: string): string {
  return `/xa/${who.commune.id}/hoi-nghi/${conference}/${part}`
}

export function ConclusionTabs(props: {
  readonly who: Signed
  readonly conference: string
  readonly current: 'bien-ban' | 'ket-luan'
}) {
  const item = (part: 'ngay' | 'bien-ban' | 'ket-luan', label: string) => ({
    href: placePath(props.who, props.conference, part),
    label,
    current: part === props.current,
  })
  return (
    <Tabs
      label="Sau buổi đối thoại"
      items={[item('ngay', 'Ngày đối thoại'), item('bien-ban', 'Biên bản'), item('ket-luan', 'Kết luận')]}
    />
  )
}

export interface MinutesPageProps {
  readonly who: Signed
  readonly minutes: Minutes
  readonly copy: Copy
  readonly model: PaperModel | undefined
  readonly problem: PaperProblem | undefined
  readonly complete: boolean
  readonly state: FormState
  /** Of the full copy as it stands. */
  readonly digest: string
  /** The issued minutes, where there are any: the signed scan is attached there. */
  readonly issued: { readonly id: string; readonly symbol: string } | undefined
}

export function MinutesPage(props: MinutesPageProps) {
  const { who, minutes } = props
  const { conference } = minutes
  const kind = props.copy === 'day_du' ? 'bien_ban' : 'bien_ban_niem_yet'
  return (
    <Office
      who={who}
      title="Biên bản hội nghị"
      current="hoi-nghi"
      crumbs={[
        { href: `/xa/${who.commune.id}/hoi-nghi`, label: 'Hội nghị' },
        { href: `/xa/${who.commune.id}/hoi-nghi/${conference.id}`, label: conference.title },
      ]}
      tabs={<ConclusionTabs who={who} conference={conference.id} current="bien-ban" />}
    >
      {props.model === undefined ? (
        <Empty
          title="Chưa có biên bản"
          text={props.problem?.message ?? ''}
          action={
            <LinkButton href={placePath(who, conference.id, 'ngay')} tone="primary">
              Mở trang ngày đối thoại
            </LinkButton>
          }
        />
      ) : (
        <WithAside
          aside={
            <>
              <Signatures {...props} />
              <Readings {...props} />
              <Scan {...props} />
            </>
          }
        >
          {!props.complete && (
            <Callout tone="due" title="Hội nghị chưa bế mạc">
              <p>Biên bản còn thay đổi theo diễn biến; ký khi mọi buổi đã kết thúc.</p>
            </Callout>
          )}
          <p>
            {props.copy === 'day_du' ? (
              <>
                Bản đầy đủ: họ tên, địa chỉ người có ý kiến; lưu hồ sơ và gửi kèm báo cáo.{' '}
                <a href={`${placePath(who, conference.id, 'bien-ban')}?ban=niem-yet`}>Xem bản niêm yết</a>
              </>
            ) : (
              <>
                Bản niêm yết: chỉ chữ đầu của họ tên và thôn.{' '}
                <a href={placePath(who, conference.id, 'bien-ban')}>Xem bản đầy đủ</a>
              </>
            )}
          </p>
          <p>
            <Files base={`${placePath(who, conference.id, `van-ban/${kind}`)}?`} label="Biên bản" />
          </p>
          <p>
            <LinkButton href={placePath(who, conference.id, 'bien-ban/doc-lai')}>
              Đọc lại trước hội nghị
            </LinkButton>
          </p>
          <Printed model={props.model} />
          <Corrections {...props} />
        </WithAside>
      )}
    </Office>
  )
}

/** Read aloud when, and what those present had to say. */
function Readings(props: MinutesPageProps) {
  const { who, minutes } = props
  const read = minutes.readings.find((one) => one.kind === 'doc_lai')
  const remarks = minutes.readings.filter((one) => one.kind === 'y_kien')
  const action = placePath(who, minutes.conference.id, 'bien-ban/doc-lai')
  return (
    <Section title="Đọc lại biên bản" card>
      {read ? (
        <Badge tone="done">Đã đọc lại lúc {shortTime(read.at)}</Badge>
      ) : (
        <Form action={action} id="da-doc">
          <Hidden name="kind" value="doc_lai" />
          <SubmitButton tone="secondary">Ghi đã đọc lại</SubmitButton>
        </Form>
      )}
      <ul>
        {remarks.map((one) => (
          <li key={`${one.at}${one.text}`}>
            {one.text} <span class="muted">({shortTime(one.at)})</span>
          </li>
        ))}
      </ul>
      <Form action={action} id="y-kien">
        <ErrorSummary state={props.state.values.kind === 'y_kien' ? props.state : NEW_FORM} />
        <Hidden name="kind" value="y_kien" />
        <TextArea
          {...field(props.state.values.kind === 'y_kien' ? props.state : NEW_FORM, 'text')}
          label="Ý kiến của người dự về biên bản"
          rows={2}
          maxLength={2000}
          required
        />
        <SubmitButton tone="secondary">Ghi ý kiến</SubmitButton>
      </Form>
    </Section>
  )
}

/** Words that were put right, with what stood there before. */
function Corrections({ who, minutes }: MinutesPageProps) {
  if (minutes.corrections.length === 0) return null
  const base = placePath(who, minutes.conference.id, 'ngay')
  return (
    <Section title={`Đã sửa (${minutes.corrections.length} lần)`} card>
      <ul>
        {minutes.corrections.map((one) => {
          const now = minutes.voiced.find((voiced) => voiced.id === one.question)
          return (
            <li key={`${one.question}${one.at}`}>
              {shortTime(one.at)}, {one.by}: <s>{one.before}</s> → {now?.text ?? '(đã tách xử lý riêng)'}{' '}
              {now?.speech && <a href={`${base}/phat-bieu/${now.speech}#${now.id}`}>xem lượt</a>}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** The paper of record: issued, printed, signed by hand, and the scan put beside it. */
function Scan(props: MinutesPageProps) {
  const { who, minutes, issued } = props
  if (!props.complete) return null
  return (
    <Section title="Bản ký" card>
      {issued ? (
        <p>
          Đã lập bản chính thức {issued.symbol}.{' '}
          <a href={`/xa/${who.commune.id}/van-ban/${issued.id}`}>Đính kèm bản ký đã quét</a>
        </p>
      ) : (
        <p>
          <a href={placePath(who, minutes.conference.id, 'van-ban/bien_ban')}>Lập bản chính thức</a>, in, ký
          tay rồi đính kèm bản quét ở đó.
        </p>
      )}
    </Section>
  )
}

function Signatures(props: MinutesPageProps) {
  const { who, minutes } = props
  const asked = minutes.regulation.minutes?.secretaries_sign ?? 1
  const secretaries = minutes.signers.filter((one) => one.part === 'thu_ky').length
  return (
    <Section title="Chữ ký" card>
      <ErrorSummary state={props.state.values.part === undefined ? NEW_FORM : props.state} form="ky" />
      {secretaries < asked && (
        <Callout tone="due">
          <p>
            Quy chế cần {asked} thư ký ký biên bản, hội nghị mới có {secretaries}. Hãy bổ sung thư ký ở trang
            hội nghị.
          </p>
        </Callout>
      )}
      <ul>
        {minutes.signers.map((signer) => {
          const done = minutes.signatures.find((one) => one.part === signer.part && one.seq === signer.seq)
          return (
            <li key={`${signer.part}${signer.seq}`}>
              {signer.part === 'chu_tri' ? 'Chủ trì' : 'Thư ký'}: {signer.name}{' '}
              {done && !isStale(done, props.digest) ? (
                <Badge tone="done">Đã ký, ghi lúc {shortTime(done.at)}</Badge>
              ) : props.complete ? (
                <Form
                  action={placePath(who, minutes.conference.id, 'bien-ban/chu-ky')}
                  id={`ky-${signer.part}-${signer.seq}`}
                >
                  {done && (
                    <>
                      <Badge tone="due">Đã sửa sau khi ký</Badge>{' '}
                      <span class="muted">ký lúc {shortTime(done.at)}</span>
                    </>
                  )}
                  <Hidden name="part" value={signer.part} />
                  <Hidden name="seq" value={String(signer.seq)} />
                  <SubmitButton tone="secondary">{done ? 'Ghi đã ký lại' : 'Ghi đã ký'}</SubmitButton>
                </Form>
              ) : (
                <Badge tone="neutral">Chưa ký</Badge>
              )}
            </li>
          )
        })}
      </ul>
      <p class="muted">
        Người ký trên bản giấy; ở đây ghi lại ai đã ký và khóa nội dung bản đã ký vào nhật ký.
      </p>
    </Section>
  )
}
