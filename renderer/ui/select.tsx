import ChevronDown from 'lucide-solid/icons/chevron-down';
import { For } from 'solid-js';
import type { JSX } from 'solid-js';
import { Icon } from './icon';

interface SelectProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange(value: T): void;
}

/** The system's own list of choices, in the window's clothes. */
export function Select<T extends string>(props: SelectProps<T>): JSX.Element {
  const chosen = (): string =>
    props.options.find(({ value }) => value === props.value)?.label ?? '';
  return (
    <span class="select">
      <select
        aria-label={props.label}
        title={`${props.label}: ${chosen()}`}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value as T)}
      >
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
      <Icon shape={ChevronDown} size={14} />
    </span>
  );
}
