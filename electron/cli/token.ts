import { Secret } from '../../contract/secret';
import { LIVE_ACCOUNT } from '../storage/account-keys';
import type { CliPorts } from './ports';

type Token = { ok: true; value: Secret } | { ok: false; message: string };

/** The token from PROOFSHEET_TOKEN, else from the keychain; else why there is none, for stderr. */
export async function readToken(ports: Pick<CliPorts, 'env' | 'secrets'>): Promise<Token> {
  const given = ports.env['PROOFSHEET_TOKEN']?.trim();
  if (given) {
    return /^[\x21-\x7e]+$/.test(given)
      ? { ok: true, value: new Secret(given) }
      : { ok: false, message: 'proofsheet: PROOFSHEET_TOKEN holds spaces or control characters' };
  }
  const read = await ports.secrets.read(LIVE_ACCOUNT);
  switch (read.state) {
    case 'stored':
      return { ok: true, value: read.token };
    case 'none':
      return missing('no API token: set PROOFSHEET_TOKEN, or connect once in the window');
    case 'locked':
      return missing('the keychain is locked: unlock it, or set PROOFSHEET_TOKEN');
    case 'unavailable':
      return missing('no keychain is running here: set PROOFSHEET_TOKEN');
    case 'not-answering':
      return missing('the keychain does not answer: set PROOFSHEET_TOKEN');
  }
}

function missing(message: string): Token {
  return { ok: false, message: `proofsheet: ${message}` };
}
