/** A button that opens a small box under it, without covering the page; on a phone the box stands at the bottom edge. */

import type { ComponentChildren, JSX, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type ButtonKind, classes } from "./Button";
import { Icon, type IconName } from "./Icons";
import { useId } from "./id";

export interface PopoverProps {
  label: string;
  icon?: IconName | undefined;
  /** What the button reads; beside an icon it is left out on a narrow page. */
  text?: string | undefined;
  kind?: ButtonKind | undefined;
  wide?: boolean | undefined;
  narrow?: boolean | undefined;
}

interface ContentProps {
  /** What is in the box; it may close it. */
  children: (close: () => void) => ComponentChildren;
}

/** Escape, a click elsewhere, and leaving it with Tab close the box; Escape gives the focus back to the button. */
export function Popover(props: PopoverProps & ContentProps): JSX.Element {
  const { label, icon, text, kind = "bare", wide, narrow, children } = props;
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const content = useId();
  useClosing(box, isOpen, () => setOpen(false));
  return (
    <div class={`menu ${wide ? "wide" : ""} ${narrow ? "narrow" : ""}`} ref={box}>
      <button
        type="button"
        class={`${classes({ kind })} ${text === undefined ? "icon" : ""}`}
        aria-label={text === undefined || text === label ? label : `${text}, ${label}`}
        title={label}
        aria-expanded={isOpen}
        aria-controls={content}
        onClick={() => setOpen(!isOpen)}
      >
        {icon === undefined ? null : <Icon name={icon} />}
        {text === undefined ? null : <span class={icon === undefined ? "" : "wide"}>{text}</span>}
      </button>
      <div class="popover" id={content} hidden={!isOpen}>
        {isOpen ? children(() => setOpen(false)) : null}
      </div>
    </div>
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
