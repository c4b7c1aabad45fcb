// What `1.` is: nothing, a bundle of the last run of another module, or JSON that was pasted.
import { contextBundle, type Dialog, type Key, parsed, partsOf } from '../model.ts'
import type { Scene } from './scene.ts'

interface Props extends Scene {
  readonly place: Key
  readonly dialog: Dialog
}

export function ContextRow({ model, actions, place, dialog }: Props) {
  if (partsOf(place).kind === 'rpc') return null
  const { context } = dialog
  const runs = Object.entries(model.runs).filter(([, run]) => run.bundles.length > 0)
  const chosen = context.kind === 'run' ? `run:${context.of}` : context.kind
  const choose = (value: string): void => {
    if (value.startsWith('run:')) {
      actions.context(place, { kind: 'run', of: value.slice(4) as Key, index: 0 })
      return
    }
    actions.context(place, value === 'json' ? { kind: 'json', text: '{\n  \n}' } : { kind: 'none' })
  }
  const isLost = context.kind === 'run' && contextBundle(model, dialog) === undefined
  return (
    <div class="field context">
      <div class="head">
        <label for="context" class="label">
          Context
        </label>
      </div>
      <select
        id="context"
        class="box"
        aria-describedby="context-help"
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="none">No earlier module</option>
        {runs.map(([key, run]) => (
          <option key={key} value={`run:${key}`}>
            1. {labelOf(model, key as Key)} ({count(run.bundles.length)})
          </option>
        ))}
        {isLost && context.kind === 'run' ? (
          <option value={chosen}>1. {labelOf(model, context.of)} (run it again)</option>
        ) : null}
        <option value="json">1. A bundle as JSON</option>
      </select>
      {context.kind === 'run' ? (
        <Which model={model} actions={actions} place={place} context={context} />
      ) : null}
      {context.kind === 'json' ? (
        <>
          <textarea
            class="box code"
            aria-label="Sample bundle as JSON"
            rows={5}
            spellcheck={false}
            value={context.text}
            onInput={(event) =>
              actions.context(place, { kind: 'json', text: event.currentTarget.value })
            }
          />
          {parsed(context.text) === undefined ? (
            <p class="wrong error">This is no JSON yet.</p>
          ) : null}
        </>
      ) : null}
      <p class="help" id="context-help">
        What <code>1.</code> is in expressions such as <code>{'{{1.id}}'}</code>.
      </p>
    </div>
  )
}

function Which({
  model,
  actions,
  place,
  context,
}: Scene & {
  readonly place: Key
  readonly context: Extract<Dialog['context'], { kind: 'run' }>
}) {
  const all = model.runs[context.of]?.bundles.length ?? 0
  if (all < 2) return null
  return (
    <label class="which">
      Bundle
      <input
        class="box"
        type="number"
        min={1}
        max={all}
        value={context.index + 1}
        onInput={(event) => {
          const number = Number(event.currentTarget.value)
          if (number >= 1 && number <= all)
            actions.context(place, { ...context, index: number - 1 })
        }}
      />
      of {all}
    </label>
  )
}

function labelOf({ app }: Scene['model'], key: Key): string {
  const { name } = partsOf(key)
  const all = [...(app?.modules ?? []), ...(app?.rpcs ?? [])]
  return all.find((one) => one.name === name)?.label ?? name
}

function count(bundles: number): string {
  return bundles === 1 ? '1 bundle' : `${bundles} bundles`
}
