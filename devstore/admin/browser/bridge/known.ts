/** What a promise, a serializer or a debugger asks of every object: none of it is a use of App Bridge. */
const asked = new Set<string | symbol>(["then", "toJSON", "$$typeof", "nodeType", "tagName"]);

/** An object that throws, naming what is missing, when something is used that it does not have. */
export function known<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key) {
      if (typeof key === "symbol" || key in target || asked.has(key)) return target[key as keyof T];
      throw new Error(`The App Bridge stub has no ${name}.${key}.`);
    },
  });
}
