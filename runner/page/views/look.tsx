// What Only look has found: the requests that can be known, and why no more can be.
import { Failed, ToldLine } from './ended.tsx'
import { Exchanges } from './exchanges.tsx'
import type { Scene } from './scene.ts'

export function Look({ model, actions }: Scene) {
  const { place } = model
  const look = place && model.looks[place]
  if (!look) {
    return (
      <div class="nothing">
        <p class="big">Nothing has been looked at yet.</p>
        <p>Only look shows the requests a run would send, and sends none of them.</p>
      </div>
    )
  }
  if (look === 'looking') return <p role="status">Looking…</p>
  return (
    <>
      <p class="facts">Nothing was sent.</p>
      {look.error ? <Failed error={look.error} model={model} actions={actions} /> : null}
      {look.error ? null : look.problems.map((told) => <ToldLine key={told.message} told={told} />)}
      {look.requests.length > 0 ? (
        <Exchanges
          exchanges={look.requests}
          copy={(what, text) => void actions.copy(what, text)}
          copied={model.copied}
        />
      ) : look.error ? null : (
        <p class="quiet-note">No request would be sent.</p>
      )}
      {[...look.unknown, ...look.warnings].map((told) => (
        <ToldLine key={told.message} told={told} />
      ))}
    </>
  )
}
