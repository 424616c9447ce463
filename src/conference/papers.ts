// The papers of this chapter, for the registry.
import type { PaperEntry } from '../paper/registry.ts'
import { attendanceEntry, quotaEntry } from './delegates.paper.ts'
import { slipEntry } from './form.paper.ts'
import {
  disclosureEntry,
  economyEntry,
  forecastEntry,
  securityEntry,
  settlementEntry,
} from './frames.paper.ts'
import { invitationEntry } from './invitation.paper.ts'
import { noticeEntry } from './notice.paper.ts'
import { planEntry } from './plan.paper.ts'
import { houseRulesEntry, programmeEntry } from './programme.paper.ts'
import { loudspeakerEntry, messageEntry, posterEntry } from './reach.paper.ts'

export const conferencePapers: readonly PaperEntry[] = [
  planEntry,
  quotaEntry,
  noticeEntry,
  invitationEntry,
  slipEntry,
  houseRulesEntry,
  programmeEntry,
  economyEntry,
  disclosureEntry,
  forecastEntry,
  securityEntry,
  attendanceEntry,
  settlementEntry,
  posterEntry,
  loudspeakerEntry,
  messageEntry,
]
