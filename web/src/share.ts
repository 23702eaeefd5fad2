/** Hand a link on: by the device's own dialog where there is one, else by the clipboard. */

/** Tells whether the link was copied (and not handed on by a dialog, which says so itself). */
export async function share(url: string): Promise<boolean> {
  const isPhone = matchMedia("(pointer: coarse)").matches;
  if (isPhone && "share" in navigator) {
    await navigator.share({ url }).catch(() => undefined); // closed without sharing
    return false;
  }
  return copy(url);
}

/** Whether an address leads nowhere from any other machine. */
export function isOnlyHere(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}

/** At http://some-lan-name there is no clipboard interface; the old command works there too. */
async function copy(text: string): Promise<boolean> {
  if (isSecureContext) {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (done) return true;
  }
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
