import { answer, refuse } from '#app/api/answer.ts';
import { endpointFromParams, type RegistryParams } from '#app/registry-params.ts';
import { readConnection } from '#lib/connections/read-connection.ts';

export async function GET(_request: Request, { params }: { params: Promise<RegistryParams> }) {
  const ref = endpointFromParams(await params);
  if (ref === null) return refuse({ code: 'not_found' });
  return answer(({ arm }) => readConnection(arm, ref));
}
