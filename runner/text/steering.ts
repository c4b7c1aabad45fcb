// Characters that steer a terminal or turn the direction of a text: nothing that is printed may hold them raw.

/** Control and direction characters, and half a pair of surrogates, which no encoding has. */
const STEERING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text whose steering characters are what `shown` makes of them. */
export function unsteered(text: string, shown: (character: string) => string): string {
  return text.replace(STEERING, shown)
}

/** The escape that JSON and JavaScript have for a character. */
export function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/**
 * A value as the text of JSON, as `JSON.stringify` writes it, with escapes for what would steer a
 * terminal; half a pair of surrogates is one anyway. Undefined where JSON has no text for the value.
 */
export function jsonText(value: unknown, space?: number): string | undefined {
  // line breaks stand between values alone: those inside of texts are escapes already
  return JSON.stringify(value, null, space)
    ?.split('\n')
    .map((line) => unsteered(line, escaped))
    .join('\n')
}
