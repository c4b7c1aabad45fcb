// The picker: modules by their groups, search by typing, and at each the mark of its last run.
import { type Key, keyOf, type Model, type Run } from '../model.ts'
import type { ModuleFacts } from '../wire.ts'
import type { Scene } from './scene.ts'
import { typeWords } from './type-words.ts'

export function Steps({ model, actions }: Scene) {
  const { app, search } = model
  const wanted = search.trim().toLowerCase()
  const isFound = ({ label, name, description }: ModuleFacts): boolean =>
    `${label} ${name} ${description}`.toLowerCase().includes(wanted)
  const groups = (app?.groups ?? [])
    .map(({ label, modules }) => ({
      label,
      modules: modules
        .flatMap((name) => app?.modules.find((one) => one.name === name) ?? [])
        .filter(isFound),
    }))
    .filter(({ modules }) => modules.length > 0)
  const rpcs = (app?.rpcs ?? []).filter(isFound)
  return (
    <nav class="steps" aria-label="Modules">
      <input
        id="search"
        class="box"
        type="search"
        aria-label="Search modules"
        placeholder="Search modules"
        value={search}
        onInput={(event) => actions.find(event.currentTarget.value)}
      />
      {groups.map(({ label, modules }) => (
        <section key={label}>
          <h2>{label}</h2>
          <ul>
            {modules.map((module) => (
              <Step
                key={module.name}
                model={model}
                actions={actions}
                facts={module}
                place={keyOf('module', module.name)}
              />
            ))}
          </ul>
        </section>
      ))}
      {rpcs.length > 0 ? (
        <details open={wanted !== '' || model.place?.startsWith('rpc/')}>
          <summary>RPCs</summary>
          <ul>
            {rpcs.map((rpc) => (
              <Step
                key={rpc.name}
                model={model}
                actions={actions}
                facts={rpc}
                place={keyOf('rpc', rpc.name)}
              />
            ))}
          </ul>
        </details>
      ) : null}
      {groups.length === 0 && rpcs.length === 0 && app ? (
        <p class="quiet-note" role="status">
          {wanted === '' ? 'The app has no modules.' : `No module matches "${search}".`}
        </p>
      ) : null}
    </nav>
  )
}

interface StepProps extends Scene {
  readonly facts: ModuleFacts
  readonly place: Key
}

function Step({ model, actions, facts, place }: StepProps) {
  const { label, description, type, name } = facts
  const isHere = model.place === place
  return (
    <li>
      <a
        class={isHere ? 'step here' : 'step'}
        href={
          place.startsWith('rpc/')
            ? `/rpc/${encodeURIComponent(name)}`
            : `/m/${encodeURIComponent(name)}`
        }
        aria-current={isHere ? 'page' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          void actions.open(place)
        }}
      >
        <span class="step-icon" aria-hidden="true">
          {model.app?.icon ? (
            <img src={model.app.icon} alt="" width={20} height={20} />
          ) : (
            label.slice(0, 1)
          )}
        </span>
        <span class="step-words">
          <span class="step-label">{label}</span>
          <span class="step-about">
            <span class="badge">{typeWords(type)}</span> {description}
            {model.technical ? <code class="raw"> {name}</code> : null}
          </span>
        </span>
        <Mark run={model.runs[place]} />
      </a>
    </li>
  )
}

/** The bubble of Make: how many operations, or that it failed. */
function Mark({ run }: { readonly run: Run | undefined }) {
  if (!run) return null
  if (run.state === 'running') {
    return (
      <span class="mark running" role="img" aria-label="running">
        …
      </span>
    )
  }
  const isBad = run.state === 'refused' || run.ended?.error !== undefined
  if (isBad) {
    return (
      <span class="mark bad" role="img" aria-label="the last run failed">
        !
      </span>
    )
  }
  const operations = run.ended?.operations ?? 0
  const words = `the last run: ${run.bundles.length} bundles`
  return (
    <span class="mark good" role="img" aria-label={words} title={words}>
      {operations}
    </span>
  )
}

/** For the narrow layout: which column is shown. */
export function ColumnTabs({
  model,
  actions,
}: {
  readonly model: Model
  readonly actions: Scene['actions']
}) {
  const columns = [
    ['steps', 'Modules'],
    ['dialog', 'Dialog'],
    ['result', 'Result'],
  ] as const
  return (
    <nav class="column-tabs" aria-label="Columns">
      {columns.map(([column, label]) => (
        <button
          type="button"
          key={column}
          aria-current={model.column === column ? 'true' : undefined}
          onClick={() => actions.showColumn(column)}
        >
          {label}
        </button>
      ))}
    </nav>
  )
}
