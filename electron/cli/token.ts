import { Secret } from '../../contract/secret';
import type { ChosenAccount } from './account';
import type { CliPorts } from './ports';

type Token = { ok: true; value: Secret } | { ok: false; message: string };

/**
 * The token from PROOFSHEET_TOKEN, else from the keychain; else why there is none, for stderr. For an
 * account that was named on the command line it is the keychain's: the environment may mean another one.
 */
export async function readToken(
  account: ChosenAccount,
  ports: Pick<CliPorts, 'env' | 'secrets'>,
): Promise<Token> {
  const given = account.named ? '' : ports.env['PROOFSHEET_TOKEN']?.trim();
  if (given) {
    return /^[\x21-\x7e]+$/.test(given)
      ? { ok: true, value: new Secret(given) }
      : { ok: false, message: 'proofsheet: PROOFSHEET_TOKEN holds spaces or control characters' };
  }
  const read = await ports.secrets.read(account.key);
  const instead = account.named ? '' : 'set PROOFSHEET_TOKEN';
  switch (read.state) {
    case 'stored':
      return { ok: true, value: read.token };
    case 'none':
      return missing('no API token', instead, 'connect once in the window');
    case 'locked':
      return missing('the keychain is locked', 'unlock it', instead);
    case 'unavailable':
      return missing('no keychain is running here', instead);
    case 'not-answering':
      return missing('the keychain does not answer', instead);
  }
}

function missing(what: string, ...ways: string[]): Token {
  const out = ways.filter((way) => way !== '').join(', or ');
  return { ok: false, message: `proofsheet: ${what}${out && `: ${out}`}` };
}
