// What came with an opinion, one after another beside its words: pictures in place, other files to open outside.
import { Empty, Prose, Quote, Section } from '../kit/html/bits.tsx'
import { LinkButton } from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { QuestionRow } from './store.ts'
import type { Submission } from './submission.store.ts'
import { type NamesOf, senderWords } from './words.ts'

type Attached = Submission['files'][number]

export interface FilesProps {
  readonly who: Signed
  readonly row: QuestionRow
  readonly content: string
  readonly files: readonly Attached[]
  readonly at: number
  readonly villages: NamesOf
}

/** "1,4 MB", "230 kB": as people speak of a file's size. */
export function sizeWords(bytes: number): string {
  const mega = bytes / (1024 * 1024)
  return mega >= 1 ? `${mega.toFixed(1).replace('.', ',')} MB` : `${Math.ceil(bytes / 1024)} kB`
}

export function filesPath(commune: string, question: string, file?: string): string {
  return `/xa/${commune}/y-kien/${question}/tep${file ? `?xem=${file}` : ''}`
}

export function FilesPage(props: FilesProps) {
  const { who, row, files, at } = props
  const commune = who.commune.id
  const shown = files[at]
  return (
    <Office
      who={who}
      title="Tệp đính kèm"
      current="y-kien"
      crumbs={[
        { href: `/xa/${commune}/y-kien`, label: 'Ý kiến' },
        { href: `/xa/${commune}/y-kien/${row.id}`, label: `${row.code.slice(0, 4)} ${row.code.slice(4)}` },
      ]}
    >
      <div class="two-sides">
        <Section title="Lời gửi đến">
          <Quote by={senderWords(row, props.villages)}>
            <Prose text={props.content} />
          </Quote>
          {files.length > 1 && <Listed {...props} />}
        </Section>
        {shown ? (
          <Section title={`Tệp ${at + 1}/${files.length}: ${shown.name}`}>
            <Beside {...props} />
            <Shown commune={commune} question={row.id} file={shown} />
          </Section>
        ) : (
          <Empty title="Không có tệp đính kèm" text="Người gửi không gửi kèm ảnh hay văn bản nào." />
        )}
      </div>
    </Office>
  )
}

function Listed(props: FilesProps) {
  return (
    <ol>
      {props.files.map((file, at) => (
        <li key={file.id}>
          <a
            href={filesPath(props.who.commune.id, props.row.id, file.id)}
            aria-current={at === props.at ? 'true' : undefined}
          >
            {file.name}
          </a>{' '}
          <span class="muted">({sizeWords(file.size)})</span>
        </li>
      ))}
    </ol>
  )
}

function Beside(props: FilesProps) {
  const { files, at } = props
  const before = files[at - 1]
  const after = files[at + 1]
  if (!before && !after) return null
  const href = (file: Attached) => filesPath(props.who.commune.id, props.row.id, file.id)
  return (
    <p>
      {before && (
        <LinkButton href={href(before)} tone="secondary">
          Tệp trước
        </LinkButton>
      )}{' '}
      {after && (
        <LinkButton href={href(after)} tone="secondary">
          Tệp sau
        </LinkButton>
      )}
    </p>
  )
}

function Shown(props: { readonly commune: string; readonly question: string; readonly file: Attached }) {
  const { file } = props
  const url = `/xa/${props.commune}/y-kien/${props.question}/tep/${file.id}`
  const picture = file.mime.startsWith('image/')
  return (
    <>
      {picture ? (
        <div class="list-photo">
          <img src={`${url}/anh`} alt={`Ảnh gửi kèm: ${file.name}`} />
        </div>
      ) : (
        <p>Tệp này không hiện trong trang để giữ an toàn. Tải về rồi mở bằng chương trình của máy.</p>
      )}
      <p>
        <a href={url}>Tải {picture ? 'ảnh gốc' : 'tệp'}</a>{' '}
        <span class="muted">({sizeWords(file.size)})</span>
      </p>
    </>
  )
}
