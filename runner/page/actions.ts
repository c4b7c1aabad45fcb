// Everything a person can do in the page, and what the server says by itself; views only call these.

import { type Answer, type Need, needKey } from '../parameters/index.ts'
import type { Path } from '../text/index.ts'
import { addressOf } from './address.ts'
import { createConnecting } from './connecting.ts'
import { openNeeds, shownOf, withItems, withValue } from './drawn.ts'
import { keepDialog, keepPlace, keptDialog } from './kept.ts'
import {
  type Column,
  type Context,
  contextOf,
  type Dialog,
  dialogOf,
  type Key,
  type Model,
  NEW_DIALOG,
  partsOf,
  type Tab,
  withDialog,
} from './model.ts'
import { createRunning } from './running.ts'
import { createSearching } from './searching.ts'
import type { Store } from './store.ts'
import { NotAnswered, type Talk } from './talk.ts'
import type { DialogFacts, NeedAnswered, Preview, TargetFacts } from './wire.ts'

export type Actions = ReturnType<typeof createActions>

/** Milliseconds after a keystroke until the server is asked what the expressions come to. */
const PAUSE = 80

/** Milliseconds after a field is left until its faults are shown. */
const SETTLING = 250

/** The actions of a page on its model. */
export function createActions(store: Store, talk: Talk) {
  const { get, set } = store
  const flying = new Map<string, symbol>()
  const timers = new Map<Key, ReturnType<typeof setTimeout>>()

  /** What went wrong while the server was asked; a server that has ended is not the person's fault. */
  const failed = (error: unknown): string => {
    if (!(error instanceof NotAnswered)) throw error
    if (error.status === 0) set((model) => ({ ...model, standing: 'lost', why: error.message }))
    if (error.status === 401) set((model) => ({ ...model, standing: 'locked', why: error.message }))
    return error.message
  }
  const quietly = async <T>(work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work
    } catch (error) {
      failed(error)
      return undefined
    }
  }

  const change = (key: Key, how: (dialog: Dialog) => Dialog): void => {
    set((model) => withDialog(model, key, how(dialogOf(model, key))))
    const model = get()
    keepDialog(model, key, dialogOf(model, key))
    afterChange(key)
  }
  const afterChange = (key: Key): void => {
    askNeeds(key)
    clearTimeout(timers.get(key))
    timers.set(
      key,
      setTimeout(() => void preview(key), PAUSE),
    )
  }

  const askNeeds = (key: Key): void => {
    const model = get()
    const dialog = dialogOf(model, key)
    if (model.standing !== 'open' || model.target?.against === undefined) return
    for (const need of openNeeds(model, dialog)) void askNeed(key, need)
  }
  /** Asks once at a time for the same; an answer that a refresh or another target overtook is dropped. */
  const askNeed = async (key: Key, need: Need): Promise<void> => {
    const question = needKey(need)
    if (flying.has(question)) return
    const mine = Symbol(question)
    flying.set(question, mine)
    const answer = await answerTo(key, need)
    if (flying.get(question) !== mine) return
    flying.delete(question)
    set((model) => ({ ...model, known: new Map([...model.known, [question, answer]]) }))
    if (get().standing === 'open') askNeeds(key)
  }
  const answerTo = async (key: Key, need: Need): Promise<Answer> => {
    try {
      return await talk.post<NeedAnswered>('/api/need', { ...partsOf(key), need })
    } catch (error) {
      return { failed: failed(error) }
    }
  }

  const preview = async (key: Key): Promise<void> => {
    const model = get()
    const dialog = dialogOf(model, key)
    if (!dialog.facts || model.standing !== 'open') return
    const values = shownOf(model, dialog)
    const body = { ...partsOf(key), values, context: contextOf(model, dialog) }
    const shown = await quietly(talk.post<Preview>('/api/preview', body))
    // what was typed meanwhile has a preview of its own under way
    const isStale = dialogOf(get(), key).values !== dialog.values
    if (shown && !isStale) set((now) => withDialog(now, key, { preview: shown }))
  }

  const load = async (key: Key): Promise<void> => {
    try {
      const facts = await talk.get<DialogFacts>(`/api/dialog/${encodeURI(key)}`)
      set((model) => {
        const known = model.dialogs[key]
        const before = known?.failed === undefined ? known : undefined
        const dialog = before ?? keptDialog(key) ?? { ...NEW_DIALOG, values: facts.defaults }
        const { failed: _, ...rest } = dialog
        return withDialog(model, key, { ...rest, facts })
      })
      askNeeds(key)
      await preview(key)
    } catch (error) {
      const message = failed(error)
      set((model) => withDialog(model, key, { failed: message }))
    }
  }

  const open = async (key: Key, tab: Tab = 'output', isNew = true): Promise<void> => {
    set((model) => ({
      ...model,
      place: key,
      tab,
      column: 'dialog',
      inserting: undefined,
      isWelcome: model.isWelcome && (model.place === undefined || model.place === key),
    }))
    if (isNew) history.pushState(null, '', addressOf(key, tab))
    keepPlace(key)
    if (!get().dialogs[key]?.facts) await load(key)
    else afterChange(key)
  }

  const here = (): Key | undefined => get().place
  const say = (said: string): void => set((model) => ({ ...model, said }))
  const running = createRunning(store, talk, { failed, say, reload: load, change })
  const forgetAnswers = (): void => {
    flying.clear()
    set((model) => ({ ...model, known: new Map() }))
    const place = here()
    if (place) afterChange(place)
  }

  return {
    ...running,
    ...createSearching(store, answerTo),
    ...createConnecting(store, talk, { failed, say, forgetAnswers }),
    open,
    /** Draws a dialog anew from files that have changed; what was typed stays. */
    redraw: async (key: Key) => {
      forgetAnswers()
      await load(key)
    },
    askNeeds,
    forgetAnswers,
    say,
    failed,
    change,
    show: (tab: Tab) => {
      set((model) => ({ ...model, tab, column: 'result' }))
      history.replaceState(null, '', addressOf(here(), tab))
    },
    showColumn: (column: Column) => set((model) => ({ ...model, column })),
    find: (search: string) => set((model) => ({ ...model, search })),
    panel: (panel: Model['panel']) => set((model) => ({ ...model, panel })),
    insertAt: (inserting: string | undefined) => set((model) => ({ ...model, inserting })),
    plain: () => set((model) => ({ ...model, plain: !model.plain })),
    technical: () => set((model) => ({ ...model, technical: !model.technical })),
    type: (key: Key, steps: Path, value: unknown) =>
      change(key, (dialog) => withValue(dialog, steps, value)),
    touch: (key: Key, path: string) => {
      if (dialogOf(get(), key).touched.has(path)) return
      // a sentence that comes while a button is held down would move the button away
      setTimeout(() => {
        set((model) => {
          const { touched } = dialogOf(model, key)
          return withDialog(model, key, { touched: new Set([...touched, path]) })
        })
      }, SETTLING)
    },
    items: (key: Key, steps: Path, how: (items: readonly unknown[]) => readonly unknown[]) =>
      change(key, (dialog) => withItems(dialog, steps, how)),
    toggle: (key: Key, path: string, mode: 'choose' | 'map') =>
      change(key, (dialog) => ({ ...dialog, modes: { ...dialog.modes, [path]: mode } })),
    enter: (key: Key, path: string, steps: readonly string[]) =>
      change(key, (dialog) => ({ ...dialog, folders: { ...dialog.folders, [path]: steps } })),
    advanced: (key: Key, advanced: boolean) => change(key, (dialog) => ({ ...dialog, advanced })),
    json: (key: Key, path: string, text: string | undefined) =>
      change(key, (dialog) => {
        const { [path]: _, ...others } = dialog.json
        return { ...dialog, json: text === undefined ? others : { ...others, [path]: text } }
      }),
    refresh: (key: Key, need: Need) => {
      const question = needKey(need)
      flying.delete(question)
      set((model) => ({
        ...model,
        known: new Map([...model.known].filter(([one]) => one !== question)),
      }))
      askNeeds(key)
    },
    context: (key: Key, context: Context) => change(key, (dialog) => ({ ...dialog, context })),
    payload: (key: Key, payload: string, isRequest: boolean) =>
      change(key, (dialog) => ({ ...dialog, payload, isRequest })),
    chooseTarget: async (choice: { readonly against?: string; readonly answers?: string }) => {
      const target = await quietly(talk.post<TargetFacts>('/api/target', choice))
      if (!target) return
      set((model) => ({ ...model, target, panel: undefined }))
      say(`Requests go to ${target.name}.`)
      forgetAnswers()
    },
    answers: (answers: string) => set((model) => ({ ...model, answers })),
    copy: async (what: string, text: string) => {
      await navigator.clipboard.writeText(text)
      set((model) => ({ ...model, copied: what, said: 'Copied.' }))
      setTimeout(() => set((model) => ({ ...model, copied: '' })), 1500)
    },
  }
}
