/** Hand a link on: by the device's own dialog where there is one, by the clipboard, by showing it. */

/** Whether the device has a dialog of its own; at a plain http name of the local network it is never offered. */
export const canSend = (): boolean => "share" in navigator;

export async function send(url: string): Promise<void> {
  await navigator.share({ url }).catch(() => undefined); // closed without sharing
}

/** Whether an address leads nowhere from any other machine. */
export function isOnlyHere(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}

/** Tells whether it worked. At http://some-lan-name there is no clipboard interface; the old command works there too. */
export async function copy(text: string): Promise<boolean> {
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
