// The dialog of a module or an RPC: connection, context, fields, what is sent, and Run at its foot.
import { stringOf } from '../../text/index.ts'
import { formOf } from '../drawn.ts'
import { contextBundle, type Dialog, dialogOf, type Key, partsOf } from '../model.ts'
import { pillOf } from '../pills.ts'
import { ConnectionRow } from './connection.tsx'
import { ContextRow } from './context.tsx'
import { Fields } from './field.tsx'
import { type Hand, idOf } from './hand.ts'
import { InsertPanel } from './insert-panel.tsx'
import { Payload, Start } from './occasion.tsx'
import type { Scene } from './scene.ts'
import { Tree } from './tree.tsx'
import { typeWords } from './type-words.ts'

export function DialogView({ model, actions }: Scene) {
  const { place } = model
  if (!place) {
    return (
      <section class="dialog empty" aria-label="Dialog">
        <p class="quiet-note">Pick a module on the left.</p>
      </section>
    )
  }
  const { kind, name } = partsOf(place)
  const list = kind === 'rpc' ? model.app?.rpcs : model.app?.modules
  const about = list?.find((one) => one.name === name)
  const dialog = dialogOf(model, place)
  return (
    <section class="dialog" aria-labelledby="dialog-title">
      <header class="dialog-head">
        {model.app?.icon ? <img src={model.app.icon} alt="" width={28} height={28} /> : null}
        <h2 id="dialog-title" tabIndex={-1}>
          {about?.label ?? name}
        </h2>
        {about ? <span class="badge">{typeWords(about.type)}</span> : null}
      </header>
      {dialog.failed ? (
        <p class="wrong error standing">{dialog.failed}</p>
      ) : dialog.facts ? (
        <Filled model={model} actions={actions} place={place} dialog={dialog} />
      ) : (
        <p class="quiet-note" role="status">
          Loading…
        </p>
      )}
    </section>
  )
}

interface FilledProps extends Scene {
  readonly place: Key
  readonly dialog: Dialog
}

function Filled({ model, actions, place, dialog }: FilledProps) {
  const { facts } = dialog
  const form = formOf(model, dialog)
  const hand = handOf(model, actions, place, dialog)
  const hasAdvanced = form.fields.some((field) => field.advanced)
  const isRunning = model.runs[place]?.state === 'running'
  return (
    <>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault()
          void actions.run(place)
        }}
      >
        {model.isWelcome ? (
          <p class="welcome">
            This is a dry run against a portal on your machine. Change the ID, or pick a module on
            the left.
          </p>
        ) : null}
        {dialog.asksSecrets ? (
          <p class="banner">What is secret is not kept over a reload: type it again.</p>
        ) : null}
        {facts?.connections.map((connection) => (
          <ConnectionRow key={connection} model={model} actions={actions} connection={connection} />
        ))}
        <ContextRow model={model} actions={actions} place={place} dialog={dialog} />
        {facts?.begins ? (
          <Start model={model} actions={actions} place={place} dialog={dialog} />
        ) : null}
        {isInstant(model, place) ? (
          <Payload model={model} actions={actions} place={place} dialog={dialog} />
        ) : null}
        {form.fields.length === 0 ? <p class="quiet-note">There is nothing to fill in.</p> : null}
        <Fields fields={form.fields} steps={[]} hand={hand} isAdvanced={dialog.advanced} />
        <Sent dialog={dialog} />
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      </form>
      <footer class="dialog-foot">
        {hasAdvanced ? (
          <label class="advanced">
            <input
              type="checkbox"
              checked={dialog.advanced}
              onChange={(event) => actions.advanced(place, event.currentTarget.checked)}
            />
            Show advanced settings
          </label>
        ) : (
          <span />
        )}
        <button type="button" class="button" onClick={() => void actions.look(place)}>
          Only look
        </button>
        {isRunning ? (
          <button type="button" class="button stop" onClick={() => void actions.cancel(place)}>
            Cancel
          </button>
        ) : (
          <button
            type="button"
            class="button primary"
            disabled={model.standing !== 'open'}
            onClick={() => void actions.run(place)}
          >
            Run
          </button>
        )}
      </footer>
    </>
  )
}

function isInstant(model: Scene['model'], place: Key): boolean {
  const { kind, name } = partsOf(place)
  if (kind === 'rpc') return false
  return model.app?.modules.find((one) => one.name === name)?.type === 'instant_trigger'
}

/** What the module gets: secrets are masked by the server. */
function Sent({ dialog: { preview } }: { readonly dialog: Dialog }) {
  const sent = preview?.sent ?? {}
  const count = Object.keys(sent).length
  return (
    <details class="sent">
      <summary>
        What is sent <span class="count">{count === 1 ? '1 value' : `${count} values`}</span>
      </summary>
      {count === 0 ? (
        <p class="faint">No value.</p>
      ) : (
        <Tree label="What is sent" roots={[{ name: 'parameters', value: sent }]} isOpen />
      )}
    </details>
  )
}

/** What the fields of a dialog need of it. */
function handOf(
  model: Scene['model'],
  actions: Scene['actions'],
  place: Key,
  dialog: Dialog,
): Hand {
  const fixed = new Set(
    dialog.facts?.plan.parts
      .filter(({ mappable }) => !mappable)
      .flatMap(({ parameters }) => (Array.isArray(parameters) ? parameters : []))
      .map((one: { readonly name?: unknown }) => stringOf(one.name)),
  )
  const of = dialog.context.kind === 'run' ? dialog.context.of : undefined
  const output = of === undefined ? undefined : model.dialogs[of]?.facts?.output
  return {
    draw: Fields,
    form: 'dialog',
    type: (steps, value) => actions.type(place, steps, value),
    touch: (path) => actions.touch(place, path),
    items: (steps, how) => actions.items(place, steps, how),
    toggle: (path, mode) => actions.toggle(place, path, mode),
    enter: (path, steps) => actions.enter(place, path, steps),
    json: (path, text) => actions.json(place, path, text),
    jsonAt: (path) => dialog.json[path],
    refresh: (need) => actions.refresh(place, need),
    isMappable: (steps) => partsOf(place).kind === 'module' && !fixed.has(stringOf(steps[0])),
    isTold: (path) => dialog.tried || dialog.touched.has(path),
    shownAt: (path) => dialog.preview?.shown[path],
    insert: actions.insertAt,
    inserting: model.inserting,
    panel: (steps, value) => (
      <InsertPanel
        id={idOf({ form: 'dialog' }, steps.join('.'))}
        value={value}
        bundle={contextBundle(model, dialog)}
        output={output}
        from={nameOfContext(model, dialog)}
        onClose={() => actions.insertAt(undefined)}
        onContext={() => document.getElementById('context')?.focus()}
      />
    ),
    searching: dialog.searching,
    openSearch: (path) => actions.openSearch(place, path),
    closeSearch: () => actions.closeSearch(place),
    typeSearch: (values) => actions.typeSearch(place, values),
    search: (search) => void actions.search(place, search),
    plain: model.plain,
    pill: (written) => pillOf(written, output),
  }
}

function nameOfContext(model: Scene['model'], { context }: Dialog): string {
  if (context.kind !== 'run') return '1. Sample bundle'
  const { name } = partsOf(context.of)
  const facts = [...(model.app?.modules ?? []), ...(model.app?.rpcs ?? [])]
  return `1. ${facts.find((one) => one.name === name)?.label ?? name}`
}
