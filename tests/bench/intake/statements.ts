import pg from "pg";

/** What was asked of the database meanwhile. */
export interface Asked {
  statements: number;
  /** of those whose name begins so: how many, and milliseconds from the question to the answer, added up */
  of(name: string): { statements: number; milliseconds: number };
}

interface Named {
  name?: string;
}

/** Counts the statements that this process sends while `run` goes on. It costs a little: not for a turn that is measured. */
export async function countStatements<T>(run: () => Promise<T>): Promise<{ result: T; asked: Asked }> {
  const each: Array<{ name: string; milliseconds: number }> = [];
  const prototype = pg.Client.prototype as unknown as { query(...args: unknown[]): unknown };
  const plain = prototype.query;
  prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    const began = performance.now();
    const noted = { name: (args[0] as Named | undefined)?.name ?? "", milliseconds: 0 };
    each.push(noted);
    const answer = plain.apply(this, args);
    if (answer instanceof Promise) {
      const end = () => void (noted.milliseconds = performance.now() - began);
      answer.then(end, end);
    }
    return answer;
  };
  try {
    const result = await run();
    const of: Asked["of"] = (name) => {
      const some = each.filter((one) => one.name.startsWith(name));
      return { statements: some.length, milliseconds: some.reduce((sum, { milliseconds }) => sum + milliseconds, 0) };
    };
    return { result, asked: { statements: each.length, of } };
  } finally {
    prototype.query = plain;
  }
}
