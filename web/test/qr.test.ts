import { describe, expect, it } from "vitest";
import { qrDrawing } from "../src/qr";

/** The modules that a drawing makes dark. */
function dark({ path }: { path: string }): Set<string> {
  const pieces = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map((found) => found.slice(1).map(Number));
  return new Set(pieces.flatMap(([x = 0, y = 0, length = 0]) => Array.from({ length }, (_, i) => `${x + i},${y}`)));
}

describe("a QR code", () => {
  const drawing = qrDrawing("http://school.lan:8080/g/abcdefgh");

  it("has white around it, four modules wide", () => {
    const places = [...dark(drawing)].map((place) => place.split(",").map(Number));
    const all = places.flat();
    expect(Math.min(...all)).toBe(4);
    expect(Math.max(...all)).toBe(drawing.size - 5);
  });

  it("has a square in three of its corners", () => {
    const far = drawing.size - 4 - 7;
    const modules = dark(drawing);
    const hasSquare = (x: number, y: number): boolean =>
      [0, 1, 2, 3, 4, 5, 6].every((i) => modules.has(`${x + i},${y}`) && modules.has(`${x},${y + i}`)) &&
      [1, 2, 3, 4, 5].every((i) => !modules.has(`${x + i},${y + 1}`));
    expect([hasSquare(4, 4), hasSquare(far, 4), hasSquare(4, far), hasSquare(far, far)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it("is the same for the same link, and small for a link of a private game", () => {
    expect(qrDrawing("http://school.lan:8080/g/abcdefgh")).toEqual(drawing);
    expect(qrDrawing("http://192.168.100.100:8080/g/abcdefghijklmnopqrstuvwxyz").size).toBeLessThanOrEqual(33 + 8);
  });
});
