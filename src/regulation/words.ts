// What a regulation says, in short Vietnamese lines: for the list on screen, the comparison of two versions, the help.
// Labels of codes come from codes.ts.
import { shortDate } from '../kit/clock.ts'
import { CHANNEL, DIRECTION, DISPOSITION, DUTY, EVERY, ISSUER, ROLE, UNIT } from './codes.ts'
import { withReading } from './due.ts'
import type { Regulation } from './regulation.form.ts'
import type { Rule } from './rule.form.ts'

const ANCHOR_SHORT: Readonly<Record<Rule['anchor'], string>> = {
  conference: 'ngày tổ chức',
  conference_end: 'khi kết thúc hội nghị',
  conclusion_issued: 'thông báo kết luận',
  plan_issued: 'ban hành kế hoạch',
  accepted: 'tiếp nhận ý kiến',
  reply_due: 'hạn trả lời',
  previous_rule: 'quy tắc trước',
  none: '',
}

/** "chậm nhất 7 ngày làm việc trước ngày tổ chức": when a rule falls due, without any conference. */
export function ruleWhen(raw: Rule): string {
  const rule = withReading(raw)
  const anchor = rule.anchor === 'previous_rule' ? (rule.previous ?? '') : ANCHOR_SHORT[rule.anchor]
  if (rule.unit === 'window' && rule.from && rule.to)
    return `từ ${shortDate(rule.from)} đến ${shortDate(rule.to)}`
  if (rule.unit === 'fixed' && rule.fixed)
    return `${rule.limit === 'strictly_before' ? 'trước ngày' : 'ngày'} ${shortDate(rule.fixed)}`
  if (rule.every) return `${EVERY[rule.every]} từ ${anchor}`
  if (rule.trigger) return `khi ${rule.trigger}`
  if (rule.count === null || !rule.unit || !rule.direction) return 'văn bản không nêu hạn'
  const limit = rule.limit === 'not_before' ? 'không sớm hơn' : 'chậm nhất'
  return `${limit} ${rule.count} ${UNIT[rule.unit]} ${DIRECTION[rule.direction]} ${anchor}`
}

export interface DigestLine {
  readonly label: string
  readonly lines: readonly string[]
}

/** The regulation in a dozen labelled lines, empty ones left out. */
export function regulationDigest(regulation: Regulation): readonly DigestLine[] {
  const { minutes } = regulation
  const lines: readonly DigestLine[] = [
    { label: 'Cơ quan ban hành', lines: [ISSUER[regulation.issuer]] },
    { label: 'Căn cứ', lines: regulation.legal_bases.map((basis) => basis.text) },
    { label: 'Chủ trì', lines: regulation.chairs.map((chair) => chair.position) },
    {
      label: 'Chủ trì thay',
      lines: regulation.stand_in.map((each) => `${each.count} ${each.who}: ${each.when}`),
    },
    {
      label: 'Thư ký',
      lines: regulation.secretaries.map((each) => (each.count ? `${each.count} ${each.who}` : each.who)),
    },
    {
      label: 'Các buổi theo cụm',
      lines: regulation.clusters.map((each) =>
        [each.name, each.villages.join(', '), each.place].filter(Boolean).join(': '),
      ),
    },
    { label: 'Chuyên đề', lines: regulation.themes.map((theme) => theme.name) },
    {
      label: 'Hạn',
      lines: regulation.rules.map(
        (rule) => `${DUTY[rule.duty]}: ${ruleWhen(rule)}${rule.owner ? ` (${ROLE[rule.owner]})` : ''}`,
      ),
    },
    {
      label: 'Kênh tiếp nhận',
      lines: regulation.channels.map((channel) => channel.text ?? CHANNEL[channel.code]),
    },
    { label: 'Kết quả xử lý', lines: regulation.dispositions.map((code) => DISPOSITION[code]) },
    { label: 'Từ chối, nghiêm cấm', lines: regulation.refusals.map((refusal) => refusal.text) },
    { label: 'Biên bản', lines: minutes ? [`${minutes.copies} bản`, ...minutes.recipients] : [] },
    { label: 'Kinh phí', lines: regulation.budget ? [regulation.budget.text] : [] },
    { label: 'An ninh', lines: regulation.security ? [regulation.security.text] : [] },
  ]
  return lines.filter((line) => line.lines.length > 0)
}
