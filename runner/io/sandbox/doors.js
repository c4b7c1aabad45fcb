// What code inside QuickJS may ask of its thread: a built-in function, a line to print, bytes as text, words of a language.
import { localized } from './locales.js'

/** Characters that debug may print in one call; the rest is dropped. */
const LONGEST_DEBUG = 100_000

/** The text, or the error QuickJS itself has for what finds no room. */
function fitting(text, fits) {
  if (fits(text)) return text
  throw Object.assign(new Error('out of memory'), { name: 'InternalError' })
}

/** An object inside the box with the doors; texts pass as JSON, which has no raw NUL. */
export function doorsInto(box, fits, say, hear) {
  const { context } = box
  const doors = {
    /** A built-in function of the expression language, run on the other side. */
    ask: (name, text) => {
      say({ kind: 'ask', name: context.getString(name), text: context.getString(text) })
      return context.newString(fitting(hear().text, fits))
    },
    print: (text) => {
      const line = context.getString(text)
      box.printed += line.length + 1
      if (box.printed <= LONGEST_DEBUG) box.debug.push(line)
      return context.undefined
    },
    localize: (question) => context.newString(localized(context.getString(question))),
    encode: (buffer, offset, length, encoding) => {
      const start = context.getNumber(offset)
      const text = context.getArrayBuffer(buffer).consume(({ value: bytes }) => {
        const part = Buffer.from(bytes.subarray(start, start + context.getNumber(length)))
        return part.toString(context.getString(encoding))
      })
      return context.newString(fitting(JSON.stringify(text), fits))
    },
    decode: (text, encoding) => {
      const written = JSON.parse(context.getString(text))
      const bytes = Uint8Array.from(Buffer.from(written, context.getString(encoding)))
      return context.newArrayBuffer(bytes.buffer)
    },
  }
  const inside = context.newObject()
  for (const [name, door] of Object.entries(doors)) {
    context.newFunction(name, door).consume((handle) => context.setProp(inside, name, handle))
  }
  return inside
}
