// Runs, looks and cancels: what is sent to the server for it, and what comes back line by line.

import { errorsOf, formOf, shownOf } from './drawn.ts'
import { fieldId } from './ids.ts'
import {
  contextOf,
  type Dialog,
  dialogOf,
  type Key,
  type Model,
  parsed,
  partsOf,
  type Run,
  withDialog,
  withRun,
} from './model.ts'
import type { Store } from './store.ts'
import { NotAnswered, type Talk } from './talk.ts'
import type { DialogFacts, Planned, RunLine, Told } from './wire.ts'

/** What running needs of the other actions. */
interface Others {
  readonly failed: (error: unknown) => string
  readonly say: (said: string) => void
  readonly reload: (key: Key) => Promise<void>
  readonly change: (key: Key, how: (dialog: Dialog) => Dialog) => void
}

let runs = 0

export function createRunning(store: Store, talk: Talk, { failed, say, reload, change }: Others) {
  const { get, set } = store

  const bodyOf = (key: Key, run: string, confirmed?: string): object => {
    const model = get()
    const dialog = dialogOf(model, key)
    const { from, payload, isRequest, facts } = dialog
    return {
      ...partsOf(key),
      values: shownOf(model, dialog),
      context: contextOf(model, dialog),
      run,
      ...(facts?.begins && from !== undefined ? { from } : {}),
      ...(isInstant(model, key) ? { payload: parsed(payload) ?? null, isRequest } : {}),
      ...(confirmed === undefined ? {} : { confirmed }),
    }
  }

  const take = (key: Key, id: string, line: RunLine): void => {
    set((model) => withRun(model, key, (run) => (run.id === id ? withLine(run, line) : run)))
    if (line.line === 'end') {
      const { state, bundles } = get().runs[key] ?? { state: 'ended', bundles: [] }
      if (state === 'ended') say(wordsOf(line, bundles.length))
    }
    if (line.line === 'refused') say(line.message)
    if (line.line === 'asks') say(line.question)
  }

  const start = async (key: Key, confirmed?: string): Promise<void> => {
    const id = `${Date.now().toString(36)}-${runs++}`
    const run: Run = { id, state: 'running', underway: [], bundles: [] }
    set((model) => ({
      ...model,
      runs: { ...model.runs, [key]: run },
      tab: 'output',
      column: 'result',
      said: 'Running.',
    }))
    try {
      await talk.lines<RunLine>('/api/run', bodyOf(key, id, confirmed), (line) =>
        take(key, id, line),
      )
      // a stream that ends without its last line was cut
      if (get().runs[key]?.state === 'running') throw new NotAnswered('The run was cut off.', 0)
      if (dialogOf(get(), key).facts?.begins) await reload(key)
    } catch (error) {
      take(key, id, { line: 'refused', message: failed(error) })
    }
  }

  return {
    /** Runs a component, unless its dialog has faults: those are listed, and the first gets the focus. */
    run: async (key: Key): Promise<void> => {
      const model = get()
      const dialog = dialogOf(model, key)
      if (!dialog.facts || model.standing !== 'open') return
      if (model.runs[key]?.state === 'running') return
      const unsent = faultsOf(model, dialog, key)
      const isHidden = unsent.some(({ path }) => isAdvanced(model, dialog, path))
      set((now) =>
        withDialog(now, key, isHidden ? { tried: true, advanced: true } : { tried: true }),
      )
      if (unsent.length === 0) return start(key)
      const run: Run = { id: '', state: 'refused', underway: [], bundles: [], unsent }
      set((now) => ({ ...now, runs: { ...now.runs, [key]: run }, tab: 'output' }))
      say(`Not sent: ${unsent.map(({ message }) => message).join(' ')}`)
      focusOn(unsent.find(({ path }) => path !== undefined)?.path)
    },
    /** The answer to the question before a change. */
    confirm: (key: Key, isWanted: boolean): void => {
      const question = get().runs[key]?.question
      if (isWanted && question) return void start(key, question.confirmed)
      const message = 'Nothing was sent.'
      set((model) =>
        withRun(model, key, (run) => ({ ...run, state: 'refused', refused: { message } })),
      )
    },
    cancel: async (key: Key): Promise<void> => {
      const run = get().runs[key]
      if (run?.state !== 'running') return
      try {
        await talk.post('/api/cancel', { run: run.id })
      } catch (error) {
        failed(error)
      }
    },
    look: async (key: Key): Promise<void> => {
      set((model) => ({
        ...model,
        looks: { ...model.looks, [key]: 'looking' },
        tab: 'look',
        column: 'result',
      }))
      const nothing = { requests: [], unknown: [], warnings: [] }
      let planned: Planned
      try {
        planned = await talk.post<Planned>('/api/plan', bodyOf(key, 'look'))
      } catch (error) {
        planned = { ...nothing, problems: [{ severity: 'error', message: failed(error) }] }
      }
      set((model) => ({ ...model, looks: { ...model.looks, [key]: planned } }))
      say(`${planned.requests.length} requests can be known. Nothing was sent.`)
    },
    from: (key: Key, from: string | undefined): void =>
      change(key, (dialog) => {
        const { from: _, ...others } = dialog
        return from === undefined ? others : { ...others, from }
      }),
    listItems: async (key: Key): Promise<void> => {
      const model = get()
      const values = shownOf(model, dialogOf(model, key))
      try {
        const { name } = partsOf(key)
        const body = { name, values }
        const listed = await talk.post<{ items: string[]; failed?: string }>('/api/items', body)
        const { items, failed: why } = listed
        set((now) =>
          withDialog(now, key, { items, ...(why === undefined ? {} : { itemsFailed: why }) }),
        )
      } catch (error) {
        const why = failed(error)
        set((now) => withDialog(now, key, { itemsFailed: why }))
      }
    },
    reset: async (key: Key): Promise<void> => {
      try {
        const { name } = partsOf(key)
        const done = await talk.post<{ forgot: boolean; dialog: DialogFacts }>('/api/reset', {
          name,
        })
        set((model) => withDialog(model, key, { facts: done.dialog }))
        say(done.forgot ? 'It has forgotten where it stood.' : 'It remembered nothing.')
      } catch (error) {
        failed(error)
      }
    },
  }
}

/** True for a field that "Show advanced settings" hides. */
function isAdvanced(model: Model, dialog: Dialog, path: string | undefined): boolean {
  const first = path?.split('.')[0]
  return formOf(model, dialog).fields.some((field) => field.advanced && field.name === first)
}

function focusOn(path: string | undefined): void {
  // a field that was hidden is drawn by then
  if (path !== undefined)
    setTimeout(() => document.getElementById(fieldId('dialog', path))?.focus())
}

function isInstant(model: Model, key: Key): boolean {
  const { kind, name } = partsOf(key)
  const module = model.app?.modules.find((one) => one.name === name)
  return kind === 'module' && module?.type === 'instant_trigger'
}

/** Why a dialog cannot be run: its fields, its JSON, its payload, no target. */
function faultsOf(model: Model, dialog: Dialog, key: Key): readonly Told[] {
  const faults: Told[] = [...errorsOf(formOf(model, dialog))]
  const error = (message: string, path?: string): Told => ({
    severity: 'error',
    message,
    ...(path === undefined ? {} : { path }),
  })
  for (const [path, text] of Object.entries(dialog.json)) {
    if (parsed(text) === undefined) faults.push(error(`${path}: This is no JSON.`, path))
  }
  if (dialog.context.kind === 'json' && parsed(dialog.context.text) === undefined) {
    faults.push(error('Context: This is no JSON.'))
  }
  if (isInstant(model, key) && parsed(dialog.payload) === undefined) {
    faults.push(error('What the webhook brings: This is no JSON.'))
  }
  if (model.target?.against === undefined && !dialog.facts?.sendsNothing) {
    faults.push(error(`No target is chosen. ${model.target?.why ?? ''}`.trim()))
  }
  return faults
}

/** A run with one more line of what happened. */
export function withLine(run: Run, line: RunLine): Run {
  switch (line.line) {
    case 'asks':
      return {
        ...run,
        state: 'asking',
        question: { text: line.question, confirmed: line.confirmed },
      }
    case 'request':
      return { ...run, underway: [...run.underway, { method: line.method, url: line.url }] }
    case 'answer': {
      const last = run.underway.at(-1)
      const others = run.underway.slice(0, -1)
      return last ? { ...run, underway: [...others, { ...last, status: line.status }] } : run
    }
    case 'bundles': {
      const { operation, bundles } = line
      const more = bundles.map((bundle) => ({ operation, bundle }))
      return { ...run, bundles: [...run.bundles, ...more] }
    }
    case 'refused': {
      const { message, remedy } = line
      const refused = { message, ...(remedy === undefined ? {} : { remedy }) }
      return { ...run, state: 'refused', refused }
    }
    case 'end':
      return { ...run, state: 'ended', ended: line }
  }
}

/** The result in one sentence, for those who hear the page. */
function wordsOf(
  { error, interrupted }: Extract<RunLine, { line: 'end' }>,
  bundles: number,
): string {
  if (error) return `Failed. ${error.type}: ${error.message}`
  const count = bundles === 1 ? '1 bundle' : `${bundles} bundles`
  return interrupted ? `Cancelled after ${count}.` : `Done: ${count}.`
}
