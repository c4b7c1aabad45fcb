// `npm run bench`: installs what dryrun is measured against (never part of the product) and measures.
//
//   npm run bench -- [start] [http] [iml] [web] [--node PATH]     some of it, with another Node
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
if (!existsSync(`${root}dist/dryrun.js`)) {
  console.error('There is no dist/: run npm ci in the root first.')
  process.exit(1)
}
const { values, positionals } = parseArgs({
  options: { node: { type: 'string', default: process.execPath } },
  allowPositionals: true,
})
for (const name of positionals.length > 0 ? positionals : ['start', 'http', 'iml', 'web']) {
  const cwd = fileURLToPath(new URL(name, import.meta.url))
  const run = (command, args) => execFileSync(command, args, { cwd, stdio: 'inherit' })
  const isMissing = existsSync(`${cwd}/package.json`) && !existsSync(`${cwd}/node_modules`)
  if (isMissing) run('npm', ['install', '--no-package-lock', '--no-fund'])
  console.log(`\n== bench/${name}`)
  run(values.node, ['run.js'])
}
