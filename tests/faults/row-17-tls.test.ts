import { afterAll, describe, test } from 'vitest';
import { openDesk, uuid } from '../cli/desk';
import { makeCertificates, startTlsPeer } from './certificates';
import type { Flaw } from './certificates';

/** The command line in plain Node, before somebody who takes the place of the API. */

const certificates = makeCertificates();
afterAll(() => certificates.remove());

const TOKEN = 'canary-token-for-nobody-else';
const trusting = { NODE_EXTRA_CA_CERTS: certificates.authority };

describe('17. the token is not sent to whoever cannot prove to be the API', () => {
  test.for([
    ['expired', trusting],
    ['wrong-host', trusting],
    ['self-signed', trusting],
    ['unknown-authority', trusting],
    // Good, but by an authority that this computer does not trust.
    ['good', {}],
  ] as [Flaw, Record<string, string>][])('%s', async ([flaw, env], context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const peer = await startTlsPeer(certificates.of(flaw));
    context.onTestFinished(() => peer.stop());
    const url = `https://localhost:${peer.port}`;
    const given = { env: { PROOFSHEET_TOKEN: TOKEN, ...env } };

    const one = await desk.run(['retrieve', uuid(1), '--api-url', url], given);
    expect(one.code).toBe(1);
    expect(one.stderr).toContain('does not prove who it is; nothing was sent to it');
    const list = await desk.write('list.csv', `Name,Task ID\nAda,${uuid(1)}\n`);
    const all = await desk.fetch([list, '--api-url', url, '--timeout', '8'], given);
    expect(all.code).toBe(5);

    expect(peer.seen.connections).toBeGreaterThan(1);
    expect(peer.seen.text).toBe('');
  });

  test('and goes to one who can', async (context) => {
    const { expect } = context;
    const desk = await openDesk(context);
    const peer = await startTlsPeer(certificates.of('good'));
    context.onTestFinished(() => peer.stop());
    const url = `https://localhost:${peer.port}`;
    await desk.run(['retrieve', uuid(1), '--api-url', url], {
      env: { PROOFSHEET_TOKEN: TOKEN, ...trusting },
    });
    expect(peer.seen.text).toContain(`Bearer ${TOKEN}`);
  });
});
