import { GraphQLError, Kind, parse, validate, type DocumentNode, type OperationDefinitionNode } from "graphql";
import { adminSchema } from "./schema";

export interface Parsed {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

const MOST = 500;
const parsed = new Map<string, Parsed | readonly GraphQLError[]>();

function read(query: string, name: string | undefined): Parsed | readonly GraphQLError[] {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
  const errors = validate(adminSchema(), document);
  if (errors.length > 0) return errors;
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const operation = name === undefined ? operations[0] : operations.find((one) => one.name?.value === name);
  return operation ? { document, operation } : [new GraphQLError("No operation to execute.")];
}

/** Parses and validates a document against Shopify's schema, once however often it is sent. */
export function parseDocument(query: string, name: string | undefined): Parsed | readonly GraphQLError[] {
  const key = `${name ?? ""}\n${query}`;
  let known = parsed.get(key);
  if (!known) {
    known = read(query, name);
    if (parsed.size >= MOST) parsed.clear();
    parsed.set(key, known);
  }
  return known;
}
