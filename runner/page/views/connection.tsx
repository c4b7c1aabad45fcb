// The connection at the head of a dialog, and the dialog in which one is made; keys never come back.
import { useEffect, useRef } from 'preact/hooks'
import { form, put, without } from '../../parameters/index.ts'
import type { Connecting } from '../model.ts'
import type { ConnectionFacts } from '../wire.ts'
import { Fields } from './field.tsx'
import type { Hand } from './hand.ts'
import type { Scene } from './scene.ts'

interface RowProps extends Scene {
  readonly connection: string
}

/** What a run takes that names no connection. */
const USUAL: Readonly<Record<string, string>> = {
  demonstration: 'Demonstration connection',
  environment: 'From the environment',
  none: 'No connection yet',
}

export function ConnectionRow({ model, actions, connection }: RowProps) {
  const facts = model.app?.connections.find(({ name }) => name === connection)
  if (!facts) return null
  const chosen = model.connections[connection] ?? ''
  const usual = USUAL[facts.usual] ?? connection
  const current = chosen === '' && facts.usual === 'stored' ? connection : chosen
  return (
    <div class="field connection">
      <div class="head">
        <label for={`connection-${connection}`} class="label required">
          Connection
          <span class="star" aria-hidden="true">
            *
          </span>
        </label>
        <div class="tools">
          {current !== '' ? (
            <>
              <button
                type="button"
                class="tool quiet"
                onClick={() => void actions.checkConnection(connection, current)}
              >
                Check
              </button>
              <button
                type="button"
                class="tool quiet"
                onClick={() => void actions.forgetConnection(current)}
              >
                Forget
              </button>
            </>
          ) : null}
        </div>
      </div>
      <div class="attached">
        <select
          id={`connection-${connection}`}
          class="box"
          value={chosen}
          onChange={(event) =>
            void actions.chooseConnection(connection, event.currentTarget.value || undefined)
          }
        >
          <option value="">{usual}</option>
          {facts.stored
            .filter((name) => facts.usual !== 'stored' || name !== connection)
            .map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
        </select>
        <button type="button" class="button" onClick={() => actions.addConnection(connection)}>
          Add
        </button>
      </div>
    </div>
  )
}

export function ConnectionDialog({ model, actions }: Scene) {
  const box = useRef<HTMLDialogElement>(null)
  const { connecting } = model
  const isOpen = connecting !== undefined
  useEffect(() => {
    if (isOpen) box.current?.showModal()
    else box.current?.close()
  }, [isOpen])
  const facts = model.app?.connections.find(({ name }) => name === connecting?.connection)
  return (
    <dialog
      ref={box}
      class="modal"
      aria-labelledby="connection-title"
      onCancel={(event) => {
        event.preventDefault()
        void actions.closeConnection()
      }}
    >
      {connecting && facts ? (
        <Make model={model} actions={actions} connecting={connecting} facts={facts} />
      ) : null}
    </dialog>
  )
}

function Make({
  model,
  actions,
  connecting,
  facts,
}: Scene & { readonly connecting: Connecting; readonly facts: ConnectionFacts }) {
  const { values, name, state, message, problems, url } = connecting
  const parameters = facts.plan.parts.flatMap((part) =>
    Array.isArray(part.parameters) ? part.parameters : [],
  )
  const { fields } = form(parameters, values, model.known, {})
  const isChecking = state === 'checking'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void actions.saveConnection()
      }}
    >
      <h2 id="connection-title">Create a connection</h2>
      <div class="fields">
        <div class="field">
          <div class="head">
            <label for="connection-name" class="label required">
              Connection name
            </label>
          </div>
          <input
            id="connection-name"
            class="box"
            type="text"
            autocomplete="off"
            value={name}
            onInput={(event) => actions.nameConnection(event.currentTarget.value)}
          />
        </div>
        <Fields fields={fields} steps={[]} hand={handOf(actions, connecting)} />
        {facts.type === 'oauth' ? (
          <p class="help">The service sends you back to this machine when you have signed in.</p>
        ) : null}
        {url ? (
          <p class="banner" role="status">
            <a
              href={/^https?:\/\//.test(url) ? url : undefined}
              target="_blank"
              rel="noreferrer noopener"
            >
              Open this address and sign in
            </a>
          </p>
        ) : null}
        {message ? (
          <p class="wrong error" role="alert">
            {message}
          </p>
        ) : null}
        {problems.map((problem) => (
          <p class="wrong error" key={problem.message}>
            {problem.message}
          </p>
        ))}
        <p class="faint">
          It is checked at {model.target?.name ?? 'the target'} and stored on this machine, readable
          by you only. The key is never shown again.
        </p>
      </div>
      <footer class="dialog-foot">
        <span />
        <button type="button" class="button" onClick={() => void actions.closeConnection()}>
          Cancel
        </button>
        <button type="submit" class="button primary" disabled={isChecking}>
          {isChecking ? 'Checking…' : 'Save'}
        </button>
      </footer>
    </form>
  )
}

function handOf(actions: Scene['actions'], { values, problems }: Connecting): Hand {
  const nothing = (): void => {}
  return {
    draw: Fields,
    form: 'new-connection',
    type: (steps, value) =>
      actions.typeConnection(
        value === undefined ? without(values, steps) : put(values, steps, value),
      ),
    touch: nothing,
    items: nothing,
    toggle: nothing,
    enter: nothing,
    json: nothing,
    jsonAt: () => undefined,
    refresh: nothing,
    isMappable: () => false,
    isTold: (path) => problems.some((one) => one.path === path),
    shownAt: () => undefined,
    insert: undefined,
    inserting: undefined,
    panel: () => null,
    searching: undefined,
    openSearch: nothing,
    closeSearch: nothing,
    typeSearch: nothing,
    search: nothing,
    plain: true,
    pill: (written) => written,
  }
}
