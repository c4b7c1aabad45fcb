// The editor of a mapped field: CodeMirror, in which items of earlier modules stand as pills.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { EditorState, RangeSetBuilder } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view'
import { piecesIn } from './tokens.ts'

export interface EditorOptions {
  readonly text: string
  readonly label: string
  readonly isRequired: boolean
  readonly describedBy: string | undefined
  readonly id: string
  /** What an item is called. */
  readonly pill: (written: string) => string
  readonly change: (text: string) => void
  readonly left: () => void
}

export interface Editor {
  /** Replaces the text, where it was changed from outside. */
  readonly set: (text: string) => void
  /** Puts a text in the place of the selection. */
  readonly insert: (text: string) => void
  readonly focus: () => void
  readonly destroy: () => void
}

/** An item as a pill; its text in the field stays what an expression writes. */
class Pill extends WidgetType {
  readonly words: string

  constructor(words: string) {
    super()
    this.words = words
  }

  override eq(other: Pill): boolean {
    return other.words === this.words
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span')
    element.className = 'pill'
    element.textContent = this.words
    return element
  }
}

const CLASSES = {
  function: 'pill function',
  mark: 'pill function',
  operator: 'operator',
  word: 'word',
  brace: 'brace',
} as const

function decorate(view: EditorView, pill: EditorOptions['pill']): DecorationSet {
  const set = new RangeSetBuilder<Decoration>()
  const text = view.state.doc.toString()
  for (const { start, end, kind } of piecesIn(text)) {
    const decoration =
      kind === 'item'
        ? Decoration.replace({ widget: new Pill(pill(text.slice(start, end))) })
        : Decoration.mark({ class: CLASSES[kind] })
    set.add(start, end, decoration)
  }
  return set.finish()
}

function pills(pill: EditorOptions['pill']) {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet

      constructor(view: EditorView) {
        this.decorations = decorate(view, pill)
      }

      update(update: ViewUpdate): void {
        if (update.docChanged) this.decorations = decorate(update.view, pill)
      }
    },
    {
      decorations: (plugin) => plugin.decorations,
      // the caret steps over a pill, and backspace takes it as a whole
      provide: (plugin) =>
        EditorView.atomicRanges.of((view) => view.plugin(plugin)?.decorations ?? Decoration.none),
    },
  )
}

/** The nonce that the policy of the page allows styles with. */
function nonce(): string {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
}

/** Makes an editor in a place. */
export function makeEditor(parent: HTMLElement, options: EditorOptions): Editor {
  const { text, label, isRequired, describedBy, id, pill, change, left } = options
  let isOurs = false
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      selection: { anchor: text.length },
      extensions: [
        history(),
        // Enter runs with Ctrl, and Tab leaves the field
        keymap.of([...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'), ...historyKeymap]),
        EditorView.lineWrapping,
        EditorView.cspNonce.of(nonce()),
        EditorView.contentAttributes.of({
          id,
          'aria-label': isRequired ? `${label} required` : label,
          ...(isRequired ? { 'aria-required': 'true' } : {}),
          ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isOurs) change(update.state.doc.toString())
          if (update.focusChanged && !update.view.hasFocus) left()
        }),
        pills(pill),
      ],
    }),
  })
  return {
    set: (next) => {
      if (next === view.state.doc.toString()) return
      isOurs = true
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } })
      isOurs = false
    },
    insert: (piece) => {
      view.dispatch(view.state.replaceSelection(piece))
      view.focus()
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}
