// Runs and lines of a sheet as HTML text.
import { Fragment } from 'preact'
import type { SafeRun, SafeText } from '../layout/safe.ts'

export function Rich({ text }: { readonly text: SafeText }) {
  return (
    <Fragment>
      {text.map((run) => (
        <Emphasised run={run} />
      ))}
    </Fragment>
  )
}

function Emphasised({ run }: { readonly run: SafeRun }) {
  const words = <Broken text={run.t} />
  const underlined = run.u ? <u>{words}</u> : words
  const italic = run.i ? <em>{underlined}</em> : underlined
  return run.b ? <strong>{italic}</strong> : italic
}

export function Broken({ text }: { readonly text: string }) {
  return <Lines lines={text.split('\n')} />
}

/** Lines broken evenly for paper: a narrow screen may break them otherwise. */
export function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <Fragment>
      {lines.map((line, at) =>
        at === 0 ? (
          line
        ) : (
          <Fragment>
            {' '}
            <br />
            {line}
          </Fragment>
        ),
      )}
    </Fragment>
  )
}
