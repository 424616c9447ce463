// The catalogues of the public pages by language, and the hook that reads the right one.
import { useUi } from '../kit/html/context.tsx'
import type { Lang } from '../kit/html/words.ts'
import { en } from './words.en.ts'
import { type PortalWords, vi } from './words.vi.ts'

export type { ErrorKey, PortalWords } from './words.vi.ts'

const CATALOGUES: Readonly<Record<Lang, PortalWords>> = { vi, en }

export const LANGUAGES = Object.keys(CATALOGUES) as readonly Lang[]

export function portalWords(lang: Lang): PortalWords {
  return CATALOGUES[lang]
}

export function useSay(): PortalWords {
  return portalWords(useUi().lang)
}
