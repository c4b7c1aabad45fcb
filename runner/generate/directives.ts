// docs/directives.md: every directive in order of evaluation, from the tables of the engine.
import { AFTER, BEFORE, type Directive, REQUEST, RESPONSE, scopeNames } from '../engine/index.ts'
import { certainty, code, notice, table } from '../text/index.ts'

const sections: readonly {
  readonly title: string
  readonly rows: readonly Directive[]
}[] = [
  { title: 'Once per request, before anything is sent', rows: BEFORE },
  { title: 'For every page, then the request is sent', rows: REQUEST },
  { title: 'For every answer, under `response`', rows: RESPONSE },
  { title: 'Around all pages, under `response`', rows: AFTER },
]

/** The page as Markdown. */
export function directivesPage(): string {
  const names = Object.entries(scopeNames).map(([name, doc]) => [code(name), doc])
  return `${[
    notice('runner/engine/directives'),
    '# Directives',
    'In order of evaluation: read from top to bottom, this is the life of a request. `pagination`, `repeat` and the chain itself are loops around it.',
    ...sections.flatMap(({ title, rows }) => [`## ${title}`, directiveTable(rows)]),
    '## Names a template may read',
    table(['name', 'holds'], names),
  ].join('\n\n')}\n`
}

function directiveTable(rows: readonly Directive[]): string {
  return table(
    ['directive', 'what it does', 'certainty', 'decided here'],
    rows.map((row) => [
      `[${code(row.name)}](${row.link})`,
      row.doc,
      certainty(row.certain),
      row.note ?? '',
    ]),
  )
}
