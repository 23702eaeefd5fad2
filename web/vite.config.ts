import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const stub = (name: string): string => here(`./src/stubs/${name}.cjs`);

// autobahn-js holds more than a page needs: other serializers, a promise library, another way to sign in, and polyfills
// for browsers of 2011, among them a JSON parser made of `eval`, which the Content-Security-Policy rightly forbids.
const autobahnParts = [
  { find: /^(cbor|msgpack5|crypto-js|fs)$/, replacement: stub("none") },
  { find: /^when(\/.*)?$/, replacement: stub("when") },
  { find: /^\.{1,2}\/log(\.js)?$/, replacement: stub("quiet") },
  { find: /^\.\/polyfill(\.js)?$/, replacement: stub("none") },
  { find: /^\.\/transport\/rawsocket(\.js)?$/, replacement: stub("none") },
  { find: /^\.\/auth\/(cra|persona)(\.js)?$/, replacement: stub("none") },
];

/** Page and server have one version; where they differ, the page offers to load itself again. */
function version(): string {
  const found = /__version__ = "([^"]+)"/.exec(readFileSync(here("../wordsnake/__init__.py"), "utf8"));
  if (found?.[1] === undefined) throw new Error("wordsnake/__init__.py states no version");
  return found[1];
}

/** Tells the service worker what it keeps: every file of the build but itself, the picture for previews, and the page. */
function serviceWorker(): Plugin {
  return {
    name: "service-worker",
    generateBundle(_options, bundle) {
      const worker = bundle["sw.js"];
      if (worker?.type !== "chunk" || worker.imports.length > 0) throw new Error("sw.js must be one file of its own");
      const built = Object.keys(bundle).filter((name) => name.startsWith("assets/"));
      const files = [...built, ...readdirSync(here("./public")).filter((name) => name !== "card.png")].sort();
      const state = createHash("sha256").update(JSON.stringify(files));
      for (const name of files.filter((each) => !built.includes(each)))
        state.update(readFileSync(here(`./public/${name}`)));
      state.update(readFileSync(here("./index.html")));
      worker.code = worker.code
        .replaceAll("__FILES__", JSON.stringify(files.map((name) => `/${name}`)))
        .replaceAll("__BUILD__", JSON.stringify(state.digest("hex").slice(0, 12)));
    },
  };
}

/** What programmers are pointed to, for a server without internet has to bring it along. */
function reading(): Plugin {
  const files = {
    "tutorial.txt": "tutorial.md",
    "api.txt": "api.md",
    "contract.txt": "contract.md",
    "schemas.json": "api/schemas.json",
    "asyncapi.json": "api/asyncapi.json",
  };
  return {
    name: "reading",
    generateBundle() {
      for (const [fileName, source] of Object.entries(files)) {
        this.emitFile({ type: "asset", fileName, source: readFileSync(here(`../docs/${source}`)) });
      }
    },
  };
}

export default defineConfig({
  plugins: [reading(), serviceWorker()],
  resolve: { alias: autobahnParts },
  define: { global: "globalThis", __VERSION__: JSON.stringify(version()) },
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
    rolldownOptions: {
      input: { index: here("./index.html"), sw: here("./src/worker/sw.ts") },
      // A service worker is known by its address, so it is the one script without a hash in its name.
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
    },
  },
  test: {
    include: ["test/**/*.test.ts"],
    environment: "node",
    // Where a branch that nobody tried would show a game that was not played.
    coverage: {
      include: ["src/reduce.ts", "src/fold.ts", "src/sync.ts", "src/snake/layout.ts"],
      reporter: ["text"],
      thresholds: { 100: true, perFile: true },
    },
  },
});
