import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { ensurePackages } from './packages.mjs';
import { runInBrowser, runVitest } from './suite.mjs';
import { Total } from './total.mjs';

const zones = ['UTC', 'America/New_York', 'Australia/Lord_Howe'];
const total = new Total();

ensurePackages();
ensureBrowser();
build();

// Only now are the packages there that it needs.
const { check } = await import('./check.mjs');
for (const { name, trouble } of check()) {
  console.log(trouble ? `✗ ${name}\n${trouble}` : `✓ ${name}`);
  total.count(trouble ? { failed: 1, failures: [name] } : { passed: 1 });
}
for (const zone of zones) {
  console.log(`\npure tests, host in ${zone}`);
  total.count(await runVitest('pure', { TZ: zone }));
}
console.log('\ncomponent tests in Chromium');
total.count(await runInBrowser('chromium'));
console.log('\nwhole-way tests');
total.count(await runVitest('whole-way', { TZ: 'UTC' }));

console.log('\na sample of the audit');
const { auditSample } = await import('./audit.mjs');
total.count(await auditSample());

total.print();
process.exitCode = total.exitCode;
