// What happened, without secrets: the trace, what it forgets, and how it is printed.
export { curlOf, type Sent } from './curl.ts'
export { printTrace } from './print.ts'
export { createRedactor, MASK, type Redactor } from './redact.ts'
export { sanitizedExpressions, sanitizedRequest, sanitizedResponse } from './sanitize.ts'
export { secretsPage } from './secrets-page.ts'
export { type Spelling, spellings } from './spellings.ts'
export { createTrace, type Trace, type TraceStep } from './trace.ts'
