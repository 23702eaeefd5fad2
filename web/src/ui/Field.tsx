/** The foot of the stage: the clock, the word being typed, and one line that explains. */

import type { ComponentChildren, JSX, Ref } from "preact";
import { Button } from "./Button";
import { useId } from "./id";
import { type Sentence, Text } from "./Text";

interface WordFieldProps {
  /** The name of the field: what the word has to do. */
  label: string;
  value: string;
  /** The language of the words of this game. */
  lang: string;
  /** What the button says, and whether it can be pressed. */
  button: string;
  canPlay?: boolean | undefined;
  /** Sent and not yet stored: nothing can be changed. */
  pending?: boolean | undefined;
  /** The hint or the refusal, always in the same place; beside it what matters less, and which keys there are. */
  say: Sentence;
  tone?: "plain" | "bad" | undefined;
  aside?: Sentence | undefined;
  keys?: Sentence | undefined;
  ring?: ComponentChildren;
  onInput: (text: string) => void;
  onSubmit: () => void;
  onClear?: (() => void) | undefined;
  /** A slash in the empty field. */
  onChat?: (() => void) | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

export function WordField(props: WordFieldProps): JSX.Element {
  const { label, value, lang, button, canPlay = true, pending = false, ring, onInput, onSubmit, inputRef } = props;
  const line = useId();
  const submit = (event: Event): void => {
    event.preventDefault();
    if (canPlay && !pending) onSubmit();
  };
  return (
    <form class="stage" onSubmit={submit}>
      <div class="play">
        {ring}
        <label class="grow">
          <span class="sr">{label}</span>
          <input
            class="word field"
            type="text"
            lang={lang}
            value={value}
            readOnly={pending}
            aria-busy={pending}
            aria-invalid={props.tone === "bad"}
            aria-describedby={line}
            autocomplete="off"
            autocapitalize="off"
            autocorrect="off"
            spellcheck={false}
            enterkeyhint="go"
            maxLength={64}
            {...(inputRef === undefined ? {} : { ref: inputRef })}
            onInput={({ currentTarget }) => onInput(currentTarget.value)}
            onKeyDown={(event) => onKey(event, props)}
          />
        </label>
        <Button type="submit" kind="main" disabled={!canPlay || pending}>
          {button}
        </Button>
      </div>
      <SayLine id={line} say={props.say} tone={props.tone} aside={props.aside} keys={props.keys} lang={lang} />
    </form>
  );
}

function onKey(event: KeyboardEvent, { value, pending, onClear, onChat }: WordFieldProps): void {
  if (event.key === "Escape" && value !== "" && !pending && onClear !== undefined) {
    event.preventDefault();
    onClear();
  }
  if (event.key === "/" && value === "" && onChat !== undefined) {
    event.preventDefault();
    onChat();
  }
}

interface SayLineProps extends Pick<WordFieldProps, "say" | "tone" | "aside" | "keys"> {
  id: string;
  lang: string;
}

function SayLine({ id, say, tone = "plain", aside, keys, lang }: SayLineProps): JSX.Element {
  return (
    <div class={`say ${tone}`}>
      <p id={id} role="status">
        <Text parts={say} lang={lang} />
      </p>
      {aside === undefined || tone === "bad" ? null : (
        <p class="wide dim">
          <Text parts={aside} lang={lang} />
        </p>
      )}
      {keys === undefined ? null : (
        <p class="wide dim keys" aria-hidden="true">
          <Text parts={keys} />
        </p>
      )}
    </div>
  );
}

interface StageLineProps {
  ring?: ComponentChildren;
  title: Sentence;
  text?: Sentence | undefined;
  /** Buttons. */
  children?: ComponentChildren;
}

/** The foot of the stage for those who type nothing: before the start, watching, at the end. */
export function StageLine({ ring, title, text, children }: StageLineProps): JSX.Element {
  return (
    <div class="stage">
      <div class="play standing">
        {ring}
        <div class="grow">
          <p class="stage-title">
            <Text parts={title} />
          </p>
          {text === undefined ? null : (
            <p class="stage-text">
              <Text parts={text} />
            </p>
          )}
        </div>
        <div class="row">{children}</div>
      </div>
    </div>
  );
}
