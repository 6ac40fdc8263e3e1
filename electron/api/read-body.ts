export type Body =
  | { kind: 'whole'; text: string }
  /** More bytes than allowed; reading was given up at once. */
  | { kind: 'too-large' }
  /** The connection ended before the body did. */
  | { kind: 'cut' };

/**
 * Reads a body as UTF-8 text (a byte order mark is dropped, bytes that are no UTF-8 become U+FFFD), as
 * long as it has at most `maxBytes` bytes once unpacked. A body that announces more is not begun.
 */
export async function readBody(response: Response, maxBytes: number): Promise<Body> {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await discard(response.body);
    return { kind: 'too-large' };
  }
  if (response.body === null) return { kind: 'whole', text: '' };
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { kind: 'whole', text: text + decoder.decode() };
      bytes += value.byteLength;
      if (bytes > maxBytes) {
        await reader.cancel();
        return { kind: 'too-large' };
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return { kind: 'cut' };
  }
}

/** Closes the connection of a body that nobody will read. */
async function discard(body: ReadableStream | null): Promise<void> {
  try {
    await body?.cancel();
  } catch {
    // It is gone already, which is all that was wanted.
  }
}
