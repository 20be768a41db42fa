let tell: (sentence: string) => void = () => undefined;
const told = new Set<string>();

export function hearFaults(hear: (sentence: string) => void): void {
  tell = hear;
}

/** Loud: what an extension uses and the stand-in, or Shopify, does not have. It is an error of the console and stands in the page. */
export function fault(sentence: string): void {
  if (told.has(sentence)) return;
  told.add(sentence);
  reportError(new Error(sentence));
  tell(sentence);
}

/** What a promise, a serializer or a debugger asks of every object: none of it is a use. */
const asked = new Set<string>(["then", "toJSON", "$$typeof", "nodeType", "tagName"]);

/** An object that throws, naming what is missing, when something is used that it does not have. */
export function known<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key) {
      if (typeof key === "symbol" || key in target || asked.has(key)) return target[key as keyof T];
      const sentence = `The stand-in store has no ${name}.${key}.`;
      fault(sentence);
      throw new Error(sentence);
    },
  });
}
