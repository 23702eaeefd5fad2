import { describe, expect, it } from "vitest";
import { labelHeights, plotFrame, steps } from "../../src/ui/plot-frame";

const BOB = {
  seat: 2,
  name: "Bob",
  points: [
    { move: 1, score: 10 },
    { move: 5, score: 18 },
  ],
};
const ADA = {
  seat: 1,
  name: "Ada",
  points: [
    { move: 2, score: 8 },
    { move: 6, score: 16 },
  ],
};
const CAS = { seat: 3, name: "Cas", points: [] };
const number = (percent: string): number => Number.parseFloat(percent);

describe("the frame of the plot", () => {
  it("holds every score and the goal", () => {
    const frame = plotFrame(6, [BOB, ADA], 25);
    expect(frame.ticks).toEqual([0, 5, 10, 15, 20, 25]);
    expect(number(frame.y(25))).toBeGreaterThanOrEqual(0);
    expect(number(frame.y(0))).toBeLessThanOrEqual(100);
    expect(number(frame.y(18))).toBeLessThan(number(frame.y(10)));
  });

  it("shares its width evenly among the moves", () => {
    const { x, left, right } = plotFrame(4, [BOB], 0);
    expect(number(x(1)) - number(x(0))).toBeCloseTo(number(x(4)) - number(x(3)));
    expect(number(x(0)) - number(left)).toBeCloseTo(number(right) - number(x(4)));
  });

  it.each([1, 7, 25, 30, 64, 100, 640, 1000])("has three to seven lines for scores up to %i", (score) => {
    const { ticks } = plotFrame(1, [{ ...BOB, points: [{ move: 1, score }] }], 0);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(7);
  });

  it("does without a score", () => {
    expect(plotFrame(0, [CAS], 0).ticks).toEqual([0, 1]);
  });
});

describe("a line of the plot", () => {
  it("goes along, then up, and on to the last move", () => {
    expect(steps(BOB, 6)).toEqual([
      [0, 0, 1, 0],
      [1, 0, 1, 10],
      [1, 10, 5, 10],
      [5, 10, 5, 18],
      [5, 18, 6, 18],
    ]);
  });
});

describe("the names beside the lines", () => {
  it("stand in order of score and apart from each other", () => {
    const labels = labelHeights([CAS, ADA, BOB], plotFrame(6, [BOB, ADA, CAS], 0));
    expect(labels.map((label) => label.name)).toEqual(["Bob", "Ada", "Cas"]);
    labels.slice(1).forEach((label, i) => {
      expect(label.y - (labels[i]?.y ?? 0)).toBeGreaterThanOrEqual(8);
    });
  });
});
