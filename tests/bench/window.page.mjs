// Questions to the window's page: JavaScript expressions, evaluated there.

/**
 * @typedef {object} Frames
 * @property {number} late share of frames over 20 ms
 * @property {number} p95 ms
 * @property {number} longest ms
 * @property {number} blank share of the cards in view that lack their row, or show nothing of the photo they have
 * @property {number} rowless share of the cards in view that lack their row
 * @property {number} blurred share of the cards in view that show no more than a preview of their photo
 * @property {number} cards cards in view, on the average
 * @property {number} passed tasks that went by
 */

/** From the focus to the first key, ms. */
const HAND_MS = 500;

const TOOLS = `
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const scroller = document.querySelector('.sheet');
  const cards = () => {
    const { top, bottom } = scroller.getBoundingClientRect();
    return [...document.querySelectorAll('#sheet [role="option"]')].filter((card) => {
      const box = card.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    });
  };
  const hasPhoto = (card) => {
    const photo = card.querySelector('.photo');
    return photo ? photo.classList.contains('drawn') : card.dataset.status !== 'saved';
  };
  const hasPreview = (card) => Boolean(card.querySelector('.preview:not([hidden])'));
  const isBlurred = (card) => Boolean(card.dataset.status) && !hasPhoto(card) && hasPreview(card);
  const isRowless = (card) => !card.dataset.status;
  const isBlank = (card) => isRowless(card) || !(hasPhoto(card) || hasPreview(card));`;

/** Resolves when the cards in view have their photos, drawn. */
export const ROWS_SHOWN = `(async () => {
  while (!document.querySelector('.sheet')) await new Promise((done) => setTimeout(done, 50));
  ${TOOLS}
  while (cards().length === 0 || cards().some((card) => isRowless(card) || !hasPhoto(card))) await frame();
  await frame();
})()`;

/**
 * Frames while nothing is done.
 * @param {number} frames
 */
export function idle(frames) {
  return scroll(0, frames);
}

/**
 * Scrolls the sheet from its top; answers \`Frames\`.
 * @param {number} step px a frame
 * @param {number} frames
 */
export function scroll(step, frames) {
  return `(async () => {${TOOLS}
    scroller.scrollTop = 0;
    for (let i = 0; i < 30; i += 1) await frame();
    const times = [await frame()];
    let blank = 0, rowless = 0, blurred = 0, seen = 0, looks = 0;
    for (let i = 0; i < ${frames}; i += 1) {
      if (${step} > 0) scroller.scrollTop += ${step};
      times.push(await frame());
      // Before anything is changed the layout is done: to look costs little.
      if (i % 4 !== 0) continue;
      const all = cards();
      blank += all.filter(isBlank).length;
      rowless += all.filter(isRowless).length;
      blurred += all.filter(isBlurred).length;
      seen += all.length;
      looks += 1;
    }
    const passed = Number(cards()[0]?.getAttribute('aria-posinset') ?? 0);
    const gaps = times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b);
    return {
      late: gaps.filter((gap) => gap > 20).length / gaps.length,
      p95: gaps[Math.ceil(gaps.length * 0.95) - 1],
      longest: gaps.at(-1),
      blank: blank / seen,
      rowless: rowless / seen,
      blurred: blurred / seen,
      cards: Math.round(seen / looks),
      passed,
    };
  })()`;
}

/** Goes to the search field and types; answers, in ms, how long each keystroke took until its rows were painted. */
export const search = `(async () => {${TOOLS}
  const field = document.querySelector('#search');
  const type = (text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const total = () => document.querySelector('#sheet [role="option"][data-status]')?.getAttribute('aria-setsize');
  const times = [];
  // Nobody types in the moment in which the field gets the focus: a hand goes from the mouse to the keys.
  field.focus();
  await new Promise((done) => setTimeout(done, ${HAND_MS}));
  for (const word of ['7351', 'person 42', '90210', 's-1234']) {
    for (let length = 1; length <= word.length; length += 1) {
      const text = word.slice(0, length);
      if (text.endsWith(' ') || text === 'person'.slice(0, length)) continue;
      const before = total();
      const from = performance.now();
      type(text);
      while (total() === before && performance.now() - from < 2000) await frame();
      await frame();
      if (total() !== before) times.push(performance.now() - from);
      await new Promise((done) => setTimeout(done, 150));
    }
    const before = total();
    type('');
    while (total() === before) await frame();
  }
  return times;
})()`;
