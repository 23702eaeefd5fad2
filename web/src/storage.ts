/** What the browser remembers between visits. A browser that refuses storage forgets, and nothing else goes wrong. */

export interface Storage {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

/**
 * What is kept under the names `wordsnake.*` in `localStorage` (for good) or `sessionStorage` (for as long as the tab
 * lives); in private modes, and where it is full, a memory of this visit.
 */
export function browserStorage(kind: "localStorage" | "sessionStorage"): Storage {
  const visit = new Map<string, string>();
  return {
    get(name) {
      try {
        return visit.get(name) ?? globalThis[kind].getItem(`wordsnake.${name}`);
      } catch {
        return null;
      }
    },
    set(name, value) {
      try {
        globalThis[kind].setItem(`wordsnake.${name}`, value);
        visit.delete(name);
      } catch {
        visit.set(name, value);
      }
    },
  };
}
