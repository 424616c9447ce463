// The minutes on screen: what they say so far, who has signed, the files to take along.
import { shortTime } from '../kit/clock.ts'
import { Badge, Callout, Empty, Section, Tabs, WithAside } from '../kit/html/bits.tsx'
import { ErrorSummary, Form, type FormState, Hidden, LinkButton, SubmitButton } from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { PaperModel } from '../paper/model.ts'
import { Files, Printed } from '../paper/parts.tsx'
import type { PaperProblem } from '../paper/registry.ts'
import type { Minutes } from './minutes.store.ts'
import type { Copy } from './minutes.ts'

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
        <WithAside aside={<Signatures {...props} />}>
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
          <Printed model={props.model} />
        </WithAside>
      )}
    </Office>
  )
}

function Signatures(props: MinutesPageProps) {
  const { who, minutes } = props
  const asked = minutes.regulation.minutes?.secretaries_sign ?? 1
  const secretaries = minutes.signers.filter((one) => one.part === 'thu_ky').length
  return (
    <Section title="Chữ ký" card>
      <ErrorSummary state={props.state} form="ky" />
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
              {done ? (
                <Badge tone="done">Đã ký, ghi lúc {shortTime(done.at)}</Badge>
              ) : props.complete ? (
                <Form
                  action={placePath(who, minutes.conference.id, 'bien-ban/chu-ky')}
                  id={`ky-${signer.part}-${signer.seq}`}
                >
                  <Hidden name="part" value={signer.part} />
                  <Hidden name="seq" value={String(signer.seq)} />
                  <SubmitButton tone="secondary">Ghi đã ký</SubmitButton>
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
