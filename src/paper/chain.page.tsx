// The page on which an office sets its signing chain: every kind with its steps, and the form of the one chosen.
import { Badge, Callout, Section, WithAside } from '../kit/html/bits.tsx'
import { type Option, Radios, Select } from '../kit/html/fields.tsx'
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
import { ROLES, type Role, rightsOf } from '../office/rights.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { Person } from '../office/store.ts'
import { maySign } from './access.ts'
import type { PaperKind } from './kinds.ts'
import { deskHref, type Names, rolesWords, stepWords } from './signing.parts.tsx'
import { type Chain, MAX_STEPS, stepKey } from './signing.ts'
import { kindWords } from './words.ts'

export interface ChainProps {
  readonly who: Signed
  readonly kind: PaperKind | ''
  readonly general: Chain
  readonly lines: readonly { readonly kind: PaperKind; readonly chain: Chain; readonly own: boolean }[]
  readonly version: number
  readonly chosen: Chain | undefined
  /** Who may read papers of this kind. */
  readonly signers: readonly Person[]
  readonly names: Names
  readonly saved: boolean
  readonly state: FormState
}

export function ChainPage(props: ChainProps) {
  const { who, kind, names } = props
  const base = `${deskHref(who)}/quy-trinh`
  const words = (chain: Chain) =>
    chain.steps.length === 0 ? (
      <span class="muted">Ban hành ngay, không qua trình ký</span>
    ) : (
      chain.steps.map((step) => stepWords(step, names)).join(' → ')
    )
  return (
    <Office
      who={who}
      title="Các bước trình ký"
      current="van-ban"
      intro="Văn bản đi qua từng bước, mỗi bước có ý kiến; bước cuối là ký duyệt. Chưa đủ bước thì chưa ban hành được."
      crumbs={[{ href: deskHref(who), label: 'Trình ký' }]}
    >
      <WithAside aside={<ChainForm {...props} />}>
        <Section title="Mỗi loại văn bản">
          <DataTable
            caption="Quy trình của từng loại văn bản"
            quietCaption
            rows={[{ kind: '' as const, chain: props.general, own: true }, ...props.lines]}
            rowKey={(row) => row.kind}
            columns={[
              {
                key: 'kind',
                label: 'Loại',
                cell: (row) => (
                  <a
                    href={row.kind === '' ? `${base}#quy-trinh` : `${base}?loai=${row.kind}#quy-trinh`}
                    aria-current={row.kind === kind ? 'true' : undefined}
                  >
                    {row.kind === '' ? 'Quy trình chung' : kindWords(row.kind)}
                  </a>
                ),
              },
              { key: 'steps', label: 'Các bước', wide: true, cell: (row) => words(row.chain) },
              {
                key: 'own',
                label: 'Đặt',
                cell: (row) => (row.kind !== '' && row.own ? <Badge tone="waiting">Riêng</Badge> : null),
              },
            ]}
          />
        </Section>
      </WithAside>
    </Office>
  )
}

function ChainForm(props: ChainProps) {
  const { kind, state, chosen } = props
  const options = optionsOf(props)
  const own = field(state, 'cach', chosen || kind === '' ? 'rieng' : 'chung')
  return (
    <Section title={kind === '' ? 'Quy trình chung' : kindWords(kind)} card id="quy-trinh">
      {props.saved && <Callout tone="done" title="Đã lưu các bước trình ký" />}
      <Form action={`${deskHref(props.who)}/quy-trinh`} version={props.version}>
        <ErrorSummary state={state} />
        <Hidden name="loai" value={kind} />
        {kind === '' ? (
          <Hidden name="cach" value="rieng" />
        ) : (
          <Radios
            {...own}
            label="Cách trình"
            required
            options={[
              { value: 'chung', label: 'Như quy trình chung' },
              { value: 'rieng', label: 'Các bước riêng dưới đây' },
            ]}
          />
        )}
        {Array.from({ length: MAX_STEPS }, (_, at) => {
          const stored = chosen?.steps[at]
          return (
            <Select
              key={stepName(at)}
              {...field(state, stepName(at), stored && stepKey(stored))}
              label={`Bước ${at + 1}`}
              blank={at === 0 ? '– Không qua trình ký –' : '– Không có –'}
              options={options}
              required={false}
            />
          )
        })}
        <Radios
          {...field(state, 'own', chosen?.own ?? 'forbid')}
          label="Người trình có được tự duyệt một bước không?"
          required
          options={[
            { value: 'forbid', label: 'Không: phải là người khác' },
            { value: 'allow', label: 'Được' },
          ]}
        />
        <Buttons>
          <SubmitButton>Lưu các bước</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function stepName(at: number): string {
  return `steps.${at}`
}

const USUAL: readonly (readonly Role[])[] = [
  ['office'],
  ['party_office'],
  ['secretary'],
  ['unit'],
  ['front'],
  ['leader'],
  ['stand_in'],
  ['chair'],
  ['chair', 'stand_in'],
]

/** Roles and people that may read the kind; what is stored stays choosable, so that a look changes nothing. */
function optionsOf({ kind, signers, chosen, names }: ChainProps): readonly Option[] {
  const known: Option[] = [
    ...USUAL.filter((roles) => roles.every((role) => maySign(kind, rightsOf([role], false)))).map(
      (roles) => ({
        value: stepKey({ type: 'role', roles }),
        label: rolesWords(roles),
        group: 'Theo vai trò',
      }),
    ),
    ...signers.map((person) => ({
      value: stepKey({ type: 'person', person: person.id }),
      label: [person.name, person.title || person.roles.map((role) => ROLES[role]).join(', ')]
        .filter((part) => part !== '')
        .join(', '),
      group: 'Đích danh',
    })),
  ]
  const lost = (chosen?.steps ?? []).filter((step) => !known.some(({ value }) => value === stepKey(step)))
  return [
    ...known,
    ...lost.map((step) => ({
      value: stepKey(step),
      label: `${stepWords(step, names)} (không còn quyền đọc)`,
      group: 'Đang đặt',
    })),
  ]
}
