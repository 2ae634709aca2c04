// A static file server for dist/, for people (`make serve`) and for the browser tests (import { serve }). Like the servers in
// README.md it hands out the compressed copies that the build has made, and answers 304 to who has the file already.
// node .ci/serve.mjs [--root dist] [--base /some/dir/] [--frame-ancestors "https://a.example …"]     PORT=8000: the first port to try; 0: any
import { closeSync, createReadStream, fstatSync, openSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { basename, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ASK_ANEW, FOR_A_YEAR, KEPT, SINGLE, headersOfSingle } from "./headers.mjs";
import { typeOf } from "./types.mjs";

/** The file that a request's path means: { file }, { redirect }, or {} where there is none. */
function find(root, base, path) {
  if (`${path}/` === base) return { redirect: base };
  if (!path.startsWith(base)) return {};
  const relative = path.slice(base.length);
  if (relative.includes("\0") || relative.includes("\\") || relative.split("/").includes("..") || relative.startsWith("/")) return {};
  try {
    // Symbolic links are resolved first, so that none leads out of the root.
    let file = realpathSync(join(root, relative));
    const isWithin = () => file === root || file.startsWith(root + sep);
    if (!isWithin()) return {};
    if (statSync(file).isDirectory()) {
      if (!path.endsWith("/")) return { redirect: `${path}/` };
      file = realpathSync(join(file, "index.html"));
    } else if (path.endsWith("/")) {
      return {};
    }
    return isWithin() ? { file } : {};
  } catch {
    return {};
  }
}

/** What a client accepts by its Accept-Encoding, with a weight above 0. */
function accepts(request, coding) {
  const wanted = (request.headers["accept-encoding"] ?? "").split(",").map((part) => part.trim().toLowerCase().split(/\s*;\s*q=/));
  return wanted.some(([name, weight = "1"]) => name === coding && Number(weight) > 0);
}

/** The file as it is sent: { path, coding, hasCopies }. */
function chosen(file, request) {
  const copies = [["br", `${file}.br`], ["gzip", `${file}.gz`]].filter(([, path]) => statSync(path, { throwIfNoEntry: false }));
  const [coding, path] = copies.find(([coding]) => accepts(request, coding)) ?? [undefined, file];
  return { path, coding, hasCopies: copies.length > 0 };
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
    response.writeHead(status, { "Content-Type": typeOf(".txt"), ...headers });
    response.end(`${status} ${message}\n`);
  };
  if (request.method !== "GET" && request.method !== "HEAD") return text(405, "Method Not Allowed", { Allow: "GET, HEAD" });
  let path;
  try {
    path = decodeURIComponent(request.url.split(/[?#]/, 1)[0]);
  } catch {
    return text(400, "Bad Request");
  }
  const { file, redirect } = find(root, base, path);
  const always = { "X-Content-Type-Options": "nosniff", ...withHosts(headersOf(root), frameAncestors), "Cache-Control": ASK_ANEW };
  if (redirect) return text(301, "Moved Permanently", { ...always, Location: encodeURI(redirect) });
  if (!file) return text(404, "Not Found", always);
  const own = basename(file) === SINGLE ? headersOfSingle(always) : always;
  send(file, request, response, { ...own, "Cache-Control": KEPT.test(basename(file)) ? FOR_A_YEAR : ASK_ANEW });
}

function send(file, request, response, headers) {
  const { path, coding, hasCopies } = chosen(file, request);
  // One look at the file for the head and the body: between two, another release may have been put in its place.
  let opened;
  try {
    opened = openSync(path, "r");
  } catch {
    return response.destroy(); // not to be read, or gone since
  }
  const { size, mtimeMs } = fstatSync(opened);
  const tag = `"${Math.round(mtimeMs).toString(36)}-${size.toString(36)}"`;
  const all = { ...headers, ETag: tag, ...(hasCopies && { Vary: "Accept-Encoding" }) };
  if ((request.headers["if-none-match"] ?? "").split(/\s*,\s*/).includes(tag)) {
    closeSync(opened);
    response.writeHead(304, all);
    return response.end();
  }
  response.writeHead(200, {
    ...all,
    "Content-Type": typeOf(file),
    "Content-Length": size,
    ...(coding && { "Content-Encoding": coding }),
  });
  if (request.method === "HEAD") {
    closeSync(opened);
    return response.end();
  }
  const content = createReadStream(path, { fd: opened }).on("error", () => response.destroy());
  response.on("close", () => content.destroy());
  content.pipe(response);
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
