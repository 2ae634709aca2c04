// The recipe of the README for a machine in a hall: its unit is one that systemd takes, its policies are JSON, and Chromium
// with its flags plays the page from a file.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { read } from './package.mjs';
import { expect, test } from './page.mjs';

const readme = read('README.md');
const block = (language, has) => [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, text]) => text).find((text) => text.includes(has));
const unit = block('ini', 'kiosk');
const flags = /--app=(\S+)/.exec(unit) && /chromium (.*)$/m.exec(unit)[1].split(' ');

test('the policies are JSON and let in nothing but the folder of the unit', () => {
  const policies = JSON.parse(block('json', 'URLBlocklist'));
  expect(policies.URLBlocklist).toEqual(['*']);
  const [allowed] = policies.URLAllowlist;
  const address = flags.at(-1).slice('--app='.length);
  expect(address.startsWith(allowed.replace('*', ''))).toBe(true);
});

test('the unit is one that systemd takes', () => {
  // What any unit of a program must have; systemd itself is asked where it is.
  for (const line of [/^\[Unit\]$/m, /^\[Service\]$/m, /^\[Install\]$/m, /^ExecStart=\/usr\/bin\/cage -- \/usr\/bin\/chromium --kiosk /m, /^Restart=always$/m, /^WantedBy=multi-user\.target$/m]) expect(unit).toMatch(line);
  if (!existsSync('/usr/bin/systemd-analyze')) return;
  const folder = mkdtempSync(join(tmpdir(), 'atlas-unit-'));
  try {
    const path = join(folder, 'guangdong-ip-atlas-kiosk.service');
    // The programs and the user of the machine in the hall are not on this one.
    writeFileSync(path, unit.replace('/usr/bin/cage', '/bin/true').replace('User=kiosk', 'User=root').replace(/^(After|Conflicts)=.*$/gm, ''));
    execFileSync('systemd-analyze', ['verify', '--man=no', path], { stdio: 'pipe' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('Chromium with these flags plays the scenes from one file', async ({}, { project }) => {
  const { args } = project.use.launchOptions;
  const folder = mkdtempSync(join(tmpdir(), 'atlas-kiosk-'));
  const file = resolve(process.env.ATLAS_DIST ?? 'dist', 'guangdong-ip-atlas.html');
  const own = flags.map((flag) => flag.replace(/^--app=file:.*\.html/, () => `--app=file://${file}`));
  const process_ = spawn(process.env.CHROMIUM || '/usr/bin/chromium', [...own, ...args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`], { stdio: 'ignore', detached: true });
  try {
    const port = join(folder, 'DevToolsActivePort');
    await expect.poll(() => existsSync(port) && readFileSync(port, 'utf8').split('\n').length > 1, { timeout: 20_000 }).toBe(true);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(port, 'utf8').split('\n')[0]}`);
    const pages = () => browser.contexts().flatMap((context) => context.pages()).filter((page) => page.url().startsWith('file:'));
    await expect.poll(() => pages().length, { timeout: 20_000 }).toBe(1);
    const [page] = pages();
    await expect(page.locator('html')).toHaveAttribute('data-kiosk', 'playing', { timeout: 20_000 });
    await expect(page.locator('html')).toHaveAttribute('data-appearance', 'dark');
    await expect(page.locator('.kiosk-bar')).toBeVisible();
    await browser.close();
  } finally {
    const exited = new Promise((done) => process_.once('exit', done));
    // With its children, which would go on writing: once for so long that the folder could not be removed.
    if (process_.exitCode === null && process_.signalCode === null) {
      process.kill(-process_.pid, 'SIGKILL');
      await exited;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
});
