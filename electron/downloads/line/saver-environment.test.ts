import { expect, test } from 'vitest';
import { saverEnvironment } from './saver-environment';

test('the process that saves photos learns what it needs of the environment, and nothing else', () => {
  const env = {
    TZ: 'Asia/Shanghai',
    TMPDIR: '/scratch',
    PROOFSHEET_TOKEN: 'secret',
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus',
    http_proxy: 'http://user:secret@proxy',
    HOME: undefined,
  };
  expect(saverEnvironment(env)).toEqual({
    TZ: 'Asia/Shanghai',
    TMPDIR: '/scratch',
    UV_THREADPOOL_SIZE: '16',
  });
});
