// Notices that the npm that started us is gone: npm passes a signal to its shell alone, and a shell that
// ends, or an npm that is killed, tells nobody.
import { readFileSync } from 'node:fs';

/** The processes that must live on, as one comparable text: our parent and, if that is a shell, its parent. */
function lineage() {
  const parent = process.ppid;
  if (process.platform !== 'linux') return String(parent);
  try {
    const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${parent}/stat`, 'utf8')) ?? [];
    // After the name come the state and the parent's own parent.
    return name?.endsWith('sh') ? `${parent} ${rest?.split(' ')[1]}` : String(parent);
  } catch {
    return String(parent);
  }
}

/** @param {() => void} then called once; never when npm did not start us */
export function onNpmGone(then) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const before = lineage();
  const watch = setInterval(() => {
    if (lineage() === before) return;
    clearInterval(watch);
    then();
  }, 500);
  watch.unref();
}
