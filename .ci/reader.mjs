// Builds the program that reads packages (src/bin/atlas_reader.rs) and its worker (src/browser/reader.js) into a folder:
// reader-HASH.js and reader-HASH.wasm, which the page asks for when a package is opened, and keeper-HASH.js, for a package that
// moves into the page (src/browser/reader_in_page.js). Made for speed, not for bytes: it may have a million rows before it. Used
// by split.mjs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { withoutPaths } from "./paths.mjs";

const TARGET = "wasm32-unknown-unknown";
const NAME = "atlas-reader";
const FEATURES = ["--enable-simd", "--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-nontrapping-float-to-int", "--enable-sign-ext", "--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue"];

const run = (tool, words, env = process.env) => execFileSync(tool, words, { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28, env });

/** { script, program, keeper }: the bytes of the worker, of its program, and of what runs that in the page. */
export function reader() {
  // In place of the flags in .cargo/config.toml (those of a target would be added to them): vectors of 128 bits, and no
  // relocations, which only the cutting of the page needs and which keep everything that is never called.
  const env = { ...process.env, RUSTFLAGS: "-Ctarget-feature=+simd128" };
  run("cargo", ["build", "--quiet", "--locked", "--offline", "--profile", "reader", "--no-default-features", "--target", TARGET, "--bin", NAME], env);
  const { target_directory: target } = JSON.parse(run("cargo", ["metadata", "--format-version", "1", "--no-deps", "--offline"]));
  const folder = mkdtempSync(join(tmpdir(), "atlas-reader-"));
  try {
    run("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", folder, "--out-name", "glue", join(target, TARGET, "reader", `${NAME}.wasm`)]);
    const program = join(folder, "program.wasm");
    run("wasm-opt", [join(folder, "glue_bg.wasm"), process.env.ATLAS_QUICK ? "-O1" : "-O3", "--strip-debug", "--strip-producers", ...FEATURES, "-o", program]);
    // The worker is made from a text and has no address of its own.
    const glue = readFileSync(join(folder, "glue.js"), "utf8").replaceAll("import.meta.url", "self.location.href");
    writeFileSync(join(folder, "glue.js"), glue);
    const bundle = (entry, format) => {
      const { outputFiles } = buildSync({ entryPoints: [`src/browser/${entry}`], bundle: true, write: false, format, minify: true, target: "es2020", charset: "utf8", logLevel: "error", alias: { "atlas-reader-glue": join(folder, "glue.js") } });
      return outputFiles[0].text;
    };
    // The glue knows one program only, and takes what that asks of its surroundings from around it: a function gives both anew.
    const keeper = `export default (atlasReadBytes, atlasReaderFailed) => { const module = { exports: {} }; ${bundle("reader_in_page.js", "cjs")} return module.exports; };`;
    return { script: bundle("reader.js", "iife"), program: withoutPaths(readFileSync(program)), keeper };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
