// What only triggers are run on: where a polling one begins, what a webhook brings to an instant one.
import { type Dialog, type Key, parsed } from '../model.ts'
import type { Scene } from './scene.ts'

interface Props extends Scene {
  readonly place: Key
  readonly dialog: Dialog
}

/** Make's question "Choose where to start". */
export function Start({ actions, place, dialog }: Props) {
  const { facts, from, items = [], itemsFailed } = dialog
  const by = facts?.begins?.by
  const typed = from !== undefined && !/^(all|now|item:\d+)$/.test(from) ? from : undefined
  const kind = from === undefined ? 'on' : typed === undefined ? from : 'typed'
  return (
    <fieldset class="field radio">
      <legend class="head">
        <span class="label">Choose where to start</span>
      </legend>
      <p class="help">{facts?.next}</p>
      <div class="radios">
        <Choice
          kind="on"
          now={kind}
          label="Go on where the last run ended"
          pick={() => actions.from(place, undefined)}
        />
        <Choice kind="now" now={kind} label="From now on" pick={() => actions.from(place, 'now')} />
        <Choice
          kind="typed"
          now={kind}
          label={by === 'id' ? 'From the item with an ID' : 'Since a date'}
          pick={() => actions.from(place, '')}
        />
        {kind === 'typed' ? (
          <input
            class="box"
            type="text"
            aria-label={by === 'id' ? 'ID to start from' : 'Date to start from'}
            placeholder={by === 'id' ? '1234' : '2026-11-29'}
            value={typed}
            onInput={(event) => actions.from(place, event.currentTarget.value)}
          />
        ) : null}
        <Choice kind="all" now={kind} label="All" pick={() => actions.from(place, 'all')} />
        {items.map((label, index) => (
          <Choice
            key={`item:${index}`}
            kind={`item:${index}`}
            now={kind}
            label={label}
            pick={() => actions.from(place, `item:${index}`)}
          />
        ))}
      </div>
      {itemsFailed ? <p class="wrong error">Its items cannot be listed: {itemsFailed}</p> : null}
      <div class="buttons">
        {facts?.begins?.lists ? (
          <button type="button" class="button" onClick={() => void actions.listItems(place)}>
            Choose manually
          </button>
        ) : null}
        <button type="button" class="button" onClick={() => void actions.reset(place)}>
          Forget where it stood
        </button>
      </div>
    </fieldset>
  )
}

function Choice({
  kind,
  now,
  label,
  pick,
}: {
  readonly kind: string
  readonly now: string
  readonly label: string
  readonly pick: () => void
}) {
  return (
    <label>
      <input type="radio" name="start" checked={kind === now} onChange={pick} />
      {label}
    </label>
  )
}

/** What comes to the webhook of an instant trigger. */
export function Payload({ actions, place, dialog }: Props) {
  const { payload, isRequest, facts } = dialog
  const title = isRequest ? 'Request to the webhook' : 'What the webhook brings'
  return (
    <div class="field">
      <div class="head">
        <label for="payload" class="label required">
          {title}
        </label>
      </div>
      <textarea
        id="payload"
        class="box code"
        rows={8}
        spellcheck={false}
        aria-describedby="payload-help"
        value={payload}
        onInput={(event) => actions.payload(place, event.currentTarget.value, isRequest)}
      />
      {parsed(payload) === undefined ? <p class="wrong error">This is no JSON yet.</p> : null}
      <p class="help" id="payload-help">
        {isRequest
          ? 'A request as JSON: method, headers, query and body.'
          : 'An item or a body as JSON; a list runs once per item.'}
        {facts?.webhook ? ` ${facts.webhook.label} works it off first.` : ''}
      </p>
      <label class="advanced">
        <input
          type="checkbox"
          checked={isRequest}
          onChange={(event) => actions.payload(place, payload, event.currentTarget.checked)}
        />
        A whole request
      </label>
    </div>
  )
}
