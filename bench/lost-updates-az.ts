// A writer that does what `az acr network-rule` does: GET at 2021-08-01-preview, change the arrays, PATCH them
// whole. It retries like azure-core for Python: a PATCH after 500, 503, 504 and 429, never after a lost answer.
// https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/acr/network_rule.py
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { type Change, type Mode, seeded } from './lost-updates-plan.ts';

export type Wire = {
  readonly arm: string;
  readonly ca: string;
  readonly token: string;
};

export type Answer = { readonly status: number; readonly body: unknown };

/** @returns how the requests of one client are sent. Rejects when no answer comes. */
export function sender({ arm, ca, token }: Wire) {
  const agent = new Agent({ ca, keepAlive: true });
  return (method: string, path: string, correlationId: string, body?: unknown): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request(
        `${arm}${path}`,
        {
          method,
          agent,
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'x-ms-correlation-request-id': correlationId,
            'x-ms-client-request-id': randomUUID(),
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('error', reject);
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: parsed(text) }));
        },
      );
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
}

export type Send = ReturnType<typeof sender>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const VERSION = '2021-08-01-preview';
/** Azure asks for a second and az waits for it; here time runs faster. Milliseconds. */
const [BACKOFF, MOST_RETRIES] = [15, 3];

type RuleSet = {
  readonly defaultAction: string;
  readonly ipRules?: readonly { readonly value: string }[];
  readonly virtualNetworkRules?: readonly { readonly id: string }[];
};

/** @returns whether the command ended well; its error says nothing of what was carried out. */
export async function writeWhole(
  send: Send,
  registry: string,
  change: Change,
  correlationId: string,
  jitter: number,
): Promise<boolean> {
  const random = seeded(jitter);
  const path = `${registry}?api-version=${VERSION}`;
  try {
    await wait(random() * 20);
    const { status, body } = await send('GET', path, correlationId);
    if (status !== 200) return false;
    await wait(random() * 25);
    const properties = edited(
      (body as { properties: { networkRuleSet: RuleSet } }).properties.networkRuleSet,
      change,
    );
    for (let tries = 0; ; tries += 1) {
      const answer = await send('PATCH', path, correlationId, { properties });
      if (![429, 500, 503, 504].includes(answer.status) || tries === MOST_RETRIES)
        return answer.status === 200;
      await wait(BACKOFF * 2 ** tries);
    }
  } catch {
    return false;
  }
}

/** `az acr update` sends the mode without the rules; `az acr network-rule` the rules with the mode that it read. */
function edited(rules: RuleSet, change: Change): object {
  const { addIpRules, removeIpRules, addSubnetRules, removeSubnetRules, setMode } = change;
  const isRules =
    addIpRules.length + removeIpRules.length + addSubnetRules.length + removeSubnetRules.length > 0;
  const gone = (id: string) => removeSubnetRules.some((other) => other.toLowerCase() === id.toLowerCase());
  const whole = {
    ipRules: [
      ...(rules.ipRules ?? []).filter(({ value }) => !removeIpRules.includes(value)),
      ...addIpRules.map((value) => ({ action: 'Allow', value })),
    ],
    virtualNetworkRules: [
      ...(rules.virtualNetworkRules ?? []).filter(({ id }) => !gone(id)),
      ...addSubnetRules.map((id) => ({ id })),
    ],
  };
  return {
    ...(setMode === undefined ? {} : { publicNetworkAccess: ACCESS[setMode] }),
    networkRuleSet: {
      defaultAction: setMode === undefined ? rules.defaultAction : ACTION[setMode],
      ...(isRules ? whole : {}),
    },
  };
}

export const ACCESS: Readonly<Record<Mode, string>> = {
  all: 'Enabled',
  selected: 'Enabled',
  disabled: 'Disabled',
};
export const ACTION: Readonly<Record<Mode, string>> = { all: 'Allow', selected: 'Deny', disabled: 'Deny' };
