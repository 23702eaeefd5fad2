import { describe, expect, it } from "vitest";
import { CALL, delay, LINE } from "../src/retry";

describe("the retry schedule", () => {
  it("makes the first attempt within a second, whatever chance says", () => {
    expect(delay(0, 0, LINE)).toBeGreaterThan(0);
    expect(delay(0, 0.999_999, LINE)).toBeLessThan(1_000);
  });

  it("grows with every failure", () => {
    const delays = [0, 1, 2, 3].map((attempt) => delay(attempt, 0.5, LINE));
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(new Set(delays).size).toBe(4);
  });

  it.each([LINE, CALL])("never exceeds its cap", (schedule) => {
    for (const attempt of [0, 5, 50, 1_000]) {
      expect(delay(attempt, 0.999_999, schedule)).toBeLessThanOrEqual(schedule.cap);
    }
  });

  it("spreads those who lost their line in the same instant", () => {
    expect(delay(3, 0.9, LINE) - delay(3, 0.1, LINE)).toBeGreaterThan(500);
  });
});
