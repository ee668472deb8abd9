import { answer, refuse } from '#app/api/answer.ts';
import { endpointFromParams, type RegistryParams } from '#app/registry-params.ts';
import { readOrigin } from '#lib/approvals/read-origin.ts';

export async function GET(_request: Request, { params }: { params: Promise<RegistryParams> }) {
  const ref = endpointFromParams(await params);
  if (ref === null) return refuse({ code: 'not_found' });
  return answer(({ arm }) => readOrigin(arm, ref));
}
