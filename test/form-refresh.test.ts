// dryrun form refreshes an OAuth connection before its RPCs, as a run does before the module.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { play } from './cli-harness.ts'
import { openWorkplace, typed, until } from './provider/workplace.ts'

const LIST = {
  url: '/things',
  response: { iterate: '{{body}}', output: { label: 'Thing {{item.id}}', value: '{{item.id}}' } },
}

it('refreshes an OAuth connection before its RPCs, and keeps what came', async () => {
  const { provider, directory, close } = await openWorkplace()
  try {
    addList(directory)
    provider.lifetime = 30
    const lines: string[] = []
    const connect = 'DRYRUN_CLIENTID=app1 DRYRUN_CLIENTSECRET=s3cret-client dryrun connect watch'
    const done = play(typed(connect), directory, undefined, lines)
    const address = await until(() => lines.find((one) => one.startsWith('http://')), done)
    await (await fetch(String(address))).text()
    expect(await done).toContain('exit 0')
    provider.lifetime = 3600
    const came = await play(typed('dryrun form findThings --against live --json'), directory)
    expect(came).toContain('! The connection was refreshed.')
    expect(came).toContain('"label": "Thing 2"')
    expect(provider.seen.at(-1)).toMatchObject({ authorization: 'Bearer access-2-secret' })
    const again = await play(typed('dryrun form findThings --against live --json'), directory)
    expect(again).not.toContain('refreshed')
    const quiet = await play(
      typed('dryrun form findThings --against live --json --no-rpc'),
      directory,
    )
    expect(quiet).toContain('"loading"')
  } finally {
    await close()
  }
})

/** Gives a module of the app a field with a list from an RPC. */
function addList(directory: string): void {
  const path = join(directory, 'makecomapp.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  const { module } = manifest.components
  module.findThings.codeFiles.mappableParams = 'thing.json'
  manifest.components.rpc = {
    listThings: { label: 'List', codeFiles: { communication: 'list.json' }, connection: 'watch' },
  }
  const field = { name: 'thing', type: 'select', label: 'Thing', options: 'rpc://listThings' }
  for (const [name, value] of [
    ['makecomapp.json', manifest],
    ['list.json', LIST],
    ['thing.json', [field]],
  ] as const) {
    writeFileSync(join(directory, name), JSON.stringify(value))
  }
}
