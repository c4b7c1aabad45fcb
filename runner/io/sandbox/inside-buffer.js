// Evaluated inside QuickJS: the parts of Node's Buffer that functions of apps are written with.
;({ encode, decode }) => {
  const { parse, stringify } = JSON
  const ENCODINGS = ['utf8', 'utf-8', 'hex', 'base64', 'base64url', 'ascii', 'latin1', 'binary']
  ENCODINGS.push('ucs2', 'ucs-2', 'utf16le', 'utf-16le')

  const encodingOf = (name = 'utf8') => {
    const lower = `${name}`.toLowerCase()
    if (!ENCODINGS.includes(lower)) throw new TypeError(`Unknown encoding: ${name}`)
    return lower
  }

  const clamp = (offset, length, absent) => {
    if (offset === undefined) return absent
    const whole = Math.trunc(Number(offset)) || 0
    return Math.min(Math.max(whole < 0 ? length + whole : whole, 0), length)
  }

  class Buffer extends Uint8Array {
    static from(value, second, third) {
      // texts go in and out as JSON, which has no raw NUL
      if (typeof value === 'string') return new Buffer(decode(stringify(value), encodingOf(second)))
      if (value instanceof ArrayBuffer) return new Buffer(value, second, third)
      if (value?.type === 'Buffer' && Array.isArray(value.data)) return Buffer.from(value.data)
      if (typeof value !== 'object' || value === null) {
        throw new TypeError(
          'The first argument must be a text, a Buffer, an ArrayBuffer or an Array.',
        )
      }
      const bytes = new Buffer(value.length ?? 0)
      for (let at = 0; at < bytes.length; at += 1) bytes[at] = value[at]
      return bytes
    }

    static of(...bytes) {
      return Buffer.from(bytes)
    }

    static alloc(size, fill, encoding) {
      if (!(size >= 0)) throw new RangeError('The size of a Buffer must be a number from 0 up.')
      const bytes = new Buffer(size)
      return fill === undefined ? bytes : bytes.fill(fill, 0, size, encoding)
    }

    static allocUnsafe(size) {
      return Buffer.alloc(size)
    }

    static concat(list, total = list.reduce((sum, one) => sum + one.length, 0)) {
      const joined = Buffer.alloc(total)
      let at = 0
      for (const one of list) {
        const fits = one.subarray(0, Math.max(total - at, 0))
        joined.set(fits, at)
        at += fits.length
      }
      return joined
    }

    static byteLength(value, encoding) {
      return typeof value === 'string' ? Buffer.from(value, encoding).length : value.byteLength
    }

    static isBuffer(value) {
      return value instanceof Buffer
    }

    static isEncoding(name) {
      return ENCODINGS.includes(`${name}`.toLowerCase())
    }

    static compare(one, other) {
      for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
        if (one[at] !== other[at]) return one[at] < other[at] ? -1 : 1
      }
      return Math.sign(one.length - other.length)
    }

    toString(encoding, start, end) {
      const from = clamp(start, this.length, 0)
      const length = Math.max(clamp(end, this.length, this.length) - from, 0)
      return parse(encode(this.buffer, this.byteOffset + from, length, encodingOf(encoding)))
    }

    toJSON() {
      return { type: 'Buffer', data: Array.from(this) }
    }

    // unlike that of its parent, this slice is a view
    slice(start, end) {
      return this.subarray(start, end)
    }

    equals(other) {
      return Buffer.compare(this, other) === 0
    }

    compare(other) {
      return Buffer.compare(this, other)
    }

    copy(target, targetStart = 0, start = 0, end = this.length) {
      const part = this.subarray(start, Math.min(end, start + target.length - targetStart))
      target.set(part, targetStart)
      return part.length
    }

    write(text, offset = 0, length = this.length - offset, encoding = 'utf8') {
      if (typeof offset === 'string') return this.write(text, 0, this.length, offset)
      if (typeof length === 'string') return this.write(text, offset, this.length - offset, length)
      const bytes = Buffer.from(text, encoding).subarray(0, Math.min(length, this.length - offset))
      this.set(bytes, offset)
      return bytes.length
    }

    fill(value, start, end, encoding) {
      if (typeof value !== 'string') return super.fill(value, start, end)
      if (typeof start === 'string') return this.fill(value, 0, this.length, start)
      const bytes = Buffer.from(value, encoding)
      const last = clamp(end, this.length, this.length)
      for (let at = clamp(start, this.length, 0), turn = 0; at < last; at += 1, turn += 1) {
        this[at] = bytes.length === 0 ? 0 : bytes[turn % bytes.length]
      }
      return this
    }

    indexOf(value, from = 0, encoding = 'utf8') {
      if (typeof value === 'number') return super.indexOf(value & 255, from)
      const wanted = typeof value === 'string' ? Buffer.from(value, encoding) : value
      for (let at = clamp(from, this.length, 0); at + wanted.length <= this.length; at += 1) {
        if (wanted.every((byte, turn) => this[at + turn] === byte)) return at
      }
      return -1
    }

    includes(value, from, encoding) {
      return this.indexOf(value, from, encoding) !== -1
    }
  }

  /** readUInt16BE and its kin: DataView's names, with the order of the bytes in the name. */
  const numbers = [
    ['Uint8', 1],
    ['Int8', 1],
    ['Uint16', 2],
    ['Int16', 2],
    ['Uint32', 4],
    ['Int32', 4],
    ['Float32', 4, 'Float'],
    ['Float64', 8, 'Double'],
    ['BigInt64', 8],
    ['BigUint64', 8, 'BigUInt64'],
  ]
  const addNumber = (name, method, size, isLittle) => {
    const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const read = function (offset = 0) {
      return view(this)[`get${method}`](offset, isLittle)
    }
    const write = function (value, offset = 0) {
      view(this)[`set${method}`](offset, value, isLittle)
      return offset + size
    }
    const hide = (key, value) => {
      Object.defineProperty(Buffer.prototype, key, { value, writable: true, configurable: true })
    }
    hide(`read${name}`, read)
    hide(`write${name}`, write)
  }
  for (const [method, size, name = method.replace('Uint', 'UInt')] of numbers) {
    for (const ending of size === 1 ? [''] : ['LE', 'BE']) {
      addNumber(`${name}${ending}`, method, size, ending === 'LE')
      if (name.startsWith('UInt')) addNumber(`${method}${ending}`, method, size, ending === 'LE')
    }
  }

  return Buffer
}
