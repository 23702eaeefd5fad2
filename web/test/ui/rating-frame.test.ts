import { describe, expect, it } from "vitest";
import { ratingFrame } from "../../src/ui/rating-frame";

const number = (percent: string): number => Number.parseFloat(percent);

describe("the frame of a rating's curve", () => {
  it("holds every rating between its first and its last line", () => {
    const frame = ratingFrame([1500, 1560, 1483, 1702]);
    expect(frame.ticks).toEqual([1400, 1500, 1600, 1700, 1800]);
    for (const rating of [1483, 1702]) {
      expect(number(frame.y(rating))).toBeGreaterThanOrEqual(0);
      expect(number(frame.y(rating))).toBeLessThanOrEqual(100);
    }
    expect(number(frame.y(1702))).toBeLessThan(number(frame.y(1483)));
  });

  it("begins at the left and ends at the right", () => {
    const frame = ratingFrame([1500, 1510, 1520]);
    expect([frame.x(0), frame.x(1), frame.x(2)]).toEqual(["8%", "53%", "98%"]);
  });

  it.each([[[1500]], [[1500, 1503, 1500]]])("shows %j as flat, not as a mountain", (ratings) => {
    const frame = ratingFrame(ratings);
    expect((frame.ticks.at(-1) ?? 0) - (frame.ticks[0] ?? 0)).toBeGreaterThanOrEqual(100);
    expect(number(frame.x(0))).toBe(8);
  });

  it("needs few lines, however wide the curve", () => {
    for (const most of [1600, 2200, 9000]) {
      const { ticks } = ratingFrame([1000, most]);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
  });
});
