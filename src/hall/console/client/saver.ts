// In the browser: writing the state to the device, one write at a time, always the newest; a write that failed is said and
// tried again.

import type { Standing } from '../words.ts'
import type { Keeper, Kept } from './keep.ts'

type Saved = Standing['saved']

/** A pause after which what was typed is on the disk. */
const SAVE_MS = 250
const AGAIN_MS = 5000

export interface Saver {
  saveSoon(): void
  /** Resolves when the present state is on the disk; false when it could not be written. */
  save(): Promise<boolean>
  mark(unsent: number): void
}

export function saver(
  name: string,
  keep: Keeper,
  state: () => Kept & { readonly saved: Saved },
  tell: (saved: Saved) => void,
): Saver {
  let saving: Promise<void> | undefined
  let unsaved = false
  let timer: number | undefined

  async function save(): Promise<boolean> {
    clearTimeout(timer)
    unsaved = true
    saving ??= writeAll().finally(() => {
      saving = undefined
    })
    await saving
    return state().saved === 'saved'
  }

  async function writeAll(): Promise<void> {
    while (unsaved) {
      unsaved = false
      const { snapshot, acts, samples, seq, device } = state()
      try {
        await keep.save({ snapshot, acts, samples, seq, device })
        mark(acts.length)
        if (!unsaved && state().saved !== 'saved') tell('saved')
      } catch (error) {
        const full = error instanceof DOMException && error.name === 'QuotaExceededError'
        tell(full ? 'full' : 'lost')
        timer = window.setTimeout(() => void save(), AGAIN_MS)
        return
      }
    }
  }

  /** Beside the store, how much was in it: so that a store that was cleared is noticed. */
  function mark(unsent: number): void {
    try {
      localStorage.setItem(name, String(unsent))
    } catch {
      // The mark is a help, the store is the truth.
    }
  }

  return {
    save,
    mark,
    saveSoon() {
      unsaved = true
      if (state().saved === 'saved') tell('saving')
      clearTimeout(timer)
      timer = window.setTimeout(() => void save(), SAVE_MS)
    },
  }
}

export function lastMark(name: string): number {
  try {
    return Number(localStorage.getItem(name) ?? 0)
  } catch {
    return 0
  }
}
