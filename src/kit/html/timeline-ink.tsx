// What a timeline is drawn with: colours, points told apart by their shape as well, lines of words.
import type { ComponentChildren } from 'preact'
import { LYING, type TimedLabel, type Type } from './timeline.ts'
import type { Tone } from './tone.ts'

/** What is drawn: the caller's dates, the day itself and today. */
export interface Mark extends TimedLabel {
  readonly tone: Tone | 'day' | 'today'
}

/** What a stylesheet says of the same classes in a page goes before these; a picture in a file has nothing else. */
const COLOUR: Readonly<Record<Mark['tone'], string>> = {
  done: '#1e6b3a',
  due: '#8a5a00',
  late: '#b3261e',
  waiting: '#3b5b92',
  restricted: '#5b2a86',
  neutral: '#4b5259',
  day: '#9e1b1e',
  today: '#0b57a4',
}
export const FACES = "'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
export const INK = {
  after: { fill: '#b7791f', 'fill-opacity': 0.09 },
  zone: { fill: '#4b5259', 'font-size': 13, 'font-weight': 600 },
  axis: { stroke: '#8a857c', 'stroke-width': 2 },
  past: { stroke: '#1e6b3a', 'stroke-width': 5 },
  day: { stroke: '#9e1b1e', 'stroke-width': 8 },
  pole: { stroke: '#8a857c', 'stroke-width': 1, 'stroke-opacity': 0.65 },
  date: { fill: '#4b5259', 'font-size': 12 },
} as const

function wordsInk(tone: Mark['tone']) {
  const heavy = tone === 'day' || tone === 'today' ? 700 : tone === 'late' ? 600 : undefined
  return {
    'font-size': LYING.size,
    ...(heavy ? { 'font-weight': heavy } : {}),
    ...(tone === 'late' ? { fill: COLOUR.late } : {}),
  }
}

export function Lines(props: {
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end'
  readonly tone: Mark['tone']
  readonly type: Type
}) {
  return (
    <text {...wordsInk(props.tone)} class={`tl-words ${props.tone}`} text-anchor={props.anchor}>
      {props.lines.map((line, at) => (
        <tspan key={line} x={props.x} y={props.y + at * props.type.line}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

const RANK: readonly Mark['tone'][] = [
  'day',
  'late',
  'due',
  'today',
  'waiting',
  'restricted',
  'neutral',
  'done',
]

export function strongest(tones: readonly Mark['tone'][]): Mark['tone'] {
  return RANK.find((tone) => tones.includes(tone)) ?? 'neutral'
}

/** A point tells its tone by its shape as well: tick, clock, triangle, ring, square. */
export function Point(props: {
  readonly tone: Mark['tone']
  readonly x: number
  readonly y: number
  readonly large?: boolean
}) {
  const size = props.large ? 1 : 0.7
  return (
    <g
      fill={COLOUR[props.tone]}
      class={`tl-point ${props.tone}`}
      transform={`translate(${round(props.x)} ${round(props.y)}) scale(${size})`}
    >
      {shapeOf(props.tone)}
    </g>
  )
}

const STROKE = {
  fill: 'none',
  stroke: '#fff',
  'stroke-width': 1.8,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const

function shapeOf(tone: Mark['tone']): ComponentChildren {
  const ring = { class: 'ring', fill: '#fff', stroke: COLOUR[tone], 'stroke-width': 2.4 }
  switch (tone) {
    case 'done':
      return [<circle r="7" />, <path {...STROKE} d="m-3.2 .2 2.3 2.4L3.4-2.4" />]
    case 'late':
      return [<path class="solid" d="M0-8.5 8.5 7h-17Z" />, <path {...STROKE} d="M0-3v4.5M0 4.2v.1" />]
    case 'due':
      return [<circle r="7" />, <path {...STROKE} d="M0-3.5V0l2.5 2" />]
    case 'waiting':
      return <circle {...ring} r="5.5" />
    case 'restricted':
      return <rect class="solid" x="-5.5" y="-5.5" width="11" height="11" />
    case 'neutral':
      return <circle {...ring} r="4.5" />
    case 'day':
      return [<circle r="9" />, <circle class="eye" fill="#fff" r="3.5" />]
    case 'today':
      return <path class="solid" d="M0-7 7 0 0 7-7 0Z" />
  }
}

function round(value: number): number {
  return Number(value.toFixed(1))
}
