/** A button that opens a list of further things to do, without covering the page. */

import type { JSX, RefObject } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon, type IconName } from "./Icons";

export interface MenuItem {
  readonly text: string;
  readonly onSelect?: (() => void) | undefined;
  /** Where it leads, for an item that is a link. */
  readonly href?: string | undefined;
  /** For an item that is on or off. */
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

interface MenuProps {
  label: string;
  icon?: IconName | undefined;
  /** What the button reads, where it has no icon. */
  text?: string | undefined;
  items: readonly MenuItem[];
  wide?: boolean | undefined;
  narrow?: boolean | undefined;
}

/** Escape, a click elsewhere, and leaving it with Tab close the list; Escape gives the focus back to the button. */
export function Menu({ label, icon, text, items, wide, narrow }: MenuProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const list = useId();
  useClosing(box, isOpen, () => setOpen(false));
  return (
    <div class={`menu ${wide ? "wide" : ""} ${narrow ? "narrow" : ""}`} ref={box}>
      <button
        type="button"
        class={`btn bare ${icon === undefined ? "" : "icon"}`}
        aria-label={text === undefined ? label : `${text}, ${label}`}
        title={label}
        aria-expanded={isOpen}
        aria-controls={list}
        onClick={() => setOpen(!isOpen)}
      >
        {icon === undefined ? text : <Icon name={icon} />}
      </button>
      <ul class="menu-list" id={list} hidden={!isOpen}>
        {items.map((item) => (
          <li key={item.text}>
            <Item item={item} onDone={() => setOpen(false)} />
          </li>
        ))}
      </ul>
    </div>
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

function useClosing(box: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onOutside = (event: Event): void => {
      if (!(event.target instanceof Node && box.current?.contains(event.target))) close();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      close();
      box.current?.querySelector("button")?.focus();
    };
    document.addEventListener("pointerdown", onOutside);
    document.addEventListener("focusin", onOutside);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onOutside);
      document.removeEventListener("focusin", onOutside);
      document.removeEventListener("keydown", onKey);
    };
  });
}
