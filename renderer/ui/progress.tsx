import type { Component } from 'solid-js';

/** How much is done, from 0 to 1. */
export const Progress: Component<{ label: string; done: number; of: number }> = (props) => (
  <progress
    class="progress"
    aria-label={props.label}
    value={props.done}
    max={Math.max(1, props.of)}
  />
);
