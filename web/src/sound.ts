/** Sounds are synthesised: no files. Nothing plays before the first click or key, for browsers forbid it. */

let context: AudioContext | null = null;

/** Two short rising tones: your turn. `volume` is 0 to 1. */
export function chime(volume: number): void {
  if (volume === 0 || typeof AudioContext === "undefined" || !navigator.userActivation?.hasBeenActive) return;
  context ??= new AudioContext();
  if (context.state === "suspended") void context.resume(); // a phone that was locked has silenced it
  tone(context, 523, 0, volume);
  tone(context, 784, 0.12, volume);
}

/** How loud a tone is at full volume, and how faint silence is: a fade cannot end at nothing. */
const LOUD = 0.3;
const FAINT = 0.0001;

/** One tone of `pitch` Hz, `wait` seconds from now. */
function tone(audio: AudioContext, pitch: number, wait: number, volume: number): void {
  const start = audio.currentTime + wait;
  const wave = audio.createOscillator();
  const gain = audio.createGain();
  wave.type = "triangle";
  wave.frequency.value = pitch;
  gain.gain.setValueAtTime(FAINT, start);
  gain.gain.exponentialRampToValueAtTime(LOUD * volume, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(FAINT, start + 0.2);
  wave.connect(gain).connect(audio.destination);
  wave.start(start);
  wave.stop(start + 0.25);
}
