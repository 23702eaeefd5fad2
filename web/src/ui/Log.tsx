/** The column in which SNAKEBOT tells the game and players chat. */

import type { ComponentChildren, JSX, Ref } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { IconButton } from "./Button";
import { type Sentence, Text } from "./Text";

export interface LogEntry {
  readonly id: string | number;
  /** As shown, and as RFC 3339. */
  readonly time: string;
  readonly iso: string;
  /** `bot` tells a move, `said` is a player's, `note` is set apart: a turn, the last round, the end. */
  readonly kind: "bot" | "said" | "note";
  readonly parts: Sentence;
  /** What a move earned: "+8". */
  readonly points?: string | undefined;
  /** Whose talk can be hidden, or shown again, at this line. */
  readonly mute?: { readonly player: string; readonly on: boolean; readonly label: string } | undefined;
}

interface LogProps {
  title: string;
  /** The name of the column as a landmark. */
  label: string;
  entries: readonly LogEntry[];
  /** The language of the words of the game. */
  lang: string;
  onMute?: ((player: string, on: boolean) => void) | undefined;
  /** The chat line. */
  children?: ComponentChildren;
}

/** Stays at the newest line, also when its room changes, unless somebody has scrolled back to read. */
export function Log({ title, label, entries, lang, onMute, children }: LogProps): JSX.Element {
  const lines = useRef<HTMLDivElement>(null);
  const drawn = useMemo(() => new WeakMap<LogEntry, JSX.Element>(), [lang, onMute]);
  const atEnd = useRef(true);
  useLayoutEffect(() => toEnd(lines.current, atEnd.current), [entries]);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => toEnd(lines.current, atEnd.current));
    if (lines.current) observer.observe(lines.current);
    return () => observer.disconnect();
  }, []);
  const onScroll = (): void => {
    const box = lines.current;
    if (box !== null) atEnd.current = box.scrollHeight - box.clientHeight - box.scrollTop < 24;
  };
  return (
    <aside class="log" aria-label={label}>
      <h2>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be within reach of the keyboard */}
      <div class="lines" ref={lines} onScroll={onScroll} tabIndex={0} role="log" aria-live="off" aria-label={title}>
        <ol>
          {entries.map((entry) => {
            // The same element again is not looked into: of hundreds of lines only the new ones cost anything.
            const line = drawn.get(entry) ?? <Line key={entry.id} entry={entry} lang={lang} onMute={onMute} />;
            drawn.set(entry, line);
            return line;
          })}
        </ol>
      </div>
      {children}
    </aside>
  );
}

function toEnd(box: HTMLElement | null, atEnd: boolean): void {
  if (box !== null && atEnd) box.scrollTop = box.scrollHeight;
}

function Line({ entry, lang, onMute }: { entry: LogEntry } & Pick<LogProps, "lang" | "onMute">): JSX.Element {
  const { mute } = entry;
  return (
    <li class={entry.kind}>
      <time dateTime={entry.iso}>{entry.time}</time>
      <Text parts={entry.parts} lang={lang} />
      {entry.points === undefined ? null : <b class="pt">{entry.points}</b>}
      {mute === undefined ? null : (
        <IconButton
          icon={mute.on ? "sound" : "mute"}
          label={mute.label}
          onClick={() => onMute?.(mute.player, !mute.on)}
        />
      )}
    </li>
  );
}

interface ChatFormProps {
  label: string;
  placeholder: string;
  send: string;
  value: string;
  maxLength?: number | undefined;
  disabled?: boolean | undefined;
  /** Why something was not said. */
  error?: Sentence | undefined;
  onInput: (text: string) => void;
  onSubmit: () => void;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

export function ChatForm(props: ChatFormProps): JSX.Element {
  const {
    label,
    placeholder,
    send,
    value,
    maxLength = 500,
    disabled = false,
    error,
    onInput,
    onSubmit,
    inputRef,
  } = props;
  const submit = (event: Event): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form class="chat" onSubmit={submit}>
      <input
        class="field"
        type="text"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        maxLength={maxLength}
        disabled={disabled}
        autocomplete="off"
        enterkeyhint="send"
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <IconButton type="submit" kind="plain" icon="send" label={send} disabled={disabled} />
      <p class="chat-error" role="status">
        {error === undefined ? null : <Text parts={error} />}
      </p>
    </form>
  );
}
