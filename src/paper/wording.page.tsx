// One kind of paper: its sentences to edit on the left, the paper they make on the right, every earlier version below.

import { shortTime } from '../kit/clock.ts'
import { Badge, Callout, Section } from '../kit/html/bits.tsx'
import { Select, TextArea } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { oldEncoded } from '../kit/old-encoding.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { PaperModel } from './model.ts'
import type { ConferenceName } from './overview.ts'
import { Missing, Printed } from './parts.tsx'
import type { PaperProblem } from './registry.ts'
import { wordingAct, wordingHref, wordingsHref } from './wording.parts.tsx'
import type { WordingVersion } from './wording.store.ts'
import { COMMON, keyOf, type OwnWords, type Places, type TextBlock, type Wording } from './wording.ts'
import { kindWords } from './words.ts'

export type Preview =
  | {
      readonly type: 'real'
      readonly model: PaperModel
      /** The first of a kind with several papers. */
      readonly subject: string
      /** What the sentences name and nobody has entered. */
      readonly unknown: readonly string[]
    }
  | {
      readonly type: 'sample'
      readonly model: PaperModel
      readonly problem?: PaperProblem
      /** The kind has no paper in this conference yet. */
      readonly nothing?: boolean
    }

export interface WordingProps {
  readonly who: Signed
  readonly wording: Wording
  readonly own: OwnWords
  readonly version: number
  readonly history: readonly WordingVersion[]
  readonly conferences: readonly ConferenceName[]
  /** Whose data the paper is drawn with; undefined: samples. */
  readonly chosen: ConferenceName | undefined
  readonly preview: Preview
  /** Only looked at, not sent to be kept. */
  readonly tried: boolean
  readonly state: FormState
}

const SAMPLE = 'vi-du'

function actOf(props: WordingProps, act: string): string {
  return wordingAct(props.who, props.wording.kind, act, props.chosen?.id ?? SAMPLE)
}

export function WordingPage(props: WordingProps) {
  const { who, wording, own } = props
  const changed = wording.blocks.filter((block) => own.has(keyOf(block))).length
  return (
    <Office
      who={who}
      title={`Câu chữ: ${kindWords(wording.kind)}`}
      current="van-ban"
      crumbs={[{ href: wordingsHref(who), label: 'Mẫu văn bản' }]}
      mark={changed > 0 && <Badge tone="waiting">{`Đã sửa ${changed}/${wording.blocks.length} câu`}</Badge>}
      intro="Sửa câu nào thì câu ấy đổi trong văn bản soạn từ nay; văn bản đã ban hành giữ nguyên."
    >
      <div class="beside">
        <Editor {...props} />
        <Beside {...props} />
      </div>
      <History {...props} />
    </Office>
  )
}

function Editor(props: WordingProps) {
  const { wording, state, version, tried } = props
  return (
    <Form id="cau-chu" action={actOf(props, 'cau-chu')} version={version}>
      {tried && Object.keys(state.errors).length === 0 && (
        <Callout tone="waiting" title="Bản xem trước, chưa lưu" role="status">
          <p>Văn bản bên cạnh đã theo câu đang nhập. Bấm “Lưu câu chữ” để dùng.</p>
        </Callout>
      )}
      <ErrorSummary state={state} />
      <PlacesHelp places={COMMON} title="Chỗ điền dùng được ở mọi câu" />
      {wording.blocks.map((block) => (
        <Block key={block.id} block={block} {...props} />
      ))}
      <Buttons>
        <SubmitButton>Lưu câu chữ</SubmitButton>
        <SubmitButton tone="secondary" icon="eye" formAction={actOf(props, 'xem-truoc')}>
          Xem trước
        </SubmitButton>
      </Buttons>
    </Form>
  )
}

function Block(props: WordingProps & { readonly block: TextBlock }) {
  const { block, own, state } = props
  const name = `cau.${block.id}`
  const mine = own.get(keyOf(block))
  const stored = field(state, name, mine ?? block.text)
  const value = stored.value ?? ''
  const stale = state.problem?.status === 409 && value !== (mine ?? block.text)
  const old = stored.error ? oldEncoded(value) : undefined
  return (
    <div class="wording" id={block.id}>
      <TextArea
        {...stored}
        label={block.label}
        rows={Math.min(
          14,
          Math.max(2, Math.ceil(value.length / 46) + (block.list ? value.split('\n').length : 0)),
        )}
        required={!block.blank}
        {...(block.text === '' && block.example ? { example: block.example } : {})}
        {...(block.list ? { hint: 'Mỗi dòng là một mục.' } : {})}
      />
      {stale && (
        <Callout tone="due" title="Câu hiện dùng">
          <p class="as-typed">{mine ?? block.text}</p>
        </Callout>
      )}
      {old && (
        <SubmitButton tone="secondary" name="chuyen" value={block.id} formAction={actOf(props, 'xem-truoc')}>
          Dùng bản đã chuyển sang Unicode
        </SubmitButton>
      )}
      {block.with && <PlacesHelp places={block.with} title="Chỗ điền của câu này" />}
      {mine !== undefined && (
        <details class="why">
          <summary>Câu chính thức</summary>
          <p class="as-typed">{block.text === '' ? 'Để trống.' : block.text}</p>
          <SubmitButton
            tone="quiet"
            name="block"
            value={block.id}
            formAction={actOf(props, 'cau-chinh-thuc')}
          >
            Dùng lại câu chính thức
          </SubmitButton>
        </details>
      )}
    </div>
  )
}

function PlacesHelp(props: { readonly places: Places; readonly title: string }) {
  const places = Object.entries(props.places)
  return (
    <details class="why">
      <summary>
        {props.title} ({places.length})
      </summary>
      <ul class="places">
        {places.map(([name, place]) => (
          <li key={name}>
            <code>{`{{${name}}}`}</code> {place.label}
            {place.must && <strong> (phải có)</strong>}
            <span class="muted"> – ví dụ: {place.sample}</span>
            {place.maybe && (
              <span class="muted">
                . Có khi chưa biết: đặt trong <code>[[ ]]</code> để bỏ cả phần ấy.
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Beside(props: WordingProps) {
  const { preview, who, wording, conferences, chosen } = props
  return (
    <section class="beside-paper" aria-label="Văn bản với câu chữ này" id="xem-truoc">
      <Form method="get" action={wordingHref(who, wording.kind)} id="voi">
        <Select
          name="hoi-nghi"
          label="Xem với dữ liệu của"
          blank={null}
          value={chosen?.id ?? SAMPLE}
          options={[
            ...conferences.map(({ id, title }) => ({ value: id, label: title })),
            { value: SAMPLE, label: 'Dữ liệu ví dụ' },
          ]}
          required
        />
        <SubmitButton tone="secondary">Xem</SubmitButton>
      </Form>
      <PreviewNotes preview={preview} />
      <Printed model={preview.model} />
    </section>
  )
}

function PreviewNotes(props: { readonly preview: Preview }) {
  const { preview } = props
  if (preview.type === 'real')
    return (
      <>
        {preview.subject !== '' && <p class="muted">Bản xem: {preview.subject}</p>}
        {preview.unknown.length > 0 && (
          <Callout tone="due" title="Chưa có dữ liệu cho chỗ điền">
            <p>
              {preview.unknown.join(', ')}. Bản nháp để chấm; nhập đủ mới ban hành được, hoặc đặt phần ấy
              trong [[ ]].
            </p>
          </Callout>
        )}
      </>
    )
  if (preview.nothing)
    return (
      <Callout tone="waiting">
        <p>Hội nghị này chưa có mục nào của loại văn bản này: dưới đây là câu chữ với dữ liệu ví dụ.</p>
      </Callout>
    )
  if (preview.problem)
    return (
      <Callout tone="due" title="Hội nghị này chưa soạn được văn bản; dưới đây là dữ liệu ví dụ">
        <Missing problem={preview.problem} />
      </Callout>
    )
  return null
}

function History(props: WordingProps) {
  const { history, wording, version } = props
  if (history.length === 0) return null
  const labels = new Map(wording.blocks.map((block) => [block.id, block.label]))
  const newest = new Set<string>()
  const rows = history.map((row) => {
    const current = !newest.has(row.block)
    newest.add(row.block)
    return { ...row, current }
  })
  return (
    <Section
      title="Các lần sửa"
      id="cac-lan-sua"
      actions={
        <Form id="tat-ca" action={actOf(props, 'cau-chinh-thuc')} version={version}>
          <SubmitButton tone="secondary">Dùng lại mọi câu chính thức</SubmitButton>
        </Form>
      }
    >
      <DataTable
        caption="Các lần sửa câu chữ, mới nhất trước"
        quietCaption
        rows={rows}
        rowKey={(row) => `${row.block}-${row.version}`}
        columns={[
          { key: 'luc', label: 'Lúc', cell: (row) => `${shortTime(row.at)} (lần ${row.version})` },
          { key: 'ai', label: 'Ai', cell: (row) => row.by },
          { key: 'cau', label: 'Câu', cell: (row) => labels.get(row.block) ?? row.block },
          {
            key: 'thanh',
            label: 'Sửa thành',
            wide: true,
            cell: (row) =>
              row.text === null ? (
                <span class="muted">Câu chính thức</span>
              ) : row.text === '' ? (
                <span class="muted">Để trống</span>
              ) : (
                <span class="as-typed">{row.text}</span>
              ),
          },
          {
            key: 'lay-lai',
            label: 'Lấy lại',
            quietLabel: true,
            cell: (row) =>
              row.current ? (
                <Badge tone="done">Đang dùng</Badge>
              ) : labels.has(row.block) ? (
                <Form
                  id={`lay-${row.block}-${row.version}`}
                  action={actOf(props, 'lay-lai')}
                  version={version}
                >
                  <Hidden name="block" value={row.block} />
                  <Hidden name="from" value={String(row.version)} />
                  <SubmitButton tone="secondary">Lấy lại câu này</SubmitButton>
                </Form>
              ) : (
                <span class="muted">Mẫu không còn câu này</span>
              ),
          },
        ]}
      />
    </Section>
  )
}
