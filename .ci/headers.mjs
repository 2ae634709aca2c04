// The headers that the page wants from its server: a policy that lets nothing in but the page's own files and names each
// inline script by its hash, and how long each file may be kept. Written as dist/headers/ for nginx, Caddy, and hosts that
// read a `_headers` file; .ci/serve.mjs sends the same, so that every browser test runs under them. Used by pack.mjs.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Files whose name has the hash of their content may be kept for a year, all others are asked for anew. */
export const KEPT = /^[\w-]+-[0-9a-f]{16}\.(?:css|js|wasm)$/;
export const FOR_A_YEAR = "public, max-age=31536000, immutable";
export const ASK_ANEW = "no-cache";

/** Hashes of the inline scripts of a page, in the form of the policy. */
function scriptHashes(page) {
  const scripts = [...page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].filter(([, attributes]) => !/\bsrc=/.test(attributes));
  return scripts.map(([, , text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
}

/** Headers by name. */
export function securityHeaders(page) {
  const policy = {
    "default-src": ["'none'"],
    "script-src": ["'self'", "'wasm-unsafe-eval'", ...scriptHashes(page)],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    // The preview of the dialog that gives the code for a frame.
    "frame-src": ["'self'"],
    "base-uri": ["'none'"],
    // The page without scripts has a button that loads it again.
    "form-action": ["'self'"],
    // Whoever may show the page in a frame is added here.
    "frame-ancestors": ["'self'"],
  };
  return {
    "Content-Security-Policy": Object.entries(policy).map(([name, values]) => [name, ...values].join(" ")).join("; "),
    "Cross-Origin-Opener-Policy": "same-origin",
    // Everything here is public. A frame in a sandbox has no origin: to it the page's own files are those of a stranger.
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
}

/** Writes dist/headers/. */
export function writeHeaders(folder, page) {
  const headers = Object.entries(securityHeaders(page));
  const into = join(folder, "headers");
  mkdirSync(into, { recursive: true });
  const kept = "-[0-9a-f]{16}\\.(css|js|wasm)$";
  const nginx = (indent, extra) => [...headers, ["Cache-Control", extra]].map(([name, value]) => `${indent}add_header ${name} "${value}" always;`).join("\n");
  const files = {
    "headers.json": `${JSON.stringify(Object.fromEntries(headers), null, 2)}\n`,
    _headers: `/*\n${[...headers, ["Cache-Control", ASK_ANEW]].map(([name, value]) => `  ${name}: ${value}`).join("\n")}\n`,
    Caddyfile: [
      "# import this file inside the site block that serves the page",
      "header {",
      ...headers.map(([name, value]) => `\t${name} \`${value}\``),
      "}",
      `@kept path_regexp ${kept}`,
      `header @kept Cache-Control "${FOR_A_YEAR}"`,
      "@anew not path_regexp " + kept,
      `header @anew Cache-Control "${ASK_ANEW}"`,
      "",
    ].join("\n"),
    "nginx.conf": [
      "# include this file in the location that serves the page; nginx takes add_header only from the innermost block",
      nginx("", ASK_ANEW),
      `location ~ ${kept} {`,
      nginx("  ", FOR_A_YEAR),
      "}",
      "",
    ].join("\n"),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(into, name), text);
}
