// What is written again and again until the writer is killed, and how a whole one is told from half of one.
import { statSync } from 'node:fs'
import { join } from 'node:path'

/** Reads what a writer has written: the numbers in it, which an error stands for when it is not whole. */
export type Reader = (files: ReadonlyMap<string, string>, folder: string) => readonly number[]

const member = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((found, name) => (found as Record<string, unknown>)?.[name], value)

/** By the kind of the writer (writer.ts): the numbers that its files hold. Throws when one is not whole. */
export const READERS: Readonly<Record<string, Reader>> = {
  form: (files, folder) => {
    const lines = text(files, 'form.yaml').split('\n')
    const number = Number(/^number: (\d+)$/.exec(lines[0] ?? '')?.[1])
    const body = lines.slice(1, -2)
    if (lines.at(-2) !== '# end' || body.some((line) => line !== `line: ${number}`)) {
      throw new Error('half of the values')
    }
    if (number % 2 === 0 && (statSync(join(folder, 'form.yaml')).mode & 0o077) !== 0) {
      throw new Error('secret values that others may read')
    }
    return [number, Number(member(JSON.parse(text(files, 'form.json')), 'number'))]
  },
  connection: (files, folder) => {
    const name = '.dryrun/connections/key.json'
    const stored: unknown = JSON.parse(text(files, name))
    if ((statSync(join(folder, name)).mode & 0o777) !== 0o600) {
      throw new Error('a connection that others may read')
    }
    return [Number(member(stored, 'data', 'number'))]
  },
  trigger: (files) => {
    const all: unknown = JSON.parse(text(files, '.dryrun/triggers/none/byId.json'))
    const ids = ['live', 'local'].map((against) => Number(member(all, against, 'lastId') ?? 0))
    return [Math.max(...ids)]
  },
  generated: (files) => {
    const lines = text(files, 'types.d.ts').trimEnd().split('\n')
    if (lines[0] !== lines.at(-1) || lines.slice(1, -1).some((line) => line !== 'x')) {
      throw new Error('half of a generated file')
    }
    return [Number(lines[0]?.slice(3))]
  },
  portal: (files) => {
    const kept: unknown = JSON.parse(text(files, '.dryrun/portal.json'))
    const name = member(kept, 'subscriptions', '0', 'company', 'name')
    return [Number(/^Company (\d+)$/.exec(String(name))?.[1])]
  },
}

function text(files: ReadonlyMap<string, string>, name: string): string {
  const found = files.get(name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found
}
