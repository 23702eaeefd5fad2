import { defineConfig } from "vitest/config";

const stub = (name: string): string => decodeURIComponent(new URL(`./src/stubs/${name}.cjs`, import.meta.url).pathname);

// autobahn-js holds more than a page needs: other serializers, a promise library, another way to sign in, and polyfills
// for browsers of 2011, among them a JSON parser made of `eval`, which the Content-Security-Policy rightly forbids.
const autobahnParts = [
  { find: /^(cbor|msgpack5|crypto-js|fs)$/, replacement: stub("none") },
  { find: /^when(\/.*)?$/, replacement: stub("absent") },
  { find: /^\.{1,2}\/log(\.js)?$/, replacement: stub("quiet") },
  { find: /^\.\/polyfill(\.js)?$/, replacement: stub("none") },
  { find: /^\.\/transport\/(rawsocket|longpoll)(\.js)?$/, replacement: stub("none") },
  { find: /^\.\/auth\/(cra|persona)(\.js)?$/, replacement: stub("none") },
];

export default defineConfig({
  resolve: { alias: autobahnParts },
  define: { global: "globalThis" },
  // `npm run dev` shows the page beside a server that runs on its usual port.
  server: {
    proxy: {
      "/ws": {
        target: "ws://127.0.0.1:8080",
        ws: true,
        changeOrigin: true,
        headers: { origin: "http://127.0.0.1:8080" },
      },
    },
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: { include: ["test/**/*.test.ts", "src/**/*.test.ts"], environment: "node" },
});
