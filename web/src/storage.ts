/** What the browser remembers between visits. A browser that refuses storage forgets, and nothing else goes wrong. */

export interface Storage {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

/** `localStorage` under the names `wordsnake.*`; in private modes, and where it is full, a memory of this visit. */
export function browserStorage(): Storage {
  const visit = new Map<string, string>();
  return {
    get(name) {
      try {
        return visit.get(name) ?? localStorage.getItem(`wordsnake.${name}`);
      } catch {
        return null;
      }
    },
    set(name, value) {
      try {
        localStorage.setItem(`wordsnake.${name}`, value);
        visit.delete(name);
      } catch {
        visit.set(name, value);
      }
    },
  };
}
