import { LOOKS } from './looks';

/** The list of all states, for a person: their latest pictures, each a way into the state itself. */

const states: string[] = await (await fetch('/states')).json();
const place = document.getElementById('states');
const search = document.getElementById('search');
const note = document.getElementById('note');

for (const name of states) {
  const section = document.createElement('section');
  const title = document.createElement('h2');
  title.textContent = name;
  const looks = document.createElement('div');
  looks.className = 'looks';
  for (const { theme, language } of LOOKS) {
    const link = document.createElement('a');
    link.href = `/open?${new URLSearchParams({ state: name, theme, language })}`;
    link.textContent = `${theme}, ${language}`;
    const picture = document.createElement('img');
    picture.loading = 'lazy';
    picture.alt = '';
    picture.src = `/screens/${name}-usual-${theme}-${language}.png`;
    picture.addEventListener('error', () => picture.remove());
    link.prepend(picture);
    link.addEventListener('click', async (event) => {
      event.preventDefault();
      if (note) note.textContent = `Opening ${name} …`;
      const said = await (await fetch(link.href)).text();
      if (note) note.textContent = said;
    });
    looks.append(link);
  }
  section.append(title, looks);
  place?.append(section);
}

search?.addEventListener('input', () => {
  const words = search instanceof HTMLInputElement ? search.value.trim() : '';
  for (const section of place?.children ?? []) {
    const name = section.firstElementChild?.textContent ?? '';
    section.toggleAttribute('hidden', !name.includes(words));
  }
});
