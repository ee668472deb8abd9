// Azure's own validator (oav) over chosen API files: what it finds wrong in one exchange.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RecordedExchange } from '#emulator/traffic.ts';
import { NotRun } from './shared-folder.ts';

/** Something the validator holds against a request or a response. */
export type Finding = {
  readonly side: 'request' | 'response';
  readonly code: string;
  readonly message: string;
  /** JSON pointer into the body, with numbers as `N`; empty where it is not about the body. */
  readonly at: string;
};

export type LiveValidator = (exchange: RecordedExchange) => Promise<readonly Finding[]>;

type OavError = { code: string; message?: string; pathsInPayload?: string[] };
type Candidates = { readonly matches: readonly { readonly operation: OavOperation }[] };
type OavOperation = { readonly _path: { readonly _pathTemplate: string } };
type OavResult = { errors?: OavError[]; runtimeException?: OavError };
type Oav = {
  LiveValidator: new (
    options: object,
    log: () => void,
  ) => {
    readonly operationSearcher: { getPotentialOperations(request: object): Candidates };
    initialize(): Promise<void>;
    validateLiveRequestResponse(exchange: object): Promise<{
      requestValidationResult: OavResult;
      responseValidationResult: OavResult;
      runtimeException?: OavError;
    }>;
  };
};

/** By name, not by import: the package is installed where conformance is checked, not everywhere. */
const PACKAGE = 'oav';

/** The package is found from here, or from the folder that CONFORMANCE_OAV names. */
function loadOav(): Oav {
  const folder = process.env['CONFORMANCE_OAV'];
  const require = createRequire(folder === undefined ? import.meta.url : join(folder, 'package.json'));
  try {
    return require(PACKAGE) as Oav;
  } catch (error) {
    throw new NotRun('the package oav, Azure’s OpenAPI validator, is not installed.', { cause: error });
  }
}

/** @param files below `folder`; every one costs time to read, so only those that are needed. */
export async function openLiveValidator(folder: string, files: readonly string[]): Promise<LiveValidator> {
  const options = {
    directory: folder,
    fileRoot: folder,
    swaggerPathsPattern: files,
    git: { shouldClone: false },
    loadValidatorInBackground: false,
    loadValidatorInInitialize: true,
    isArmCall: true,
    checkUnderFileRoot: false,
  };
  const validator = new (loadOav().LiveValidator)(options, () => undefined);
  await validator.initialize();
  preferLiteral(validator.operationSearcher);
  return async (exchange) => {
    // It changes what it is given.
    const result = await validator.validateLiveRequestResponse(structuredClone(exchange));
    return [
      ...findingsOf('request', { ...result.requestValidationResult, ...exceptionOf(result) }),
      ...findingsOf('response', result.responseValidationResult),
    ];
  };
}

/**
 * A link of a private DNS zone is a record set of type `virtualNetworkLinks`, too, as far as addresses
 * go, and the validator gives up. The operation that leaves fewest names open is the one that is meant.
 */
function preferLiteral(searcher: { getPotentialOperations(request: object): Candidates }): void {
  const search = searcher.getPotentialOperations.bind(searcher);
  const names = ({ operation }: Candidates['matches'][number]) =>
    operation._path._pathTemplate.split('{').length;
  searcher.getPotentialOperations = (request) => {
    const found = search(request);
    const fewest = Math.min(...found.matches.map(names));
    return { ...found, matches: found.matches.filter((match) => names(match) === fewest) };
  };
}

function exceptionOf({ runtimeException }: { runtimeException?: OavError }): OavResult {
  return runtimeException === undefined ? {} : { runtimeException };
}

function findingsOf(side: Finding['side'], { errors = [], runtimeException }: OavResult): Finding[] {
  const all = runtimeException === undefined ? errors : [...errors, runtimeException];
  return all.map(({ code, message = '', pathsInPayload: [at = ''] = [] }) => ({
    side,
    code,
    message: message.split('\n')[0] ?? '',
    at: at.replace(/\d+/g, 'N'),
  }));
}
