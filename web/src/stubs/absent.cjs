// Stands for an optional part of autobahn-js: loading it fails, and autobahn goes on with the promises of the language.
throw new Error("not bundled");
