/** The commands that pull from a virtual machine without a password, for one identity. Pure. */

export type ConnectAs = { readonly kind: 'system' } | { readonly kind: 'user'; readonly clientId: string };

export type ConnectCommands = {
  readonly signIn: string;
  /** Until CLI 2.68; null where nothing differs. */
  readonly signInBefore: string | null;
  readonly logIn: string;
  readonly pull: string;
  readonly push: string | null;
};

/** `--client-id` came with this version; from 2.73 on `--username` is refused. https://github.com/Azure/azure-cli/pull/30525 */
export const CLIENT_ID_SINCE = '2.69.0';
export const USERNAME_UNTIL = '2.72.0';
/** What Microsoft's article on managed identities asks for at least. */
export const ARTICLE_CLI = '2.0.55';

/** @param image `repository:tag`. */
export function connectCommands(
  registry: { readonly name: string; readonly loginServer: string },
  as: ConnectAs,
  image: string,
  mayPush: boolean,
): ConnectCommands {
  const user = as.kind === 'user';
  return {
    // Named even where it is the only one: a machine with two would otherwise sign in as either.
    signIn: user ? `az login --identity --client-id ${as.clientId}` : 'az login --identity',
    signInBefore: user ? `az login --identity --username ${as.clientId}` : null,
    logIn: `az acr login --name ${registry.name}`,
    pull: `docker pull ${registry.loginServer}/${image}`,
    push: mayPush ? `docker push ${registry.loginServer}/${image}` : null,
  };
}
