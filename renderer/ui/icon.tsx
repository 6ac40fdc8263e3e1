import { Dynamic } from 'solid-js/web';
import type { Component } from 'solid-js';
import type { LucideIcon } from 'lucide-solid';

export type IconShape = LucideIcon;

/** An icon of the set in the window's weight; always beside words or within a named control. */
export const Icon: Component<{ shape: IconShape; size?: number }> = (props) => (
  <Dynamic
    component={props.shape}
    size={props.size ?? 16}
    strokeWidth={1.75}
    absoluteStrokeWidth={false}
    aria-hidden="true"
  />
);
