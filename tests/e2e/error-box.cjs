// Loaded before the app: its error box is told on stdout, where a test can read it, rather than shown in a
// dialog of the system's that would wait for a click.
const { dialog } = require('electron');
dialog.showErrorBox = (title, text) => process.stdout.write(`${JSON.stringify({ title, text })}\n`);
