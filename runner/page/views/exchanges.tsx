// Requests as lines with status and time; each opens to what went out and what came back.
import { isRecord, stringOf } from '../../text/index.ts'
import { parsed } from '../model.ts'
import type { Exchange } from '../wire.ts'
import { Tree } from './tree.tsx'

interface Props {
  readonly exchanges: readonly Exchange[]
  readonly copy: (what: string, text: string) => void
  readonly copied: string
}

export function Exchanges({ exchanges, copy, copied }: Props) {
  return (
    <ol class="exchanges">
      {exchanges.map((exchange, index) => (
        <li key={`${index} ${exchange.url}`}>
          <details open={exchanges.length === 1}>
            <summary>
              <span class={statusClass(exchange)}>{statusOf(exchange)}</span>
              <span class="method">{exchange.method}</span>
              <span class="url">{shortUrl(exchange.url)}</span>
              {exchange.milliseconds === undefined ? null : (
                <span class="time">{exchange.milliseconds} ms</span>
              )}
            </summary>
            <div class="exchange">
              <div class="buttons">
                <button
                  type="button"
                  class="tool"
                  onClick={() => copy(`curl ${index}`, exchange.curl)}
                >
                  {copied === `curl ${index}` ? 'Copied' : 'Copy as curl'}
                </button>
              </div>
              <h3>What went out</h3>
              <p class="url whole">
                {exchange.method} {exchange.url}
              </p>
              <Headers headers={exchange.headers} />
              {exchange.body === undefined ? null : <Body text={exchange.body} label="Body" />}
              {exchange.status === undefined && exchange.failure === undefined ? null : (
                <>
                  <h3>What came back</h3>
                  {exchange.failure ? <p class="wrong error">{exchange.failure}</p> : null}
                  {exchange.answerHeaders ? <Headers headers={exchange.answerHeaders} /> : null}
                  {exchange.answer === undefined ? null : (
                    <Body text={exchange.answer} label="Answer" />
                  )}
                </>
              )}
            </div>
          </details>
        </li>
      ))}
    </ol>
  )
}

function statusOf({ status, failure }: Exchange): string {
  if (status !== undefined) return stringOf(status)
  return failure === undefined ? 'not sent' : 'no answer'
}

function statusClass({ status, failure }: Exchange): string {
  if (failure !== undefined || (status ?? 0) >= 400) return 'status bad'
  return status === undefined ? 'status' : 'status good'
}

/** Path and query; the host stands in the whole address below. */
function shortUrl(url: string): string {
  if (!URL.canParse(url)) return url
  const { pathname, search } = new URL(url)
  return pathname + search
}

function Headers({ headers }: { readonly headers: Readonly<Record<string, unknown>> }) {
  const all = Object.entries(headers)
  if (all.length === 0) return null
  return (
    <details class="headers">
      <summary>{all.length === 1 ? '1 header' : `${all.length} headers`}</summary>
      <dl>
        {all.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{Array.isArray(value) ? value.join(', ') : stringOf(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** JSON as a tree, anything else as it stands. */
function Body({ text, label }: { readonly text: string; readonly label: string }) {
  const value = parsed(text)
  if (isRecord(value) || Array.isArray(value)) {
    return <Tree label={label} roots={[{ name: label, value }]} isOpen />
  }
  return text === '' ? (
    <p class="faint">No body.</p>
  ) : (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <pre tabIndex={0}>{text}</pre>
  )
}
