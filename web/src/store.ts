/** Holds the one state; tells who listens. Nothing else changes it. */

import type { Action } from "./reduce";
import { reduce } from "./reduce";
import type { State } from "./state";

export interface Store {
  readonly state: State;
  dispatch(action: Action): void;
  /** Be called after every change (read `state` then: a listener may have changed it again); the result stops it. */
  listen(heard: () => void): () => void;
}

export function createStore(first: State): Store {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    get state() {
      return state;
    },
    dispatch(action) {
      const before = state;
      state = reduce(before, action);
      if (state === before) return;
      for (const heard of [...listeners]) heard();
    },
    listen(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
}
