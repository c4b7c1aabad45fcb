// Lays out TypeScript declarations: the compiler of schemas leaves every line at the left margin.

/** The declarations with two spaces per level and an empty line between two of them. */
export function indented(source: string): string {
  let depth = 0
  let inComment = false
  const lines: string[] = []
  for (const written of source.split('\n')) {
    const line: string = inComment ? written.trim() : withoutParentheses(written.trim())
    if (line === '') continue
    if (!inComment && line.startsWith('}')) depth -= 1
    const begins = depth === 0 && !inComment && /^(export|\/\*\*)/.test(line)
    if (begins && lines.length > 0 && lines.at(-1) !== ' */') lines.push('')
    // the lines of a comment stand one column to the right of its beginning
    lines.push(`${'  '.repeat(depth)}${inComment ? ' ' : ''}${line}`)
    if (inComment) inComment = !line.endsWith('*/')
    else if (line.startsWith('/**')) inComment = !line.endsWith('*/')
    else if (line.endsWith('{')) depth += 1
  }
  return `${lines.join('\n')}\n`
}

/** A union that is the whole type of a member, without the parentheses nobody needs. */
function withoutParentheses(line: string): string {
  return line.replace(/^([^:(]+: )\(([^()]*)\)$/, '$1$2')
}
