import * as Kobalte from '@kobalte/core/radio-group';
import { For } from 'solid-js';
import type { JSX } from 'solid-js';

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange(value: T): void;
}

/** One of a few, side by side. */
export function Segmented<T extends string>(props: SegmentedProps<T>): JSX.Element {
  return (
    <Kobalte.Root
      class="segmented"
      aria-label={props.label}
      value={props.value}
      onChange={(value) => props.onChange(value as T)}
    >
      <For each={props.options}>
        {(option) => (
          <Kobalte.Item class="segment" value={option.value}>
            <Kobalte.ItemInput class="segment-input" />
            <Kobalte.ItemControl class="segment-face">
              <Kobalte.ItemLabel class="segment-label">{option.label}</Kobalte.ItemLabel>
            </Kobalte.ItemControl>
          </Kobalte.Item>
        )}
      </For>
    </Kobalte.Root>
  );
}
