// The page of a public copy: the paper as someone outside the office would read it, and what is not shown there.
import { Callout, Section, WithAside } from '../kit/html/bits.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { PaperKind } from './kinds.ts'
import { Files, Printed } from './parts.tsx'
import type { Hidden, PublicCopy } from './public-copy.ts'
import { kindWords } from './words.ts'

const WORDS: Readonly<Record<Hidden, string>> = {
  ho_ten: 'họ tên, còn chữ cái đầu',
  dia_chi: 'địa chỉ, còn tên thôn',
  lien_he: 'số điện thoại, số giấy tờ, thư điện tử',
}

export function publicHref(full: string): string {
  return `${full}${full.includes('?') ? '&' : '?'}xem=cong-khai`
}

export function PublicCopyPage(props: {
  readonly who: Signed
  readonly kind: PaperKind
  /** The page of the whole paper. */
  readonly full: string
  readonly copy: PublicCopy
}) {
  const { copy, full } = props
  const label = kindWords(props.kind)
  const hidden = (Object.keys(WORDS) as Hidden[]).filter((what) => copy.hidden[what] > 0)
  return (
    <Office
      who={props.who}
      title={`${label}: xem như hàng xóm`}
      current="van-ban"
      crumbs={[{ href: full, label: `${label} (bản đầy đủ)` }]}
    >
      <WithAside
        aside={
          <>
            <Callout tone="waiting" title="Người ngoài cơ quan đọc bản này">
              {hidden.length === 0 ? (
                <p>Không có họ tên người dân, địa chỉ hay số liên hệ nào phải lược.</p>
              ) : (
                <>
                  <p>Đã lược, gạch chân trong văn bản:</p>
                  <ul>
                    {hidden.map((what) => (
                      <li key={what}>
                        {copy.hidden[what]} chỗ: {WORDS[what]}
                      </li>
                    ))}
                  </ul>
                </>
              )}
              <p>
                <a href={full}>Xem bản đầy đủ</a>
              </p>
            </Callout>
            <Section title="Tải bản công khai" card>
              <Files base={`${publicHref(full)}&`} label={`${label}, bản công khai`} />
              <p class="muted">
                Trong tệp không gạch chân. Hãy đọc lại lời kể trước khi niêm yết, đăng mạng.
              </p>
            </Section>
          </>
        }
      >
        <Printed model={copy.model} />
      </WithAside>
    </Office>
  )
}
