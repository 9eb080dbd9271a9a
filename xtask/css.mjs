// One stylesheet out of several: follows @import, lowers new syntax for the browsers we promise, removes the air.
// node xtask/css.mjs style/main.css target/site/pkg/plek.css [--readable]
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { bundle } from "lightningcss";

const version = (major, minor = 0) => (major << 16) | (minor << 8);
const targets = { chrome: version(109), firefox: version(115), ios_saf: version(15, 4) };

const [input, output, flag] = process.argv.slice(2);

try {
  const { code, warnings } = bundle({ filename: input, minify: flag !== "--readable", targets });
  for (const { message, loc } of warnings) {
    console.error(`warning: ${loc?.filename ?? input}:${loc?.line ?? 0}: ${message}`);
  }
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, code);
} catch (error) {
  const file = error.fileName ? relative(".", error.fileName) : input;
  console.error(`error: ${file}:${error.loc?.line ?? 0}:${error.loc?.column ?? 0}: ${error.message}`);
  process.exit(1);
}
