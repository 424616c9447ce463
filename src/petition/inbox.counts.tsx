// Counts of the list by village, field and unit, each leading to its rows; and the lists somebody keeps.
import type { ComponentChildren } from 'preact'
import { Checkbox, TextField } from '../kit/html/fields.tsx'
import { Buttons, Form, field, Hidden, SubmitButton } from '../kit/html/form.tsx'
import { Icon } from '../kit/html/icons.tsx'
import { FIELD } from '../regulation/codes.ts'
import { filterQuery, type QuestionFilter } from './filter.ts'
import type { HrefOf, InboxProps } from './inbox.pages.tsx'
import type { NamesOf } from './words.ts'

export function Counted(props: { readonly of: InboxProps; readonly href: HrefOf }) {
  const { countsBy, villages, units } = props.of
  if (props.of.total === 0) return null
  const fields: NamesOf = new Map(Object.entries(FIELD))
  return (
    <details class="more counted">
      <summary>Đếm theo thôn, lĩnh vực, đơn vị</summary>
      <div class="more-body counted-lists">
        <Counts
          of={props}
          title="Thôn"
          key_="village"
          names={villages}
          none="Không rõ thôn"
          counts={countsBy.village}
        />
        <Counts of={props} title="Lĩnh vực" key_="field" names={fields} counts={countsBy.field} />
        <Counts
          of={props}
          title="Đơn vị"
          key_="unit"
          names={units}
          none="Chưa phân công"
          counts={countsBy.unit}
        />
      </div>
    </details>
  )
}

/** Every village is named, also one nobody has heard of yet; fields and units only where something is. */
function Counts(props: {
  readonly of: { readonly of: InboxProps; readonly href: HrefOf }
  readonly title: string
  readonly key_: 'village' | 'field' | 'unit'
  readonly names: NamesOf
  readonly none?: string
  readonly counts: ReadonlyMap<string, number>
}) {
  const { counts, names, key_ } = props
  const all = [...names].map(([id, name]) => ({ id, name, total: counts.get(id) ?? 0 }))
  const shown = (key_ === 'village' ? all : all.filter(({ total }) => total > 0)).sort(
    (a, b) => b.total - a.total,
  )
  const none = counts.get('') ?? 0
  return (
    <section>
      <h3>{props.title}</h3>
      <ul class="counts">
        {shown.map(({ id, name, total }) => (
          <li key={id}>
            {total > 0 ? (
              <a href={props.of.href({ [key_]: id } as Partial<QuestionFilter>)}>{name}</a>
            ) : (
              <span class="muted">{name}</span>
            )}
            <span class="num">{total}</span>
          </li>
        ))}
        {none > 0 && props.none && (
          <li>
            <span>{props.none}</span>
            <span class="num">{none}</span>
          </li>
        )}
      </ul>
    </section>
  )
}

export function Saved(props: { readonly of: InboxProps }) {
  const { who, saved, filter, state } = props.of
  const base = `/xa/${who.commune.id}/y-kien`
  const now = filterQuery({ ...filter, page: undefined })
  const wrong = state.values.name !== undefined && state.errors.name !== undefined
  return (
    <div class="saved">
      {saved.length > 0 && (
        <ul class="words" aria-label="Bộ lọc đã lưu">
          {saved.map((one) => (
            <li key={one.id}>
              <SavedLink href={`${base}${one.query}`} current={one.query === now}>
                {one.name}
                {one.shared === 1 && <span class="muted"> (chung)</span>}
              </SavedLink>
            </li>
          ))}
        </ul>
      )}
      <details class="more" open={wrong}>
        <summary>Lưu bộ lọc này</summary>
        <div class="more-body">
          <Form action={`${base}/bo-loc`} id="luu-loc">
            <Hidden name="ve" value={now} />
            <TextField
              {...field(state, 'name')}
              label="Tên bộ lọc"
              width="m"
              example="Giao thông chưa phân công"
              required
            />
            {who.rights.has('petition.read') && <Checkbox name="shared" label="Cho cả văn phòng cùng dùng" />}
            <Buttons>
              <SubmitButton tone="secondary">Lưu bộ lọc</SubmitButton>
            </Buttons>
          </Form>
          {saved
            .filter((one) => one.person_id === who.person)
            .map((one) => (
              <Form key={one.id} action={`${base}/bo-loc/${one.id}/bo`} id={`bo-${one.id}`}>
                <Hidden name="ve" value={now} />
                <SubmitButton tone="quiet">Bỏ “{one.name}”</SubmitButton>
              </Form>
            ))}
        </div>
      </details>
    </div>
  )
}

function SavedLink(props: {
  readonly href: string
  readonly current: boolean
  readonly children: ComponentChildren
}) {
  return (
    <a class="word" href={props.href} aria-current={props.current ? 'true' : undefined}>
      <Icon name="search" />
      {props.children}
    </a>
  )
}
