// One prompt of clack in a terminal that may be left: with Escape, with Ctrl-C, or by its end.

import type { Readable, Writable } from 'node:stream'
import { type CANCEL_SYMBOL, isCancel } from '@clack/prompts'
import type { Screen } from './screen.ts'
import type { Terminal } from './terminal.ts'

/** What every prompt is given. */
export interface Ends {
  readonly input: Readable
  readonly output: Writable
  readonly signal: AbortSignal
  readonly withGuide: boolean
}

/** What was answered, or how the prompt was left: `stopped` when nobody can answer any more, too. */
export type Prompted<T> = { readonly value: T } | { readonly left: 'escaped' | 'stopped' }

/** Puts one prompt. Never hangs: an input that ends (Ctrl-D, a closed terminal) leaves it. */
export async function prompted<T>(
  { stdin, signal }: Terminal,
  { output, withGuide }: Screen,
  put: (ends: Ends) => Promise<T | typeof CANCEL_SYMBOL>,
): Promise<Prompted<T>> {
  const input = stdin.stream
  if (signal.aborted || input.readableEnded || input.destroyed) return { left: 'stopped' }
  const gone = new AbortController()
  let last = ''
  let isOver = false
  const heard = (_: unknown, key: { readonly name?: string } | undefined): void => {
    last = key?.name ?? ''
  }
  // a prompt that is over must not be touched: clack would take the keys away from the next one
  const ended = (): void => {
    if (!isOver) gone.abort()
  }
  // readline stops reading at Ctrl-D and tells nobody; an answered prompt is over by then
  const paused = (): void => {
    setImmediate(ended)
  }
  input.on('keypress', heard).on('pause', paused)
  input.on('end', ended).on('close', ended).on('error', ended)
  signal.addEventListener('abort', ended)
  try {
    // a signal of its own for each prompt: clack never takes its listener back
    const value = await put({ input, output, signal: gone.signal, withGuide: withGuide() })
    if (!isCancel(value)) return { value: value as T }
    return { left: last === 'escape' && !gone.signal.aborted ? 'escaped' : 'stopped' }
  } finally {
    isOver = true
    signal.removeEventListener('abort', ended)
    input.off('keypress', heard).off('pause', paused)
    input.off('end', ended).off('close', ended).off('error', ended)
  }
}
