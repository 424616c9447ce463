// The papers of this chapter, for wiring's registry.
import type { PaperEntry } from '../paper/registry.ts'
import { frontEntries } from './front.paper.ts'
import { handoverEntries } from './handover.paper.ts'
import { monthlyEntries } from './monthly.paper.ts'
import { pastEntries } from './past.paper.ts'
import { resultEntries } from './result.paper.ts'
import { synthesisEntries } from './synthesis.paper.ts'

export const reportPapers: readonly PaperEntry[] = [
  ...monthlyEntries,
  ...resultEntries,
  ...synthesisEntries,
  ...pastEntries,
  ...frontEntries,
  ...handoverEntries,
]
