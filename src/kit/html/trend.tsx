// A small line over some months, beside the numbers it is drawn of: the numbers are the caller's table.
import { useFieldId } from './form.tsx'
import type { Tone } from './tone.ts'

const WIDTH = 96
const HEIGHT = 28
const EDGE = 4

/** `words`: one sentence of what the line shows, for those who do not see it. */
export function TrendLine(props: {
  readonly values: readonly number[]
  readonly most: number
  readonly words: string
  readonly tone: Tone
}) {
  const id = useFieldId('xu-huong')
  const { values } = props
  const step = values.length > 1 ? (WIDTH - 2 * EDGE) / (values.length - 1) : 0
  const points = values.map((value, at) => ({
    x: EDGE + at * step,
    y: HEIGHT - EDGE - (value / Math.max(1, props.most)) * (HEIGHT - 2 * EDGE),
  }))
  const last = points.at(-1)
  const round = (value: number) => Number(value.toFixed(1))
  return (
    <svg class={`trend ${props.tone}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={id}>
      <title id={id}>{props.words}</title>
      <polyline points={points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ')} />
      {last && <circle cx={round(last.x)} cy={round(last.y)} r={3} />}
    </svg>
  )
}
