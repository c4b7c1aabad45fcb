// Draws app/icon.png: a shop front, white on transparent, 512 x 512; run it with node after changing the shapes.
import { writeFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

const SIZE = 512
/** Each pixel is looked at in SAMPLES x SAMPLES places; the share that is inside becomes its opacity. */
const SAMPLES = 4

const rectangle = (left, top, right, bottom) => (x, y) =>
  x >= left && x <= right && y >= top && y <= bottom

const rounded = (left, top, right, bottom, radius) => (x, y) => {
  const inside = rectangle(left, top, right, bottom)(x, y)
  const toX = Math.max(left + radius - x, x - (right - radius), 0)
  const toY = Math.max(top + radius - y, y - (bottom - radius), 0)
  return inside && Math.hypot(toX, toY) <= radius
}

const circle = (centreX, centreY, radius) => (x, y) =>
  Math.hypot(x - centreX, y - centreY) <= radius

/** The lower half of a circle: one scallop of the awning. */
const halfBelow = (centreX, centreY, radius) => (x, y) =>
  y >= centreY && circle(centreX, centreY, radius)(x, y)

/** The upper half of a circle: the shoulders of a person. */
const halfAbove = (centreX, centreY, radius) => (x, y) =>
  y <= centreY && circle(centreX, centreY, radius)(x, y)

/** A band in the middle whose left edge moves from one place to another: the cloth of the awning. */
const slanted = (top, bottom, leftTop, leftBottom) => (x, y) => {
  const share = (y - top) / (bottom - top)
  const left = leftTop + (leftBottom - leftTop) * share
  return share >= 0 && share <= 1 && x >= left && x <= SIZE - left
}

const any =
  (...shapes) =>
  (x, y) =>
    shapes.some((shape) => shape(x, y))

const without = (shape, hole) => (x, y) => shape(x, y) && !hole(x, y)

// Four scallops of the width 104 hang under the cloth, which ends at x = 52 and 460; gaps keep them apart.
const scallops = [100, 204, 308, 412].map((centre) => halfBelow(centre, 200, 48))
const awning = any(
  without(slanted(64, 184, 92, 52), rectangle(0, 140, SIZE, 152)),
  rectangle(52, 184, 460, 200),
  ...scallops,
)
const seams = any(...[152, 256, 360].map((x) => rectangle(x - 4, 152, x + 4, 256)))
const walls = rounded(84, 270, 428, 452, 16)
// Two people sit behind the window: a subscription is sold by seats.
const seat = (centre) =>
  any(
    circle(centre, 328, 27),
    halfAbove(centre, 414, 46),
    rectangle(centre - 46, 413, centre + 46, 424),
  )
const shop = any(without(awning, seams), without(walls, any(seat(184), seat(328))))

/** Share of the pixel that lies inside the drawing, from 0 to 255. */
function opacity(column, row) {
  let inside = 0
  for (let i = 0; i < SAMPLES; i++) {
    for (let j = 0; j < SAMPLES; j++) {
      if (shop(column + (i + 0.5) / SAMPLES, row + (j + 0.5) / SAMPLES)) inside++
    }
  }
  return Math.round((inside / SAMPLES ** 2) * 255)
}

/** Rows of RGBA, each led by the filter byte 0 that PNG wants. */
function pixels() {
  const stride = SIZE * 4 + 1
  const bytes = Buffer.alloc(stride * SIZE, 255)
  for (let row = 0; row < SIZE; row++) {
    bytes[row * stride] = 0
    for (let column = 0; column < SIZE; column++) {
      bytes[row * stride + 1 + column * 4 + 3] = opacity(column, row)
    }
  }
  return bytes
}

/** One part of a PNG: length, name, data, checksum. */
function chunk(name, data) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

const header = Buffer.alloc(13)
header.writeUInt32BE(SIZE, 0)
header.writeUInt32BE(SIZE, 4)
header.set([8, 6, 0, 0, 0], 8) // 8 bits per channel, RGBA, the only compression, filter and no interlacing

writeFileSync(
  new URL('../app/icon.png', import.meta.url),
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]),
)
