// Rules: what a regulation cannot do without and the plan does not say: said to be missing rather than made up.
import type { Block } from './blocks.ts'
import type { Found, Missing, ProposedRule } from './reading.ts'

const REQUIRED: readonly (readonly [string, string])[] = [
  ['title', 'tên kế hoạch'],
  ['plan.subject', 'trích yếu'],
  ['valid_from', 'ngày ban hành (kế hoạch chưa ghi ngày)'],
  ['commune.name', 'tên xã'],
  ['period.year', 'năm của hội nghị'],
  ['issuer', 'cơ quan ban hành'],
  ['issuing_body', 'tên cơ quan ban hành ở trang đầu'],
  ['symbol', 'ký hiệu văn bản'],
  ['event', 'tên hội nghị'],
  ['chairs', 'người chủ trì'],
  ['form', 'hình thức đối thoại'],
  ['agenda', 'chương trình hội nghị'],
  ['dispositions', 'các cách xử lý ý kiến'],
  ['rules', 'việc và thời hạn'],
  ['plan.opening', 'câu mở đầu'],
  ['plan.recipients', 'nơi nhận'],
  ['plan.signature.position', 'chức vụ người ký'],
]

export function missingOf(found: readonly Found[], blocks: readonly Block[]): readonly Missing[] {
  const has = (field: string) =>
    found.some((each) => each.field === field || each.field.startsWith(`${field}[`))
  const plain = REQUIRED.filter(([field]) => !has(field)).map(([field, what]) => ({
    field,
    reason: `Không thấy ${what}.`,
  }))
  const rules = found
    .filter((each) => each.field.startsWith('rules['))
    .flatMap(({ field, value }) => {
      const rule = value as ProposedRule
      const lacks = (key: string, reason: string) => [
        { field: `${field}.${key}`, reason: `${rule.id}: ${reason}` },
      ]
      return [
        ...(rule.anchor === null ? lacks('anchor', 'chưa rõ tính từ mốc nào, hãy chọn.') : []),
        ...(rule.anchor === 'previous_rule' && rule.previous === undefined
          ? lacks('previous', 'chưa rõ tính từ hạn của việc nào, hãy chọn.')
          : []),
        ...(rule.fixed !== undefined && rule.offset_from_conference_days === undefined
          ? lacks('offset_from_conference_days', 'chưa có ngày hội nghị để tính khoảng cách, hãy điền.')
          : []),
      ]
    })
  // A plan may be one running text.
  const sections = blocks.some((block) => block.level <= 3)
    ? []
    : [{ field: 'plan.sections', reason: 'Kế hoạch viết liền, không chia mục: hãy chia và đặt tên mục.' }]
  return [...plain, ...sections, ...rules]
}
