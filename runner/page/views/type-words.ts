// What Make calls the types of modules.

/** Make's types in Make's words. */
export function typeWords(type: string): string {
  const words: Readonly<Record<string, string>> = {
    action: 'Action',
    search: 'Search',
    trigger: 'Trigger',
    instant_trigger: 'Instant trigger',
    responder: 'Responder',
    universal: 'Universal',
    rpc: 'RPC',
  }
  return words[type] ?? type
}
