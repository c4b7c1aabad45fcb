// Campaign: the files of apps, changed. Whatever they say, the app is loaded, checked, described and run.
import { applyFixes, check, contractProblems, reports, rules } from '../runner/check/index.ts'
import {
  filledSamples,
  modulesPage,
  typesFile,
  withoutNames,
  withoutSamples,
} from '../runner/generate/index.ts'
import { fieldsOf, judgeDialog, judgingOf } from '../runner/operation/index.ts'
import { describe, form } from '../runner/parameters/index.ts'
import { planRun, runModule } from '../runner/run/index.ts'
import { portalContract } from '../runner/run/portal-contract.ts'
import type { App, Module } from '../runner/spec/index.ts'
import { drawProblem, isRecord } from '../runner/text/index.ts'
import { each, type Given, type Tried } from './campaign.ts'
import type { Chance } from './chance.ts'
import { type Files, filesOfApp, loaded } from './memory-app.ts'
import { mutated, mutatedText } from './mutations.ts'
import { prototypes } from './prototypes.ts'
import { type Steps, steps } from './steps.ts'

/** Milliseconds of one step; types of a whole app take a good part of them on a busy machine. */
const LONGEST = 3000

/** Apps of this repository. */
const FOLDERS = ['.', 'test/apps/two-connections', 'test/provider/app']

/** Modules of an app that are run. */
const MOST_RUN = 3

interface Input {
  readonly files: Files
  readonly changed: readonly string[]
}

export async function apps(given: Given): Promise<Tried> {
  const known = FOLDERS.map(filesOfApp)
  const ours = loaded(filesOfApp('.')).app
  const contract = ours && (await portalContract(ours))
  if (!contract) throw new Error('the app of this repository has no contract')
  const untouched = prototypes()
  return each<Input>(given, {
    make: (luck) => changedFiles(luck.pick(known), luck),
    attempt: async ({ files }) => {
      const taken = steps({ longest: LONGEST })
      await lookAt(taken, files, contract)
      return [...taken.faults(), ...untouched()]
    },
    shown: ({ files, changed }) => changed.map((path) => `${path}: ${files.get(path)}`).join('\n'),
  })
}

/** One to three files with other values or another text, or lost. */
function changedFiles(files: Files, luck: Chance): Input {
  const changed = new Map(files)
  const paths = [...files.keys()]
  const chosen = Array.from({ length: 1 + luck.below(3) }, () => luck.pick(paths))
  for (const path of chosen) {
    const text = changed.get(path) ?? ''
    const kind = luck.below(20)
    if (kind === 0) changed.delete(path)
    else if (kind < 6) changed.set(path, mutatedText(text, luck))
    else changed.set(path, otherValue(text, luck))
  }
  return { files: changed, changed: [...new Set(chosen)] }
}

function otherValue(text: string, luck: Chance): string {
  try {
    return JSON.stringify(mutated(JSON.parse(text), luck), null, 2) ?? ''
  } catch {
    // comments, expressions outside of texts, or what an earlier change has left
    return mutatedText(text, luck)
  }
}

type PortalContract = NonNullable<Awaited<ReturnType<typeof portalContract>>>

async function lookAt({ take }: Steps, files: Files, contract: PortalContract): Promise<void> {
  const opened = await take('loadApp', () => loaded(files))
  if (!opened) return
  await take('the problems of loading', () => opened.problems.map((one) => drawProblem(one)))
  const { app } = opened
  if (!app) return
  const also = (one: App) => contractProblems(one, contract)
  const findings = await take('check', () =>
    check(app, { rules, loading: opened.problems, paths: [...files.keys()], also }),
  )
  await take('the reports', () => {
    for (const { make } of reports) make?.({ findings: findings ?? [], rules, version: '1' })
    return (findings ?? []).map((one) => drawProblem(one))
  })
  await take('applyFixes', () => applyFixes(findings ?? []))
  await take('typesFile', () => typesFile(app))
  await take('modulesPage', () => modulesPage(app))
  await take('samples', () => [filledSamples(app), withoutSamples(app), withoutNames(app)])
  const modules = [...app.modules.values()]
  for (const module of modules) await describeModule(take, module)
  for (const module of modules.slice(0, MOST_RUN)) await runTwice(take, app, module)
}

async function describeModule(take: Steps['take'], module: Module): Promise<void> {
  const fields = (await take('fieldsOf', () => fieldsOf(module))) ?? []
  await take('describe', () => describe(fields))
  await take('form', () => form(fields, {}))
}

/** The values of a sample, judged, planned and run on an answer that suits nobody. */
async function runTwice(take: Steps['take'], app: App, module: Module): Promise<void> {
  const samples = module.code.get('samples')?.value
  const values = isRecord(samples) ? samples : {}
  const judged = await take('judgeDialog', () => judgeDialog(values, judgingOf(module, {})))
  if (!judged) return
  const world = {
    target: { kind: 'live' },
    connection: { data: { apiKey: 'attack' } },
    tracing: true,
    wait: async () => {},
    send: async () => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"success":true,"data":[{"id":1}]}'),
    }),
  } as const
  const inputs = { parameters: judged.bundle }
  const dry = { kind: module.type, component: module, inputs }
  await take('planRun', () => planRun(dry, app, world), { refuse: true })
  await take('runModule', () => runModule(app, module.name, values, world, { payload: {} }), {
    refuse: true,
  })
}
