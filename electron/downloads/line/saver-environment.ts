/**
 * What the process that saves photos may know of the environment: where temporary files and system
 * libraries are, which certificates and time zone count. Everything else stays out, the token first.
 */
const ALLOWED = [
  'TZ',
  'LANG',
  'LC_ALL',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'windir',
  'LD_LIBRARY_PATH',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'NODE_EXTRA_CA_CERTS',
] as const;

/** Files are written, flushed and hashed by these; Node's own four would wait for each other. */
const THREADS = '16';

/** The environment of the process that saves photos, made from that of this one. */
export function saverEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const allowed: Record<string, string> = { UV_THREADPOOL_SIZE: THREADS };
  for (const name of ALLOWED) {
    const value = env[name];
    if (value !== undefined) allowed[name] = value;
  }
  return allowed;
}
