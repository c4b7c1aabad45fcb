// `npm run bench`: installs what dryrun is measured against (never part of the product) and measures.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
if (!existsSync(`${root}dist/dryrun.js`)) {
  console.error('There is no dist/: run npm ci in the root first.')
  process.exit(1)
}
for (const name of ['http', 'iml']) {
  const cwd = fileURLToPath(new URL(name, import.meta.url))
  const run = (command, args) => execFileSync(command, args, { cwd, stdio: 'inherit' })
  if (!existsSync(`${cwd}/node_modules`)) run('npm', ['install', '--no-package-lock', '--no-fund'])
  console.log(`\n== bench/${name}`)
  run(process.execPath, ['run.js'])
}
