// The papers of this chapter, for wiring's registry.
import type { PaperEntry } from '../paper/registry.ts'
import { answerEntry } from './answer.paper.ts'
import { extensionEntry, guidanceEntry } from './case.paper.ts'
import { letterEntry } from './escalation.paper.ts'
import { assignmentEntry, villageEntry } from './round.paper.ts'

export const followupPapers: readonly PaperEntry[] = [
  assignmentEntry,
  answerEntry,
  extensionEntry,
  letterEntry,
  guidanceEntry,
  villageEntry,
]
