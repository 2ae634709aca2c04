// Starts real servers on loopback with a temporary folder of their own, set up as README.md tells a webmaster to: the lines
// are taken from there, only address, folder and origins are put in. Needs neither root rights nor port 80.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request as send } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read } from './package.mjs';
import { serve } from '../../.ci/serve.mjs';

export const DIST = process.env.ATLAS_DIST || fileURLToPath(new URL('../../dist', import.meta.url));
const MODULES = ['/usr/lib/nginx/modules', '/usr/share/nginx/modules', '/usr/lib64/nginx/modules'];

/** The block of README.md in that language. */
export function sample(language) {
  const found = [...read('README.md').matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].filter(([, name, text]) => name === language && text.includes('headers/'));
  if (found.length !== 1) throw new Error(`README.md: expected one block of ${language} with headers/, found ${found.length}`);
  return found[0][2];
}

/** Replaces what must be there. */
function put(text, what, by) {
  if (!text.includes(what)) throw new Error(`README.md: expected in the sample: ${what}`);
  return text.replaceAll(what, by);
}

const ORIGINS = 'https://portal.example.org https://www.example.org';

function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

const tool = (name) => {
  const found = ['', '/usr/sbin/', '/usr/bin/', '/usr/local/bin/'].map((folder) => folder + name).find((path) => spawnSync(path, ['version']).error === undefined);
  if (!found) throw new Error(`${name} is missing: run '.ci/setup servers', or install it (Debian, Ubuntu: apt-get install nginx libnginx-mod-http-brotli-static caddy).`);
  return found;
};

/** Files and command of each kind of server. */
const KINDS = {
  nginx: ({ folder, root, port, framers, hasBrotli = true, hasAlias = false }) => {
    const module = MODULES.map((place) => `${place}/ngx_http_brotli_static_module.so`).find(existsSync);
    if (hasBrotli && !module) throw new Error("nginx's module brotli_static is missing: run '.ci/setup servers', or install it (Debian, Ubuntu: apt-get install libnginx-mod-http-brotli-static).");
    let site = put(put(put(sample('nginx'), 'listen 80;', `listen 127.0.0.1:${port};`), '/srv/www', root), ORIGINS, framers);
    if (hasAlias) site = put(site, 'location /atlas/ {', `location /atlas/ {\nalias ${root}/atlas/;`).replace(/^ +root .*$/m, '');
    if (!hasBrotli) site = put(site, `include ${root}/atlas/headers/nginx-brotli.conf;`, '');
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n');
    const config = `${hasBrotli ? `load_module ${module};\n` : ''}${process.getuid() === 0 ? 'user root;\n' : ''}pid ${folder}/pid;
error_log ${folder}/error.log;
worker_processes 1;
events {}
http {
access_log off;
${temporary}
${site}}
`;
    writeFileSync(join(folder, 'nginx.conf'), config);
    return [tool('nginx'), ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;']];
  },
  caddy: ({ folder, root, port, framers }) => {
    const site = put(put(put(sample('caddy'), 'atlas.example.org {', `http://127.0.0.1:${port} {`), '/srv/www', root), ORIGINS, framers);
    writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${site}`);
    return [tool('caddy'), ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')]];
  },
};

/** Starts a server of the kind; resolves to { address, port, close }. `framers`: origins that may frame the page. */
export async function start(kind, { framers = '', dist = DIST, ...options } = {}) {
  const folder = mkdtempSync(join(tmpdir(), `atlas-${kind}-`));
  const root = join(folder, 'www');
  mkdirSync(root);
  symlinkSync(dist, join(root, 'atlas'));
  const port = await freePort();
  if (kind === 'make serve') {
    const { address, close } = await serve({ root: dist, base: '/atlas/', port });
    return { address, port, close: () => close().then(() => rmSync(folder, { recursive: true, force: true })) };
  }
  const [command, words] = KINDS[kind]({ folder, root, port, framers, ...options });
  const server = spawn(command, words, { env: { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (said += text));
  const ended = new Promise((done) => server.once('exit', done));
  const close = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (server.exitCode !== null || tries === 100) {
      await close();
      throw new Error(`${kind} did not start: ${said}`);
    }
    await new Promise((later) => setTimeout(later, 100));
  }
  return { address: `http://127.0.0.1:${port}/atlas/`, port, close };
}

const answers = (port) =>
  new Promise((known) => {
    const socket = connect(port, '127.0.0.1', () => (socket.destroy(), known(true))).on('error', () => known(false));
  });

/** What the server answers, as it comes over the wire: { status, headers, body }. */
export function ask(address, headers = {}, method = 'GET') {
  return new Promise((done, failed) => {
    const request = send(address, { method, headers, agent: false }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    request.on('error', failed).end();
  });
}

/** A small server whose answers a test makes up: `answer(request, response)`. `host`: the name under which it is asked. */
export async function made(answer, host = '127.0.0.1', port = 0) {
  const server = createServer(answer);
  await new Promise((started, failed) => server.once('error', failed).listen(port, '127.0.0.1', started));
  const close = () => new Promise((closed) => (server.close(closed), server.closeAllConnections()));
  return { origin: `http://${host}:${server.address().port}`, close };
}
