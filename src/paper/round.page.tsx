// The page of one paper on its way through the signing chain: the text as submitted, what changed since it was returned,
// its steps and their comments, and the next step for whose turn it is.
import { Badge, Callout, Facts, Section, Story, WithAside } from '../kit/html/bits.tsx'
import { TextArea } from '../kit/html/fields.tsx'
import {
  Buttons,
  type ButtonTone,
  ErrorSummary,
  Form,
  type FormState,
  field,
  LinkButton,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { changesBetween } from './changes.ts'
import type { PaperModel } from './model.ts'
import type { ConferenceName } from './overview.ts'
import { Printed } from './parts.tsx'
import { ChainSteps, type Names, roundHref, SIGNING_TONE, storyOf } from './signing.parts.tsx'
import type { Round } from './signing.store.ts'
import { agreed, checkMove, isTurnOf, SIGNING_STATE, signingState } from './signing.ts'
import { forPrint } from './store.ts'
import { kindWords } from './words.ts'

export interface RoundProps {
  readonly who: Signed
  readonly conference: ConferenceName
  readonly round: Round
  readonly model: PaperModel | undefined
  /** The text of the round before this one. */
  readonly before: PaperModel | undefined
  readonly rounds: readonly Round[]
  readonly names: Names
  readonly draft: string
  readonly desk: string
  /** The form that was refused. */
  readonly part: string
  readonly state: FormState
}

export function RoundPage(props: RoundProps) {
  const { who, round, names, model } = props
  const state = signingState(round)
  const newer = props.rounds.some((each) => each.round > round.round)
  return (
    <Office
      who={who}
      title={round.title}
      current="van-ban"
      crumbs={[{ href: props.desk, label: 'Trình ký' }]}
      mark={<Badge tone={SIGNING_TONE[state]}>{SIGNING_STATE[state]}</Badge>}
    >
      <WithAside
        aside={
          <>
            {newer && (
              <Callout tone="due" title="Không phải lần trình mới nhất">
                <a href={roundHref(who, props.rounds.at(-1)?.id ?? '')}>Mở lần trình mới nhất</a>
              </Callout>
            )}
            <NextForms {...props} />
            <Section title="Các bước" card>
              <ChainSteps round={round} names={names} />
              <Story label="Diễn biến trình ký" items={storyOf(props.rounds, names)} />
            </Section>
            <Section title="Thông tin" card>
              <Facts
                items={[
                  { term: 'Loại văn bản', value: kindWords(round.kind) },
                  { term: 'Hội nghị', value: props.conference.title },
                  { term: 'Người trình', value: names.get(round.by_person) ?? 'Không còn trong danh sách' },
                  ...(model ? [{ term: 'Người ký ghi trên văn bản', value: signerOf(model) }] : []),
                ]}
              />
            </Section>
          </>
        }
      >
        <Changes {...props} />
        {model && <Printed model={forPrint(model)} />}
      </WithAside>
    </Office>
  )
}

function signerOf(model: PaperModel): string {
  const { signature } = model
  const all =
    signature?.type === 'one' ? [signature.by] : signature ? [...signature.left, ...signature.right] : []
  const names = all.map((each) => each.name ?? each.position)
  return names.length > 0 ? names.join('; ') : 'Không có chỗ ký'
}

/** What the drafter changed after it was returned: nobody reads ten pages twice. */
function Changes(props: RoundProps) {
  if (!props.before || !props.model) return null
  const { gone, fresh } = changesBetween(props.before, props.model)
  return (
    <Callout tone="waiting" title={`Thay đổi so với lần trình ${props.round.round - 1}`}>
      {gone.length + fresh.length === 0 && <p>Câu chữ không đổi.</p>}
      {fresh.length > 0 && (
        <>
          <p>Câu mới:</p>
          <ul>
            {fresh.map((line) => (
              <li key={line}>
                <ins>{line}</ins>
              </li>
            ))}
          </ul>
        </>
      )}
      {gone.length > 0 && (
        <>
          <p>Câu không còn:</p>
          <ul>
            {gone.map((line) => (
              <li key={line}>
                <del>{line}</del>
              </li>
            ))}
          </ul>
        </>
      )}
    </Callout>
  )
}

function NextForms(props: RoundProps) {
  const { who, round } = props
  const state = signingState(round)
  const mine = isTurnOf(round, who)
  const last = agreed(round) === round.steps.length - 1
  return (
    <>
      {mine && (
        <MoveForm
          {...props}
          noun="dong-y"
          title={last ? 'Ký duyệt' : 'Cho ý kiến'}
          button={last ? 'Ký duyệt văn bản' : 'Đồng ý, chuyển bước sau'}
          label="Ý kiến"
          tone="primary"
        />
      )}
      {checkMove(round, 'tra_lai', who).ok && (
        <MoveForm
          {...props}
          noun="tra-lai"
          title="Trả lại"
          button="Trả lại để sửa"
          label="Cần sửa điều gì"
          tone="secondary"
          required
        />
      )}
      {state === 'da_ky' && who.rights.has('paper.issue') && (
        <Section title="Ban hành" card>
          <p>Đủ chữ ký duyệt. Vào số và ban hành ở trang dự thảo.</p>
          <LinkButton href={`${props.draft}#ban-hanh`} tone="primary">
            Mở trang ban hành
          </LinkButton>
        </Section>
      )}
      {(state === 'tra_lai' || state === 'da_rut') && who.rights.has('paper.issue') && (
        <Section title="Sửa và trình lại" card>
          <LinkButton href={`${props.draft}#trinh-ky`} tone="primary">
            Mở dự thảo
          </LinkButton>
        </Section>
      )}
      {checkMove(round, 'rut', who).ok && (
        <MoveForm
          {...props}
          noun="rut"
          title="Rút về"
          button="Rút về để sửa"
          label="Lý do"
          tone="secondary"
        />
      )}
    </>
  )
}

function MoveForm(
  props: RoundProps & {
    readonly noun: string
    readonly title: string
    readonly button: string
    readonly label: string
    readonly tone: ButtonTone
    readonly required?: boolean
  },
) {
  const state = props.part === props.noun ? props.state : NEW_FORM
  return (
    <Section title={props.title} card>
      <Form id={props.noun} action={`${roundHref(props.who, props.round.id)}/${props.noun}`}>
        <ErrorSummary state={state} />
        <TextArea
          {...field(state, 'comment')}
          label={props.label}
          required={props.required ?? false}
          rows={3}
          maxLength={2000}
        />
        <Buttons>
          <SubmitButton tone={props.tone}>{props.button}</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}
