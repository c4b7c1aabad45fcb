// Evaluated inside QuickJS: Intl and the methods that depend on it, answered by locales.js outside.
;({ localize }) => {
  const { parse, stringify } = JSON
  const ask = (kind, locales, options, method, args) =>
    parse(localize(stringify({ kind, locales, options, method, args })))

  /** NaN and the infinities are no JSON; Number reads their texts again. */
  const numberText = (value) => `${typeof value === 'bigint' ? value : Number(value)}`
  const momentText = (value) => {
    const moment = value === undefined ? Date.now() : Number(value)
    if (Number.isNaN(moment)) throw new RangeError('Invalid time value')
    return `${moment}`
  }

  /** Constructors of Intl: what their methods are called, and how each argument goes out. */
  const kinds = [
    ['NumberFormat', ['format', 'formatToParts'], numberText],
    ['DateTimeFormat', ['format', 'formatToParts'], momentText],
    ['Collator', ['compare'], String],
    ['PluralRules', ['select'], numberText],
    ['RelativeTimeFormat', ['format'], (value) => value],
    ['ListFormat', ['format'], (value) => [...value]],
    ['DisplayNames', ['of'], String],
  ]
  /** Arguments with which a wrong locale or option shows before the first use. */
  const examples = {
    NumberFormat: ['0'],
    DateTimeFormat: ['0'],
    Collator: ['', ''],
    PluralRules: ['0'],
    RelativeTimeFormat: [0, 'day'],
    ListFormat: [[]],
  }
  /** A constructor that may be called with or without new. */
  const constructorOf = (kind, methods, written) => {
    function Made(locales, options) {
      const made = {}
      for (const method of methods) {
        made[method] = (...args) => {
          const all = args.length === 0 && kind === 'DateTimeFormat' ? [undefined] : args
          return ask(
            kind,
            locales,
            options,
            method,
            all.map((one) => written(one)),
          )
        }
      }
      made.resolvedOptions = () => ask(kind, locales, options, 'resolvedOptions', [])
      const example = examples[kind]
      if (example) ask(kind, locales, options, methods[0], example)
      return made
    }
    return Made
  }
  const intl = {}
  for (const [kind, ...facts] of kinds) intl[kind] = constructorOf(kind, ...facts)

  const dateMethod = (usual) =>
    function (locales, options) {
      if (Number.isNaN(this.getTime())) return 'Invalid Date'
      const names = ['dateStyle', 'timeStyle', 'weekday', 'year', 'month', 'day', 'dayPeriod']
      names.push('hour', 'minute', 'second', 'fractionalSecondDigits')
      const isSaid = names.some((name) => options?.[name] !== undefined)
      const whole = isSaid ? options : { ...usual, ...options }
      return ask('DateTimeFormat', locales, whole, 'format', [momentText(this)])
    }
  const day = { year: 'numeric', month: 'numeric', day: 'numeric' }
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric' }
  const numberMethod = function (locales, options) {
    return ask('NumberFormat', locales, options, 'format', [numberText(this.valueOf())])
  }
  const methods = [
    [Number, 'toLocaleString', numberMethod],
    [BigInt, 'toLocaleString', numberMethod],
    [Date, 'toLocaleString', dateMethod({ ...day, ...time })],
    [Date, 'toLocaleDateString', dateMethod(day)],
    [Date, 'toLocaleTimeString', dateMethod(time)],
    [
      String,
      'localeCompare',
      function (other, locales, options) {
        return ask('Collator', locales, options, 'compare', [`${this}`, `${other}`])
      },
    ],
  ]
  const hide = (target, name, value) => {
    Object.defineProperty(target, name, { value, writable: true, configurable: true })
  }
  for (const [kind, name, method] of methods) hide(kind.prototype, name, method)
  hide(globalThis, 'Intl', intl)
}
