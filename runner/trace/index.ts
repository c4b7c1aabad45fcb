// What happened, without secrets: the trace, what it forgets, and how it is printed.
export { curlOf } from './curl.ts'
export { printTrace } from './print.ts'
export { createRedactor, MASK, type Redactor } from './redact.ts'
export { sanitizedExpressions, sanitizedValues } from './sanitize.ts'
export { createTrace, type Trace, type TraceStep } from './trace.ts'
