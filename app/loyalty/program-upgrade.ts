/** The number of the newest shape. */
export const latestSchema = 1;

type Document = Record<string, unknown>;

/** By the number of the shape they lift from, to the next one. A step is pure and never changes what a document means. */
const steps: Readonly<Record<number, (document: Document) => Document>> = {};

/**
 * Lifts a document of an older shape to the newest, step by step. Published documents are never rewritten: they are
 * lifted each time they are read. What is no document, or of a shape nobody knows, is given back as it is for the
 * schema to refuse.
 */
export function upgrade(document: unknown, known: Readonly<Record<number, (document: Document) => Document>> = steps): unknown {
  if (typeof document !== "object" || document === null || Array.isArray(document)) return document;
  let lifted = document as Document;
  for (;;) {
    const number = lifted["schema"];
    const step = typeof number === "number" ? known[number] : undefined;
    if (step === undefined) return lifted;
    lifted = { ...step(lifted), schema: (number as number) + 1 };
  }
}
