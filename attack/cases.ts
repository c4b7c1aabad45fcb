// Campaign: files that a user names, changed as texts. What is no YAML is told with its place, whatever the file is for.
import { readFileSync } from 'node:fs'
import { parse, parseDocument, stringify } from 'yaml'
import { type Case, playCases, readCases } from '../runner/cases/index.ts'
import type { BindFunctions } from '../runner/operation/index.ts'
import { bindingForCases } from '../runner/run/functions.ts'
import type { App } from '../runner/spec/index.ts'
import { drawProblem, positionOf } from '../runner/text/index.ts'
import { each, type Given, type Tried } from './campaign.ts'
import { filesIn } from './case-files.ts'
import type { Chance } from './chance.ts'
import { type CommandLine, commandLine, type Workshop, workshop } from './command-line.ts'
import { filesOfApp, loaded } from './memory-app.ts'
import { mutated, mutatedText } from './mutations.ts'
import { prototypes } from './prototypes.ts'
import { speaksOfEngine, steps } from './steps.ts'

/** Milliseconds of one step. */
const LONGEST = 3000

interface Input {
  readonly use: Use
  readonly text: string
}

/** What a file is for: a few lines of it to begin with, and the command that reads it. */
interface Use {
  readonly name: string
  readonly file: string
  readonly texts: readonly string[]
  readonly command: (file: string) => CommandLine
  /** True where the file is read as JSON alone. */
  readonly isJson?: true
}

const ANSWERS = `- request: GET https://resellers.pipedrive.com/reseller/public-api/subscriptions/9001
  answer: { status: 200, headers: { x-a: b }, body: { success: true, data: { id: 9001 } } }
`

const uses: readonly Use[] = [
  {
    name: 'cases',
    file: 'cases.yaml',
    texts: [],
    command: (file) => ['test', file, '--json'],
  },
  {
    name: 'context',
    file: 'context.yaml',
    texts: ['name: Ada\nlist: [1, 2, { a: b }]\nwhen: { $date: 2024-01-01T00:00:00Z }\n'],
    command: (file) => ['iml', '{{name}} {{list[].a}}', '--context', file, '--json'],
  },
  {
    name: 'input',
    file: 'input.yaml',
    texts: [
      'primary_user: { email: a@b.example, full_name: A B }\ncompany: { name: C, country: EE }\norder: { seats: 1, plan_id: 11 }\n',
    ],
    command: (file) => ['run', 'createSubscription', '--input', file, '--dry', '--json'],
  },
  {
    name: 'answers',
    file: 'answers.yaml',
    texts: [ANSWERS, `http:\n${ANSWERS}callbackQuery: { code: x }\n`],
    command: (file) => [
      'run',
      'getSubscription',
      '--param',
      'subscription_id=9001',
      '--answers',
      file,
      '--json',
    ],
  },
  {
    name: 'contract',
    file: 'contract.yaml',
    texts: [
      'openapi: 3.1.0\nservers: [{ url: "https://resellers.pipedrive.com/reseller/public-api" }]\npaths:\n  /subscriptions:\n    get: &get { responses: { 200: { description: ok } } }\n  /plans: { get: *get }\n',
    ],
    command: (file) => ['check', '--contract', file, '--format', 'json'],
  },
  {
    name: 'states',
    file: 'values.states.json',
    texts: ['{\n  "subscription_id": { "label": "nine", "mode": "edit" }\n}\n'],
    command: (file) => {
      const values = ['--param', 'subscription_id=9001', '--states', file]
      return ['form', 'getSubscription', ...values, '--json', '--no-rpc']
    },
    isJson: true,
  },
  {
    name: 'switches',
    file: 'package.json',
    texts: ['{\n  "name": "app",\n  "dryrun": { "rules": { "rule/no-get-body": "off" } }\n}\n'],
    command: () => ['check', '--format', 'json'],
    isJson: true,
  },
]

export async function cases(given: Given): Promise<Tried> {
  const { app } = loaded(filesOfApp('.'))
  if (!app) throw new Error('the app of this repository cannot be loaded')
  const bind = await bindingForCases()
  const pools = casePools()
  const untouched = prototypes()
  const shop = workshop(filesOfApp('.'))
  try {
    return await each<Input>(given, {
      make: (luck) => {
        const use = luck.below(3) === 0 ? luck.pick(uses) : uses[0]
        if (!use) throw new Error('there is nothing to try')
        const begin =
          use.name === 'cases' ? someCases(luck.pick(pools), luck) : luck.pick(use.texts)
        return { use, text: changed(begin, luck) }
      },
      attempt: async (input) => [...(await faultsOf(input, app, bind, shop)), ...untouched()],
      shown: ({ use, text }) => `${use.name}: ${JSON.stringify(text)}`,
    })
  } finally {
    shop.close()
  }
}

/** Cases of one kind, as they are written. */
interface Pool {
  readonly kind: string
  readonly cases: readonly Case[]
}

function casePools(): readonly Pool[] {
  return ['test/iml', 'test/engine', 'test/modules', 'test/parameters']
    .flatMap((folder) => filesIn(folder))
    .map((file) => parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 }) as Pool)
}

/** A file with one to three of the cases, now and then with other values. */
function someCases({ kind, cases: all }: Pool, luck: Chance): string {
  const chosen = Array.from({ length: 1 + luck.below(3) }, () => luck.pick(all))
  const written = luck.below(3) === 0 ? mutated(chosen, luck) : chosen
  const file = { about: 'cases', kind, cases: written }
  return luck.below(4) === 0 ? JSON.stringify(file, null, 1) : stringify(file)
}

const YAML_PIECES: readonly string[] = [
  ...[
    '*nope',
    '*a',
    '&a ',
    '&a [*a]',
    '<<: *a',
    '<<: [1]',
    '? ',
    '- ',
    ': ',
    '| ',
    '>-\n',
    '!!js/f ',
  ],
  ...['!!binary x', '!!set {a}', '!!omap [a]', '!!timestamp x', '!<tag> ', '!!float x', '!!int x'],
  ...[
    '\t',
    '\n\t',
    '---\n',
    '...\n',
    '%YAML 9.9\n---\n',
    '%TAG ! x\n',
    '\0',
    '\ufeff',
    '\r',
    '\ud800',
  ],
  ...[
    '[[[[[[',
    '{{{{{{',
    ']',
    '}',
    '"',
    "'",
    '"\\x',
    '"\\u12',
    '#',
    '.inf',
    '.nan',
    '0o9',
    '2001-01-01',
  ],
  ...['a: 1\na: 2\n', '{a, b, [c]: d}', '? [a]\n: b\n', '__proto__: 1\n', 'null: null\n', '~: ~\n'],
  'a: &x [1,1,1,1,1,1,1,1,1]\nb: &y [*x,*x,*x,*x,*x,*x,*x]\nc: &z [*y,*y,*y,*y,*y]\nd: [*z,*z,*z,*z]\n',
  '['.repeat(3000),
  '{a: '.repeat(1500),
  `${'- '.repeat(2000)}x`,
]

function changed(text: string, luck: Chance): string {
  let other = text
  const times = 1 + luck.below(3)
  for (let time = 0; time < times; time += 1) {
    const from = luck.below(other.length + 1)
    const lost = luck.below(3) === 0 ? luck.below(20) : 0
    if (luck.below(2) === 0) other = mutatedText(other, luck)
    else other = other.slice(0, from) + luck.pick(YAML_PIECES) + other.slice(from + lost)
  }
  return other
}

async function faultsOf(
  { use, text }: Input,
  app: App,
  bind: BindFunctions,
  shop: Workshop,
): Promise<readonly string[]> {
  const { take, fault, faults } = steps({ longest: LONGEST })
  if (use.name === 'cases') {
    const source = { file: use.file, text }
    const read = await take('readCases', () => readCases(source))
    if (!read) return faults()
    if ('message' in read) {
      await take('the problem', () => drawProblem(read))
      if (!read.at) fault('what is wrong has no place')
      else positionOf(source, read.at.start)
      return faults()
    }
    if (isBroken(text)) fault('what is no YAML was read as cases')
    const played = await take('playCases', () => playCases(read, { app, bind }))
    for (const { why } of played ?? []) {
      if (speaksOfEngine(why)) fault(`a case was told in words of the engine: ${why}`)
    }
    return faults()
  }
  shop.write(use.file, text)
  const came = await take('the command', () => commandLine(shop, use.command(use.file)))
  shop.remove(use.file)
  if (!came) return faults()
  const { exit, stdout, stderr } = came
  if (exit === 70) fault(`a defect: ${stderr.slice(0, 300)}`)
  if (!isBroken(text, use.isJson)) return faults()
  const said = `${stderr}${stdout}`
  if (exit === 0 && use.name !== 'switches') fault('what cannot be read was taken')
  if (!new RegExp(`${use.file}:\\d+:\\d+`).test(said)) {
    if (!said.includes(use.file) || !/"line": \d/.test(said))
      fault(`no place: ${said.slice(0, 300)}`)
  }
  return faults()
}

/** True for a text that has no value, by the library that reads it. */
function isBroken(text: string, isJson = false): boolean {
  try {
    JSON.parse(text)
    return false
  } catch {
    // YAML, unless only JSON will do
    if (isJson) return true
  }
  try {
    const document = parseDocument(text.replace(/^\ufeff/, ''), {
      prettyErrors: false,
      logLevel: 'silent',
    })
    if (document.errors.length > 0) return true
    document.toJS({ maxAliasCount: 1000 })
    return false
  } catch {
    return true
  }
}
