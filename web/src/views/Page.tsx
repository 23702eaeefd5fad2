/** The frame of the pages that are no game. */

import type { ComponentChildren, JSX } from "preact";
import { path } from "../routes";
import type { Scene } from "./scene";
import { pages, TopBar } from "./TopBar";

export function Page({ scene, children }: { scene: Scene; children: ComponentChildren }): JSX.Element {
  const { me } = scene.state;
  return (
    <>
      <TopBar scene={scene} />
      <main class="page stack">
        {children}
        <footer class="foot">
          {pages(scene).map((link) => (
            <a key={link.href} href={link.href}>
              {link.text}
            </a>
          ))}
          {me && !me.guest ? (
            <a class="narrow" href={path({ page: "player", name: me.name })}>
              {me.name}
            </a>
          ) : null}
          <a href="/link">{scene.m.page.link}</a>
        </footer>
      </main>
    </>
  );
}
