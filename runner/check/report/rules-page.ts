// docs/rules.md: every kind of finding and every rule with its reason and its examples, from the tables.
import { certainty, code, findings, notice, passedOn, table } from '../../text/index.ts'
import { rules } from '../rules/index.ts'
import type { ExampleApp, Rule } from '../rules/rule.ts'

/** The page as Markdown. */
export function rulesPage(): string {
  return `${[
    notice('the tables of runner/check'),
    '# What `dryrun check` finds',
    'A finding ends with its code. `--rule CODE` shows those of one code, of one part (`structure`), or of one rule (its bare name). Codes and rules are switched for the whole app in package.json, `{"dryrun": {"rules": {"NAME": "off"}}}` with `off`, `hint`, `warning` or `error`, and in one place by a comment with a reason: `// dryrun-ignore NAME: why`.',
    '## Rules',
    `${rules.length} habits of good apps. Each rule has an example that follows it and one that does not.`,
    table(
      ['rule', 'severity', 'what is wanted'],
      rules.map(({ name, severity, doc }) => [`[${name}](#${name})`, severity, doc]),
    ),
    '## Kinds of findings',
    table(
      ['code', 'severity', 'what is wrong', 'said by', 'certainty'],
      [...findings.values()].map((row) => [
        code(row.code),
        row.severity,
        row.doc,
        row.source,
        certainty(row.certain),
      ]),
    ),
    '## Kinds of findings of other parts',
    table(
      ['code', 'severity', 'what is wrong'],
      [...passedOn.values()].map((row) => [code(row.code), row.severity, row.doc]),
    ),
    '## The rules one by one',
    ...rules.map(sectionOf),
  ].join('\n\n')}\n`
}

function sectionOf({ name, severity, doc, reason, source, certain, good, bad }: Rule): string {
  return [
    `### ${name}`,
    `${doc} ${reason}`,
    `${severity}; ${source} (${certainty(certain)})`,
    `Good:\n\n${exampleOf(good)}`,
    `Bad:\n\n${exampleOf(bad)}`,
  ].join('\n\n')
}

/** One block: what is written, by role; short values in one line, as people write them. */
function exampleOf(example: ExampleApp): string {
  const written = Object.entries(example).map(([role, value]) => `// ${role}\n${textOf(value)}`)
  return `\`\`\`jsonc\n${written.join('\n')}\n\`\`\``
}

const WIDEST = 100

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trimEnd()
  return inLines(value)
}

/** Members and items in lines of their own, as long as what they hold is wide. */
function inLines(value: unknown, margin = ''): string {
  const short = JSON.stringify(value, null, 1).replaceAll(/\n */g, ' ')
  if (short.length + margin.length <= WIDEST || typeof value !== 'object' || value === null) {
    return short
  }
  const inner = `${margin}  `
  const lines = Array.isArray(value)
    ? value.map((item) => `${inner}${inLines(item, inner)}`)
    : Object.entries(value).flatMap(([key, member]) =>
        member === undefined ? [] : `${inner}${JSON.stringify(key)}: ${inLines(member, inner)}`,
      )
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return `${open}\n${lines.join(',\n')}\n${margin}${close}`
}
