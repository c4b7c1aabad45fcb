// What went out and came back in a run, without secrets, each request with its curl command.
import type { Exchange } from '../page/wire.ts'
import type { Performed } from '../run/index.ts'
import { defined, isRecord, stringOf } from '../text/index.ts'
import { curlOf, type Redactor, type Sent, type TraceStep } from '../trace/index.ts'

/** The exchanges of one operation, in order; its trace holds them, its calls their times. */
export function exchangesOf({ trace = [], calls }: Performed, redactor: Redactor): Exchange[] {
  const exchanges: Exchange[] = []
  let open: TraceStep | undefined
  const add = (sent: TraceStep, received: TraceStep | undefined): void => {
    const call = calls[exchanges.length]
    exchanges.push({ ...exchangeOf(sent, received, redactor), ...timed(call?.milliseconds) })
  }
  for (const step of trace) {
    if (step.kind !== 'send' && step.kind !== 'received') continue
    if (open) add(open, step.kind === 'received' ? step : undefined)
    open = step.kind === 'send' ? step : undefined
  }
  if (open) add(open, undefined)
  return exchanges
}

function timed(milliseconds: number | undefined): Pick<Exchange, 'milliseconds'> {
  return milliseconds === undefined ? {} : { milliseconds: Math.round(milliseconds) }
}

function exchangeOf(
  sent: TraceStep,
  received: TraceStep | undefined,
  redactor: Redactor,
): Exchange {
  const headers = isRecord(sent.headers) ? (sent.headers as Record<string, string>) : {}
  const { status, message, body, headers: answerHeaders }: Partial<TraceStep> = received ?? {}
  const request: Sent = {
    method: stringOf(sent.method),
    url: stringOf(sent.url),
    headers: Object.entries(headers),
    ...defined({ body: typeof sent.body === 'string' ? sent.body : undefined }),
  }
  return {
    ...requestFacts(request, redactor),
    ...defined({
      status: typeof status === 'number' ? status : undefined,
      failure: typeof message === 'string' ? message : undefined,
      answer: typeof body === 'string' ? body : undefined,
      answerHeaders: isRecord(answerHeaders) ? answerHeaders : undefined,
    }),
  }
}

/** A request as it would go out. */
export function requestFacts(request: Sent, redactor: Redactor): Exchange {
  const { method, url, headers, body } = request
  const text = body === undefined || typeof body === 'string' ? body : `(${body.length} bytes)`
  return {
    method,
    url: redactor.text(url),
    headers: Object.fromEntries(headers.map(([name, value]) => [name, redactor.text(value)])),
    ...defined({ body: text && redactor.text(text) }),
    curl: curlOf(request, redactor),
  }
}
