import { createSignal } from 'solid-js';

/** A short word to the operator at the bottom of the window; `trouble` stays until it is dismissed. */
export interface Message {
  id: number;
  tone: 'done' | 'trouble';
  text: string;
  /** The step of the history that it tells of; null = it can not be undone. */
  step: number | null;
}

const SHOWN_FOR_MS = 4_000;
/** Long enough to read it, and to think better of it. */
const UNDOABLE_FOR_MS = 10_000;
/** Older messages make room. */
const MOST = 3;

export interface Messages {
  shown: () => readonly Message[];
  /** Says that something the operator asked for was done; `step`: it offers to undo it. */
  say(text: string, step?: number | null): void;
  /** Says that something did not work. */
  complain(text: string): void;
  dismiss(id: number): void;
  /** What a screen reader is told, and nobody sees. */
  announced: () => string;
  announce(text: string): void;
}

export function createMessages(): Messages {
  const [shown, setShown] = createSignal<readonly Message[]>([]);
  const [announced, announce] = createSignal('');
  let lastId = 0;
  const dismiss = (id: number): void => {
    setShown((messages) => messages.filter((message) => message.id !== id));
  };
  const show = (tone: Message['tone'], text: string, step: number | null): number => {
    const id = ++lastId;
    setShown((messages) => [
      ...messages.filter((message) => message.text !== text).slice(1 - MOST),
      { id, tone, text, step },
    ]);
    return id;
  };
  return {
    shown,
    say(text, step = null) {
      const id = show('done', text, step);
      setTimeout(() => dismiss(id), step === null ? SHOWN_FOR_MS : UNDOABLE_FOR_MS);
    },
    complain: (text) => void show('trouble', text, null),
    dismiss,
    announced,
    announce,
  };
}
