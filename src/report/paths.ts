// Addresses of this chapter's pages.
import type { Dimension, Measure } from './figures.ts'
import type { ReportKind } from './kinds.ts'

export function reportPath(commune: string, part = ''): string {
  return `/xa/${commune}/bao-cao${part && `/${part}`}`
}

/** The page of a conference's figures on a day. */
export function figuresHref(commune: string, conference: string, asOf?: string, more = ''): string {
  const query = new URLSearchParams({ 'hoi-nghi': conference, ...(asOf ? { 'den-ngay': asOf } : {}) })
  return `${reportPath(commune)}?${query}${more}`
}

export interface Click {
  readonly measure?: Measure
  /** All that the figure is of, not only what is counted. */
  readonly whole?: boolean
  readonly dimension?: Dimension
  readonly group?: string | null
}

/** The list of the very matters behind a figure. An empty group: those not said, classified or assigned. */
export function mattersHref(commune: string, conference: string, asOf: string, click: Click): string {
  const query = new URLSearchParams({ 'hoi-nghi': conference, 'den-ngay': asOf })
  if (click.measure !== undefined) query.set('chi-tieu', click.measure)
  if (click.whole === true) query.set('phan', 'mau')
  if (click.dimension !== undefined) {
    query.set('theo', click.dimension)
    query.set('nhom', click.group ?? '')
  }
  return `${reportPath(commune, 'noi-dung')}?${query}`
}

/** Where a report is issued: the generic page of papers leads here. */
export function issuePage(kind: ReportKind) {
  return (commune: string, conference: string, subject: string) => ({
    href: figuresHref(commune, conference, undefined, `${subject && `&thang=${subject}`}#${kind}`),
    label: 'Chốt số liệu và ban hành',
  })
}
