// The bar at the top: the app, the target that is always in sight, and Run; the line at the foot.
import { useEffect, useRef } from 'preact/hooks'
import type { Model } from '../model.ts'
import type { Scene } from './scene.ts'

export function Bar({ model, actions }: Scene) {
  const { app, target, place, standing } = model
  const isLive = target?.isLocal === false
  const isRunning = place !== undefined && model.runs[place]?.state === 'running'
  return (
    <header class={isLive ? 'bar live' : 'bar'}>
      {app?.icon ? (
        <span class="app-icon">
          <img src={app.icon} alt="" width={22} height={22} />
        </span>
      ) : null}
      <h1>{app?.label ?? 'dryrun workbench'}</h1>
      {target ? (
        <button
          type="button"
          class={target.against === undefined ? 'target none' : 'target'}
          aria-haspopup="dialog"
          onClick={() => actions.panel('target')}
        >
          <span class="unseen">Target: </span>
          {isLive ? 'Live: ' : ''}
          {sentenceCase(target.name)} <span aria-hidden="true">▾</span>
        </button>
      ) : null}
      <span class="space" />
      <button
        type="button"
        class="tool find"
        onClick={() => {
          actions.showColumn('steps')
          queueMicrotask(() => document.getElementById('search')?.focus())
        }}
      >
        Find <kbd>Ctrl K</kbd>
      </button>
      {place && isRunning ? (
        <button type="button" class="button stop" onClick={() => void actions.cancel(place)}>
          Cancel
        </button>
      ) : place ? (
        <button
          type="button"
          class="button primary"
          disabled={standing !== 'open'}
          title="Ctrl Enter"
          onClick={() => void actions.run(place)}
        >
          Run <span aria-hidden="true">▸</span>
        </button>
      ) : null}
    </header>
  )
}

function sentenceCase(text: string): string {
  return text.replace(/^(the|no) /, (word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
}

export function Foot({ model, actions }: Scene) {
  const { app, findings } = model
  const count = findings ? findings.errors + findings.others : undefined
  return (
    <footer class="foot">
      {app ? (
        <span class="watching">
          <span class="dot" aria-hidden="true" /> Watching {app.files} files
        </span>
      ) : null}
      {count === undefined ? null : (
        <span class={findingsClass(findings)} title="dryrun check">
          {count === 1 ? '1 finding' : `${count} findings`}
        </span>
      )}
      {app?.problems[0] ? <span class="findings bad">{app.problems[0]}</span> : null}
      <span class="space" />
      <label class="advanced">
        <input type="checkbox" checked={model.technical} onChange={actions.technical} />
        Technical names
      </label>
      <button type="button" class="tool quiet" onClick={() => actions.panel('keys')}>
        Keys
      </button>
    </footer>
  )
}

function findingsClass(findings: Model['findings']): string {
  if (!findings || findings.errors + findings.others === 0) return 'findings'
  return findings.errors > 0 ? 'findings bad' : 'findings some'
}

export function Panels(scene: Scene) {
  const { model, actions } = scene
  const box = useRef<HTMLDialogElement>(null)
  const { panel } = model
  useEffect(() => {
    if (panel) box.current?.showModal()
    else box.current?.close()
  }, [panel])
  return (
    <dialog
      ref={box}
      class="modal"
      aria-labelledby="panel-title"
      onCancel={(event) => {
        event.preventDefault()
        actions.panel(undefined)
      }}
    >
      {panel === 'target' ? <Targets {...scene} /> : null}
      {panel === 'keys' ? <Keys {...scene} /> : null}
    </dialog>
  )
}

function Targets({ model, actions }: Scene) {
  const { target, answers } = model
  return (
    <>
      <h2 id="panel-title">Where requests go</h2>
      <div class="fields">
        {target?.why ? <p class="banner">{target.why}</p> : null}
        <ul class="targets">
          {target?.choices.map(({ against, name }) => (
            <li key={against}>
              <button
                type="button"
                class={against === target.against ? 'choice here' : 'choice'}
                aria-pressed={against === target.against}
                onClick={() => void actions.chooseTarget({ against })}
              >
                <strong>{sentenceCase(name)}</strong>
                <span>{ABOUT[against] ?? 'A server of yours, in place of the service.'}</span>
              </button>
            </li>
          ))}
        </ul>
        <div class="field">
          <div class="head">
            <label class="label" for="answers">
              Canned answers
            </label>
          </div>
          <textarea
            id="answers"
            class="box code"
            rows={5}
            spellcheck={false}
            aria-describedby="answers-help"
            placeholder="- answer: { status: 200, body: { data: [] } }"
            value={answers}
            onInput={(event) => actions.answers(event.currentTarget.value)}
          />
          <p class="help" id="answers-help">
            A list of answers as YAML or JSON, played in order in place of a server.
          </p>
        </div>
      </div>
      <footer class="dialog-foot">
        <span />
        <button type="button" class="button" onClick={() => actions.panel(undefined)}>
          Close
        </button>
        <button
          type="button"
          class="button"
          disabled={answers.trim() === ''}
          onClick={() => void actions.chooseTarget({ answers })}
        >
          Use these answers
        </button>
      </footer>
    </>
  )
}

const ABOUT: Readonly<Record<string, string>> = {
  fake: 'On this machine. What a run changes there is kept, and forgotten with dryrun fake --reset.',
  live: 'The real service, with a real key. Modules that change something ask each time.',
}

const KEYS = [
  ['Ctrl Enter', 'run'],
  ['Ctrl Shift Enter', 'only look'],
  ['Ctrl .', 'cancel'],
  ['Ctrl K', 'find a module'],
  ['F6, Shift F6', 'next and previous column'],
  ['Alt 1 … 3', 'tabs of the result'],
  ['Alt M', 'Map of the focused field'],
  ['arrows, Home, End', 'in trees and lists'],
  ['Escape', 'close what lies on top'],
] as const

function Keys({ model, actions }: Scene) {
  return (
    <>
      <h2 id="panel-title">Keys</h2>
      <div class="fields">
        <dl class="keys">
          {KEYS.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <label class="advanced">
          <input type="checkbox" checked={model.plain} onChange={actions.plain} />
          Write expressions as plain text, without pills
        </label>
      </div>
      <footer class="dialog-foot">
        <span />
        <button type="button" class="button" onClick={() => actions.panel(undefined)}>
          Close
        </button>
      </footer>
    </>
  )
}
