// Azure's own validator (oav) over chosen API files: what it finds wrong in one exchange.
import { LiveValidator, type RequestResponsePair } from 'oav';
import type { RecordedExchange } from '#emulator/traffic.ts';

/** Something the validator holds against a request or a response. */
export type Finding = {
  readonly side: 'request' | 'response';
  readonly code: string;
  readonly message: string;
  /** JSON pointer into the body, with numbers as `N`; empty where it is not about the body. */
  readonly at: string;
};

export type Validate = (exchange: RecordedExchange) => Promise<readonly Finding[]>;

type OavError = { readonly code: string; readonly message: string; readonly pathsInPayload?: string[] };
type OavResult = { readonly errors?: readonly OavError[]; readonly runtimeException?: OavError };
type Searcher = Pick<LiveValidator['operationSearcher'], 'getPotentialOperations'>;
type Match = ReturnType<Searcher['getPotentialOperations']>['matches'][number];

/** @param files below `folder`; every one costs time to read, so only those that are needed. */
export async function openLiveValidator(folder: string, files: readonly string[]): Promise<Validate> {
  const options = {
    directory: folder,
    fileRoot: folder,
    swaggerPathsPattern: [...files],
    git: { shouldClone: false },
    loadValidatorInBackground: false,
    loadValidatorInInitialize: true,
    isArmCall: true,
    checkUnderFileRoot: false,
  };
  const validator = new LiveValidator(options, () => undefined);
  await validator.initialize();
  preferLiteral(validator.operationSearcher);
  return async (exchange) => {
    // It changes what it is given.
    const result = await validator.validateLiveRequestResponse(
      structuredClone(exchange) as RequestResponsePair,
    );
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
function preferLiteral(searcher: Searcher): void {
  const search = searcher.getPotentialOperations.bind(searcher);
  const names = ({ operation }: Match) => operation._path._pathTemplate.split('{').length;
  searcher.getPotentialOperations = (request) => {
    const found = search(request);
    const fewest = Math.min(...found.matches.map(names));
    return { ...found, matches: found.matches.filter((match) => names(match) === fewest) };
  };
}

function exceptionOf({ runtimeException }: OavResult): OavResult {
  return runtimeException === undefined ? {} : { runtimeException };
}

function findingsOf(side: Finding['side'], { errors = [], runtimeException }: OavResult): Finding[] {
  const all = runtimeException === undefined ? errors : [...errors, runtimeException];
  return all.map(({ code, message, pathsInPayload: [at = ''] = [] }) => ({
    side,
    code,
    message: message.split('\n')[0] ?? '',
    at: at.replace(/\d+/g, 'N'),
  }));
}
