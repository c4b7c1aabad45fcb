// Cutting and rounding numbers at a decimal place without the small errors of binary fractions.

/**
 * A number with its decimal point moved: 4.35 by 2 is exactly 435, where 4.35 * 100 is not. Done in
 * the written form, because that is the number people see.
 */
function moved(number: number, places: number): number {
  const [digits, exponent] = String(number).split('e')
  return Number(`${digits}e${Number(exponent ?? 0) + places}`)
}

/** Cuts off after a number of decimals; a negative number of decimals makes digits before the point 0. */
export function cut(number: number, decimals: number): number {
  const scaled = moved(number, decimals)
  return Number.isFinite(scaled) ? moved(Math.trunc(scaled), -decimals) : number
}

/** A number with exactly so many decimals, halves rounded away from zero; never `-0`. */
export function fixed(number: number, decimals: number): string {
  if (!Number.isFinite(number)) return String(number)
  const scaled = moved(Math.abs(number), decimals)
  const rounded = Number.isFinite(scaled) ? moved(Math.round(scaled), -decimals) : Math.abs(number)
  const text = plain(rounded, decimals)
  return number < 0 && Number(text) !== 0 ? `-${text}` : text
}

/** Without an exponent, also from 1e21 on, where `toFixed` starts to write one. */
function plain(number: number, decimals: number): string {
  if (number < 1e21) return number.toFixed(decimals)
  const fraction = decimals > 0 ? `.${'0'.repeat(decimals)}` : ''
  return BigInt(number).toString() + fraction
}
