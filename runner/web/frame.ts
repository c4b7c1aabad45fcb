// The frame of the page: HTML without any data of the app, and the headers that go with every answer.
import type { Asset, Assets } from './assets.ts'

/** What every answer says: nothing may be kept, framed, guessed at, or read by another page. */
export const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

/** Scripts and styles come from here alone; no script may make HTML out of text. */
export function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/** The same frame for every view; the script reads the path. */
export function frameOf({ script, style }: Assets, nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>dryrun workbench</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${address(style)}">
<script type="module" src="${address(script)}" nonce="${nonce}"></script>
</head>
<body>
<div id="workbench"><header class="bar"><strong>dryrun workbench</strong></header></div>
<noscript>The workbench draws with JavaScript. In a terminal, dryrun form and dryrun run do the same.</noscript>
</body>
</html>
`
}

function address({ name }: Asset): string {
  return `/assets/${name}`
}
