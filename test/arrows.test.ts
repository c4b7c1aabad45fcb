// Who may import whom: one table, held against every import of the runner, types and late ones included.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const RUNNER = resolve(import.meta.dirname, '../runner')

/** A part of the runner: which other parts it may import, and its doors beside index.ts. */
interface Row {
  readonly imports: readonly string[]
  /** Files that may be imported past the index, because they are loaded late. */
  readonly doors?: readonly string[]
}

const PURE = ['text', 'iml', 'spec', 'parameters', 'engine']

/** In reading order: an arrow only leads upwards, but for run, which starts the fake. The fake shares nothing, so that no mistake is shared. */
const parts: Readonly<Record<string, Row>> = {
  text: { imports: [], doors: ['yaml.ts'] },
  iml: { imports: ['text'] },
  spec: { imports: ['text'] },
  parameters: { imports: ['text', 'iml', 'spec'] },
  engine: { imports: ['text', 'iml', 'spec', 'parameters'] },
  trace: { imports: PURE },
  operation: { imports: [...PURE, 'trace'] },
  cases: { imports: [...PURE, 'trace', 'operation'] },
  check: { imports: PURE, doors: ['expressions/alone.ts'] },
  generate: { imports: PURE },
  io: { imports: PURE, doors: ['sandbox.ts', 'sandbox/tests.ts'] },
  fake: { imports: [], doors: ['contract.ts'] },
  run: {
    imports: [...PURE, 'trace', 'operation', 'io', 'fake'],
    doors: ['portal.ts', 'portal-contract.ts'],
  },
  deploy: { imports: ['text', 'spec', 'trace', 'io'] },
  // what it says to its server are types alone, and the server imports nothing else of it
  page: { imports: ['text', 'iml', 'parameters'], doors: ['wire.ts'] },
  web: { imports: [...PURE, 'trace', 'operation', 'run', 'page'] },
  cli: {
    imports: [...PURE, 'trace', 'operation', 'cases', 'check', 'generate', 'run', 'deploy', 'web'],
  },
  // the table of contents of the library
  'index.ts': { imports: [...PURE, 'trace', 'operation', 'run'] },
}

const files = readdirSync(RUNNER, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .sort()

interface Import {
  readonly from: string
  readonly to: string
}

const imports = files.flatMap((from): Import[] => {
  const text = readFileSync(join(RUNNER, from), 'utf8')
  return [...text.matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*['`](\.[^'`]*)['`]/g)].map(
    ([, to = '']) => ({
      from,
      to: relative(RUNNER, resolve(RUNNER, dirname(from), to)),
    }),
  )
})

const partOf = (file: string): string => file.split('/')[0] ?? file

/** The first way that leads from a file back to itself; a type or a late import is a way, too. */
function circle(): readonly string[] | undefined {
  const ways = new Map(
    files.map((file) => [file, imports.filter(({ from }) => from === file)] as const),
  )
  const done = new Set<string>()
  const visit = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const { to } of ways.get(file) ?? []) {
      const found = visit(to, [...way, file])
      if (found) return found
    }
    done.add(file)
    return undefined
  }
  return files.map((file) => visit(file, [])).find((way) => way !== undefined)
}

/** Parts in which nothing reaches the world: no module of Node, but for what iml hands on. */
const WITHOUT_NODE = ['text', 'spec', 'parameters', 'engine', 'operation', 'check']

describe('arrows', () => {
  it('knows every part', () => {
    expect([...new Set(files.map(partOf))].sort()).toEqual(Object.keys(parts).sort())
    expect(imports.length).toBeGreaterThan(files.length)
  })

  it('lead only where the table allows', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [one, other] = [partOf(from), partOf(to)]
      return one !== other && !parts[one]?.imports.includes(other)
    })
    expect(wrong).toEqual([])
  })

  it('lead to an index or a door', () => {
    const past = imports.filter(({ from, to }) => {
      if (partOf(from) === partOf(to)) return false
      const file = to.slice(partOf(to).length + 1)
      return file !== 'index.ts' && !parts[partOf(to)]?.doors?.includes(file)
    })
    expect(past).toEqual([])
  })

  it('lead from no pure part to Node', () => {
    const reaching = files
      .filter((file) => WITHOUT_NODE.includes(partOf(file)))
      .filter((file) =>
        /(?:from|import\(?)\s*['"`]node:/.test(readFileSync(join(RUNNER, file), 'utf8')),
      )
    expect(reaching).toEqual([])
  })

  it('never lead in a circle', () => {
    expect(circle()).toBeUndefined()
  })
})
