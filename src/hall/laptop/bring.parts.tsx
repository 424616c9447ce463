// Bringing a day home: the file, what is in it, where both machines wrote, and the one button that takes it in.
import { Callout, Section } from '../../kit/html/bits.tsx'
import { FileField, Radios } from '../../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, field, Hidden, SubmitButton } from '../../kit/html/form.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import { type DayPageProps, stateFor } from '../parts.tsx'
import { CountTable } from './count.parts.tsx'
import type { Choice } from './merge.ts'
import { laptopPath } from './paths.ts'
import type { Preview, ShownClash } from './view.store.ts'
import { countLines, instantWords, sentence, sizeWords } from './words.ts'

export function BringForm(props: DayPageProps & { readonly quiet?: boolean }) {
  const state = stateFor(props.again, 'dua-ve')
  return (
    <Form action={laptopPath(props.who.commune.id, props.day.conference.id, 'dua-ve')} id="dua-ve" upload>
      <ErrorSummary state={state} />
      <FileField
        {...field(state, 'file')}
        label="Gói đưa về"
        hint="Tệp dua-ve-….dtgoi tải từ máy xách tay. Xem trước rồi mới nhập."
        accept=".dtgoi"
        required
      />
      <Buttons>
        <SubmitButton tone="secondary" icon="upload">
          Xem gói đưa về
        </SubmitButton>
      </Buttons>
    </Form>
  )
}

const CHOICES: Readonly<Record<Choice, string>> = {
  nha: 'Giữ bản ở máy chính',
  may: 'Lấy bản của máy xách tay',
  ca_hai: 'Giữ cả hai, của máy xách tay xếp sau',
}

export function PreviewSection(props: DayPageProps & { readonly preview: Preview }) {
  const { preview, who, day } = props
  const state = stateFor(props.again, 'nhap')
  const lines = countLines(preview.counts)
  const path = (part: string) => laptopPath(who.commune.id, day.conference.id, part)
  return (
    <>
      <Callout tone="waiting" title="Gói đã mở được và còn nguyên; chưa nhập gì">
        <p>
          Tải lên lúc {instantWords(preview.parcel.at)}, {sizeWords(preview.parcel.size)}. Nhánh nhật ký của
          máy xách tay nối đúng vào nhật ký ở đây.
        </p>
      </Callout>
      <Form action={path('nhap')} id="nhap">
        <Hidden name="parcel" value={preview.parcel.id} />
        <Hidden name="seen" value={preview.seen} />
        <ErrorSummary state={state} />
        <Section title="Sẽ nhập về">
          <CountTable caption="Sẽ nhập về" lines={lines} empty="Gói không có gì mới so với máy chính." />
        </Section>
        {preview.clashes.length > 0 && (
          <Section title={`Hai máy cùng ghi ở ${preview.clashes.length} chỗ`}>
            <p>Không chỗ nào được tự chọn thay: xem hai bản rồi chọn.</p>
            {preview.clashes.map((clash) => (
              <OneClash
                key={clash.id}
                clash={clash}
                value={String(state.values[`chon.${clash.id}`] ?? '')}
                refused={props.again?.form === 'nhap'}
              />
            ))}
          </Section>
        )}
        <Buttons>
          <SubmitButton icon="check">Nhập ngày đối thoại về</SubmitButton>
        </Buttons>
      </Form>
      <Form action={path('bo')} id="bo">
        <Hidden name="parcel" value={preview.parcel.id} />
        <Buttons>
          <SubmitButton tone="secondary">Chưa nhập, cất gói này đi</SubmitButton>
        </Buttons>
      </Form>
    </>
  )
}

const GONE = {
  left: 'Ở máy chính, nội dung này đã rời danh sách thường (chuyển sổ hạn chế, hoặc bỏ). Những dòng dưới đây của máy xách tay không nhập; bản của chúng vẫn ở máy đó.',
  erased:
    'Ở máy chính, dữ liệu cá nhân của lượt này đã xóa theo quy định. Những dòng dưới đây của máy xách tay không nhập.',
} as const

function OneClash(props: { readonly clash: ShownClash; readonly value: string; readonly refused: boolean }) {
  const { clash, value } = props
  return (
    <section class="section card">
      <h3>{clash.title}</h3>
      {clash.gone && <p>{GONE[clash.gone]}</p>}
      {clash.gone ? (
        <p>{sentence([...new Set(clash.rows.map((row) => row.label))].join(', '))}.</p>
      ) : (
        <DataTable
          caption={clash.title}
          quietCaption
          columns={[
            { key: 'gi', label: 'Việc ghi', cell: (row) => sentence(row.label) },
            { key: 'nha', label: 'Ở máy chính', cell: (row) => <Version text={row.home} /> },
            { key: 'may', label: 'Ở máy xách tay', cell: (row) => <Version text={row.laptop} /> },
          ]}
          rows={clash.rows.map((row, at) => ({ ...row, at }))}
          rowKey={(row) => String(row.at)}
        />
      )}
      {clash.may.length > 1 && (
        <Radios
          name={`chon.${clash.id}`}
          label="Chọn"
          required
          value={value}
          error={props.refused && value === '' ? 'Hãy chọn một bản.' : undefined}
          options={clash.may.map((choice) => ({ value: choice, label: CHOICES[choice] }))}
        />
      )}
    </section>
  )
}

function Version({ text }: { readonly text: string | null }) {
  if (text === null) return <em class="muted">không có</em>
  if (text === '') return <em class="muted">có ghi</em>
  return (
    <>
      {text.split('\n').map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  )
}
