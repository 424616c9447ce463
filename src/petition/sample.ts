// A slip as villages send them, for the tests of this chapter. The program does not use it.
import type { SubmissionInput } from './receive.acts.ts'

export function slip(
  world: { readonly conference: string },
  content: string,
  more: Partial<SubmissionInput> = {},
): SubmissionInput {
  return {
    conference: world.conference,
    channel: 'phieu',
    level: 'commune',
    village: 'thon-1',
    name: 'Nguyễn Thị Tình',
    phone: '0950123456',
    address: 'Tổ 2',
    content,
    consentPublish: false,
    ...more,
  }
}
