// The papers of this chapter, for wiring's registry.
import type { PaperEntry } from '../paper/registry.ts'
import { formEntries, receiptEntry } from './forms.paper.ts'
import { classificationEntry } from './lists.paper.ts'

export const petitionPapers: readonly PaperEntry[] = [...formEntries, classificationEntry, receiptEntry]
