// Who calls the data plane: the header `x-client`, because nobody on loopback has a public address or a subnet.
import { isIP } from 'node:net';
import { z } from 'zod';

const where = { address: z.string().refine((text) => isIP(text) !== 0, 'not an IP address') };
/** Seen from outside, where it leaves without a service endpoint or private endpoint. */
const egress = { address: where.address.optional() };
/** An access token for Azure Resource Manager, exchanged for the registry's own on the way. */
const signedIn = { token: z.string().min(1).optional() };

const client = z.union([
  z.strictObject({ ...where, ...signedIn }),
  /** Goes to the public address, over the subnet's service endpoint if it has one. */
  z.strictObject({ subnet: z.string().min(1), ...egress, ...signedIn }),
  /** Goes wherever the network's DNS sends it. */
  z.strictObject({ vnet: z.string().min(1), ...egress, ...signedIn }),
  z.strictObject({ trustedService: z.string().min(1), ...egress, ...signedIn }),
  z.strictObject({ task: z.literal(true), identity: z.enum(['system', 'user']), ...egress, ...signedIn }),
]);

export type Client = z.output<typeof client>;

/** A header that describes nobody; `message` is a sentence for people. */
export class BadClient extends Error {}

/** Throws BadClient. */
export function readClient(header: string | undefined): Client {
  const parsed = client.safeParse(parseJson(header ?? ''));
  if (parsed.success) return parsed.data;
  throw new BadClient(
    'The header x-client must be JSON: {"address"}, {"subnet"}, {"vnet"}, {"trustedService"} or {"task": true, "identity": "system"|"user"}; optionally with "address", the one it leaves from, and "token".',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
