/** The pages that are read: the rules, and how to write a program that plays. */

import type { JSX } from "preact";
import type { Section } from "../i18n/parts";
import { Text } from "../ui/Text";
import { Page } from "./Page";
import type { Scene } from "./scene";

export function Rules({ scene }: { scene: Scene }): JSX.Element {
  return <Prose scene={scene} title={scene.m.page.rules} sections={scene.m.rules} />;
}

export function Developers({ scene }: { scene: Scene }): JSX.Element {
  const { about } = scene.state;
  const { m } = scene;
  const server = about ? m.server(about.version, about.api) : "";
  return <Prose scene={scene} title={m.page.developers} sections={m.developers} foot={server} />;
}

interface ProseProps {
  scene: Scene;
  title: string;
  sections: readonly Section[];
  foot?: string;
}

function Prose({ scene, title, sections, foot = "" }: ProseProps): JSX.Element {
  return (
    <Page scene={scene}>
      <article class="prose">
        <h1>{title}</h1>
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
        {foot === "" ? null : <p class="dim">{foot}</p>}
      </article>
    </Page>
  );
}
