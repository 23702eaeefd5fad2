/** Buttons, and links that look like them. */

import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./Icons";

/** `main` is the one thing to do on a screen, `bare` has no border until it is pointed at. */
export type ButtonKind = "main" | "plain" | "bare";

interface Shared {
  kind?: ButtonKind | undefined;
  /** Left out on a narrow page, or shown only there. */
  wide?: boolean | undefined;
  narrow?: boolean | undefined;
}

interface ButtonProps extends Shared {
  type?: "button" | "submit" | undefined;
  disabled?: boolean | undefined;
  onClick?: (() => void) | undefined;
  children: ComponentChildren;
}

export function classes({ kind = "plain", wide, narrow }: Shared): string {
  return `btn ${kind} ${wide ? "wide" : ""} ${narrow ? "narrow" : ""}`;
}

export function Button({ type = "button", disabled = false, onClick, children, ...look }: ButtonProps): JSX.Element {
  return (
    <button type={type} class={classes(look)} disabled={disabled} onClick={() => onClick?.()}>
      {children}
    </button>
  );
}

interface LinkButtonProps extends Shared {
  href: string;
  /** Offer the target as a file of this name. */
  download?: string | undefined;
  children: ComponentChildren;
}

export function LinkButton({ href, download, children, ...look }: LinkButtonProps): JSX.Element {
  return (
    <a href={href} class={classes(look)} {...(download === undefined ? {} : { download })}>
      {children}
    </a>
  );
}

interface IconButtonProps extends Shared {
  icon: IconName;
  /** What the button does, for those who do not see the icon; shown as a tooltip too. */
  label: string;
  type?: "button" | "submit" | undefined;
  disabled?: boolean | undefined;
  /** For a button that is on or off. */
  pressed?: boolean | undefined;
  onClick?: (() => void) | undefined;
}

export function IconButton({
  icon,
  label,
  type = "button",
  disabled,
  pressed,
  onClick,
  ...look
}: IconButtonProps): JSX.Element {
  return (
    <button
      type={type}
      class={`${classes({ kind: "bare", ...look })} icon`}
      aria-label={label}
      title={label}
      disabled={disabled ?? false}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
      onClick={() => onClick?.()}
    >
      <Icon name={icon} />
    </button>
  );
}
