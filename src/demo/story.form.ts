// The demonstration's files (demo/*.yaml): what a story may say. Read once at loading; a mistake in them stops the load.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ROOT } from '../kit/root.ts'
import { ROLES, type Role } from '../office/rights.ts'
import {
  BACKLOG_SOURCE,
  CHANNEL,
  COMPETENCE,
  codesOf,
  DISPOSITION,
  FIELD,
  KIND,
  LEVEL,
} from '../regulation/codes.ts'

const roles = Object.keys(ROLES) as [Role, ...Role[]]
const cover = z.tuple([z.string(), z.number().int().min(0)])

const matter = z.object({
  text: z.string(),
  kind: z.enum(codesOf(KIND)),
  fields: z.array(z.enum(codesOf(FIELD))).min(1),
  competence: z.enum(codesOf(COMPETENCE)),
  owner: z.string().nullable(),
  repeat_of: z.number().int().nullable().default(null),
  duplicate_of: z.string().nullable().default(null),
})

const story = z.object({
  commune: z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['xã', 'phường', 'đặc khu']),
    province: z.string().nullable(),
    population: z.number(),
    voters: z.number(),
    office_email: z.string().nullable(),
    website: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  regulation: z.string(),
  stage: z.enum(['planning', 'notice', 'intake', 'hall', 'followup']),
  conference: z.object({
    title: z.string(),
    year: z.number(),
    period: z.string().nullable(),
    days_from_today: z.number(),
    place: z.string(),
    start: z.string(),
    end: z.string(),
    form: z.enum(['truc_tiep', 'truc_tuyen', 'ket_hop']),
    chairs: z.array(z.string()),
    stand_in: z.string().nullable(),
    secretaries: z.array(
      z.union([
        z.object({ person: z.string() }),
        z.object({ name: z.string(), village: z.string(), citizen: z.literal(true) }),
      ]),
    ),
    topics: z.array(z.string()),
    participants: z.array(z.string()),
    invited: z.array(z.string()),
    tasks: z.array(z.object({ unit: z.string(), title: z.string(), days_before: z.number() })),
  }),
  units: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      fields: z.array(z.string()),
      email: z.string().nullable(),
    }),
  ),
  villages: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      households: z.number(),
      population: z.number(),
      aliases: z.array(z.string()),
      hall: z.string().nullable(),
    }),
  ),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      roles: z.array(z.enum(roles)),
      unit: z.string().nullable(),
      village: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
    }),
  ),
  previous: z.array(
    z.object({
      text: z.string(),
      year: z.number(),
      village: z.string().nullable(),
      answered: z.string().nullable(),
      done: z.boolean(),
    }),
  ),
  opinions: z.array(
    z.object({
      ref: z.string(),
      channel: z.enum(codesOf(CHANNEL)),
      backlog_source: z.enum(codesOf(BACKLOG_SOURCE)).nullish(),
      collector: z.string().nullish(),
      village: z.string().nullable(),
      name: z.string().nullable(),
      phone: z.string().nullable(),
      address: z.string().nullable(),
      level: z.enum(codesOf(LEVEL)),
      days_from_conference: z.number(),
      content: z.string(),
      questions: z.array(matter).min(1),
    }),
  ),
  speeches: z.array(
    z.object({
      ref: z.string(),
      name: z.string(),
      village: z.string().nullable(),
      minute: z.number().nullable(),
      content: z.string(),
      questions: z.array(
        matter.omit({ repeat_of: true, duplicate_of: true }).extend({
          disposition: z.enum(codesOf(DISPOSITION)),
          answered_by: z.string().nullable(),
          answer: z.string().nullable(),
        }),
      ),
    }),
  ),
  dispositions: z.array(
    z.object({
      opinion: z.string(),
      question: z.number(),
      disposition: z.enum(codesOf(DISPOSITION)),
      answer: z.string().nullable(),
    }),
  ),
  orders: z.array(
    z.object({
      viewpoint: z.string(),
      unit: z.string(),
      days_after: z.number(),
      covers: z.array(cover),
      policy_action: z.string().nullable(),
    }),
  ),
  replies: z.array(
    z.object({
      covers: z.array(cover),
      unit: z.string(),
      text: z.string(),
      legal_basis: z.string().nullable(),
      state: z.enum(['draft', 'approved', 'issued', 'delivered']),
      days_after: z.number(),
      delivered_by: z.string().nullish(),
    }),
  ),
  extensions: z.array(z.object({ covers: z.array(cover), reason: z.string(), new_days_after: z.number() })),
  superior_letters: z.array(
    z.object({
      covers: z.array(cover),
      to: z.string(),
      days_after: z.number(),
      answer: z.string().nullable(),
      /** What the superior's seat itself does with it; without: it waits there, or the office records the reply. */
      seat: z
        .object({
          due_days: z.number(),
          note: z.string().nullable().default(null),
          reference: z.string().nullable().default(null),
          returned: z.string().nullable().default(null),
        })
        .nullish(),
    }),
  ),
  findings: z.array(
    z.object({
      by: z.string(),
      text: z.string(),
      days_after: z.number(),
      deadline_days: z.number(),
      /** Which of the visits it came of. */
      visit: z.number().int().min(0).nullable().default(null),
      /** The office's answer and how many days later it came. */
      answer: z.object({ text: z.string(), days_after: z.number() }).nullish(),
    }),
  ),
  visits: z
    .array(
      z.object({
        by: z.string(),
        place: z.string(),
        subject: z.string(),
        /** Of the visit, after the conference; planned some days before. */
        days_after: z.number(),
        planned_before: z.number(),
        seen: z.string().nullable(),
      }),
    )
    .default([]),
  notes: z.array(z.object({ by: z.string(), text: z.string(), days_after: z.number() })).default([]),
  publications: z.array(z.object({ place: z.string(), days_from_conference: z.number(), duty: z.string() })),
})

export type Story = z.infer<typeof story>
export type Opinion = Story['opinions'][number]
export type Matter = Opinion['questions'][number]

/** The stories in the order in which they are told; a wrong file throws with its place. */
export function readStories(): readonly Story[] {
  const folder = path.join(ROOT, 'demo')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const read = story.safeParse(parse(readFileSync(path.join(folder, name), 'utf8')))
      if (read.success) return read.data
      const [issue] = read.error.issues
      throw new Error(`demo/${name}, ${issue?.path.join('.')}: ${issue?.message}`)
    })
}
