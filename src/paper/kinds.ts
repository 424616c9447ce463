// The closed list of paper kinds (the machine words of codes.json) with their Vietnamese labels. No layout here.
import { PAPER, type PaperKind } from '../regulation/codes.ts'

export { PAPER as PAPER_LABELS, type PaperKind }

export const PAPER_KINDS = Object.keys(PAPER) as readonly PaperKind[]
