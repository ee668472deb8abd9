import { answer, refuse } from '#app/api/answer.ts';
import { type RegistryParams, registryFromParams } from '#app/registry-params.ts';
import { listTasks } from '#lib/reach/list-tasks.ts';

export async function GET(_request: Request, { params }: { params: Promise<RegistryParams> }) {
  const ref = registryFromParams(await params);
  if (ref === null) return refuse({ code: 'not_found' });
  return answer(({ arm }) => listTasks(arm, ref));
}
