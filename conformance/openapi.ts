// Holds recorded exchanges against Azure's published API files and sorts what the validator finds.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedExchange } from '#emulator/traffic.ts';
import { type Finding, openLiveValidator } from './live-validator.ts';
import { type Place, readSpecIndex } from './spec-index.ts';

/** A finding that has a reason. Every member that is given must fit; `at` and `message` are patterns. */
export type KnownFinding = {
  readonly side: Finding['side'];
  readonly code: string;
  readonly status?: string;
  readonly at?: string;
  readonly message?: string;
  /** Pattern of the request's path. */
  readonly path?: string;
  /** Only where the request's own version has no file. */
  readonly remapped?: true;
  readonly reason: string;
};

export type OpenApiReport = {
  readonly exchanges: number;
  /** Checked at their own version; at the nearest one that is described; not described at all. */
  readonly exact: number;
  readonly remapped: number;
  readonly unspecified: number;
  /** Answered 501: nothing to check. */
  readonly notImplemented: number;
  /** How often each reason was needed. */
  readonly known: ReadonlyMap<KnownFinding, number>;
  /** One line for every kind, with how often it came and an example. */
  readonly unexplained: readonly string[];
};

/** All exchanges in the `.jsonl` files of a folder. */
export function readTraffic(folder: string): readonly RecordedExchange[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordedExchange);
}

/** @param specification the folder of that name. */
export async function validateTraffic(
  specification: string,
  exchanges: readonly RecordedExchange[],
  knownFindings: readonly KnownFinding[],
): Promise<OpenApiReport> {
  const index = readSpecIndex(specification);
  const implemented = exchanges.filter(({ liveResponse }) => liveResponse.statusCode !== '501');
  const placed = implemented.map((exchange) => ({ exchange, place: placeOf(index, exchange) }));
  const files = new Set(placed.flatMap(({ place }) => (place.kind === 'unspecified' ? [] : place.files)));
  const validate = await openLiveValidator(specification, [...files]);

  const known = new Map<KnownFinding, number>();
  const unexplained = new Map<string, { times: number; example: string }>();
  const counts = { exact: 0, remapped: 0, unspecified: 0 };
  for (const { exchange, place } of placed) {
    counts[place.kind] += 1;
    if (place.kind === 'unspecified') continue;
    const { method, url } = exchange.liveRequest;
    const { statusCode } = exchange.liveResponse;
    for (const finding of await validate(atVersion(exchange, place.version))) {
      // What a refused request did wrong is the refusal's own reason.
      if (finding.side === 'request' && Number(statusCode) >= 400) continue;
      const reason = knownFindings.find((candidate) => fits(candidate, finding, exchange, place));
      if (reason !== undefined) known.set(reason, (known.get(reason) ?? 0) + 1);
      else {
        const { side, code, at, message } = finding;
        const kind = `${side} ${statusCode} ${place.kind} ${code} ${at} ${message}`;
        const before = unexplained.get(kind) ?? { times: 0, example: `${method} ${url}` };
        unexplained.set(kind, { ...before, times: before.times + 1 });
      }
    }
  }
  return {
    exchanges: exchanges.length,
    ...counts,
    notImplemented: exchanges.length - implemented.length,
    known,
    unexplained: [...unexplained].map(([kind, { times, example }]) => `${times} × ${kind}\n    ${example}`),
  };
}

function placeOf(index: ReturnType<typeof readSpecIndex>, { liveRequest }: RecordedExchange): Place {
  const { pathname, searchParams } = new URL(liveRequest.url);
  const version = [...searchParams].find(([name]) => name.toLowerCase() === 'api-version')?.[1];
  if (version === undefined || !isDecodable(pathname)) return { kind: 'unspecified' };
  return index.place(liveRequest.method, withoutGaps(pathname), version.toLowerCase());
}

function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}

/** Clients leave a parent's name out and keep its slash; the validator wants a name there. */
const withoutGaps = (path: string) => path.replace(/\/\/(?=registries\/)/gi, '/-/').replace(/\/{2,}/g, '/');

function atVersion({ liveRequest, liveResponse }: RecordedExchange, version: string): RecordedExchange {
  const { pathname, searchParams } = new URL(liveRequest.url);
  const query = [...searchParams]
    .filter(([name]) => name.toLowerCase() !== 'api-version')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const url = `https://management.azure.com${withoutGaps(pathname)}?${[...query, `api-version=${version}`].join('&')}`;
  return {
    // Tests without a network send no content type; a body is always JSON.
    liveRequest: {
      ...liveRequest,
      url,
      headers: { ...liveRequest.headers, 'content-type': 'application/json' },
    },
    liveResponse,
  };
}

function fits(
  known: KnownFinding,
  finding: Finding,
  { liveRequest, liveResponse }: RecordedExchange,
  place: Place,
): boolean {
  return (
    known.side === finding.side &&
    known.code === finding.code &&
    (known.status === undefined || known.status === liveResponse.statusCode) &&
    (known.at === undefined || new RegExp(known.at).test(finding.at)) &&
    (known.message === undefined || new RegExp(known.message).test(finding.message)) &&
    (known.path === undefined || new RegExp(known.path, 'i').test(new URL(liveRequest.url).pathname)) &&
    (known.remapped === undefined || place.kind === 'remapped')
  );
}
