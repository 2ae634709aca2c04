// The headers that the page wants from its server: a policy that lets nothing in but the page's own files and names each
// inline script by its hash, and how long each file may be kept. Written as dist/headers/ for nginx, Caddy, and hosts that
// read a `_headers` file; .ci/serve.mjs sends the same, so that every browser test runs under them. Used by pack.mjs.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TYPES } from "./types.mjs";

/** Files whose name has the hash of their content may be kept for a year, all others are asked for anew. */
const HASHED = "-[0-9a-f]{16}\\.(bin|css|js|svg|wasm|woff2)$";
export const KEPT = new RegExp(`^[\\w-]+${HASHED}`);
export const FOR_A_YEAR = "public, max-age=31536000, immutable";
export const ASK_ANEW = "no-cache";
/** Everything in one file (single.mjs), which has a policy of its own within it: two would forbid each other's scripts. Only
 * who may frame it cannot be said there. */
export const SINGLE = "guangdong-ip-atlas.html";
const POLICY = "Content-Security-Policy";
const framesOf = (policy) => policy.slice(policy.indexOf("frame-ancestors"));
export const headersOfSingle = (headers) => (headers[POLICY] ? { ...headers, [POLICY]: framesOf(headers[POLICY]) } : headers);

/** Hashes of the inline scripts of a page, in the form of the policy. What is not run needs none. */
export function scriptHashes(page) {
  const scripts = [...page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].filter(([, attributes]) => !/\bsrc=|\btype="text\/plain"/.test(attributes));
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
    // The worker that reads packages is made of a text, so that it has an origin in a sandbox, too.
    "worker-src": ["'self'", "blob:"],
    // The preview of the dialog that gives the code for a frame.
    "frame-src": ["'self'"],
    "base-uri": ["'none'"],
    // The page without scripts has a button that loads it again.
    "form-action": ["'self'"],
    // Comes last: the servers' files add to it who else may show the page in a frame.
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

/** Types by the endings that have them, charset apart: [["text/css", ["css"]], …]. */
function typesByEnding() {
  const types = new Map();
  for (const [ending, type] of Object.entries(TYPES)) {
    const name = type.split(";")[0];
    types.set(name, [...(types.get(name) ?? []), ending.slice(1)]);
  }
  return [...types];
}

const inUtf8 = Object.values(TYPES).filter((type) => type.includes("charset")).map((type) => type.split(";")[0]);

function nginx(headers) {
  const framers = "$atlas_frame_ancestors";
  const { [POLICY]: policy, ...others } = Object.fromEntries(headers);
  const lines = Object.entries(others).map(([name, value]) => `add_header ${name} "${value}" always;`);
  return `# Include this file in the location that serves the page. It belongs to this build: reload nginx after each new one.

# Who else may show the page in a frame: set it again, to origins with spaces between them, after the include.
set ${framers} "";

# Files with the hash of their content in their name never change; what is missing may come.
set $atlas_cache "${ASK_ANEW}";
if ($uri ~ "${HASHED}") { set $atlas_cache "${FOR_A_YEAR}"; }
if (!-f $request_filename) { set $atlas_cache "${ASK_ANEW}"; }

# The single file has its policy within it, but for who may frame it.
set $atlas_policy "${policy.replace(framesOf(policy), "")}";
if ($uri ~ "/${SINGLE.replace(".", "\\.")}$") { set $atlas_policy ""; }

${lines.join("\n")}
add_header ${POLICY} "\${atlas_policy}${framesOf(policy)} ${framers}" always;
add_header Cache-Control $atlas_cache always;

types {
${typesByEnding().map(([type, endings]) => `  ${type} ${endings.join(" ")};`).join("\n")}
}
charset utf-8;
charset_types ${[...new Set(inUtf8)].filter((type) => type !== "text/html").join(" ")};

# The copies that the build has compressed.
gzip off;
gzip_static on;
gzip_vary on;
`;
}

function caddy(headers) {
  const { [POLICY]: policy, ...others } = Object.fromEntries(headers);
  const lines = Object.entries(others).map(([name, value]) => `\t${name} \`${value}\``);
  const framers = "{http.vars.atlas_frame_ancestors}";
  const types = Object.entries(TYPES).map(([ending, type]) => {
    const matcher = `@atlas_${ending.slice(1)}`;
    return `${matcher} {\n\tfile\n\tpath *${ending}\n}\nheader ${matcher} Content-Type "${type}"`;
  });
  return `# Import this file where the site serves the page. It belongs to this build: reload Caddy after each new one.
# Who else may show the page in a frame: set the variable atlas_frame_ancestors, to origins with spaces between them.
header {
${lines.join("\n")}
}

# The single file has its policy within it, but for who may frame it.
@atlas_single path */${SINGLE}
header @atlas_single ${POLICY} \`${framesOf(policy)} ${framers}\`
@atlas_parts not path */${SINGLE}
header @atlas_parts ${POLICY} \`${policy} ${framers}\`

# Files with the hash of their content in their name never change; what is missing may come.
@atlas_kept {
\tfile
\tpath_regexp ${HASHED}
}
header @atlas_kept Cache-Control "${FOR_A_YEAR}"
@atlas_anew not {
\tfile
\tpath_regexp ${HASHED}
}
header @atlas_anew Cache-Control "${ASK_ANEW}"

${types.join("\n")}
`;
}

/** Writes dist/headers/. */
export function writeHeaders(folder, page) {
  const headers = Object.entries(securityHeaders(page));
  const into = join(folder, "headers");
  mkdirSync(into, { recursive: true });
  const files = {
    "headers.json": `${JSON.stringify(Object.fromEntries(headers), null, 2)}\n`,
    _headers: `/*\n${[...headers, ["Cache-Control", ASK_ANEW]].map(([name, value]) => `  ${name}: ${value}`).join("\n")}\n/${SINGLE}\n  ! ${POLICY}\n  ${POLICY}: frame-ancestors 'self'\n`,
    "nginx.conf": nginx(headers),
    "nginx-brotli.conf": "# Include this file too where nginx has the module brotli_static: a tenth to a fifth less to send.\nbrotli_static on;\n",
    Caddyfile: caddy(headers),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(into, name), text);
}
