/** Ways to choose: cards, a few words side by side, a switch, and a line of text. */

import type { ComponentChildren, JSX, Ref } from "preact";
import { useId } from "./id";
import { type Sentence, Text } from "./Text";

interface CardsProps {
  /** What is chosen, for those who do not see the cards. */
  legend: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  cards: readonly { readonly value: string; readonly title: string; readonly text: string }[];
}

/** One of a few things that need a sentence each. */
export function Cards({ legend, name, value, onChange, cards }: CardsProps): JSX.Element {
  return (
    <fieldset class="cards">
      <legend class="sr">{legend}</legend>
      {cards.map((card) => (
        <label key={card.value} class="card">
          <input type="radio" name={name} checked={card.value === value} onChange={() => onChange(card.value)} />
          <b>{card.title}</b>
          <span>{card.text}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface PickProps {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { readonly value: string; readonly text: string }[];
}

/** One of a few words. */
export function Pick({ label, name, value, onChange, options }: PickProps): JSX.Element {
  return (
    <fieldset class="pick">
      <legend class="sr">{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.text}
        </label>
      ))}
    </fieldset>
  );
}

interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ComponentChildren;
}

/** Yes or no. */
export function Switch({ checked, onChange, children }: SwitchProps): JSX.Element {
  return (
    <label class="switch">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      {children}
    </label>
  );
}

interface SliderProps {
  label: string;
  /** 0 to 1. */
  value: number;
  /** Called when the hand lets go. */
  onChange: (value: number) => void;
  disabled: boolean;
}

/** How much of something. */
export function Slider({ label, value, onChange, disabled }: SliderProps): JSX.Element {
  return (
    <label class="slider">
      <span>{label}</span>
      <input
        type="range"
        min={0}
        max={1}
        step={0.1}
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
      />
    </label>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  onInput: (text: string) => void;
  /** Under the field: what may stand in it. */
  note?: string | undefined;
  /** For a number: a phone shows digits. */
  numeric?: boolean | undefined;
  /** What is wrong is said elsewhere. */
  marked?: boolean | undefined;
  /** Why the text will not do; under the field, and its description. */
  error?: Sentence | undefined;
  autocomplete?: "off" | "nickname" | undefined;
  maxLength?: number | undefined;
  readOnly?: boolean | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

/** A line of text with its label above it. */
export function TextField(props: TextFieldProps): JSX.Element {
  const { label, value, onInput, error, note, autocomplete = "off", maxLength, readOnly = false, inputRef } = props;
  const line = useId();
  return (
    <label class="text-field">
      <span class="label">{label}</span>
      <input
        class="field"
        type="text"
        value={value}
        readOnly={readOnly}
        autocomplete={autocomplete}
        spellcheck={false}
        aria-invalid={error !== undefined || props.marked === true}
        aria-describedby={line}
        {...(maxLength === undefined ? {} : { maxLength })}
        {...(props.numeric ? { inputMode: "numeric" as const } : {})}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        {...(readOnly ? { onFocus: selectAll } : {})}
      />
      <span class={error === undefined && note !== undefined ? "note" : "error"} id={line} role="status">
        {error === undefined ? (note ?? null) : <Text parts={error} />}
      </span>
    </label>
  );
}

/** What can only be read is there to be copied. */
function selectAll({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void {
  currentTarget.select();
}
