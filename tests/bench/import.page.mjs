// What the window's page does and notes while a list is brought in; evaluated there.

/** Event loops are looked at this often, ms. */
export const LOOK_EVERY_MS = 4;

/**
 * In ms since the drop.
 * @typedef {object} Moments
 * @property {number} previewed the preview is on screen and can be confirmed
 * @property {number} confirmed
 * @property {number} painted its first rows are painted
 * @property {number} added all of it is kept, and the window has its whole length
 * @property {number} blockedMs the longest time between two turns of the page's event loop
 */

/**
 * Notes the drop that comes next, and from then on how late the page's event loop is.
 * @param {number} everyMs
 */
export function watchForDrop(everyMs) {
  const notes = { dropped: Number.NaN, blockedMs: 0, last: performance.now() };
  Object.assign(window, { notes });
  window.addEventListener('drop', () => (notes.dropped = performance.now()), { capture: true });
  setInterval(() => {
    const now = performance.now();
    if (!Number.isNaN(notes.dropped)) notes.blockedMs = Math.max(notes.blockedMs, now - notes.last);
    notes.last = now;
  }, everyMs);
}

/**
 * Confirms the preview of the list that was dropped; resolves when all of it is there.
 * @param {number} lines of the list
 * @returns {Promise<Moments>}
 */
export async function addDropped(lines) {
  const { notes } = /** @type {any} */ (window);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const since = () => performance.now() - notes.dropped;
  /** @returns {HTMLButtonElement | null} */
  const button = () => document.querySelector('[role="dialog"] button[data-first]:not(:disabled)');
  while (!button()) await frame();
  await frame();
  const previewed = since();
  const confirmed = since();
  button()?.click();
  const first = () => document.querySelector('#sheet [role="option"][data-status]');
  while (document.querySelector('[role="dialog"]') || !first()) await frame();
  await frame();
  const painted = since();
  const isAdding = () => document.querySelector('.status-now')?.textContent?.startsWith('adding');
  const length = () => Number(first()?.getAttribute('aria-setsize'));
  while (length() !== lines || isAdding()) await frame();
  return { previewed, confirmed, painted, added: since(), blockedMs: notes.blockedMs };
}
