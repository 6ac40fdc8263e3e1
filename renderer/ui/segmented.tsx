import * as Kobalte from '@kobalte/core/radio-group';
import { For, Show } from 'solid-js';
import type { JSX } from 'solid-js';
import { Icon } from './icon';
import type { IconShape } from './icon';

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  /** One with an icon is told by it; its label is its name for a screen reader, and its tooltip. */
  options: readonly { value: T; label: string; icon?: IconShape }[];
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
          <Kobalte.Item
            class="segment"
            value={option.value}
            title={option.icon ? option.label : undefined}
          >
            <Kobalte.ItemInput class="segment-input" />
            <Kobalte.ItemControl class="segment-face">
              <Show when={option.icon}>
                {(icon) => (
                  <span class="segment-icon">
                    <Icon shape={icon()} size={15} />
                  </span>
                )}
              </Show>
              <Kobalte.ItemLabel class={option.icon ? 'unseen' : 'segment-label'}>
                {option.label}
              </Kobalte.ItemLabel>
            </Kobalte.ItemControl>
          </Kobalte.Item>
        )}
      </For>
    </Kobalte.Root>
  );
}
