import { describe, expect, it } from "vitest";
import { uri } from "../src/protocol";
import { PROCEDURES } from "../src/reference";
import { botSource } from "../src/views/developers";
import { USUAL } from "../src/views/NewGameForm";
import { ABOUT } from "./golden";

const PREFIX = `${uri.realm}.`;
const TOPICS: readonly string[] = [uri.lobby, uri.results, uri.me, uri.errorPrefix];

describe("what programmers are told", () => {
  it("names every procedure of the server, and no other", () => {
    const offered = Object.values(uri).filter((each) => each.startsWith(PREFIX) && !TOPICS.includes(each));
    expect(PROCEDURES.map(({ name }) => PREFIX + name).toSorted()).toEqual(offered.toSorted());
  });

  it("leads to the server that the page came from", () => {
    expect(botSource({ protocol: "http:", host: "school.lan:8080" })).toContain('"ws://school.lan:8080/ws"');
    expect(botSource({ protocol: "https:", host: "play.example" })).toContain('"wss://play.example/ws"');
  });
});

describe("what is offered before the server has said what it offers", () => {
  it("is what servers usually offer", () => {
    expect(ABOUT.rulesets).toEqual(USUAL.map((ruleset) => expect.objectContaining(ruleset)));
  });
});
