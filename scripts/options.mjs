// Reads `--name value` and `--name=value` options against a table; one sentence when they are wrong.

/** @typedef {{ what: string, fallback: string, check: (value: string) => string | null }} Option */
/** @typedef {{ values: Record<string, string> } | { problem: string }} Parsed */

/**
 * @param {readonly string[]} argv arguments after the script's name
 * @param {Readonly<Record<string, Option>>} table option name without dashes → what it takes
 * @returns {Parsed} every option's value (its fallback if not given), or what is wrong with the first bad one
 */
export function parseOptions(argv, table) {
  /** @type {Record<string, string>} */
  const values = {};
  for (let i = 0; i < argv.length; i += 1) {
    const match = /^--([a-z-]+)(?:=(.*))?$/.exec(argv[i] ?? '');
    const name = match?.[1] ?? '';
    const option = Object.hasOwn(table, name) ? table[name] : undefined;
    if (option === undefined) return { problem: `There is no option ${argv[i]}.` };
    if (Object.hasOwn(values, name)) return { problem: `--${name} is given twice.` };
    let value = match?.[2];
    if (value === undefined) {
      i += 1;
      value = argv[i];
    }
    if (value === undefined) return { problem: `--${name} needs ${option.what}.` };
    const wrong = option.check(value);
    if (wrong !== null) return { problem: `--${name} must be ${wrong}, not "${value}".` };
    values[name] = value;
  }
  for (const [name, option] of Object.entries(table)) values[name] ??= option.fallback;
  return { values };
}

/**
 * A check for a TCP port.
 * @param {number} lowest 0 where the system may choose one
 * @param {number} highest 65535 less the ports that follow the one given
 * @returns {Option['check']}
 */
export function portBetween(lowest, highest) {
  return (value) => {
    const port = /^\d{1,5}$/.test(value) ? Number(value) : -1;
    return port >= lowest && port <= highest ? null : `a port number from ${lowest} to ${highest}`;
  };
}

/** @type {Option['check']} */
export function seedName(value) {
  return /^[a-z][a-z0-9-]{0,39}(:[0-9]{1,5}x[0-9]{1,3})?$/.test(value)
    ? null
    : 'the name of a data set, such as demo or fleet:1000x20';
}

/**
 * The usage lines shown below a problem.
 * @param {string} command
 * @param {Readonly<Record<string, Option>>} table
 */
export function usage(command, table) {
  const lines = Object.entries(table).map(
    ([name, o]) => `  --${name} <${o.what}>, ${o.fallback} if not given`,
  );
  return [`Usage: ${command} -- [options]`, ...lines].join('\n');
}
