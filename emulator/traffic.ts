// Writes what was asked and answered to a folder, for checking against Azure's own API files. Never a token.
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '#emulator/arm/exchange.ts';
import type { Answer } from '#emulator/arm/route.ts';

/** One line of a `.jsonl` file, in the form that Azure's validator reads. */
export type RecordedExchange = {
  readonly liveRequest: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly liveResponse: {
    readonly statusCode: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
};

export type Traffic = {
  /** Keeps the answer's own headers; those that every answer carries tell nothing. */
  record(request: Request, exchange: Exchange, answer: Answer): void;
};

/** Lines per file at most: a forgotten switch does not fill the disk. */
const MOST_LINES = 20_000;
const JSON_CONTENT = { 'content-type': 'application/json; charset=utf-8' };
/** Names the folder; every process writes a file of its own there. */
const FOLDER = 'EMULATOR_TRAFFIC';

/** Null unless the environment names a folder. */
export function trafficFromEnvironment(): Traffic | null {
  const folder = process.env[FOLDER];
  return folder ? writeTraffic(folder) : null;
}

export function writeTraffic(folder: string): Traffic {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}-${randomUUID()}.jsonl`);
  let lines = 0;
  return {
    record(request, { method, body }, answer) {
      if (lines >= MOST_LINES) return;
      lines += 1;
      const exchange: RecordedExchange = {
        liveRequest: {
          url: request.url,
          method,
          headers: withoutToken(request.headers),
          ...(body.state === 'json' ? { body: body.value } : {}),
        },
        liveResponse: {
          statusCode: String(answer.status),
          headers: { ...(answer.body === undefined ? {} : JSON_CONTENT), ...answer.headers },
          ...(answer.body === undefined ? {} : { body: answer.body }),
        },
      };
      appendFileSync(file, `${JSON.stringify(exchange)}\n`);
    },
  };
}

function withoutToken(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name !== 'authorization'));
}
