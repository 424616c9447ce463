// Rules: what of a commune's ledger is told to whom as it happens, and in which words. product 3.9: "two bounces raise an alarm
// to the chair". Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 Điều 16: a notice counts and names duties; it names no citizen, quotes
// nobody and carries no code: what it is about is read where one signs in.

import { count } from '../../kit/text.ts'
import type { ActCode } from '../../ledger/acts.ts'
import type { Role } from '../../office/rights.ts'
import type { Letter, Recipient } from '../reminder/thing.ts'

/** What happened, in the words of a notice, in the order they are told. */
export const NEWS = {
  'question.assigned': 'nội dung mới giao',
  'question.transferred': 'nội dung chuyển đến',
  'question.sent_back': 'nội dung đơn vị trả lại',
  bounced: 'nội dung chuyển đơn vị từ hai lần trở lên',
  'case.joint_asked': 'nội dung đề nghị đơn vị phối hợp',
  'case.joint_given': 'ý kiến phối hợp mới gửi đến',
  'case.joint_ended': 'nội dung thôi cần đơn vị phối hợp',
  'answer.returned': 'dự thảo trả lời bị trả lại',
  'question.reopened': 'nội dung được mở lại',
  'case.superior_answered': 'văn bản đề nghị được cấp trên trả lời',
  'case.superior_accepted': 'văn bản đề nghị được cấp trên tiếp nhận',
  'case.superior_returned': 'văn bản đề nghị bị cấp trên chuyển trả',
  'finding.made': 'kiến nghị giám sát của Mặt trận',
} as const
export type NewsKind = keyof typeof NEWS

/** Acts that are told of; "bounced" is read from transfers. */
export const NEWS_ACTS = Object.keys(NEWS).filter((kind) => kind !== 'bounced') as readonly (NewsKind &
  ActCode)[]

export type Reader = { readonly unit: string } | { readonly role: Role }

/** One thing that happened. */
export interface News {
  readonly kind: NewsKind
  /** Who did it: they are not told. */
  readonly actor: string
  /** What it is about: the same thing twice is one. */
  readonly subject: string
  readonly readers: readonly Reader[]
}

export const OFFICES: readonly Reader[] = [{ role: 'office' }, { role: 'party_office' }]

function reads(recipient: Recipient, news: News): boolean {
  if (recipient.id === `person:${news.actor}`) return false
  return news.readers.some((reader) =>
    'unit' in reader ? recipient.unit === reader.unit : recipient.roles.includes(reader.role),
  )
}

/** What this recipient is told, each thing once. */
export function newsFor(recipient: Recipient, all: readonly News[]): readonly News[] {
  const theirs = all.filter((news) => reads(recipient, news))
  return [...new Map(theirs.map((news) => [`${news.kind} ${news.subject}`, news])).values()]
}

/** "2 nội dung mới giao, 1 kiến nghị giám sát của Mặt trận". */
export function newsSummary(news: readonly News[]): string {
  return (Object.keys(NEWS) as NewsKind[])
    .map((kind) => [kind, news.filter((one) => one.kind === kind).length] as const)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${count(number)} ${NEWS[kind]}`)
    .join(', ')
}

export function newsLetter(
  news: readonly News[],
  frame: { readonly commune: string; readonly link: string | undefined },
  channel: Recipient['channel'],
): Letter {
  const subject = `${frame.commune}: ${newsSummary(news)}`
  if (channel !== 'email') {
    const text = `${subject}. ${frame.link ?? 'Xem mục Việc hôm nay.'}`
    return { subject: text, body: text }
  }
  return {
    subject,
    body: [
      'Vừa có:',
      ...newsSummary(news)
        .split(', ')
        .map((line) => `- ${line}`),
      '',
      frame.link ? `Mở việc: ${frame.link}` : 'Đăng nhập hệ thống, mục Việc hôm nay, để mở việc.',
      'Thôi nhận hoặc đổi cách nhận: mục Nhắc việc trong trang Tài khoản.',
    ].join('\n'),
  }
}
