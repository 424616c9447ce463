// Rules: a date of a reading as people write it. Pure.
import { shortDate } from '../kit/clock.ts'

export const dateWordsOf = (iso: string): string => shortDate(iso)
