import { splitProps } from 'solid-js';
import type { Component, JSX } from 'solid-js';
import { Icon } from './icon';
import type { IconShape } from './icon';

interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: IconShape;
}

/** A button with words on it. */
export const Button: Component<ButtonProps> = (props) => {
  const [own, rest] = splitProps(props, ['look', 'icon', 'children']);
  return (
    <button type="button" {...rest} class={`button button-${own.look ?? 'plain'}`}>
      {own.icon && <Icon shape={own.icon} size={14} />}
      <span>{own.children}</span>
    </button>
  );
};

interface IconButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconShape;
  /** Its name, for a screen reader and as a tooltip. */
  label: string;
  size?: number;
}

/** A button that is an icon; its name shows when the pointer rests on it. */
export const IconButton: Component<IconButtonProps> = (props) => {
  const [own, rest] = splitProps(props, ['icon', 'label', 'size']);
  return (
    <button
      type="button"
      title={own.label}
      aria-label={own.label}
      {...rest}
      class={`icon-button ${rest.class ?? ''}`}
    >
      <Icon shape={own.icon} size={own.size ?? 16} />
    </button>
  );
};
