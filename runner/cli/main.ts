// The program: argv -> command -> exit code; loads nothing but the table of commands and commander.
import { commands } from './commands/index.ts'
import { runProgram } from './program.ts'
import { live } from './terminal/life.ts'

await live((terminal) => runProgram(process.argv.slice(2), terminal, commands))
