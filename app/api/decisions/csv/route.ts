import { refuse } from '#app/api/answer.ts';
import { decisionsCsv } from '#lib/approvals/decisions-csv.ts';
import { listDecisions } from '#lib/approvals/list-decisions.ts';
import { currentCaller } from '#lib/caller.ts';

/** A file, so not through answer(): its name says how far the log reached, and whether parts of it could not be read. */
export async function GET() {
  const caller = await currentCaller();
  if (caller === null) return refuse({ code: 'sign_in_required' });
  const log = await listDecisions(caller.arm);
  if (!log.ok) return refuse(log.failure);
  const day = (moment: string) => moment.slice(0, 10);
  const { from, readAt, failures } = log.value;
  const reach = `${day(from)}-to-${day(readAt)}${failures.length > 0 ? '-incomplete' : ''}`;
  // Spreadsheets take text for UTF-8 only when it begins with a byte order mark.
  return new Response(`\ufeff${decisionsCsv(log.value)}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="acr-connection-decisions-${reach}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
