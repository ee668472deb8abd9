// Finds the route of a path: a tree of segments whose literal words match in any case.
import type { ArmPath } from './path.ts';
import type { Method, Route } from './route.ts';

export type RouteMatch = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

export type Router = {
  /** `methods`: what the path knows, when it is known but not with this method. */
  find(method: string, path: ArmPath): RouteMatch | { readonly methods: readonly string[] };
};

type Node = {
  readonly words: Map<string, Node>;
  parameter: { readonly name: string; readonly node: Node } | null;
  readonly routes: Map<Method, Route>;
};

const SCOPE = '{scope}/';

export function createRouter(routes: readonly Route[]): Router {
  const absolute = newNode();
  const extension = newNode();
  for (const route of routes) {
    const scoped = route.path.startsWith(SCOPE);
    add(
      scoped ? extension : absolute,
      (scoped ? route.path.slice(SCOPE.length) : route.path).split('/').filter(Boolean),
      route,
    );
  }

  return {
    find(method, { segments }) {
      const from = segments.findLastIndex((segment, index) => isExtension(segment, segments[index + 1]));
      const params: Record<string, string> = {};
      const node = walk(from < 0 ? absolute : extension, from < 0 ? segments : segments.slice(from), params);
      if (from >= 0) params['scope'] = `/${segments.slice(0, from).join('/')}`;
      const route = node?.routes.get(method as Method);
      return route === undefined ? { methods: [...(node?.routes.keys() ?? [])] } : { route, params };
    },
  };
}

function isExtension(segment: string, next: string | undefined): boolean {
  return segment.toLowerCase() === 'providers' && next?.toLowerCase() === 'microsoft.authorization';
}

function newNode(): Node {
  return { words: new Map(), parameter: null, routes: new Map() };
}

function add(root: Node, segments: readonly string[], route: Route): void {
  let node = root;
  for (const segment of segments) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined) {
      const word = segment.toLowerCase();
      const next = node.words.get(word) ?? newNode();
      node.words.set(word, next);
      node = next;
    } else {
      node.parameter ??= { name, node: newNode() };
      node = node.parameter.node;
    }
  }
  node.routes.set(route.method, route);
}

function walk(root: Node, segments: readonly string[], params: Record<string, string>): Node | undefined {
  let node = root;
  for (const segment of segments) {
    const next = node.words.get(segment.toLowerCase());
    if (next !== undefined) node = next;
    else if (node.parameter !== null) {
      params[node.parameter.name] = segment;
      node = node.parameter.node;
    } else return undefined;
  }
  return node;
}
