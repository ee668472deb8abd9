/** The DNS records a requester needs, as text to be copied. Pure. */
import type { ApprovalDetail } from '#lib/approvals/shapes.ts';
import { type DnsRecord, dnsRecords, privateZone } from '#lib/network-access/private-addresses.ts';

type Facts = Pick<ApprovalDetail, 'request' | 'requester'>;

/** Null where the endpoint's addresses are not visible. */
function recordsOf({ request, requester }: Facts): readonly DnsRecord[] | null {
  if (!requester.visible || requester.addresses === null || requester.addresses.length === 0) return null;
  return dnsRecords(request.loginServer, requester.addresses);
}

/** One line each: name in the zone, type, address, and the host that it answers for. */
export function recordLines(facts: Facts): string | null {
  const records = recordsOf(facts);
  if (records === null) return null;
  const width = Math.max(...records.map(({ name }) => name.length));
  const zone = privateZone(facts.request.loginServer);
  return [
    `; ${zone}`,
    ...records.map(({ name, address, host }) => `${name.padEnd(width)}  A  ${address.padEnd(15)}  ; ${host}`),
  ].join('\n');
}
