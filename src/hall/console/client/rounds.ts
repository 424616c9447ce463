// In the browser: when the console speaks with the server. One conversation at a time; what comes up meanwhile is one more.

/** Returns how to ask for a conversation in so many milliseconds; an earlier one asked for stays. */
export function rounds(converse: () => Promise<boolean>, after: () => void): (ms: number) => void {
  let busy = false
  let again = false
  let timer: number | undefined
  let due = Number.POSITIVE_INFINITY

  async function go(): Promise<void> {
    if (busy) {
      again = true
      return
    }
    busy = true
    try {
      do again = false
      while ((await converse()) && again)
    } finally {
      busy = false
      after()
    }
  }

  return (ms) => {
    const at = Date.now() + ms
    if (at >= due && timer !== undefined) return
    clearTimeout(timer)
    due = at
    timer = window.setTimeout(() => {
      timer = undefined
      due = Number.POSITIVE_INFINITY
      void go()
    }, ms)
  }
}
