#!/usr/bin/env node
// The program: argv -> command -> exit code; loads nothing but the table of commands and commander.
import { commands } from './commands/index.ts'
import { processTerminal } from './process.ts'
import { runProgram } from './program.ts'

process.exitCode = await runProgram(process.argv.slice(2), processTerminal(), commands)
