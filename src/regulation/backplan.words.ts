// Rules: what planning backwards says to people, in Vietnamese and in English: one sentence a remark. Pure.
import { longDate, shortDate } from '../kit/clock.ts'
import { absurd } from '../kit/result.ts'
import type { Remark } from './backplan.days.ts'
import type { PlanIssue, Preparation } from './backplan.steps.ts'

export type RemarkTone = 'against' | 'mind' | 'for'

export function remarkTone(remark: Remark): RemarkTone {
  switch (remark.kind) {
    case 'impossible':
    case 'outside':
    case 'day_off':
    case 'election':
    case 'tet':
      return 'against'
    case 'session':
      return remark.days === 0 ? 'against' : 'mind'
    case 'tight':
    case 'no_reserve':
    case 'beside_day_off':
    case 'weekend':
    case 'worked_weekend':
    case 'provisional':
      return 'mind'
    case 'ample':
      return 'for'
    default:
      return absurd(remark)
  }
}

const by = (step: Preparation) => `${step.title} (${step.bindingRule})`

export function remarkWords(remark: Remark): string {
  switch (remark.kind) {
    case 'impossible':
      return `Không kịp: ${by(remark.step)} phải xong ${longDate(remark.step.last)}, đã qua ${remark.step.daysLate} ngày.`
    case 'outside':
      return `Nằm ngoài kỳ hạn tổ chức ${shortDate(remark.window.from)}–${shortDate(remark.window.to)}.`
    case 'day_off':
      return `Ngày nghỉ: ${remark.name}.`
    case 'weekend':
      return 'Cuối tuần: được phép; người đi làm dự được, cán bộ phải bố trí làm ngày nghỉ.'
    case 'worked_weekend':
      return `Cuối tuần nhưng là ngày làm việc: ${remark.name}.`
    case 'beside_day_off':
      return `Sát ngày nghỉ ${shortDate(remark.date)} (${remark.name}): nhiều người vắng nhà.`
    case 'tet':
      return `Tuần Tết (mùng 1 là ${longDate(remark.tet)}): khó mời đủ người dự.`
    case 'election':
      return `Trùng hoặc sát ngày bầu cử ${shortDate(remark.date)}: ${remark.name}.`
    case 'session':
      return sessionWords(remark)
    case 'tight':
      return `Gấp: còn ${remark.workingDays} ngày làm việc cho ${by(remark.step)}.`
    case 'ample':
      return `Đủ thời gian: còn ${remark.workingDays} ngày làm việc cho ${by(remark.step)}.`
    case 'no_reserve':
      return `Chỉ cách hạn cuối ${remark.days} ngày: nếu phải hoãn thì khó kịp.`
    case 'provisional':
      return 'Tạm tính: lịch nghỉ của năm liên quan chưa công bố.'
    default:
      return absurd(remark)
  }
}

function sessionWords(remark: Remark & { readonly kind: 'session' }): string {
  const { of, days } = remark
  const who = of.villages.length ? ` (${of.villages.join(', ')})` : ''
  return days === 0
    ? `Cùng ngày đã có “${of.title}”${who}.`
    : `Cách “${of.title}”${who} ${days} ngày (${shortDate(of.date)}).`
}

export function remarkEnglish(remark: Remark): string {
  switch (remark.kind) {
    case 'impossible':
      return `Too late: ${by(remark.step)} was due on ${shortDate(remark.step.last)}, ${remark.step.daysLate} day(s) ago.`
    case 'outside':
      return `Outside the window for holding it, ${shortDate(remark.window.from)}–${shortDate(remark.window.to)}.`
    case 'day_off':
      return `Day off: ${remark.name}.`
    case 'weekend':
      return 'Weekend: allowed; people who work can come, staff must be on duty.'
    case 'worked_weekend':
      return `Weekend, but a working day: ${remark.name}.`
    case 'beside_day_off':
      return `Next to a day off, ${shortDate(remark.date)} (${remark.name}): many are away.`
    case 'tet':
      return `Tết weeks (first day ${shortDate(remark.tet)}): hard to bring people together.`
    case 'election':
      return `On or next to an election day, ${shortDate(remark.date)}: ${remark.name}.`
    case 'session':
      return `“${remark.of.title}” is ${remark.days === 0 ? 'on the same day' : `${remark.days} day(s) away`}.`
    case 'tight':
      return `Tight: ${remark.workingDays} working day(s) left for ${by(remark.step)}.`
    case 'ample':
      return `Time enough: ${remark.workingDays} working day(s) left for ${by(remark.step)}.`
    case 'no_reserve':
      return `Only ${remark.days} day(s) before the last possible day: little room to postpone.`
    case 'provisional':
      return 'Provisional: the holidays of that year are not announced yet.'
    default:
      return absurd(remark)
  }
}

/** "Kế hoạch nên ban hành chậm nhất …": why that day. */
export function planWords(plan: PlanIssue): string {
  const chain = plan.chain
    ? ` và còn ${plan.chain.count} ngày${plan.chain.unit === 'working_day' ? ' làm việc' : ''} cho ${plan.chain.title} (${plan.chain.id})`
    : ''
  return `Suy ra, không in trong quy chế: kế hoạch phải có trước khi việc đầu tiên đến hạn, tức ${by(plan.before)} ngày ${shortDate(plan.before.last)}${chain}.`
}

export function planEnglish(plan: PlanIssue): string {
  const chain = plan.chain
    ? `, with ${plan.chain.count} ${plan.chain.unit === 'working_day' ? 'working ' : ''}day(s) for ${plan.chain.title} (${plan.chain.id})`
    : ''
  return `Inferred, printed in no rule: the plan is out before the first duty falls due, which is ${by(plan.before)} on ${shortDate(plan.before.last)}${chain}.`
}
