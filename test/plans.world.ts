// For the plans' test: a conference planned under a regulation's text, its plan paper drawn, and the words of the files.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createConference } from '../src/conference/acts.ts'
import { planEntry } from '../src/conference/plan.paper.ts'
import type { Db } from '../src/kit/db/db.ts'
import { must } from '../src/kit/result.ts'
import type { Actor } from '../src/ledger/ledger.ts'
import { createCommune, savePerson } from '../src/office/acts.ts'
import type { PaperModel } from '../src/paper/model.ts'
import { renderPaper } from '../src/paper/render.ts'
import { forPrint } from '../src/paper/store.ts'
import { adoptRegulation } from '../src/regulation/adopted.ts'
import { freshDatabase } from './databases.ts'

export interface Planned {
  readonly yaml: string
  readonly commune: { readonly name: string; readonly kind?: 'xã' | 'phường'; readonly province?: string }
  readonly chairs: readonly { readonly name: string; readonly title: string }[]
  readonly year: number
  readonly period?: string
  readonly place?: string
  /** ISO; absent: not fixed yet. */
  readonly date?: string
  readonly start?: string
  /** The day the plan is written, ISO. */
  readonly on: string
}

const at = (commune: string, day: string): Actor => ({
  commune,
  person: 'van-phong',
  now: Temporal.Instant.from(`${day}T02:00:00Z`),
  today: Temporal.PlainDate.from(day),
})

export const COMMUNE = 'xa-ke-hoach'

/** Puts a commune with its chairs, its regulation and one conference into the database; the conference's id. */
export async function plan(db: Db, planned: Planned): Promise<{ conference: string; by: Actor }> {
  const by = at(COMMUNE, planned.on)
  const { name, kind = 'xã', province = null } = planned.commune
  const none = { email: null, phone: null }
  const conference = await db.act(COMMUNE, async (trx) => {
    must(
      await createCommune(trx, by, {
        id: COMMUNE,
        name,
        kind,
        province,
        population: 4000,
        voters: 2800,
        website: null,
        ...none,
      }),
    )
    for (const [index, chair] of planned.chairs.entries())
      must(
        await savePerson(trx, by, {
          id: `chu-tri-${index}`,
          ...chair,
          unit: null,
          village: null,
          ...none,
          roles: ['chair'],
        }),
      )
    const regulation = must(await adoptRegulation(trx, by, planned.yaml)).id
    return must(
      await createConference(trx, by, {
        regulation,
        kind: 'dinh_ky',
        title: 'Hội nghị đối thoại với Nhân dân',
        year: planned.year,
        period: planned.period ?? null,
        form: 'truc_tiep',
        place: planned.place ?? null,
        tentative: undefined,
        expected_month: null,
        sessions: planned.date
          ? [
              {
                date: planned.date,
                start: planned.start ?? '08:00',
                end: '11:30',
                place: planned.place ?? 'Hội trường xã',
                villages: [],
              },
            ]
          : [],
        chairs: planned.chairs.map((_chair, index) => `chu-tri-${index}`),
        stand_in: null,
        stand_in_more: [],
        secretaries: [],
        citizen_secretary: null,
        citizen_secretary_village: null,
        topics: [],
        agenda: [],
        participants: [],
        invited: [],
        intake_from: null,
        intake_to: null,
      }),
    ).id
  })
  return { conference, by }
}

export async function planPaper(planned: Planned): Promise<PaperModel> {
  const opened = await freshDatabase('sqlite')
  try {
    const { conference, by } = await plan(opened.db, planned)
    return must(await planEntry.build(opened.db.read, COMMUNE, conference, '', by.today))
  } finally {
    await opened.drop()
  }
}

export interface Words {
  readonly docx: string
  readonly pdf: string
}

/** The words of the .docx (word/document.xml) and of the PDF (pdftotext), as a reader of the files finds them. */
export async function wordsOf(model: PaperModel): Promise<Words> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ke-hoach-'))
  try {
    const file = (name: string) => path.join(folder, name)
    writeFileSync(file('a.docx'), await renderPaper(forPrint(model), 'docx'))
    // Without the mark across a draft's pages, which is read out wherever it crosses a line.
    const printed = forPrint(model)
    const plainMarks = { ...printed.marks, draft: false }
    writeFileSync(file('a.pdf'), await renderPaper({ ...printed, marks: plainMarks }, 'pdf'))
    const part = (name: string) =>
      execFileSync('unzip', ['-p', file('a.docx'), `word/${name}`], { maxBuffer: 1e8 }).toString()
    const pdf = execFileSync('pdftotext', ['-layout', file('a.pdf'), '-'], { maxBuffer: 1e8 })
    return {
      docx: xmlText(part('document.xml'), marksOf(part('numbering.xml'))),
      pdf: plain(withoutPageNumbers(pdf.toString())),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The dash or plus Word writes before each paragraph of a list, by the list's number. */
function marksOf(numbering: string): ReadonlyMap<string, string> {
  const marks = new Map(
    [...numbering.matchAll(/<w:abstractNum w:abstractNumId="(\d+)".*?<w:lvlText w:val="([^"]*)"/gs)].map(
      ([, id, mark]) => [id, mark] as const,
    ),
  )
  return new Map(
    [...numbering.matchAll(/<w:num w:numId="(\d+)".*?<w:abstractNumId w:val="(\d+)"/gs)].map(
      ([, id = '', of]) => [id, marks.get(of) ?? ''] as const,
    ),
  )
}

function xmlText(xml: string, marks: ReadonlyMap<string, string>): string {
  const text = xml
    .replace(/<w:numId w:val="(\d+)"\/>/g, (_, id: string) => `${marks.get(id) ?? ''} `)
    .replace(/<\/w:p>|<w:br\s*\/>|<w:tab\s*\/>|<\/w:tc>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
  return plain(text)
}

function withoutPageNumbers(text: string): string {
  return text.replace(/\f?^\s*\d+\s*$/gm, ' ')
}

/** Lower case, one space, NFC: capitals are the layout's, line breaks the page's. */
export function plain(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim()
}
