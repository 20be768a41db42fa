const held = globalThis as unknown as { __fidelio?: Map<string, unknown> };

/**
 * One instance a process under `name`, also when a module is loaded twice: the web entry and Remix's server build are
 * bundled apart, and development reloads modules.
 */
export function singleton<T>(name: string, make: () => T): T {
  const instances = (held.__fidelio ??= new Map());
  if (!instances.has(name)) instances.set(name, make());
  return instances.get(name) as T;
}
