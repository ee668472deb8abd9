/** How a private endpoint's job stands by what Azure shows: `?job=` its JSON, `?depth=steps` without problems. */
import { answer, refuse } from '#app/api/answer.ts';
import { endpointJob } from '#lib/actions/endpoint-schemas.ts';
import { viewJob } from '#lib/endpoints/read-job.ts';

export async function GET(request: Request) {
  const query = new URL(request.url).searchParams;
  const job = endpointJob.safeParse(parseOrNull(query.get('job') ?? ''));
  if (!job.success)
    return refuse({
      code: 'invalid_input',
      issues: job.error.issues.map(({ path, message }) => ({
        path: path.join('.'),
        code: /^[a-z0-9_]+$/.test(message) ? message : 'wrong_arguments',
      })),
    });
  return answer(({ arm }) => viewJob(arm, job.data, query.get('depth') !== 'steps'));
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
