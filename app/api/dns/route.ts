import { answer } from '#app/api/answer.ts';
import { readFleetDnsHealth } from '#lib/private-dns/read-fleet-dns-health.ts';

export const GET = () => answer(({ arm }) => readFleetDnsHealth(arm));
