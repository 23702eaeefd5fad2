/** The pages that are read: the rules, and how to write a program that plays. */

import type { ComponentChildren, JSX } from "preact";
import type { Section } from "../i18n/parts";
import { PROCEDURES } from "../reference";
import { StillRibbon } from "../snake/Still";
import { Standings } from "../ui/Panel";
import { Text } from "../ui/Text";
import { botSource } from "./developers";
import { EXAMPLE } from "./example";
import { goalTexts } from "./NewGameForm";
import { Page } from "./Page";
import { rulesetName, type Scene } from "./scene";

export function Rules({ scene }: { scene: Scene }): JSX.Element {
  const { m } = scene;
  return (
    <Page scene={scene}>
      <Prose
        title={m.page.rules}
        picture={<StillRibbon links={EXAMPLE} seatOf={Number} language="nl" />}
        sections={m.rules}
      >
        <Rulesets scene={scene} />
      </Prose>
    </Page>
  );
}

export function Developers({ scene }: { scene: Scene }): JSX.Element {
  const { about } = scene.state;
  const { m } = scene;
  return (
    <Page scene={scene}>
      <Prose title={m.page.developers} sections={m.developers}>
        <Procedures scene={scene} />
        <section>
          <h2>{m.exampleBot.title}</h2>
          <p>{m.exampleBot.text}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be within reach of the keyboard */}
          <pre tabIndex={0}>
            <code>{botSource(location)}</code>
          </pre>
        </section>
        {about ? <p class="dim">{m.server(about.version, about.api)}</p> : null}
      </Prose>
    </Page>
  );
}

interface ProseProps {
  title: string;
  picture?: ComponentChildren;
  sections: readonly Section[];
  children: ComponentChildren;
}

function Prose({ title, picture, sections, children }: ProseProps): JSX.Element {
  return (
    <article class="prose">
      <h1>{title}</h1>
      {picture}
      {sections.map((section) => (
        <section key={section.title}>
          <h2>{section.title}</h2>
          {section.text.map((parts, index) => (
            <p key={`${section.title}${index + 1}`}>
              <Text parts={parts} />
            </p>
          ))}
        </section>
      ))}
      {children}
    </article>
  );
}

/** What this server offers, as it says itself. */
function Rulesets({ scene: { state, m } }: { scene: Scene }): JSX.Element | null {
  const { rulesetTable: t } = m;
  const columns = [
    { text: t.name },
    { text: t.goal },
    { text: t.turn },
    { text: t.scores },
    { text: t.seats, right: true },
  ];
  const rows = (state.about?.rulesets ?? []).map((ruleset) => ({
    key: ruleset.name,
    cells: [
      [{ word: rulesetName(m, ruleset.name) }],
      goalTexts(m, ruleset).join(", "),
      t.seconds(ruleset.turn_seconds),
      t.per(ruleset.points_per_letter, ruleset.points_per_word),
      t.range(ruleset.seats_min, ruleset.seats_max),
    ],
  }));
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t.title}</h2>
      <Standings caption={t.title} columns={columns} rows={rows} />
    </section>
  );
}

function Procedures({ scene: { m } }: { scene: Scene }): JSX.Element {
  return (
    <section>
      <h2>{m.procedures.title}</h2>
      <dl class="procedures">
        {PROCEDURES.map(({ name, takes, gives, refuses }) => (
          <div key={name}>
            <dt>
              <code>
                {name}({takes}) → {gives}
              </code>
            </dt>
            <dd>
              {m.procedures[name]}
              <details>
                <summary>{m.procedures.errors}</summary>
                <code>{refuses}</code>
              </details>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
