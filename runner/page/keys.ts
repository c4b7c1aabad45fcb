// The keys of the page: each with Ctrl, Alt or a function key, so that none gets in the way of typing.
import type { Actions } from './actions.ts'
import type { Store } from './store.ts'

const TABS = ['output', 'requests', 'look'] as const
const COLUMNS = ['.steps', '.dialog', '.result'] as const

/** Listens for keys of the page. */
export function listenForKeys({ get }: Store, actions: Actions): void {
  document.addEventListener('keydown', (event) => {
    const { place } = get()
    const isControl = event.ctrlKey || event.metaKey
    const tab = event.altKey ? TABS[Number(event.key) - 1] : undefined
    if (isControl && event.key === 'Enter' && place) {
      void (event.shiftKey ? actions.look(place) : actions.run(place))
    } else if (isControl && event.key === '.' && place) void actions.cancel(place)
    else if (isControl && event.key.toLowerCase() === 'k') {
      actions.showColumn('steps')
      queueMicrotask(() => document.getElementById('search')?.focus())
    } else if (tab) actions.show(tab)
    else if (event.key === 'F6') moveColumn(event.shiftKey ? -1 : 1)
    else if (event.altKey && event.key.toLowerCase() === 'm') toggleMap()
    else return
    event.preventDefault()
  })
}

/** To the first thing that takes the focus in the next column that is shown. */
function moveColumn(step: number): void {
  const shown = COLUMNS.flatMap((name) => document.querySelector<HTMLElement>(name) ?? []).filter(
    (column) => column.offsetParent !== null,
  )
  const here = shown.findIndex((column) => column.contains(document.activeElement))
  const next = shown[(here + step + shown.length) % shown.length]
  next
    ?.querySelector<HTMLElement>('h2[tabindex], input, select, textarea, button, [tabindex="0"]')
    ?.focus()
}

/** The Map toggle of the field that has the focus. */
function toggleMap(): void {
  const field = document.activeElement?.closest('[data-path]')
  field?.querySelector<HTMLElement>('[role="switch"]')?.click()
}
