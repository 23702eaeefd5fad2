/** A button that opens a list of further things to do. */

import type { JSX } from "preact";
import { Icon } from "./Icons";
import { Popover, type PopoverProps } from "./Popover";

export interface MenuItem {
  readonly text: string;
  readonly onSelect?: (() => void) | undefined;
  /** Where it leads, for an item that is a link. */
  readonly href?: string | undefined;
  /** For an item that is on or off. */
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

export function Menu({ items, ...button }: PopoverProps & { items: readonly MenuItem[] }): JSX.Element {
  return (
    <Popover {...button}>
      {(close) => (
        <ul class="menu-list">
          {items.map((item) => (
            <li key={item.text}>
              <Item item={item} onDone={close} />
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

function Item({ item, onDone }: { item: MenuItem; onDone: () => void }): JSX.Element {
  const select = (): void => {
    onDone();
    item.onSelect?.();
  };
  if (item.href !== undefined) {
    return (
      <a class="btn bare" href={item.href} onClick={select}>
        {item.text}
      </a>
    );
  }
  const pressed = item.checked === undefined ? {} : { "aria-pressed": item.checked };
  return (
    <button type="button" class="btn bare" disabled={item.disabled ?? false} onClick={select} {...pressed}>
      {item.text}
      {item.checked ? <Icon name="tick" /> : null}
    </button>
  );
}
