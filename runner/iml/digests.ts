// Digests and signatures for parts that may not reach Node's cryptography themselves; synchronous.
import { crypto } from './libraries.ts'

/** Algorithms that request signing needs. */
export type DigestAlgorithm = 'sha1' | 'sha256'

/** The digest of bytes; a text is taken as UTF-8. */
export function digestOf(algorithm: DigestAlgorithm, data: string | Uint8Array): Buffer {
  return crypto().createHash(algorithm).update(data).digest()
}

/** The keyed digest (HMAC) of bytes; texts are taken as UTF-8. */
export function keyedDigestOf(
  algorithm: DigestAlgorithm,
  key: string | Uint8Array,
  data: string | Uint8Array,
): Buffer {
  return crypto().createHmac(algorithm, key).update(data).digest()
}

/** The RSA signature (PKCS #1 v1.5) of a text. Throws Node's error when the PEM is no private key. */
export function rsaSignatureOf(algorithm: DigestAlgorithm, pem: string, data: string): Buffer {
  return crypto().createSign(algorithm).update(data).sign(pem)
}
