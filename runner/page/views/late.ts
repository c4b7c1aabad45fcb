// The editor with pills, which is fetched only when a mapped field gets the focus.
import { signal } from '@preact/signals-core'
import type { makeEditor } from '../editor/editor.ts'

declare const DRYRUN_EDITOR: string | undefined

/** undefined until it has come; a text box does meanwhile, and for good where it cannot be had. */
export const editor = signal<typeof makeEditor | undefined>(undefined)

let loading: Promise<void> | undefined

export function loadEditor(): Promise<void> {
  loading ??= load()
  return loading
}

async function load(): Promise<void> {
  if (typeof DRYRUN_EDITOR === 'undefined') return
  try {
    const loaded: { readonly makeEditor: typeof makeEditor } = await import(DRYRUN_EDITOR)
    editor.value = loaded.makeEditor
  } catch {
    // a server that has ended: the text box stays, and the next focus tries again
    loading = undefined
  }
}
