/** Sounds are synthesised: no files. Nothing plays before the first click or key, for browsers forbid it. */

let context: AudioContext | null = null;

/** Two short rising tones: your turn. */
export function chime(): void {
  if (typeof AudioContext === "undefined" || !navigator.userActivation?.hasBeenActive) return;
  context ??= new AudioContext();
  tone(context, 523, 0);
  tone(context, 784, 0.12);
}

/** One tone of `pitch` Hz, `wait` seconds from now. */
function tone(audio: AudioContext, pitch: number, wait: number): void {
  const start = audio.currentTime + wait;
  const wave = audio.createOscillator();
  const volume = audio.createGain();
  wave.type = "triangle";
  wave.frequency.value = pitch;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.15, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.2);
  wave.connect(volume).connect(audio.destination);
  wave.start(start);
  wave.stop(start + 0.25);
}
