// Small pieces of Markdown that several generated pages need.

/** Says on every generated page that it must not be edited by hand. */
export function notice(from: string): string {
  return `<!-- Made from ${from} by \`npm run docs\`. Edit the rows, not this page. -->`
}

/** A table; cells may hold anything but line breaks. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

/** Text as code, whatever backticks it holds. */
export function code(text: string): string {
  if (!text.includes('`')) return `\`${text}\``
  return `\`\` ${text} \`\``
}

/** How sure a row is: documented or not, or against what an official text says. */
export type Certain = boolean | 'against'

/** What a mark of certainty says to a reader. */
export function certainty(certain: Certain): string {
  if (certain === 'against') return 'sources differ'
  return certain ? 'documented' : 'inferred'
}
