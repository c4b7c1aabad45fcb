// Which service and region of AWS a host name stands for.

/** Both parts of a credential scope; an unknown service is the empty text. */
export interface AwsPlace {
  readonly service: string
  readonly region: string
}

/** Where hosts name no region. */
const USUAL_REGION = 'us-east-1'

/** Services whose hosts begin with another word than the one they are signed with. */
const signedAs: ReadonlyMap<string, string> = new Map([['email', 'ses']])

/** S3 in all its spellings: s3.amazonaws.com, BUCKET.s3.REGION, s3-REGION, s3.dualstack.REGION. */
const S3 = /(?:^|\.)s3(?:-fips)?(?:[.-](?!accelerate|fips)(?:dualstack\.)?([a-z0-9-]+))?$/

/**
 * The place of a host: `service.region.amazonaws.com`, with anything before it, or a service
 * without a region. That the directive takes the region from the host, and the service where it
 * names none, is inferred: so does the library whose words Make's description of `aws` uses.
 */
export function placeOfHost(host: string): AwsPlace {
  const before = /^(.+)\.amazonaws\.com(?:\.cn)?$/.exec(host.toLowerCase())?.[1]
  if (before === undefined) return { service: '', region: USUAL_REGION }
  const [, s3Region] = S3.exec(before) ?? []
  if (S3.test(before) || /(?:^|\.)s3-accelerate(?:\.|$)/.test(before)) {
    return { service: 's3', region: s3Region ?? USUAL_REGION }
  }
  const labels = before.split('.')
  const last = labels.at(-1) ?? ''
  const previous = labels.at(-2)
  // search domains put the region before the service
  if (previous !== undefined && ['es', 'aoss'].includes(last)) {
    return { service: last, region: previous }
  }
  if (previous === undefined) return { service: serviceOf(last), region: USUAL_REGION }
  return { service: serviceOf(previous), region: last }
}

function serviceOf(label: string): string {
  return signedAs.get(label) ?? label
}
