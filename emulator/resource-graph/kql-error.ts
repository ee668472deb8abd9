// What is wrong with a query, and where: the details of Resource Graph's 400.

/** Where a piece of a query stands: its line from 1, its character in the line from 0. */
export type Place = { readonly line: number; readonly character: number; readonly token: string };

/**
 * `ParserFailure` for what is no query at all, `InvalidQueryLanguage` for what the language has and this Azure does
 * not, `SemanticFailure` for columns and types that do not fit.
 */
export type QueryErrorCode = 'ParserFailure' | 'InvalidQueryLanguage' | 'SemanticFailure';

export class QueryError extends Error {
  override name = 'QueryError';
  readonly code: QueryErrorCode;
  readonly place: Place;

  /** @param message a sentence for people. */
  constructor(code: QueryErrorCode, message: string, place: Place) {
    super(message);
    this.code = code;
    this.place = place;
  }
}

export function parserFailure(expected: string, place: Place): QueryError {
  const found = place.token === '' ? 'the end of the query' : `'${place.token}'`;
  return new QueryError('ParserFailure', `Expected ${expected}, found ${found}.`, place);
}

/** @param what such as `The operator 'mv-expand'`. */
export function unsupported(what: string, place: Place): QueryError {
  return new QueryError('InvalidQueryLanguage', `${what} is not supported by the embedded Azure.`, place);
}

export function semanticFailure(message: string, place: Place): QueryError {
  return new QueryError('SemanticFailure', message, place);
}
