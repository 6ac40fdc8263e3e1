import Check from 'lucide-solid/icons/check';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import * as Menu from '@kobalte/core/dropdown-menu';
import { For, Show, createContext, createSignal, useContext } from 'solid-js';
import type { Component, JSX } from 'solid-js';
import { Icon } from './icon';
import type { IconShape } from './icon';
import './menu.css';

/** One of several in a menu. */
export interface Choice {
  value: string;
  label: string;
  /** What stands at the right end, such as a count. */
  aside?: string;
}

interface ChoicesProps {
  value: string;
  choices: readonly Choice[];
  onChoose(value: string): void;
}

/** Choices of which one is ticked. */
export const MenuChoices: Component<ChoicesProps> = (props) => (
  <Menu.RadioGroup value={props.value} onChange={(value) => props.onChoose(value)}>
    <For each={props.choices}>
      {(choice) => (
        <Menu.RadioItem
          class="menu-item"
          value={choice.value}
          textValue={choice.label}
          closeOnSelect
        >
          <span class="menu-icon">
            <Menu.ItemIndicator>
              <Icon shape={Check} size={14} />
            </Menu.ItemIndicator>
          </span>
          <span class="menu-name" dir="auto">
            {choice.label}
          </span>
          <span class="menu-keys">{choice.aside}</span>
        </Menu.RadioItem>
      )}
    </For>
  </Menu.RadioGroup>
);

/** For what a menu holds: an item may open a dialog, whose button or field is not to get the same Enter. */
export function keepEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}

/** Where the menu is drawn that something is in. */
const PlaceContext = createContext<() => HTMLElement>();

interface MenuContentProps {
  label: string;
  /** Where it is drawn; by itself, beside its button. */
  place?: HTMLElement | undefined;
  children: JSX.Element;
}

/**
 * What a menu holds, drawn beside its button: within the same landmark, and in the dialog that the button is
 * in. Through a portal, since Kobalte gives the focus to no content that is drawn in place.
 */
export const MenuContent: Component<MenuContentProps> = (props) => {
  const [beside, setBeside] = createSignal<HTMLElement>();
  return (
    <>
      <span ref={setBeside} class="menu-place" />
      <Show when={props.place ?? beside()}>
        {(place) => (
          <Menu.Portal mount={place()}>
            <PlaceContext.Provider value={place}>
              <Menu.Content class="menu" aria-label={props.label} onKeyDown={keepEnter}>
                {props.children}
              </Menu.Content>
            </PlaceContext.Provider>
          </Menu.Portal>
        )}
      </Show>
    </>
  );
};

interface MenuButtonProps {
  label: string;
  icon: IconShape;
  /** What it stands for is not as usual. */
  active?: boolean;
  open: boolean;
  onOpenChange(open: boolean): void;
  children: JSX.Element;
}

/** A button with an icon that opens a menu. The menu stays inside a landmark of its own. */
export const MenuButton: Component<MenuButtonProps> = (props) => {
  const [landmark, setLandmark] = createSignal<HTMLElement>();
  return (
    <Menu.Root
      placement="bottom-end"
      gutter={4}
      modal={false}
      open={props.open}
      onOpenChange={(open) => props.onOpenChange(open)}
    >
      <Menu.Trigger
        class="icon-button"
        classList={{ 'menu-active': props.active ?? false }}
        aria-label={props.label}
        title={props.label}
      >
        <Icon shape={props.icon} />
      </Menu.Trigger>
      {/* Before what it holds: in what is hidden, nothing gets the focus. */}
      <section ref={setLandmark} class="menu-place" aria-label={props.label} hidden={!props.open} />
      <MenuContent label={props.label} place={landmark()}>
        {props.children}
      </MenuContent>
    </Menu.Root>
  );
};

/** A line of a menu that opens another menu beside it; `aside` tells what is chosen there. */
export const SubMenu: Component<{ label: string; aside: string; children: JSX.Element }> = (
  props,
) => {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('SubMenu is drawn outside of MenuContent');
  return (
    <Menu.Sub gutter={2} shift={-6} overlap>
      <Menu.SubTrigger class="menu-item" textValue={props.label}>
        <span class="menu-icon" />
        <span class="menu-name">{props.label}</span>
        <span class="menu-keys menu-aside" dir="auto">
          {props.aside}
        </span>
        <Icon shape={ChevronRight} size={14} />
      </Menu.SubTrigger>
      <Menu.Portal mount={place()}>
        <Menu.SubContent class="menu">{props.children}</Menu.SubContent>
      </Menu.Portal>
    </Menu.Sub>
  );
};
