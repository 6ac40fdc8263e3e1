// @ts-nocheck: what is replaced here takes and gives whatever it took and gave before.
// Loaded before the app: notes all that goes between its processes and threads, for a test to search. It is
// kept in `globalThis.traffic`: one text a message, what it is, then what it holds.
const { Worker } = require('node:worker_threads');
const { app, ipcMain, utilityProcess } = require('electron');

const traffic = [];
globalThis.traffic = traffic;

function note(what, message) {
  const bytes = (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
  traffic.push(`${what} ${JSON.stringify(message, bytes)}`);
}

const handle = ipcMain.handle;
ipcMain.handle = (channel, answer) =>
  handle.call(ipcMain, channel, async (event, ...given) => {
    note(`call ${channel}`, given);
    const reply = await answer(event, ...given);
    note(`reply ${channel}`, reply);
    return reply;
  });

app.on('web-contents-created', (_, contents) => {
  const send = contents.send;
  contents.send = (channel, ...given) => {
    note(`event ${channel}`, given);
    send.call(contents, channel, ...given);
  };
});

const fork = utilityProcess.fork;
utilityProcess.fork = (...how) => {
  note('fork', how.slice(1));
  const child = fork(...how);
  const post = child.postMessage;
  child.postMessage = (message, ...rest) => {
    note('to saver', message);
    post.call(child, message, ...rest);
  };
  child.on('message', (message) => note('from saver', message));
  return child;
};

const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function noted(message, ...rest) {
  note('to worker', message);
  if (this.listenerCount('message', hear) === 0) this.on('message', hear);
  return post.call(this, message, ...rest);
};

function hear(message) {
  note('from worker', message);
}
