/** Ids of elements that refer to each other. Those of Preact's own `useId` may meet when parts come in later. */

import { useState } from "preact/hooks";

let made = 0;

/** An id that no other element of the page has, the same for as long as the component lives. */
export function useId(): string {
  const [id] = useState(() => {
    made += 1;
    return `id-${made}`;
  });
  return id;
}
