// What outlives a reload: dialogs in the session of this tab, without anything secret; the last place.
import { keptOf } from './drawn.ts'
import { type Dialog, type Key, type Model, NEW_DIALOG } from './model.ts'

const TOKEN = 'dryrun.token'
const PLACE = 'dryrun.place'
const PREFIX = 'dryrun.dialog.'

/** The token of the fragment, which leaves the address bar, or the one of before; undefined without. */
export function takeToken(): string | undefined {
  const given = /^#t=([\w-]+)$/.exec(location.hash)?.[1]
  if (given !== undefined) {
    sessionStorage.setItem(TOKEN, given)
    history.replaceState(null, '', location.pathname + location.search)
  }
  return sessionStorage.getItem(TOKEN) ?? undefined
}

/** The token in an address or alone, as a person pastes it. */
export function tokenIn(pasted: string): string | undefined {
  const token = /(?:#t=|^)([\w-]{20,})$/.exec(pasted.trim())?.[1]
  if (token !== undefined) sessionStorage.setItem(TOKEN, token)
  return token
}

export function forgetToken(): void {
  sessionStorage.removeItem(TOKEN)
}

export function keepPlace(place: Key): void {
  localStorage.setItem(PLACE, place)
}

export function keptPlace(): string | undefined {
  return localStorage.getItem(PLACE) ?? undefined
}

/** Keeps a dialog as far as it may be kept. */
export function keepDialog(model: Model, key: Key, dialog: Dialog): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(keptOf(model, dialog)))
  } catch {
    // the session is full: what was typed stays in this page
  }
}

/** A dialog as it was kept; undefined where nobody has typed in it. */
export function keptDialog(key: Key): Dialog | undefined {
  const text = sessionStorage.getItem(PREFIX + key)
  if (text === null) return undefined
  try {
    return { ...NEW_DIALOG, ...JSON.parse(text) }
  } catch {
    // written by another version
    return undefined
  }
}
