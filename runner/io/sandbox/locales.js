// What QuickJS lacks of Intl, done by the thread's own; texts and numbers go in, texts come out.

/** Methods that may be asked for, and what their arguments are made of. */
const kinds = {
  NumberFormat: { methods: ['format', 'formatToParts', 'resolvedOptions'], argument: Number },
  DateTimeFormat: { methods: ['format', 'formatToParts', 'resolvedOptions'], argument: Number },
  Collator: { methods: ['compare', 'resolvedOptions'], argument: String },
  PluralRules: { methods: ['select', 'resolvedOptions'], argument: Number },
  RelativeTimeFormat: { methods: ['format'], argument: (value) => value },
  ListFormat: { methods: ['format'], argument: (value) => value },
  DisplayNames: { methods: ['of'], argument: String },
}

/**
 * Answers `{kind, locales, options, method, args}`, all JSON text. Without a locale or a time zone:
 * en-US and UTC, wherever this machine stands [inferred: Make's servers]. Throws as Intl does.
 */
export function localized(question) {
  const { kind, locales, options, method, args } = JSON.parse(question)
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  if (!known?.methods.includes(method)) throw new TypeError(`Intl.${kind} has no ${method} here`)
  const zone = kind === 'DateTimeFormat' ? { timeZone: 'UTC' } : {}
  const made = new Intl[kind](locales ?? 'en-US', { ...zone, ...options })
  return JSON.stringify(made[method](...args.map((one) => known.argument(one))))
}
