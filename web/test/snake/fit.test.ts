import { describe, expect, it } from "vitest";
import { fitBody, headCell, rowsInView, slideOf } from "../../src/snake/fit";

describe("the size of the snake", () => {
  it("is large while the snake is short, and only shrinks as it grows", () => {
    const sizes = [0, 20, 60, 120, 300, 1000].map((cells) => fitBody(cells, 888, 600).cell);
    expect(sizes[0]).toBe(72);
    expect(sizes.at(-1)).toBe(24);
    expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
  });

  it("fits into the height it is given, unless the smallest letters do not", () => {
    for (let cells = 0; cells < 400; cells += 7) {
      const size = fitBody(cells, 888, 600);
      expect(size.long).toBe(size.rows * size.pitch + size.headRoom > 600);
      if (size.cell > 24) expect(size.long).toBe(false);
    }
  });

  it("has rows for all cells, and cells no narrower than their step", () => {
    for (const width of [296, 500, 888, 1400]) {
      const size = fitBody(333, width, 500);
      expect(size.columns * size.rows).toBeGreaterThanOrEqual(333);
      expect(width / size.columns).toBeGreaterThanOrEqual(size.cell);
    }
  });

  it("keeps one column where there is no width", () => {
    expect(fitBody(3, 0, 0)).toMatchObject({ columns: 1, rows: 3 });
  });
});

describe("the rows in view", () => {
  it("are the newest ones when the view is at the end", () => {
    expect(rowsInView(400, 46, 0, 460)).toEqual([388, 400]);
  });

  it("move up with the view, with a row to spare at both ends", () => {
    const [from, to] = rowsInView(400, 46, 4600, 460);
    expect(from).toBeLessThanOrEqual(289);
    expect(to).toBeGreaterThanOrEqual(300);
    expect(to - from).toBeLessThan(16);
  });

  it("are all rows of a snake that fits, and none of no snake", () => {
    expect(rowsInView(3, 46, 0, 460)).toEqual([0, 3]);
    expect(rowsInView(0, 46, 0, 460)).toEqual([0, 0]);
  });

  it("stay within the snake wherever the view is", () => {
    for (let up = -100; up < 4000; up += 33) {
      const [from, to] = rowsInView(60, 46, up, 300);
      expect(0 <= from && from <= to && to <= 60).toBe(true);
    }
  });
});

describe("the head", () => {
  it("is as large as the line allows, within bounds", () => {
    expect(headCell(7, 888, 60)).toBe(60);
    expect(headCell(20, 888, 60)).toBe(43);
    expect(headCell(40, 296, 44)).toBe(24);
  });

  it("slides by whole cells until its nose shows", () => {
    expect(slideOf(7, 60, 888)).toBe(0);
    expect(slideOf(16, 60, 888)).toBe(2);
    expect(slideOf(64, 24, 296) * 24 + 296).toBeGreaterThanOrEqual(64.6 * 24);
  });
});
