import { createSignal } from 'solid-js';

/**
 * What is said: said once as it is, or (a function) said anew when the language changes while it is on show.
 */
export type Said = string | (() => string);

/** A short word to the operator at the bottom of the window; `trouble` stays until it is dismissed. */
export interface Message {
  id: number;
  tone: 'done' | 'trouble';
  text: () => string;
  /** The step of the history that it tells of; null = it can not be undone. */
  step: number | null;
  /** What is offered with it; null = nothing. */
  offer: Offer | null;
}

/** What a message offers to do next. */
export interface Offer {
  label(): string;
  run(): void;
}

const SHOWN_FOR_MS = 4_000;
/** Long enough to read it, and to think better of it. */
const OFFERED_FOR_MS = 10_000;
/** Older messages make room. */
const MOST = 3;

export interface Messages {
  shown: () => readonly Message[];
  /** Says that something the operator asked for was done; `step`: it offers to undo it. */
  say(said: Said, step?: number | null, offer?: Offer): void;
  /** Says that something did not work. */
  complain(said: Said): void;
  dismiss(id: number): void;
  /** A step of the history is undone: what was said of it is no longer true. */
  takeBack(step: number): void;
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
  const show = (
    tone: Message['tone'],
    said: Said,
    step: number | null,
    offer: Offer | null = null,
  ): number => {
    const id = ++lastId;
    const text = typeof said === 'string' ? () => said : said;
    setShown((messages) => [
      ...messages.filter((message) => message.text() !== text()).slice(1 - MOST),
      { id, tone, text, step, offer },
    ]);
    return id;
  };
  return {
    shown,
    say(said, step = null, offer) {
      const id = show('done', said, step, offer);
      const isOffering = step !== null || offer !== undefined;
      setTimeout(() => dismiss(id), isOffering ? OFFERED_FOR_MS : SHOWN_FOR_MS);
    },
    complain: (said) => void show('trouble', said, null),
    dismiss,
    takeBack: (step) =>
      void setShown((messages) => messages.filter((message) => message.step !== step)),
    announced,
    announce,
  };
}
