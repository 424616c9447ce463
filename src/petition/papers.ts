// The papers of this chapter, for wiring's registry; the list's column "Tình trạng" comes from the chapter that knows it.
import type { PaperEntry } from '../paper/registry.ts'
import { formEntries, receiptEntry } from './forms.paper.ts'
import { classificationEntry, petitionListEntry } from './lists.paper.ts'

export function petitionPapers(statuses?: Parameters<typeof petitionListEntry>[0]): readonly PaperEntry[] {
  return [...formEntries, classificationEntry, petitionListEntry(statuses), receiptEntry]
}
