import { concatAST, type DocumentNode } from "graphql";

/** All documents as one, so that a fragment of one file serves operations of another. For tests. */
export function wholeDocument(documents: ReadonlyArray<{ document: DocumentNode }>): DocumentNode {
  return concatAST(documents.map((one) => one.document));
}
