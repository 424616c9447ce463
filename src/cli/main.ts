// bin/doithoai COMMAND …: finds the command, runs it, sets the exit code.
import module from 'node:module'
import path from 'node:path'
import type { Command, Io } from './command.ts'
import { USAGE } from './command.ts'

// Errors are told by the lines of the sources. As a flag of Node it would also map every stack that is only looked at: the
// logger's first look reads the whole map, a quarter of a start.
process.setSourceMapsEnabled(true)

// What was read once need not be compiled again: a start takes a fifth less. Beside the bundle, so that a new bundle begins
// anew; where the folder cannot be written, nothing is kept and nothing fails.
module.enableCompileCache(path.join(import.meta.dirname, 'compiled'))

/** Loaded only when called: a look-up of a date need not load the web server. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).command,
  demo: async () => (await import('./demo.ts')).command,
  regulation: async () => (await import('./regulation.ts')).command,
  schedule: async () => (await import('./schedule.ts')).command,
  workdays: async () => (await import('./workdays.ts')).command,
  calendar: async () => (await import('./calendar.ts')).command,
  lunar: async () => (await import('./lunar.ts')).command,
  commune: async () => (await import('./commune.ts')).command,
  conference: async () => (await import('./conference.ts')).command,
  paper: async () => (await import('./paper.ts')).command,
  dossier: async () => (await import('./dossier.ts')).command,
  report: async () => (await import('./report.ts')).command,
  intake: async () => (await import('./intake.ts')).command,
  triage: async () => (await import('./triage.ts')).command,
  similar: async () => (await import('./similar.ts')).command,
  backup: async () => (await import('./backup.ts')).command,
  restore: async () => (await import('./restore.ts')).command,
  export: async () => (await import('./export.ts')).command,
  laptop: async () => (await import('./laptop.ts')).command,
  verify: async () => (await import('./verify.ts')).command,
  user: async () => (await import('./user.ts')).command,
  doctor: async () => (await import('./doctor.ts')).command,
}

export async function runCommand(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === 'help') {
    await printHelp(io)
    return name === undefined ? USAGE : 0
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) {
    io.err(`Không có lệnh "${name}". Các lệnh: ${Object.keys(COMMANDS).join(', ')}.`)
    return USAGE
  }
  const command = await load()
  if (rest.includes('--help')) {
    io.out(`${command.summary}\n\nCách dùng: doithoai ${command.usage}`)
    return 0
  }
  return command.run(rest, io)
}

async function printHelp(io: Io): Promise<void> {
  const lines = ['Cách dùng: doithoai LỆNH …', '']
  for (const load of Object.values(COMMANDS)) {
    const command = await load()
    lines.push(`  ${command.usage}`, `      ${command.summary}`)
  }
  io.out(lines.join('\n'))
}

process.stdout.on('error', () => process.exit(0))
process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  cwd: process.cwd(),
  env: process.env,
})
