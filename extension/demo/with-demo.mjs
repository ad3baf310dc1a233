// Makes a copy of a built package that may also read the demo console, without asking: for `./dev run` and the tests only.

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The copy differs in its manifest's `host_permissions` alone. The general detector begins to read there once the settings
 * name the origin, in the same way as for a seller who has given his permission.
 * @param {string} from a folder of dist/
 * @param {string} to is replaced
 * @param {readonly string[]} hosts match patterns such as `http://127.0.0.1/*`
 */
export function copyWithHosts(from, to, hosts) {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  const path = join(to, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.host_permissions = [...(manifest.host_permissions ?? []), ...hosts];
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}
