// The page from which a conference's dossier is taken along: what it will hold, and how long it takes.
import type { Result } from '../kit/result.ts'
import { Office } from '../office/shell.tsx'
import type { Dossier } from './dossier.ts'
import { crumbsOf, listHref, type Place } from './parts.tsx'

/** Papers a machine draws in a second, roughly: said as "about", never promised. */
const PER_SECOND = 4

export function DossierPage(props: Place & { readonly dossier: Result<Dossier> }) {
  const { who, conference, dossier } = props
  const papers = listHref(who, conference.id)
  return (
    <Office
      who={who}
      title="Hồ sơ hội nghị"
      current="hoi-nghi"
      crumbs={[...crumbsOf(props), { href: papers, label: 'Văn bản' }]}
      intro="Toàn bộ văn bản của hội nghị trong một tệp ZIP, xếp theo danh mục hồ sơ, kèm mục lục (trang HTML và bảng Excel)."
    >
      {dossier.ok ? (
        <Ready of={dossier.value} href={papers.replace(/van-ban$/, 'ho-so.zip')} />
      ) : (
        <p>{dossier.error.message}</p>
      )}
    </Office>
  )
}

function Ready({ of, href }: { readonly of: Dossier; readonly href: string }) {
  const seconds = Math.max(5, Math.ceil(of.items.length / PER_SECOND / 5) * 5)
  return (
    <>
      <dl class="facts">
        <dt>Văn bản đã ban hành</dt>
        <dd>{of.issued} (mỗi văn bản một tệp Word, một tệp PDF)</dd>
        <dt>Bản ký đã quét</dt>
        <dd>{of.scans}</dd>
        <dt>Dự thảo và mẫu in</dt>
        <dd>{of.drafts} (trong thư mục du-thao)</dd>
      </dl>
      <p>
        Lần đầu mất khoảng {seconds} giây vì từng văn bản được dựng trong lúc tải; trình duyệt cho thấy số đã
        nhận. Bấm hủy lúc nào cũng được: không có gì dở dang để lại, và có thể tải lại.
      </p>
      <p>
        <a class="button" href={href} download>
          Tải hồ sơ (ZIP)
        </a>
      </p>
      <p class="muted">
        Hồ sơ có họ tên, địa chỉ của người dân trong biên bản đầy đủ: chỉ lưu ở nơi của cơ quan. Cùng số liệu
        thì tải lại được đúng tệp ấy, từng byte.
      </p>
    </>
  )
}
