/** Full-size pictures that the lightbox has at once, those on show included. */
export const MOST_HELD = 3;

/** A picture that is loaded and decoded ahead. */
interface Picture {
  src: string;
  decode(): Promise<void>;
}

export interface HeldPictures {
  /** Loads these, the most wanted first, and lets go of all others. */
  hold(addresses: readonly string[]): void;
  addresses(): string[];
}

/** Keeps the pictures that are looked at next at hand, and no more than `MOST_HELD` of them. */
export function createHeldPictures(make: () => Picture = () => new Image()): HeldPictures {
  const held = new Map<string, Picture>();
  return {
    hold(addresses) {
      const wanted = new Set([...new Set(addresses)].slice(0, MOST_HELD));
      for (const [address, picture] of held) {
        if (wanted.has(address)) continue;
        // What is still loading ends here.
        picture.src = '';
        held.delete(address);
      }
      for (const address of wanted) {
        if (held.has(address)) continue;
        const picture = make();
        held.set(address, picture);
        picture.src = address;
        // Whether it can be shown at all is told where it is shown.
        picture.decode().catch(() => undefined);
      }
    },
    addresses: () => [...held.keys()],
  };
}
