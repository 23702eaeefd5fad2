/** The rules of a new game, one by one: each field with its bounds, as the server tells them. */

import type { JSX } from "preact";
import type { Messages } from "../i18n";
import type { RulesetView } from "../protocol";
import {
  type Bounds,
  type Field,
  fieldsOf,
  GROUPS,
  type Group,
  type Opening,
  type Typed,
  textOf,
  wrong,
} from "../rules";
import { Pick, TextField } from "../ui/Choices";

interface RulesFormProps {
  m: Messages;
  preset: RulesetView;
  bounds: Bounds;
  typed: Typed;
  /** The field that does not go together with others. */
  clashing: Field | null;
  onType: (typed: Typed) => void;
}

const OPENINGS: readonly Opening[] = ["player", "drawn"];

export function RulesForm({ m, preset, bounds, typed, clashing, onType }: RulesFormProps): JSX.Element {
  const t = m.ownRules;
  const bad = wrong(typed, bounds);
  const groups = (Object.keys(GROUPS) as Group[]).filter((group) => fieldsOf(group, preset.pace).length > 0);
  const number = (field: Field): JSX.Element => {
    const limits = bounds[field];
    return (
      <TextField
        key={field}
        label={t.fields[field]}
        value={textOf(preset, typed, field)}
        onInput={(text) => onType({ ...typed, [field]: text })}
        maxLength={4}
        numeric
        marked={field === clashing}
        note={limits && t.range(limits.low, limits.high, limits.nullable)}
        error={limits && bad.includes(field) ? t.wrong(limits.low, limits.high, limits.nullable) : undefined}
      />
    );
  };
  return (
    <details class="own-rules">
      <summary>{t.title}</summary>
      <p class="dim">{t.text}</p>
      {groups.map((group) => (
        <fieldset key={group}>
          <legend>{t.groups[group]}</legend>
          <div class="fields">{fieldsOf(group, preset.pace).map(number)}</div>
        </fieldset>
      ))}
      <fieldset>
        <legend>{t.opening}</legend>
        <Pick
          label={t.opening}
          name="opening"
          value={typed.opening ?? preset.opening}
          onChange={(opening) => onType({ ...typed, opening: opening as Opening })}
          options={OPENINGS.map((value) => ({ value, text: t.openings[value] }))}
        />
      </fieldset>
    </details>
  );
}
