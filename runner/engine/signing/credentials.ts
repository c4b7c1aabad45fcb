// The evaluated directives `aws` and `oauth`: what a request is signed with.

/** The `aws` directive, evaluated. */
export interface AwsCredentials {
  readonly key: string
  readonly secret: string
  /** Token of temporary credentials. */
  readonly session?: string
  /** Only version 2 needs it: the bucket, unless it stands in the path. */
  readonly bucket?: string
  /** Only version 4 needs it: the service, where the host does not tell. */
  readonly service?: string
  readonly version: '2' | '4'
}

/** The `oauth` directive, evaluated; the protocol parameters without their prefix `oauth_`. */
export interface OAuth1Credentials {
  /** HMAC-SHA1, RSA-SHA1 or PLAINTEXT. */
  readonly method: string
  /** Name of a row of the transports: header, query or body. */
  readonly transport: string
  readonly consumerSecret: string
  readonly tokenSecret: string
  /** PEM; stands in for the consumer secret. */
  readonly privateKey?: string
  /** True: the digest of the body is computed. A text is one that the author computed. */
  readonly bodyHash?: string | true
  /** Goes into the Authorization header and is not signed. */
  readonly realm?: string
  /** consumer_key, token, verifier and whatever else is written; an empty one is not sent. */
  readonly parameters: Readonly<Record<string, string>>
}
