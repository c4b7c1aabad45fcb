// The result of the last run: bundles, requests, or what Only look has found.
import { dialogOf, type Key, type Model, type Run, type Tab } from '../model.ts'
import { Head, type RanProps } from './ended.tsx'
import { Exchanges } from './exchanges.tsx'
import { Look } from './look.tsx'
import type { Scene } from './scene.ts'
import { Tree } from './tree.tsx'

const TABS: readonly { readonly tab: Tab; readonly label: string }[] = [
  { tab: 'output', label: 'Output' },
  { tab: 'requests', label: 'Requests' },
  { tab: 'look', label: 'Only look' },
]

export function Result(scene: Scene) {
  const { model, actions } = scene
  const { place, tab } = model
  const run = place && model.runs[place]
  const choose = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const index = TABS.findIndex((one) => one.tab === tab)
    const next = TABS[(index + step + TABS.length) % TABS.length]
    if (!next) return
    actions.show(next.tab)
    document.getElementById(`tab-${next.tab}`)?.focus()
  }
  return (
    <section class="result" aria-label="Result">
      <div class="tabs" role="tablist" aria-label="Result">
        {TABS.map((one) => (
          <button
            type="button"
            key={one.tab}
            role="tab"
            id={`tab-${one.tab}`}
            class="tab"
            aria-selected={tab === one.tab}
            aria-controls="tab-panel"
            tabIndex={tab === one.tab ? 0 : -1}
            onClick={() => actions.show(one.tab)}
            onKeyDown={choose}
          >
            {one.label}
            <Count model={model} place={place} tab={one.tab} />
          </button>
        ))}
      </div>
      <div
        class="tab-panel"
        role="tabpanel"
        id="tab-panel"
        aria-labelledby={`tab-${tab}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the panel scrolls
        tabIndex={0}
      >
        {tab === 'look' ? (
          <Look {...scene} />
        ) : run ? (
          <Ran {...scene} run={run} place={place as Key} />
        ) : (
          <div class="nothing">
            <p class="big">Nothing has run yet.</p>
            <p>
              {model.target && !model.target.isLocal
                ? `A run goes to ${model.target.name}.`
                : 'A run sends nothing outside this machine.'}
            </p>
          </div>
        )}
      </div>
    </section>
  )
}

function Count({
  model,
  place,
  tab,
}: {
  readonly model: Model
  readonly place: Key | undefined
  readonly tab: Tab
}) {
  const run = place && model.runs[place]
  const look = place && model.looks[place]
  const number =
    tab === 'output'
      ? run?.bundles.length
      : tab === 'requests'
        ? (run?.ended?.exchanges.length ?? run?.underway.length)
        : look && look !== 'looking'
          ? look.requests.length
          : undefined
  return number === undefined ? null : <span class="bubble">{number}</span>
}

function Ran(props: RanProps) {
  const { model, actions, run, place } = props
  const { tab } = model
  const copy = (what: string, text: string): void => void actions.copy(what, text)
  const isOld = run.ended !== undefined && run.ended.revision !== model.app?.revision
  return (
    <>
      {isOld ? (
        <p class="older" role="status">
          A file of the app has changed since this run.{' '}
          <button type="button" class="link" onClick={() => void actions.run(place)}>
            Run again
          </button>
        </p>
      ) : null}
      <Head {...props} />
      {tab === 'requests' ? (
        run.ended && run.ended.exchanges.length > 0 ? (
          <Exchanges exchanges={run.ended.exchanges} copy={copy} copied={model.copied} />
        ) : run.underway.length > 0 ? (
          <Underway run={run} />
        ) : (
          <p class="quiet-note">No request was sent.</p>
        )
      ) : (
        <Output {...props} copy={copy} />
      )}
    </>
  )
}

function Underway({ run }: { readonly run: Run }) {
  return (
    <ol class="exchanges">
      {run.underway.map(({ method, url, status }, index) => (
        <li key={`${index} ${url}`} class="underway">
          <span class="status">{status ?? '…'}</span> <span class="method">{method}</span>{' '}
          <span class="url">{url}</span>
        </li>
      ))}
    </ol>
  )
}

function Output({
  model,
  run,
  place,
  copy,
}: RanProps & { readonly copy: (what: string, text: string) => void }) {
  const { bundles, ended, state } = run
  const output = dialogOf(model, place).facts?.output
  const operations = ended?.operations ?? 1
  const roots = bundles.map(({ operation, bundle }, index) => ({
    name:
      operations > 1 ? `Operation ${operation + 1}, bundle ${index + 1}` : `Bundle ${index + 1}`,
    value: bundle,
  }))
  const replies = ended?.replies ?? []
  return (
    <>
      {replies.map((reply, index) => (
        <div class="card" key={`reply ${index}`}>
          <h3>Answer to the caller</h3>
          <Tree label="Answer to the caller" roots={[{ name: 'Answer', value: reply }]} isOpen />
        </div>
      ))}
      {roots.length > 0 ? (
        <div class="card">
          <Tree
            key={run.id}
            label="Bundles"
            roots={roots}
            output={output}
            technical={model.technical}
            isOpen={roots.length <= 3}
            copy={copy}
            copied={model.copied}
          />
        </div>
      ) : ended && !ended.error && replies.length === 0 ? (
        <div class="nothing">
          <p class="big">0 bundles</p>
          <p>The next module would not run.</p>
        </div>
      ) : state === 'running' ? null : null}
    </>
  )
}
