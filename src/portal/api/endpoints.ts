// The list of what programs may ask. Routes, the OpenAPI document and the readable page are all made from it.
import type { z } from 'zod'
import {
  lunarDays,
  lunarQuery,
  noQuery,
  regulationHead,
  scheduleBeside,
  scheduleBody,
  scheduleQuery,
  scheduleRow,
  workdaysBody,
  workdaysQuery,
  workingDays,
} from './schemas.ts'
import type { ApiWords } from './words.ts'

export const API = '/api/v1'

export interface Endpoint {
  readonly id: keyof ApiWords['summaries']
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** What stands in the address; with a body, only beside one that is a file itself. */
  readonly query: z.ZodObject | undefined
  readonly body: z.ZodObject | undefined
  /** Also takes a regulation file as its whole body. */
  readonly file: boolean
  readonly answer: 'ScheduleRow' | 'WorkingDays' | 'LunarDays' | 'Regulation'
  readonly many: boolean
  /** An address that works. */
  readonly example: string
  readonly exampleBody?: Readonly<Record<string, string | number>>
}

export const ANSWERS = {
  ScheduleRow: scheduleRow,
  WorkingDays: workingDays,
  LunarDays: lunarDays,
  Regulation: regulationHead,
} as const

const schedule = `${API}/schedule`
const workdays = `${API}/workdays`

export const ENDPOINTS: readonly Endpoint[] = [
  {
    id: 'schedule',
    method: 'GET',
    path: schedule,
    query: scheduleQuery,
    body: undefined,
    file: false,
    answer: 'ScheduleRow',
    many: true,
    example: `${schedule}?regulation=luat-72-2025&conference=2026-12-20`,
  },
  {
    id: 'scheduleOwn',
    method: 'POST',
    path: schedule,
    query: scheduleBeside,
    body: scheduleBody,
    file: true,
    answer: 'ScheduleRow',
    many: true,
    example: schedule,
    exampleBody: { regulation: 'luat-72-2025', conference: '2026-12-20' },
  },
  {
    id: 'workdays',
    method: 'GET',
    path: workdays,
    query: workdaysQuery,
    body: undefined,
    file: false,
    answer: 'WorkingDays',
    many: false,
    example: `${workdays}?from=2026-11-20&add=7`,
  },
  {
    id: 'workdaysOwn',
    method: 'POST',
    path: workdays,
    query: undefined,
    body: workdaysBody,
    file: false,
    answer: 'WorkingDays',
    many: false,
    example: workdays,
    exampleBody: { from: '2026-11-20', add: -7 },
  },
  {
    id: 'lunar',
    method: 'GET',
    path: `${API}/lunar`,
    query: lunarQuery,
    body: undefined,
    file: false,
    answer: 'LunarDays',
    many: false,
    example: `${API}/lunar?year=2030`,
  },
  {
    id: 'regulations',
    method: 'GET',
    path: `${API}/regulations`,
    query: noQuery,
    body: undefined,
    file: false,
    answer: 'Regulation',
    many: true,
    example: `${API}/regulations`,
  },
]
