// A process that writes one kept thing again and again, each time with the next number, until it is killed.
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { writeForm } from '../runner/cli/form/files.ts'
import type { Terminal } from '../runner/cli/terminal/terminal.ts'
import { writeConnection, writeTriggerState, writeWhole } from '../runner/run/index.ts'
import { isProblem, openPortal } from '../runner/run/portal.ts'

const [, , kind = '', folder = '', first = '1'] = process.argv

/** Long enough that writing it is not over at once. */
export const LENGTH = 20_000

const portal = kind === 'portal' ? await openPortal({ directory: folder }) : undefined
if (portal && isProblem(portal)) throw new Error(portal.message)

const WRITERS: Readonly<Record<string, (number: number) => unknown>> = {
  form: (number) =>
    writeForm(
      { directory: folder } as Terminal,
      { values: 'form.yaml', states: 'form.json' },
      {
        text: `number: ${number}\n${`line: ${number}\n`.repeat(LENGTH / 10)}# end\n`,
        states: { number, filler: 'x'.repeat(LENGTH) },
        isSecret: number % 2 === 0,
      },
    ),
  connection: (number) =>
    writeConnection(folder, 'key', {
      connection: 'key',
      data: { number, filler: 'x'.repeat(LENGTH) },
    }),
  trigger: (number) => {
    const place = { directory: folder, connection: 'none', module: 'byId' }
    const state = { lastId: number }
    return writeTriggerState({ ...place, against: number % 2 === 0 ? 'live' : 'local' }, state, {})
  },
  generated: (number) => {
    writeWhole(join(folder, 'types.d.ts'), `// ${number}\n${'x\n'.repeat(LENGTH)}// ${number}\n`)
  },
  portal: async (number) => {
    const answer = await fetch(`${portal?.url}/subscriptions/9001`, {
      method: 'PUT',
      headers: { 'x-api-token': 'k', 'content-type': 'application/json' },
      body: JSON.stringify({ company: { name: `Company ${number}` } }),
    })
    if (!answer.ok) throw new Error(await answer.text())
    await answer.arrayBuffer()
  },
}

for (let number = Number(first); ; number += 1) {
  await WRITERS[kind]?.(number)
  writeSync(1, `${number}\n`)
}
