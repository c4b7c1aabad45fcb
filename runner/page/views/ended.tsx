// What came of a run in words: running, a question, refused, failed, or how much it did.
import type { Key, Run } from '../model.ts'
import type { RunError, Told } from '../wire.ts'
import { idOf } from './hand.ts'
import type { Scene } from './scene.ts'

export interface RanProps extends Scene {
  readonly run: Run
  readonly place: Key
}

/** What came of it, above whatever tab. */
export function Head({ run, place, model, actions }: RanProps) {
  const { state, ended, refused, unsent, question } = run
  if (state === 'running') {
    return (
      <div class="card running" role="status">
        <span class="spinner" aria-hidden="true" />
        <span>
          Running: {count(run.underway.length, 'request')}, {count(run.bundles.length, 'bundle')}
        </span>
        <button type="button" class="button" onClick={() => void actions.cancel(place)}>
          Cancel
        </button>
      </div>
    )
  }
  if (state === 'asking' && question) {
    return (
      <div class="card asks" role="alertdialog" aria-label="Confirm the run">
        <p>
          <strong>{question.text}</strong> Run it?
        </p>
        <div class="buttons">
          <button type="button" class="button live" onClick={() => actions.confirm(place, true)}>
            Run it
          </button>
          <button type="button" class="button" onClick={() => actions.confirm(place, false)}>
            Do not
          </button>
        </div>
      </div>
    )
  }
  if (unsent) return <Unsent unsent={unsent} />
  if (refused) {
    return (
      <div class="card failed">
        <p class="error-type">Nothing came of it</p>
        <p>{refused.message}</p>
        {refused.remedy ? <p class="remedy">{refused.remedy}</p> : null}
      </div>
    )
  }
  if (!ended) return null
  return (
    <>
      {ended.error ? <Failed error={ended.error} model={model} actions={actions} /> : null}
      {ended.interrupted ? <p class="card">Cancelled. What had come until then is shown.</p> : null}
      {[...ended.problems, ...ended.warnings]
        .filter(({ severity }) => severity !== 'error' || !ended.error)
        .map((told) => (
          <ToldLine key={`${told.path} ${told.message}`} told={told} />
        ))}
      <p class="facts">
        {count(ended.operations, 'operation')} · {count(ended.exchanges.length, 'request')} ·{' '}
        {count(run.bundles.length, 'bundle')} · {ended.milliseconds} ms · against {ended.against}
      </p>
      {ended.next ? <p class="facts">{ended.next}</p> : null}
    </>
  )
}

/** Faults of the dialog, each leading to its field. */
function Unsent({ unsent }: { readonly unsent: readonly Told[] }) {
  return (
    <div class="card failed" role="alert">
      <p class="error-type">Not sent</p>
      <ul>
        {unsent.map(({ message, path }) => (
          <li key={message}>
            {path === undefined ? (
              message
            ) : (
              <button
                type="button"
                class="link"
                onClick={() => document.getElementById(idOf({ form: 'dialog' }, path))?.focus()}
              >
                {message}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

export function Failed({ error, model, actions }: Scene & { readonly error: RunError }) {
  const { type, message, effect, certainty, place, remedy } = error
  return (
    <div class="card failed" role="alert">
      <p class="error-type">{type}</p>
      <p class="error-message">{message}</p>
      {remedy ? <p class="remedy">{remedy}</p> : null}
      {effect ? (
        <p class="effect">
          In Make: {effect}. <span class="certainty">{certainty}</span>
        </p>
      ) : null}
      {place ? (
        <p class="place">
          <code>{place}</code>{' '}
          <button type="button" class="tool" onClick={() => void actions.copy('place', place)}>
            {model.copied === 'place' ? 'Copied' : 'Copy place'}
          </button>
        </p>
      ) : null}
    </div>
  )
}

export function ToldLine({ told }: { readonly told: Told }) {
  const { severity, message, path, remedy, place } = told
  return (
    <p class={`told ${severity}`}>
      <span class="severity">{severity}</span> {path ? <code>{path}</code> : null} {message}
      {remedy ? <span class="remedy"> {remedy}</span> : null}
      {place ? <code class="place"> {place}</code> : null}
    </p>
  )
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
