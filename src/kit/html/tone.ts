// The six tones of a status. A tone is a colour, an icon and a word; never a colour alone.
import type { IconName } from './icons.tsx'

export type Tone = 'done' | 'due' | 'late' | 'waiting' | 'restricted' | 'neutral'

export const TONE_ICON: Record<Tone, IconName> = {
  done: 'check',
  due: 'clock',
  late: 'alert',
  waiting: 'hourglass',
  restricted: 'lock',
  neutral: 'dot',
}
