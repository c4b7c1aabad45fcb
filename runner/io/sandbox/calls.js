// How a function of an app is called: within its time, and without what earlier calls changed of the built-in objects.
import { called, TELLING, told } from './quickjs.js'

/**
 * Makes the built-in objects inside what they were; `changed` names what was not, and `isSpoilt` says
 * that some of it is not as it was.
 */
export function builtInsBack(box) {
  box.until = Date.now() + TELLING
  try {
    const told = called(box, box.putBack).consume((handle) => box.context.getString(handle))
    return told === '' ? {} : { changed: told.slice(1), isSpoilt: told[0] === '-' }
  } catch (error) {
    if (error.thrown === undefined) throw error
    error.thrown.dispose()
    return { isSpoilt: true }
  }
}

/** First calls of a function after which the built-in objects are looked at; later ones seldom are. */
const WATCHED = 3
const SELDOM = 64

/** True after a call of a function that may have changed what all functions share; looking takes a while. */
function mayHaveChanged(box, name) {
  const calls = (box.calls.get(name) ?? 0) + 1
  box.calls.set(name, calls)
  return calls <= WATCHED || calls % SELDOM === 0 || box.changers.has(name)
}

/** Calls a function within its time; what it printed with debug goes along. */
export function callWithin(box, name, limit, action) {
  const until = Date.now() + limit
  const first = within(box, until, action)
  if (first.kind === 'done') {
    if (!mayHaveChanged(box, name)) return first
    const { changed, isSpoilt } = builtInsBack(box)
    if (changed !== undefined) box.changers.add(name)
    return { ...first, isSpoilt }
  }
  // an earlier call may have changed what made this one fail; what this one changed itself, it changes again
  return first.changed === undefined || first.isSpoilt ? first : within(box, until, action)
}

/** Runs `action` until a moment; what it printed with debug goes along. */
export function within(box, until, action) {
  box.until = until
  box.debug = []
  box.printed = 0
  try {
    return { kind: 'done', text: action(box), debug: box.debug }
  } catch (error) {
    const back = builtInsBack(box)
    return { kind: 'failed', fault: told(box, error), debug: box.debug, ...back }
  }
}
