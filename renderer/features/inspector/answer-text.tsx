import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Search from 'lucide-solid/icons/search';
import { For, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { Component } from 'solid-js';
import { pressed } from '../../../contract/shortcut';
import { useDesk } from '../../state/desk';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { findIn, piecesOf } from './find-in-text';
import { mark, unmark } from './marks';

/** More finds than this are not marked: who sees so many types another letter. */
const MOST = 1_000;

/** A long text to be searched. It is laid out where it is looked at, so that a megabyte opens at once. */
export const AnswerText: Component<{ text: string }> = (props) => {
  const desk = useDesk();
  const [typed, setTyped] = createSignal('');
  const [sought, setSought] = createSignal('');
  const [chosen, setChosen] = createSignal(0);
  let field!: HTMLInputElement;
  let sheet!: HTMLPreElement;
  const pieces = createMemo(() => piecesOf(props.text));
  const finds = createMemo(() => findIn(props.text, sought(), MOST));
  const count = (): number => finds().found.length;
  // Another answer may hold fewer of them.
  const current = (): number => Math.min(chosen(), count() - 1);

  let shown: Range | null = null;
  createEffect(() => {
    const nodes = Array.from(sheet.children, (piece) => piece.firstChild ?? piece);
    shown = mark({ pieces: pieces(), nodes }, finds().found, current());
  });
  onCleanup(unmark);
  createEffect(on([sought, chosen], () => shown && bringIntoView(shown, sheet), { defer: true }));

  const search = (text: string): void => {
    setTyped(text);
    setSought(text);
    setChosen(0);
  };
  const step = (by: 1 | -1): void => {
    if (count() > 0) setChosen((current() + by + count()) % count());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && typed() !== '') search('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** Here the keys for searching mean this text. */
  const onFind = (event: KeyboardEvent): void => {
    if (!pressed('Mod+F', event, desk.bridge.platform)) return;
    event.preventDefault();
    field.select();
  };
  const said = (): string => {
    if (sought() === '') return '';
    if (count() === 0) return words().answer.notFound;
    return words().answer.found(current() + 1, count(), finds().more);
  };

  return (
    <div class="answer" onKeyDown={onFind}>
      <div class="answer-search">
        <div class="field">
          <Icon shape={Search} size={13} />
          <input
            ref={field}
            type="search"
            autocomplete="off"
            spellcheck={false}
            placeholder={words().answer.search}
            aria-label={words().answer.search}
            value={typed()}
            onInput={(event) => {
              // Letters on their way to a Chinese character are not searched for.
              if (event.isComposing) setTyped(event.currentTarget.value);
              else search(event.currentTarget.value);
            }}
            onCompositionEnd={(event) => search(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <span class="hint" role="status">
            {said()}
          </span>
        </div>
        <IconButton
          icon={ArrowUp}
          size={14}
          label={words().answer.previous}
          disabled={count() === 0}
          onClick={() => step(-1)}
        />
        <IconButton
          icon={ArrowDown}
          size={14}
          label={words().answer.next}
          disabled={count() === 0}
          onClick={() => step(1)}
        />
      </div>
      <pre ref={sheet} class="mono selectable" tabindex="0" aria-label={words().inspector.answer}>
        <For each={pieces()}>
          {(piece) => (
            <span
              class="answer-piece"
              style={{ 'contain-intrinsic-block-size': `${piece.lines * LINE_EM}em` }}
            >
              {piece.text}
            </span>
          )}
        </For>
      </pre>
    </div>
  );
};

/** The height of a line in answer.css. */
const LINE_EM = 1.5;
/** How far from the sheet's edges what was found is brought, in px. */
const MARGIN = 24;

/** Scrolls as far as needed: what can be seen already stays where it is. */
function bringIntoView(range: Range, sheet: HTMLElement): void {
  const found = range.getBoundingClientRect();
  const frame = sheet.getBoundingClientRect();
  const above = found.top < frame.top + MARGIN || found.bottom > frame.bottom - MARGIN;
  const aside = found.left < frame.left + MARGIN || found.right > frame.right - MARGIN;
  sheet.scrollBy({
    top: above ? found.top - (frame.top + frame.height / 2) : 0,
    left: aside ? found.left - (frame.left + frame.width / 3) : 0,
  });
}
