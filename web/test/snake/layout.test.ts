import { describe, expect, it } from "vitest";
import { type Cell, continues, type Link, lay, NO_SNAKE, type Snake } from "../../src/snake/layout";
import { GAME, randomGame, seatOf, seeds } from "./games";

const cells = (snake: Snake): Cell[] => [...snake.body, ...snake.head];
const written = (some: readonly Cell[]): string => some.map((cell) => cell.text).join("");
const keys = (some: readonly Cell[]): string => some.map((cell) => cell.key).join("");

/** The snake by its definition: every word without the letters it shares with the one before. */
function joined(links: readonly Link[]): string {
  return links.map((link, i) => (i === 0 ? link.word : link.word.slice(link.overlap))).join("");
}

describe("the layout of a game", () => {
  it("lays every letter once", () => {
    expect(written(cells(lay(GAME, seatOf, "nl")))).toBe("behaardvuurdoopvontslag");
  });

  it("keeps the whole current word as the head", () => {
    const snake = lay(GAME, seatOf, "nl");
    expect(written(snake.head)).toBe("ontslag");
    expect(written(snake.body)).toBe("behaardvuurdoopv");
  });

  it("gives a joint to the older word and to the newer", () => {
    const { head } = lay(GAME.slice(0, 2), seatOf, "nl");
    expect(head.slice(0, 5).map(({ a, b, k, i }) => [a, b, k, i])).toEqual([0, 1, 2, 3, 4].map((i) => [1, 2, 5, i]));
    expect(head.slice(5).every((cell) => cell.k === 0 && cell.a === 2 && cell.b === 2)).toBe(true);
  });

  it("marks the first letter that each word laid itself", () => {
    const marks = cells(lay(GAME, seatOf, "nl")).flatMap((cell) =>
      cell.mark === null ? [] : [`${cell.text}${cell.mark}`],
    );
    expect(marks).toEqual(["b1", "v2", "d3", "v4", "s1"]);
  });

  it("colours a drawn opening as nobody's", () => {
    const { head } = lay([{ ply: 0, word: "herfst", player: null, overlap: 0 }], seatOf, "nl");
    expect(head.every((cell) => cell.a === 0)).toBe(true);
  });

  it("draws a joint shorter where the next one takes letters of it", () => {
    const links = [
      { ply: 0, word: "banaan", player: "Ada", overlap: 0 },
      { ply: 1, word: "naanana", player: "Bob", overlap: 4 },
      { ply: 2, word: "ananas", player: "Cas", overlap: 4 },
    ];
    const { body, head } = lay(links, seatOf, "nl");
    expect(body.map(({ text, k, i }) => [text, k, i])).toEqual([
      ["b", 0, 0],
      ["a", 0, 0],
      ["n", 3, 0],
      ["a", 3, 1],
      ["a", 3, 2],
    ]);
    expect(head.slice(0, 4).map(({ a, b }) => [a, b])).toEqual([2, 2, 2, 2].map((a) => [a, 3]));
  });

  it("spells shared letters as the newer word does", () => {
    const links = [
      { ply: 0, word: "cafe", player: "Ada", overlap: 0 },
      { ply: 1, word: "féerie", player: "Bob", overlap: 2 },
    ];
    expect(written(cells(lay(links, seatOf, "nl")))).toBe("caféerie");
  });

  it("counts overlap in key letters where one letter stands for two", () => {
    const whole = [
      { ply: 0, word: "fluß", player: "Ada", overlap: 0 },
      { ply: 1, word: "sssen", player: "Bob", overlap: 2 },
    ];
    expect(written(cells(lay(whole, seatOf, "de")))).toBe("flusssen");
    const half = [
      { ply: 0, word: "fluß", player: "Ada", overlap: 0 },
      { ply: 1, word: "sauber", player: "Bob", overlap: 1 },
    ];
    expect(written(cells(lay(half, seatOf, "de")))).toBe("flussauber");
  });

  it("is empty without words", () => {
    expect(lay([], seatOf, "nl")).toBe(NO_SNAKE);
    expect(lay([], seatOf, "nl", lay(GAME, seatOf, "nl"))).toBe(NO_SNAKE);
  });
});

describe.each(seeds(40))("any game (seed %i)", (seed) => {
  const links = randomGame(seed, 30);

  it("has the letters of its words, shared ones once", () => {
    expect(keys(cells(lay(links, seatOf, "nl")))).toBe(joined(links));
    expect(keys(lay(links, seatOf, "nl").head)).toBe(links.at(-1)?.word);
  });

  it("never changes a cell of the body when a word is added", () => {
    let snake = NO_SNAKE;
    for (let count = 1; count <= links.length; count++) {
      const next = lay(links.slice(0, count), seatOf, "nl", snake);
      snake.body.forEach((cell, i) => {
        expect(next.body[i]).toBe(cell);
      });
      snake = next;
    }
    expect(snake).toEqual(lay(links, seatOf, "nl"));
  });

  it("numbers the cells of each joint from its first to its last", () => {
    const all = cells(lay(links, seatOf, "nl"));
    all.forEach((cell, at) => {
      if (cell.k > 0) expect(all[at - cell.i]).toMatchObject({ i: 0, k: cell.k });
      if (cell.k > 0) expect(all[at - cell.i + cell.k - 1]).toMatchObject({ i: cell.k - 1, k: cell.k });
    });
  });
});

describe("what was laid before", () => {
  const before = lay(GAME.slice(0, 3), seatOf, "nl");

  it("is the same snake while no word is added", () => {
    expect(lay(GAME.slice(0, 3), seatOf, "nl", before)).toBe(before);
  });

  it("is laid anew if the words are others", () => {
    const other = GAME.map((link) => (link.ply === 0 ? { ...link, word: "abrikoos" } : link));
    expect(continues(before, other)).toBe(false);
    expect(lay(other, seatOf, "nl", before)).toEqual(lay(other, seatOf, "nl"));
  });

  it("is laid anew if earlier words have come before it", () => {
    const later = lay(GAME.slice(2), seatOf, "nl");
    expect(lay(GAME, seatOf, "nl", later)).toEqual(lay(GAME, seatOf, "nl"));
  });
});
