import { GraphQLError } from "graphql";

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

const MOST = 250;
const encode = (key: string) => Buffer.from(key).toString("base64");
const decode = (cursor: string) => Buffer.from(cursor, "base64").toString("utf8");

function limitOf(args: PageArguments): number {
  const limit = args.first ?? args.last;
  if (limit === null || limit === undefined)
    throw new GraphQLError("you must provide one of first or last", { extensions: { code: "BAD_REQUEST" } });
  if (limit > MOST || limit < 0) {
    throw new GraphQLError(`first cannot exceed ${MOST}`, { extensions: { code: "ARGUMENT_LITERALS_INCOMPATIBLE" } });
  }
  return limit;
}

/** A page of a list. A cursor holds the sort key of its item, so it stays right when items move or vanish between pages. */
export class Connection<T> {
  private readonly page: Array<{ key: string; item: T }>;
  private readonly more: { before: boolean; after: boolean };

  constructor(
    items: Iterable<T>,
    args: PageArguments,
    /** unique, and in the wanted order as text */
    keyOf: (item: T, index: number) => string,
    private readonly nodeOf: (item: T) => unknown,
  ) {
    const limit = limitOf(args);
    const keyed = [...items].map((item, index) => ({ key: keyOf(item, index), item }));
    keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
    if (args.reverse) keyed.reverse();
    const follows = (key: string, cursor: string) => (args.reverse ? key < cursor : key > cursor);
    const from = args.after ? decode(args.after) : null;
    const until = args.before ? decode(args.before) : null;
    const start = from === null ? 0 : keyed.findIndex((one) => follows(one.key, from));
    const rest = start < 0 ? [] : keyed.slice(start);
    const end = until === null ? -1 : rest.findIndex((one) => !follows(until, one.key));
    const within = end < 0 ? rest : rest.slice(0, end);
    const fromEnd = args.first === null || args.first === undefined;
    this.page = fromEnd ? within.slice(Math.max(0, within.length - limit)) : within.slice(0, limit);
    this.more = {
      before: fromEnd ? within.length > limit : start !== 0,
      after: fromEnd ? end >= 0 : within.length > limit,
    };
  }

  get length(): number {
    return this.page.length;
  }

  nodes(): unknown[] {
    return this.page.map((one) => this.nodeOf(one.item));
  }

  edges(): object[] {
    return this.page.map((one) => ({ cursor: encode(one.key), node: () => this.nodeOf(one.item) }));
  }

  pageInfo(): object {
    return {
      hasNextPage: this.more.after,
      hasPreviousPage: this.more.before,
      startCursor: this.page[0] ? encode(this.page[0].key) : null,
      endCursor: this.page.at(-1) ? encode(this.page.at(-1)!.key) : null,
    };
  }
}

/** The key of a list that keeps its own order. */
export function byPosition(_item: unknown, index: number): string {
  return String(index).padStart(8, "0");
}

/** The key of a list sorted by a time or text, then by id. */
export function sortKey(value: string, id: string): string {
  return `${value} ${id.padStart(20, "0")}`;
}
