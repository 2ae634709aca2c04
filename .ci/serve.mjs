// A static file server for dist/, for people (`make serve`) and for the browser tests (import { serve }).
// node .ci/serve.mjs [--root dist] [--base /some/dir/] [--frame-ancestors "https://a.example …"]     PORT=8000: the first port to try; 0: any
import { createReadStream, readFileSync, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { basename, extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ASK_ANEW, FOR_A_YEAR, KEPT } from "./headers.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

/** The file that a request's path means: { file }, { redirect }, or {} where there is none. */
function find(root, base, path) {
  if (`${path}/` === base) return { redirect: base };
  if (!path.startsWith(base)) return {};
  const relative = path.slice(base.length);
  if (relative.includes("\0") || relative.includes("\\") || relative.split("/").includes("..") || relative.startsWith("/")) return {};
  try {
    // Symbolic links are resolved first, so that none leads out of the root.
    let file = realpathSync(join(root, relative));
    if (file !== root && !file.startsWith(root + sep)) return {};
    if (statSync(file).isDirectory()) {
      if (!path.endsWith("/")) return { redirect: `${path}/` };
      file = join(file, "index.html");
    } else if (path.endsWith("/")) {
      return {};
    }
    return { file, size: statSync(file).size };
  } catch {
    return {};
  }
}

/** The headers of the built page (headers/headers.json), or none. */
function headersOf(root) {
  try {
    return JSON.parse(readFileSync(join(root, "headers", "headers.json"), "utf8"));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return {};
  }
}

/** The headers with hosts that may show the page in a frame, as a webmaster adds them. */
function withHosts(headers, frameAncestors) {
  const policy = headers["Content-Security-Policy"];
  return policy && frameAncestors ? { ...headers, "Content-Security-Policy": policy.replace("frame-ancestors 'self'", `frame-ancestors 'self' ${frameAncestors}`) } : headers;
}

function answer(root, base, frameAncestors, request, response) {
  const text = (status, message, headers = {}) => {
    response.writeHead(status, { "Content-Type": TYPES[".txt"], ...headers });
    response.end(`${status} ${message}\n`);
  };
  if (request.method !== "GET" && request.method !== "HEAD") return text(405, "Method Not Allowed", { Allow: "GET, HEAD" });
  let path;
  try {
    path = decodeURIComponent(request.url.split(/[?#]/, 1)[0]);
  } catch {
    return text(400, "Bad Request");
  }
  const { file, size, redirect } = find(root, base, path);
  if (redirect) return text(301, "Moved Permanently", { Location: encodeURI(redirect) });
  if (!file) return text(404, "Not Found");
  response.writeHead(200, {
    "Content-Type": TYPES[extname(file).toLowerCase()] ?? "application/octet-stream",
    "Content-Length": size,
    "X-Content-Type-Options": "nosniff",
    ...withHosts(headersOf(root), frameAncestors),
    "Cache-Control": KEPT.test(basename(file)) ? FOR_A_YEAR : ASK_ANEW,
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).on("error", () => response.destroy()).pipe(response);
}

/** Serves `root` under `base`; takes the next free port if `port` is in use. Resolves to { address, close }. */
export async function serve({ root = "dist", base = "/", port = 8000, host = "127.0.0.1", frameAncestors = "" } = {}) {
  const folder = realpathSync(resolve(root));
  const mount = `/${base}/`.replace(/\/+/g, "/");
  const server = createServer((request, response) => answer(folder, mount, frameAncestors, request, response));
  for (let tries = 0; ; tries += 1) {
    try {
      await new Promise((started, failed) => {
        server.once("error", failed);
        server.listen(port === 0 ? 0 : port + tries, host, () => {
          server.off("error", failed);
          started();
        });
      });
      break;
    } catch (error) {
      if (error.code !== "EADDRINUSE" || tries === 99 || port + tries >= 65535) throw error;
    }
  }
  return {
    address: `http://${host}:${server.address().port}${encodeURI(mount)}`,
    close: () => new Promise((closed) => (server.close(closed), server.closeAllConnections())),
  };
}

async function main() {
  const { values } = parseArgs({ options: { root: { type: "string", default: "dist" }, base: { type: "string", default: "/" }, "frame-ancestors": { type: "string", default: "" } } });
  const port = Number(process.env.PORT || 8000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT=${process.env.PORT} is not a port: give a number from 0 to 65535.`);
  if (!statSync(join(values.root, "index.html"), { throwIfNoEntry: false })) throw new Error(`${values.root}/index.html is missing: run 'make dist' first.`);
  const { address, close } = await serve({ root: values.root, base: values.base, frameAncestors: values["frame-ancestors"], port });
  console.log(`The atlas is at ${address}  (Ctrl+C ends it)`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => close().then(() => process.exit(0)));
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
