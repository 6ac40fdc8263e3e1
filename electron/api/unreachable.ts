import type { ApiFailure } from '../../contract/api-outcome';
import { isRecord } from './wire';
import { noAnswer } from './classify';

/**
 * Why there was no answer at all: always of kind `offline`. Only the error's code is used, in words of
 * our own: what Node and Chromium write into messages may quote headers, and so the token.
 */
export function unreachable(error: unknown): ApiFailure {
  const code = codeOf(error);
  const [own, message] = explain(code, textOf(error));
  return noAnswer('offline', own, code === null ? message : `${message} (${code})`);
}

function explain(code: string | null, text: string): [code: string, message: string] {
  if (code !== null && /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) {
    return ['tls', 'The address of the API does not prove who it is; nothing was sent to it.'];
  }
  if (code !== null && /ENOTFOUND|EAI_AGAIN|NAME_NOT_RESOLVED/.test(code)) {
    return ['dns', 'The address of the API is not found from here.'];
  }
  if (code !== null && /PROXY|TUNNEL/.test(code)) {
    return ['proxy', 'The proxy does not let this computer reach the API.'];
  }
  if (/redirect/i.test(code ?? '') || /redirect/i.test(text)) {
    return ['redirected', 'The API pointed to another address, where the token must not go.'];
  }
  return ['network', 'The API cannot be reached.'];
}

/** `ECONNREFUSED` and its like from Node, `ERR_CERT_DATE_INVALID` and its like from Chromium. */
function codeOf(error: unknown): string | null {
  for (const link of chain(error)) {
    const code = isRecord(link) ? link['code'] : undefined;
    if (typeof code === 'string' && /^[A-Z0-9_]{3,60}$/.test(code)) return code;
  }
  return /net::(ERR_[A-Z0-9_]{1,60})/.exec(textOf(error))?.[1] ?? null;
}

function textOf(error: unknown): string {
  return chain(error)
    .map((link) => (link instanceof Error ? link.message : ''))
    .join(' ');
}

/** The error and what caused it, at most four deep. */
function chain(error: unknown): unknown[] {
  const links: unknown[] = [];
  for (let link = error; link !== undefined && links.length < 4;) {
    links.push(link);
    link = link instanceof Error ? link.cause : undefined;
  }
  return links;
}
