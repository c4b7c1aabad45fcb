// Starts the page: takes the token, opens the view that was asked for, and hears what the server says.
import { signal } from '@preact/signals-core'
import { render } from 'preact'
import { type Actions, createActions } from './actions.ts'
import { viewIn } from './address.ts'
import { forgetToken, keptPlace, takeToken, tokenIn } from './kept.ts'
import { listenForKeys } from './keys.ts'
import { BEGINNING, type Key, keyOf, type Model, NEW_DIALOG, withDialog } from './model.ts'
import type { Store } from './store.ts'
import { ENDED, NotAnswered, type Talk, talkTo } from './talk.ts'
import { App } from './views/app.tsx'
import { editor } from './views/late.ts'
import type { EventLine, Opened } from './wire.ts'

const model = signal<Model>(BEGINNING)
const store: Store = {
  get: () => model.value,
  set: (change) => {
    model.value = change(model.value)
  },
}

/** Milliseconds between two looks whether a server that has ended is there again. */
const PATIENCE = 2000

const place = document.getElementById('workbench')
if (place) start(place)

function start(place: HTMLElement): void {
  const token = takeToken()
  let actions = createActions(store, talkTo(token ?? ''))
  const unlock = (pasted: string): void => {
    const found = tokenIn(pasted)
    if (found === undefined) {
      store.set((now) => ({ ...now, why: 'That is no address of a workbench.' }))
      return
    }
    const talk = talkTo(found)
    actions = createActions(store, talk)
    void open(actions, talk)
  }
  place.replaceChildren()
  drawWith(() => render(<App model={model.value} actions={actions} unlock={unlock} />, place))
  listenForKeys(store, new Proxy({} as Actions, { get: (_, name) => Reflect.get(actions, name) }))
  window.addEventListener('popstate', () => {
    const view = viewIn(location.pathname, location.search)
    if (view.place) void actions.open(view.place, view.tab, false)
  })
  if (token === undefined) {
    store.set((now) => ({ ...now, standing: 'locked' }))
    return
  }
  const talk = talkTo(token)
  actions = createActions(store, talk)
  void open(actions, talk)
}

/** Draws now, and once after any number of changes that come together. */
function drawWith(draw: () => void): void {
  let isDue = false
  const later = (): void => {
    if (isDue) return
    isDue = true
    queueMicrotask(() => {
      isDue = false
      draw()
    })
  }
  model.subscribe(later)
  editor.subscribe(later)
  draw()
}

/** Opens the page at the view that was asked for; a link runs nothing. */
async function open(actions: Actions, talk: Talk): Promise<void> {
  let opened: Opened
  try {
    opened = await talk.post<Opened>('/api/open', {})
  } catch (error) {
    if (error instanceof NotAnswered && error.status === 401) forgetToken()
    actions.failed(error)
    return
  }
  talk.become(opened.page)
  const { app, target } = opened
  store.set((now) => ({ ...now, standing: 'open', app, target, why: '' }))
  paint(app.theme)
  document.title = `${app.label} · dryrun workbench`
  void listen(actions, talk)
  const view = viewIn(location.pathname, location.search)
  const known = keptPlace()
  const isKnown = (key: string | undefined): key is Key =>
    key !== undefined &&
    [
      ...app.modules.map(({ name }) => keyOf('module', name)),
      ...app.rpcs.map(({ name }) => keyOf('rpc', name)),
    ].some((one) => one === key)
  if (view.place) return actions.open(view.place, view.tab, false)
  if (isKnown(known)) return actions.open(known, 'output', false)
  const [first] = app.modules
  if (opened.welcome) return welcome(actions, opened.welcome)
  if (first) return actions.open(keyOf('module', first.name), 'output', false)
}

/** The first ten seconds: a module that only reads, already run against the portal of this machine. */
async function welcome(
  actions: Actions,
  { module, values }: NonNullable<Opened['welcome']>,
): Promise<void> {
  const key = keyOf('module', module)
  store.set((now) => ({ ...withDialog(now, key, { ...NEW_DIALOG, values }), isWelcome: true }))
  await actions.open(key, 'output', false)
  await actions.run(key)
  store.set((now) => ({ ...now, column: 'dialog' }))
}

/**
 * Hears the server. One of all tabs does so for the others: a browser opens six connections to a
 * host, and each stream holds one. When its tab is closed the next one takes over.
 */
async function listen(actions: Actions, talk: Talk): Promise<void> {
  const others = new BroadcastChannel('dryrun')
  others.onmessage = ({ data }: MessageEvent<EventLine | 'lost'>) => {
    if (data === 'lost') actions.failed(new NotAnswered(ENDED, 0))
    else take(actions, data)
  }
  await navigator.locks.request('dryrun.events', () => hear(actions, talk, others))
  others.close()
}

/** Hears the server until the token is refused, and looks from time to time whether it is there again. */
async function hear(actions: Actions, talk: Talk, others: BroadcastChannel): Promise<void> {
  for (;;) {
    try {
      await talk.events((line) => {
        take(actions, line)
        others.postMessage(line)
      })
      throw new NotAnswered(ENDED, 0)
    } catch (error) {
      actions.failed(error)
      if (store.get().standing === 'locked') return
      others.postMessage('lost')
    }
    await new Promise((done) => setTimeout(done, PATIENCE))
  }
}

function take(actions: Actions, line: EventLine): void {
  if (store.get().standing === 'lost') store.set((now) => ({ ...now, standing: 'open', why: '' }))
  if (line.event === 'findings') {
    const { errors, others } = line
    store.set((now) => ({ ...now, findings: { errors, others } }))
  }
  if (line.event !== 'app') return
  const { app } = line
  const isNew = app.revision !== store.get().app?.revision
  store.set((now) => ({ ...now, app }))
  if (!isNew) return
  // dialogs keep what was typed, and are drawn from the new files
  const { dialogs, place } = store.get()
  store.set((now) => ({
    ...now,
    dialogs: Object.fromEntries(
      Object.entries(dialogs).map(([key, dialog]) => {
        const { facts: _, ...rest } = dialog
        return [key, key === place ? dialog : rest]
      }),
    ),
  }))
  if (place) void actions.redraw(place)
}

/** The colour of the app, as it is written; contrast is kept by the style. */
function paint(theme: string | undefined): void {
  if (theme === undefined) return
  document.documentElement.style.setProperty('--theme', theme)
}
