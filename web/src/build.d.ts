/** Filled in by the build: the version of Wordsnake that this page belongs to. */
declare const __VERSION__: string;
