#!/usr/bin/env node
// The program: argv -> command -> exit code; loads nothing but the table of commands and commander.
import { commands } from './commands/index.ts'
import { EXIT } from './exit-codes.ts'
import { runProgram } from './program.ts'
import { type Broken, processTerminal } from './terminal/process.ts'

const broken: Broken = {}
try {
  process.exitCode = await runProgram(process.argv.slice(2), processTerminal(broken), commands)
} catch (error) {
  broken.reason = error instanceof Error ? error.message : String(error)
}
// outputs fail after the command has ended, when they are flushed
process.on('exit', () => {
  if (broken.reason === undefined) return
  process.exitCode = EXIT.problems
  try {
    process.stderr.write(`error: ${broken.reason}\n`)
  } catch {
    // nobody is left who could be told
  }
})
