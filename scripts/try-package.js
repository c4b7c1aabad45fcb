// Packs the package, installs it in an empty folder and uses it there as somebody would.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'dryrun-'))
const npm = (args, options = {}) =>
  execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...options })

try {
  const [packed] = JSON.parse(
    npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder]),
  )
  const strangers = packed.files
    .map((file) => file.path)
    .filter((path) => !/^(dist|app|connections|modules|rpcs|docs)\/|^[A-Za-z.]+$/.test(path))
  if (strangers.length > 0) throw new Error(`not for users: ${strangers.join(', ')}`)
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}')
  npm(['install', '--no-audit', '--no-fund', join(folder, packed.filename)], { cwd: folder })
  const run = (command, ...args) =>
    execFileSync('npx', ['--no', '--', command, ...args], { cwd: folder, encoding: 'utf8' })
  expect(
    run('make-dryrun', '--version').trim(),
    JSON.parse(readFileSync('package.json', 'utf8')).version,
  )
  expect(run('dryrun', 'iml', "{{upper('works')}}", '--json').includes('WORKS'), true)
  writeFileSync(
    join(folder, 'use.js'),
    "import { renderTemplate } from 'make-dryrun/iml'\nimport * as dryrun from 'make-dryrun'\nconsole.log(typeof renderTemplate, typeof dryrun.openApp)\n",
  )
  expect(
    execFileSync(process.execPath, ['use.js'], { cwd: folder, encoding: 'utf8' }).trim(),
    'function function',
  )
  console.log(`${packed.files.length} files, ${Math.round(packed.size / 1024)} kB packed`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function expect(found, wanted) {
  if (found !== wanted) throw new Error(`expected ${wanted}, found ${found}`)
}
