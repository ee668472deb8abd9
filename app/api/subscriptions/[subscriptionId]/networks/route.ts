import { answer, refuse } from '#app/api/answer.ts';
import { subscriptionFromParams } from '#app/subnet-params.ts';
import { listVirtualNetworks } from '#lib/networks/list-virtual-networks.ts';

export async function GET(_request: Request, { params }: { params: Promise<{ subscriptionId: string }> }) {
  const subscriptionId = subscriptionFromParams(await params);
  if (subscriptionId === null) return refuse({ code: 'not_found' });
  return answer(({ arm }) => listVirtualNetworks(arm, subscriptionId));
}
