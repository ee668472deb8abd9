/** The registries whose subnet rules name this subnet. */
import { answer, refuse } from '#app/api/answer.ts';
import { type SubnetParams, subnetFromParams } from '#app/subnet-params.ts';
import { findReliantRegistries } from '#lib/networks/find-reliant-registries.ts';

export async function GET(_request: Request, { params }: { params: Promise<SubnetParams> }) {
  const ref = subnetFromParams(await params);
  if (ref === null) return refuse({ code: 'not_found' });
  return answer(({ arm }) => findReliantRegistries(arm, ref));
}
