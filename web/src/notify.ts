/** What tells of a turn outside the page: a notification of the system, a vibration. Each only where there is one. */

/** Whether the browser can tell, or can at least be asked whether it may: never over plain http. */
export const canNotify = (): boolean =>
  isSecureContext && "Notification" in globalThis && Notification.permission !== "denied";

export const mayNotify = (): boolean => canNotify() && Notification.permission === "granted";

/** Ask the player, through the browser; to be called on a click. */
export async function askToNotify(): Promise<boolean> {
  return canNotify() && (await Notification.requestPermission()) === "granted";
}

/** A later one takes the place of an earlier one; a click on it leads back to `path`. */
export async function notify(title: string, path: string): Promise<void> {
  const options = { tag: "turn", icon: "/icon-192.png", data: { path } };
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker) return worker.showNotification(title, options);
  const shown = new Notification(title, options);
  shown.onclick = () => {
    window.focus();
    shown.close();
  };
}

/** Desktop browsers have the interface without the motor. */
export const canVibrate = (): boolean => "vibrate" in navigator && matchMedia("(pointer: coarse)").matches;

export function vibrate(): void {
  if (canVibrate() && navigator.userActivation?.hasBeenActive) navigator.vibrate([120, 60, 120]);
}
