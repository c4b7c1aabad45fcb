// What may lie under .dryrun: locks of the dead, of strangers, of the future, and half of them.
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chance } from './chance.ts'

const FLAG = 'flag-000000000001-0000000000000000-1-run'
const LATE = 'flag-ffffffffffff-ffffffffffffffff-1-run'

/** Each puts something into the folder. */
export const PLANTED: Readonly<Record<string, (kept: string) => void>> = {
  'a lock of the process that always lives': (kept) =>
    writeFileSync(join(kept, 'portal.lock'), '{"pid":1,"url":"http://192.0.2.1/"}'),
  'a file in place of a flag': (kept) => place(kept, FLAG, '{"pid":1}'),
  'an empty file of the future': (kept) => {
    place(kept, LATE, '')
    utimesSync(join(kept, LATE), 4e9, 4e9)
  },
  'half of a file': (kept) => place(kept, `${FLAG}.new`, '{"pid":'),
  'a folder in place of a flag': (kept) => {
    rmSync(join(kept, LATE), { recursive: true, force: true })
    mkdirSync(join(kept, LATE))
  },
  'a link in place of a flag': (kept) => {
    rmSync(join(kept, FLAG), { recursive: true, force: true })
    symlinkSync('/', join(kept, FLAG))
  },
  'flags of a process that was killed': (kept) => {
    const names = [FLAG, LATE, `${LATE}.new`].map((name) => name.replace('-1-', '-999999-'))
    for (const name of names) rmSync(join(kept, name), { recursive: true, force: true })
    const listen = `require('net').createServer().listen(name)`
    const script = `for (const name of ${JSON.stringify(names)}) ${listen}
setTimeout(() => process.kill(process.pid, 'SIGKILL'), 30)`
    try {
      execFileSync(process.execPath, ['-e', script], { cwd: kept, stdio: 'ignore' })
    } catch {
      // it kills itself
    }
  },
  'the address of a stranger': (kept) =>
    place(kept, 'portal-served.json', '{"url":"http://127.0.0.1:9/reseller/public-api"}'),
}

/** Puts one of them there, and says which. */
export function plant(kept: string, luck: Chance): string {
  const [name, put] = luck.pick(Object.entries(PLANTED))
  put(kept)
  return name
}

function place(kept: string, name: string, text: string): void {
  rmSync(join(kept, name), { recursive: true, force: true })
  writeFileSync(join(kept, name), text)
}
