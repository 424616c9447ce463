// The page of the stand-alone laptop at home: lend the day, what is away, what comes back, what came before.
import { Badge, Callout, Facts, Section, WithAside } from '../../kit/html/bits.tsx'
import { TextArea, TextField } from '../../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, field, SubmitButton } from '../../kit/html/form.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import { DayPage, type DayPageProps, stateFor } from '../parts.tsx'
import { BringForm, PreviewSection } from './bring.parts.tsx'
import { LaptopSide } from './laptop.parts.tsx'
import type { Loan } from './loans.store.ts'
import { stateOfLoan } from './loans.store.ts'
import { laptopPath } from './paths.ts'
import type { LaptopView } from './view.store.ts'
import { goingLines, instantWords, sentence, sizeWords } from './words.ts'

export interface LaptopProps extends DayPageProps {
  readonly view: LaptopView
  readonly names: ReadonlyMap<string, string>
}

export type HomeProps = LaptopProps & { readonly view: Extract<LaptopView, { side: 'home' }> }

export function LaptopPage(props: LaptopProps) {
  const { who, day, view } = props
  return (
    <DayPage who={who} day={day} title="Máy xách tay" tab="may-xach-tay">
      {view.side === 'laptop' ? <LaptopSide {...props} view={view} /> : <HomeSide {...props} view={view} />}
    </DayPage>
  )
}

function HomeSide(props: HomeProps) {
  const { view, who } = props
  const office = who.rights.has('conference.write')
  if (view.preview && office) return <PreviewSection {...props} preview={view.preview} />
  return (
    <>
      {view.other !== undefined && (
        <Callout tone="waiting" title={`Một hội nghị khác của xã đang ở trên máy xách tay “${view.other}”`}>
          <p>Mỗi lần chỉ giao được một ngày đối thoại. Đưa máy đó về rồi giao tiếp.</p>
        </Callout>
      )}
      {view.away ? (
        <Away {...props} away={view.away} office={office} />
      ) : (
        view.other === undefined && office && <Lend {...props} />
      )}
      <History loans={view.loans} names={props.names} />
    </>
  )
}

function Lend(props: HomeProps) {
  const { who, day, view } = props
  const state = stateFor(props.again, 'giao')
  return (
    <WithAside
      aside={
        view.loans.length > 0 && (
          <Section title="Đưa gói về" card>
            <p class="muted">Máy đã gọi về, hoặc đã nhập, mà còn ghi thêm: nhập gói của máy đó ở đây.</p>
            <BringForm {...props} quiet />
          </Section>
        )
      }
    >
      <Section title="Mang ngày đối thoại đi" card>
        <p>
          Dùng khi hội trường không có mạng về máy chính. Máy xách tay nhận một gói, chạy trọn ngày đối thoại
          trên Wi-Fi của hội trường, rồi đưa về nhập lại một lần. Từ lúc giao đến lúc đưa về, máy chính không
          ghi việc của ngày; việc khác vẫn làm như thường.
        </p>
        <Form action={laptopPath(who.commune.id, day.conference.id)} id="giao">
          <ErrorSummary state={state} />
          <TextField
            {...field(state, 'name')}
            label="Gọi máy xách tay là"
            hint="Để nhận ra máy khi nhiều người cùng xem."
            example="Máy của chị Hoa"
            width="m"
            maxLength={60}
            required
          />
          <Buttons>
            <SubmitButton icon="download">Giao ngày đối thoại</SubmitButton>
          </Buttons>
        </Form>
      </Section>
      <GoingAlong counts={view.counts} />
    </WithAside>
  )
}

function GoingAlong({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  return (
    <Section title="Những gì đi cùng">
      <DataTable
        caption="Những gì đi cùng"
        quietCaption
        columns={[
          { key: 'gi', label: 'Dữ liệu của xã', cell: ([label]) => sentence(label) },
          { key: 'so', label: 'Số lượng', align: 'end', cell: ([, number]) => String(number) },
        ]}
        rows={goingLines(counts).filter(([label, number]) => number > 0 || label === 'nội dung ý kiến')}
        rowKey={([label]) => label}
      />
      <p class="muted">
        Cùng với quy chế, chương trình, lịch nghỉ, ảnh và tệp của hội nghị này, nhật ký đến lúc giao, và một
        dải số văn bản dành riêng. Chỉ tài khoản có việc trong ngày đi cùng. Sổ hạn chế về tố cáo không bao
        giờ đi cùng.
      </p>
    </Section>
  )
}

function Away(
  props: HomeProps & {
    readonly away: NonNullable<HomeProps['view']['away']>
    readonly office: boolean
  },
) {
  const { away, office, names } = props
  const { loan, parcel } = away
  return (
    <>
      <Callout tone="waiting" title={`Đang tổ chức trên máy xách tay “${loan.name}”`}>
        <p>
          Giao lúc {instantWords(loan.at)}
          {names.get(loan.by_person) ? `, ${names.get(loan.by_person)}` : ''}. Máy chính chưa ghi điểm danh,
          phát biểu, biên bản, kết luận của ngày này cho tới khi đưa về; báo cáo chốt số liệu trước lúc đó sẽ
          chưa có số của ngày này.
        </p>
      </Callout>
      {office && (
        <WithAside
          aside={
            <>
              <Section title="Đưa ngày đối thoại về" card>
                <BringForm {...props} />
              </Section>
              <RecallForm {...props} />
            </>
          }
        >
          <Carry {...props} loan={loan} parcel={parcel} />
        </WithAside>
      )}
    </>
  )
}

function Carry({
  who,
  day,
  loan,
  parcel,
}: HomeProps & { readonly loan: Loan; readonly parcel: NonNullable<HomeProps['view']['away']>['parcel'] }) {
  const path = laptopPath(who.commune.id, day.conference.id)
  const counts = JSON.parse(parcel?.counts ?? '{}') as Record<string, number>
  return (
    <>
      <Section title="Gói mang đi" card>
        <p>
          Mã mở gói <span class="muted">(chép ra giấy, không để cùng USB)</span>
        </p>
        <p>
          <span class="code4 large long">
            {loan.code.split('-').map((part) => (
              <span key={part}>{part}</span>
            ))}
          </span>
        </p>
        <Form action={`${path}/tai-goi`} id="tai">
          <Buttons>
            <SubmitButton icon="download">{`Tải gói mang đi (${sizeWords(parcel?.size ?? 0)})`}</SubmitButton>
          </Buttons>
        </Form>
        <ol>
          <li>Tải gói, chép sang máy xách tay.</li>
          <li>
            Trên máy xách tay chạy chương trình với thư mục dữ liệu mới: <code>npm start -- --empty</code>.
          </li>
          <li>
            Mở <code>/nhan-goi</code> trên máy đó, chọn gói, nhập mã. Cán bộ đăng nhập bằng mật khẩu đang
            dùng.
          </li>
          <li>Xong ngày: bấm “Đóng gói đưa về” trên máy xách tay, rồi nhập gói đó ở trang này.</li>
        </ol>
        {(counts.left ?? 0) > 0 && (
          <p class="muted">{counts.left} tệp lớn không đi cùng vì gói đã đầy; xem các tệp đó ở máy chính.</p>
        )}
      </Section>
      <GoingAlong counts={counts} />
    </>
  )
}

function RecallForm(props: HomeProps) {
  const state = stateFor(props.again, 'goi-ve')
  return (
    <details class="section card" open={props.again?.form === 'goi-ve'}>
      <summary>Máy xách tay mất hoặc hỏng</summary>
      <p class="muted">
        Gọi về thì máy chính ghi tiếp được ngày. Nếu sau này tìm thấy máy, gói của nó vẫn nhập được: chỗ hai
        máy cùng ghi sẽ hiện cạnh nhau để chọn.
      </p>
      <Form action={laptopPath(props.who.commune.id, props.day.conference.id, 'goi-ve')} id="goi-ve">
        <ErrorSummary state={state} />
        <TextArea {...field(state, 'reason')} label="Lý do gọi về" rows={2} required />
        <Buttons>
          <SubmitButton tone="danger">Gọi ngày đối thoại về</SubmitButton>
        </Buttons>
      </Form>
    </details>
  )
}

const STATE = {
  away: { tone: 'waiting', label: 'Đang ở máy xách tay' },
  home: { tone: 'done', label: 'Đã đưa về' },
  recalled: { tone: 'late', label: 'Đã gọi về' },
} as const

function History({
  loans,
  names,
}: {
  readonly loans: readonly Loan[]
  readonly names: ReadonlyMap<string, string>
}) {
  if (loans.length === 0) return null
  return (
    <Section title="Các lần mang đi">
      {loans.map((loan) => {
        const state = STATE[stateOfLoan(loan)]
        return (
          <section class="card section" key={loan.id}>
            <h3>
              {loan.name} <Badge tone={state.tone}>{state.label}</Badge>
            </h3>
            <Facts
              items={[
                { term: 'Giao', value: `${instantWords(loan.at)}${by(names, loan.by_person)}` },
                {
                  term: 'Nhật ký rẽ nhánh',
                  value: <code>{`${loan.head_seq}-${loan.head_hash.slice(0, 12)}`}</code>,
                },
                ...(loan.recall
                  ? [
                      {
                        term: 'Gọi về',
                        value: `${instantWords(loan.recall.at)}${by(names, loan.recall.by_person)}: ${loan.recall.reason}`,
                      },
                    ]
                  : []),
                ...loan.merges.map((merge) => ({
                  term: loan.merges.length > 1 ? `Nhập lần ${merge.seq}` : 'Nhập về',
                  value: (
                    <>
                      {`${instantWords(merge.at)}${by(names, merge.by_person)}; đầu nhánh `}
                      <code>{`${merge.head_seq}-${merge.head_hash.slice(0, 12)}`}</code>
                    </>
                  ),
                })),
              ]}
            />
          </section>
        )
      })}
    </Section>
  )
}

function by(names: ReadonlyMap<string, string>, person: string): string {
  const name = names.get(person)
  return name ? `, ${name}` : ''
}
