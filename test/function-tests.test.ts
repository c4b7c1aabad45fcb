// Functions of an app in runs, in cases, and played by the tests that the app brings for them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { playCases } from '../runner/cases/index.ts'
import type { Scope } from '../runner/iml/index.ts'
import { testFunction } from '../runner/io/sandbox/tests.ts'
import { bindingForCases, openApp, runModule, testAppFunction } from '../runner/run/index.ts'
import { createRedactor } from '../runner/trace/index.ts'
import { play } from './cli-harness.ts'

const scope: Scope = {
  variables: {},
  timezone: 'Europe/Prague',
  now: () => new Date(),
  random: () => 0.5,
  uuid: () => '',
}

const { holds, refuses } = parse(readFileSync('test/assert.yaml', 'utf8')) as Record<
  'holds' | 'refuses',
  string[]
>

describe('tests of functions', () => {
  const tested = (text: string, code = 'function double(n) { return n * 2 }') =>
    testFunction(
      new Map([['double', { file: 'functions/double.js', text: code }]]),
      'double',
      { file: 'double.test.js', text },
      scope,
      {
        limit: 500,
      },
    )

  it('runs it with assert, iml, the function and the time zone', () => {
    const { tests, warnings } = tested(`
      it('doubles', () => assert.strictEqual(double(2), iml.double(2)))
      it('knows', () => { assert.equal(environment.timezone, 'Europe/Prague'); assert(iml.upper('a') === 'A') })
      it('fails', () => {
        assert.strictEqual(double(2), 5)
      })
      it('throws', () => double(nothing))`)
    expect(tests).toEqual([
      { id: 'doubles', ok: true },
      { id: 'knows', ok: true },
      {
        id: 'fails',
        ok: false,
        why: expect.stringMatching(
          /^Expected values to be strictly equal: 4 and 5 \(double\.test\.js:5:\d+\)$/,
        ),
      },
      {
        id: 'throws',
        ok: false,
        why: expect.stringContaining('nothing is not defined (double.test.js:7:'),
      },
    ])
    expect(warnings).toEqual([])
  })

  it('holds what Node holds', () => {
    const { tests } = tested(
      holds.map((line) => `it(${JSON.stringify(line)}, () => { ${line} })`).join('\n'),
    )
    expect(tests).toEqual(holds.map((id) => ({ id, ok: true })))
  })

  it('refuses what Node refuses', () => {
    const { tests } = tested(
      refuses.map((line) => `it(${JSON.stringify(line)}, () => { ${line} })`).join('\n'),
    )
    expect(tests.map(({ id, ok }) => [id, ok])).toEqual(refuses.map((id) => [id, false]))
  })

  it('warns of what Make’s own runner lacks', () => {
    const { tests, warnings } = tested(`
      describe('inner', () => { it('a', async () => { debug(Buffer.from('a')) }) })`)
    expect(tests).toEqual([{ id: 'inner a', ok: true }])
    expect(warnings.map(({ message }) => message.split(' ').slice(0, 3).join(' ')).sort()).toEqual([
      'double.test.js has a',
      'double.test.js uses Buffer,',
      'double.test.js uses debug,',
      'double.test.js uses describe,',
    ])
  })

  it('fails as a whole when something is thrown outside of it, or takes too long', () => {
    expect(tested("it('a', () => {})\nnothing()").tests).toEqual([
      {
        id: 'outside of it(...)',
        ok: false,
        why: expect.stringMatching(/^nothing is not defined \(double\.test\.js:2:\d+\)$/),
      },
    ])
    expect(tested("it('a', () => { for (;;); })").tests[0]?.ok).toBe(false)
    expect(tested("it('a', () => {})", 'function double( {').tests[0]?.why).toContain(
      'functions/double.js',
    )
  })

  it('counts an empty file as none, and warns of one without it(...)', () => {
    expect(tested('  // later\n/* */')).toEqual({ tests: [], warnings: [] })
    expect(tested('const a = 1').warnings[0]?.message).toBe(
      'double.test.js holds no it(...), so that nothing is tested.',
    )
  })
})

describe('an app with functions', () => {
  let directory = ''
  const files: Record<string, unknown> = {
    'makecomapp.json': {
      generalCodeFiles: { base: 'base.json' },
      components: {
        module: {
          doubled: {
            moduleType: 'action',
            codeFiles: { communication: 'communication.json', mappableParams: 'params.json' },
          },
        },
        function: { double: { codeFiles: { code: 'double.js', test: 'double.test.js' } } },
      },
    },
    'base.json': { baseUrl: 'https://api.test' },
    'communication.json': { response: { output: { n: '{{double(parameters.n)}}' } } },
    'params.json': [{ name: 'n', type: 'number' }],
    'double.js':
      "function double(n) {\n  debug('got', n);\n  if (n === 13) throw new Error('unlucky');\n  return n * 2;\n}",
    'double.test.js': "it('doubles', () => assert.strictEqual(double(2), 4))",
  }
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'dryrun-functions-'))
    for (const [name, content] of Object.entries(files)) {
      const path = join(directory, name)
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    }
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('runs them, and tells where they fail', async () => {
    const { app } = openApp(directory)
    if (!app) throw new Error('the app was not read')
    const lines: string[] = []
    const run = (n: number) =>
      runModule(
        app,
        'doubled',
        { n },
        {
          target: { kind: 'live' },
          redactor: createRedactor(['4212345']),
          debug: (line) => lines.push(line),
        },
      )
    expect((await run(4212345)).bundles).toEqual([{ n: 8424690 }])
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^got /)
    expect(lines[0]).not.toContain('4212345')
    const { error } = await run(13)
    expect(error?.message).toBe("Function 'double' finished with error! unlucky")
    expect(error?.remedy).toMatch(/double\.js:3:\d+$/)
  })

  it('plays the file of tests that is named', async () => {
    const typed = (line: string) => play({ line, stdin: '', came: '' }, directory)
    expect(await typed('dryrun test double.test.js')).toContain('1 passed, 0 failed')
    const json = await typed('dryrun test double.js --json')
    expect(json).toContain('"passed":1,"failed":0,"results":[{"file":"')
    expect(json).toContain('double.test.js","id":"doubles","ok":true}]')
    expect(await typed('dryrun test base.json')).toContain('The file names no kind.')
    writeFileSync(join(directory, 'stray.test.js'), "it('a', () => {})")
    expect(await typed('dryrun test stray.test.js')).toContain(
      'stray.test.js belongs to no function of the app.',
    )
  })

  it('plays cases and tests of it', async () => {
    const { app } = openApp(directory)
    if (!app) throw new Error('the app was not read')
    const one = {
      id: 'one',
      module: 'doubled',
      parameters: { n: 4 },
      expect: { bundles: [{ n: 8 }] },
    }
    const bind = await bindingForCases()
    expect(playCases({ kind: 'module', cases: [one] }, { app, bind })).toEqual([
      { id: 'one', ok: true },
    ])
    expect(playCases({ kind: 'module', cases: [one] }, { app })[0]?.why).toContain('no sandbox')
    expect(await testAppFunction(app, 'double', 'UTC')).toEqual({
      tests: [{ id: 'doubles', ok: true }],
      warnings: [expect.objectContaining({ code: 'function/test' })],
    })
  })
})
