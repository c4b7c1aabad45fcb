// docs/functions.md: every IML function with its parameters, an executed example and its source.
import { functionNames, groups, type ImlFunction, refusals, WHITE_LABEL } from '../iml/index.ts'
import { certainty, code, notice, table } from '../text/index.ts'

/** The page as Markdown. */
export function functionsPage(): string {
  const refused = refusals.map(({ why, names }) => [`Each ${why}.`, names.map(code).join(', ')])
  return `${[
    notice('runner/iml/functions'),
    '# IML functions',
    `${functionNames('app').length} functions. Arguments are separated by \`;\` or \`,\`. Every example is executed by a test. "Documented" means that an official text of Make states the rule; "inferred" that it was observed or concluded.`,
    ...groups.flatMap(({ title, functions }) => [
      `## ${title}`,
      ...functions.map((one) => functionEntry(one)),
    ]),
    '## Known by name and refused',
    'These exist somewhere, but nobody outside Make can say what exactly they do. Using one is an error that names the reason; nothing is guessed.',
    table(['why', 'functions'], refused),
  ].join('\n\n')}\n`
}

function notesOf({ whiteLabel, note }: ImlFunction): string[] {
  return [...(whiteLabel ? [WHITE_LABEL] : []), ...(note ? [note] : [])]
}

function functionEntry(one: ImlFunction): string {
  const marks = [
    certainty(one.certain),
    ...(one.profile === 'app' ? ['custom apps only'] : []),
    ...(one.whiteLabel ? ['white label'] : []),
  ]
  const variables = one.example.variables
    ? ` with ${code(JSON.stringify(one.example.variables))}`
    : ''
  return [
    `### ${one.name}`,
    `${code(`${one.name}(${one.parameters})`)} gives ${one.result} · ${marks.join(' · ')}`,
    [one.doc, ...notesOf(one).map((note) => `*${note}*`)].join(' '),
    `${code(one.example.template)}${variables} gives ${code(JSON.stringify(one.example.gives))}`,
    `Source: ${one.source}`,
  ].join('\n\n')
}
