// What a command of bin/doithoai is: its own file, its own usage, exit 0 done, 1 refused, 2 usage.

export interface Io {
  out(text: string): void
  err(text: string): void
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
}

export interface Command {
  readonly name: string
  readonly usage: string
  readonly summary: string
  run(args: readonly string[], io: Io): Promise<number>
}

export const DONE = 0
export const REFUSED = 1
export const USAGE = 2
