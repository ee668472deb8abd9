// The four metadata functions that tsyringe (below @peculiar/x509) wants on Reflect when it is loaded.
// https://github.com/microsoft/tsyringe#installation
type Metadata = Map<unknown, unknown>;

const store = new WeakMap<object, Metadata>();

function own(key: unknown, target: object): unknown {
  return store.get(target)?.get(key);
}

function inherited(key: unknown, target: object): unknown {
  for (let at: object | null = target; at !== null; at = Object.getPrototypeOf(at)) {
    if (store.get(at)?.has(key)) return own(key, at);
  }
  return undefined;
}

function define(key: unknown, value: unknown, target: object): void {
  const metadata = store.get(target) ?? new Map();
  store.set(target, metadata.set(key, value));
}

function decorator(key: unknown, value: unknown) {
  return (target: object) => define(key, value, target);
}

if (!('getMetadata' in Reflect)) {
  Object.assign(Reflect, {
    getMetadata: inherited,
    getOwnMetadata: own,
    defineMetadata: define,
    metadata: decorator,
  });
}
