// Who exists in the embedded tenant: fixed ids, so that seeds, tokens, tests and screenshots agree.

export interface DirectoryUser {
  /** Object id, as in the `oid` claim and in role assignments. */
  readonly oid: string;
  /** User principal name, shown on every page. */
  readonly upn: string;
  readonly displayName: string;
  /** Short name for the admin API and tests. */
  readonly key: string;
  /** A guest (B2B) account of this tenant. */
  readonly guest: boolean;
  /** What the sign-in page says about the user. */
  readonly note: string;
}

const users: readonly DirectoryUser[] = [
  {
    oid: '0a11ce00-0000-4000-8000-000000000001',
    upn: 'operator@contoso.example',
    displayName: 'Olivia Operator',
    key: 'operator',
    guest: false,
    note: 'May edit everything',
  },
  {
    oid: '0a11ce00-0000-4000-8000-000000000002',
    upn: 'approver@contoso.example',
    displayName: 'Amir Approver',
    key: 'approver',
    guest: false,
    note: 'May read, and decide on private endpoint connections',
  },
  {
    oid: '0a11ce00-0000-4000-8000-000000000003',
    upn: 'reader@contoso.example',
    displayName: 'Rosa Reader',
    key: 'reader',
    guest: false,
    note: 'May read',
  },
  {
    oid: '0a11ce00-0000-4000-8000-000000000004',
    upn: 'outsider@contoso.example',
    displayName: 'Otto Outsider',
    key: 'outsider',
    guest: true,
    note: 'A guest who sees nothing',
  },
  {
    oid: '0a11ce00-0000-4000-8000-000000000005',
    upn: 'owner@contoso.example',
    displayName: 'Odette Owner',
    key: 'owner',
    guest: false,
    note: 'May edit everything, and assign roles',
  },
];

/** An application that acts as itself: signs in with a secret, has roles of its own. */
export interface ServicePrincipal {
  /** Application (client) id. */
  readonly appId: string;
  /** Object id, as in role assignments. */
  readonly oid: string;
  readonly displayName: string;
}

const servicePrincipal: ServicePrincipal = {
  appId: 'c11e47ed-0000-4000-8000-00000000a070',
  oid: '0a11ce00-0000-4000-8000-0000000000a0',
  displayName: 'Contoso Automation',
};

/** A user of another organisation: may be offered for signing in, and is then refused. */
const foreignUser: DirectoryUser = {
  oid: '0a11ce00-0000-4000-8000-000000000009',
  upn: 'visitor@fabrikam.example',
  displayName: 'Vera Visitor',
  key: 'visitor',
  guest: false,
  note: 'Belongs to another organisation',
};

export const directory = {
  tenantId: 'b4c0ffee-0000-4000-8000-00000000c0de',
  tenantDomain: 'contoso.example',
  tenantName: 'Contoso',
  /** The console's app registration in this tenant. */
  clientId: 'c11e47ed-0000-4000-8000-0000000ac4c0',
  clientName: 'ACR Network Console',
  foreignTenantId: 'fab41ca0-0000-4000-8000-00000000c0de',
  foreignUser,
  users,
  /** What `az` and other programs sign in as. */
  servicePrincipal,
} as const;

/** Colleagues of a user, by number from 1: there is no need to list so many people, who have no role by themselves. */
export const MOST_COLLEAGUES = 999;

/** @param number from 1 to MOST_COLLEAGUES. @returns `operator-7` of `operator`, with an object id of their own. */
export function colleague(user: DirectoryUser, number: number): DirectoryUser {
  const [first, , ...rest] = user.oid.split('-');
  const key = `${user.key}-${number}`;
  return {
    ...user,
    key,
    oid: [first, String(number).padStart(4, '0'), ...rest].join('-'),
    upn: `${key}@${directory.tenantDomain}`,
    displayName: `${user.displayName} ${number}`,
  };
}

function find(isWanted: (user: DirectoryUser) => boolean, number: string | undefined) {
  const own = users.find(isWanted);
  return own === undefined || number === undefined ? own : colleague(own, Number(number));
}

/** The user of this tenant with that short name, or undefined. */
export function userByKey(key: string): DirectoryUser | undefined {
  const [, name = key, number] = /^([a-z]+)-([1-9]\d{0,2})$/.exec(key) ?? [];
  return find((user) => user.key === name, number);
}

/** The user of this tenant with that object id, or undefined. */
export function userByOid(oid: string): DirectoryUser | undefined {
  const [, first, digits = '', rest] = /^([^-]+)-(\d{4})-(.+)$/.exec(oid) ?? [];
  const number = Number(digits);
  if (number > MOST_COLLEAGUES) return undefined;
  return number === 0
    ? users.find((user) => user.oid === oid)
    : find((user) => user.oid === `${first}-0000-${rest}`, String(number));
}

/** The user of this tenant with that user principal name in any case, or undefined. */
export function userByUpn(upn: string): DirectoryUser | undefined {
  const [name = '', domain] = upn.toLowerCase().split('@');
  return domain === directory.tenantDomain ? userByKey(name) : undefined;
}
