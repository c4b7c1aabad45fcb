// Signatures against the vectors that Amazon and the OAuth working group published.
import { generateKeyPairSync, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { HttpRequest } from '../runner/engine/index.ts'
import {
  placeOfHost,
  signingSecrets,
  signOAuth1,
  signVersion2,
  signVersion4,
} from '../runner/engine/signing/index.ts'

function request(line: string, headers: Readonly<Record<string, string>> = {}): HttpRequest {
  const [method = '', url = ''] = line.split(' ')
  return { method, url: new URL(url).href, headers: Object.entries(headers), timeout: 1000 }
}

function authorization(signed: HttpRequest): string | undefined {
  return signed.headers.find(([name]) => name === 'Authorization')?.[1]
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html, "Authentication examples"
describe('AWS version 2 signs the published examples', () => {
  const upload = {
    'Content-Type': 'application/x-download',
    'Content-MD5': '4gJE4saaMU4BqNR0kLY+lw==',
    'X-Amz-Meta-Reviewedby': 'joe@johnsmith.net,jane@johnsmith.net',
    'X-Amz-Meta-Filechecksum': '0x02661779',
    'X-Amz-Meta-Checksumalgorithm': 'crc32',
    'X-Amz-Acl': 'public-read',
  }
  const image = { 'Content-Type': 'image/jpeg' }
  const host = 'https://johnsmith.s3.amazonaws.com'
  const all = 'https://s3.amazonaws.com'
  const rows: readonly {
    line: string
    headers?: Readonly<Record<string, string>>
    bucket?: string
    date: string
    signature: string
  }[] = [
    {
      line: `GET ${host}/photos/puppy.jpg`,
      bucket: 'johnsmith',
      date: 'Tue, 27 Mar 2007 19:36:42 +0000',
      signature: 'bWq2s1WEIj+Ydj0vQ697zp+IXMU=',
    },
    {
      line: `PUT ${host}/photos/puppy.jpg`,
      headers: image,
      bucket: 'johnsmith',
      date: 'Tue, 27 Mar 2007 21:15:45 +0000',
      signature: 'MyyxeRY7whkBe+bq8fHCL/2kKUg=',
    },
    {
      line: `GET ${host}/?prefix=photos&max-keys=50&marker=puppy`,
      bucket: 'johnsmith',
      date: 'Tue, 27 Mar 2007 19:42:41 +0000',
      signature: 'htDYFYduRNen8P9ZfE/s9SuKy0U=',
    },
    {
      line: `GET ${host}/?acl`,
      bucket: 'johnsmith',
      date: 'Tue, 27 Mar 2007 19:44:46 +0000',
      signature: 'c2WLPFtWHVgbEmeEG93a4cG37dM=',
    },
    {
      line: 'PUT http://static.johnsmith.net:8080/db-backup.dat.gz',
      headers: upload,
      bucket: 'static.johnsmith.net',
      date: 'Tue, 27 Mar 2007 21:06:08 +0000',
      signature: 'ilyl83RwaSoYIEdixDQcA4OnAnc=',
    },
    {
      line: `GET ${all}/`,
      date: 'Wed, 28 Mar 2007 01:29:59 +0000',
      signature: 'qGdzdERIC03wnaRNKh6OqZehG9s=',
    },
    {
      line: `GET ${all}/dictionary/fran%C3%A7ais/pr%c3%a9f%c3%a8re`,
      date: 'Wed, 28 Mar 2007 01:49:49 +0000',
      signature: 'DNEZGsoieTZ92F3bUfSPQcbGmlM=',
    },
  ]
  for (const { line, headers, bucket, date, signature } of rows) {
    it(line, () => {
      const credentials = {
        key: 'AKIAIOSFODNN7EXAMPLE',
        secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        version: '2',
        ...(bucket === undefined ? {} : { bucket }),
      } as const
      const signed = signVersion2(request(line, headers), credentials, date)
      expect(authorization(signed)).toBe(`AWS AKIAIOSFODNN7EXAMPLE:${signature}`)
    })
  }
})

// the Signature Version 4 test suite, whose service is called "service" whatever the host
describe('AWS version 4 signs the test suite', () => {
  const host = 'https://example.amazonaws.com'
  const token =
    'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA=='
  const rows = [
    {
      name: 'get-vanilla',
      line: `GET ${host}/`,
      signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    },
    {
      name: 'post-vanilla',
      line: `POST ${host}/`,
      signature: '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    },
    {
      name: 'get-vanilla-query-order-key-case',
      line: `GET ${host}/?Param2=value2&Param1=value1`,
      signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    },
    {
      name: 'get-unreserved',
      line: `GET ${host}/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`,
      signature: '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
    },
    {
      name: 'get-header-value-trim',
      line: `GET ${host}/`,
      headers: { 'My-Header1': ' value1', 'My-Header2': ' "a   b   c"' },
      signature: 'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
    },
    {
      name: 'get-relative',
      line: `GET ${host}/example/..`,
      signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    },
    {
      name: 'get-slashes',
      line: `GET ${host}//example//`,
      signature: '9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84',
    },
    {
      name: 'post-sts-header-before',
      line: `POST ${host}/`,
      session: token,
      signature: '85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead',
    },
  ]
  for (const { name, line, headers, session, signature } of rows) {
    it(name, () => {
      const credentials = {
        key: 'AKIDEXAMPLE',
        secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
        version: '4',
        ...(session === undefined ? {} : { session }),
      } as const
      const now = new Date('2015-08-30T12:36:00Z')
      const place = { service: 'service', region: 'us-east-1' }
      const signed = signVersion4(request(line, headers), credentials, now, place)
      expect(authorization(signed)).toMatch(new RegExp(`Signature=${signature}$`))
    })
  }
})

describe('the place of an AWS host', () => {
  const rows = [
    ['s3.amazonaws.com', 's3', 'us-east-1'],
    ['my.bucket.s3.amazonaws.com', 's3', 'us-east-1'],
    ['s3.eu-west-1.amazonaws.com', 's3', 'eu-west-1'],
    ['bucket.s3.eu-west-1.amazonaws.com', 's3', 'eu-west-1'],
    ['bucket.s3-eu-west-1.amazonaws.com', 's3', 'eu-west-1'],
    ['bucket.s3.dualstack.eu-west-1.amazonaws.com', 's3', 'eu-west-1'],
    ['bucket.s3-fips.us-gov-west-1.amazonaws.com', 's3', 'us-gov-west-1'],
    ['bucket.s3-accelerate.amazonaws.com', 's3', 'us-east-1'],
    ['s3.cn-north-1.amazonaws.com.cn', 's3', 'cn-north-1'],
    ['iam.amazonaws.com', 'iam', 'us-east-1'],
    ['lambda.eu-central-1.amazonaws.com', 'lambda', 'eu-central-1'],
    ['abc123.execute-api.eu-west-2.amazonaws.com', 'execute-api', 'eu-west-2'],
    ['email.us-east-1.amazonaws.com', 'ses', 'us-east-1'],
    ['search-x.us-east-1.es.amazonaws.com', 'es', 'us-east-1'],
    ['api.test', '', 'us-east-1'],
  ] as const
  for (const [host, service, region] of rows) {
    it(host, () => expect(placeOfHost(host)).toEqual({ service, region }))
  }
})

describe('OAuth 1', () => {
  const moment = { now: () => new Date('2024-01-15T12:00:00Z'), uuid: () => 'a-b-c' }

  it('signs with RSA-SHA1 so that the public key agrees', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const signed = signOAuth1(
      request('GET https://api.test/a?b=c'),
      {
        method: 'RSA-SHA1',
        transport: 'header',
        consumerSecret: '',
        tokenSecret: '',
        privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
        parameters: { consumer_key: 'k' },
      },
      moment,
    )
    const parameters =
      'b=c&oauth_consumer_key=k&oauth_nonce=abc&oauth_signature_method=RSA-SHA1&oauth_timestamp=1705320000&oauth_version=1.0'
    const base = `GET&${encodeURIComponent('https://api.test/a')}&${encodeURIComponent(parameters)}`
    const written = /oauth_signature="([^"]+)"/.exec(authorization(signed) ?? '')?.[1] ?? ''
    const signature = Buffer.from(decodeURIComponent(written), 'base64')
    expect(verify('sha1', Buffer.from(base), publicKey, signature)).toBe(true)
  })
})

describe('the secrets of signatures', () => {
  const variables = { connection: { secret: 'of connection' }, common: { own: 'of the app' } }
  const scope = {
    variables,
    timezone: 'UTC',
    now: () => new Date(0),
    random: () => 0,
    uuid: () => '',
    profile: 'app',
  } as const

  it('are those of requests and of the root of the connection, read as the connection reads it', () => {
    const requests = [
      { value: { aws: { key: 'k', secret: '{{connection.secret}}', session: 'written' } } },
      { value: { oauth: { token: 't', token_secret: '{{temp.later}}' } } },
      { value: { oauth: { consumer_secret: '{{malformed(' } } },
    ]
    const root = {
      written: { consumer_key: 'k', consumer_secret: '{{parameters.secret}} {{common.own}}' },
      common: { own: 'of its own' },
    }
    const found = signingSecrets(requests, scope, root).filter((one) => one !== undefined)
    expect(found).toEqual(['of connection', 'written', 'of connection of its own'])
  })
})
