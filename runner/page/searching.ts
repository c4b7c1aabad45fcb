// The search button of a field: its small form is opened, typed in, asked with and closed again.
import { type Answer, type Need, searchNeed } from '../parameters/index.ts'
import { dialogOf, type Key, type Values, withDialog } from './model.ts'
import type { Store } from './store.ts'

export function createSearching(
  { get, set }: Store,
  answerTo: (key: Key, need: Need) => Promise<Answer>,
) {
  return {
    openSearch: (key: Key, path: string) =>
      set((model) => withDialog(model, key, { searching: { path, values: {}, isAsking: false } })),
    closeSearch: (key: Key) =>
      set((model) => {
        const { searching: _, ...dialog } = dialogOf(model, key)
        return { ...model, dialogs: { ...model.dialogs, [key]: dialog } }
      }),
    typeSearch: (key: Key, values: Values) =>
      set((model) => {
        const { searching } = dialogOf(model, key)
        return searching ? withDialog(model, key, { searching: { ...searching, values } }) : model
      }),
    search: async (key: Key, search: Parameters<typeof searchNeed>[0]) => {
      const { searching } = dialogOf(get(), key)
      if (!searching) return
      set((model) => withDialog(model, key, { searching: { ...searching, isAsking: true } }))
      const found = await answerTo(key, searchNeed(search, searching.values))
      set((model) => {
        const now = dialogOf(model, key).searching
        return now
          ? withDialog(model, key, { searching: { ...now, found, isAsking: false } })
          : model
      })
    },
  }
}
