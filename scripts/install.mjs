// Installs the dependencies from the lockfile when node_modules is missing or belongs to another lockfile.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastLines, root, run } from './run.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Locked */
/** @typedef {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} Manifest */
/** @typedef {{ packages?: Record<string, Locked & Manifest> }} Lockfile */

/**
 * Exactly what the lockfile says, and never a change to it. Not `npm ci`: that refuses a lockfile that lacks
 * another platform's optional package, although nothing here needs it.
 */
const INSTALL = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Whether the tree that npm recorded is the one the lockfile asks for. Packages for other platforms
 * are optional and may be missing.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile} installed node_modules/.package-lock.json, npm's record of what it installed
 * @returns {boolean}
 */
export function isSameTree(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([path, locked]) => {
    if (path === '') return true;
    const found = installed.packages?.[path];
    if (found === undefined) return locked.optional === true || locked.devOptional === true;
    return found.version === locked.version && found.integrity === locked.integrity;
  });
}

/**
 * The search path without node_modules/.bin: npm must not run on the Node.js that it is about to replace.
 * @param {string} path
 */
export function outsidePath(path) {
  const inside = join(root, 'node_modules');
  return path
    .split(delimiter)
    .filter((entry) => !entry.startsWith(inside))
    .join(delimiter);
}

/** @param {string} file path from the repository's root */
function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

/**
 * The dependencies that package.json asks for and the lockfile does not know, which npm would resolve anew.
 * @param {Manifest} manifest package.json
 * @param {Lockfile} lockfile package-lock.json
 * @returns {string[]} `name@version` of each
 */
export function notLocked(manifest, lockfile) {
  const locked = lockfile.packages?.[''] ?? {};
  return /** @type {const} */ (['dependencies', 'devDependencies']).flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([name, version]) => locked[kind]?.[name] !== version)
      .map(([name, version]) => `${name}@${version}`),
  );
}

/**
 * @param {(line: string) => void} say
 * @returns {Promise<string | null>} null when everything is installed, else what went wrong
 */
export async function installIfNeeded(say) {
  const lockfile = /** @type {Lockfile} */ (readJson('package-lock.json'));
  const missing = notLocked(readJson('package.json'), lockfile);
  if (missing.length > 0) return `package-lock.json is out of date, run npm install: ${missing.join(', ')}`;
  const record = join('node_modules', '.package-lock.json');
  if (existsSync(join(root, record)) && isSameTree(lockfile, readJson(record))) return null;

  say('Installing dependencies…');
  const env = { ...process.env, PATH: outsidePath(process.env.PATH ?? '') };
  const { code, output } = await run('npm', INSTALL, { env });
  return code === 0 ? null : `The dependencies could not be installed.\n${lastLines(output)}`;
}
