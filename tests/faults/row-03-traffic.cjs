// @ts-nocheck: what is replaced here takes and gives whatever it took and gave before.
// Loaded before the command line (`--require`): notes all that goes between its processes and threads in the
// file that TRAFFIC_FILE names, one line each, for a test to search.
const children = require('node:child_process');
const { appendFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { isMainThread, Worker } = require('node:worker_threads');

function note(what, message) {
  const bytes = (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
  appendFileSync(process.env.TRAFFIC_FILE, `${what} ${JSON.stringify(message, bytes)}\n`);
}

if (isMainThread) {
  const { fork } = children;
  children.fork = (...how) => {
    note('fork', how);
    const child = fork(...how);
    const send = child.send;
    child.send = (message, ...rest) => {
      note('to saver', message);
      return send.call(child, message, ...rest);
    };
    child.on('message', (message) => note('from saver', message));
    return child;
  };
  syncBuiltinESMExports();

  const post = Worker.prototype.postMessage;
  const hear = (message) => note('from worker', message);
  Worker.prototype.postMessage = function noted(message, ...rest) {
    note('to worker', message);
    if (!this.listeners('message').includes(hear)) this.on('message', hear);
    return post.call(this, message, ...rest);
  };
}
