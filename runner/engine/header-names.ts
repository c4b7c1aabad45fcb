// Headers as expressions read them: `headers.`X-Hook-Type`` and `headers.`x-hook-type`` are one.

/**
 * The headers under their names in lower case, which are found in any spelling: Make's own example
 * reads `X-HOOK-TYPE`. Listed, copied or printed, they have the names in lower case. [inferred]
 */
export function inAnyCase(headers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  const lower: Record<string, unknown> = Object.fromEntries(named)
  return new Proxy(lower, {
    has: (target, name) => Reflect.has(target, spelled(name)),
    get: (target, name) => Reflect.get(target, spelled(name)),
    getOwnPropertyDescriptor: (target, name) =>
      Reflect.getOwnPropertyDescriptor(target, spelled(name)),
  })
}

function spelled(name: string | symbol): string | symbol {
  return typeof name === 'string' ? name.toLowerCase() : name
}
