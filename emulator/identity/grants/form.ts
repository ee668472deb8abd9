// Reading the form of a token request.
import { directory } from '#emulator/directory.ts';
import { MissingParameter, UnknownClient } from '#emulator/identity/request-errors.ts';

export type TokenForm = URLSearchParams;

/** The parameter's value; throws MissingParameter when it is absent or empty. */
export function required(form: TokenForm, name: string): string {
  const value = form.get(name);
  if (!value) throw new MissingParameter(name);
  return value;
}

export function optional(form: TokenForm, name: string): string | undefined {
  return form.get(name) ?? undefined;
}

/** Throws UnknownClient unless the request is the console's. */
export function requireClient(clientId: string): void {
  if (clientId.toLowerCase() !== directory.clientId) throw new UnknownClient(clientId);
}
