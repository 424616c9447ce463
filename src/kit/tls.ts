// The office's certificate for https on its own network: read and looked at before the program listens, so that a wrong one is
// named at the start and not by every browser in the hall.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { err, ok, type Result } from './result.ts'

export interface Tls {
  readonly cert: Buffer
  readonly key: Buffer
}

export function readTls(
  files: { readonly cert: string; readonly key: string },
  now: Temporal.Instant,
): Result<Tls> {
  const cert = bytesOf(files.cert)
  if (!cert) return err({ message: `TLS_CERT: không đọc được tệp ${files.cert}.` })
  const key = bytesOf(files.key)
  if (!key) return err({ message: `TLS_KEY: không đọc được tệp ${files.key}.` })
  const certificate = certificateOf(cert)
  if (!certificate) return err({ message: `TLS_CERT: ${files.cert} không phải chứng thư dạng PEM.` })
  const secret = keyOf(key)
  if (!secret) return err({ message: `TLS_KEY: ${files.key} không phải khóa riêng dạng PEM không mật khẩu.` })
  if (!certificate.checkPrivateKey(secret))
    return err({
      message: 'TLS_KEY không phải khóa của chứng thư TLS_CERT. Hãy dùng cặp được cấp cùng nhau.',
    })
  const ends = Temporal.Instant.fromEpochMilliseconds(certificate.validToDate.getTime())
  if (Temporal.Instant.compare(ends, now) <= 0)
    return err({
      message: `TLS_CERT: chứng thư đã hết hạn (${certificate.validTo}). Hãy gia hạn rồi chạy lại.`,
    })
  return ok({ cert, key })
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

function certificateOf(bytes: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes)
  } catch {
    return undefined
  }
}

function keyOf(bytes: Buffer): KeyObject | undefined {
  try {
    return createPrivateKey(bytes)
  } catch {
    return undefined
  }
}
