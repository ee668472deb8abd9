// Which Node.js runs us. The first stage of each command must parse on old versions too, so this file is plain.

const NEEDED = [20, 19];

/** @param {string} version such as `v20.19.0` @returns {number[]} */
function numbers(version) {
  return version.replace(/^v/, '').split('.').map(Number);
}

/**
 * One sentence when this Node.js is too old to install and start the project, else null.
 * @param {string} version
 */
export function tooOld(version) {
  const found = numbers(version);
  if (found[0] > NEEDED[0] || (found[0] === NEEDED[0] && found[1] >= NEEDED[1])) return null;
  return `Node.js ${NEEDED.join('.')} or newer is needed, and this is ${version}.`;
}

/**
 * True when this Node.js runs the TypeScript of our scripts as it is.
 * @param {string} version
 */
export function runsTypeScript(version) {
  return numbers(version)[0] >= 24;
}

/**
 * Goes on only with a Node.js that is new enough; else ends with one sentence. What `start` needs it
 * imports itself: a static import would be parsed before this check.
 * @param {() => Promise<void>} start
 */
export function requireNode(start) {
  const problem = tooOld(process.version);
  if (problem !== null) {
    console.error(problem);
    process.exitCode = 1;
    return;
  }
  start().catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
