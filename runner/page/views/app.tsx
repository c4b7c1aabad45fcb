// The whole page: three columns side by side, or one of them where there is no room.
import { stringOf } from '../../text/index.ts'
import { Bar, Foot, Panels } from './bar.tsx'
import { ConnectionDialog } from './connection.tsx'
import { DialogView } from './dialog.tsx'
import { Result } from './result.tsx'
import type { Scene } from './scene.ts'
import { ColumnTabs, Steps } from './steps.tsx'

export function App(scene: Scene & { readonly unlock: (pasted: string) => void }) {
  const { model } = scene
  if (model.standing === 'locked') return <Locked {...scene} />
  return (
    <div class={`page shows-${model.column}`}>
      <Bar {...scene} />
      {model.standing === 'lost' ? (
        <p class="lost" role="alert">
          {model.why ?? 'dryrun has ended; start it again. What you typed is still here.'}
        </p>
      ) : null}
      <main class="columns">
        <Steps {...scene} />
        <DialogView {...scene} />
        <Result {...scene} />
      </main>
      <Foot {...scene} />
      <ColumnTabs {...scene} />
      <ConnectionDialog {...scene} />
      <Panels {...scene} />
      <p class="unseen" role="status" aria-live="polite">
        {model.said}
      </p>
    </div>
  )
}

/** A page without a token holds nothing: it says what to open. */
function Locked({ model, unlock }: Scene & { readonly unlock: (pasted: string) => void }) {
  return (
    <main class="locked">
      <h1>dryrun workbench</h1>
      <p>
        Open the address that <code>dryrun workbench</code> has printed as its first line, or paste
        it here. It is good until the command ends.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          unlock(stringOf(new FormData(event.currentTarget).get('address') ?? ''))
        }}
      >
        <label for="address" class="label">
          Address
        </label>
        <input
          id="address"
          name="address"
          class="box"
          type="text"
          autocomplete="off"
          placeholder="http://127.0.0.1:…/#t=…"
        />
        <button type="submit" class="button primary">
          Open
        </button>
      </form>
      {model.why ? (
        <p class="wrong error" role="alert">
          {model.why}
        </p>
      ) : null}
    </main>
  )
}
