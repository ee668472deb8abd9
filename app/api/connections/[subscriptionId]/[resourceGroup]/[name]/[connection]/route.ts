import { answer, refuse } from '#app/api/answer.ts';
import { type ConnectionParams, connectionFromParams } from '#app/registry-params.ts';
import { readState } from '#lib/connections/read-state.ts';

export async function GET(_request: Request, { params }: { params: Promise<ConnectionParams> }) {
  const target = connectionFromParams(await params);
  if (target === null) return refuse({ code: 'not_found' });
  return answer(({ arm }) => readState(arm, target.ref, target.connection));
}
