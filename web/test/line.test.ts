import { describe, expect, it } from "vitest";
import { offset } from "../src/clock";
import { ownAddresses } from "../src/connection";
import { lineWatch } from "../src/line";
import type { Line } from "../src/state";
import { FakeTime } from "./network";

describe("the server's clock", () => {
  it("is taken to have been read half-way between question and answer", () => {
    expect(offset(1_000, 1_400, "1970-01-01T00:00:09.200Z")).toBe(8_000);
  });
});

describe("the line that is shown", () => {
  const watch = (hasNetwork: boolean) => {
    const time = new FakeTime();
    const shown: Line[] = [];
    const report = lineWatch({
      after: time.after,
      hasNetwork: () => hasNetwork,
      show: (line) => void shown.push(line),
    });
    return { time, shown, report };
  };

  it("says nothing of a break shorter than a second", async () => {
    const { time, shown, report } = watch(true);
    report("down");
    await time.pass(900);
    report("online");
    await time.pass(5_000);
    expect(shown).toEqual(["online"]);
  });

  it("is reconnecting after a second, however often it goes down", async () => {
    const { time, shown, report } = watch(true);
    report("down");
    await time.pass(700);
    report("down");
    await time.pass(700);
    expect(shown).toEqual(["reconnecting"]);
  });

  it("is offline where the device has no network", async () => {
    const { time, shown, report } = watch(false);
    report("down");
    await time.pass(1_000);
    expect(shown).toEqual(["offline"]);
  });
});

describe("the address of the server", () => {
  it("is that of the page", () => {
    const at = (url: string) => ownAddresses(new URL(url) as unknown as Location);
    expect(at("http://school.lan:8080/g/x")).toEqual({
      websocket: "ws://school.lan:8080/ws",
      longpoll: "http://school.lan:8080/lp",
    });
    expect(at("https://play.example/").websocket).toBe("wss://play.example/ws");
  });
});
